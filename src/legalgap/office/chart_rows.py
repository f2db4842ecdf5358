"""Dots in rows as the XML of a scatter chart: one dot a number, a line between two of a row.

A scatter chart has no names on its upright axis: they are the labels of a series of its own, at
the left edge. All series have the same number of points, else LibreOffice drops some of them.
"""

from legalgap.office import chart_sheets as sheets
from legalgap.office.chart_sheets import Column
from legalgap.office.charts import EDGE, FONT, GRID, INK, ROOM, Dots, said
from legalgap.office.measure import lines
from legalgap.office.xml import escaped

LEFT, TOP, WIDE, HIGH = 0.4, 0.09, 0.57, 0.82
"""Where the rows stand, in shares of the chart; names take what is left of them."""
LINE, MARKER = 28575, 10
JOIN = "7F7F7F"
X_AXIS, Y_AXIS = 111, 112
HIDDEN = "".join(
    f'<c:show{name} val="0"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
SHOWN = HIDDEN.replace('showVal val="0"', 'showVal val="1"')
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
FIELDS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    f'xmlns:c15="{C15}"><c15:dlblFieldTable/></c:ext></c:extLst>'
)
"""Says that a label has fields, which Word fills anew when a number changes."""
CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def dots(chart: Dots, size: float, lang: str, room: float = ROOM) -> str:
    """The element `c:chart`; `room` is what a name has from left to right, in points."""
    made, place = [], 0
    for row in chart.joined:
        made.append(_line(chart, row, place))
        place += 1
    for number in range(len(chart.series)):
        made.append(_dots(chart, number, place, size, lang))
        place += 1
    made.append(_names(chart, place, size, lang, room))
    unlisted = [*range(len(chart.joined)), place]
    if any(height is not None for _, height in chart.aside):
        made.append(_notes(chart, place + 1, size, lang))
        unlisted.append(place + 1)
    return (
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{LEFT}"/><c:y val="{TOP}"/><c:w val="{WIDE}"/><c:h val="{HIGH}"/>'
        '</c:manualLayout></c:layout><c:scatterChart><c:scatterStyle val="lineMarker"/>'
        f'<c:varyColors val="0"/>{"".join(made)}<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/>'
        f"</c:scatterChart>{_axes(chart, size)}</c:plotArea>{_legend(unlisted, size)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    )


def _fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def _stroke(color: str, wide: int) -> str:
    return f'<c:spPr><a:ln w="{wide}" cap="rnd">{_fill(color)}</a:ln></c:spPr>'


NO_STROKE = '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def _look(size: float, wrap: str = "square") -> str:
    """The letters of an axis, a legend or labels."""
    return (
        f'<c:txPr><a:bodyPr wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr>{_letters("defRPr", size)}'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _letters(tag: str, size: float, lang: str = "") -> str:
    spoken = f' lang="{escaped(lang)}"' if lang else ""
    return (
        f'<a:{tag}{spoken} sz="{round(size * 100)}" b="0">{_fill(INK)}<a:latin typeface="{FONT}"/>'
        f'<a:cs typeface="{FONT}"/></a:{tag}>'
    )


def _numbers(tag: str, column: Column, values: list[float | None]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{column.body}</c:f><c:numCache><c:formatCode>General"
        f'</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )


def _series(place: int, name: str, look: str, x_values: str, y_values: str) -> str:
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}{look}{x_values}{y_values}'
        '<c:smooth val="0"/></c:ser>'
    )


def _named(cell: str, name: str) -> str:
    """The name of a series, and the cell that holds it."""
    return (
        f'<c:tx><c:strRef><c:f>{cell}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
        f"{escaped(said(name))}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _line(chart: Dots, row: int, place: int) -> str:
    """The line between the first two dots of a row."""
    ends = [chart.series[0].values[row], chart.series[1].values[row]]
    rows = len(chart.categories)
    return _series(
        place,
        _named(sheets.column(chart, 0).cell(row + 1), chart.categories[row]),
        _stroke(JOIN, LINE) + NO_MARKER,
        _numbers(
            "xVal", sheets.drawing_column(chart, "line", row), [ends[0], *ends[1:] * (rows - 1)]
        ),
        _numbers("yVal", sheets.drawing_column(chart, "level", row), [chart.heights[row]] * rows),
    )


def _dots(chart: Dots, number: int, place: int, size: float, lang: str) -> str:
    series = chart.series[number]
    values = list(series.values)
    column = sheets.column(chart, number + 1)
    name = _named(column.head, series.name)
    marker = (
        f'<c:marker><c:symbol val="{series.shape}"/><c:size val="{MARKER}"/><c:spPr>'
        f'{_fill(series.fill)}<a:ln w="9525">{_fill(series.fill)}</a:ln></c:spPr></c:marker>'
    )
    labels = "".join(
        _label(row, _number(value, place, row, size, lang), _side(chart, number, row), FIELDS)
        for row, value in enumerate(values)
        if value is not None
    )
    shown = _labels(labels, size, "r")
    heights = [
        None if value is None else height
        for value, height in zip(values, chart.heights, strict=True)
    ]
    return _series(
        place,
        name,
        NO_STROKE + marker + shown,
        _numbers("xVal", column, values),
        _numbers("yVal", sheets.drawing_column(chart, "dot", number), list(heights)),
    )


def _side(chart: Dots, number: int, row: int) -> str:
    """Where the number of a dot stands: outside of the line that joins it with another."""
    others = [
        series.values[row]
        for place, series in enumerate(chart.series)
        if place != number and series.values[row] is not None
    ]
    own = chart.series[number].values[row]
    assert own is not None
    left = any(
        own < other or (own == other and number == 0) for other in others if other is not None
    )
    return "l" if left else "r"


def _names(chart: Dots, place: int, size: float, lang: str, room: float) -> str:
    """The names of the rows, at the left edge."""
    labels = "".join(
        _label(row, _name(name, size, lang, room), "l") for row, name in enumerate(chart.categories)
    )
    return _series(
        place,
        "",
        NO_STROKE + NO_MARKER + _labels(labels, size, "l"),
        _numbers("xVal", sheets.drawing_column(chart, "edge"), [0] * len(chart.categories)),
        _numbers("yVal", sheets.drawing_column(chart, "height"), list(chart.heights)),
    )


def _notes(chart: Dots, place: int, size: float, lang: str) -> str:
    """What is said in rows where a dot is missing."""
    labels = "".join(
        _label(row, _par(chart.notes[row], size, lang, "l"), "l" if end else "r")
        for row, (end, height) in enumerate(chart.aside)
        if height is not None
    )
    return _series(
        place,
        "",
        NO_STROKE + NO_MARKER + _labels(labels, size, "r"),
        _numbers("xVal", sheets.drawing_column(chart, "aside"), [x for x, _ in chart.aside]),
        _numbers("yVal", sheets.drawing_column(chart, "beside"), [y for _, y in chart.aside]),
    )


def _labels(labels: str, size: float, side: str) -> str:
    """The labels of a series; points without one of their own have none."""
    return (
        f'<c:dLbls>{labels}{CLEAR}{_look(size, "none")}<c:dLblPos val="{side}"/>{HIDDEN}</c:dLbls>'
    )


def _label(row: int, pars: str, side: str, more: str = "") -> str:
    """The label of one point, in words of its own."""
    return (
        f'<c:dLbl><c:idx val="{row}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{pars}'
        f'</c:rich></c:tx>{CLEAR}<c:dLblPos val="{side}"/>{SHOWN}{more}</c:dLbl>'
    )


def _number(value: float, place: int, row: int, size: float, lang: str) -> str:
    """A field with the number of a dot, which is its place from left to right."""
    key = f"{{00000000-0000-4000-8000-{place:06X}{row:06X}}}"
    return (
        f'<a:p><a:pPr>{_letters("defRPr", size)}</a:pPr><a:fld id="{key}" type="XVALUE">'
        f"{_letters('rPr', size, lang)}<a:t>{value:g}</a:t></a:fld></a:p>"
    )


def _par(text: str, size: float, lang: str, side: str) -> str:
    return (
        f'<a:p><a:pPr algn="{side}">{_letters("defRPr", size)}</a:pPr><a:r>'
        f"{_letters('rPr', size, lang)}<a:t>{escaped(said(text))}</a:t></a:r></a:p>"
    )


def _name(text: str, size: float, lang: str, room: float) -> str:
    """A name in as many lines as it needs."""
    words = said(text)
    made, start = [], 0
    for count in lines([(words, False)], size, room):
        made.append(words[start : start + count].strip())
        start += count
    return "".join(_par(line, size, lang, "r") for line in made)


def _axes(chart: Dots, size: float) -> str:
    rows = len(chart.categories)
    grid = (
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{_fill(GRID)}</a:ln></c:spPr></c:majorGridlines>'
    )
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    none = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'<c:valAx><c:axId val="{X_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{chart.most:g}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f'{grid}<c:numFmt formatCode="0" sourceLinked="0"/>{ticks}<c:tickLblPos val="low"/>{none}'
        f'{_look(size)}<c:crossAx val="{Y_AXIS}"/><c:crosses val="min"/><c:crossBetween '
        f'val="midCat"/><c:majorUnit val="{chart.step:g}"/></c:valAx>'
        f'<c:valAx><c:axId val="{Y_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{rows}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>{grid}'
        f'<c:numFmt formatCode="0" sourceLinked="0"/>{ticks}<c:tickLblPos val="none"/>'
        f'<c:spPr><a:ln w="9525">{_fill(EDGE)}</a:ln></c:spPr>{_look(size)}'
        f'<c:crossAx val="{X_AXIS}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        '<c:majorUnit val="1"/></c:valAx>'
    )


def _legend(unlisted: list[int], size: float) -> str:
    """The signs of the dots above them; lines and names are not listed."""
    gone = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in unlisted
    )
    return f'<c:legend><c:legendPos val="t"/>{gone}<c:overlay val="0"/>{_look(size)}</c:legend>'
