"""Which record each paragraph of a report is about: bookmarks, and the manifest that explains them.

Reviewers comment upon the report; by these marks their comments find the record, whatever was
edited around them. Blocks say what is theirs with `Anchors.about`; a row or a paragraph that
begins with the id of a record belongs to it; all else belongs to its area or part.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from lxml import etree

from legalgap.model.assessment import Assessment
from legalgap.office.manifest import Manifest, Place, digest, normalised
from legalgap.office.package import Package, parse
from legalgap.office.written import Written, paragraphs
from legalgap.office.xml import text_of, w
from legalgap.report import json_file

OWNED = "of"
"""The attribute of a paragraph until its bookmark is made."""
FIRST = 6_000_001
"""The first number of these bookmarks."""
SHORTEST = 24
"""Letters from which a cell has a bookmark of its own; shorter ones have that of their row."""
LONGEST_NAME = 40
LEADING_CELLS = 2
"""In how many cells of a row the id of its record is looked for."""
UNMARKED = re.compile(r"TOC\d|TOCHeading|TableofFigures|TableHead|AfterTable|SectionEnd|Header")
"""Styles of paragraphs that nobody comments upon, or that belong to the whole table."""
CHAPTER = "Heading1"
COMMENTS = "word/comments.xml"
REPORT = "report"
TOLD = re.compile(rf' {OWNED}="(\d+)"')
LETTER = re.compile(r"[^\W_]")


class Owner(NamedTuple):
    """A record, and the part of it that a paragraph shows."""

    of: str
    part: str = ""
    about: tuple[str, ...] = ()


class Anchors:
    """The owners of paragraphs while a report is written, then its places."""

    def __init__(self) -> None:
        self._owners: list[Owner] = []
        self._others: set[str] = set()
        self.places: list[Place] = []

    def about(self, of: str, field: str, content: str, about: Iterable[str] = ()) -> str:
        """Paragraphs that belong to a record; what is told already of some of them stays."""
        self._owners.append(Owner(of, field, tuple(dict.fromkeys(about))))
        return content.replace("<w:p>", f'<w:p {OWNED}="{len(self._owners) - 1}">')

    def settle(self, source: str, assessment: Assessment) -> str:
        """Give each paragraph of a written document its bookmark, and note its record."""
        known = records(assessment)
        by_mark = {_bare(name): of for name, of in known.items()}
        self.places = []
        section = Owner(REPORT)
        seen = list(paragraphs(source))
        rows = self._of_rows(seen, known)
        marked: set[int] = set()
        others: set[str] = set()
        made: list[str] = []
        place = 0
        for item in seen:
            if item.style == CHAPTER:
                section = Owner(REPORT)  # until a bookmark says of what
            for name in item.marks:
                base, _, where = name.rpartition("__")
                if where == "part":
                    section = Owner(f"part:{base}")
                elif base in by_mark and where:
                    self.places.append(Place(name, by_mark[base], where))
                    section = Owner(by_mark[base]) if where == "area" else section
            attributes = item.attributes
            if attributes and TOLD.match(attributes):
                made += source[place : item.start + len("<w:p")], TOLD.sub("", attributes)
                place = item.start + len("<w:p") + len(attributes)
            text, row = item.text, item.row
            if not text or not (text[0].isalnum() or LETTER.search(text) or normalised(text)):
                continue
            if _unmarked(item.style) or (row in marked and len(text) < SHORTEST):
                others.add(text)
                continue
            owner = self._told(item) if attributes else None
            if row is not None:
                marked.add(row)
                owner = owner or rows.get(row)
            elif owner is None:
                owner = _named(item, known)
            start, end = self._marks(item, owner or section)
            behind = item.behind_look(source)
            made += source[place:behind], start, source[behind : item.close], end
            place = item.close
        self._others = {digest(text) for text in others}
        return "".join([*made, source[place:]])

    def manifest(self, package: Package, facts: Mapping[str, str]) -> Manifest:
        """The places, with facts on the whole, and the comments that the document comes with."""
        data = package.parts.get(COMMENTS)
        said = parse(data, COMMENTS).iter(w("comment")) if data else ()
        own = frozenset(digest(_lines(item)) for item in said)
        return Manifest(facts, tuple(self.places), own, frozenset(self._others))

    def _of_rows(self, seen: list[Written], known: Mapping[str, str]) -> dict[int, Owner]:
        """What each row is about: as its block says, else the record whose id it begins with."""
        by_block: dict[int, Owner] = {}
        by_id: dict[int, Owner] = {}
        for item in seen:
            row = item.row
            if row is None:
                continue
            owner = self._told(item) if item.attributes else None
            if owner is not None:
                by_block.setdefault(row, owner)
            elif item.column < LEADING_CELLS and row not in by_id:
                owner = _named(item, known)
                if owner is not None:
                    by_id[row] = owner
        return {**by_id, **by_block}

    def _told(self, item: Written) -> Owner | None:
        """The owner of a paragraph as its block tells it."""
        found = TOLD.match(item.attributes)
        return self._owners[int(found.group(1))] if found else None

    def _marks(self, item: Written, owner: Owner) -> tuple[str, str]:
        """Both ends of the bookmark of a paragraph."""
        number = FIRST + len(self.places)
        tail = f"{owner.part or 'p'}{len(self.places)}"
        name = f"{_stem(owner.of)[: LONGEST_NAME - 2 - len(tail)]}__{tail}"
        self.places.append(Place(name, owner.of, owner.part, owner.about, item.text))
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )


def records(assessment: Assessment) -> dict[str, str]:
    """Every id that a report prints, and its record: `CRIM-02` and `finding:CRIM-02`."""
    yardstick = assessment.yardstick
    found = {item.id: f"finding:{item.id}" for item in assessment.findings}
    found |= {name: f"recommendation:{name}" for name in yardstick.recommendations}
    found |= {name: f"practice:{name}" for name in yardstick.practices}
    return found | {area: f"area:{area}" for area in yardstick.methodology.areas}


def edition(assessment: Assessment) -> str:
    """The name of an edition: the State, the day, and eight signs of what was found.

    Two reports of the same findings have the same, in whatever language.
    """
    content = json.dumps(json_file.content(assessment), sort_keys=True).encode()
    found = hashlib.sha256(content).hexdigest()[:8]
    return f"{assessment.country.jurisdiction.id}-{assessment.as_of.isoformat()}-{found}"


def facts(assessment: Assessment, lang: str) -> dict[str, str]:
    """What the manifest says of the whole report."""
    return {
        "edition": edition(assessment),
        "jurisdiction": assessment.country.jurisdiction.id,
        "as_of": assessment.as_of.isoformat(),
        "methodology": assessment.yardstick.methodology.id,
        "drafts": " ".join(assessment.drafts),
        "lang": lang,
    }


def _named(written: Written, known: Mapping[str, str]) -> Owner | None:
    """The one record that a paragraph names by its id, or the one that it begins with."""
    if known.keys().isdisjoint(written.words):
        return None
    ids = [words for words in written.words if words in known]
    first = next(words for words in written.words if words.strip())
    if first != ids[0] and len(set(ids)) > 1:
        return None
    places = (name.rpartition("__") for name in written.marks)
    return Owner(known[ids[0]], next((tail for base, _, tail in places if base), ""))


def _lines(comment: etree._Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in comment.iter(w("p")))


@cache
def _bare(name: str) -> str:
    """An id as a bookmark has it."""
    bare = re.sub(r"\W", "_", name, flags=re.ASCII).lstrip("_")
    return bare if bare[:1].isalpha() else f"R_{bare}"


@cache
def _stem(of: str) -> str:
    """How the bookmarks of a record begin."""
    return _bare(of.partition(":")[2] or of)


@cache
def _unmarked(style: str) -> bool:
    """Whether paragraphs of a style have no bookmark."""
    return UNMARKED.match(style) is not None
