"""The letters of a PDF page with their places, gathered into the pieces that stand on one line."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

BREAKS = (0x0D, 0x0A)
HYPHENS = (0xFFFE, 0x02, 0xAD, 0x2010)
"""What pdfium gives for a hyphen at the end of a line, and other hyphens."""
GAP = 1.2
"""Sizes of the letters that a gap must be wide to be, perhaps, one between two columns."""
SHIFT = 0.9
"""Sizes by which a letter may stand above or below the one before it on the same line."""
NO_SPACE = 0.03
"""Sizes up to which a gap is none, though the file draws a space there."""
BOLD = ("bold", "black", "heavy", "demi")


@dataclass(slots=True)
class Letter:
    """A letter as seen: where it begins and ends, its base line and its size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class Piece:
    """Letters that stand side by side on one line."""

    letters: list[Letter] = field(default_factory=list)
    bold: bool = False
    base: float = 0.0
    size: float = 0.0
    closed: int = 0
    """Spaces that the file draws and nobody sees, inside words."""

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.letters[-1].right

    def settle(self) -> None:
        """Trim spaces, and take the base line and size of most letters."""
        while self.letters and self.letters[-1].text == " ":
            self.letters.pop()
        while self.letters and self.letters[0].text == " ":
            self.letters.pop(0)
        weights: dict[tuple[float, float], int] = {}
        base = size = -1.0
        key = (base, size)
        for letter in self.letters:
            if letter.text == " ":
                continue
            if letter.base != base or letter.size != size:
                base, size = letter.base, letter.size
                key = (round(base, 1), round(size, 1))
            weights[key] = weights.get(key, 0) + 1
        if weights:
            self.base, self.size = max(weights, key=lambda key: (weights[key], key[1]))


@dataclass
class _Page:
    """What is asked of pdfium for every letter, with the memory for its answers kept."""

    text: Any
    turn: int
    width: float
    height: float
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)
    box: Any = field(default_factory=pdfium.FS_RECTF)
    matrix: Any = field(default_factory=pdfium.FS_MATRIX)

    def letter(self, at: int, text: str, scale: float) -> Letter:
        """The letter at a place of the page's text, turned as the page is shown.

        Where it ends is a guess until `measure` is called: most letters need not be measured.
        """
        pdfium.FPDFText_GetCharOrigin(self.text, at, self.x, self.y)
        size = pdfium.FPDFText_GetFontSize(self.text, at) * scale
        x, y = self.x.value, self.y.value
        if self.turn == 1:
            x, y = y, self.width - x
        elif self.turn == 2:
            x, y = self.width - x, self.height - y
        elif self.turn == 3:
            x, y = self.height - y, x
        return Letter(text, x, x + 0.5 * size, y, size)

    def measure(self, letter: Letter, at: int) -> None:
        """Find out where a letter ends."""
        pdfium.FPDFText_GetLooseCharBox(self.text, at, self.box)
        ends = (
            self.box.right,
            self.box.top,
            self.width - self.box.left,
            self.height - self.box.bottom,
        )
        letter.right = max(ends[self.turn], letter.left)

    def scale(self, at: int) -> float:
        """How much larger a letter is drawn than the size of its font says."""
        if not pdfium.FPDFText_GetMatrix(self.text, at, self.matrix):
            return 1.0
        across = (self.matrix.c**2 + self.matrix.d**2) ** 0.5
        return across if 0.001 < across < 1000 else 1.0

    def is_bold(self, at: int) -> bool:
        """Whether the font of a letter is a bold one."""
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.text, at, name, 128, flags)
        shown = name.value.decode("ascii", errors="ignore").lower()
        return any(word in shown for word in BOLD) or bool(flags.value & (1 << 18))


def pieces_of(text_page: Any, turn: int, width: float, height: float) -> list[Piece]:
    """The pieces of a page in the order in which the file draws them."""
    page = _Page(text_page, turn % 4, width, height)
    made: list[Piece] = []
    piece = Piece()
    scale, bold_ends = 1.0, [False, False]
    space = False
    last: Letter | None = None
    last_at = 0

    def close() -> None:
        nonlocal piece, last, space
        if piece.letters:
            page.measure(piece.letters[-1], last_at)
            bold_ends[1] = page.is_bold(last_at)
            piece.bold = all(bold_ends)
            piece.settle()
            if piece.letters:
                made.append(piece)
        piece, last, space = Piece(), None, False

    for at in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        if code in BREAKS:
            close()
            continue
        if code in (0x20, 0xA0, 0x09, 0x3000) or 0x2000 <= code <= 0x200A:
            space = True
            continue
        if code == 0:
            continue
        text = "-" if code in HYPHENS else chr(code)
        letter = page.letter(at, text, scale)
        if last is None or abs(letter.base - last.base) > 0.01 or letter.size != last.size:
            fresh = page.scale(at)
            if fresh != scale:
                letter.size *= fresh / scale
                scale = fresh
        if last is not None and (space or abs(letter.left - last.left) > 0.9 * last.size):
            page.measure(last, last_at)
        if last is not None and _parts(last, letter):
            close()
        if last is None:
            bold_ends[0] = page.is_bold(at)
        elif space and letter.left - last.right > NO_SPACE * letter.size:
            piece.letters.append(Letter(" ", last.right, letter.left, last.base, last.size))
        elif space and last.text.isalnum() and text.isalnum():
            piece.closed += 1
        piece.letters.append(letter)
        last, last_at, space = letter, at, False
    close()
    return made


def _parts(last: Letter, letter: Letter) -> bool:
    """Whether a letter stands apart from the one drawn before it."""
    size = max(last.size, letter.size, 0.1)
    gap = letter.left - last.right
    return (
        abs(letter.base - last.base) > SHIFT * size
        or gap > GAP * size
        or letter.left < last.left - size
    )
