"""Paragraphs from the lines of a PDF, across columns and pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from legalgap.intake.manuscript import Kind, Paragraph, Span
from legalgap.intake.reading.composing import Composer
from legalgap.intake.reading.lines import Hyphens, starts_anew
from legalgap.intake.reading.pdf_heads import footnotes, running
from legalgap.intake.reading.pdf_layout import Line, PageLines

RAGGED = 0.08
"""The share of a column that a line may leave free in the middle of a sentence."""
ENDS = (".", ";", ":", "!", "?")
WIDE_GAP = 1.35
"""Usual distances of lines that a distance must have to part two paragraphs."""


@dataclass(frozen=True)
class Margins:
    """Where lines of a column begin and end."""

    left: float
    right: float


@dataclass(frozen=True)
class Habits:
    """How a document is set: its usual size, distance of lines, and first-line indent."""

    size: float
    pitch: float
    indent: float
    """How far, in points, the first line of a paragraph usually stands in; 0 if it does not."""


def paragraphs_of(pages: Sequence[PageLines], hyphens: Hyphens) -> list[Paragraph]:
    """The paragraphs of a document; heads, feet and footnotes are kinds of their own."""
    heads = running(pages)
    habits = _habits(pages, heads)
    gatherer = _Gatherer(habits, hyphens)
    for page in pages:
        notes = footnotes(page, heads, habits.size)
        margins = _margins(page, heads | notes)
        for line in page.lines:
            if id(line) in heads:
                gatherer.apart([line], "header")
        for line in page.lines:
            if id(line) not in heads and id(line) not in notes:
                gatherer.line(line, margins[line.column])
        below = [line for line in page.lines if id(line) in notes]
        for note in _notes(below):
            gatherer.apart(note, "footnote")
    gatherer.close()
    return gatherer.made


def _notes(lines: Sequence[Line]) -> list[list[Line]]:
    """Footnotes of a page, each with its lines."""
    made: list[list[Line]] = []
    for line in lines:
        marked = line.text[:1].isdigit() or line.text[:1] in "*†‡"
        raised = bool(line.raised) and line.raised[0][0] == 0
        if not made or (
            marked and (raised or line.text[:1] in "*†‡" or not line.text[:4].isdigit())
        ):
            made.append([line])
        else:
            made[-1].append(line)
    return made


def _habits(pages: Sequence[PageLines], heads: set[int]) -> Habits:
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    indents: Counter[int] = Counter()
    stay = 0
    for page in pages:
        body = [line for line in page.lines if id(line) not in heads]
        for line in body:
            sizes[round(line.size, 1)] += len(line.text)
        for before, line in pairwise(body):
            distance = before.base - line.base
            if before.column == line.column and 0 < distance < 4 * max(line.size, 1):
                pitches[round(distance, 1)] += 1
                indent = before.left - line.left
                indents[round(indent)] += 0.6 * line.size < indent < 6 * line.size
                stay += abs(indent) < 0.3 * line.size
    size = max(sizes, key=lambda key: (sizes[key], key), default=10.0)
    pitch = max(pitches, key=lambda key: (pitches[key], -key), default=size * 1.2)
    back = sum(indents.values())
    usual = max(indents, key=lambda key: (indents[key], -key), default=0)
    return Habits(size, pitch, float(usual) if back > 0.1 * (back + stay) else 0.0)


def _margins(page: PageLines, apart: set[int]) -> dict[int | None, Margins]:
    """The margins of each column: where most lines begin, and where the longest ones end."""
    made: dict[int | None, Margins] = {}
    body = [line for line in page.lines if id(line) not in apart]
    for column in {line.column for line in page.lines}:
        lines = [line for line in body if line.column == column]
        if not lines:
            made[column] = Margins(0, page.width)
            continue
        lefts = Counter(round(line.left / 3) for line in lines)
        common = [step for step, often in lefts.items() if often >= 0.15 * len(lines)]
        left = min(common, default=min(lefts)) * 3.0
        rights = sorted(line.right for line in lines)
        made[column] = Margins(left, rights[min(len(rights) - 1, int(len(rights) * 0.97))])
    return made


class _Gatherer:
    """Puts lines into paragraphs."""

    def __init__(self, habits: Habits, hyphens: Hyphens) -> None:
        self.made: list[Paragraph] = []
        self._habits = habits
        self._hyphens = hyphens
        self._lines: list[Line] = []
        self._margins = Margins(0, 0)

    def apart(self, lines: list[Line], kind: Kind) -> None:
        """A head, a foot or a footnote, which does not end the paragraph that goes around it."""
        self._compose(lines, kind, centred=False)

    def line(self, line: Line, margins: Margins) -> None:
        """Take the next line of the text."""
        if self._lines and self._begins(line, margins):
            self.close()
        self._lines.append(line)
        self._margins = margins

    def close(self) -> None:
        """End the paragraph."""
        if self._lines:
            middle = self._margins.left + self._margins.right
            centred = all(
                line.left - self._margins.left > 2 * line.size
                and abs(line.left + line.right - middle) < 3 * line.size
                for line in self._lines[-1:]
            )
            self._compose(self._lines, "text", centred=centred)
        self._lines = []

    def _begins(self, line: Line, margins: Margins) -> bool:
        """Whether a line begins a paragraph."""
        last = self._lines[-1]
        size = self._habits.size
        if "\t" in last.text or "\t" in line.text:
            return True
        room = self._margins.right - last.right
        spare = 0.45 * last.size
        if line.text[:1].islower() and not last.text.endswith(ENDS):
            spare = max(spare, RAGGED * (self._margins.right - self._margins.left))
        if room > line.first_word + spare:
            return True  # the first word would have had room on the line before
        if abs(line.size - last.size) > 0.12 * size or (line.bold != last.bold):
            return True
        indent = (line.left - margins.left) / max(size, 1)
        same = last.page == line.page and last.column == line.column
        if same:
            distance = last.base - line.base
            if distance > WIDE_GAP * self._habits.pitch or distance < 0:
                return True
            shift = (line.left - last.left) / max(size, 1)
            if shift > 0.6:
                hanging = not self._habits.indent and starts_anew(self._lines[0].text)
                return not (hanging and len(self._lines) == 1)
            stands_in = abs(line.left - margins.left - self._habits.indent) < 0.4 * size
            if self._habits.indent and stands_in:
                return True
            if abs(shift) <= 0.6 and indent > 0.6:
                return starts_anew(line.text) or last.text.endswith(ENDS)
        elif self._habits.indent and indent > 0.6:
            return True
        ended = last.text.endswith(ENDS)
        return starts_anew(line.text) and (ended or not self._habits.indent)

    def _compose(self, lines: Sequence[Line], kind: Kind, *, centred: bool) -> None:
        text, raised = lines[0].text, list(lines[0].raised)
        for line in lines[1:]:
            text = self._hyphens.join(text, line.text)
            start = len(text) - len(line.text)
            raised += [(begin + start, end + start) for begin, end in line.raised]
        made = composed(text, raised, all(line.bold for line in lines)).paragraph(
            kind=kind,
            place=f"page {lines[0].page}",
            centred=centred,
            column=lines[0].column,
        )
        if made:
            self.made.append(made)


def composed(text: str, raised: Sequence[Span], strong: bool) -> Composer:
    """A text with its raised spans, ready to become a paragraph."""
    composer = Composer()
    end = 0
    for start, stop in sorted(raised):
        composer.add(text[end:start], strong=strong)
        composer.add(text[start:stop], strong=strong, raised=True)
        end = stop
    composer.add(text[end:], strong=strong)
    return composer
