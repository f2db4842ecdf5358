"""Annex K: each body that is asked for something has a page, with the ids of the report."""

import re
import shutil

import pytest
from test_report_sections import body, headings, style_of, tables

from legalgap.office.package import Package
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.report.asked import any_asked, asked_bodies
from legalgap.report.outline import outline
from other_programs import SOFFICE, converted, finished

RECOMMENDATION = re.compile(r"\bREC-[A-Z]{2,6}-\d{2}\b")
ANNEX = "Annex K. Sheets for each body"
both = pytest.mark.parametrize("code", ["KGZ", "TKM"])
each = pytest.mark.parametrize("lang", ["en", "ru"])


def gathered(assessment):
    return asked_bodies(outline(assessment), assessment.country.jurisdiction.bodies)


def sheets(data, lang):
    """The text of each sheet by its title, in their order."""
    made, title, within = {}, None, False
    for paragraph in body(data).iter(w("p")):
        style, said = style_of(paragraph), text_of(paragraph)
        if style == "Heading1":
            within = said == Voice(lang)(ANNEX)
        elif within and style == "Heading2":
            title = said
            made[title] = []
        elif within and title is not None:
            made[title].append(said)
    return {name: "\n".join(said) for name, said in made.items()}


def say(voice, title):
    words = voice.words(title)
    return words[:1].upper() + words[1:]


class TestWho:
    @both
    def test_each_body_that_leads_a_measure_has_a_sheet_in_the_order_of_how_many(
        self, assessments, code
    ):
        plan, found = outline(assessments[code]), gathered(assessments[code])
        led = [name for item in found.sheets for name in item.leads]
        assert sorted(led) == sorted(plan.consolidated)
        counts = [len(item.leads) for item in found.sheets]
        assert counts == sorted(counts, reverse=True)

    @both
    def test_each_by_law_and_question_with_a_body_is_on_a_sheet(self, assessments, code):
        machinery, found = outline(assessments[code]).machinery, gathered(assessments[code])
        issued = {item.bylaw.id for sheet in found.sheets for item in sheet.bylaws}
        assert issued == {
            item.bylaw.id for item in machinery.bylaws if item.open and item.bylaw.body
        }
        asked = [item for sheet in found.sheets for item in sheet.questions]
        assert all(item in asked for item in machinery.questions if item.whom)

    @both
    def test_nobody_leads_a_measure_and_takes_part_in_it(self, assessments, code):
        found = gathered(assessments[code])
        assert any(item.partners for item in found.sheets)
        assert not any(set(item.leads) & set(item.partners) for item in found.sheets)

    def test_names_that_the_state_gives_one_body_make_one_sheet(self, assessments):
        (found,) = (
            item
            for item in gathered(assessments["TKM"]).sheets
            if "National commission against trafficking in persons"
            in [name["en"] for name in item.called]
        )
        assert found.fact is not None
        assert found.fact.id == "interdepartmental-commission"
        assert found.questions

    def test_what_is_asked_of_two_bodies_stands_with_both(self, assessments):
        found = {item.title["en"]: item for item in gathered(assessments["TKM"]).sheets}
        asked = "Supreme Court and Ministry of Justice (Adalat)"
        for name in ("Supreme Court", "Ministry of Justice"):
            assert asked in [item.whom["en"] for item in found[name].jointly]

    def test_a_state_of_which_nothing_was_read_has_no_such_annex(self, library):
        from dataclasses import replace

        from legalgap.engine.assess import assess

        country = library.country("KGZ")
        bare = country.tracker.model_copy(update={"bylaws": ()})
        state = country.jurisdiction.model_copy(update={"read_in_full": (), "treaties": {}})
        empty = replace(
            country, acts={}, jurisdiction=state, tracker=bare, observations=(), judgements=()
        )
        made = assess(empty, library.yardstick("legalgap-2026"))
        assert not any_asked(outline(made))
        assert ANNEX not in headings(word.render(made, Voice("en")))


class TestSheets:
    @both
    @each
    def test_each_has_a_sheet_with_its_name_at_the_top_and_in_the_contents(
        self, reports, assessments, code, lang
    ):
        voice = Voice(lang)
        named = [say(voice, item.title) for item in gathered(assessments[code]).sheets]
        assert list(sheets(reports[code, lang], lang)) == named
        listed = [
            text_of(item) for item in body(reports[code, lang]).iter(w("p"))
            if style_of(item) == "TOC2"
        ]  # fmt: skip
        assert [any(line.startswith(name) for line in listed) for name in named] == [True] * len(
            named
        )

    @both
    @each
    def test_its_measures_are_rows_of_the_table_of_all(self, reports, assessments, code, lang):
        voice, made = Voice(lang), tables(reports[code, lang])
        rows = {row[0]: row for row in made[voice("Recommendations")][1:]}
        for item in gathered(assessments[code]).sheets:
            if not item.leads:
                continue
            title = voice("Measures led: {body}", body=say(voice, item.title))
            for name, measure, verb, year, effort in made[title][1:]:
                whole = rows[name]
                assert name in item.leads
                assert measure.startswith(whole[1])
                assert [verb, year, effort] == [whole[2], whole[4], whole[5]]

    @both
    @each
    def test_what_has_no_room_is_counted(self, reports, assessments, code, lang):
        voice, made = Voice(lang), tables(reports[code, lang])
        said = sheets(reports[code, lang], lang)
        for item in gathered(assessments[code]).sheets:
            name = say(voice, item.title)
            rows = made.get(voice("Measures led: {body}", body=name), [[]])[1:]
            more = len(item.leads) - len(rows)
            line = voice.count("{n} more measure:", "{n} more measures:", more)
            assert (line in said[name]) == (more > 0)

    @both
    @each
    def test_every_other_id_on_it_is_one_of_the_report(self, reports, assessments, code, lang):
        known = set(outline(assessments[code]).consolidated)
        for said in sheets(reports[code, lang], lang).values():
            assert set(RECOMMENDATION.findall(said)) <= known

    def test_its_title_leads_from_the_table_of_all_bodies(self, reports):
        root = body(reports["TKM", "en"])
        marks = {item.get(w("name")) for item in root.iter(w("bookmarkStart"))}
        links = {item.get(w("anchor")) for item in root.iter(w("hyperlink"))}
        made = {name for name in links if re.fullmatch(r"body_\d+__sheet", name or "")}
        assert len(made) == len(sheets(reports["TKM", "en"], "en"))
        assert made <= marks

    def test_a_template_without_the_annex_has_no_link_to_it(self, assessments):
        made = word.render(assessments["TKM"], Voice("en"), template=word.packaged_brief())
        assert b"__sheet" not in Package.unpacked(made).parts["word/document.xml"]


@pytest.mark.skipif(
    not (SOFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and pdftotext count the pages",
)
@both
@each
def test_each_sheet_is_one_page(reports, assessments, code, lang, tmp_path):
    voice = Voice(lang)
    file = tmp_path / "report.docx"
    file.write_bytes(reports[code, lang])
    pdf = converted(file, "pdf", tmp_path, tmp_path / "profile")
    assert pdf is not None, "LibreOffice could not open the file"
    pages = finished(["pdftotext", "-layout", str(pdf), "-"]).stdout.split("\f")[:-1]
    found = gathered(assessments[code]).sheets
    for item, page in zip(found, pages[-len(found) :], strict=True):
        # Below the header of the page.
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()][1:]
        assert " ".join(lines).startswith(" ".join(say(voice, item.title).split()))
