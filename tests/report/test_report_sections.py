"""The sections of the Word report: their order, their length, and how they hang together."""

import re
import shutil
from dataclasses import replace

import pytest
from documents import words

from legalgap.engine.assess import assess
from legalgap.model.assessment import Verb
from legalgap.model.source import Source, Visibility
from legalgap.office.checks import faults
from legalgap.office.package import Package, parse
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.report.outline import MOST_CARDS, MOST_FULL, MOST_PRACTICES, outline
from legalgap.report.planned import MOST_DECISIONS
from other_programs import SOFFICE, converted, finished

BODY = "word/document.xml"
MOST_BODY_PAGES = 60
FIRST_PAGES = 10
ORDER = [
    "How to read this report in two minutes",
    "Decisions asked",
    "Executive summary",
    "Scope and method",
    "Standards and their status",
    "The national framework at a glance",
    "Journey test",
    ...,  # the areas of the methodology
    "Enforceability",
    "Who is reached: gender, age and survivor",
    "Recommendations",
    "Road map and action plan",
    "Next steps and comments",
    "Annex A. Acts read",
    "Annex B. Questions and answers",
    "Annex C. Register of findings",
    "Annex D. Draft wording",
    "Annex E. Practice of other States",
    "Annex F. By-law tracker",
    "Annex G. Rows for an action plan",
    "Annex H. Comments",
    "Annex I. Glossary",
    "Annex J. Open questions and evidence",
    "Annex K. Sheets for each body",
]


def body(data):
    return parse(Package.open(data, charts=True).parts[BODY])


def style_of(paragraph):
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"))


def headings(data, level=1):
    return [
        text_of(item) for item in body(data).iter(w("p")) if style_of(item) == f"Heading{level}"
    ]


def tables(data):
    """Rows of every table by its title, the first of each title."""
    made = {}
    for table in body(data).iter(w("tbl")):
        title = table.find(f"{w('tblPr')}/{w('tblCaption')}").get(w("val"))
        rows = [[text_of(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))]
        made.setdefault(title, rows)
    return made


class TestOrder:
    @pytest.mark.parametrize("code", ["KGZ", "TKM"])
    def test_the_sections_stand_in_the_order_of_the_anatomy(self, reports, assessments, code):
        method = assessments[code].yardstick.methodology
        areas = [area.title["en"] for area in method.areas.values()]
        place = ORDER.index(...)
        assert headings(reports[code, "en"]) == [*ORDER[:place], *areas, *ORDER[place + 1 :]]

    def test_both_languages_have_the_same_sections(self, reports):
        for code in ("KGZ", "TKM"):
            for level in (1, 2):
                english, russian = (headings(reports[code, lang], level) for lang in ("en", "ru"))
                assert len(english) == len(russian)

    def test_every_chapter_has_the_sections_of_the_pattern_in_their_order(self, report):
        root = body(report)
        order = []
        for paragraph in root.iter(w("p")):
            if style_of(paragraph) == "Message":
                order.append([])
            elif style_of(paragraph) == "Heading1":
                order.append(None)
            elif style_of(paragraph) == "Heading2" and order and order[-1] is not None:
                order[-1].append(text_of(paragraph))
        chapters = [found for found in order if found]
        longest = max(chapters, key=len)
        assert len(chapters) == 7
        for found in chapters:
            assert found == [title for title in longest if title in found]


class TestLength:
    def test_what_a_chapter_prints_is_bounded(self, assessments):
        for made in assessments.values():
            for chapter in outline(made).chapters:
                assert len(chapter.full) <= MOST_FULL
                assert len(chapter.cards) <= MOST_CARDS
                warnings = [item for item in chapter.practices if item.cautionary]
                assert len(chapter.practices) - len(warnings) <= MOST_PRACTICES
                assert len(warnings) <= 1

    def test_a_recommendation_in_the_body_closes_a_finding_with_evidence(self, assessments):
        from legalgap.prose.chapters import has_evidence

        for made in assessments.values():
            plan = outline(made)
            for name in {*plan.printed, *plan.consolidated}:
                assert any(has_evidence(finding) for finding in plan.closes[name])

    @pytest.mark.skipif(
        not (SOFFICE and shutil.which("pdftotext")),
        reason="LibreOffice and pdftotext count the pages",
    )
    def test_the_body_has_sixty_pages_at_most_and_no_page_is_blank(self, reports, tmp_path):
        file = tmp_path / "TKM.docx"
        file.write_bytes(reports["TKM", "en"])
        pdf = converted(file, "pdf", tmp_path, tmp_path / "profile")
        assert pdf is not None, "LibreOffice could not open the file"
        text = finished(["pdftotext", "-layout", str(pdf), "-"]).stdout
        pages = text.split("\f")[:-1]
        begins = [
            number
            for number, page in enumerate(pages)
            if any(line.strip() == "Annex A. Acts read" for line in page.splitlines())
        ]
        assert begins[-1] <= MOST_BODY_PAGES
        furniture = 25  # words of header and footer
        assert [number for number, page in enumerate(pages) if len(page.split()) < furniture] == []
        summary = next(n for n, page in enumerate(pages) if "What happens next" in page and n > 5)
        assert summary < FIRST_PAGES


