"""Figures of the Word report: a native chart, its caption below, what is read aloud."""

from legalgap.office.charts import ROOM, Chart, Dots, Lanes, said
from legalgap.office.measure import width
from legalgap.office.xml import field, p, t
from legalgap.report.charts import Picture
from legalgap.report.columns import CENTIMETRES
from legalgap.report.manuscript import WIDTH, Manuscript

SIZE = 9
"""The letters of a chart in points."""
SCALE, LEGEND = 1.0, 0.5
"""The height of the scale of a chart and of its legend in centimetres."""
LANE = 1.0
"""The height of a lane in centimetres."""
NAMES = 0.42
"""The share of a chart with bars in which a name stands on one line."""


def figure(report: Manuscript, picture: Picture | None, table: str = "") -> str:
    """A chart whose numbers stand in the table made last; nothing where nothing can be drawn.

    `table` names another table, which may come later: see `Manuscript.awaited`.
    """
    if picture is None or report.hold is None:
        return ""
    # Heavy, and not needed where nothing is drawn.
    from legalgap.office.chart_looks import space
    from legalgap.office.chart_sheets import still, workbook
    from legalgap.office.word_charts import caption_below, paragraph

    chart, lang, place = picture.chart, report.voice.lang, report.new_figure()
    book = still(workbook(chart), report.assessment.as_of, lang)
    relation = report.hold(space(chart, SIZE, lang), book)
    alt = picture.alt(report.voice, table or report.last_table)
    drawn = paragraph(relation, place, alt, WIDTH, _high(chart))
    number = field(r"SEQ Figure \* ARABIC", t(str(place)))
    label = report.mark(f"_Ref_figure_{place}", t(report.voice("Figure") + "\u00a0") + number)
    below = p(t(picture.note), "Note") if picture.note else ""
    return drawn + caption_below(label + t(f". {picture.message}"), noted=bool(below)) + below


def _high(chart: Chart) -> float:
    """The height of a chart in centimetres: its scale, its legend, its rows."""
    if isinstance(chart, Lanes):
        return SCALE + LANE * len(chart.series)
    widest = max(width(said(name), SIZE) for name in chart.categories)
    if isinstance(chart, Dots):
        broken = widest > ROOM
        row = 0.8 if broken else 0.66
        return SCALE + LEGEND + row * len(chart.categories)
    broken = widest > NAMES * WIDTH / CENTIMETRES
    single = len(chart.series) == 1
    row = 0.78 if broken else 0.5 if single else 0.62
    return SCALE + row * len(chart.categories)
