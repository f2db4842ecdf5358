"""What the blocks of one report share: the voice, the outline, links, bookmarks and captions."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property

from lxml import etree

from legalgap.corpus.citations.known import pins_of
from legalgap.engine.changes import Snapshot
from legalgap.engine.roadmap import RoadMap
from legalgap.model.assessment import Assessment, Finding, Verb
from legalgap.model.judgement import Answer
from legalgap.model.methodology import Methodology
from legalgap.model.statement import Statement
from legalgap.office.footnotes import Footnotes
from legalgap.office.leads import stand
from legalgap.office.margin import Margin
from legalgap.office.measure import width
from legalgap.office.xml import (
    MARGINS,
    Cell,
    Table,
    bookmark,
    cell,
    escaped,
    field,
    link,
    outside,
    p,
    plain,
    t,
)
from legalgap.prose import words
from legalgap.prose.findings import public
from legalgap.prose.voice import Voice
from legalgap.report.anchors import Anchors
from legalgap.report.columns import CENTIMETRES, LETTERS, fitted, short
from legalgap.report.notes import Notes
from legalgap.report.outline import Outline
from legalgap.report.planned import planned

WIDTH, WIDE = 16.0, 24.7
"""The width of the text in centimetres, on upright and on turned pages."""
SHORT_TABLE = 2
"""Rows beyond which the head of a table is held together with two of them."""
LIGHT = "FFFFFF"
# From the best band to the last: blue to orange, never red and green; the letter stands beside it.
BAND_FILLS = ("1F4E79", "9DC3E6", "F2F2F2", "F8CBAD", "A6480A")
UNKNOWN_FILL = "EDEDED"
ANSWER_FILLS = {
    Answer.FULL: "DDEBF7",
    Answer.PARTIAL: "FBE5D6",
    Answer.NONE: "F8CBAD",
    Answer.CONTRADICTION: "A6480A",
    Answer.UNKNOWN: UNKNOWN_FILL,
    Answer.NOT_APPLICABLE: "FFFFFF",
}
DARK_FILLS = ("1F4E79", "A6480A")
AWAITED = "\ue005"
"""Stands around the number of a table that is awaited; never part of data."""
SIGN = re.compile(r"\W", re.ASCII)
"""What the name of a bookmark cannot have."""


class Manuscript:
    """The report while it is written."""

    def __init__(
        self,
        assessment: Assessment,
        voice: Voice,
        plan: Outline,
        address: Callable[[str], str],
        before: Assessment | None = None,
        *,
        since: Snapshot | None = None,
        footnotes: Footnotes | None = None,
        margin: Margin | None = None,
        chart: Callable[[etree._Element, bytes], str] | None = None,
        anchors: Anchors | None = None,
    ) -> None:
        self.assessment, self.voice, self.plan, self.before = assessment, voice, plan, before
        self.since = since
        """What an earlier edition said, for the change log."""
        self.notes = Notes(voice, footnotes or Footnotes())
        self._margin = margin
        self.anchors = anchors or Anchors()
        """Which record each paragraph is about."""
        self.yardstick, self.country = assessment.yardstick, assessment.country
        self._address, self.hold = address, chart
        """What puts a chart and its workbook into the file, and gives the id that leads to it."""
        self._marks: set[str] = set()
        self._stood: set[tuple[int, str]] = set()
        self._tables = self._figures = 0
        self._awaited: dict[str, str] = {}
        self._arrived: dict[str, str] = {}
        self._next = 1
        self._links: dict[tuple[str, str], str] = {}

    @property
    def method(self) -> Methodology:
        """The methodology."""
        return self.yardstick.methodology

    @cached_property
    def roadmap(self) -> RoadMap:
        """The road map with the methodology's number of measures; solved once it is asked for."""
        return planned(self.assessment)

    @cached_property
    def asked(self) -> Mapping[str, Finding]:
        """The findings of the assessment by their ids, in its order."""
        return {finding.id: finding for finding in self.assessment.findings}

    def new_number(self) -> int:
        """A number for a bookmark, unique in the document."""
        self._next += 1
        return self._next

    def mark(self, name: str, content: str) -> str:
        """A bookmark, the first time that its name is asked for; later the content alone."""
        if name in self._marks:
            return content
        self._marks.add(name)
        return bookmark(name, self.new_number(), content)

    @property
    def annotated(self) -> bool:
        """Whether comments of the tool are asked for."""
        return self._margin is not None

    def of(
        self,
        record: str,
        part: str,
        content: str,
        statements: Iterable[Statement] = (),
        provisions: Iterable[str] = (),
    ) -> str:
        """Paragraphs that belong to a record, `finding:CRIM-02`, and show a part of it.

        In a row, those of one cell are enough. `statements` are the claims behind the words.
        """
        behind = (item.id for item in public(tuple(statements)))
        return self.anchors.about(record, part, content, (*provisions, *behind))

    def stands(self, statements: Iterable[Statement], *, rank: int = 2) -> str:
        """What makes a paragraph the place to which the citations of some provisions lead."""
        return self._stand((item.id for item in public(tuple(statements))), rank)

    def standard_stands(self, name: str, *, rank: int = 2) -> str:
        """The same for a standard by its id."""
        slug, _, pin = name.partition(":")
        return self._stand((f"{slug}:{part}" for part in pins_of(pin)), rank)

    def _stand(self, names: Iterable[str], rank: int) -> str:
        new = [name for name in dict.fromkeys(names) if (rank, name) not in self._stood]
        self._stood.update((rank, name) for name in new)
        return stand(new, rank)

    def aside(self, content: str, *said: str) -> str:
        """Runs with a comment of the tool in the margin, where comments are asked for."""
        return content if self._margin is None else self._margin.beside(content, *said)

    def web(self, url: str) -> str:
        """An address that a reader can click."""
        return outside(self._address(url), t(url, style="Hyperlink"))

    def finding_link(self, name: str) -> str:
        """The id of a finding, leading to its card, its row, or its line in the annex."""
        place = "card" if name in self.plan.carded else "t5" if name in self.plan.tabled else "all"
        return self._link(name, place)

    def _link(self, name: str, place: str) -> str:
        """The id of a record, leading to one of its places: the same each time."""
        found = self._links.get((name, place))
        if found is None:
            made = link(anchor(name, place), t(name, style="RecordLink"))
            found = self._links[name, place] = made
        return found

    def finding_link_to_card(self, name: str) -> str:
        """The id of a finding in its row, leading to its card, or to the register."""
        return self._link(name, "card" if name in self.plan.carded else "reg")

    def finding_link_to_table(self, name: str) -> str:
        """The id of a finding, leading to its chapter."""
        return self._link(name, "t5")

    def finding_links(self, found: Iterable[Finding]) -> str:
        """Several ids with links."""
        return t(", ").join(self.finding_link(item.id) for item in found)

    def recommendation_link(self, name: str) -> str:
        """The id of a recommendation, leading to where it is printed in full, or to its row."""
        if name not in self.plan.printed and name not in self.plan.consolidated:
            return t(name)
        return self._link(name, "full" if name in self.plan.printed else "t10")

    def recommendation_links(self, names: Iterable[str]) -> str:
        """Several ids of recommendations with links."""
        return t(", ").join(self.recommendation_link(name) for name in names)

    def part_link(self, part: str, said: str) -> str:
        """Words that lead to a part of the report by its key."""
        return link(anchor(part, "part"), t(said, style="RecordLink"))

    def table(
        self,
        title: str,
        widths: list[float],
        head: list[str],
        rows: list[list[Cell]],
        description: str = "",
        *,
        whole: bool = False,
        breaks: bool = False,
        heading: str = "",
    ) -> str:
        """A table with its caption, and a little space after it; nothing where it has no rows.

        One with a `heading` stands below that, without a caption, and in no list of tables.
        """
        if not rows:
            return ""
        header = [Cell(p(t(label), "TableHead")) for label in head]
        widths = fitted(widths, head, rows)
        first = [short(row, widths) for row in rows[:2]]
        opens = 2 if len(rows) > SHORT_TABLE and all(first) else 0
        made = Table(
            widths,
            header,
            rows,
            title,
            description,
            whole=whole,
            breaks=breaks,
            opens=opens,
        )
        above = p(t(heading), "Heading3") if heading else self.caption(title)
        return above + made.xml() + p("", "AfterTable")

    def room(self, said: Iterable[str], head: str, least: float) -> float:
        """The width of a narrow column in centimetres: its longest word fits without a break."""
        longest = max(
            width(word, LETTERS, bold=True)
            for text in (head, *said)
            for word in text.split() or [""]
        )
        return max(least, round(longest * CENTIMETRES + MARGINS, 1))

    def verb_room(self, verbs: Iterable[Verb | None], least: float = 1.6) -> float:
        """The width of a column of verbs."""
        return self.room(
            (words.verb(self.voice, verb) for verb in verbs), self.voice("Verb"), least
        )

    def caption(self, title: str) -> str:
        """A caption above a table; the sequence has one name in all languages."""
        self._tables += 1
        number = field(r"SEQ Table \* ARABIC", t(str(self._tables)))
        name = f"_Ref_table_{self._tables}"
        label = self.mark(name, t(self.voice("Table") + "\u00a0") + number)
        return p(label + t(f". {title}"), "Caption")

    @property
    def last_table(self) -> str:
        """The table made last, by its name: `Table 3`."""
        return f"{self.voice('Table')}\u00a0{self._tables}"

    def awaited(self, name: str) -> str:
        """A sign that stands for a table which may come later, until `settled`."""
        return self._awaited.setdefault(name, f"{AWAITED}{len(self._awaited)}{AWAITED}")

    def arrived(self, name: str) -> None:
        """The table made last is the one that is awaited by a name."""
        self._arrived[name] = self.last_table

    def settled(self, source: str) -> str:
        """The written document with the names of the tables that were awaited."""
        for name, sign in self._awaited.items():
            other = self.voice("the workbook of the chart")
            # The sign stands in an attribute, which holds no marks of languages.
            source = source.replace(sign, escaped(plain(self._arrived.get(name, other))))
        return source

    def new_figure(self) -> int:
        """The number of the next figure."""
        self._figures += 1
        return self._figures

    def band_cell(
        self, letter: str | None, said: str, lines: Mapping[str, Decimal] | None = None
    ) -> Cell:
        """A cell with a band in words, shaded by its place among the bands.

        `lines` are the bands with their lowest scores; those of the law score where none are given.
        """
        fill = UNKNOWN_FILL
        given = self.method.bands if lines is None else lines
        bands = sorted(given, key=lambda name: -given[name])
        if letter in bands:
            last = len(BAND_FILLS) - 1
            fill = BAND_FILLS[round(bands.index(letter) * last / max(len(bands) - 1, 1))]
        return cell(said, fill=fill, color=on(fill), bold=letter is not None)

    def verb_cell(self, verb: Verb | None, color: str = "") -> Cell:
        """A cell with a verb; the strongest in bold."""
        return cell(words.verb(self.voice, verb), bold=verb is Verb.MUST, color=color)

    def answer_cell(self, finding: Finding, said: str) -> Cell:
        """A cell with an answer in words, shaded by the answer."""
        fill = ANSWER_FILLS[finding.answer]
        return cell(said, fill=fill, color=on(fill), bold=finding.answer is not Answer.UNKNOWN)


def on(fill: str) -> str:
    """The colour of letters that can be read on a fill."""
    return LIGHT if fill in DARK_FILLS else ""


@cache
def anchor(name: str, place: str) -> str:
    """The bookmark of a record in one place: `CRIM_02__card`; at most 40 characters."""
    return (SIGN.sub("_", name)[: 38 - len(place)] + "__" + place).lstrip("_")


def labelled(label: str, said: str) -> str:
    """Runs of a bold label and what belongs to it."""
    return t(f"{label}: ", bold=True) + t(said)


def bullets(lines: Iterable[str], style: str = "ListBullet") -> str:
    """A list of entries; each is given as runs."""
    return "".join(p(line, style) for line in lines)
