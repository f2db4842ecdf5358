"""The first sheet of a form: how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import places
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

if TYPE_CHECKING:
    from legalgap.review.forms.questions import Asked, Ground
    from legalgap.review.forms.workbook import Speaker

Row = list[Value | Cell]


def sheet(speaker: Speaker, ground: Ground, asked: Asked, tabs: list[str]) -> Sheet:
    """Two columns, the languages of the form one below the other."""
    rows = [row for voice in speaker.voices for row in _rows(voice, ground, asked, tabs)]
    columns = [
        Column(speaker.short(N_("Subject")), 30),
        Column(speaker.short(N_("What to know")), 60),
    ]
    about = speaker.short(N_("How to fill in this form."))
    voice = speaker.voices[0]
    return Sheet("Readme", voice("Read me"), about, columns, rows)


def _rows(voice: Voice, ground: Ground, asked: Asked, tabs: list[str]) -> Iterator[Row]:
    country = places.name(voice, ground.library.jurisdictions[ground.country])
    title = voice("Questionnaire on the law: {country}", country=country)
    yield [Cell(voice("Title"), bold=True), Cell(title, bold=True)]
    yield [voice("Sheets to fill in"), "; ".join(tabs)]
    if asked.coder:
        yield [voice("Coder"), asked.coder]
    yield [
        voice("What a row is"),
        voice(
            "One provision and one element: what the text of the provision says of it. Rows that "
            "are filled show what is in the data now; you may change them."
        ),
    ]
    yield [
        voice("Cells to fill in"),
        voice(
            "They have a pale ground. Choose what the provision says, the act and the article; an "
            "answer that is not clear stays empty. “Provides in part”, “narrows” and "
            "“contradicts” need words: which part, which cases, in what way."
        ),
    ]
    yield [
        voice("A second provision on one element"),
        voice(
            "Use an empty row at the end of the sheet and choose the id in its first cell. Or "
            "insert a row, or copy one, after Review > Unprotect Sheet; there is no password. The "
            "order of the rows does not matter."
        ),
    ]
    yield [
        voice("To take a claim away"),
        voice(
            "Choose “withdraw this claim” as the answer. A row that is deleted takes nothing away."
        ),
    ]
    yield from _manners(voice)


def _manners(voice: Voice) -> Iterator[Row]:
    yield [
        voice("What you must have read"),
        voice(
            "“Has not” and “contradicts” need a text that was read whole, or another document "
            "that says so. Say how each statement is known, and from which source of the act."
        ),
    ]
    yield [
        voice("Words in two languages"),
        voice(
            "Write in the language that you work in; the column for the other one may stay empty."
        ),
    ]
    yield [
        voice("Persons"),
        voice(
            "A coder goes by a code, such as A1. Please name institutions only, never persons, and "
            "no individual case."
        ),
    ]
    yield [
        voice("Formulas"),
        voice("Write text and numbers only: no formula is read."),
    ]
    yield [
        voice("Sending it back"),
        voice(
            "Save it as .xlsx. What you changed is compared with what the data hold by then; "
            "nothing that others wrote meanwhile is overwritten unasked."
        ),
    ]
