"""The manuscript as lines of a law: what is no wording set apart, paragraphs cut at their marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legalgap.corpus.numbers import TO_RAISED, Reading
from legalgap.intake.bilingual import in_one_language
from legalgap.intake.languages import main_language
from legalgap.intake.manuscript import Manuscript, Paragraph
from legalgap.intake.styles import Line, Style
from legalgap.intake.tree import Apart, ApartKind

APART: dict[str, ApartKind] = {
    "toc": "contents",
    "footnote": "footnote",
    "header": "header",
    "comment": "comment",
    "hidden": "hidden",
    "metadata": "metadata",
}
LONGEST_MARK = 40
"""More than any number of an item and the word after it has letters."""
LONGEST_NOTE = 30
"""The most lines of a note of amendment."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def raised_shown(paragraph: Paragraph) -> str:
    """The text of a paragraph with raised digits written as such, one for one: 240¹, not 2401."""
    text = paragraph.text
    for start, end in reversed(paragraph.raised):
        text = text[:start] + text[start:end].translate(TO_RAISED) + text[end:]
    return text


def clean(text: str) -> str:
    """A line without what no YAML can hold; words stay as they are."""
    return re.sub(r"[ \t]+", " ", _CONTROL.sub(" ", text)).strip()


def line_of(paragraph: Paragraph, text: str, *, first: bool = True) -> Line:
    """A line of the grammar from a paragraph, or from a piece of one."""
    return Line(
        text,
        heading=paragraph.kind == "heading",
        strong=paragraph.strong,
        centred=paragraph.centred,
        table=paragraph.kind == "table",
        place=paragraph.place,
        number=paragraph.number or "" if first else "",
        field=paragraph.field,
        layout=paragraph.cell is not None and paragraph.kind != "table",
    )


def rough_lines(manuscript: Manuscript) -> list[Line | Apart]:
    """Paragraph by paragraph, before any style is known; cells of a row of data make one line."""
    found: list[Line | Apart] = []
    row: tuple[int, int] | None = None
    for paragraph in manuscript.paragraphs:
        kind = APART.get(paragraph.kind)
        text = raised_shown(paragraph)
        if kind is not None:
            joined = clean(text.replace("\n", " "))
            if joined:
                found.append(Apart(kind, joined, paragraph.place))
            continue
        here = paragraph.cell[:2] if paragraph.kind == "table" and paragraph.cell else None
        joined = clean(text.replace("\n", " ")) if here else text
        last = found[-1] if found else None
        if here is not None and here == row and isinstance(last, Line):
            found[-1] = replace(last, text=f"{last.text} | {joined}" if joined else last.text)
        elif joined.strip():
            found.append(line_of(paragraph, joined))
        row = here
    return found


def language(rough: Iterable[Line | Apart], style: Style) -> str:
    """The language that the law is written in, among those of most of its article headings.

    So a treaty with `Article 1` is English, however long the translation behind it.
    """
    texts = [item for item in rough if isinstance(item, Line)]
    labels = Counter(style.label_languages(line.text) for line in texts if style.article(line.full))
    among = labels.most_common(1)[0][0] if labels else style.languages
    return main_language((line.text for line in texts), among)


def lines(rough: Iterable[Line | Apart], style: Style, lang: str) -> list[Line | Apart]:
    """The lines of a law in one style: cut at line breaks and at numbers inside a paragraph."""
    found: list[Line | Apart] = []
    for item in rough:
        if isinstance(item, Apart):
            found.append(item)
            continue
        if item.table:
            found.append(item)
            continue
        for line in _broken(item, style):
            found.extend(_cut_inside(line, style))
    return in_one_language(_whole_notes(found, style), style, lang)


def _whole_notes(items: list[Line | Apart], style: Style) -> list[Line | Apart]:
    """Notes of amendment that a print breaks over several lines made whole."""
    found: list[Line | Apart] = []
    joined = 0
    for item in items:
        last = found[-1] if found else None
        if isinstance(last, Line) and isinstance(item, Line) and joined < LONGEST_NOTE:
            unclosed = last.text.count("(") > last.text.count(")")
            if unclosed and style.is_amendment(last) and not _is_mark(item, style):
                found[-1] = replace(last, text=f"{last.text} {item.text}")
                joined += 1
                continue
        joined = 0
        found.append(item)
    return found


