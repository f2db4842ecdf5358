"""Reads plain text: one paragraph a line, or lines broken at a fixed width."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from legalgap.intake.manuscript import Manuscript, Paragraph, words
from legalgap.intake.reading.composing import Composer
from legalgap.intake.reading.lines import Hyphens, starts_anew

WIDEST = 200
"""The widest line that somebody may have broken by hand or by program."""
NARROWEST = 30
_BROKEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
FULL = 0.5
"""The share of lines, of those that another follows, that must be full for a text to be broken."""


@dataclass(frozen=True)
class Line:
    """A line of the file: its number from 1, its text, and the spaces before it."""

    number: int
    text: str
    indent: int


def read_plain(text: str) -> Manuscript:
    """Read plain text; an empty line ends a paragraph, and so does a line that is not full."""
    made = Manuscript("txt")
    hyphens = Hyphens(text)
    made.paragraphs = paragraphs_of(text, hyphens)
    made.words_in = len(words(text)) - hyphens.joined
    return made


def paragraphs_of(text: str, hyphens: Hyphens) -> list[Paragraph]:
    """The paragraphs of a plain text, each with the line where it begins."""
    lines = _lines(text)
    habits = _habits(lines)
    made: list[Paragraph] = []
    open_lines: list[Line] = []
    for line in lines:
        if open_lines and not (line.text and _goes_on(open_lines, line, habits)):
            _close(open_lines, hyphens, made)
            open_lines = []
        if line.text:
            open_lines.append(line)
    if open_lines:
        _close(open_lines, hyphens, made)
    return made


def _lines(text: str) -> list[Line]:
    """All lines, empty ones too."""
    made = []
    for number, line in enumerate(re.split(r"[\n\x0b\x0c\x85\u2028\u2029]", text), start=1):
        bare = line.expandtabs(4).strip("\ufeff\u200b")
        seen = bare.strip()
        made.append(Line(number, seen, len(bare) - len(bare.lstrip())))
    return made


def broken_at(lines: list[Line]) -> int:
    """The width at which lines were broken, 0 if each is a paragraph of its own."""
    widths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if len(widths) < 8:
        return 0
    width = widths[int(len(widths) * 0.98)]
    if not NARROWEST <= width <= WIDEST:
        return 0
    followed = full = 0
    for line, after in pairwise(lines):
        if line.text and after.text:
            followed += 1
            full += _is_full(line, after, width)
    return width if followed >= 5 and full >= FULL * followed else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line had no more room."""
    if _BROKEN.search(line.text) and after.text[0].islower():
        return True
    first = re.split(r"[ \t]", after.text, maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(first) > width - 2


@dataclass(frozen=True)
class Habits:
    """How a text was broken: its width, and from which indent on a line begins a paragraph."""

    width: int = 0
    indent: int = 0


def _habits(lines: list[Line]) -> Habits:
    """Width and first-line indent, each 0 if the text has none."""
    width = broken_at(lines)
    if not width:
        return Habits()
    indents = Counter(line.indent for line in lines if line.text)
    total = sum(indents.values())
    base = min(indent for indent, often in indents.items() if often >= 0.05 * total)
    first = after_full = indented_first = indented_after = 0
    for before, line in pairwise(lines):
        if not line.text:
            continue
        if before.text and _is_full(before, line, width):
            after_full += 1
            indented_after += line.indent >= base + 2
        else:
            first += 1
            indented_first += line.indent >= base + 2
    if indented_first > 0.7 * first and indented_after < 0.5 * after_full:
        return Habits(width, base + 2)
    return Habits(width)


def _goes_on(before: list[Line], line: Line, habits: Habits) -> bool:
    last = before[-1]
    if not habits.width or not _is_full(last, line, habits.width):
        return False
    if habits.indent:
        return line.indent < habits.indent
    if starts_anew(line.text):
        return False
    usual = before[1].indent if len(before) > 1 else min(before[0].indent, line.indent)
    return line.indent - usual < 2


def _close(lines: list[Line], hyphens: Hyphens, made: list[Paragraph]) -> None:
    text = lines[0].text
    for line in lines[1:]:
        text = hyphens.join(text, line.text)
    composer = Composer()
    composer.add(text)
    paragraph = composer.paragraph(place=f"line {lines[0].number}")
    if paragraph:
        made.append(paragraph)