class TestDecisions:
    def test_five_decisions_are_asked_each_with_reason_lead_and_year(self, reports):
        rows = tables(reports["TKM", "en"])["Decisions asked"]
        assert len(rows) == 1 + MOST_DECISIONS
        for number, decision, why, lead, year in rows[1:]:
            assert number.isdigit()
            assert re.search(r"REC-[A-Z]+-\d+", decision)
            assert why
            assert lead
            assert re.fullmatch(r"20\d\d", year)

    def test_what_a_duty_certainly_asks_for_comes_first(self, reports):
        rows = tables(reports["TKM", "en"])["Decisions asked"][1:]
        verbs = [re.search(r"(Must|Should|Could|Verify);", row[2]).group(1) for row in rows]
        assert verbs == sorted(verbs, key=["Must", "Should", "Could", "Verify"].index)

    def test_a_gap_that_nobody_verified_is_not_told_as_a_fact(self, reports):
        for row in tables(reports["TKM", "en"])["Decisions asked"][1:]:
            assert ("Verify;" in row[2]) == row[2].startswith("To be confirmed:")


class TestTables:
    def test_every_finding_with_evidence_is_in_the_register(self, reports, assessments):
        for code in ("KGZ", "TKM"):
            said = tables(reports[code, "en"])
            rows = [
                row
                for title, found in said.items()
                if title.startswith("Register of findings")
                for row in found[1:]
            ]
            known = {
                name
                for chapter in outline(assessments[code]).chapters
                for name in (item.id for item in chapter.findings)
            }
            assert {re.match(r"[A-Z]+-\d+", row[0]).group() for row in rows} == known

    @pytest.mark.parametrize(
        ("title", "card"), [("Findings: ", "Finding "), ("Выводы: ", "Вывод ")]
    )
    def test_findings_go_by_their_short_titles_and_a_card_asks_the_question(
        self, reports, assessments, title, card
    ):
        lang = "en" if title.startswith("F") else "ru"
        indicators = assessments["TKM"].yardstick.indicators
        said = tables(reports["TKM", lang])
        rows = [row for name, found in said.items() if name.startswith(title) for row in found[1:]]
        assert len(rows) > 20
        for row in rows:
            name = re.match(r"[A-Z]+-\d+", row[0]).group()
            assert row[1].startswith(indicators[name].short[lang])
        cards = {name[len(card) :]: found for name, found in said.items() if name.startswith(card)}
        cards = {name: found for name, found in cards.items() if name in indicators}
        assert cards
        for name, found in cards.items():
            assert found[0][1] == indicators[name].short[lang]
            assert found[1][1] == indicators[name].question[lang]

    def test_every_recommendation_of_the_report_is_in_the_consolidated_table(
        self, reports, assessments
    ):
        for code in ("KGZ", "TKM"):
            rows = tables(reports[code, "en"])["Recommendations"][1:]
            plan = outline(assessments[code])
            assert [row[0] for row in rows] == list(plan.consolidated)
            assert plan.printed <= set(plan.consolidated)
            years = [int(row[4]) for row in rows]
            assert years == sorted(years)

    def test_every_law_measure_that_must_be_taken_has_wording(self, reports, assessments):
        for code in ("KGZ", "TKM"):
            plan = outline(assessments[code])
            catalogue = assessments[code].yardstick.recommendations
            asked = {
                name
                for name in plan.consolidated
                if plan.verb_of(name) is Verb.MUST and "law" in catalogue[name].measure
            }
            rows = tables(reports[code, "en"])["Wording for drafters"][1:]
            given = {re.match(r"REC-[A-Z]+-\d+", row[0]).group() for row in rows}
            assert asked <= given

    def test_a_model_clause_is_printed_once_and_named_elsewhere(self, reports, assessments):
        said = words(reports["KGZ", "en"])
        for clause in assessments["KGZ"].yardstick.clauses.values():
            assert said.count(clause.wording["en"].strip()[:60]) <= 1

    def test_the_road_map_and_the_action_plan_hold_the_same_measures(self, reports):
        found = tables(reports["KGZ", "en"])
        steps = [re.match(r"REC-[A-Z]+-\d+", row[1]).group() for row in found["Road map"][1:]]
        rows = [
            re.match(r"REC-[A-Z]+-\d+", row[6]).group()
            for row in found["Rows for an action plan"][1:]
        ]
        assert steps == rows

    def test_the_matrix_has_a_column_for_each_area_and_says_where_nothing_is_asked(
        self, reports, assessments
    ):
        rows = tables(reports["TKM", "en"])["What the answers say, by group and area"]
        assert len(rows[0]) == 1 + len(assessments["TKM"].areas)
        counted = r"(met \d+)?(gap \d+)?(unread \d+)?"
        for row in rows[1:]:
            assert all(cell == "silent" or re.fullmatch(counted, cell) for cell in row[1:])

    def test_the_form_for_comments_has_eight_columns_and_rows_to_fill_in(self, reports):
        rows = tables(reports["TKM", "ru"])["Замечания и ответы"]
        assert all(len(row) == 8 for row in rows)
        assert len(rows) > 5

    def test_the_glossary_gives_every_term_in_both_languages(self, reports):
        english = tables(reports["TKM", "en"])["Glossary"]
        russian = tables(reports["TKM", "ru"])["Глоссарий"]
        assert [row[:2] for row in english[1:]] == [row[1::-1] for row in russian[1:]]


