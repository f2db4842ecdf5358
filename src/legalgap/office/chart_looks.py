"""Native charts as XML: a person can edit them, every program reads them, they print in grey.

Documents and slides share all of it: fonts, colours, axes, and what Word, LibreOffice and the
schemas ask for.
"""

from lxml import etree

from legalgap.office.chart_bars import PAPER, bars, letters
from legalgap.office.chart_lanes import lanes
from legalgap.office.chart_rows import dots
from legalgap.office.charts import INK, Chart, Dots, Lanes
from legalgap.office.xml import locale

SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def space(chart: Chart, size: float, lang: str) -> etree._Element:
    """The XML of a chart with letters of a size in points: the root of its part.

    Whoever puts it into a package adds `c:externalData`, which leads to the workbook.
    """
    # LibreOffice takes the font of Cyrillic letters from where Office keeps that of Arabic ones:
    # each `a:latin` has an `a:cs` beside it.
    if isinstance(chart, Dots):
        epoch, drawn = "", dots(chart, size, locale(lang))
    elif isinstance(chart, Lanes):
        epoch, drawn = "", lanes(chart, size, locale(lang))
    else:
        epoch, drawn = '<c:date1904 val="0"/>', bars(chart, size)
    end = '<a:endParaRPr lang="en-US"/>'
    return etree.fromstring(
        f'<c:chartSpace {SPACES}>{epoch}<c:lang val="{locale(lang)}"/>'
        f'<c:roundedCorners val="0"/>{drawn}<c:spPr>{PAPER}</c:spPr>'
        f"{letters(size, INK, end)}</c:chartSpace>"
    )
