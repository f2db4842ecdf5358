"""Footnotes: real ones, each with one number in the text; a source that returns repeats it.

While a document is written, every mention of a source leaves a mark. When all stands in its
place, the first mention of a source becomes the footnote, in the order of the document; a later
one repeats its number by a field that leads there. So no order of the blocks of a template can
put a short note before the full one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from legalgap.frozen import frozen
from legalgap.office.borrowed import FOOTNOTE_REFERENCE, FOOTNOTE_TEXT, LINK, style
from legalgap.office.checks import heading_levels
from legalgap.office.document import Document, Relations
from legalgap.office.package import parse
from legalgap.office.survey import Survey
from legalgap.office.xml import (
    SPACES,
    bookmark,
    elements,
    outside,
    speak,
    t,
    w,
)
from legalgap.office.xml import field as word_field

KIND = "footnotes"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAME = "word/footnotes.xml"
PENDING = "note-"
"""Before the number of a mention, until it becomes the number of a note."""
BOOKMARKS = 7_000_001
BETWEEN = "; "
MOST_PLACES = 10
"""Places that one note lists: a longer one fills the foot of a page, and nobody reads it."""
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
AFTER_SETTING = (
    *("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
    *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary"),
    *("shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
"""What follows `w:footnotePr` in the settings, by the schema."""


@frozen
class Piece:
    """Words of a note; with an address they are a link."""

    words: str
    address: str = ""


@frozen
class Note:
    """What a note says of one source; the places in it that are cited stand between."""

    key: str
    """The same for every mention of the source."""
    before: tuple[Piece, ...]
    after: tuple[Piece, ...] = ()
    anew: bool = True
    """Whether each chapter tells it in full again; else the document does so once."""
    subject: str = ""
    """What `before` names in full: the same for every source of one text."""
    brief: tuple[Piece, ...] = ()
    """What stands in the place of `before` where a note of the chapter has named it in full."""
    others: str = ""
    """What follows the first places where a note has more than it lists."""


@dataclass
class _Written:
    """A note that has its number."""

    note: Note
    number: int
    """As readers see it."""
    key: int
    """As the file knows it."""
    run: etree._Element
    brief: bool = False
    places: dict[str, None] = field(default_factory=dict)
    again: bool = False


class Footnotes:
    """The notes of a document while it is written."""

    def __init__(self) -> None:
        self._mentions: list[tuple[Note, tuple[str, ...]]] = []

    def mark(self, note: Note, places: Iterable[str] = ()) -> str:
        """The run of a number in the text; `places` are those in the source that are meant."""
        self._mentions.append((note, tuple(places)))
        number = len(self._mentions) - 1
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_REFERENCE.key}"/></w:rPr>'
            f'<w:footnoteReference w:id="{PENDING}{number}"/></w:r>'
        )

    def marks(self, notes: Iterable[tuple[Note, Iterable[str]]]) -> str:
        """Several numbers one after another, with commas between."""
        between = t(", ", style=FOOTNOTE_REFERENCE.key)
        return between.join(self.mark(note, places) for note, places in notes)

    def put(self, document: Document) -> None:
        """Give every mention its number and write the notes into a document.

        Notes that its template holds stay as they are.
        """
        root = document.root
        if next(root.iter(w("footnoteReference")), None) is None:
            return
        part = _part(document)
        notes = document.xml(part)
        own = [int(str(item.get(w("id")))) for item in notes.findall(w("footnote"))]
        styles = document.xml(document.led_to("styles")[0])
        written = self._numbered(document.survey, heading_levels(styles), max(own, default=0) + 1)
        if not written:
            return
        text, mark = style(styles, FOOTNOTE_TEXT), style(styles, FOOTNOTE_REFERENCE)
        style(styles, LINK)
        links = document.relations(part)
        for item in written:
            notes.append(_note(item, links, text, mark))
        speak(notes)
        for settings in document.led_to("settings"):
            _declare(document.xml(settings))
        if mark != FOOTNOTE_REFERENCE.key:
            for look in root.iter(w("rStyle")):
                if look.get(w("val")) == FOOTNOTE_REFERENCE.key:
                    look.set(w("val"), mark)

    def _numbered(self, survey: Survey, levels: Mapping[str, int], free: int) -> list[_Written]:
        """The first mention of each source in a chapter, and numbers for all of them."""
        known: dict[tuple[str, int], _Written] = {}
        named: set[tuple[str, int]] = set()
        chapter = number = 0
        tops = (style for style, level in levels.items() if level == 1)
        for node in survey.notes(tops):
            if node.tag == w("p"):
                chapter += 1
                continue
            pending = str(node.get(w("id")))
            run = node.getparent()
            assert run is not None
            if not pending.startswith(PENDING):
                number += 1
                continue
            note, places = self._mentions[int(pending.removeprefix(PENDING))]
            key = (note.key, chapter if note.anew else 0)
            found = known.get(key)
            if found is None:
                number += 1
                brief = (note.subject, chapter) in named
                found = known[key] = _Written(note, number, free + len(known), run, brief)
                named |= {(note.subject, chapter)} if note.subject else set()
                node.set(w("id"), str(found.key))
            else:
                _repeat(run, found)
            found.places.update(dict.fromkeys(places))
        for found in known.values():
            if found.again:
                _name(found)
        return list(known.values())


def _bookmark(found: _Written) -> str:
    return f"_Ref_note_{found.key}"


def _repeat(run: etree._Element, found: _Written) -> None:
    """Put a field that repeats the number of a note in the place of a mention."""
    found.again = True
    shown = t(str(found.number), style=FOOTNOTE_REFERENCE.key)
    made = word_field(rf"NOTEREF {_bookmark(found)} \f \h", shown)
    for element in elements(f"<w:p>{made}</w:p>")[0]:
        run.addprevious(element)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _name(found: _Written) -> None:
    """Put the bookmark around the number of a note to which a later mention leads."""
    start, end = elements(bookmark(_bookmark(found), BOOKMARKS + found.key, ""))
    found.run.addprevious(start)
    found.run.addnext(end)


def _note(item: _Written, links: Relations, text: str, mark: str) -> etree._Element:
    """The note as XML, with the places that are cited between its two halves."""

    def runs(pieces: tuple[Piece, ...]) -> str:
        return "".join(
            outside(
                links.to(piece.address),
                t(piece.words, style=LINK.key),
            )
            if piece.address
            else t(piece.words)
            for piece in pieces
        )

    listed = list(item.places)
    if len(listed) > MOST_PLACES and item.note.others:
        listed = [*listed[:MOST_PLACES], item.note.others]
    places = t(BETWEEN.join(listed)) if listed else ""
    before = item.note.brief if item.brief else item.note.before
    content = runs(before) + places + runs(item.note.after)
    return elements(
        f'<w:footnote w:id="{item.key}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>{t(" ")}{content}'
        "</w:p></w:footnote>"
    )[0]


def _part(document: Document) -> str:
    """The part of the notes; made with its separators where the template has none."""
    for found in document.led_to(KIND):
        return found
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for key, kind in SEPARATORS.items()
    )
    made = f"<w:footnotes {SPACES}>{lines}</w:footnotes>".encode()
    document.relations().add(KIND, NAME)
    return document.add(NAME, CONTENT, parse(made, NAME))


def _declare(settings: etree._Element) -> None:
    """Name the separators in the settings, at the place that the schema gives them."""
    if settings.find(w("footnotePr")) is not None:
        return
    made = etree.Element(w("footnotePr"))
    for key in SEPARATORS:
        etree.SubElement(made, w("footnote")).set(w("id"), str(key))
    for child in settings.iterchildren(etree.Element):
        if etree.QName(child).localname in AFTER_SETTING:
            child.addprevious(made)
            return
    settings.append(made)