def _broken(line: Line, style: Style) -> Iterator[Line]:
    """A paragraph cut where its author broke the line, unless a sentence only runs over it."""
    pieces = [clean(piece) for piece in line.text.split("\n")]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return
    open_line, number = pieces[0], line.number
    for piece in pieces[1:]:
        probe = replace(line, text=piece, number="")
        before = replace(line, text=open_line, number="")
        bare = style.article(before)
        is_own = _is_mark(probe, style) or re.search(r"[.;:]$", open_line)
        if is_own or len(pieces) > 12 or (bare and bare.end >= len(open_line)):
            yield replace(line, text=open_line, number=number)
            open_line, number = piece, ""
        else:
            open_line = f"{open_line} {piece}"
    yield replace(line, text=open_line, number=number)


def _is_mark(line: Line, style: Style) -> bool:
    return bool(
        style.article(line.full)
        or style.division(line.full)
        or style.item(line)
        or style.annex(line)
        or style.note(line)
        or style.is_amendment(line)
    )


_INSIDE = re.compile(
    r"(?:(?<=[:;—–.\]])|(?<=,)|(?<=[;,] and)|(?<=[;,] or))\s*"
    r"(?P<mark>\(\s?(?:\d{1,3}[A-Z]{0,2}|[a-z]|([a-z])\2|[ivxl]{2,6}|[A-Z])\s?\)"
    r"|(?<=\s)(?:\d{1,3}|[а-я])\))(?=\s?\S)"
)
"""`… a person— (a) of the person; or (b) of another`, `обязан: 1) явиться; 2) сообщить`"""


@dataclass(frozen=True)
class _Cut:
    start: int
    readings: tuple[Reading, ...]


def _cut_inside(line: Line, style: Style) -> Iterator[Line]:
    """A paragraph cut before the items that stand inside it, where their numbers form a list."""
    text = line.text
    breaks = style.breaks(text)
    places = sorted({*breaks, *_item_places(text, style, breaks)})
    if not places:
        yield line
        return
    start = 0
    for place in [*places, len(text)]:
        piece = text[start:place].strip()
        if piece:
            yield replace(
                line,
                text=piece,
                inline=start > 0,
                number=line.number if start == 0 else "",
                heading=line.heading and start == 0,
            )
        start = place


def _item_places(text: str, style: Style, breaks: list[int]) -> list[int]:
    if not style.inline or len(text) < 40:
        return []
    cuts = []
    for start in {0, *breaks}:
        opening = style.item(Line(text[start : start + LONGEST_MARK]))
        if opening:
            cuts.append(_Cut(start, opening.readings))
    for found in _INSIDE.finditer(text):
        at = found.start("mark")
        mark = style.item(Line(text[at : at + LONGEST_MARK]))
        if mark and at and not re.search(r"[)\d],\s*$", text[max(0, at - 8) : at]):
            cuts.append(_Cut(at, mark.readings))
    cuts.sort(key=lambda cut: cut.start)
    return [cut.start for cut in _in_lists(cuts) if cut.start]


def _in_lists(cuts: list[_Cut]) -> list[_Cut]:
    """Those that begin a list of two or more, or go on with one."""
    accepted: list[_Cut] = []
    last: dict[str, tuple[int, ...]] = {}
    second_at = {
        reading.form: number
        for number, cut in enumerate(cuts)
        for reading in cut.readings
        if reading.order[0] == 2
    }
    for number, cut in enumerate(cuts):
        for reading in cut.readings:
            order = reading.order
            goes_on = reading.form in last and 0 < order[0] - last[reading.form][0] <= 2
            longer = order[:1] == last.get(reading.form, ())[:1] and order > last[reading.form]
            begins = order == (1,) and second_at.get(reading.form, -1) > number
            second = order == (2,) and reading.form not in last and reading.form == "(1)"
            if goes_on or longer or begins or second:
                last[reading.form] = order
                accepted.append(cut)
                break
        else:
            if cut.start == 0:
                last[cut.readings[0].form] = cut.readings[0].order
    return accepted
