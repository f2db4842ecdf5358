"""Forms with mistakes in them: each is told at its cell, and nothing is written."""

import zipfile
from io import BytesIO

import pytest
from filling import ACT, CODE, TITLES, Office
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

NEW = {
    "answer": "provides",
    "act": "criminal-code",
    "article": "170",
    "grade": "text read",
    "source": "official",
}


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


MISTAKES = {
    "answer": [
        ("provids", "`provids` is not in the list", "did you mean `provides`?"),
        ("закрепляет частчно", "is not in the list", "did you mean `закрепляет частично`?"),
        ("contradicts", "cannot be said of CRIM-01.age_test", "in a row `CRIM-01`"),
        ("has not", "cannot be said of CRIM-01.age_test", "ought not to be there"),
        (None, "the row says something, but has no answer", "or empty the row"),
    ],
    "act": [
        ("criminal-cod", "there is no act `criminal-cod` of ABC", "did you mean `criminal-code`?"),
        (None, "the row names no act", "choose its id"),
    ],
    "article": [
        ("166-", "`166-` is not a pinpoint", ""),
        ("ст. 166(2)", "is not a pinpoint", "did you mean `166(2)`?"),
        ("166-168, 170", "is not a pinpoint", ""),
        ("57@2022-02-02", "has no wording of 57 from 2022-02-02", "known: 2021-01-01, 2024-01-01"),
        (24.1, "took the article for a number: 24.1", "format the cell as text"),
        (None, "the row names no article", "166(2)"),
    ],
    "grade": [("text-red", "is not in the list", "did you mean `text read`?")],
    "source": [("offical", "`criminal-code` has no source `offical`", "did you mean `official`?")],
    "checked": [
        ("22.1.2024", "is not a date", "did you mean `2024-01-22`?"),
        ("2024-02-30", "is not in the calendar", "did you mean `2024-02-29`?"),
    ],
    "for": [("childs", "there is no group `childs`", "did you mean `children`?")],
    "through": [("166(1), x y", "is not a pinpoint", ""), ("labor:1", "no act `labor`", "")],
    "coder": [("Anna", "not the code of a coder", "never the name of a person")],
    "number": [(6, "a number, but the answer is another one", "“gives a number”")],
    "words": [("only men", "“provides” takes no words here", "into the note")],
    "only": [("some", "only a contradiction has this", "“narrows”")],
    "note": [("Прочитано вместе со статьей", "not seem to be in the language `en`", "")],
}


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [(key, *rest) for key, listed in MISTAKES.items() for rest in listed],
)
def test_a_mistake_is_told_at_its_cell_with_what_to_do(office, key, value, message, hint):
    office.export().fill(("CRIM-01.age_test", None, {**NEW, key: value}))
    at = office.at("CRIM-01.age_test", NEW["article"] if key != "article" else value, key)
    result = office.imported()
    assert result.exit_code == 1
    told = [line for line in result.output.splitlines() if ": error: " in line]
    assert [line.partition(":")[0] for line in told] == [at]
    assert message in told[0]
    assert hint in result.output
    assert office.act == CODE


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("CRIM-01.max_years", {"answer": "gives a number"}, "the number is missing"),
        ("CRIM-01.max_years", {"answer": "gives a number", "number": "six"}, "neither a number"),
        ("CRIM-01.max_years", {"answer": "provides"}, "cannot be said of CRIM-01.max_years"),
        ("CRIM-01.recruitment", {"answer": "provides in part"}, "“provides in part” needs words"),
        ("CRIM-01.recruitment", {"answer": "has not"}, "needs a text that was read whole"),
        ("CRIM-01.recruitment", {"answer": "withdraw"}, "this row has no claim to withdraw"),
        ("CRIM-01.recruitment", {"grade": None}, "it is not said how this is known"),
        ("CRIM-01.recruitmnt", {}, "there is no element `CRIM-01.recruitmnt`"),
        ("CRIM-01.rules_issued", {}, "is counted from the by-law tracker"),
        ("CRIM-01", {"answer": "contradicts", "words": "how", "read": "whole"}, None),
    ],
)
def test_an_answer_needs_what_makes_it_a_claim(office, name, cells, message):
    office.export().fill((name, None, {**NEW, **cells}))
    result = office.imported()
    assert result.exit_code == (1 if message else 0), result.output
    assert (message or "1 claim added") in result.output
    assert (office.act == CODE) == bool(message)


