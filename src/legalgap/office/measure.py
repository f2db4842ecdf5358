"""How wide words are, so that they fit before a program draws them.

The widths are those of Arial and its twins, in thousandths of the size of the letters.
"""

import re
from collections.abc import Sequence
from functools import lru_cache


class _Widths(dict[str, int]):
    """The widths of letters; asked for with `[]` alone, so that Python adds them up in one go."""

    def __missing__(self, letter: str) -> int:
        return OTHER


OTHER = 700
"""The width of a letter that is not listed: rather too wide than too narrow."""
WIDTHS = _Widths(
    (letter, width)
    for width, letters in {
        191: "'",
        222: "ijl’‘",
        278: " !,./:;I[\\]ft\u00a0|",
        333: "()-`r“”·{}",
        389: '*"•гк',
        500: "Jcksvxyzсухçşýžзтэчьвº",
        556: "#$0123456789?L_abdeghnopquаеорёäňöü«»–Гпян≥ийбц",
        584: "+<=>~Кдл^",
        611: "FTZТŽЗ●■◆",
        667: "&ABEKPSVXYАВЕРХЧЁÄŞÝУБЛЬжДмъ",
        722: "CDHNRUwНСЯÇŇÜИЙПЭы",
        778: "GOQОÖЦюФЪ",
        833: "MmМшфщ",
        944: "ЫWШЖЩ%",
        1073: "—…→▲▼ЮQ@№",
    }.items()
    for letter in letters
)
WIDEST = max(WIDTHS.values())
BOLD = 1.09
LINE = 1.18
"""The height of a line, in sizes of its letters."""
ELLIPSIS = "…"
WORDS = re.compile("[^ ]+ *| +")
"""A word with the spaces behind it."""

Words = Sequence[tuple[str, bool]]
"""Pieces of text in their order, each with whether it is bold."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in points, in letters of a size in points."""
    wide = sum(map(WIDTHS.__getitem__, text)) * size / 1000
    return wide * BOLD if bold else wide


def most_width(letters: int, size: float, *, bold: bool = False) -> float:
    """What so many letters are never wider than, reckoned as `width` reckons."""
    wide = letters * WIDEST * size / 1000
    return wide * BOLD if bold else wide


def lines(words: Words, size: float, room: float) -> list[int]:
    """How many letters stand on each line, where there is so much room in points.

    The space between two lines counts with the first of them.
    """
    counts = [0]
    used = 0.0
    for text, bold in words:
        for found, bare, whole in _measured(text, size, bold):
            word, wide = found, bare
            if counts[-1] and used + wide > room:
                counts.append(0)
                used = 0.0
            while wide > room:  # a word longer than a line is broken anywhere
                part = max(1, int(len(word) * room / wide))
                counts[-1] += part
                word, used = word[part:], 0.0
                wide = width(word.rstrip(" "), size, bold=bold)
                counts.append(0)
            counts[-1] += len(word)
            used += whole if word is found else width(word, size, bold=bold)
    return counts


@lru_cache(maxsize=200)
def _measured(text: str, size: float, bold: bool) -> list[tuple[str, float, float]]:
    """The words of a text, each with its width without and with the space behind it.

    A text is often tried with several widths of its column.
    """
    return [
        (word, width(word.rstrip(" "), size, bold=bold), width(word, size, bold=bold))
        for word in WORDS.findall(text)
    ]


def letters_within(words: Words, size: float, room: float, most: int) -> int | None:
    """After how many letters to cut, so that `most` lines hold it; None where all is held."""
    counts = lines(words, size, room)
    if len(counts) <= most:
        return None
    whole = "".join(text for text, _ in words)
    kept = sum(counts[:most]) - 2
    while kept > 0 and whole[kept - 1 : kept + 1].strip(" ") == whole[kept - 1 : kept + 1]:
        kept -= 1
    return max(kept, 1)
