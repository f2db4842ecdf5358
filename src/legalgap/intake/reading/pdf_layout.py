"""The lines of a PDF page in the order in which they are read, columns one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from legalgap.intake.manuscript import Span
from legalgap.intake.reading.pdf_letters import Letter, Piece

ABOVE = 0.12
"""Sizes by which a smaller letter must stand above the line to be raised."""
SMALLER = 0.87
CELL = 2.5
"""Sizes from which a gap in a line parts cells, or a title from its page."""
STRETCHED = 1.6
SPACE = 0.15
"""Sizes from which a gap beside a raised number is a space."""
CROSSING = 0.25
"""The share of lines that may go across the gap between two columns: titles, footnotes."""
SIDE = 0.22
"""The share of a page's lines that each column must hold at least."""


@dataclass(slots=True)
class Line:
    """A line of print: its text, raised spans, place and look."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    raised: tuple[Span, ...] = ()
    bold: bool = False
    column: int | None = None
    first_word: float = 0.0
    """How wide its first word is, in points."""


@dataclass
class PageLines:
    """The lines of a page in reading order."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    merged: int = 0
    """How often two pieces of a word that pdfium parts were put together."""
    gutter: float | None = None
    """Where the white space between two columns stands, if the page has two."""


def lines_of(
    pieces: list[Piece],
    number: int,
    width: float,
    height: float,
    before: float | None = None,
) -> PageLines:
    """The lines of one page; `before` is where the page before it has its gutter."""
    made = PageLines(number, width, height, merged=sum(piece.closed for piece in pieces))
    joined = _with_raised(pieces, made)
    gutter = made.gutter = _gutter(joined, width, before)
    if gutter is None:
        made.lines = [_line(row, number) for row in _rows(_from_the_top(joined))]
        return made
    ordered = sorted(joined, key=lambda piece: (-piece.base, piece.left))
    left: list[Piece] = []
    right: list[Piece] = []

    def close() -> None:
        for column, side in enumerate((left, right), start=1):
            for row in _rows(side):
                line = _line(row, number)
                # A column of prose has no cells: what looks so is a line stretched to fill it.
                made.lines.append(replace(line, text=line.text.replace("\t", " "), column=column))
            side.clear()

    for piece in ordered:
        if piece.left < gutter < piece.right:
            close()
            made.lines.append(_line([piece], number))
        else:
            (left if piece.right <= gutter else right).append(piece)
    close()
    return made


def _with_raised(pieces: Sequence[Piece], page: PageLines) -> list[Piece]:
    """Raised numbers that the file draws apart put back to the words that they stand on."""
    made: list[Piece] = []
    for piece in pieces:
        before = made[-1] if made else None
        if before is not None and _continues(before, piece):
            last, first = before.letters[-1], piece.letters[0]
            if first.left - last.right > SPACE * max(before.size, piece.size):
                space = Letter(" ", last.right, first.left, before.base, before.size)
                before.letters.append(space)
            else:
                page.merged += last.text.isalnum() and first.text.isalnum()
            before.letters.extend(piece.letters)
            before.settle()
        else:
            made.append(piece)
    return made


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a piece is a small one above the end of another, or what follows a small one."""
    gap = piece.left - before.right
    size = max(before.size, piece.size)
    last = before.letters[-1]
    shift = piece.base - before.base
    if not -0.3 * size < gap < 0.35 * size:
        return False
    small = piece.size < SMALLER * before.size and ABOVE * size < shift < 0.8 * size
    back = abs(shift) < 0.1 * size and last.base - before.base > ABOVE * size
    return small or back


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one base line, one after the other, as one row."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and abs(last.base - piece.base) < 0.25 * max(last.size, piece.size)
            and piece.left >= last.right - 0.5 * last.size
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _from_the_top(pieces: list[Piece]) -> list[Piece]:
    """The order of drawing, unless it jumps up and down the page; then from top to bottom."""
    jumps = sum(
        after.base > before.base + max(before.size, 1) for before, after in pairwise(pieces)
    )
    if jumps <= max(3, 0.1 * len(pieces)):
        return pieces
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if rows and rows[-1][0].base - piece.base < 0.3 * max(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda piece: piece.left)]


def _gutter(pieces: Sequence[Piece], width: float, before: float | None = None) -> float | None:
    """Where the white space between two columns stands, or None for a page of one column.

    A page whose lines are too short to tell is set like the page before it.
    """
    if len(pieces) < 12 or width <= 0:
        return None
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        at = width * step / 100
        crossing = sum(piece.left - 2 < at < piece.right + 2 for piece in pieces)
        score = (crossing, abs(at - width / 2))
        if best is None or score < (best[0], abs(best[1] - width / 2)):
            best = (crossing, at)
    if best is None or best[0] > CROSSING * len(pieces):
        return None
    at = best[1]
    left = [piece for piece in pieces if piece.right <= at]
    right = [piece for piece in pieces if piece.left >= at]
    if min(len(left), len(right)) < max(5, SIDE * len(pieces)):
        return None
    if before is not None and abs(at - before) < 0.04 * width:
        return at
    return at if _is_prose(left) and _is_prose(right) else None


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether the lines of a column reach its full width, as cells of a table do not."""
    ends: dict[int, float] = {}
    letters = 0
    for piece in pieces:
        row = round(piece.base / 3)
        ends[row] = max(ends.get(row, 0.0), piece.right)
        letters += len(piece.letters)
    first = min(piece.left for piece in pieces)
    wide = sorted(ends.values())[int(len(ends) * 0.9)] - first
    full = sum(end - first > 0.8 * wide for end in ends.values())
    return full >= 0.45 * len(ends) and letters > 15 * len(ends)


def _line(row: Sequence[Piece], page: int) -> Line:
    """One line from the pieces of a row, parted by tabs where the gap is wide."""
    texts: list[str] = []
    raised: list[Span] = []
    length = 0
    usual = _usual_space(row)
    for at, piece in enumerate(row):
        if at:
            gap = piece.left - row[at - 1].right
            texts.append("\t" if gap > max(CELL * piece.size, STRETCHED * usual) else " ")
            length += 1
        for letter in piece.letters:
            if _is_raised(letter.base - piece.base, letter.size, piece.size):
                raised.append((length, length + len(letter.text)))
            texts.append(letter.text)
            length += len(letter.text)
    largest = max(row, key=lambda piece: len(piece.letters))
    return Line(
        text="".join(texts),
        left=row[0].left,
        right=row[-1].right,
        base=largest.base,
        size=largest.size,
        page=page,
        raised=tuple(raised),
        bold=all(piece.bold for piece in row),
        first_word=_first_word(row[0]),
    )


def _usual_space(row: Sequence[Piece]) -> float:
    """The width of most spaces of a line: a line set to fill a narrow column stretches them."""
    spaces = [
        letter.right - letter.left
        for piece in row
        for letter in piece.letters
        if letter.text == " "
    ]
    spaces += [after.left - before.right for before, after in pairwise(row)]
    return sorted(spaces)[len(spaces) // 2] if len(spaces) > 1 else 0.0


def _is_raised(shift: float, size: float, usual: float) -> bool:
    return shift > ABOVE * usual and (size < SMALLER * usual or shift > 0.25 * usual)


def _first_word(piece: Piece) -> float:
    for letter in piece.letters:
        if letter.text == " ":
            return letter.left - piece.left
    return piece.right - piece.left
