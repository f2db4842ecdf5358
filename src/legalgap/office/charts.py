"""What a chart shows, whatever file it stands in: bars, or dots in rows, with their numbers.

Nothing here draws: `chart_looks` writes the XML, `chart_sheets` the workbook behind it.
"""

from collections.abc import Sequence

from legalgap.frozen import frozen
from legalgap.office.xml import clean, plain

CIRCLE, DIAMOND, SQUARE, TRIANGLE = "circle", "diamond", "square", "triangle"
FONT = "Arial"
ROOM = 170
"""What the name of a row of dots has from left to right, in points of a page."""
INK, LIGHT, EDGE, GRID = "262626", "FFFFFF", "595959", "D9D9D9"


def said(text: str) -> str:
    """Words as a chart can hold them: clean, and without marks of languages."""
    return clean(plain(text))


@frozen
class Series:
    """One row of numbers; None is a mark that is not there, and no zero."""

    name: str
    values: Sequence[float | None]
    fill: str
    dark: bool = False
    """Whether letters on its bars are white."""
    pattern: str = ""
    """The pattern of its bars by its Office name, such as `wdUpDiag`; plain where it is empty."""
    shape: str = CIRCLE
    """The sign of its dots."""


@frozen
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
    """The distance of two lines of the scale; of stacked bars as a share of 1."""
    unit: str = ""
    """Stands behind each number, such as `%`."""


@frozen
class Dots:
    """A row for each category, the first on top, with a dot for each series.

    The dots of the first two series are joined by a line, where a row has both.
    """

    categories: Sequence[str]
    series: Sequence[Series]
    notes: Sequence[str] = ()
    """What is said in a row where a dot is missing; empty for a row that has all."""
    most: float = 100
    step: float = 20

    @property
    def aside(self) -> list[tuple[float, float | None]]:
        """Where the note of each row stands: at the end that its dots leave free, how high."""
        found: list[tuple[float, float | None]] = []
        for row, height in enumerate(self.heights):
            known = [series.values[row] for series in self.series]
            right = any(value is not None and value <= self.most / 2 for value in known)
            noted = row < len(self.notes) and self.notes[row]
            found.append((self.most if right else 0, height if noted else None))
        return found

    @property
    def heights(self) -> list[float]:
        """How high each row stands, the first highest: between two lines of the grid."""
        return [place - 0.5 for place in range(len(self.categories), 0, -1)]

    @property
    def joined(self) -> list[int]:
        """The rows with a line between their first two dots, from 0."""
        if len(self.series) < 2:
            return []
        pairs = zip(self.series[0].values, self.series[1].values, strict=True)
        return [row for row, pair in enumerate(pairs) if None not in pair]


LANE_STEP, LANE_ROOM = 0.2, 0.8
"""The distance of two marks one above the other, and of the highest and the lowest, in lanes."""
NEAR = 0.024
"""Marks that are closer, as a share of the scale, stand one above the other."""


@frozen
class Lanes:
    """A lane for each series, the first on top, with a mark for each event at its time."""

    categories: Sequence[str]
    """The events."""
    series: Sequence[Series]
    """Of each lane the years of its events, with the part of the year that has passed."""
    first: float
    last: float
    """The ends of the scale in years."""
    step: float
    doubted: Sequence[bool] = ()
    """Of each event whether its mark is a cross, as its time is not sure."""
    line: float | None = None
    """Where an upright line stands, in years."""
    line_name: str = ""

    @property
    def rows(self) -> int:
        """How long the columns are: the upright line has two points, the names one for a lane."""
        return max(len(self.categories), len(self.series), 2)

    @property
    def middles(self) -> list[float]:
        """How high the middle of each lane stands."""
        return [place - 0.5 for place in range(len(self.series), 0, -1)]

    @property
    def heights(self) -> list[list[float | None]]:
        """How high each mark stands, lane by lane: those of one time one above the other."""
        levels = [self._levels(series) for series in self.series]
        most = max((abs(level) for lane in levels for level in lane.values()), default=0)
        step = min(LANE_STEP, LANE_ROOM / 2 / max(most, 1))
        return [
            [
                round(middle + lane[place] * step, 3) if place in lane else None
                for place in range(len(self.categories))
            ]
            for middle, lane in zip(self.middles, levels, strict=True)
        ]

    def _levels(self, series: Series) -> dict[int, int]:
        """Of each event of a lane by how many steps it stands above the middle."""
        near = NEAR * (self.last - self.first)
        found: dict[int, int] = {}
        ends: list[float] = []
        known = sorted(
            (value, place) for place, value in enumerate(series.values) if value is not None
        )
        for value, place in known:
            free = (level for level, end in enumerate(ends) if value - end >= near)
            level = next(free, len(ends))
            ends[level : level + 1] = [value]
            found[place] = (level + 1) // 2 * (1 if level % 2 else -1)
        return found


Chart = Bars | Dots | Lanes
