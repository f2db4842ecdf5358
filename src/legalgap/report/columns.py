"""How wide the columns of a table are, so that no word of a narrow one is broken."""

import re
from collections.abc import Iterable, Sequence

from legalgap.office.measure import most_width, width
from legalgap.office.xml import MARGINS, WRITTEN, Cell, lines, plain

CENTIMETRES = 2.54 / 72
"""In a point."""
LETTERS = 9
"""Points of the letters in tables."""
NARROW = 4.0
"""Centimetres below which a column is looked at: hardly a word is longer."""
LEAST_GIVEN = 3.2
"""Centimetres that a wide column keeps where it gives room to narrow ones."""
SHORT_ROW = 4
"""Lines of a row beside which another has room at the end of a page."""
IDENTIFIER = re.compile(r"\W*[A-Z]+(?:-[A-Z]+)*-\d+\W*")


def fitted(
    widths: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> list[float]:
    """The widths in centimetres, with narrow columns as wide as their longest word.

    What they gain the widest columns lose; the sum stays. Ids are never broken, and other words
    at their hyphens only.
    """
    needed = [
        _longest(label, (row[place].content for row in rows)) if given < NARROW else LEAST_GIVEN
        for place, (given, label) in enumerate(zip(widths, head, strict=True))
    ]
    lacking = [max(0.0, need - given) for need, given in zip(needed, widths, strict=True)]
    spare = [max(0.0, given - need) for need, given in zip(needed, widths, strict=True)]
    wanted, free = sum(lacking), sum(spare)
    if not wanted or not free:
        return list(widths)
    share = min(1.0, wanted / free)
    given_up = min(1.0, free / wanted)
    return [
        given + less * given_up - more * share
        for given, less, more in zip(widths, lacking, spare, strict=True)
    ]


def short(row: Sequence[Cell], widths: Sequence[float]) -> bool:
    """Whether a row takes a few lines only, with columns of these widths."""
    listed = (lines(item, wide) for item, wide in zip(row, widths, strict=True))
    return max(listed, default=0) < SHORT_ROW


def _longest(label: str, contents: Iterable[str]) -> float:
    """The width that the longest word of a column needs, in centimetres."""
    written: dict[bool, list[str]] = {True: [], False: []}
    for content in contents:
        written["<w:b/>" in content].append(content)
    needed = 0.0
    for bold, listed in written.items():
        words = _words(plain(" ".join(WRITTEN.findall("".join(listed)))))
        needed = _widest(words | _words(label) if bold else words, bold, needed)
    return min(NARROW, needed)


def _words(text: str) -> set[str]:
    found: set[str] = set()
    for word in set(text.split()):
        if "-" not in word or IDENTIFIER.fullmatch(word):
            found.add(word)
        else:
            found.update(f"{piece}-" for piece in word.split("-"))
    return found


def _widest(words: Iterable[str], bold: bool, needed: float) -> float:
    """The width that the widest word needs in centimetres, if it is more than is needed already.

    The longest are measured first, until no shorter one can be wider.
    """
    for word in sorted(words, key=len, reverse=True):
        most = most_width(len(word), LETTERS, bold=bold) * CENTIMETRES + MARGINS
        if most <= needed or needed >= NARROW:
            break
        wide = width(word, LETTERS, bold=bold) * CENTIMETRES + MARGINS
        needed = max(needed, wide)
    return needed