class TestPages:
    def test_wide_tables_stand_on_turned_pages_and_page_numbers_go_on(self, report):
        sections = list(body(report).iter(w("sectPr")))
        turned = [item.find(w("pgSz")).get(w("orient")) == "landscape" for item in sections]
        assert turned == [False, True, False, True, False]
        assert not any(item.find(w("pgNumType")) is not None for item in sections)
        assert [item.find(w("titlePg")) is not None for item in sections] == [
            True, False, False, False, False,
        ]  # fmt: skip

    def test_no_table_is_wider_than_its_page(self, report):
        room = {"upright": round(16.0 * 567) + 20, "turned": round(24.7 * 567) + 20}
        widths = {
            int(table.find(f"{w('tblPr')}/{w('tblW')}").get(w("w")))
            for table in body(report).iter(w("tbl"))
        }
        assert max(widths) <= room["turned"]
        kind, wide = "upright", []
        for element in reversed(list(body(report)[0])):
            found = element if element.tag == w("sectPr") else element.find(f".//{w('sectPr')}")
            if found is not None:
                orient = found.find(w("pgSz")).get(w("orient"))
                kind = "turned" if orient == "landscape" else "upright"
            if element.tag == w("tbl"):
                size = int(element.find(f"{w('tblPr')}/{w('tblW')}").get(w("w")))
                wide.append(size <= room[kind])
        assert all(wide)


class TestOtherWorlds:
    def test_an_assessment_without_gaps_asks_for_no_decision(self, assessments):
        made = assessments["KGZ"]
        bare = replace(made.yardstick, recommendations={}, practices={}, clauses={})
        found = word.render(assess(made.country, bare), Voice())
        assert faults(Package.open(found, charts=True)) == []
        assert "Decisions asked" not in headings(found)
        assert "Recommendations" not in headings(found)
        sections = list(body(found).iter(w("sectPr")))
        assert sections[0].find(w("titlePg")) is not None

    def test_a_body_of_a_hidden_source_is_not_named(self, assessments):
        made = assessments["TKM"]
        state = made.country.jurisdiction
        secret = Source(title={"en": "SECRET"}, visibility=Visibility.INTERNAL)
        hidden = state.bodies[0].model_copy(
            update={"name": {"en": "SECRET BODY"}, "source": "inside"}
        )
        twisted = state.model_copy(
            update={
                "bodies": (hidden, *state.bodies[1:]),
                "sources": {**state.sources, "inside": secret},
            }
        )
        country = replace(made.country, jurisdiction=twisted)
        said = words(word.render(assess(country, made.yardstick), Voice()))
        assert "SECRET" not in said
        assert words(word.render(made, Voice())).count("Ombudsman") >= 1
