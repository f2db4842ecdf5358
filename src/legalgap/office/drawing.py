"""DrawingML as strings: the paragraphs and tables of slides, and all escaping in one place.

Lengths are points. Words of another language stand between the marks of `office.xml` and become
runs of their own, so that a screen reader changes its voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legalgap.office.measure import ELLIPSIS, LINE, letters_within, lines
from legalgap.office.xml import CLOSE, MARKS, OPEN, SPEAK, escaped, locale, plain

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
EMU = 12_700
"""Office's smallest unit, in a point."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
SIDE, EDGE = 6.0, 2.5
"""The margins of a cell: left and right, above and below."""
MOST_SPARE = 22.0
RULE_COLOR = "BFBFBF"
INK = "262626"


@dataclass(frozen=True)
class Par:
    """A paragraph: its words, and a lead before them in bold."""

    text: str
    lead: str = ""
    bold: bool = False
    color: str = ""
    small: bool = False
    """Whether it is set in the smaller of two sizes."""

    @property
    def words(self) -> list[tuple[str, bool]]:
        """Its pieces without marks, as they are measured."""
        gap = " " if self.lead and self.text else ""
        return [(plain(self.lead) + gap, True), (plain(self.text), self.bold)]

    def height(self, size: float, room: float) -> float:
        """How high it stands in a column."""
        return len(lines(self.words, size, room)) * size * LINE

    def clipped(self, size: float, room: float, most: int) -> "Par":
        """The same in at most so many lines; an ellipsis shows that something is left out."""
        kept = letters_within(self.words, size, room, most)
        if kept is None:
            return self
        start = len(self.words[0][0])
        return replace(self, text=cut(self.text, max(kept - start, 1)))


def cut(text: str, number: int) -> str:
    """The first letters of a text with its marks; every mark that opens is closed."""
    made, seen, inside, naming = "", 0, False, False
    for letter in text:
        if letter == OPEN:
            inside, naming = True, True
        elif letter == SPEAK:
            naming = False
        elif letter == CLOSE:
            inside = False
        elif not naming:
            if seen >= number:
                break
            seen += 1
        made += letter
    return made.rstrip(" ,;:(") + ELLIPSIS + (CLOSE if inside else "")


@dataclass(frozen=True)
class Box:
    """A cell: paragraphs and their ground."""

    pars: tuple[Par, ...]
    fill: str = ""


def box(text: str, *, bold: bool = False, fill: str = "", color: str = "") -> Box:
    """A cell of one plain paragraph."""
    return Box((Par(text, bold=bold, color=color),), fill)


