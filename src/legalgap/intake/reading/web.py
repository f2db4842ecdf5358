"""Reads web pages: the text of the page without its navigation and scripts."""

import re
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import Kind, Manuscript, Paragraph, Progress
from legalgap.intake.reading.composing import Composer
from legalgap.intake.reading.lines import Hyphens
from legalgap.intake.reading.plain import paragraphs_of
from legalgap.intake.reading.tables import Cell, laid_out
from legalgap.intake.reading.web_count import count_words
from legalgap.intake.reading.web_looks import (
    BLOCKS,
    PLAIN,
    Context,
    class_looks,
    context_of,
    is_left_out,
    item_number,
)

PROGRESS_EVERY = 2_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{2,40})""")
_INLINE = re.compile(
    r"</?(?:font|span|b|i|u|em|strong|small|big|a|strike|s|tt|nobr|o:p)\b[^<>]*>", re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:div|center|section|article|main|blockquote|dl|dd|ul|ol|li|dir)\b[^<>]*>", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def declared_charset(data: bytes) -> str:
    """The encoding that a page states about itself in its first lines."""
    head = data[:4096]
    found = _XML_ENCODING.search(head) or (
        _CHARSET.search(head) if re.search(rb"<meta", head, re.IGNORECASE) else None
    )
    return found.group(1).decode("ascii") if found else ""


def read_web(text: str, progress: Progress | None = None) -> Manuscript:
    """Read a page of HTML or XHTML; raises LegalGapError where it declares entities."""
    if re.search(r"<!ENTITY", text[:20_000], re.IGNORECASE):
        raise LegalGapError(
            "the page declares entities of its own, as files that mean harm do",
            "save the page again from its source",
        )
    root, whole = _tree(text)
    if not whole:
        # Tags that are never closed nest deeper than any parser follows.
        flat = _BLOCK.sub("<p>", _INLINE.sub("", text))
        root, whole = _tree(flat)
    made = Manuscript("html")
    if root is not None:
        reader = WebReader(root, progress)
        reader.walk()
        made.paragraphs = reader.made
        title = root.find(".//title")
        made.title = " ".join((title.text or "").split()) if title is not None else ""
        language = root.get("lang")
        if language:
            made.metadata["language"] = language
        made.words_in = count_words(text) - reader.joined
    return made


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """The tree of a page, and whether all of the page is in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = _DECLARATION.sub("", text).encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(data.replace(b"\x00", b""), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LegalGapError(
            "the page cannot be read as HTML", "open it in a browser and save it again"
        ) from error
    return root, not any(item.type_name == "ERR_RESOURCE_LIMIT" for item in parser.error_log)


@dataclass
class _Table:
    """A table while it is read: its rows, and what was being gathered outside it."""

    outer: list[Paragraph]
    number: int
    rows: list[list[Cell]]


class WebReader:
    """Walks the elements of a page and gathers paragraphs."""

    def __init__(self, root: etree._Element, progress: Progress | None) -> None:
        self.made: list[Paragraph] = []
        self.joined = 0
        self._root = root
        self._progress = progress
        self._looks = class_looks(root)
        self._contexts: list[Context] = [PLAIN]
        self._composer = Composer()
        self._hidden = Composer()
        self._breaks = 0
        self._number: str | None = None
        self._line = 1
        self._tables: list[_Table] = []
        self._table_count = 0
        self._linked = True

    def walk(self) -> None:
        """Read the whole page."""
        total = sum(1 for _ in self._root.iter()) if self._progress else 0
        done = 0
        walker = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                done += 1
                if self._progress and done % PROGRESS_EVERY == 0:
                    self._progress(done, total)
                if is_left_out(element):
                    walker.skip_subtree()
                    self._contexts.append(self._contexts[-1])
                else:
                    self._start(element)
            else:
                self._end(element, left_out=is_left_out(element))
        self._close()

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in BLOCKS:
            self._close()
        context = context_of(element, self._contexts[-1], self._looks)
        self._contexts.append(context)
        if tag in BLOCKS:
            line: Any = element.sourceline
            self._line = line or self._line
        if tag == "br":
            self._break()
        elif tag == "li":
            self._number = item_number(element)
        elif tag == "table":
            self._table_count += 1
            self._tables.append(_Table(self.made, self._table_count, []))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._cell(element)
        if element.text:
            self._text(element.text)

    def _end(self, element: etree._Element, *, left_out: bool) -> None:
        tag = str(element.tag)
        if tag in BLOCKS and not left_out:
            self._close()
        if tag == "table" and self._tables and not left_out:
            table = self._tables.pop()
            loose = self.made if not table.rows else []
            self.made = table.outer
            self.made.extend(loose if loose is not table.outer else [])
            self.made.extend(laid_out(table.rows, table.number))
        elif tag == "caption" and self._tables:
            self.made = self._tables[-1].outer
        self._contexts.pop()
        if element.tail:
            self._text(element.tail)

    def _cell(self, element: etree._Element) -> None:
        rows = self._tables[-1].rows
        if not rows:
            rows.append([])
        before = rows[-1][-1] if rows[-1] else None
        column = before.column + before.span if before else 1
        span = element.get("colspan", "1").strip()
        cell = Cell(column, span=int(span) if span.isdigit() and 0 < int(span) < 1000 else 1)
        rows[-1].append(cell)
        self.made = cell.paragraphs

    def _break(self) -> None:
        """One `<br>` breaks a line; two, with nothing between, end the paragraph."""
        context = self._contexts[-1]
        if context.hidden:
            self._hidden.add(" ")
            return
        self._breaks += 1
        if self._breaks > 1:
            self._close()
        elif self._composer:
            self._composer.add("\n")

    def _text(self, text: str) -> None:
        context = self._contexts[-1]
        if context.hidden:
            self._hidden.add(" ".join(f".{text}.".split())[1:-1], raised=context.raised)
            return
        if context.kept and "\n" in text.strip("\n"):
            self._preformatted(text)
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", text)
        if text.strip(" \u00a0"):
            self._breaks = 0
            self._linked = self._linked and context.link.startswith("#")
        self._composer.add(
            text,
            raised=context.raised,
            strong=context.strong,
            struck=context.struck,
            link=context.link,
        )

    def _preformatted(self, text: str) -> None:
        """Text set by its author line by line is read as plain text is."""
        self._close()
        hyphens = Hyphens(text)
        line: int = self._line
        for paragraph in paragraphs_of(text, hyphens):
            at = line + int(paragraph.place.rpartition(" ")[2]) - 1
            kind = self._contexts[-1].kind
            self.made.append(replace(paragraph, place=f"line {at}", kind=kind))
        self.joined += hyphens.joined

    def _close(self) -> None:
        """End the paragraph."""
        context = self._contexts[-1]
        kind: Kind = context.kind
        if kind == "text" and self._linked and self._composer:
            kind = "toc"  # a line that is nothing but a link into this very page
        place = f"line {self._line}"
        made = self._composer.paragraph(
            kind=kind,
            level=context.level if kind == "heading" else None,
            place=place,
            number=self._number if self._composer else None,
            centred=context.centred,
        )
        if made and made.text:
            self.made.append(made)
            self._number = None
        hidden = self._hidden.paragraph(kind="hidden", place=place)
        if hidden:
            self.made.append(hidden)
        self._breaks = 0
        self._linked = True
