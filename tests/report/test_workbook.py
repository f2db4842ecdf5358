"""The workbook: sheets in reading order, ids that agree, words in the reader's language."""

import json
import re
from dataclasses import replace
from io import BytesIO
from itertools import product

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from two_countries import COUNTRIES, LANGUAGES, METHOD

from legalgap.engine.assess import assess
from legalgap.model.source import Visibility
from legalgap.office.letters import LINE, MOST, lines
from legalgap.office.package import Package
from legalgap.prose import words
from legalgap.prose.voice import Voice
from legalgap.report import json_file, workbook, writers

KEYS = (
    "Readme",
    "Dashboard",
    "Findings",
    "Provisions",
    "Law_questions",
    "Enforceability",
    "By_laws",
    "Recommendations",
    "NAP_matrix",
    "By_body",
    "Practices",
    "Comments",
    "Open_questions",
    "Lists",
)
HOSTILE = '=HYPERLINK("http://evil.example","click")'
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@pytest.fixture(scope="module")
def books(built):
    return {(code, lang): built("xlsx", code, lang) for code in COUNTRIES for lang in LANGUAGES}


@pytest.fixture(scope="module", params=list(product(COUNTRIES, LANGUAGES)))
def which(request):
    return request.param


@pytest.fixture(scope="module")
def opened(books, which):
    return load_workbook(BytesIO(books[which]))


@pytest.fixture(scope="module")
def data(assessments, which):
    return json.loads(json_file.render(assessments[which[0]]))


def by_key(book):
    """The sheets by the name of their table."""
    return {next(iter(sheet.tables)): sheet for sheet in book.worksheets}


def column(sheet, place=0):
    return [row[place].value for row in sheet.iter_rows(min_row=2)]


def heads(sheet):
    return [cell.value for cell in sheet[1]]


class TestSheets:
    def test_they_stand_in_the_order_of_reading(self, opened):
        assert tuple(by_key(opened)) == KEYS
        assert all(len(sheet.title) <= 31 for sheet in opened.worksheets)
        assert all(sheet.sheet_state == "visible" for sheet in opened.worksheets)

    def test_each_is_one_table_from_the_first_row_with_filters(self, opened):
        for key, sheet in by_key(opened).items():
            table = sheet.tables[key]
            assert table.ref == sheet.dimensions
            assert table.autoFilter is not None
            assert sheet.max_row >= 2
            assert None not in heads(sheet)
            assert not sheet.merged_cells.ranges

    def test_heads_are_frozen_printed_and_fit_the_width(self, opened):
        for sheet in opened.worksheets:
            assert sheet.freeze_panes is not None
            assert sheet.freeze_panes.endswith("2")
            assert sheet.print_title_rows == "$1:$1"
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.page_setup.fitToHeight == 0

    def test_letters_on_paper_have_eight_points_or_more(self, opened):
        for sheet in opened.worksheets:
            columns = list(sheet.column_dimensions.values())
            points = [(round(item.width) * 7 + 5) * 0.75 for item in columns if not item.hidden]
            pages = sheet.page_setup.fitToWidth or 1
            frozen = int(sheet.freeze_panes and sheet[sheet.freeze_panes].column - 1)
            if pages > 1:
                last = get_column_letter(frozen)
                assert sheet.print_title_cols == f"$A:${last}"
            paper = {"8": 1190.6, "9": 841.9}[str(sheet.page_setup.paperSize)] - 57.6
            wide = sum(points) + (pages - 1) * sum(points[:frozen])
            assert 10 * paper * pages / wide >= 8, sheet.title

    def test_columns_are_between_12_and_60_letters_wide_and_wrap(self, opened):
        for sheet in opened.worksheets:
            for name, dimension in sheet.column_dimensions.items():
                assert 12 <= dimension.width < 61, (sheet.title, name)
            assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)

    def test_no_row_is_higher_than_excel_allows(self, assessments, which):
        for sheet in workbook.sheets(assessments[which[0]], Voice(which[1])):
            for row in sheet.rows:
                for given, place in zip(row, sheet.columns, strict=True):
                    said = getattr(given, "value", given)
                    if isinstance(said, str):
                        high = LINE * lines(said, place.width)
                        assert high <= MOST, (sheet.title, place.title, said[:80])

    def test_the_first_sheet_names_and_links_every_other(self, opened):
        sheet = by_key(opened)["Readme"]
        links = [cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink]
        assert [link.removesuffix("!A1").strip("'") for link in links] == opened.sheetnames[1:]

    def test_no_cell_is_blank_but_those_to_fill_in(self, opened):
        for sheet in opened.worksheets:
            for cells in sheet.iter_cols():
                ours = not re.search(
                    r"\((?:to fill in|to choose|заполнить|выбрать)\)$", cells[0].value
                )
                blank = [cell.coordinate for cell in cells[1:] if cell.value in (None, "")]
                assert not (ours and blank), (sheet.title, blank[:3])

    def test_no_colour_stands_without_its_word(self, opened):
        for sheet in opened.worksheets:
            for cells in sheet.iter_rows(min_row=2):
                for cell in cells:
                    fill = cell.fill.fgColor.rgb if cell.fill.patternType else None
                    if fill not in (None, "FFFFF8E1"):  # the ground of what is to be filled in
                        assert str(cell.value).strip(), (sheet.title, cell.coordinate)

    def test_no_sheet_holds_a_formula(self, books, which):
        for name, part in Package.unpacked(books[which]).parts.items():
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(rb"<f[ >]", part), name


