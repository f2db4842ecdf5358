"""Events in lanes as the XML of a scatter chart: a mark for each at its time."""

from collections.abc import Sequence

from legalgap.office import chart_points as points
from legalgap.office import chart_sheets as sheets
from legalgap.office.charts import EDGE, Lanes

PLACE = (0.17, 0.09, 0.79, 0.8)
"""Where the lanes stand, in shares of the chart; their names take what is left of them."""
ROOM = 72
"""What the name of a lane has from left to right, in points of a page."""
MARKER, CROSS = 7, "x"
LINE, CROSS_EDGE = 12700, 22225


def lanes(chart: Lanes, size: float, lang: str) -> str:
    """The element `c:chart`; the names of lanes have `ROOM`, on as many lines as they need."""
    heights = chart.heights
    made = [_marks(chart, number, heights[number]) for number in range(len(chart.series))]
    made.append(_names(chart, len(made), size, lang))
    if chart.line is not None:
        made.append(_line(chart, chart.line, len(made), size, lang))
    scale = (chart.first, chart.last, chart.step)
    return points.area("".join(made), PLACE, scale, len(chart.series), size)


def _filled(chart: Lanes, values: Sequence[float | None]) -> list[float | None]:
    """Numbers as long as all columns are."""
    return [*values, *[None] * (chart.rows - len(values))]


def _marks(chart: Lanes, number: int, heights: list[float | None]) -> str:
    series, column = chart.series[number], sheets.column(chart, number + 1)
    # LibreOffice draws no mark as hollow, and reads the look of one point only where its shape or
    # size is another one.
    cross = points.marker(CROSS, MARKER, series.fill, edge=CROSS_EDGE)
    doubted = "".join(
        f'<c:dPt><c:idx val="{place}"/>{cross}<c:bubble3D val="0"/></c:dPt>'
        for place, (value, doubt) in enumerate(zip(series.values, chart.doubted, strict=False))
        if doubt and value is not None
    )
    return points.series(
        number,
        points.named(column.head, series.name),
        points.NO_STROKE + points.marker(series.shape, MARKER, series.fill) + doubted,
        points.numbers("xVal", column, _filled(chart, series.values)),
        points.numbers("yVal", sheets.lane_column(chart, "mark", number), _filled(chart, heights)),
    )


def _names(chart: Lanes, place: int, size: float, lang: str) -> str:
    """The names of the lanes, at the left edge."""
    labels = "".join(
        points.label(row, points.name(series.name, size, lang, ROOM), "l")
        for row, series in enumerate(chart.series)
    )
    edge = [chart.first] * len(chart.series)
    return points.series(
        place,
        "",
        points.NO_STROKE + points.NO_MARKER + points.labels(labels, size, "l"),
        points.numbers("xVal", sheets.lane_column(chart, "edge"), _filled(chart, edge)),
        points.numbers("yVal", sheets.lane_column(chart, "height"), _filled(chart, chart.middles)),
    )


def _line(chart: Lanes, year: float, place: int, size: float, lang: str) -> str:
    """The upright line, with its name above it."""
    label = points.label(1, points.par(chart.line_name, size, lang, "ctr"), "t")
    return points.series(
        place,
        "",
        points.stroke(EDGE, LINE) + points.NO_MARKER + points.labels(label, size, "t"),
        points.numbers("xVal", sheets.lane_column(chart, "line"), _filled(chart, [year, year])),
        points.numbers(
            "yVal", sheets.lane_column(chart, "level"), _filled(chart, [0, len(chart.series)])
        ),
    )
