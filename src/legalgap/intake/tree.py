"""The law as a tree: annexes, divisions, articles, what lies below them, what was set apart."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from legalgap.corpus.numbers import Order
from legalgap.intake.manuscript import words
from legalgap.intake.styles import Rank

ApartKind = Literal[
    "front",
    "contents",
    "signature",
    "footnote",
    "header",
    "comment",
    "hidden",
    "metadata",
    "other_language",
    "other",
]


@dataclass(frozen=True)
class Text:
    """A paragraph of wording without a number of its own."""

    text: str
    table: bool = False
    repealed: bool = False


@dataclass
class Unit:
    """An article, or a part, point, note or indent below one."""

    rank: Rank | Literal["indent"]
    step: str
    form: str = ""
    label: str = ""
    """The number as the text prints it: `Статья 240¹.`, `1)`."""
    automatic: bool = False
    """The label is computed by a word processor, and no word of the document."""
    heading: str = ""
    loud: bool = False
    """Its first line is set as a title is."""
    blocks: list["Text | Unit"] = field(default_factory=list)
    amended: list[str] = field(default_factory=list)
    repealed: bool = False
    several: bool = False
    guessed: bool = False
    """Its number was printed with a letter for a digit, and somebody should look."""
    place: str = ""
    lists: dict[str, Order] = field(default_factory=dict)
    """By the form of their numbers, the last item of each list below it."""

    lead: Text | None = None
    """The first of its own paragraphs."""
    paragraphs: int = 0
    """How many paragraphs of its own it has."""

    def add(self, block: "Text | Unit") -> None:
        """More of it: a paragraph, or an item."""
        self.blocks.append(block)
        if isinstance(block, Text):
            self.paragraphs += 1
            self.lead = self.lead or block

    @property
    def last_words(self) -> str:
        """How the wording ends so far, own or below."""
        if not self.blocks:
            return self.heading
        last = self.blocks[-1]
        return last.text if isinstance(last, Text) else last.last_words


@dataclass
class Division:
    """A part, title or chapter: its heading, and what stands under it before the next article."""

    heading: str
    level: int = 1
    text: list[str] = field(default_factory=list)
    place: str = ""


@dataclass
class Apart:
    """Words of the document that are no wording of a provision."""

    kind: ApartKind
    text: str
    place: str = ""


@dataclass
class Body:
    """The act itself, or one annex of it."""

    annex: str = ""
    """`annex-1`; empty for the act itself."""
    heading: Division | None = None
    parts: list[Unit | Division | Apart] = field(default_factory=list)

    @property
    def articles(self) -> list[Unit]:
        """Its articles, in the order of the text; the preamble is none."""
        units = (part for part in self.parts if isinstance(part, Unit))
        return [unit for unit in units if unit.rank is Rank.ARTICLE]


@dataclass
class Tree:
    """A document cut into its pieces; together they hold every word of it."""

    bodies: list[Body]
    problems: list[str] = field(default_factory=list)
    unparsed: int = 0
    """Words that were kept in place although their number or form was not understood."""

    def pieces(self) -> Iterator[str]:
        """Every text of the tree that stands in the document, each once."""
        for body in self.bodies:
            if body.heading:
                yield from (body.heading.heading, *body.heading.text)
            for part in body.parts:
                yield from _pieces(part)

    @property
    def words_kept(self) -> int:
        """Words of all pieces."""
        return sum(len(words(piece)) for piece in self.pieces())


def _pieces(part: Unit | Division | Apart | Text) -> Iterator[str]:
    if isinstance(part, Text | Apart):
        yield part.text
    elif isinstance(part, Division):
        yield from (part.heading, *part.text)
    else:
        if not part.automatic:
            yield part.label
        yield part.heading
        for block in part.blocks:
            yield from _pieces(block)
        yield from part.amended


def counted(texts: Iterator[str] | list[str]) -> Counter[str]:
    """How often each word stands in some texts, raised digits taken as digits."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(unicodedata.normalize("NFKC", word) for word in words(text))
    return counts


OPENS = re.compile(r"[:—–]\s*$|[\s]-\s*$")
"""A paragraph that a list follows: `To this end:`, `A person who—`."""


def opens_list(text: str) -> bool:
    """Whether a paragraph ends as one that a list follows."""
    return bool(OPENS.search(text))


def continues(before: str, text: str) -> bool:
    """Whether a paragraph goes on with the sentence of the one before it.

    So a penalty goes on with its offence: `Торговля детьми, –` / `наказывается лишением …`.
    """
    start = text.lstrip("«“\"' ")
    return bool(start) and start[0].islower() and not re.search(r"[;:.]\s*$", before)
