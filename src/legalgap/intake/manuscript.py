"""The text of a document as it was read, paragraph by paragraph, before anything is cut.

Whatever the format, a reader gives the same thing: paragraphs in reading order, with what the
structure of a law needs and plain text does not show (which digits stand raised, what is bold,
which number Word computes for a list), and a count of words that was made another way, so that
a reader which loses text is caught.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

Span = tuple[int, int]
"""Where something begins and ends in the text of a paragraph."""
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is, in units that differ by format."""
Format = Literal["docx", "pdf", "html", "txt", "markdown", "json"]
Kind = Literal[
    "text",
    "heading",  # the document itself says so (a style, `<h2>`, `##`), not a guess from words
    "table",  # a cell of a table of data; a table of layout gives plain `text`
    "footnote",
    "header",  # running head or foot, page number
    "toc",  # a line of a contents list, as the document or dot leaders mark it
    "comment",  # what a reader of the document remarked in its margin
    "hidden",  # text that is in the file and is not shown
    "metadata",  # fields of a JSON record that are not wording of the act
]

# Accents and vowel signs that stand on the letter before them, and marks without width: they
# belong to a word, and Python does not count them as letters.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u200b-\u200d"
    "\u2060\ufeff"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def words(text: str) -> list[str]:
    """The words of a text: unbroken letters and digits.

    The one definition that all counts of words use. Punctuation, hyphens and brackets end a word,
    so that cutting `1)` off a paragraph changes nothing; an apostrophe does too.
    """
    if _WIDTHLESS.search(text):
        text = _WIDTHLESS.sub("", text)
    return _WORD.findall(text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph of a document as it stands there.

    Runs of spaces are one space, soft hyphens are gone, words broken at the end of a printed line
    are whole; a line break that the author set is `\n`, a tab is `\t`.
    """

    text: str
    raised: tuple[Span, ...] = ()
    """Spans of `text` that stand above the line: the 1 of 240¹, however it is encoded."""
    kind: Kind = "text"
    level: int | None = None
    """1 and more for a heading, if the document says so."""
    place: str = ""
    """Where a person finds it: `paragraph 120`, `page 3`, `line 40`, `table 2, row 1`."""
    number: str | None = None
    """What Word or a browser prints before it and no text holds: `1.`, `а)`, `•` is left out."""
    strong: bool = False
    """All of it is bold."""
    struck: bool = False
    """All of it is struck through."""
    centred: bool = False
    cell: tuple[int, int, int] | None = None
    """Table, row and column, from 1, of whatever stands in a table, of layout too."""
    column: int | None = None
    """The column of a page set in columns, from 1."""
    field: str = ""
    """The key of a JSON record: `title`."""
    links: tuple[tuple[int, int, str], ...] = ()
    """Spans of `text` that are links, with their address: databases link what an article cites."""

    def cut(self, start: int, end: int | None = None) -> "Paragraph":
        """A part of the paragraph, its raised spans moved along; the number stays with the first.

        Spaces at both ends of the part are left out.
        """
        stop = len(self.text) if end is None else min(end, len(self.text))
        piece = self.text[start:stop]
        first = start + len(piece) - len(piece.lstrip())
        last = max(first, start + len(piece.rstrip()))
        raised = tuple(
            (max(begin, first) - first, min(close, last) - first)
            for begin, close in self.raised
            if begin < last and close > first
        )
        links = tuple(
            (max(begin, first) - first, min(close, last) - first, target)
            for begin, close, target in self.links
            if begin < last and close > first
        )
        number = self.number if start == 0 else None
        text = self.text[first:last]
        return replace(self, text=text, raised=raised, links=links, number=number)

    def lines(self) -> Iterator["Paragraph"]:
        """The paragraph cut where its author broke the line."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield self.cut(start, start + len(line))
            start += len(line) + 1


@dataclass
class Manuscript:
    """A document as read: its paragraphs in order, and what was noted while reading."""

    format: Format
    paragraphs: list[Paragraph] = field(default_factory=list)
    title: str = ""
    """The title that the file states about itself; often wrong, never the title of the act."""
    metadata: dict[str, str] = field(default_factory=dict)
    """What the file says of itself, by name: `encoding`, `author`, `created`, `language`."""
    words_in: int = 0
    """Words of the document, counted on its raw source and not on the paragraphs."""
    problems: list[str] = field(default_factory=list)
    """Clear notes on what could not be read or had to be guessed: `page 4 has no text layer`."""

    @property
    def words_read(self) -> int:
        """Words of all paragraphs, whatever their kind; numbers of lists are not words."""
        return sum(len(words(paragraph.text)) for paragraph in self.paragraphs)

    def kinds(self) -> Counter[str]:
        """How many words there are of each kind of paragraph."""
        counts: Counter[str] = Counter()
        for paragraph in self.paragraphs:
            counts[paragraph.kind] += len(words(paragraph.text))
        return counts


def read(
    path: Path, *, declared: Format | None = None, progress: Progress | None = None
) -> Manuscript:
    """Read a document: DOCX, PDF with a text layer, HTML, plain text, Markdown or JSON.

    The format is known by content, not by name; `declared` only settles what content leaves open
    (text, Markdown, HTML or JSON). Raises LegalGapError for what cannot be read at all: another
    format, a damaged or protected file, a scan without text, an empty file.
    """
    from legalgap.intake.reading import read_file

    return read_file(path, declared=declared, progress=progress)
