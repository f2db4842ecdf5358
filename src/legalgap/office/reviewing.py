"""What reviewers left in a Word file: comments with their threads, and tracked changes.

It is read from the package as it is: nothing runs, nothing is fetched, and what the file says of
its authors goes no further than to tell them apart.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.package import Package, parse
from legalgap.office.paragraphs import Body, Paragraph, Revision, moment
from legalgap.office.parts import main_part, related
from legalgap.office.walking import body_of
from legalgap.office.xml import w

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MOST_REMARKS = 20_000
"""The most comments and changes that are read; nobody can have made more."""
WORD = re.compile(r"[^\W_]")
BETWEEN = " / "
"""Stands between the paragraphs of a quotation."""


@dataclass(frozen=True)
class Remark:
    """A comment as a reviewer wrote it."""

    key: str
    """Its number in the file; programs change it."""
    author: str
    when: datetime | None
    text: str
    quote: str
    """The words that it stands on; empty where it has no range."""
    spots: tuple[Paragraph, ...]
    """The paragraphs that it stands on, or next to."""
    within: frozenset[str] = frozenset()
    """The bookmarks that begin, end or are open within its range."""
    answers: str = ""
    """The number of the comment that it replies to."""
    guessed: bool = False
    """Whether that it is a reply was told from its range alone."""
    resolved: bool = False
    part: str = "document"
    extent: tuple[object, ...] = ()


@dataclass(frozen=True)
class Change:
    """What one reviewer changed in one paragraph or row, with track changes on."""

    kind: str
    """`insertion`, `deletion`, `rewording` or `move`."""
    author: str
    when: datetime | None
    old: str
    """The paragraph before the change."""
    new: str
    """The paragraph after it; of a move, what was moved."""
    spots: tuple[Paragraph, ...]
    to: tuple[Paragraph, ...] = ()
    """Of a move: where it went."""


@dataclass(frozen=True)
class Review:
    """All that was left in a file."""

    remarks: tuple[Remark, ...]
    changes: tuple[Change, ...]
    body: Body
    formats: int = 0
    """How many changes touch the look alone; they are not listed."""


def review_of(package: Package, known: Container[str] = frozenset()) -> Review:
    """Read the comments and changes of a Word file; `known` are the bookmarks that matter.

    Raises LegalGapError for a file that is no Word document, or is damaged.
    """
    name = main_part(package)
    body = body_of(package, name, known)
    remarks = _remarks(package, name, body)
    changes = list(_changes(body))
    if len(remarks) + len(changes) > MOST_REMARKS:
        raise LegalGapError(
            f"the file has more than {MOST_REMARKS} comments and changes",
            "accept changes of format in Word (Review > Accept), or send it in pieces",
        )
    return Review(tuple(remarks), tuple(changes), body, body.formats)


def _remarks(package: Package, document: str, body: Body) -> list[Remark]:
    """The comments in the order of the file, each with its thread."""
    found: dict[str, Remark] = {}
    last: dict[str, str] = {}
    for name in related(package, document, "comments"):
        root = parse(package.parts[name], name)
        for node in root.iter(w("comment")):
            key = str(node.get(w("id")) or f"unnumbered-{len(found)}")
            while key in found:  # damaged: two have one number
                key += "'"
            found[key] = _remark(key, node, body)
            for paragraph in node.iter(w("p")):
                identity = paragraph.get(f"{{{W14}}}paraId")
                if identity:
                    last[str(identity).upper()] = key
    told = _threads(package, document, last, found)
    return list(_guessed(found) if not told else found.values())


def _remark(key: str, node: etree._Element, body: Body) -> Remark:
    lines = ["".join(_words(paragraph)) for paragraph in node.iter(w("p"))]
    span = body.ranges.get(key)
    return Remark(
        key,
        str(node.get(w("author")) or ""),
        moment(node.get(w("date"))),
        "\n".join(lines).strip(),
        BETWEEN.join(said for said in span.said() if said) if span else "",
        tuple(span.paragraphs) if span else (),
        frozenset(span.marks) if span else frozenset(),
        extent=span.extent if span else (),
        part=span.paragraphs[0].part if span and span.paragraphs else "document",
    )


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(w("t"), w("delText"), w("tab"), w("br"), w("noBreakHyphen")):
        if node.tag in (w("t"), w("delText")):
            yield node.text or ""
        else:
            yield "-" if node.tag == w("noBreakHyphen") else " "


def _threads(
    package: Package, document: str, last: dict[str, str], found: dict[str, Remark]
) -> bool:
    """Note which comment answers which, and which are resolved; whether the file tells of any."""
    told = False
    for name in related(package, document, "commentsExtended"):
        for node in parse(package.parts[name], name).iter(f"{{{W15}}}commentEx"):
            key = last.get(str(node.get(f"{{{W15}}}paraId") or "").upper())
            if key is None:
                continue
            above = last.get(str(node.get(f"{{{W15}}}paraIdParent") or "").upper(), "")
            done = node.get(f"{{{W15}}}done") in ("1", "true", "on")
            told = told or bool(above)
            answers = above if above != key else ""
            found[key] = replace(found[key], answers=answers, resolved=done)
    return told


def _guessed(found: dict[str, Remark]) -> Iterator[Remark]:
    """Comments on the very same words, the later ones as replies to the first.

    LibreOffice loses which comment answers which, and leaves them on one range.
    """
    first: dict[tuple[object, ...], Remark] = {}
    ordered = sorted(found.values(), key=lambda item: item.when or datetime.min)
    heads = {}
    for item in ordered:
        if not item.extent or not item.quote:
            continue
        head = first.setdefault(item.extent, item)
        if head is not item:
            heads[item.key] = head.key
    for item in found.values():
        answers = heads.get(item.key, "")
        yield replace(item, answers=answers, guessed=True) if answers else item


def _changes(body: Body) -> Iterator[Change]:
    """Tracked changes: by paragraph and author, whole rows and moves together."""
    rows: dict[tuple[int, str], list[tuple[Paragraph, Revision]]] = {}
    filled: dict[tuple[int, str], list[Change]] = {}
    moves: dict[tuple[str, str], dict[str, list[tuple[Paragraph, str, Revision]]]] = {}
    for paragraph in body.paragraphs:
        for author in paragraph.authors():
            named = paragraph.moved(author)
            for move, side, words, revision in named:
                sides = moves.setdefault((author, move), {"from": [], "to": []})
                sides[side].append((paragraph, words, revision))
            whole = paragraph.row_revision
            if whole is not None and whole.author == author and paragraph.row is not None:
                rows.setdefault((paragraph.row, author), []).append((paragraph, whole))
                continue
            for change in _of_paragraph(paragraph, author):
                if change.kind == "insertion" and paragraph.row is not None:
                    filled.setdefault((paragraph.row, author), []).append(change)
                else:
                    yield change
    yield from map(_filled, filled.values())
    for (_, author), inside in rows.items():
        yield _of_row(author, inside)
    for (author, _), sides in moves.items():
        yield from _of_move(author, sides)


def _of_paragraph(paragraph: Paragraph, author: str) -> Iterator[Change]:
    """What one author changed in one paragraph, moves left aside."""
    old, new = paragraph.before(author), paragraph.after(author)
    if old == new:
        return
    when = paragraph.since(author)
    kind = "rewording"
    if not WORD.search(old):  # nothing, or the dots of a form
        kind = "insertion"
    elif not WORD.search(new):
        kind = "deletion"
    yield Change(kind, author, when, old.strip(), new.strip(), (paragraph,))


def _filled(found: list[Change]) -> Change:
    """What one person put into several cells of a row, as one."""
    if len(found) == 1:
        return found[0]
    said = " | ".join(change.new for change in found)
    spots = tuple(spot for change in found for spot in change.spots)
    days = [change.when for change in found if change.when]
    return Change("insertion", found[0].author, min(days, default=None), "", said, spots)


def _of_row(author: str, inside: list[tuple[Paragraph, Revision]]) -> Change:
    paragraphs = tuple(paragraph for paragraph, _ in inside)
    revision = inside[0][1]
    said = " | ".join(text for item in paragraphs if (text := item.everything.strip()))
    if revision.kind == "del":
        return Change("deletion", author, revision.when, said, "", paragraphs)
    return Change("insertion", author, revision.when, "", said, paragraphs)


def _of_move(
    author: str, sides: dict[str, list[tuple[Paragraph, str, Revision]]]
) -> Iterator[Change]:
    """A move; a half whose other half is lost is a deletion or an insertion."""
    left, came = sides["from"], sides["to"]
    old, new = _by_paragraph(left), _by_paragraph(came)
    if not (old or new):
        return
    origin = tuple(dict.fromkeys(paragraph for paragraph, _, _ in left))
    target = tuple(dict.fromkeys(paragraph for paragraph, _, _ in came))
    when = (left or came)[0][2].when
    if origin and target:
        yield Change("move", author, when, old, new, origin, target)
    elif origin:
        yield Change("deletion", author, when, old, "", origin)
    else:
        yield Change("insertion", author, when, "", new, target)


def _by_paragraph(side: list[tuple[Paragraph, str, Revision]]) -> str:
    """The words of one half of a move."""
    said: dict[Paragraph, str] = {}
    for paragraph, words, _ in side:
        said[paragraph] = said.get(paragraph, "") + words
    return BETWEEN.join(words.strip() for words in said.values() if words.strip())
