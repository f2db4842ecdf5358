"""Few words on a slide: of each line the longest form with which all lines stay within a limit."""

import re
from collections.abc import Sequence

from legalgap.office.drawing import cut
from legalgap.office.xml import plain

MOST_WORDS = 35
"""In the body of a slide; labels and ids beside it are read as marks, not as text."""
LEAST_NAME = 2
ENDS = re.compile(r"(?<=[\w»”)])(?:[,:;]| —| \()(?=\s|\w)")
"""Where a name can be left before its end."""


def count(text: str) -> int:
    """How many words a text has; a dash and a bullet are none."""
    return sum(any(letter.isalnum() for letter in word) for word in plain(text).split())


def within(forms: Sequence[Sequence[str]], most: int = MOST_WORDS) -> list[str]:
    """One form of each line, so that all have at most so many words together.

    `forms` are those of one line, the preferred one first. The line with the most words gives way
    first, and what is left over in the end goes to the first lines; where no line has a shorter
    form, the longest is cut.
    """
    given = [list(dict.fromkeys(item)) for item in forms]
    open_ = list(given)
    while sum(count(item[0]) for item in open_) > most:
        able = [place for place, item in enumerate(open_) if _shorter(item)]
        if not able:
            break
        place = max(able, key=lambda at: (count(open_[at][0]), -at))
        open_[place] = _shorter(open_[place])
    return _cut(_fuller(given, [item[0] for item in open_], most), most)


def tight(forms: Sequence[Sequence[str]], most: int = MOST_WORDS) -> bool:
    """Whether even the shortest forms have too many words, so that a line would be cut."""
    return sum(min(map(count, item)) for item in forms) > most


def _fuller(given: list[list[str]], lines: list[str], most: int) -> list[str]:
    """The same with the words that are left over given back, to the first lines first."""
    for place, forms in enumerate(given):
        room = most - sum(map(count, lines)) + count(lines[place])
        lines[place] = next((form for form in forms if count(form) <= room), lines[place])
    return lines


def _shorter(forms: list[str]) -> list[str]:
    """The forms from the next one on that has fewer words."""
    first = count(forms[0])
    return next((forms[at:] for at, item in enumerate(forms) if count(item) < first), [])


def _cut(lines: list[str], most: int) -> list[str]:
    """The same with the longest lines cut; an ellipsis shows it."""
    limits = [count(line) for line in lines]
    while sum(limits) > most:
        longest = max(limits)
        if longest <= 1:
            break
        limits[limits.index(longest)] -= 1
    return [first_words(line, limit) for line, limit in zip(lines, limits, strict=True)]


def first_words(text: str, most: int) -> str:
    """The first words of a text; all of it where it has no more."""
    if count(text) <= most:
        return text
    seen = 0
    for found in re.finditer(r"\S+", plain(text)):
        seen += any(letter.isalnum() for letter in found.group())
        if seen == most:
            return cut(text, found.end())
    return text


def names(text: str) -> list[str]:
    """A long name, and the same left before each of its pauses, where that is a name too."""
    if plain(text) != text:
        return [text]
    pauses = [text[: found.start()] for found in ENDS.finditer(text)]
    return [text, *(said for said in reversed(pauses) if count(said) >= LEAST_NAME)]
