"""What a citation is: where it stands, what it names, how it was read."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Literal, Protocol

from legalgap.frozen import frozen

Kind = Literal["full", "short", "back", "range", "list"]
"""`full`: names the article or division; `short`: relative to the provision that holds it;
`back`: to what was cited before (`указанной статьи`, `that section`); a `range` or `list` of many.
"""
Points = Literal["", "this", "said", "preceding"]
"""How a step without a number is found: the holder's own, the last one cited, the one before."""


class Level(IntEnum):
    """The rank of a step; a smaller one lies above a larger."""

    DIVISION = 1
    ANNEX = 2
    ARTICLE = 3
    NOTE = 4
    PART = 5
    POINT = 6
    SUBPOINT = 7
    INDENT = 8


@frozen
class Step:
    """One step of a path: `часть 2`, `section 4`, `this article`."""

    level: Level
    number: str = ""
    last: str = ""
    """The end of a range; empty for one provision."""
    points: Points = ""
    back: int = 1
    """How many before it `preceding` means: `the two preceding paragraphs` are two and one."""
    word: str = ""
    """What a division is called: `chapter`; empty for the rest."""


@frozen
class ActName:
    """The act that a citation names."""

    kind: Literal["silent", "own", "said", "named"] = "silent"
    """`silent`: not named, so the own; `own`: `настоящего Кодекса`; `said`: `указанного Закона`."""
    words: str = ""


@frozen
class Citation:
    """One citation in a text."""

    start: int
    end: int
    text: str
    kind: Kind
    act: ActName
    paths: tuple[tuple[Step, ...], ...]
    """Each from the top down; what lies above the first step is the holder's."""
    pattern: str
    """The rule that found it, for who wants to know why."""
    confidence: float


class Extractor(Protocol):
    """Finds the citations of one language."""

    def extract(self, text: str) -> Sequence[Citation]:
        """All citations of a text in order; spans never overlap. Never raises."""
        ...
