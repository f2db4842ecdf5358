"""The paragraphs of a document that is written, found in its text and not in its tree.

A report has thousands of them, and an object for each of their elements takes longer than all that
is done with them. What lxml has written has one form: quoted attributes, no `<` or `>` in text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from legalgap.office.volatile import Fields
from legalgap.office.xml import from_text

OPENING, CLOSING = re.compile(r"<w:p((?: [^>]*[^/>])?)(/?)>"), "</w:p>"
EDGE = re.compile(r"<w:p(?: [^>]*)?(?<!/)>|</w:p>")
LOOK, CHANGED = "</w:pPr>", "</w:pPrChange></w:pPr>"
STYLED, FIELD, MARKED = '<w:pPr><w:pStyle w:val="', "<w:fldChar", "<w:bookmarkStart "
BOX = "<w:txbxContent"
WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
WORDS_AND_FIELDS = re.compile(
    r"<w:t(?: [^>]*)?>(?P<words>[^<]*)</w:t>"
    r'|<w:fldChar [^>]*?w:fldCharType="(?P<kind>\w+)"'
    r"|<w:instrText(?: [^>]*)?>(?P<code>[^<]*)</w:instrText>"
)
AROUND = re.compile(r'<w:(tr|tc)[ >]|</w:(tr)>|<w:bookmarkStart [^>]*?w:name="([^"]*)"')
MARK = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')


class Written(NamedTuple):
    """A paragraph, and where it stands in the text of its part."""

    start: int
    content: int
    """Where what it holds begins."""
    close: int
    """Where that ends."""
    end: int
    attributes: str
    style: str
    """The style that it names."""
    row: int | None
    """The number of its row, where it is a paragraph of a cell."""
    column: int
    words: list[str]
    """What its runs say, without what programs compute."""
    text: str
    """All of that as one."""
    marks: list[str]
    """The names of the bookmarks that begin in it, or behind it before the next one."""

    def behind_look(self, source: str) -> int:
        """Where its words begin: its look comes before all else that it holds."""
        if source.startswith("<w:pPr>", self.content):
            place = source.find(LOOK, self.content) + len(LOOK)
            # A tracked change holds the look before it.
            return place + len(CHANGED) if source.startswith(CHANGED, place) else place
        none = "<w:pPr/>"
        return self.content + (len(none) if source.startswith(none, self.content) else 0)


def paragraphs(source: str) -> Iterator[Written]:
    """The paragraphs of a part in their order; those in text boxes are words of the one around.

    A mark behind a paragraph is known when the next one is asked for.
    """
    fields, rows, place = Fields(), _Rows(), 0
    marks: list[str] = []
    # What few paragraphs hold is looked for from one to the next, and not in each.
    find, length = source.find, len(source)
    field = mark = box = 0
    while found := OPENING.search(source, place):
        start, content = found.span()
        if start > place:
            marks += rows.pass_by(source[place:start])
        attributes, empty = found.groups()
        close = end = content
        if not empty:
            close = find(CLOSING, content)
            if box < content and (box := find(BOX, content)) < 0:
                box = length
            if box < close:
                close = _end(source, start)
            end = close + len(CLOSING)
        if field < content and (field := find(FIELD, content)) < 0:
            field = length
        if mark < content and (mark := find(MARKED, content)) < 0:
            mark = length
        if field < close or fields.open:
            words = _words(source, content, close, fields)
        else:
            words = WORDS.findall(source, content, close)
        text = words[0] if len(words) == 1 else "".join(words)
        if "&" in text:
            words = [from_text(said) for said in words]
            text = "".join(words)
        marks = MARK.findall(source, content, close) if mark < close else []
        style = ""
        if source.startswith(STYLED, content):
            style = source[content + len(STYLED) : find('"', content + len(STYLED))]
        row, column = rows.here
        yield Written(
            start, content, close, end, attributes, style, row, column, words, text, marks
        )
        place = end


class _Rows:
    """The rows that are open while a part is gone through."""

    def __init__(self) -> None:
        self.here: tuple[int | None, int] = None, 0
        """The number of the row, and the cell."""
        self._open: list[list[int]] = []
        self._count = 0
        self._known: dict[str, list[tuple[str, str, str]]] = {}

    def pass_by(self, passed: str) -> list[str]:
        """Note what stands between two paragraphs; the names of the bookmarks there."""
        found = self._known.get(passed)
        if found is None:  # the same few pieces of tables stand between thousands of cells
            found = self._known[passed] = AROUND.findall(passed)
        marks = []
        for opened, closed, name in found:
            if opened == "tc" and self._open:
                self._open[-1][1] += 1
            elif opened == "tr":
                self._count += 1
                self._open.append([self._count, -1])
            elif closed and self._open:
                self._open.pop()
            elif name:
                marks.append(name)
        row, column = self._open[-1] if self._open else (None, 0)
        self.here = row, column
        return marks


def _end(source: str, start: int) -> int:
    """Where the content of a paragraph ends that holds others, in a text box."""
    depth = 0
    for edge in EDGE.finditer(source, start):
        depth += 1 if edge.group() != CLOSING else -1
        if depth == 0:
            return edge.start()
    raise ValueError("a paragraph without an end")  # lxml writes none


def _words(source: str, start: int, end: int, fields: Fields) -> list[str]:
    """What runs say where a field begins, goes on or ends."""
    found = []
    for piece in WORDS_AND_FIELDS.finditer(source, start, end):
        words, kind, code = piece.groups()
        if words is None:
            fields.mark(kind, from_text(code or ""))
        elif not fields.computed:
            found.append(words)
    return found
