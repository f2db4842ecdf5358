"""Which record each paragraph of a report is about: bookmarks, and the manifest that explains them.

Reviewers comment upon the report; by these marks their comments find the record, whatever was
edited around them. Blocks say what is theirs with `Anchors.about`; a row or a paragraph that
begins with the id of a record belongs to it; all else belongs to its area or part.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from legalgap.model.assessment import Assessment
from legalgap.office.manifest import Manifest, Place, digest, normalised
from legalgap.office.package import Package, parse
from legalgap.office.volatile import Fields
from legalgap.office.xml import text_of, w
from legalgap.report import json_file

OWNED = "of"
"""The attribute of a paragraph until its bookmark is made."""
FIRST = 6_000_001
"""The first number of these bookmarks."""
SHORTEST = 24
"""Letters from which a paragraph has a bookmark of its own; shorter ones have that of their row."""
LONGEST_NAME = 40
LEADING_CELLS = 2
"""In how many cells of a row the id of its record is looked for."""
UNMARKED = re.compile(r"TOC\d|TOCHeading|TableofFigures|TableHead|AfterTable|SectionEnd|Header")
"""Styles of paragraphs that nobody comments upon, or that belong to the whole table."""
COMMENTS = "word/comments.xml"
REPORT = "report"
FIELD = (w("fldChar"), w("instrText"))
LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Owner:
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

    def settle(self, root: etree._Element, assessment: Assessment) -> None:
        """Give each paragraph of a finished document its bookmark, and note its record."""
        known = records(assessment)
        by_mark = {_bare(name): of for name, of in known.items()}
        self.places, self._others = [], set()
        section = Owner(REPORT)
        seen = _seen(root, known)
        rows = self._of_rows(seen)
        marked: set[etree._Element] = set()
        for item in seen:
            for name in item.marks:
                base, _, place = name.rpartition("__")
                if place == "part":
                    section = Owner(f"part:{base}")
                elif base in by_mark and place:
                    self.places.append(Place(name, by_mark[base], place))
                    section = Owner(by_mark[base]) if place == "area" else section
            owner = self._taken(item) or (item.owner if item.row is None else rows.get(item.row))
            if not LETTER.search(item.text) and not normalised(item.text):
                continue
            first = item.row is not None and item.row not in marked
            passed = UNMARKED.match(_style(item.paragraph))
            if not passed and (first or len(item.text) >= SHORTEST):
                marked |= {item.row} if item.row is not None else set()
                self._mark(item, owner or section)
            else:
                self._others.add(digest(item.text))

    def manifest(self, package: Package, facts: Mapping[str, str]) -> Manifest:
        """The places, with facts on the whole, and the comments that the document comes with."""
        data = package.parts.get(COMMENTS)
        said = parse(data, COMMENTS).iter(w("comment")) if data else ()
        own = frozenset(digest(_lines(item)) for item in said)
        return Manifest(facts, tuple(self.places), own, frozenset(self._others))

    def _taken(self, item: "_Seen") -> Owner | None:
        number = item.paragraph.get(OWNED)
        if number is None:
            return None
        del item.paragraph.attrib[OWNED]
        return self._owners[int(number)]

    def _of_rows(self, seen: list["_Seen"]) -> dict[etree._Element, Owner]:
        """What each row is about: as its block says, else the record whose id it begins with."""
        told: dict[etree._Element, Owner] = {}
        found: dict[etree._Element, Owner] = {}
        for item in seen:
            if item.row is None:
                continue
            number = item.paragraph.get(OWNED)
            if number is not None:
                told.setdefault(item.row, self._owners[int(number)])
            elif item.owner is not None and item.column < LEADING_CELLS:
                found.setdefault(item.row, item.owner)
        return {**found, **told}

    def _mark(self, item: "_Seen", owner: Owner) -> None:
        number = FIRST + len(self.places)
        tail = f"{owner.part or 'p'}{len(self.places)}"
        name = f"{_bare(owner.of.partition(':')[2] or owner.of)}"
        name = f"{name[: LONGEST_NAME - 2 - len(tail)]}__{tail}"
        paragraph, id_ = item.paragraph, {w("id"): str(number)}
        start = etree.Element(w("bookmarkStart"), {**id_, w("name"): name})
        paragraph.insert(1 if paragraph[0].tag == w("pPr") else 0, start)
        etree.SubElement(paragraph, w("bookmarkEnd"), id_)
        place = Place(name, owner.of, owner.part, owner.about, item.text)
        self.places.append(place)


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


@dataclass
class _Seen:
    """A paragraph with what is in it, and where it stands."""

    paragraph: etree._Element
    row: etree._Element | None
    column: int
    text: str = ""
    marks: list[str] = field(default_factory=list)
    owner: Owner | None = None
    """The one record that it names by its id, or the one that it begins with."""


def _seen(root: etree._Element, known: Mapping[str, str]) -> list[_Seen]:
    """The paragraphs of a document in their order; those within drawings are passed over."""
    paragraph_tag, run_tag, mark_tag = w("p"), w("r"), w("bookmarkStart")
    found: list[_Seen] = []
    ids: dict[str, None] = {}
    leads, fields = "", Fields()

    def close() -> None:
        if found and ids and (leads or len(ids) == 1):
            item = found[-1]
            places = (name.rpartition("__") for name in item.marks)
            place = next((tail for base, _, tail in places if base), "")
            item.owner = Owner(known[leads or next(iter(ids))], place)

    for node in root.iter(paragraph_tag, run_tag, mark_tag):
        if node.tag == paragraph_tag:
            if next(node.iterancestors(w("drawing"), w("pict")), None) is not None:
                continue
            close()
            ids, leads = {}, ""
            found.append(_Seen(node, *_cell(node)))
        elif not found:
            continue
        elif node.tag == mark_tag:
            found[-1].marks.append(str(node.get(w("name"))))
        else:
            text = _words(node, fields)
            if text in known:
                leads = leads or (text if not found[-1].text.strip() else "")
                ids[text] = None
            found[-1].text += text
    close()
    return found


def _words(run: etree._Element, fields: Fields) -> str:
    """The words of a run, without those that programs compute."""
    said = ""
    for child in run:
        if child.tag == w("t"):
            said += "" if fields.computed else child.text or ""
        elif child.tag in FIELD:
            fields.see(child)
    return said


def _cell(paragraph: etree._Element) -> tuple[etree._Element | None, int]:
    """The row of a paragraph, and in which of its cells it stands."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != w("tc"):
        return None, 0
    row = cell.getparent()
    assert row is not None
    return row, row.index(cell) - len(row.findall(w("trPr")))


def _lines(comment: etree._Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in comment.iter(w("p")))


def _style(paragraph: etree._Element) -> str:
    """The style of a paragraph; the schema has it first."""
    look = paragraph[0]
    named = look[0] if look.tag == w("pPr") and len(look) else None
    return str(named.get(w("val"))) if named is not None and named.tag == w("pStyle") else ""


@cache
def _bare(name: str) -> str:
    """An id as a bookmark has it."""
    bare = re.sub(r"\W", "_", name, flags=re.ASCII).lstrip("_")
    return bare if bare[:1].isalpha() else f"R_{bare}"
