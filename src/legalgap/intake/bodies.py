"""Where the act ends and its annexes begin; what is a contents list; what is a quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legalgap.corpus.numbers import order_of
from legalgap.intake.styles import Line, Mark, Style
from legalgap.intake.tree import Apart, Division

FEWEST_ENTRIES = 3
LONGEST_QUOTATION = 400


@dataclass
class Part:
    """The lines of the act, or of one annex."""

    items: list[Line | Apart] = field(default_factory=list)
    annex: str = ""
    heading: Division | None = None
    has_articles: bool = False


def contents_apart(items: Sequence[Line | Apart], style: Style) -> list[Line | Apart]:
    """The lines with a contents list set apart: articles without wording, numbered anew later."""
    marks = [
        (place, order_of(mark.step))
        for place, item in enumerate(items)
        if isinstance(item, Line) and not item.table
        for mark in [style.article(item.full)]
        if mark
    ]
    if not marks:
        return list(items)
    first, start = marks[0]
    again = next((place for place, order in marks[1:] if order == start), None)
    entries = [place for place, _ in marks if again is not None and place < again]
    if again is None or len(entries) < FEWEST_ENTRIES:
        return list(items)
    end = _back_over(items, again, style)
    block = [item for item in items[first:end] if isinstance(item, Line)]
    wording = [
        line
        for line in block
        if line.text.endswith((".", ";", ":")) and not style.article(line.full)
    ]
    if len(wording) * 4 > len(entries):
        return list(items)
    begin = _back_over(items, first, style)
    if begin and isinstance(items[begin - 1], Line) and _is_contents_title(items[begin - 1]):
        begin -= 1
    return [
        Apart("contents", item.text, item.place)
        if isinstance(item, Line) and begin <= place < end
        else item
        for place, item in enumerate(items)
    ]


def _is_contents_title(item: Line | Apart) -> bool:
    return bool(
        re.fullmatch(
            r"(?:содержание|оглавление|(?:table of )?contents|arrangement of \w+)\W*",
            item.text.strip(),
            re.IGNORECASE,
        )
    )


def _back_over(items: Sequence[Line | Apart], place: int, style: Style) -> int:
    """The first of the headings of divisions that stand directly before a line."""
    start = place
    for before in range(place - 1, max(-1, place - 12), -1):
        item = items[before]
        if not isinstance(item, Line) or style.article(item.full) or item.table:
            break
        if style.division(item.full):
            start = before
        elif item.text.endswith((".", ";", ":")) or not item.loud:
            break
    return start


def bodies_of(items: Sequence[Line | Apart], style: Style) -> list[Part]:
    """The act and its annexes.

    An annex begins with its mark, once something of the law has come before it; a second text
    begins where articles start at the first number again.
    """
    parts = [Part()]
    taken: set[str] = set()
    begun = False
    last: tuple[int, ...] = ()
    count = 0
    for place, item in enumerate(items):
        if isinstance(item, Apart) or item.table or item.quoted:
            parts[-1].items.append(item)
            continue
        annex = style.annex(item) if begun else None
        if annex:
            parts.append(_annex(parts, taken, annex.step, item))
            last, count = (), 0
            continue
        mark = _article(item, style)
        order = order_of(mark.step) if mark else ()
        if mark and order == (1,) and count > 1 and last > order and _restarts(items, place, style):
            parts.append(_second(parts, taken, style))
            last, count = (), 0
        if mark:
            begun, last, count = True, order, count + 1
        elif style.item(item):
            begun = True
        parts[-1].items.append(item)
    for part in parts:
        part.has_articles = any(
            isinstance(item, Line)
            and not item.table
            and not item.quoted
            and style.article(item.full)
            for item in part.items
        )
    return parts


def _article(line: Line, style: Style) -> Mark | None:
    """The mark of an article; a bare number that a list counts may begin anew at any place."""
    counted = line.number and not any(letter.isalpha() for letter in line.number)
    return style.article(line if counted else line.full)


def _annex(parts: list[Part], taken: set[str], step: str, line: Line) -> Part:
    name = f"annex-{step}" if step.isdecimal() else ""
    number = len(parts)
    while not name or name in taken:
        name, number = f"annex-{number}", number + 1
    taken.add(name)
    return Part([], name, Division(line.text, 1, place=line.place))


def _restarts(items: Sequence[Line | Apart], place: int, style: Style) -> bool:
    """Whether the numbers go on from a new start: the next article is the second."""
    for at in range(place + 1, len(items)):
        item = items[at]
        if isinstance(item, Line) and not item.table:
            mark = _article(item, style)
            if mark:
                return order_of(mark.step)[0] in (1, 2)
    return True


def _second(parts: list[Part], taken: set[str], style: Style) -> Part:
    """A second text in the same document; its title is looked for at the end of the first."""
    items = parts[-1].items
    start = len(items)
    for place in range(len(items) - 1, max(-1, len(items) - 40), -1):
        item = items[place]
        if not isinstance(item, Line):
            continue
        if style.article(item.full):
            break
        if style.signature(item):
            break
        if item.heading or style.division(item) or item.loud:
            start = place
    moved = items[start:]
    del items[start:]
    annex = _annex(parts, taken, "", Line(""))
    heading = moved[0] if moved and isinstance(moved[0], Line) else None
    if heading is not None and not style.division(heading):
        annex.heading = Division(heading.text, 1, place=heading.place)
        moved = moved[1:]
    else:
        annex.heading = None
    annex.items = list(moved)
    return annex


def unquoted(items: Sequence[Line | Apart]) -> list[Line | Apart]:
    """The lines, those within a quotation that runs over several of them marked as quoted.

    An amending law quotes whole articles: they are its wording, not its articles.
    """
    found = list(items)
    closing = _next_closing(found)
    place = 0
    while place < len(found):
        item = found[place]
        near = closing[place] - place < LONGEST_QUOTATION
        if near and isinstance(item, Line) and _opens_quotation(item, found, place):
            end = _end_of_quotation(found, place)
            for inside in range(place, end + 1):
                line = found[inside]
                if isinstance(line, Line):
                    found[inside] = replace(line, quoted=True)
            place = max(end, place)
        place += 1
    return found


def _next_closing(items: Sequence[Line | Apart]) -> list[int]:
    """For each line the next, or itself, that holds a closing quotation mark."""
    closing = [0] * len(items)
    at = len(items) + LONGEST_QUOTATION
    for place in range(len(items) - 1, -1, -1):
        if any(mark in items[place].text for mark in '»”"'):
            at = place
        closing[place] = at
    return closing


def _opens_quotation(line: Line, items: Sequence[Line | Apart], place: int) -> bool:
    before = items[place - 1] if place else None
    led = isinstance(before, Line) and before.text.endswith(":")
    return led and line.text.startswith(("«", "“", '"')) and _balance(line.text) > 0


def _balance(text: str) -> int:
    """How many quotation marks are open at the end of a text."""
    paired = sum(text.count(mark) for mark in "«“") - sum(text.count(mark) for mark in "»”")
    return paired + text.count('"') % 2


def _end_of_quotation(items: Sequence[Line | Apart], place: int) -> int:
    """The line that closes a quotation; the one before its start where none does."""
    open_marks = 0
    for at in range(place, min(len(items), place + LONGEST_QUOTATION)):
        item = items[at]
        if isinstance(item, Line):
            paired = sum(item.text.count(mark) for mark in "«“")
            open_marks += paired - sum(item.text.count(mark) for mark in "»”")
            if item.text.count('"') % 2:
                open_marks += -1 if open_marks > 0 and at > place else 1
            if open_marks <= 0:
                return at
    return place - 1