def test_all_mistakes_are_told_at_once_and_the_sound_rows_can_be_written(office):
    office.export().fill(
        ("CRIM-01.max_years", "166(1)", {"number": "many"}),
        ("CRIM-01.no_means_required", "166(2)", {"words": "of minors"}),
        ("CRIM-01.age_test", None, {**NEW, "article": "x"}),
    )
    result = office.imported()
    assert result.output.count(": error: ") == 2
    assert "2 errors in the form; nothing was written" in result.exception.message
    assert office.act == CODE
    result = office.imported("--partial")
    assert result.exit_code == 1
    assert "of minors, ru" in office.act
    assert "[6, 10]" in office.act


def test_an_emptied_answer_takes_nothing_away(office):
    office.export().fill(("CRIM-01.max_years", "166(1)", {"answer": None}))
    result = office.imported()
    assert result.exit_code == 1
    assert "the answer is empty" in result.output
    assert "“withdraw this claim”" in result.output


def test_two_rows_of_one_article_do_not_say_two_things_of_an_element(office):
    office.export().fill(("CRIM-01.recruitment", None, {**NEW, "article": "166(1)"}))
    assert "0 claims added" in office.takes().output  # it says so already
    office.fill(
        ("CRIM-01.recruitment", "166(1)", {}),
        ("CRIM-01.age_test", None, NEW),
        ("CRIM-01.age_test", None, {**NEW, "answer": "narrows", "words": "some"}),
    )
    result = office.imported()
    assert result.exit_code == 1
    assert "says already what this article does with CRIM-01.age_test" in result.output


def test_two_summaries_of_one_provision_are_told(office):
    office.export().fill(
        ("CRIM-01.recruitment", "166(1)", {"summary": "One."}),
        ("CRIM-01.max_years", "166(1)", {"summary": "Another."}),
    )
    result = office.imported()
    assert result.exit_code == 1
    assert "says something else of the same provision" in result.output


def test_formulas_and_errors_are_refused_and_never_run(office):
    def formulas(book, sheet, places):
        sheet.cell(3, places["note"]).value = '=HYPERLINK("http://x.example","y")'
        sheet.cell(4, places["note"]).value = ArrayFormula("A1", "=SUM(1)")
        sheet.cell(5, places["note"]).value = "#REF!"
        sheet.cell(5, places["note"]).data_type = "e"

    office.export().fill(change=formulas)
    result = office.imported()
    assert result.exit_code == 1
    assert result.output.count("a formula; no formula is read") == 2
    assert "the cell holds the error #REF!" in result.output
    assert office.act == CODE


class TestSheetsThatWereChanged:
    def test_rows_may_stand_in_any_order(self, office):
        def turned(book, sheet, places):
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
            for number, row in enumerate(reversed(rows), 2):
                for place, value in enumerate(row, 1):
                    sheet.cell(number, place).value = value

        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 8}), change=turned)
        office.takes()
        assert "values: {max_years: 8}" in office.act

    def test_columns_may_stand_in_any_order_and_the_sheet_may_be_called_otherwise(self, office):
        def turned(book, sheet, places):
            sheet.title = "Мой лист"
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            for number, row in enumerate(rows, 3):
                for place, value in enumerate(reversed(row), 1):
                    sheet.cell(number, place).value = value
            for row in (1, 2):
                for cell in sheet[row]:
                    cell.value = None
            sheet["A1"] = "Checked by the group"

        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 8}), change=turned)
        office.takes()
        assert "values: {max_years: 8}" in office.act

    def test_a_deleted_row_is_reported_and_takes_nothing_away(self, office):
        office.export().fill(change=lambda book, sheet, places: sheet.delete_rows(2, 3))
        result = office.takes()
        assert office.act == CODE
        assert result.output.count("is gone; nothing is taken out of the data") == 3

    def test_a_copied_row_is_a_new_claim_on_its_own_article(self, office):
        def copied(book, sheet, places):
            row = office.row(sheet, places, "CRIM-01.no_means_required", "166(2)")
            sheet.insert_rows(2)
            for place in range(1, sheet.max_column + 1):
                sheet.cell(2, place).value = sheet.cell(row + 1, place).value
            sheet.cell(2, places["article"]).value = "170"

        office.export().fill(change=copied)
        assert "1 claim added, 0 changed" in office.takes().output
        assert "pin: 170" in office.act
        assert "of minors under 14" in office.act

    def test_a_row_that_was_copied_as_it_is_changes_nothing(self, office):
        def copied(book, sheet, places):
            row = office.row(sheet, places, "CRIM-01.recruitment", "166(1)")
            for place in range(1, sheet.max_column + 1):
                sheet.cell(60, place).value = sheet.cell(row, place).value

        assert "Nothing to write" in office.export().fill(change=copied).takes().output

    def test_cells_merged_down_count_in_each_row_and_merged_across_are_refused(self, office):
        def down(book, sheet, places):
            letter = sheet.cell(1, places["note"]).column_letter
            sheet[f"{letter}2"].value = "The same."
            sheet.merge_cells(f"{letter}2:{letter}3")

        office.export().fill(change=down).takes()
        assert office.act.count("The same.") == 2
        office.fill(change=lambda book, sheet, places: sheet.merge_cells("D2:F2"))
        result = office.imported()
        assert result.exit_code == 1
        assert "Criminalization!D2:F2: error: these cells are merged" in result.output

    def test_a_renamed_column_is_refused_with_its_name(self, office):
        def renamed(book, sheet, places):
            sheet.cell(1, places["note"]).value = "Note for lawyers (en)"

        result = office.export().fill(change=renamed).imported()
        assert result.exit_code == 1
        assert "no column of the form is called `Note for lawyers (en)`" in result.output
        assert "did you mean `Note for other lawyers (en)`?" in result.output

    def test_a_deleted_column_counts_as_unchanged_and_a_needed_one_is_asked_for(self, office):
        def without(key):
            return lambda book, sheet, places: sheet.delete_cols(places[key])

        office.export().fill(change=without("note"))
        result = office.takes()
        assert "its cells count as unchanged" in result.output
        assert office.act == CODE
        office.export().fill(change=without("answer"))
        assert office.imported().exit_code == 1

    def test_a_column_of_ones_own_is_not_read(self, office):
        def mine(book, sheet, places):
            sheet.cell(1, sheet.max_column + 1).value = "My remarks"
            sheet.cell(2, sheet.max_column).value = "to ask"

        assert (
            "the column `My remarks` is not read"
            in office.export().fill(change=mine).takes().output
        )

    @pytest.mark.parametrize("what", ["record", "references", "both"])
    def test_without_its_record_a_form_is_read_with_a_warning(self, office, what):
        def lost(book, sheet, places):
            if what != "references":
                del book["legalgap"]
            if what != "record":
                sheet.delete_cols(places["ref"])

        office.export().fill(
            ("CRIM-01.max_years", "166(1)", {"number": 8}),
            ("CRIM-01.age_test", None, NEW),
            change=lost,
        )
        result = office.takes()
        assert ("is lost or damaged" in result.output) == (what != "references")
        assert "1 claim added, 1 changed, 0 withdrawn; 6 as before" in result.output
        assert "values: {max_years: 8}" in office.act


