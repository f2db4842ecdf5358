"""The second text of a bilingual print, set apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from legalgap.intake.languages import language_of, leans_to
from legalgap.intake.manuscript import words
from legalgap.intake.styles import Line, Style
from legalgap.intake.tree import Apart

SHORT = 8
"""A line of so few words may have no language of its own."""


@dataclass
class _Line:
    """What is known of the language of a line, from itself and from what follows."""

    line: Line
    code: str | None
    is_mark: bool
    labels: tuple[str, ...] = ()
    """The languages that the label of an article may be in."""
    named: tuple[str, ...] = ()
    """The languages that the word `CHAPTER` or `PART` may be in."""
    next_code: str | None = None
    """The language of the next line that has one."""
    below: str | None = None
    """The language of the wording that a heading stands over, or None where nobody can tell."""


def in_one_language(items: Sequence[Line | Apart], style: Style, main: str) -> list[Line | Apart]:
    """The lines, those in another language than the act set apart.

    A line too short to have a language goes with the lines around it. The head of an article or a
    chapter is told by its label, the title under it goes with it, and a Roman number by what
    stands below it.
    """
    known = [_known(item, style) if isinstance(item, Line) else None for item in items]
    if not any(entry and entry.code not in (None, main) for entry in known):
        return list(items)
    _look_ahead(known, main)
    found: list[Line | Apart] = []
    foreign = False
    below_own = False
    for item, entry in zip(items, known, strict=True):
        if entry is None:
            found.append(item)
            continue
        foreign = not _is_own_title(entry, main, below_own) and _is_foreign(entry, main, foreign)
        below_own = entry.is_mark and not foreign and main in (*entry.labels, *entry.named)
        line = entry.line
        found.append(Apart("other_language", line.text, line.place) if foreign else line)
    return found


def _known(line: Line, style: Style) -> _Line:
    labels = style.label_languages(line.full.text) if style.article(line.full) else ()
    is_division = not labels and style.division(line.full) is not None
    named = style.division_languages(line.full.text) if is_division else ()
    mark = labels or is_division or style.annex(line)
    return _Line(line, language_of(line.text), bool(mark), labels, named)


def _is_own_title(entry: _Line, main: str, below_own: bool) -> bool:
    """Whether a heading without a certain language is one of the act's own."""
    if entry.is_mark or entry.code is not None or not entry.line.heading:
        return False
    return below_own or leans_to(entry.line.text, main)


def _is_foreign(entry: _Line, main: str, foreign: bool) -> bool:
    if entry.labels:
        return main not in entry.labels
    if main in entry.named:
        return False
    if entry.is_mark:
        return entry.below not in (None, main)
    if entry.code is not None:
        return entry.code != main
    if foreign:
        return entry.next_code != main and not _is_prose(entry.line)
    return entry.line.heading and entry.below not in (None, main)


def _is_prose(line: Line) -> bool:
    return len(words(line.text)) > SHORT


def _look_ahead(known: Sequence[_Line | None], main: str) -> None:
    """Fill in, from the last line to the first, what follows each."""
    next_code: str | None = None
    below_heading: str | None = None
    below_mark: str | None = None
    for entry in reversed(known):
        if entry is None:
            continue
        entry.next_code = next_code
        entry.below = below_mark if entry.is_mark else below_heading
        if entry.is_mark:
            below_mark = None
        elif entry.code is None and not entry.line.heading and _is_prose(entry.line):
            below_mark = main
        elif entry.code is not None and below_mark != main:
            below_mark = entry.code
        if entry.code is not None:
            next_code = below_heading = entry.code
        elif not entry.line.heading:
            below_heading = None
