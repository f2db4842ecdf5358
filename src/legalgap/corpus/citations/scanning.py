"""Reads the list of numbers that stands behind a unit: `1, 2 (части 2 и 3), 5-7 и 9`."""

import re
from collections.abc import Callable

from legalgap.corpus.citations.grammar import Branch, with_last
from legalgap.corpus.citations.records import Level, Step
from legalgap.frozen import frozen

_BRACKET = re.compile(r"\(|[a-z]\)")
MOST_NUMBERS = 200
"""A list of more is no citation but a table."""
Number = tuple[int, tuple[Branch, ...]]
ReadNumber = Callable[[str, int, Level, str], Number | None]
"""Reads one number at a place, as a unit of a level and a word: where it ends, its branches."""


@frozen
class Separators:
    """What stands between two numbers of a list."""

    several: re.Pattern[str]
    """`, `, ` и `."""
    until: re.Pattern[str]
    """A dash, `по`, `to`."""


def numbers(
    text: str, start: int, unit: tuple[Level, str], read: ReadNumber, between: Separators
) -> Number | None:
    """The branches of a list of numbers and where it ends; None where no number stands."""
    level, word = unit
    first = read(text, start, level, word)
    if first is None:
        return None
    end, branches = first
    while len(branches) < MOST_NUMBERS:
        until = between.until.match(text, end)
        joint = until or between.several.match(text, end)
        following = read(text, joint.end(), level, word) if joint else None
        if following is None:
            break
        if joint and _BRACKET.match(text, joint.end()) and len(branches[-1]) > 1:
            following = following[0], _beside(branches[-1], following[1])
        if until:
            if len(following[1]) > 1 or branches[-1][-1].last:
                break
            branches = with_last(branches, following[1][0][-1].number)
        else:
            branches = (*branches, *following[1])
        end = following[0]
    return end, branches


def _beside(branch: Branch, following: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """`(e)` after `1 (d)` lies below 1 too; `(c)` after `1 (b) (i)` beside `(b)`."""
    number = following[0][0].number
    depth = len(branch) - 1
    for place in range(depth, 0, -1):
        before = branch[place].number
        if len(before) == len(number) == 1 and ord(number) == ord(before) + 1:
            depth = place
            break
    above, last = branch[:depth], branch[depth]
    return tuple(
        (*above, Step(last.level, item[0].number, word=last.word), *item[1:]) for item in following
    )


def single(level: Level, number: str = "", word: str = "") -> Branch:
    """A branch of one step."""
    return (Step(level, number, word=word),)
