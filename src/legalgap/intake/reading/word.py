"""Reads Word documents (.docx): everything that is seen, in the order in which it is read."""

from dataclasses import dataclass, field, replace

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import Kind, Manuscript, Progress
from legalgap.intake.reading.composing import Composer
from legalgap.intake.reading.parts import WordParts
from legalgap.intake.reading.tables import Cell, laid_out
from legalgap.intake.reading.word_count import count_words
from legalgap.intake.reading.word_notes import Notes
from legalgap.intake.reading.word_numbering import Numbering
from legalgap.intake.reading.word_styles import Look, Styles, list_of, outline_level, value
from legalgap.intake.reading.word_xml import (
    GONE,
    MATH_TEXT,
    WRAPPERS,
    boxes,
    branch,
    inside,
    is_contents,
    local,
    mark_deleted,
)
from legalgap.office.xml import R, w

PROGRESS_EVERY = 200


def read_word(data: bytes, progress: Progress | None = None) -> Manuscript:
    """Read a .docx from its bytes.

    Tracked insertions are read and deletions are not; results of fields, not their codes; notes
    after the paragraph that refers to them; text boxes after the paragraph that holds them. Raises
    LegalGapError for a file that is damaged, protected or unsafe.
    """
    parts = WordParts(data)
    body = parts.root(parts.main)
    if body is None or not len(body):
        raise LegalGapError("the Word document has no body", "choose another file")
    reader = WordReader(parts, progress)
    reader.steps = sum(1 for _ in body.iter(w("p")))
    try:
        for part in parts.related("header"):
            reader.apart(parts.root(part), "header", "header")
        reader.blocks(body[0] if local(body[0]) == "body" else body)
        reader.finish()
        for part in parts.related("footer"):
            reader.apart(parts.root(part), "header", "footer")
        for part in parts.related("comments"):
            reader.apart(parts.root(part), "comment", "comment")
    except RecursionError as error:
        raise LegalGapError(
            "the Word document nests its parts too deeply", "save it anew in Word and try again"
        ) from error
    made = reader.manuscript
    made.words_in = count_words(parts)
    _describe(parts, made)
    reader.note_problems()
    return made


def _describe(parts: WordParts, made: Manuscript) -> None:
    """What the file says of itself; never who wrote it."""
    core = parts.root("docProps/core.xml")
    for item in core if core is not None else ():
        name = local(item)
        if name in ("created", "modified", "language", "subject") and item.text:
            made.metadata[name] = item.text.strip()
        elif name == "title" and item.text:
            made.title = item.text.strip()


@dataclass
class _Counts:
    deleted: int = 0
    hidden: int = 0
    embedded: int = 0


@dataclass
class Line:
    """A paragraph while it is read."""

    style: str | None = None
    seen: Composer = field(default_factory=Composer)
    hidden: Composer = field(default_factory=Composer)
    after: list[tuple[etree._Element, Kind | None, str]] = field(default_factory=list)