def zipped(parts):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
    return made.getvalue()


def blank():
    made = BytesIO()
    Workbook().save(made)
    return made.getvalue()


def with_part(name, data):
    with zipfile.ZipFile(BytesIO(blank())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**parts, name: data})


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BAD = {
    "empty": (b"", "this is no workbook"),
    "text": ("Артикул;Ответ\n166;да\n".encode(), "this is no workbook"),
    "html": (b"<html><table></table></html>", "this is no workbook"),
    "xls": (COMPOUND, "Excel before 2007"),
    "encrypted": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "ods": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "an OpenDocument (.ods)",
    ),
    "zip": (zipped({"a.txt": b"x"}), "not an Office file"),
    "cut": (blank()[:900], "not an Office file"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "a macro or an embedded object"),
    "entities": (with_part("xl/extra.xml", ENTITIES), "declares a document type"),
    "bomb": (with_part("xl/extra.bin", bytes(101_000_000)), "far larger once it is unpacked"),
    "not a form": (blank(), "no sheet of this workbook is a form"),
    "broken": (with_part("xl/worksheets/sheet1.xml", b"<worksheet><row r='x'/></worksheet>"), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_form_gets_a_clear_message(office, name):
    data, message = BAD[name]
    office.form.write_bytes(data)
    result = office.imported()
    assert result.exit_code == 1
    assert message in result.exception.message
    assert ".docx" not in result.exception.message + result.exception.hint
    assert office.act == CODE


def test_a_sheet_formatted_to_its_last_row_is_refused_in_a_moment(office):
    def far(book, sheet, places):
        sheet.cell(1_000_000, 1).value = "x"

    result = office.export().fill(change=far).imported()
    assert result.exit_code == 1
    assert "far more than a form has" in result.exception.message


def test_a_form_that_is_not_there(office):
    result = office.imported()
    assert result.exit_code == 2
    assert "cannot be opened" in result.exception.message


def test_a_form_of_another_format_names_the_version_that_made_it(office):
    def older(book, sheet, places):
        book["legalgap"]["C2"].value = "9"

    result = office.export().fill(change=older).imported()
    assert "the form has the format 9" in result.exception.message


def test_titles_of_the_tests_are_those_of_the_form(office):
    heads = office.export().content()["Criminalization"][0]
    assert set(TITLES.values()) <= set(heads)
    assert ACT in [
        path.relative_to(office.folder).as_posix() for path in office.folder.rglob("*.yaml")
    ]
