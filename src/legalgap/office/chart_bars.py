"""Bars from left to right as the XML of a bar chart: their letters, colours and axes."""

from collections.abc import Sequence

from legalgap.office.chart_sheets import column
from legalgap.office.charts import EDGE, FONT, GRID, INK, LIGHT, Bars, Series, said
from legalgap.office.xml import escaped

NAMES, VALUES = 2068027336, 2113994440
"""The two axes, as they call each other."""
LEAST_PART = 0.06
"""The share of a bar in which a letter and a number find room."""
GAP, BESIDE, STACKED = 45, -5, 100
"""Between two categories, and how far bars of one category lie over each other, in per cent."""
FORMAT = '<c:numFmt formatCode="{}" sourceLinked="0"/>'
NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
PAPER = f'<a:solidFill><a:srgbClr val="{LIGHT}"/></a:solidFill><a:ln><a:noFill/></a:ln>'


def bars(chart: Bars, size: float) -> str:
    """The element `c:chart` without its namespaces; `size` is that of its letters in points."""
    grouping = "percentStacked" if chart.stacked else "clustered"
    series = "".join(_series(chart, place, size) for place in range(len(chart.series)))
    return (
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:gapWidth val="{GAP}"/>'
        f'<c:overlap val="{STACKED if chart.stacked else BESIDE}"/>'
        f'<c:axId val="{NAMES}"/><c:axId val="{VALUES}"/></c:barChart>'
        f"{_names(size)}{_values(chart, size)}</c:plotArea>{_legend(chart, size)}"
        '<c:dispBlanksAs val="gap"/></c:chart>'
    )


def letters(size: float, color: str = "", end: str = "") -> str:
    """How letters look; those without a colour of their own take that of the chart."""
    look = f'{_fill(color)}<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>' if color else ""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}">{look}</a:defRPr></a:pPr>{end}</a:p></c:txPr>'
    )


def _fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def _shape(content: str) -> str:
    return f"<c:spPr>{content}</c:spPr>"


def _names(size: float) -> str:
    """The upright axis: each name is shown, however close they stand."""
    return (
        f'<c:catAx><c:axId val="{NAMES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{NO_TICKS}'
        f"{_shape(f'<a:ln>{_fill(EDGE)}</a:ln>')}{letters(size)}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _values(chart: Bars, size: float) -> str:
    """The scale, below the bars."""
    most = "" if chart.most is None else f'<c:max val="{float(chart.most)}"/>'
    step = "" if chart.step is None else f'<c:majorUnit val="{float(chart.step)}"/>'
    form = "0%" if chart.stacked else f"0{_unit(chart)}"
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling>{most}<c:min val="0.0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/>'
        f"<c:majorGridlines>{_shape(f'<a:ln>{_fill(GRID)}</a:ln>')}</c:majorGridlines>"
        f"{FORMAT.format(escaped(form))}{NO_TICKS}"
        f'{_shape("<a:ln><a:noFill/></a:ln>")}{letters(size)}<c:crossAx val="{NAMES}"/>'
        f'<c:crosses val="max"/>{step}</c:valAx>'
    )


def _unit(chart: Bars) -> str:
    """What a number format prints behind each number."""
    return f'"{chart.unit}"'.replace('""', "") if chart.unit else ""


def _legend(chart: Bars, size: float) -> str:
    if chart.lettered or not (chart.stacked or len(chart.series) > 1):
        return ""
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{letters(size)}</c:legend>'


def _series(chart: Bars, place: int, size: float) -> str:
    series, where = chart.series[place], column(chart, place + 1)
    edge = f'<a:ln w="9525">{_fill(EDGE)}</a:ln>'
    names = [said(name) for name in chart.categories]
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx>{_texts(where.head, [said(series.name)])}</c:tx>"
        f'{_shape(_inside(series) + edge)}<c:invertIfNegative val="0"/>'
        f"{_labels(chart, place, size)}<c:cat>{_texts(column(chart, 0).body, names)}</c:cat>"
        f"<c:val><c:numRef><c:f>{where.body}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points(series.values)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _inside(series: Series) -> str:
    """The colour of bars, or their pattern in it on white."""
    if not series.pattern:
        return _fill(series.fill)
    return (
        f'<a:pattFill prst="{series.pattern}"><a:fgClr><a:srgbClr val="{series.fill}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{LIGHT}"/></a:bgClr></a:pattFill>'
    )


def _texts(where: str, texts: list[str]) -> str:
    cache = _points([escaped(text) for text in texts])
    return f"<c:strRef><c:f>{where}</c:f><c:strCache>{cache}</c:strCache></c:strRef>"


def _points(values: Sequence[str | float | None]) -> str:
    return f'<c:ptCount val="{len(values)}"/>' + "".join(
        f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )


def _labels(chart: Bars, place: int, size: float) -> str:
    """The numbers of a series; on a pattern they stand on white."""
    series = chart.series[place]
    color = LIGHT if chart.stacked and series.dark else INK
    show = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": int(chart.lettered)}
    shown = "".join(
        f'<c:show{name} val="{value}"/>'
        for name, value in (show | {"Percent": 0, "BubbleSize": 0}).items()
    )
    return (
        f"<c:dLbls>{_spared(chart, place)}{FORMAT.format(escaped(f'0{_unit(chart)};;'))}"
        f"{_shape(PAPER) if series.pattern else ''}{letters(size, color)}"
        f'<c:dLblPos val="{"ctr" if chart.stacked else "outEnd"}"/>{shown}'
        f"{'<c:separator> </c:separator>' if chart.lettered else ''}"
        '<c:showLeaderLines val="1"/></c:dLbls>'
    )


def _spared(chart: Bars, place: int) -> str:
    """No letter on a part of a bar in which it finds no room."""
    if not chart.lettered:
        return ""
    spared = []
    for row, value in enumerate(chart.series[place].values):
        whole = sum(series.values[row] or 0 for series in chart.series)
        if value is not None and whole and value / whole < LEAST_PART:
            spared.append(f'<c:dLbl><c:idx val="{row}"/><c:delete val="1"/></c:dLbl>')
    return "".join(spared)
