"""What every drafting style answers: what a line of the law begins with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from legalgap.corpus.numbers import NUMBER, Reading, order_of, readings, step_of

LONGEST_REPEAL = 400


class Rank(StrEnum):
    """What a line opens."""

    ANNEX = "annex"
    DIVISION = "division"  # part, title, chapter: what groups articles
    ARTICLE = "article"
    ITEM = "item"  # part, point, paragraph: what lies below an article
    NOTE = "note"
    AMENDED = "amended"  # (В редакции Закона …)
    REPEALED = "repealed"
    SIGNATURE = "signature"
    PREAMBLE = "preamble"


@dataclass(frozen=True)
class Mark:
    """What a line begins with, and where the wording after it begins."""

    rank: Rank
    end: int = 0
    step: str = ""
    """The number as a pin writes it, where it can be read in one way only."""
    readings: tuple[Reading, ...] = ()
    level: int = 1
    """Of a division: 1 is the largest."""
    until: str = ""
    """The last of a range: `Articles 5 to 7 (repealed)`."""
    name: str = ""
    """What the text calls it: `глава`, `Part`."""
    guessed: bool = False
    """The number has a letter where a digit belongs, and was read as the digit."""
    several: bool = False
    """Of notes: `Примечания`, whose numbers are notes of their own."""


@dataclass(frozen=True)
class Line:
    """A line of the manuscript as the grammar sees it: raised digits are written as such."""

    text: str
    heading: bool = False
    strong: bool = False
    centred: bool = False
    table: bool = False
    place: str = ""
    number: str = ""
    """What a word processor prints before it and no text holds."""
    field: str = ""
    layout: bool = False
    """It stands in a table of layout, as signatures do."""
    inline: bool = False
    """It was cut out of a longer paragraph at its number."""
    quoted: bool = False
    """It is quoted from another law, as an amending law does."""
    head: bool = False
    """Its number counts chapters of a set of rules whose points count on through them."""

    @property
    def full(self) -> "Line":
        """The line as a reader sees it, with the number that a word processor prints."""
        return replace(self, text=f"{self.number} {self.text}", number="") if self.number else self

    @property
    def loud(self) -> bool:
        """Whether it is set as a title is: bold, a heading, in capitals, in the middle."""
        letters = [letter for letter in self.text if letter.isalpha()]
        capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
        return self.heading or self.strong or self.centred or capitals


ITEM = re.compile(
    rf"""
      (?P<before>\(?)\s?
      (?P<number>
          {NUMBER}[A-Z]{{0,2}}(?![^\W\d_])      # 1  1-1  1¹  1.1  2A
        | [ivxl]{{2,6}}(?![^\W_])                # ii  xiv
        | [a-z](?![^\W_]) | (?P<same>[a-z])(?P=same)(?![^\W_])
        | [а-яё](?![^\W_])
        | [A-Z](?![^\W_]) | [IVXL]{{2,6}}(?![^\W_])
      )
      \s?(?P<after>\)|\.{{1,2}}(?!\d)|(?<=\d\.\d)(?=\s)|(?<=\d\.\d\d)(?=\s))
    """,
    re.VERBOSE,
)
"""`1. The Parties`, `1) в отношении`, `(a) the sale`, `(1)that`, `а) штраф`, `1.1 Текст`, `5..`"""


@dataclass(frozen=True)
class Style:
    """A way of drafting laws. Each subclass is one; none names an act."""

    name: ClassVar[str] = ""
    languages: ClassVar[tuple[str, ...]] = ()
    level_names: ClassVar[dict[str, str]] = {}
    """What an item is called by the form of its number: {"1.": "part", "1)": "point"}."""
    rules_names: ClassVar[dict[str, str]] = {}
    """The same in a text without articles: a decree, a set of rules, an annex."""
    default_levels: ClassVar[tuple[str, ...]] = ("article", "part", "point")
    inline: ClassVar[bool] = True
    """Whether items may stand one after another in a single paragraph."""
    list_opening: ClassVar[tuple[str, ...]] = (":",)
    """How the wording ends that a list follows; in Russian a dash closes one."""
    kinds: ClassVar[Sequence[tuple[str, str]]] = ()
    """Words of a title, each with the kind of act that they show."""
    kind_first: ClassVar[bool] = False
    """Whether a title begins with the kind of act, as in Russian."""
    penal: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    repealed: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    amended: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    item_forms: ClassVar[tuple[str, ...]] = ()
    """How items are numbered, from the highest: a list of `1)` lies below `1.`, never above it."""
    open_forms: ClassVar[frozenset[str]] = frozenset(["1."])
    """Forms whose items go on over several paragraphs; others end with their paragraph."""

    def score(self, lines: Sequence[Line]) -> float:
        """How well the text fits, from 0."""
        raise NotImplementedError

    def names(self, texts: Sequence[str]) -> Mapping[str, str]:
        """What this text calls the items below an article, by the form of their numbers."""
        return self.level_names

    def label_languages(self, text: str) -> tuple[str, ...]:
        """The languages that the label of an article may be in: `Article` is English or French."""
        return self.languages

    def division_languages(self, text: str) -> tuple[str, ...]:
        """The languages that the label of a division may be in; empty where it does not tell."""
        return ()

    def breaks(self, text: str) -> list[int]:
        """Where larger pieces begin inside a paragraph: a schedule, a definition."""
        return []

    def annex(self, line: Line) -> Mark | None:
        """The mark of an annex, appendix or schedule."""
        raise NotImplementedError

    def division(self, line: Line) -> Mark | None:
        """The mark of a part, title, chapter or the like."""
        raise NotImplementedError

    def article(self, line: Line) -> Mark | None:
        """The mark of an article or section."""
        raise NotImplementedError

    def note(self, line: Line) -> Mark | None:
        """The mark of a note to an article."""
        return None

    def notice(self, line: Line) -> bool:
        """Whether a line above the title speaks of amendments and not of the act itself."""
        return line.text.startswith(("(", "["))

    def signature(self, line: Line) -> bool:
        """Whether the signatures begin here, if nothing of the law follows."""
        return False

    def preamble(self, line: Line) -> Mark | None:
        """The word `Preamble` at the head of one."""
        return None

    def front(self, line: Line) -> bool:
        """Whether a line before the first article is data of the act: its date, number, place."""
        return False

    def item(self, line: Line) -> Mark | None:
        """The mark of a part, point, paragraph or sub-point."""
        found = ITEM.match(line.text)
        if not found:
            return None
        printed, before, after = found["number"], found["before"], found["after"].replace("..", ".")
        if before and after != ")":
            return None
        if not before and after == "" and line.text[found.end() : found.end() + 1] != " ":
            return None
        options = readings(printed, before, after or ".")
        options = tuple(option for option in options if option.form in self.item_forms)
        if not options:
            return None
        end = found.end()
        end += len(line.text[end:]) - len(line.text[end:].lstrip())
        return Mark(Rank.ITEM, end, options[0].step, options)

    def is_amendment(self, line: Line) -> bool:
        """Whether the whole line is a note of the edition: who amended this, and when."""
        return bool(self.amended.match(line.text))

    def is_repeal(self, text: str) -> bool:
        """Whether a wording says no more than that it was repealed."""
        bare = text.strip(" .")
        if (
            bare.startswith(("(", "["))
            and not bare.endswith((")", "]"))
            and re.search(r"[)\]]", bare)
        ):
            return False
        return len(bare) < LONGEST_REPEAL and bool(self.repealed.match(text))


def after_label(text: str, end: int) -> int:
    """Where the wording begins after a label: past points, dashes and spaces."""
    rest = re.match(r"[\s.:–—-]*", text[end:])
    return end + (rest.end() if rest else 0)


def stands_alone(text: str, end: int) -> bool:
    """Whether what follows a label is no sentence that merely begins with a reference.

    True for `Статья 5`, `Статья 5. Заголовок`, `Article 5 Criminalization`; false for `Статья 26
    настоящего Кодекса` and `Article 5 of this Protocol shall`.
    """
    rest = text[end:]
    if not rest.strip(" .:–—-\t"):
        return True
    if re.match(r"\s*[.:]|\s+[–—-]\s", rest):
        return True
    first = rest.lstrip()[0]
    return rest[0].isspace() and (first.isupper() or first in "(«“\"'[")


_RECORD = re.compile(rf"(?P<number>{NUMBER}[A-Z]{{0,2}})(?![^\W_])")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def record_mark(line: Line, *, cyrillic: bool) -> Mark | None:
    """The mark of an article that a database keeps as a record, its number under `article`."""
    if not line.heading or line.field.lower() not in ("article", "статья"):
        return None
    found = _RECORD.match(line.text)
    if found is None or bool(_CYRILLIC.search(line.text)) is not cyrillic:
        return None
    return article_mark(found["number"], found.end(), line.text)


def article_mark(printed: str, end: int, text: str, *, until: str = "") -> Mark:
    """The mark of an article from its number as printed."""
    step = step_of(printed)
    guessed = not printed[0].isdecimal()
    return Mark(
        Rank.ARTICLE,
        after_label(text, end),
        step,
        (Reading("article", step, order_of(step)),),
        until=step_of(until) if until else "",
        guessed=guessed,
    )