class TestLists:
    def test_words_that_a_cell_offers_are_those_of_the_lists(self, opened):
        lists = by_key(opened)["Lists"]
        seen = set()
        for sheet in opened.worksheets:
            for rule in sheet.data_validations.dataValidation:
                if rule.type != "list":
                    continue
                seen.add(rule.formula1)
                area = opened.defined_names[rule.formula1].attr_text.rpartition("!")[2]
                offered = {cell.value for (cell,) in lists[area.replace("$", "")]}
                (found,) = rule.sqref.ranges
                given = {
                    sheet.cell(row, found.min_col).value for row in range(2, found.max_row + 1)
                }
                assert given - {None, "–"} <= offered, (sheet.title, rule.formula1)
        assert {"List_Comment_types", "List_Decisions", "List_Comment_statuses"} <= seen
        assert {"List_Question_statuses", "List_Bylaw_statuses"} <= seen

    def test_the_form_for_comments_asks_for_institutions_and_never_names(self, opened):
        sheet = by_key(opened)["Comments"]
        assert len(heads(sheet)) == 14
        rules = sheet.data_validations.dataValidation
        assert sum(rule.type == "list" for rule in rules) == 3
        assert any(
            "never" in (rule.prompt or "") or "без имен" in (rule.prompt or "") for rule in rules
        )


