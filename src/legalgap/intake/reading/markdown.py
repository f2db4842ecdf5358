"""Reads Markdown as people and converters write it, loosely; numbers of points stay in the text."""

import re
from html import unescape

from legalgap.intake.manuscript import Kind, Manuscript, Paragraph, words
from legalgap.intake.reading.composing import Composer
from legalgap.intake.reading.lines import starts_anew
from legalgap.intake.reading.tables import Cell, laid_out

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_POINT = re.compile(r"^\s*(?:\d{1,3}[a-z]?[.)]+\s|\(?[a-z]{1,4}\)|\(\d{1,3}\))", re.IGNORECASE)
_NOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:\s*")
_ADDRESS = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:\s*\S+.*$")
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    | !\[(?P<picture>[^\]\n]{0,500})\]\([^)\n]{0,2000}\)
    | \[\^(?P<note>[^\]\s]{1,40})\]
    | \[(?P<text>[^\]\n]{0,2000})\]
      \((?P<address>(?:[^()\s]|\([^()\s]*\)){0,2000})(?:\s+"[^"\n]{0,500}")?\)
    | <sup>(?P<raised>[^<\n]{0,200})</sup>
    | (?P<brk><br\s*/?>)
    | <(?P<auto>(?:https?://|mailto:)[^>\s]{1,2000})>
    | (?P<tag></?[a-zA-Z][^<>\n]{0,2000}>)
    | (?P<stars>\*+|(?<![^\W_])_+(?=\S)|_+(?![^\W_])|`+|~~)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_markdown(text: str) -> Manuscript:
    """Read Markdown: headings by their marks, points by their numbers, links by their words."""
    text = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.line(line, number)
    reader.close()
    made = Manuscript("markdown", reader.made)
    made.words_in = _count(text)
    return made


class _Reader:
    """Gathers lines into paragraphs."""

    def __init__(self) -> None:
        self.made: list[Paragraph] = []
        self._lines: list[str] = []
        self._kind: Kind = "text"
        self._number: str | None = None
        self._start = 0
        self._rows: list[list[str]] = []
        self._tables = 0
        self._fenced = False

    def line(self, line: str, number: int) -> None:
        """Take the next line."""
        if _FENCE.match(line):
            self.close()
            self._fenced = not self._fenced
            return
        bare = line.strip() if self._fenced else re.sub(r"^\s*(?:>\s?)+", "", line).strip()
        heading = None if self._fenced else _HEADING.match(bare)
        if not bare or (not self._fenced and _RULE.match(bare)):
            self._underline(bare)
            self.close()
        elif heading:
            self.close()
            self._start = number
            self._add(heading.group(2), "heading", len(heading.group(1)))
        elif bare.startswith("|") and bare.count("|") > 1:
            self._row(bare, number)
        elif not _ADDRESS.match(bare) or _NOTE.match(bare):
            self._text(bare, number, ends=self._fenced or line.endswith(("  ", "\\")))

    def _underline(self, bare: str) -> None:
        """A line of = or - under a line of text makes that a heading."""
        if self._lines and len(self._lines) == 1 and re.fullmatch(r"={3,}|-{3,}", bare):
            line = self._lines.pop()
            self._add(line, "heading", 1 if bare[0] == "=" else 2)

    def _text(self, bare: str, number: int, *, ends: bool) -> None:
        note = _NOTE.match(bare)
        if self._rows or note or _BULLET.match(bare) or _POINT.match(bare) or starts_anew(bare):
            self.close()
        if not self._lines:
            self._start = number
        if note:
            self._kind, self._number = "footnote", note.group(1)
            bare = bare[note.end() :]
        self._lines.append(_BULLET.sub("", bare).removesuffix("\\"))
        if ends:
            self.close()

    def _row(self, bare: str, number: int) -> None:
        if self._lines:
            self.close()
        if not self._rows:
            self._start = number
        if not _SEPARATOR.match(bare):
            cells = re.split(r"(?<!\\)\|", bare.strip().removeprefix("|").removesuffix("|"))
            self._rows.append([cell.strip() for cell in cells])

    def close(self) -> None:
        """End the paragraph or the table."""
        if self._rows:
            self._table()
        if self._lines:
            self._add(" ".join(self._lines), self._kind, None, self._number)
            self._lines = []
        self._kind, self._number = "text", None

    def _table(self) -> None:
        self._tables += 1
        rows = []
        for row in self._rows:
            cells = []
            for column, text in enumerate(row, start=1):
                made = inline(text, "text", None, f"line {self._start}", None)
                cells.append(Cell(column, [made] if made else []))
            rows.append(cells)
        self._rows = []
        self.made.extend(laid_out(rows, self._tables))

    def _add(self, text: str, kind: Kind, level: int | None, number: str | None = None) -> None:
        made = inline(text, kind, level, f"line {self._start}", number)
        if made:
            self.made.append(made)


def inline(
    text: str, kind: Kind, level: int | None, place: str, number: str | None
) -> Paragraph | None:
    """One paragraph without the marks of emphasis, links and tags."""
    composer = Composer()
    strong = bool(re.fullmatch(r"(\*\*|__)(?!\1)(?:(?!\1).)+\1", text))
    end = 0
    for found in _INLINE.finditer(text):
        composer.add(unescape(text[end : found.start()]), strong=strong)
        end = found.end()
        if found["escaped"]:
            composer.add(found["escaped"], strong=strong)
        elif found["text"] is not None:
            shown = unescape(re.sub(r"\*+", "", found["text"]))
            composer.add(shown, strong=strong, link=found["address"])
        elif found["raised"]:
            composer.add(unescape(found["raised"]), strong=strong, raised=True)
        elif found["auto"]:
            composer.add(found["auto"], strong=strong, link=found["auto"])
        elif found["brk"]:
            composer.add("\n")
    composer.add(unescape(text[end:]), strong=strong)
    made = composer.paragraph(kind=kind, level=level, place=place, number=number)
    return made if made and made.text else None


def _count(text: str) -> int:
    """Words of the whole file once its marks are taken away, without looking at its lines."""
    text = re.sub(r"(?m)^\s*(?:>\s?)*\[[^\]^\n][^\]\n]*\]:\s*\S+.*$", "", text)
    text = re.sub(r"!\[[^\]\n]*\]\([^)\n]*\)", "", text)
    text = re.sub(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)", "", text)
    text = re.sub(r"(?m)^\s*(?:```|~~~).*$", "", text)
    text = re.sub(r"\[\^[^\]\s]+\]:?", "", text)
    text = re.sub(r"<((?:https?://|mailto:)[^>\s]+)>", r"\1", text)
    text = re.sub(r"<br\s*/?>", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"</?[a-zA-Z][^<>\n]*>", "", text)
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)
    return len(words(unescape(re.sub(r"[*`]|~~", "", text))))
