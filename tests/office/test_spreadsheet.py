"""Workbooks: inert cells, stable bytes, tables that sort, filter and print."""

import re
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from legalgap.office.letters import height, lines, longest_word
from legalgap.office.package import Package, is_untouched
from legalgap.office.spreadsheet import (
    LONGEST_CELL,
    Cell,
    Column,
    Properties,
    Sheet,
    heads,
    sheet_names,
    to_bytes,
)

PROPERTIES = Properties(
    date(2026, 1, 2), "ru", {"title": "A & B", "creator": "legalgap"}, {"mark": "x"}, "foot & more"
)
HOSTILE = [
    '=HYPERLINK("http://evil.example","click")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "{=1+1}",
    "|cmd",
    "%1",
    "<b>&amp;\"'",
    "a\x00b\x0b\u202e\ud800 _x0041_",
    "#REF!",
    "12",
    "TRUE",
    "http://example.org",
    "x" * (LONGEST_CELL + 5_000),
    "",
]


def book(rows, columns=None, **more):
    columns = columns or [Column("Text", 30)]
    return to_bytes([Sheet("One", "One", "About", columns, rows, **more)], PROPERTIES)


def opened(data):
    return load_workbook(BytesIO(data))


class TestCells:
    def test_no_text_becomes_a_formula_a_number_or_an_error(self):
        data = book([[text] for text in HOSTILE])
        for (cell,) in opened(data)["One"].iter_rows(min_row=2):
            assert cell.data_type in ("s", "n")
            assert isinstance(cell.value, str | None), cell.value
        assert not re.search(rb"<f[ >]", Package.open(data).parts["xl/worksheets/sheet1.xml"])

    def test_a_text_that_looks_like_a_formula_stays_text_when_somebody_edits_the_cell(self):
        data = book([[text] for text in HOSTILE])
        for text, (cell,) in zip(HOSTILE, opened(data)["One"].iter_rows(min_row=2), strict=True):
            risky = text.strip(" \u00a0\r\n\t")[:1] in ("=", "+", "-", "@", "|", "%")
            assert bool(cell.quotePrefix) == (risky and text != ""), text

    def test_text_is_kept_as_it_is_but_for_what_xml_forbids(self):
        (row,) = opened(book([["a\nb <&> \"'"]]))["One"].iter_rows(min_row=2)
        assert row[0].value == "a\nb <&> \"'"

    def test_a_text_that_is_too_long_is_cut_and_says_so(self):
        (row,) = opened(book([["x" * 50_000]]))["One"].iter_rows(min_row=2)
        assert len(row[0].value) <= 32_767
        assert row[0].value.endswith("…")

    def test_numbers_and_dates_are_numbers_and_dates(self):
        columns = [Column("A", number="0%"), Column("B", day=True), Column("C", day=True)]
        data = book([[Fraction(1, 4), date(2025, 3, 1), date(1857, 1, 1)]], columns)
        (row,) = opened(data)["One"].iter_rows(min_row=2)
        assert row[0].value == 0.25
        assert row[0].number_format == "0%"
        assert row[1].value.date() == date(2025, 3, 1)
        assert row[2].value == "1857-01-01"  # Excel knows no day so early

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "file:///etc/passwd", "https://" + "a" * 3_000, "x y"]
    )
    def test_only_addresses_on_the_web_become_links(self, url):
        data = book([[Cell("said", url=url)]])
        (row,) = opened(data)["One"].iter_rows(min_row=2)
        assert row[0].hyperlink is None
        assert row[0].value == "said"

    def test_a_link_leads_to_another_sheet_by_its_key(self):
        first = Sheet("A", "First", "", [Column("x")], [[Cell("go", sheet="B")]])
        second = Sheet("B", "It's here", "", [Column("x")], [["y"]])
        found = opened(to_bytes([first, second], PROPERTIES))
        assert found["First"]["A2"].hyperlink.location == "'It''s here'!A1"


class TestNames:
    def test_names_of_sheets_are_such_as_excel_takes(self):
        names = sheet_names(["a/b:c*d?e[f]\\g", "x" * 40, "X" * 40, "", "'quoted'"])
        assert all(0 < len(name) <= 31 for name in names)
        assert not re.search(r"[\[\]:*?/\\]", "".join(names))
        assert len({name.casefold() for name in names}) == len(names)
        assert not names[-1].startswith("'")

    def test_each_heading_stands_once(self):
        assert heads([Column("A"), Column("a"), Column("A"), Column("")]) == [
            "A",
            "a (2)",
            "A (3)",
            "–",
        ]


class TestPage:
    def test_a_sheet_is_a_table_with_a_frozen_head_that_prints_on_every_page(self):
        sheet = opened(book([["x"], ["y"]], frozen=0))["One"]
        assert sheet.tables["One"].ref == "A1:A3"
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage

    def test_a_list_is_offered_by_its_name(self):
        columns = [
            Column("A", choices="List_Words"),
            Column("B", day=True),
            Column("C", prompt="p"),
        ]
        found = opened(
            book([["x", None, None], ["y", None, None]], columns, names={"List_Words": (0, 1, 0)})
        )
        assert found.defined_names["List_Words"].attr_text == "'One'!$A$2:$A$3"
        listed, day, prompted = found["One"].data_validations.dataValidation
        assert (listed.type, listed.formula1, str(listed.sqref)) == ("list", "List_Words", "A2:A3")
        assert (day.type, str(day.sqref)) == ("date", "B2:B3")
        assert prompted.prompt == "p"

    def test_rows_are_high_enough_and_may_grow(self):
        data = book([["word " * 60], ["short"]], [Column("A", 20)])
        sheet = opened(data)["One"]
        assert sheet.row_dimensions[2].height > 3 * sheet.row_dimensions[3].height
        assert b"customHeight" not in Package.open(data).parts["xl/worksheets/sheet1.xml"]


class TestLetters:
    def test_more_text_never_takes_less_room(self):
        assert lines("a", 20) == 1
        assert lines("слово " * 20, 20) >= lines("word " * 20, 20) > 4
        assert lines("a\nb\nc", 20) == 3
        assert lines("x" * 500, 20) > 10
        assert height([("", 20)]) == height([("a", 20)]) < 20
        assert height([("word " * 5_000, 20)]) == 409.0

    def test_a_column_can_be_made_wide_enough_for_its_longest_word(self):
        assert longest_word("a bb ответственность") == longest_word("ответственность") > 12
        assert longest_word("") == 0


class TestFile:
    def test_the_same_sheets_give_the_same_bytes(self):
        assert book([["x"]]) == book([["x"]])

    def test_it_is_signed_and_names_no_program_and_no_moment(self):
        data = book([["x"]])
        assert is_untouched(data)
        found = opened(data)
        assert found.properties.title == "A & B"
        assert found.properties.creator == "legalgap"
        assert found.properties.language == "ru-RU"
        assert found.properties.created.date() == date(2026, 1, 2)
        assert b"Microsoft" not in Package.open(data).parts["docProps/app.xml"]

    def test_a_file_that_another_program_saved_counts_as_changed(self):
        again = BytesIO()
        opened(book([["x"]])).save(again)
        assert not is_untouched(again.getvalue())
