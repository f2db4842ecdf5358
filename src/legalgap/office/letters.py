"""How much room letters take: the height of a row, and the width that its words need.

LibreOffice and viewers take the height of a row that a file gives. So it is given, as a guess that
leaves a little room, and not as a fixed height: a program that knows better may change it, and
does once somebody edits the row.
"""

import re
import unicodedata
from functools import lru_cache
from math import ceil

LINE, ROOM = 12.75, 3.0
"""Points of a line of ten points, and above and below the text."""
LEAST, MOST = 15.0, 409.0
"""The heights that Excel knows, in points."""
PIXELS = 7
"""Of one letter of the width of a column; five more are taken by its edges."""
NARROW, USUAL, WIDE = 4.0, 7.0, 9.2
"""Pixels of a letter in a sans serif of ten points, a little more than they need."""
KEPT = 1 << 14
"""Texts whose room is remembered: many cells say the same."""
BOLD = 1.1
BREAKS = re.compile(r"[\s-]+")
NARROW_LETTERS = frozenset("iIjlftr.,;:|!'’()[]/ \u00a0-")


def height(cells: list[tuple[str, int]], *, bold: bool = False) -> float:
    """Points for a row whose cells have these texts and widths in letters."""
    most = max((lines(text, width, bold=bold) for text, width in cells), default=1)
    return min(max(LINE * most + ROOM, LEAST), MOST)


@lru_cache(maxsize=KEPT)
def lines(text: str, width: int, *, bold: bool = False) -> int:
    """In how many lines a text is shown in a column of so many letters."""
    room = width * PIXELS / (BOLD if bold else 1.0)
    return sum(_wrapped(line, room) for line in text.split("\n"))


@lru_cache(maxsize=KEPT)
def longest_word(text: str, *, bold: bool = False) -> int:
    """The width of a column, in letters, in which no word of a text is broken."""
    most = max((_word(word) for word in BREAKS.split(text)), default=0.0)
    return ceil(most * (BOLD if bold else 1.0) / PIXELS)


def _wrapped(line: str, room: float) -> int:
    """The lines of one paragraph, broken between words, and in words that are too long."""
    count, used = 1, 0.0
    for word in line.split(" "):
        needed = _word(word)
        if used and used + NARROW + needed > room:
            count, used = count + 1, 0.0
        used += needed + (NARROW if used else 0.0)
        while used > room:
            count, used = count + 1, used - room
    return count


@lru_cache(maxsize=KEPT)
def _word(word: str) -> float:
    return sum(map(_pixels, word))


@lru_cache(maxsize=KEPT)
def _pixels(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return NARROW
    if letter.isupper() or letter in "mwMW%—…жшщюфЖШЩЮФ":
        return WIDE
    return 2 * USUAL if unicodedata.east_asian_width(letter) in "WF" else USUAL
