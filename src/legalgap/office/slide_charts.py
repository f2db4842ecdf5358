"""Native charts of slides: bars that a person can edit, read in any program and print in grey."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.util import Pt

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
FONT = "Arial"
INK, LIGHT, EDGE, GRID = "262626", "FFFFFF", "595959", "D9D9D9"
SIZE = 14


@dataclass(frozen=True)
class Series:
    """One row of numbers; None is a bar that is not there, and no zero."""

    name: str
    values: Sequence[float | None]
    fill: str
    dark: bool = False
    """Whether letters on its bars are white."""


@dataclass(frozen=True)
class Bars:
    """Bars from left to right, the first category on top."""

    categories: Sequence[str]
    series: Sequence[Series]
    stacked: bool = False
    """Whether the series stand one after another in bars of one length, as shares of 100."""
    lettered: bool = False
    """Whether each part of a stacked bar shows the name of its series; for letters only."""
    most: float | None = None
    """The end of the scale."""
    step: float | None = None

    @property
    def kind(self) -> XL_CHART_TYPE:
        """The type of chart by its Office name."""
        return XL_CHART_TYPE.BAR_STACKED_100 if self.stacked else XL_CHART_TYPE.BAR_CLUSTERED

    def data(self) -> ChartData:
        """The numbers as they stand in the sheet behind the chart."""
        made = ChartData(number_format="General")
        made.categories = list(self.categories)
        for series in self.series:
            made.add_series(series.name, series.values)
        return made


def dress(chart: Chart, bars: Bars) -> None:
    """Give a chart its fonts, colours, axes and labels, and mend what python-pptx writes."""
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(SIZE), FONT
    chart.font.color.rgb = RGBColor.from_string(INK)
    chart.has_legend = not bars.lettered and (bars.stacked or len(bars.series) > 1)
    if chart.has_legend and chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SIZE)
    _axes(chart, bars)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if bars.stacked else -5
    plot.vary_by_categories = False
    for drawn, series in zip(plot.series, bars.series, strict=True):
        _series(drawn, series, bars)
    mend(chart._chartSpace)


def _axes(chart: Chart, bars: Bars) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.major_tick_mark = names.minor_tick_mark = TICK.NONE
    names.format.line.color.rgb = RGBColor.from_string(EDGE)
    names.tick_labels.font.size = Pt(SIZE)
    values.minimum_scale = 0
    if bars.most is not None:
        values.maximum_scale = bars.most
    if bars.step is not None:
        values.major_unit = bars.step
    values.major_tick_mark = values.minor_tick_mark = TICK.NONE
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(GRID)
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(SIZE)
    values.tick_labels.number_format = "0%" if bars.stacked else "0"
    values.tick_labels.number_format_is_linked = False


def _series(drawn: BarSeries, series: Series, bars: Bars) -> None:
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = RGBColor.from_string(series.fill)
    drawn.format.line.color.rgb = RGBColor.from_string(EDGE)
    drawn.format.line.width = Pt(0.75)
    drawn.invert_if_negative = False
    labels = drawn.data_labels
    labels.show_value = True
    labels.show_series_name = bars.lettered
    labels.number_format, labels.number_format_is_linked = "0;;", False
    labels.position = XL_LABEL_POSITION.CENTER if bars.stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.name = Pt(SIZE), FONT
    color = LIGHT if bars.stacked and series.dark else INK
    labels.font.color.rgb = RGBColor.from_string(color)
    if bars.lettered:
        _separate(labels._element)


def _separate(labels: etree._Element) -> None:
    """A space between name and number of a label."""
    after = labels.find(f"{{{C}}}showBubbleSize")
    if after is None:
        after = labels.find(f"{{{C}}}showPercent")
    assert after is not None
    mark = etree.Element(f"{{{C}}}separator")
    mark.text = " "
    after.addnext(mark)


def mend(space: etree._Element) -> None:
    """Positive numbers of axes, the scale below, no rounded corners: what readers ask."""
    for crosses in space.iterfind(f".//{{{C}}}valAx/{{{C}}}crosses"):
        crosses.set("val", "max")
    for element in space.iter(f"{{{C}}}axId", f"{{{C}}}crossAx"):
        number = int(element.get("val") or 0)
        element.set("val", str(abs(number)))
    if space.find(f"{{{C}}}roundedCorners") is None:
        corners = etree.Element(f"{{{C}}}roundedCorners")
        corners.set("val", "0")
        first = space.find(f"{{{C}}}date1904")
        if first is not None:
            first.addnext(corners)
        else:
            space.insert(0, corners)
