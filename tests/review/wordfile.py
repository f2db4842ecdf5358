"""A reviewer who works in Word: writes comments and tracked changes into a report as Word does."""

from copy import deepcopy
from pathlib import Path

from lxml import etree

from legalgap.office.manifest import Manifest, read
from legalgap.office.package import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    TYPES,
    Package,
    parse,
    relations_part,
    to_xml,
)
from legalgap.office.xml import W, text_of, w

BODY = "word/document.xml"
COMMENTS, EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
EXTENDED_KIND = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
JANE, OMAR = "Jane Example", "Omar Example"
DAY = "2026-03-01T10:15:{:02d}Z"


class WordFile:
    """A report while a reviewer works in it."""

    def __init__(self, data: bytes) -> None:
        self.package = Package.unpacked(data)
        self.root = parse(self.package.parts[BODY])
        self.manifest: Manifest = read(self.package)
        old = self.package.parts.get(COMMENTS)
        space = {"w": W, "w14": W14}
        self.comments = parse(old) if old else etree.Element(w("comments"), nsmap=space)
        self.extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        used = (int(node.get(w("id"))) for node in self.comments.iter(w("comment")))
        self.next = max([900, *used])

    # What a reviewer looks at.

    def place(self, part="", kind="", least=40, n=0):
        """A printed paragraph of a record: its entry in the manifest."""
        texts = [place.text for place in self.manifest.places]
        found = [
            place
            for place in self.manifest.places
            if len(place.text) >= least
            and texts.count(place.text) == 1
            and (not part or place.field == part)
            and place.of.startswith(kind)
        ]
        return found[n]

    def paragraph(self, mark: str):
        """The paragraph that holds a bookmark."""
        for start in self.root.iter(w("bookmarkStart")):
            if start.get(w("name")) == mark:
                return next(start.iterancestors(w("p")))
        raise LookupError(mark)

    def runs(self, paragraph):
        """The runs with words, in whatever they stand."""
        return [run for run in paragraph.iter(w("r")) if text_of(run)]

    # What a reviewer does.

    def comments_on(self, paragraph, said, author=JANE, *, when=None, until=None, **more) -> str:
        """A comment on all words of a paragraph, or up to the end of another one."""
        number = self._number()
        first, last = (
            self.runs(paragraph)[0],
            self.runs(until if until is not None else paragraph)[-1],
        )
        first.addprevious(_mark("commentRangeStart", number))
        last.addnext(_mark("commentRangeEnd", number))
        self._refer(last.getnext(), number)
        return self._say(number, said, author, when, **more)

    def comments_beside(self, paragraph, said, author=JANE, **more) -> str:
        """A comment without a range: its reference alone stands in the paragraph."""
        number = self._number()
        self._refer(self.runs(paragraph)[-1], number)
        return self._say(number, said, author, None, **more)

    def replies(self, to: str, said, author=OMAR, **more) -> str:
        """A reply: Word repeats the range, and names the comment above in a part of its own."""
        number = self._number()
        for kind in ("commentRangeStart", "commentRangeEnd"):
            old = next(n for n in self.root.iter(w(kind)) if n.get(w("id")) == to)
            old.addnext(_mark(kind, number))
        reference = next(n for n in self.root.iter(w("commentReference")) if n.get(w("id")) == to)
        self._refer(reference.getparent(), number)
        return self._say(number, said, author, None, above=to, **more)

    def comment_of_tool(self) -> str:
        """The first comment with which the report came."""
        return str(next(self.comments.iter(w("comment"))).get(w("id")))

    def deletes(self, run, author=JANE, *, kind="del", when=None) -> None:
        """The words of a run, with track changes on."""
        holder = self._revision(kind, author, when)
        run.addprevious(holder)
        holder.append(run)
        if kind == "del":
            for text in run.iter(w("t")):
                text.tag = w("delText")

    def inserts(self, after, words, author=JANE, *, kind="ins", when=None) -> None:
        """Words after a run or mark, with track changes on."""
        holder = self._revision(kind, author, when)
        after.addnext(holder)
        run = etree.SubElement(holder, w("r"))
        etree.SubElement(run, w("t")).text = words

    def rewords(self, paragraph, words, author=JANE) -> None:
        """Other words in the place of the last run of a paragraph."""
        last = self.runs(paragraph)[-1]
        self.deletes(last, author)
        self.inserts(last.getparent(), words, author)

    def deletes_paragraph(self, paragraph, author=JANE) -> None:
        """A paragraph with its mark."""
        for run in self.runs(paragraph):
            self.deletes(run, author)
        self.marks(paragraph, "del", author)

    def marks(self, paragraph, kind, author=JANE) -> None:
        """The mark of a paragraph as inserted or deleted."""
        look = paragraph.find(w("pPr"))
        if look is None:
            look = etree.Element(w("pPr"))
            paragraph.insert(0, look)
        run = look.find(w("rPr"))
        run = etree.SubElement(look, w("rPr")) if run is None else run
        run.insert(0, self._revision(kind, author, None))

    def moves(self, paragraph, after, author=JANE) -> None:
        """The words of a paragraph into a new one after another."""
        words = "".join(text_of(run) for run in self.runs(paragraph))
        number = self._number()
        start = _mark("moveFromRangeStart", number)
        start.set(w("name"), "move1")
        self.runs(paragraph)[0].addprevious(start)
        for run in self.runs(paragraph):
            self.deletes(run, author, kind="moveFrom")
        self.marks(paragraph, "moveFrom", author)
        new = etree.Element(w("p"))
        after.addnext(new)
        number = self._number()
        start = _mark("moveToRangeStart", number)
        start.set(w("name"), "move1")
        new.append(start)
        self.inserts(start, words, author, kind="moveTo")
        self.marks(new, "ins", author)

    def types(self, paragraph, words) -> None:
        """A whole paragraph typed anew without track changes: its bookmarks die, as in Word."""
        keep = self.runs(paragraph)[0]
        for child in list(paragraph):
            if child.tag != w("pPr") and child is not keep and keep not in child.iter():
                paragraph.remove(child)
        next(keep.iter(w("t"))).text = words

    def adds(self, after, words, author=None):
        """A new paragraph, tracked where an author is named."""
        new = etree.Element(w("p"))
        after.addnext(new)
        if author is None:
            run = etree.SubElement(new, w("r"))
            etree.SubElement(run, w("t")).text = words
        else:
            look = etree.SubElement(new, w("pPr"))
            self.inserts(look, words, author)
            self.marks(new, "ins", author)
        return new

    def row_of(self, paragraph):
        """The row in which a paragraph stands."""
        return next(paragraph.iterancestors(w("tr")))

    def adds_row(self, paragraph, texts, author=JANE):
        """A new row after that of a paragraph, with track changes on."""
        row = self.row_of(paragraph)
        new = deepcopy(row)
        for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
            for node in list(new.iter(w(tag))):
                node.getparent().remove(node)
        look = new.find(w("trPr"))
        if look is None:
            look = etree.Element(w("trPr"))
            new.insert(0, look)
        look.append(self._revision("ins", author, None))
        for cell, words in zip(new.iter(w("tc")), texts, strict=False):
            for old in list(cell.iter(w("p"))):
                cell.remove(old)
            paragraph = etree.SubElement(cell, w("p"))
            look = etree.SubElement(paragraph, w("pPr"))
            self.inserts(look, words, author)
            self.marks(paragraph, "ins", author)
        row.addnext(new)

    def saves(self, path: Path | None = None) -> bytes:
        """The file as Word saves it; also to a path."""
        parts = self.package.parts
        parts[BODY], parts[COMMENTS] = to_xml(self.root), to_xml(self.comments)
        self._link(COMMENTS, OFFICE + "comments", WML + "comments+xml")
        if len(self.extended):
            parts[EXTENDED] = to_xml(self.extended)
            self._link(EXTENDED, EXTENDED_KIND, WML + "commentsExtended+xml")
        data = self.package.to_bytes()
        if path is not None:
            path.write_bytes(data)
        return data

    def _number(self) -> str:
        self.next += 1
        return str(self.next)

    def _refer(self, after, number: str) -> None:
        run = etree.Element(w("r"))
        run.append(_mark("commentReference", number))
        after.addnext(run)

    def _say(self, number, said, author, when, *, above="", done=False) -> str:
        if above:
            self._identity(above)
        made = etree.SubElement(self.comments, w("comment"))
        made.set(w("id"), number)
        made.set(w("author"), author)
        made.set(w("initials"), author[:1])
        made.set(w("date"), when or DAY.format(int(number) % 60))
        for line in said.split("\n"):
            run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
            etree.SubElement(run, w("t")).text = line
        if above or done:
            entry = etree.SubElement(self.extended, f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", self._identity(number))
            if above:
                entry.set(f"{{{W15}}}paraIdParent", self._identity(above))
            entry.set(f"{{{W15}}}done", "1" if done else "0")
        return number

    def _identity(self, number: str) -> str:
        comment = next(n for n in self.comments.iter(w("comment")) if n.get(w("id")) == number)
        last = list(comment.iter(w("p")))[-1]
        key = f"{int(number) + 1:08X}"
        if last.get(f"{{{W14}}}paraId") is None:
            last.set(f"{{{W14}}}paraId", key)
        known = {entry.get(f"{{{W15}}}paraId") for entry in self.extended}
        if key not in known and list(self.comments)[-1] is not comment:
            entry = etree.SubElement(self.extended, f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", key)
            entry.set(f"{{{W15}}}done", "0")
        return key

    def _revision(self, kind, author, when):
        made = _mark(kind, self._number())
        made.set(w("author"), author)
        made.set(w("date"), when or DAY.format(self.next % 60))
        return made

    def _link(self, part: str, kind: str, content: str) -> None:
        types = parse(self.package.parts[CONTENT_TYPES])
        if not any(item.get("PartName") == f"/{part}" for item in types):
            etree.SubElement(
                types, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=content
            )
            self.package.parts[CONTENT_TYPES] = to_xml(types)
        name = relations_part(BODY)
        relations = parse(self.package.parts[name])
        if not any(item.get("Type") == kind for item in relations):
            etree.SubElement(
                relations,
                f"{{{RELATIONSHIPS}}}Relationship",
                Id=f"rIdReview{len(relations)}",
                Type=kind,
                Target=part.rpartition("/")[2],
            )
            self.package.parts[name] = to_xml(relations)


def _mark(kind: str, number: str):
    made = etree.Element(w(kind))
    made.set(w("id"), number)
    return made