class TestIds:
    def test_findings_are_those_of_the_data(self, opened, data):
        assert column(by_key(opened)["Findings"]) == [
            item["indicator"] for item in data["findings"]
        ]

    def test_the_short_title_stands_beside_the_id(self, opened, assessments, which):
        indicators = assessments[which[0]].yardstick.indicators
        for key in ("Findings", "Law_questions"):
            sheet = by_key(opened)[key]
            named = list(zip(column(sheet), column(sheet, 1), strict=True))
            assert named
            assert all(title == indicators[name].short[which[1]] for name, title in named)

    def test_elements_are_those_of_the_data(self, opened, data):
        listed = [
            element["id"]
            for item in data["findings"]
            for element in (*item["elements"], *item["bonus"])
        ]
        found = [name for name in column(by_key(opened)["Law_questions"], 6) if name != "–"]
        assert found == listed

    def test_every_rule_with_tests_has_its_row_with_the_same_answers(self, opened, data):
        sheet = by_key(opened)["Enforceability"]
        scored = {item["indicator"]: item["enforceability"] for item in data["findings"]}
        asked = {name: found for name, found in scored.items() if found is not None}
        assert column(sheet) == list(asked)
        tests = [place for place, head in enumerate(heads(sheet)) if re.match(r"E\d+ ", head)]
        assert len(tests) == 12
        for row in sheet.iter_rows(min_row=2, values_only=True):
            given = asked[row[0]]["tests"]
            for place in tests:
                name = heads(sheet)[place].split()[0]
                want = given[name]["score"] if name in given else "–"
                assert row[place] == ("U" if want is None else want)

    def test_recommendations_and_practices_are_those_of_the_findings(self, opened, data):
        sheets = by_key(opened)
        named = {name for item in data["findings"] for name in item["recommendations"]}
        assert named <= set(column(sheets["Recommendations"]))
        shown = {name for item in data["findings"] for name in item["practices"]}
        assert shown <= set(column(sheets["Practices"]))
        planned = column(sheets["NAP_matrix"], len(heads(sheets["NAP_matrix"])) - 1)
        assert planned
        assert set(planned) <= set(column(sheets["Recommendations"]))

    def test_every_test_without_an_answer_and_every_open_element_is_asked(self, opened, data):
        sheet = by_key(opened)["Open_questions"]
        asked = column(sheet, 2)
        for item in data["findings"]:
            tests = (item["enforceability"] or {"tests": {}})["tests"].values()
            unanswered = sum(test["score"] is None for test in tests)
            assert asked.count(item["indicator"]) >= unanswered
            if item["answer"] == "unknown" and item["elements"]:
                assert item["indicator"] in asked

    def test_areas_are_those_of_the_data_with_the_same_scores(self, opened, data):
        rows = list(by_key(opened)["Dashboard"].iter_rows(min_row=2, values_only=True))
        assert len(rows) == len(data["areas"]) + 1
        for row, area in zip(rows, data["areas"], strict=False):
            score = area["law"]["score"]
            assert row[1] == score if score is not None else isinstance(row[1], str)

    def test_each_body_has_rows_of_its_own(self, opened):
        bodies = column(by_key(opened)["By_body"])
        assert len(set(bodies)) > 5
        assert bodies == sorted(bodies, key=str.casefold)


class TestWords:
    def test_every_heading_and_tab_is_in_the_language_of_the_reader(self, opened, which):
        said = [*opened.sheetnames, *(name for sheet in opened for name in heads(sheet))]
        if which[1] == "ru":
            assert [text for text in said if not CYRILLIC.search(text) and text != "№"] == []
        else:
            assert [text for text in said if CYRILLIC.search(text)] == []

    def test_no_python_value_and_no_field_is_printed(self, opened):
        for sheet in opened.worksheets:
            for row in sheet.iter_rows(values_only=True):
                for value in row:
                    assert not re.search(
                        r"\bNone\b|Fraction\(|<[A-Za-z]+\.|\{[a-z_]+\}|object at 0x",
                        str(value or ""),
                    ), value

    def test_the_title_and_the_language_are_told(self, opened, which):
        told = opened.properties
        assert all((told.title, told.subject, told.keywords, told.description))
        assert opened.properties.language == {"en": "en-GB", "ru": "ru-RU"}[which[1]]
        assert opened.properties.creator == "legalgap"