@dataclass(frozen=True)
class Table:
    """A table with a header row; `widths` are points."""

    widths: Sequence[float]
    head: Sequence[Box]
    rows: Sequence[Sequence[Box]]
    size: float = 16
    small: float = 14
    first_column: bool = False
    """Whether the first column names the rows."""
    apart: float = 2
    """By how much the smaller letters are smaller."""

    @property
    def _all(self) -> list[Sequence[Box]]:
        return [self.head, *self.rows]

    def _size(self, par: Par) -> float:
        return self.small if par.small else self.size

    def _height(self, row: Sequence[Box]) -> float:
        return 2 * EDGE + max(
            sum(par.height(self._size(par), wide - 2 * SIDE) for par in item.pars)
            for item, wide in zip(row, self.widths, strict=True)
        )

    @property
    def heights(self) -> list[float]:
        """The height of each row, the header first."""
        return [self._height(row) for row in self._all]

    def fitted(self, room: float, sizes: Sequence[float], least: float) -> "Table":
        """The same in the largest of the sizes that fits; in the last one it is clipped."""
        made = self
        for size in sizes:
            made = replace(self, size=size, small=max(least, size - self.apart))
            if sum(made.heights) <= room:
                return made
        while sum(made.heights) > room:
            shorter = made._shorter()
            if shorter is None:
                break
            made = shorter
        return made

    def _shorter(self) -> "Table | None":
        """The same with the longest paragraph of its rows one line shorter; None if none can be.

        What is set in small letters is shortened first.
        """
        found = [
            (self._lines(par, wide), par.small, -row, -column, place)
            for row, cells in enumerate(self.rows)
            for column, (item, wide) in enumerate(zip(cells, self.widths, strict=True))
            for place, par in enumerate(item.pars)
            if self._decides(cells, item)
        ]
        counted, _, row, column, place = max(found, default=(0, False, 0, 0, 0))
        if counted < 2:
            return None
        cells = list(self.rows[-row])
        pars = list(cells[-column].pars)
        wide = self.widths[-column] - 2 * SIDE
        pars[place] = pars[place].clipped(self._size(pars[place]), wide, counted - 1)
        cells[-column] = replace(cells[-column], pars=tuple(pars))
        return replace(self, rows=[*self.rows[:-row], cells, *self.rows[1 - row :]])

    def _lines(self, par: Par, wide: float) -> int:
        return len(lines(par.words, self._size(par), wide - 2 * SIDE))

    def _decides(self, row: Sequence[Box], item: Box) -> bool:
        """Whether a cell is as high as its row, so that the row is lower once it is shorter."""
        wide = next(wide for other, wide in zip(row, self.widths, strict=True) if other is item)
        high = 2 * EDGE + sum(par.height(self._size(par), wide - 2 * SIDE) for par in item.pars)
        return high >= self._height(row) - 0.01

    def xml(self, lang: str, room: float) -> str:
        """The table; where there is room to spare its rows stand a little higher."""
        heights = self.heights
        spare = max(0.0, min((room - sum(heights)) / len(heights), MOST_SPARE))
        grid = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in self.widths)
        rows = "".join(
            f'<a:tr h="{emu(high + spare)}">'
            + "".join(_cell(self, item, lang, head=place == 0) for item in row)
            + "</a:tr>"
            for place, (row, high) in enumerate(zip(self._all, heights, strict=True))
        )
        column = ' firstCol="1"' if self.first_column else ""
        return (
            f'<a:tbl><a:tblPr firstRow="1"{column}><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
            f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
        )


def emu(points: float) -> int:
    """Points in Office's units."""
    return round(points * EMU)


def _cell(table: Table, item: Box, lang: str, *, head: bool) -> str:
    body = "".join(
        paragraph(par, table.small if par.small else table.size, lang) for par in item.pars
    )
    line = (
        f'<a:ln{{}} w="9525"><a:solidFill><a:srgbClr val="{RULE_COLOR}"/></a:solidFill></a:ln{{}}>'
    )
    none = '<a:ln{} w="0"><a:noFill/></a:ln{}>'
    borders = "".join(
        (none if side in "LR" else line).format(side, side) for side in ("L", "R", "T", "B")
    )
    ground = solid(item.fill) if item.fill else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
        f'<a:tcPr marL="{emu(SIDE)}" marR="{emu(SIDE)}" marT="{emu(EDGE)}" marB="{emu(EDGE)}" '
        f'anchor="{"b" if head else "ctr"}">{borders}{ground}</a:tcPr></a:tc>'
    )


def solid(color: str) -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def paragraph(par: Par, size: float | None, lang: str, look: str = "") -> str:
    """A paragraph of runs; without a size it has that of its place."""
    made = _runs(par.lead + (" " if par.text else ""), size, lang, par.color, bold=True)
    made = made if par.lead else ""
    made += _runs(par.text, size, lang, par.color, bold=par.bold)
    return f"<a:p>{look}{made}</a:p>"


def _runs(text: str, size: float | None, lang: str, color: str, *, bold: bool) -> str:
    return "".join(
        run(words, size, own or lang, color, bold=bold) for own, words in spoken(text) if words
    )


def run(words: str, size: float | None, lang: str, color: str = "", *, bold: bool = False) -> str:
    """A run of text in one language."""
    sized = f' sz="{round(size * 100)}"' if size else ""
    heavy = ' b="1"' if bold else ""
    fill = solid(color) if color else ""
    return (
        f'<a:r><a:rPr lang="{locale(lang)}"{sized}{heavy} dirty="0">{fill}</a:rPr>'
        f"<a:t>{escaped(words)}</a:t></a:r>"
    )


def spoken(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text with their language; empty where it is that of the reader."""
    for place, piece in enumerate(text.split(OPEN)):
        if place == 0 or SPEAK not in piece:
            yield "", MARKS.sub("", piece)
            continue
        lang, _, rest = piece.partition(SPEAK)
        words, _, after = rest.partition(CLOSE)
        yield lang, MARKS.sub("", words)
        yield "", MARKS.sub("", after)
