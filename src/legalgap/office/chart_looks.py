"""Native charts as XML: a person can edit them, every program reads them, they print in grey.

python-pptx writes the chart; here it gets its fonts, colours and axes, and the repairs that Word,
LibreOffice and the schemas ask for. Documents and slides share all of it.
"""

from lxml import etree
from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import ChartData, XyChartData
from pptx.chart.datalabel import DataLabels
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.oxml import parse_xml
from pptx.util import Pt

from legalgap.office.chart_rows import PAPER, SPACES, dots
from legalgap.office.charts import EDGE, FONT, GRID, INK, LIGHT, Bars, Chart, Dots, said
from legalgap.office.xml import locale

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
ORDER = ("date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr")
"""What stands before the chart itself, in the order of the schema."""
LEAST_PART = 0.06
"""The share of a bar in which a letter and a number find room."""
NO_LABEL = f'<c:dLbl xmlns:c="{C}"><c:idx val="{{}}"/><c:delete val="1"/></c:dLbl>'
PLAIN_PAPER = PAPER.replace("<c:spPr>", f"<c:spPr {SPACES}>")


def kind(chart: Chart) -> XL_CHART_TYPE:
    """The type of a chart by its Office name."""
    if isinstance(chart, Dots):
        return XL_CHART_TYPE.XY_SCATTER
    return XL_CHART_TYPE.BAR_STACKED_100 if chart.stacked else XL_CHART_TYPE.BAR_CLUSTERED


def data(chart: Chart) -> ChartData | XyChartData:
    """The numbers of a chart as python-pptx takes them."""
    if isinstance(chart, Dots):
        rows = XyChartData(number_format="General")
        rows.add_series("")  # dressed anew, whole
        return rows
    made = ChartData(number_format="General")
    made.categories = [said(name) for name in chart.categories]
    for series in chart.series:
        made.add_series(said(series.name), series.values)
    return made


def space(chart: Chart, size: float, lang: str) -> etree._Element:
    """The XML of a chart with letters of a size in points: the root of its part.

    Whoever puts it into a package adds `c:externalData`, which leads to the workbook.
    """
    root = parse_xml(data(chart).xml_bytes(kind(chart)))  # type: ignore[no-untyped-call]
    dress(Drawn(root, None), chart, size, lang)
    made: etree._Element = root
    return made


def dress(drawn: Drawn, chart: Chart, size: float, lang: str) -> None:
    """Give a chart its fonts, colours, axes and labels, and mend what python-pptx writes."""
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(size), FONT
    drawn.font.color.rgb = RGBColor.from_string(INK)
    if isinstance(chart, Dots):
        old = drawn._chartSpace.chart
        old.getparent().replace(old, parse_xml(dots(chart, size, locale(lang))))
    else:
        _bars(drawn, chart, size)
    mend(drawn._chartSpace, locale(lang))


def _bars(drawn: Drawn, bars: Bars, size: float) -> None:
    drawn.has_legend = not bars.lettered and (bars.stacked or len(bars.series) > 1)
    if drawn.has_legend and drawn.legend is not None:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(size)
    _axes(drawn, bars, size)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if bars.stacked else -5
    plot.vary_by_categories = False
    for place, made in enumerate(plot.series):
        _series(made, bars, place, size)


def _axes(drawn: Drawn, bars: Bars, size: float) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    names.reverse_order = True
    names.major_tick_mark = names.minor_tick_mark = TICK.NONE
    names.format.line.color.rgb = RGBColor.from_string(EDGE)
    names.tick_labels.font.size = Pt(size)
    values.minimum_scale = 0
    if bars.most is not None:
        values.maximum_scale = bars.most
    if bars.step is not None:
        values.major_unit = bars.step
    values.major_tick_mark = values.minor_tick_mark = TICK.NONE
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(GRID)
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(size)
    values.tick_labels.number_format = "0%" if bars.stacked else "0" + _unit(bars)
    values.tick_labels.number_format_is_linked = False


def _unit(bars: Bars) -> str:
    """What a number format prints behind each number."""
    return f'"{bars.unit}"'.replace('""', "") if bars.unit else ""