class WordReader:
    """Walks the elements of a document and gathers paragraphs."""

    def __init__(self, parts: WordParts, progress: Progress | None = None) -> None:
        self.manuscript = Manuscript("docx")
        self.steps = 0
        self._out = self.manuscript.paragraphs
        self._parts = parts
        self._progress = progress
        self._styles = Styles(next((parts.root(name) for name in parts.related("styles")), None))
        lists = next((parts.root(name) for name in parts.related("numbering")), None)
        self._numbering = Numbering(lists)
        self._notes = Notes(parts)
        self._addresses = parts.addresses()
        self._counts = _Counts()
        self._paragraphs = 0
        self._tables = 0
        self._kind: Kind = "text"
        self._place = ""
        self._fields: list[list[str]] = []
        self._line: Line | None = None

    # Blocks

    def apart(self, root: etree._Element | None, kind: Kind, place: str) -> None:
        """Read a part that stands beside the body: a header, comments."""
        if root is None:
            return
        before = self._kind, self._place
        self._kind, self._place = kind, place
        self._fields = []
        self.blocks(root)
        self._end_line()
        self._kind, self._place = before

    def finish(self) -> None:
        """Close the last paragraph, and read the notes that nothing referred to."""
        self._end_line()
        for note, place in self._notes.rest():
            self.apart(note, "footnote", place)

    def blocks(self, parent: etree._Element) -> None:
        """Read paragraphs, tables and what wraps them."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._end_line()
                self._table(element)
            elif name == "sdt":
                self._control(element)
            elif name == "AlternateContent":
                chosen = branch(element)
                if chosen is not None:
                    self.blocks(chosen)
            elif name in ("altChunk", "subDoc"):
                self._counts.embedded += 1
            elif name in GONE:
                self._counts.deleted += 1
            elif name in WRAPPERS or name in ("comment", "footnote", "endnote"):
                self.blocks(element)
            elif name in ("oMathPara", "oMath"):
                self._paragraph(element)

    def _control(self, element: etree._Element) -> None:
        """A content control; a contents list is one too."""
        content = element.find(w("sdtContent"))
        if content is None:
            return
        before = self._kind
        if is_contents(element) and self._kind == "text":
            self._kind = "toc"
        self.blocks(content)
        if self._kind != before:
            self._end_line()
            self._kind = before

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        outer, rows = self._out, []
        for row in inside(element, "tr"):
            cells = []
            column = 1
            for cell in inside(row, "tc"):
                self._out = []
                self.blocks(cell)
                self._end_line()
                cells.append(Cell(column, self._out))
                span = value(cell.find(f"{w('tcPr')}/{w('gridSpan')}"))
                column += int(span) if span and span.isdigit() else 1
            rows.append(cells)
        self._out = outer
        self._out.extend(laid_out(rows, number))

    # Paragraphs

    def _paragraph(self, element: etree._Element) -> None:
        self._paragraphs += 1
        if self._progress and self._paragraphs % PROGRESS_EVERY == 0:
            self._progress(min(self._paragraphs, self.steps), self.steps)
        properties = element.find(w("pPr"))
        if self._line is None:
            style = value(properties.find(w("pStyle"))) if properties is not None else None
            self._line = Line(style)
        line = self._line
        self._runs(element, line)
        if mark_deleted(properties):
            self._counts.deleted += 1
            return  # what follows belongs to the same paragraph
        self._end_line(properties)

    def _end_line(self, properties: etree._Element | None = None) -> None:
        """Turn the open paragraph into one of the manuscript, and read what it points to."""
        line, self._line = self._line, None
        if line is None:
            return
        style = self._styles.style(line.style)
        level = outline_level(properties) if properties is not None else None
        level = style.level if level is None else level or None
        centred = value(properties.find(w("jc"))) if properties is not None else None
        kind = self._kind
        if kind == "text" and (style.toc or self._in_contents()):
            kind = "toc"
        elif kind == "text" and level and line.seen:
            kind = "heading"
        number = self._number(line, properties) if line.seen else None
        place = self._place or f"paragraph {self._paragraphs}"
        made = line.seen.paragraph(
            kind=kind,
            level=level if kind == "heading" else None,
            place=place,
            number=number,
            centred=style.centred if centred is None else centred == "center",
        )
        if made:
            self._out.append(made)
        hidden = line.hidden.paragraph(kind="hidden", place=place)
        if hidden:
            self._counts.hidden += 1
            self._out.append(hidden)
        for content, apart, label in line.after:
            self._beside(content, apart, label)

    def _beside(self, content: etree._Element, kind: Kind | None, label: str) -> None:
        """A note or a text box, after the paragraph where it hangs."""
        before, fields = (self._kind, self._place), self._fields
        self._fields = []
        start = len(self._out)
        if kind:
            self._kind, self._place = kind, f"{kind} {label}"
        self.blocks(content)
        self._end_line()
        self._kind, self._place = before
        self._fields = fields
        if kind and start < len(self._out):
            self._out[start] = replace(self._out[start], number=label)

    def _number(self, line: Line, properties: etree._Element | None) -> str | None:
        style = self._styles.style(line.style)
        list_id, level = style.list_id, style.list_level
        numbering = properties.find(w("numPr")) if properties is not None else None
        if numbering is not None:
            own_id, own_level = list_of(numbering)
            list_id = own_id if own_id is not None else list_id
            level = own_level if own_level is not None else (0 if own_id is not None else level)
        if list_id is None or list_id == "0":
            return None
        if level is None:
            level = self._numbering.level_of_style(list_id, line.style or self._styles.default)
        return self._numbering.next(list_id, level)

    # Runs

    def _runs(self, parent: etree._Element, line: Line, link: str = "") -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, line, link)
            elif name == "hyperlink":
                self._runs(element, line, self._address(element))
            elif name in GONE:
                self._counts.deleted += 1
            elif name in WRAPPERS:
                self._runs(element, line, link)
            elif name == "sdt":
                content = element.find(w("sdtContent"))
                if content is not None:
                    self._runs(content, line, link)
            elif name == "AlternateContent":
                chosen = branch(element)
                if chosen is not None:
                    self._runs(chosen, line, link)
            elif name in ("oMath", "oMathPara"):
                self._formula(element, line)

    def _formula(self, element: etree._Element, line: Line) -> None:
        for text in element.iter(MATH_TEXT, w("t")):
            line.seen.add(text.text or "")

    def _address(self, element: etree._Element) -> str:
        target = self._addresses.get(element.get(f"{{{R}}}id") or "", "")
        anchor = value(element, "anchor")
        return f"{target}#{anchor}" if anchor else target

    def _run(self, run: etree._Element, line: Line, link: str) -> None:
        look = self._styles.look(line.style, run.find(w("rPr")))
        for element in run:
            name = local(element)
            text = _TEXT.get(name)
            if name == "t":
                text = (element.text or "").replace("\n", " ")
            if text is not None:
                _add(line, text, look, link)
            elif name in ("fldChar", "instrText"):
                self._field(name, element)
            elif name in ("footnoteReference", "endnoteReference"):
                self._refer(name, element, line)
            elif name == "AlternateContent":
                chosen = branch(element)
                if chosen is not None:
                    self._drawn(chosen, line)
            elif name in ("drawing", "pict", "object"):
                self._drawn(element, line)
            elif name == "ruby":
                base = element.find(w("rubyBase"))
                if base is not None:
                    self._runs(base, line, link)

    def _refer(self, name: str, element: etree._Element, line: Line) -> None:
        custom = value(element, "customMarkFollows") in ("1", "true", "on")
        note, number = self._notes.take(name, value(element, "id") or "", custom)
        if note is not None:
            line.after.append((note, "footnote", number))

    def _field(self, name: str, element: etree._Element) -> None:
        """Follow fields, to know the lines of a contents list from those of the text."""
        if name == "instrText":
            if self._fields:
                self._fields[-1].append(element.text or "")
            return
        step = value(element, "fldCharType")
        if step == "begin":
            self._fields.append([])
        elif step == "end" and self._fields:
            self._fields.pop()

    def _in_contents(self) -> bool:
        return any("".join(code).strip().upper().startswith("TOC") for code in self._fields)

    def _drawn(self, element: etree._Element, line: Line) -> None:
        """Text boxes inside a drawing; each once, though files keep them in two forms."""
        for box in boxes(element):
            line.after.append((box, None, ""))

    def note_problems(self) -> None:
        """Say what was left out or may look different in Word."""
        notes = self.manuscript.problems
        if self._parts.has_macros:
            notes.append("the file holds macros; only its text was read, nothing was run")
        if self._counts.deleted:
            notes.append(
                f"{self._counts.deleted} tracked deletions are left out and tracked insertions "
                "are read: check in Word that the changes were accepted"
            )
        if self._counts.hidden:
            notes.append(f"{self._counts.hidden} paragraphs hold hidden text, which is kept apart")
        if self._counts.embedded:
            notes.append(
                f"{self._counts.embedded} documents embedded in the file are not read: open it in "
                "Word and save it anew"
            )


_TEXT = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "sym": "",
}


def _add(line: Line, text: str, look: Look, link: str) -> None:
    if look.hidden:
        line.hidden.add(text, raised=look.raised)
        return
    line.seen.add(text, raised=look.raised, strong=look.strong, struck=look.struck, link=link)
