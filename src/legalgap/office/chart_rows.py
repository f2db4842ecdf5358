"""Dots in rows as the XML of a scatter chart: one dot a number, a line between two of a row."""

from legalgap.office import chart_points as points
from legalgap.office import chart_sheets as sheets
from legalgap.office.charts import ROOM, Dots

PLACE = (0.4, 0.09, 0.57, 0.82)
"""Where the rows stand, in shares of the chart; names take what is left of them."""
LINE, MARKER = 28575, 10
JOIN = "7F7F7F"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
FIELDS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    f'xmlns:c15="{C15}"><c15:dlblFieldTable/></c:ext></c:extLst>'
)
"""Says that a label has fields, which Word fills anew when a number changes."""


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
    scale = (0, chart.most, chart.step)
    legend = _legend(unlisted, size)
    return points.area("".join(made), PLACE, scale, len(chart.categories), size, legend)


def _line(chart: Dots, row: int, place: int) -> str:
    """The line between the first two dots of a row."""
    ends = [chart.series[0].values[row], chart.series[1].values[row]]
    rows = len(chart.categories)
    return points.series(
        place,
        points.named(sheets.column(chart, 0).cell(row + 1), chart.categories[row]),
        points.stroke(JOIN, LINE) + points.NO_MARKER,
        points.numbers(
            "xVal", sheets.drawing_column(chart, "line", row), [ends[0], *ends[1:] * (rows - 1)]
        ),
        points.numbers(
            "yVal", sheets.drawing_column(chart, "level", row), [chart.heights[row]] * rows
        ),
    )


def _dots(chart: Dots, number: int, place: int, size: float, lang: str) -> str:
    series = chart.series[number]
    values = list(series.values)
    column = sheets.column(chart, number + 1)
    name = points.named(column.head, series.name)
    marker = points.marker(series.shape, MARKER, series.fill)
    labels = "".join(
        points.label(row, _number(value, place, row, size, lang), _side(chart, number, row), FIELDS)
        for row, value in enumerate(values)
        if value is not None
    )
    shown = points.labels(labels, size, "r")
    heights = [
        None if value is None else height
        for value, height in zip(values, chart.heights, strict=True)
    ]
    return points.series(
        place,
        name,
        points.NO_STROKE + marker + shown,
        points.numbers("xVal", column, values),
        points.numbers("yVal", sheets.drawing_column(chart, "dot", number), list(heights)),
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
        points.label(row, points.name(name, size, lang, room), "l")
        for row, name in enumerate(chart.categories)
    )
    return points.series(
        place,
        "",
        points.NO_STROKE + points.NO_MARKER + points.labels(labels, size, "l"),
        points.numbers("xVal", sheets.drawing_column(chart, "edge"), [0] * len(chart.categories)),
        points.numbers("yVal", sheets.drawing_column(chart, "height"), list(chart.heights)),
    )


def _notes(chart: Dots, place: int, size: float, lang: str) -> str:
    """What is said in rows where a dot is missing."""
    labels = "".join(
        points.label(row, points.par(chart.notes[row], size, lang, "l"), "l" if end else "r")
        for row, (end, height) in enumerate(chart.aside)
        if height is not None
    )
    return points.series(
        place,
        "",
        points.NO_STROKE + points.NO_MARKER + points.labels(labels, size, "r"),
        points.numbers("xVal", sheets.drawing_column(chart, "aside"), [x for x, _ in chart.aside]),
        points.numbers("yVal", sheets.drawing_column(chart, "beside"), [y for _, y in chart.aside]),
    )


def _number(value: float, place: int, row: int, size: float, lang: str) -> str:
    """A field with the number of a dot, which is its place from left to right."""
    key = f"{{00000000-0000-4000-8000-{place:06X}{row:06X}}}"
    return (
        f'<a:p><a:pPr>{points.letters("defRPr", size)}</a:pPr><a:fld id="{key}" type="XVALUE">'
        f"{points.letters('rPr', size, lang)}<a:t>{value:g}</a:t></a:fld></a:p>"
    )


def _legend(unlisted: list[int], size: float) -> str:
    """The signs of the dots above them; lines and names are not listed."""
    gone = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in unlisted
    )
    return (
        f'<c:legend><c:legendPos val="t"/>{gone}<c:overlay val="0"/>{points.look(size)}</c:legend>'
    )