def _series(made: BarSeries, bars: Bars, place: int, size: float) -> None:
    series = bars.series[place]
    fill = made.format.fill
    if series.pattern:
        made._element.get_or_add_spPr().insert(0, _pattern(series.pattern, series.fill))
    else:
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(series.fill)
    made.format.line.color.rgb = RGBColor.from_string(EDGE)
    made.format.line.width = Pt(0.75)
    made.invert_if_negative = False
    labels = made.data_labels
    labels.show_value = True
    labels.show_series_name = bars.lettered
    form = f"0{_unit(bars)};;"
    labels.number_format, labels.number_format_is_linked = form, False
    labels.position = XL_LABEL_POSITION.CENTER if bars.stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.name = Pt(size), FONT
    color = LIGHT if bars.stacked and series.dark else INK
    labels.font.color.rgb = RGBColor.from_string(color)
    if series.pattern:
        _on_paper(labels._element)
    if bars.lettered:
        _separate(labels._element)
        _spare(labels, bars, place)


def _spare(labels: DataLabels, bars: Bars, place: int) -> None:
    """No letter on a part of a bar in which it finds no room."""
    rows = reversed(list(enumerate(bars.series[place].values)))  # each is put before the last
    for row, value in rows:
        whole = sum(series.values[row] or 0 for series in bars.series)
        if value is not None and whole and value / whole < LEAST_PART:
            labels._element.insert(0, parse_xml(NO_LABEL.format(row)))


def _pattern(name: str, color: str) -> etree._Element:
    """A pattern in a colour on white."""
    return etree.fromstring(
        f'<a:pattFill xmlns:a="{A}" prst="{name}"><a:fgClr><a:srgbClr val="{color}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{LIGHT}"/></a:bgClr></a:pattFill>'
    )


def _on_paper(labels: etree._Element) -> None:
    """White behind the letters of labels that stand on a pattern."""
    letters = labels.find(f"{{{C}}}txPr")
    assert letters is not None
    letters.addprevious(etree.fromstring(PLAIN_PAPER))


def _separate(labels: etree._Element) -> None:
    """A space between name and number of a label."""
    after = labels.find(f"{{{C}}}showBubbleSize")
    if after is None:
        after = labels.find(f"{{{C}}}showPercent")
    assert after is not None
    mark = etree.Element(f"{{{C}}}separator")
    mark.text = " "
    after.addnext(mark)


def mend(root: etree._Element, lang: str) -> None:
    """What readers ask: the scale below, positive numbers of axes, one font, square corners."""
    for crosses in root.iterfind(f".//{{{C}}}barChart/../{{{C}}}valAx/{{{C}}}crosses"):
        crosses.set("val", "max")
    for element in root.iter(f"{{{C}}}axId", f"{{{C}}}crossAx"):
        element.set("val", str(abs(int(element.get("val") or 0))))
    # LibreOffice takes the font of Cyrillic letters from where Office keeps that of Arabic ones.
    for latin in root.iter(f"{{{A}}}latin"):
        after = latin.getnext()
        if after is None or after.tag != f"{{{A}}}cs":
            other = etree.Element(f"{{{A}}}cs")
            other.set("typeface", latin.get("typeface") or FONT)
            latin.addnext(other)
    for axis in root.iter(f"{{{C}}}catAx"):
        _every_name(axis)
    _first(root, "lang", lang)
    _first(root, "roundedCorners", "0")
    if root.find(f"{{{C}}}spPr") is None:
        drawn = root.find(f"{{{C}}}chart")
        assert drawn is not None
        drawn.addnext(etree.fromstring(PLAIN_PAPER))


def _every_name(axis: etree._Element) -> None:
    """Show the name of each row, however close they stand."""
    if axis.find(f"{{{C}}}tickLblSkip") is None:
        later = axis.find(f"{{{C}}}tickMarkSkip")
        later = axis.find(f"{{{C}}}noMultiLvlLbl") if later is None else later
        skip = etree.Element(f"{{{C}}}tickLblSkip")
        skip.set("val", "1")
        if later is None:
            axis.append(skip)
        else:
            later.addprevious(skip)


def _first(root: etree._Element, name: str, value: str) -> None:
    """Set one of the properties that stand before the chart, in its place."""
    found = root.find(f"{{{C}}}{name}")
    if found is None:
        found = etree.Element(f"{{{C}}}{name}")
        before = [f"{{{C}}}{item}" for item in ORDER[: ORDER.index(name)]]
        place = sum(child.tag in before for child in root)
        root.insert(place, found)
    found.set("val", value)
