"""What a chart shows, whatever file it stands in: bars, or dots in rows, with their numbers.

Nothing here draws: `chart_looks` writes the XML, `chart_sheets` the workbook behind it.
"""

from collections.abc import Sequence

from legalgap.frozen import frozen
from legalgap.office.xml import clean, plain

CIRCLE, DIAMOND = "circle", "diamond"
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


Chart = Bars | Dots