class TestSafety:
    def test_no_cell_holds_a_formula_whatever_the_data_say(self, library, assessments):
        base = assessments["KGZ"]
        yardstick = library.yardstick(METHOD)
        evil = {"en": HOSTILE, "ru": HOSTILE}
        fields = dict.fromkeys(("title", "adopt", "lead", "success", "target", "partners"), evil)
        country = replace(
            base.country,
            acts={
                name: act.model_copy(update={"title": evil, "short": evil})
                for name, act in base.country.acts.items()
            },
            tracker=base.country.tracker.model_copy(
                update={
                    "bylaws": tuple(
                        item.model_copy(update={"title": evil, "body": evil, "number": HOSTILE})
                        for item in base.country.bylaws
                    )
                }
            ),
        )
        twisted = replace(
            yardstick,
            recommendations={
                name: item.model_copy(update=fields)
                for name, item in yardstick.recommendations.items()
            },
            indicators={
                name: item.model_copy(update={"question": evil})
                for name, item in yardstick.indicators.items()
            },
        )
        made = workbook.render(assess(country, twisted, base.as_of), Voice())
        book = load_workbook(BytesIO(made))
        risky = 0
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", (sheet.title, cell.coordinate)
                    if str(cell.value).startswith(("=", "+", "-", "@")) and cell.data_type == "s":
                        risky += 1
                        assert cell.quotePrefix
        assert risky > 500
        for name, data in Package.open(made).parts.items():
            assert not (name.startswith("xl/worksheets/") and re.search(rb"<f[ >]", data)), name

    def test_what_is_not_public_stays_out(self, library, assessments):
        base = assessments["KGZ"]
        hidden = base.country.acts["family-code-2003"]
        secret = {
            key: source.model_copy(
                update={"visibility": Visibility.INTERNAL, "title": {"en": "Xyzzy"}}
            )
            for key, source in hidden.sources.items()
        }
        acts = {**base.country.acts, hidden.id: hidden.model_copy(update={"sources": secret})}
        tracker = base.country.tracker
        sources = {
            key: source.model_copy(update={"visibility": Visibility.WORKING_GROUP})
            for key, source in tracker.sources.items()
        }
        country = replace(
            base.country, acts=acts, tracker=tracker.model_copy(update={"sources": sources})
        )
        made = assess(country, library.yardstick(METHOD), base.as_of)
        sheets = by_key(load_workbook(BytesIO(workbook.render(made, Voice()))))
        assert not [pin for pin in column(sheets["Provisions"]) if pin.startswith(hidden.id)]
        named = {item.source or tracker.source for item in base.country.bylaws}
        assert None not in named
        assert column(sheets["By_laws"]) == ["–"]
        for sheet in sheets.values():
            for row in sheet.iter_rows(values_only=True):
                assert "Xyzzy" not in " ".join(map(str, row))


class TestFile:
    def test_the_same_assessment_gives_the_same_bytes(self, assessments, books):
        assert workbook.render(assessments["KGZ"], Voice("ru")) == books["KGZ", "ru"]

    def test_it_knows_whether_somebody_has_changed_it(self, books, opened, which):
        assert workbook.is_untouched(books[which])
        again = BytesIO()
        opened.save(again)
        assert not workbook.is_untouched(again.getvalue())
        assert not workbook.is_untouched(b"")

    def test_it_is_one_of_the_formats(self):
        assert writers.chosen("xlsx") == ["xlsx"]


class TestDrafts:
    def test_the_answers_without_the_drafts_stand_beside_the_new_ones(self, library, assessments):
        country = library.country("KGZ")
        drafts = sorted(country.drafts)[:1]
        chosen = [country.drafts[name] for name in drafts]
        made = assess(country, library.yardstick(METHOD), drafts=chosen)
        data = workbook.render(made, Voice(), before=assessments["KGZ"])
        sheet = by_key(load_workbook(BytesIO(data)))["Findings"]
        place = heads(sheet).index("Without the drafts")
        said = [words.answer(Voice(), finding.answer) for finding in assessments["KGZ"].findings]
        assert column(sheet, place) == said
        assert column(sheet, place) != column(sheet, heads(sheet).index("Answer"))


class TestWordsForLawyers:
    def test_no_key_of_a_claim_and_no_backquote_is_left(self, opened):
        for sheet in opened:
            for row in sheet.iter_rows(min_row=2):
                for cell in row:
                    assert "`" not in str(cell.value or ""), (sheet.title, cell.coordinate)

    def test_how_an_element_is_decided_is_said_in_the_words_of_the_reader(self, opened, which):
        said = " ".join(column(by_key(opened)["Law_questions"], 7))
        part, limit = (
            ("“in part”", "“with a limit”")
            if which[1] == "en"
            else (
                "«частично»",
                "«с ограничением»",
            )
        )
        assert said.count(part) > 100
        assert said.count(limit) > 5
        assert not re.search(r"\bpartly\b|[«“](?:narrows|lacks|provides)[»”]", said)

    def test_every_practice_has_its_short_name(self, opened, which, library):
        sheet = by_key(opened)["Practices"]
        names = dict(zip(column(sheet), column(sheet, 3), strict=True))
        assert names == {
            name: item.short[which[1]]
            for name, item in library.practices.items()
            if item.source.visibility is Visibility.PUBLIC
        }
