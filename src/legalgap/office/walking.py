"""Reads the paragraphs of a Word file in one walk through its parts."""

from collections.abc import Callable, Container

from lxml import etree

from legalgap.office.checks import heading_levels
from legalgap.office.package import Package, parse
from legalgap.office.paragraphs import Body, Paragraph, Piece, Revision, Span, moment
from legalgap.office.parts import related
from legalgap.office.volatile import Fields
from legalgap.office.xml import w

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
INSERTING, DELETING = ("ins", "moveTo"), ("del", "moveFrom")
PROPERTIES = frozenset(w(name) for name in ("rPr", "trPr", "numPr", "tcPr", "pPr"))
FORMATS = frozenset(
    w(name)
    for name in (
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
    )
)
Handler = Callable[[etree._Element], None]
NOTES = ("footnotes", "endnotes")
MARGINS = ("header", "footer")


def body_of(package: Package, document: str, known: Container[str]) -> Body:
    """The paragraphs of the text, then those of notes, headers and footers.

    A paragraph of a note stands where the note is referred to.
    """
    body = Body()
    levels = _headings(package, document)
    reader = _Reader(body, known, levels)
    reader.read(parse(package.parts[document], document), "document")
    for kind in (*NOTES, *MARGINS):
        for name in related(package, document, kind):
            reader.read(parse(package.parts[name], name), kind)
    body.gather()
    return body


def _headings(package: Package, document: str) -> frozenset[str]:
    """The styles of headings, whatever a program calls them."""
    found: set[str] = set()
    for name in related(package, document, "styles"):
        found |= set(heading_levels(parse(package.parts[name], name)))
    return frozenset(found)


