"""Writes an act as YAML: one provision after another, in the order of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legalgap.intake.metadata import Metadata
from legalgap.intake.provisions import Heading, Kept, Piece, Provisions

WIDTH = 100
_PLAIN = re.compile(r"[^\W_][\w ./()«»№,–—-]*")
_SPECIAL = re.compile(r"(?: #|: )|[:\s]$")


@dataclass(frozen=True)
class Header:
    """What stands above the provisions."""

    act: str
    lang: str
    metadata: Metadata
    levels: tuple[str, ...]
    file: str
    """The name of the document that was imported, without its folder."""


def act_yaml(header: Header, made: Provisions) -> str:
    """The whole file."""
    lines = [*_head(header), *_divisions(made.headings)]
    lines.append("provisions:")
    for piece in made.pieces:
        lines.extend(_provision(piece, header.levels))
    lines.extend(_kept(made.kept))
    return "\n".join(lines) + "\n"


def _head(header: Header) -> Iterator[str]:
    found = header.metadata
    yield f"id: {header.act}"
    yield f"lang: {header.lang}"
    yield from text_lines("title", found.title or header.act, 0)
    yield f"kind: {found.kind or 'law'}"
    if found.penal:
        yield "penal: true"
    yield f"levels: [{', '.join(header.levels)}]"
    if found.number:
        yield f"number: {scalar(found.number)}"
    if found.adopted:
        yield f"adopted: {found.adopted}"
    yield "read: none"
    yield "sources:"
    yield "  imported:"
    yield from text_lines("title", header.file, 4)
    yield "source: imported"


def _divisions(headings: Sequence[Heading]) -> Iterator[str]:
    if headings:
        yield "divisions:"
    for heading in headings:
        yield f"  - level: {heading.level}"
        if heading.annex:
            yield f"    annex: {heading.annex}"
        if heading.before:
            yield f"    before: {heading.before}"
        yield from text_lines("heading", heading.heading, 4)
        if heading.text:
            yield from text_lines("text", heading.text, 4)


def _provision(piece: Piece, levels: tuple[str, ...]) -> Iterator[str]:
    yield f"  - pin: {piece.pin}"
    if _differs(piece, levels):
        yield f"    levels: [{', '.join(piece.levels)}]"
    if piece.label and not piece.automatic:
        yield f"    label: {scalar(piece.label)}"
    if piece.heading:
        yield from text_lines("heading", piece.heading, 4)
    if piece.repealed:
        yield "    repealed: true"
    if piece.text:
        yield from text_lines("text", piece.text, 4)
    if piece.amended:
        yield from text_lines("amended", piece.amended, 4)
    if piece.note:
        yield from text_lines("note", piece.note, 4)


def _differs(piece: Piece, levels: tuple[str, ...]) -> bool:
    """Whether its steps are called otherwise than the act says; a note names itself."""
    if piece.pin.steps[0] in ("preamble", "title"):
        return False
    for place, name in enumerate(piece.levels):
        usual = levels[place] if place < len(levels) else "subpoint"
        if name not in ("note", "indent", usual):
            return True
    return False


def _kept(kept: Sequence[Kept]) -> Iterator[str]:
    if kept:
        yield "kept_apart:"
    for item in kept:
        yield f"  - kind: {item.apart.kind}"
        if item.after:
            yield f"    after: {item.after}"
        if item.apart.place:
            yield f"    place: {scalar(item.apart.place)}"
        yield from text_lines("text", item.apart.text, 4)


def scalar(text: str) -> str:
    """A short text on one line, in quotes where YAML needs them."""
    if _PLAIN.fullmatch(text) and not _SPECIAL.search(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def text_lines(key: str, text: str, indent: int) -> Iterator[str]:
    """A text as a folded block, one blank line between its paragraphs."""
    yield f"{' ' * indent}{key}: >-"
    margin = " " * (indent + 2)
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        for line in folded(paragraph, WIDTH - len(margin)):
            yield margin + line


def folded(text: str, width: int) -> Iterator[str]:
    """A text broken at single spaces only, so that reading it back gives the same text."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", text.strip()):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line
