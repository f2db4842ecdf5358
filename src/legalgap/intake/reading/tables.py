"""Tables: data, kept cell by cell, or a layout that holds the text, even in two languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from legalgap.intake.languages import language_of
from legalgap.intake.manuscript import Paragraph, words

MANY_WORDS = 300
"""Words from which a column may be a whole text of its own."""
FEW_WORDS = 20
"""Words from which a column may show the language that it is written in."""
LONG_CELL = 12
"""Paragraphs from which one cell is a text rather than a datum."""
SHARED = 0.6
"""The share of numbered rows whose cells begin with the same number, in a text set twice."""
_NUMBER = re.compile(r"\d+")


@dataclass
class Cell:
    """The paragraphs of one cell, and the column where it begins, from 1."""

    column: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    span: int = 1


def laid_out(rows: Sequence[Sequence[Cell]], table: int) -> list[Paragraph]:
    """The paragraphs of a table in reading order, each with its cell.

    A table of one column, and one that holds a text side by side in several columns, is layout:
    its paragraphs are plain text, column after column. Any other is read row by row.
    """
    columns = {cell.column for row in rows for cell in row if cell.paragraphs}
    placed = [
        (number, cell, _placed(cell, table, number))
        for number, row in enumerate(rows, start=1)
        for cell in row
    ]
    if len(columns) <= 1:
        return [paragraph for *_, made in placed for paragraph in made]
    if _side_by_side(rows, columns):
        return [
            replace(paragraph, column=column)
            for column in sorted(columns)
            for _, cell, made in placed
            if cell.column == column
            for paragraph in made
        ]
    return [
        replace(paragraph, kind="table") if paragraph.kind == "text" else paragraph
        for *_, made in placed
        for paragraph in made
    ]


def _placed(cell: Cell, table: int, row: int) -> list[Paragraph]:
    place = f"table {table}, row {row}, column {cell.column}"
    return [
        paragraph
        if paragraph.cell
        else replace(paragraph, cell=(table, row, cell.column), place=place)
        for paragraph in cell.paragraphs
    ]


def _side_by_side(rows: Sequence[Sequence[Cell]], columns: set[int]) -> bool:
    """Whether each column is a text of its own: long, and numbered alike where it is in rows."""
    sizes = dict.fromkeys(columns, 0)
    longest = dict.fromkeys(columns, 0)
    for row in rows:
        for cell in row:
            if cell.paragraphs:
                sizes[cell.column] += sum(len(words(part.text)) for part in cell.paragraphs)
                longest[cell.column] = max(longest[cell.column], len(cell.paragraphs))
    if min(sizes.values()) >= FEW_WORDS and _in_languages(rows, columns):
        return True
    if min(sizes.values()) < MANY_WORDS:
        return False
    if min(longest.values()) >= LONG_CELL:
        return True
    alike = numbered = 0
    for row in rows:
        firsts = [_first_number(cell) for cell in row if cell.paragraphs]
        if len(firsts) == len(columns) and any(firsts):
            numbered += 1
            alike += len(set(firsts)) == 1
    return numbered >= 5 and alike >= SHARED * numbered


def _in_languages(rows: Sequence[Sequence[Cell]], columns: set[int]) -> bool:
    """Whether each column is written in a language of its own, as the texts of a treaty are."""
    found = {
        language_of(
            " ".join(
                part.text
                for row in rows
                for cell in row
                if cell.column == column
                for part in cell.paragraphs
            )
        )
        for column in columns
    }
    return None not in found and len(found) == len(columns)


def _first_number(cell: Cell) -> str:
    found = _NUMBER.search(cell.paragraphs[0].text[:60])
    return found.group() if found else ""