class _Reader:
    """Walks through the parts of a file."""

    def __init__(self, body: Body, known: Container[str], headings: Container[str]) -> None:
        self.body, self.known, self.headings = body, known, headings
        self._notes: dict[tuple[str, str], Paragraph] = {}
        self._count = 0

    def read(self, root: etree._Element, part: str) -> None:
        """One part."""
        self.part, self.heading = part, ""
        self.open: list[Paragraph] = []
        self.places: dict[str, list[int]] = {"tr": [], "tbl": []}
        self.revisions: list[Revision] = []
        self.moves: dict[str, str] = {}
        self.row_revisions: dict[int, Revision] = {}
        self.marks: dict[str, str] = {}
        self.commented: dict[str, Span] = {}
        self.note: Paragraph | None = None
        self.fields = Fields()
        self.ends = {node.get(w("id")) for node in root.iter(w("bookmarkEnd"))}
        begin, end = self._handlers()
        skipped: etree._Element | None = None
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if skipped is not None:
                skipped = None if event == "end" and node is skipped else skipped
                continue
            if event == "start" and node.tag == FALLBACK:
                skipped = node
                continue
            if event == "start" and node.tag in FORMATS:
                self.body.formats += 1
            handle = (begin if event == "start" else end).get(node.tag)
            if handle is not None:
                handle(node)

    def _p(self, node: etree._Element) -> None:
        look = node.find(f"{w('pPr')}/{w('pStyle')}")
        rows, tables = self.places["tr"], self.places["tbl"]
        made = Paragraph(
            self.part,
            len(self.body.paragraphs),
            rows[-1] if rows else None,
            tables[-1] if tables else None,
            self.heading,
            "" if look is None else str(look.get(w("val"))),
        )
        if self.note is not None:
            made.row, made.table, made.heading = self.note.row, self.note.table, self.note.heading
            made.marks = list(self.note.marks)
        if made.row is not None:
            made.row_revision = self.row_revisions.get(made.row)
        self.open.append(made)
        self.body.paragraphs.append(made)

    def _end_p(self, _node: etree._Element) -> None:
        made = self.open.pop()
        if made.style in self.headings:
            self.heading = made.heading = made.original.strip()

    def _place(self, node: etree._Element) -> None:
        kind = etree.QName(node).localname
        self._count += 1
        self.places[kind].append(self._count)

    def _end_place(self, node: etree._Element) -> None:
        self.places[etree.QName(node).localname].pop()

    def _revision(self, node: etree._Element) -> None:
        kind, above = etree.QName(node).localname, node.getparent()
        made = Revision(
            kind,
            str(node.get(w("author")) or ""),
            moment(node.get(w("date"))),
            self.moves.get(kind, kind) if kind.startswith("move") else "",
        )
        if above is not None and above.tag in PROPERTIES:
            if above.tag == w("trPr") and self.places["tr"]:
                self.row_revisions[self.places["tr"][-1]] = made
            return
        self.revisions.append(made)

    def _end_revision(self, node: etree._Element) -> None:
        above = node.getparent()
        if above is None or above.tag not in PROPERTIES:
            self.revisions.pop()

    def _move(self, node: etree._Element) -> None:
        kind = etree.QName(node).localname.removesuffix("RangeStart")
        self.moves[kind] = str(node.get(w("name")) or kind)

    def _t(self, node: etree._Element) -> None:
        self._say(node.text or "")

    def _tab(self, node: etree._Element) -> None:
        above = node.getparent()
        if above is not None and above.tag == w("r"):  # else it is the place of a tab stop
            self._say(" ")

    def _br(self, _node: etree._Element) -> None:
        self._say(" ")

    def _hyphen(self, _node: etree._Element) -> None:
        self._say("-")

    def _say(self, text: str) -> None:
        if not self.open or not text or self.fields.computed:
            return
        paragraph = self.open[-1]
        inserted = next((item for item in self.revisions if item.kind in INSERTING), None)
        deleted = next((item for item in self.revisions if item.kind in DELETING), None)
        paragraph.pieces.append(Piece(text, inserted, deleted))
        for name in self.marks.values():
            if name not in paragraph.marks:
                paragraph.marks.append(name)
        for span in self.commented.values():
            span.words.setdefault(paragraph, []).append((text, deleted is not None))
            span.marks |= set(self.marks.values())

    def _bookmark_start(self, node: etree._Element) -> None:
        name, number = str(node.get(w("name"))), str(node.get(w("id")))
        if name not in self.known:
            return
        if number in self.ends:
            self.marks[number] = name
        if self.open and name not in self.open[-1].marks:
            self.open[-1].marks.append(name)

    def _bookmark_end(self, node: etree._Element) -> None:
        self.marks.pop(str(node.get(w("id"))), None)

    def _here(self) -> tuple[int, int]:
        """A place in the text: the paragraph, and how many letters stand before it."""
        if not self.open:
            return len(self.body.paragraphs), 0
        return self.open[-1].number, sum(len(piece.text) for piece in self.open[-1].pieces)

    def _range_start(self, node: etree._Element) -> None:
        span = Span(self._here(), standing=self.open[-1:])
        self.commented[str(node.get(w("id")))] = span
        self.body.ranges[str(node.get(w("id")))] = span

    def _range_end(self, node: etree._Element) -> None:
        span = self.commented.pop(str(node.get(w("id"))), None)
        if span is not None:
            span.end = self._here()
            span.standing += self.open[-1:]

    def _comment_reference(self, node: etree._Element) -> None:
        key = str(node.get(w("id")))
        self._range_end(node)  # a range without an end
        span = self.body.ranges.setdefault(key, Span(self._here(), self._here()))
        span.standing += self.open[-1:]

    def _reference(self, node: etree._Element) -> None:
        kind = etree.QName(node).localname.removesuffix("Reference") + "s"
        if self.open:
            self._notes.setdefault((kind, str(node.get(w("id")))), self.open[-1])

    def _note(self, node: etree._Element) -> None:
        self.note = self._notes.get((self.part, str(node.get(w("id")))))

    def _end_note(self, _node: etree._Element) -> None:
        self.note = None

    def _handlers(self) -> tuple[dict[str, Handler], dict[str, Handler]]:
        """What is done where an element begins, and where it ends."""
        begin: dict[Handler, tuple[str, ...]] = {
            self._p: ("p",),
            self._place: ("tbl", "tr"),
            self._revision: (*INSERTING, *DELETING),
            self.fields.see: ("fldChar", "instrText", "delInstrText"),
            self.fields.enter: ("fldSimple",),
            self._move: ("moveFromRangeStart", "moveToRangeStart"),
            self._t: ("t", "delText"),
            self._tab: ("tab",),
            self._br: ("br", "cr"),
            self._hyphen: ("noBreakHyphen",),
            self._bookmark_start: ("bookmarkStart",),
            self._bookmark_end: ("bookmarkEnd",),
            self._range_start: ("commentRangeStart",),
            self._range_end: ("commentRangeEnd",),
            self._comment_reference: ("commentReference",),
            self._reference: ("footnoteReference", "endnoteReference"),
            self._note: ("footnote", "endnote"),
        }
        end: dict[Handler, tuple[str, ...]] = {
            self._end_p: ("p",),
            self._end_place: ("tbl", "tr"),
            self._end_revision: (*INSERTING, *DELETING),
            self._end_note: ("footnote", "endnote"),
            self.fields.leave: ("fldSimple",),
        }
        return _by_tag(begin), _by_tag(end)


def _by_tag(handlers: dict[Handler, tuple[str, ...]]) -> dict[str, Handler]:
    return {w(name): handler for handler, names in handlers.items() for name in names}
