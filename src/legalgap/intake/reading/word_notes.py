"""Footnotes and endnotes of a Word document."""

from collections.abc import Iterator

from lxml import etree

from legalgap.intake.reading.parts import WordParts
from legalgap.intake.reading.word_styles import value
from legalgap.office.xml import w

PARTS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def notes_of(parts: WordParts, part: str) -> Iterator[tuple[str, etree._Element]]:
    """Notes by id; the lines that only separate notes from text are none."""
    for name in parts.related(part):
        root = parts.root(name)
        for note in root if root is not None else ():
            if note.tag == w(NOTES[part]) and value(note, "type") in (None, "normal"):
                yield value(note, "id") or "", note


class Notes:
    """Gives each note once, with the number that Word prints."""

    def __init__(self, parts: WordParts) -> None:
        self._notes = {part: dict(notes_of(parts, part)) for part in NOTES}
        self._count = dict.fromkeys(NOTES, 0)

    def take(self, reference: str, name: str, custom: bool) -> tuple[etree._Element | None, str]:
        """The note that a reference names, and its number; `custom` marks stand in the text."""
        part = PARTS[reference]
        if not custom:
            self._count[part] += 1
        number = "" if custom else str(self._count[part])
        return self._notes[part].pop(name, None), number

    def rest(self) -> Iterator[tuple[etree._Element, str]]:
        """Notes that nothing in the text refers to."""
        for part, notes in self._notes.items():
            for note in notes.values():
                yield note, f"{NOTES[part]} without a reference"
            notes.clear()
