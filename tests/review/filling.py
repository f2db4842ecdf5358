"""A small workspace, its form, and a lawyer who fills it in."""

import sys
from pathlib import Path

from openpyxl import load_workbook
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))

from small_workspace import ACT, SmallWorkspace

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

__all__ = ["ACT", "CODE", "TITLES", "Office", "run"]

runner = CliRunner()
CODE = """\
# the code as it was read in 2026
id: criminal-code
title: {en: Criminal Code, ru: Уголовный кодекс}
kind: code
penal: true
adopted: 2020-05-01
in_force: {from: 2021-01-01}
sources:
  official:
    title: {en: Official text, ru: Официальный текст}
    checked: 2026-01-01   # opened twice
  press:
    title: {en: A newspaper, ru: Газета}
    checked: 2025
source: official
provisions:
  - pin: 57
    editions:
      - from: 2021-01-01
        to: 2023-12-31
        grade: text_read
        claims:
          CRIM-01: {partly: {recruitment: before the change}}
      - from: 2024-01-01
        grade: text_read
        read: whole
        summary: {en: Ends the case., ru: Прекращает дело.}
        claims:
          CRIM-01:
            contradicts: the case ends   # see the note
            only: less grave crimes

  - pin: 166(1)
    grade: text_read
    read: whole
    summary: {en: Trafficking in persons., ru: Торговля людьми.}
    claims:
      CRIM-01:   # the definition
        provides: [recruitment]
        lacks: [no_means_required]
        values: {max_years: [6, 10]}
        note: Read with 57.

  - pin: 166(2)
    grade: text_read
    read: whole
    claims:
      CRIM-01:
        - partly: {no_means_required: {en: of minors under 14, ru: не достигших 14 лет}}
          for: [children]
          through: [166(1)]
        - narrows:
            recruitment: hiring
          grade: reported
          source: press
"""
TITLES = {
    "id": "Id / Код",
    "answer": "What the provision says / Что говорит норма",
    "words": "In which part, or in what way (en)",
    "words.ru": "В какой части или каким образом (ru)",
    "number": "Number that it guarantees / Гарантированное число",
    "act": "Act / Акт",
    "article": "Article / Статья",
    "summary": "Summary of the provision in own words (en)",
    "quote": "Quotation of the provision (en)",
    "note": "Note for other lawyers (en)",
    "note.ru": "Примечание для других юристов (ru)",
    "grade": "How it is known / Откуда известно",
    "source": "Source / Источник",
    "read": "How far it was read / Насколько изучено",
    "checked": "Source opened on / Источник открыт (дата)",
    "for": "Only for these groups / Только для этих групп",
    "only": "The contradiction reaches only (en)",
    "through": "Works through these provisions / Действует через эти нормы",
    "coder": "Coder / Кодировщик",
    "ref": "Claim / Утверждение",
}


def run(*words):
    """What a command does; it ends as `legalgap` itself would, never in a traceback."""
    result = runner.invoke(app, list(map(str, words)))
    if isinstance(result.exception, LegalGapError):
        result.exit_code = result.exception.exit_code
    else:
        assert result.exception is None or isinstance(result.exception, SystemExit), result
    return result


class Office:
    """A workspace with its form on the table."""

    def __init__(self, folder):
        self.folder = folder
        self.workspace = SmallWorkspace(folder)
        self.workspace.write(ACT, CODE)
        self.form = folder / "form.xlsx"

    @property
    def act(self):
        return (self.folder / ACT).read_text(encoding="utf-8")

    def export(self, *options):
        result = run("form", "export", "ABC", "--out", self.form, "--force", *options)
        assert result.exit_code == 0, result.output
        return self

    def imported(self, *options):
        return run("form", "import", self.form, *options)

    def takes(self, *options):
        result = self.imported(*options)
        assert result.exit_code == 0, result.output
        return result

    def book(self):
        return load_workbook(self.form)

    def content(self):
        """What every cell of every sheet says."""
        return {
            sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
            for sheet in self.book().worksheets
        }

    def fill(self, *entries, **more):
        """Write into rows: (id, article or None for a blank or a free row, {column: value})."""
        book = self.book()
        sheet = next(one for one in book.worksheets if one["A1"].value == TITLES["id"])
        places = self.places(sheet)
        for name, article, cells in entries:
            row = self.row(sheet, places, name, article)
            for key, value in cells.items():
                sheet.cell(row, places[key]).value = value
        for change in more.values():
            change(book, sheet, places)
        book.save(self.form)
        return self

    def at(self, name, article, key):
        """The address of a cell, as messages have it."""
        sheet = next(one for one in self.book().worksheets if one["A1"].value == TITLES["id"])
        places = self.places(sheet)
        row = self.row(sheet, places, name, article)
        return f"{sheet.title}!{sheet.cell(row, places[key]).coordinate}"

    @staticmethod
    def places(sheet):
        heads = {cell.value: cell.column for cell in sheet[1]}
        return {key: heads[title] for key, title in TITLES.items() if title in heads}

    @staticmethod
    def row(sheet, places, name, article):
        for number in range(2, sheet.max_row + 1):
            found = sheet.cell(number, places["id"]).value
            at = sheet.cell(number, places["article"]).value
            if found == name and at == article:
                return number
            if found is None and at is None and article is None:  # a free row
                sheet.cell(number, places["id"]).value = name
                return number
        raise AssertionError(f"no row {name} {article}")
