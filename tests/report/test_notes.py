"""The notes of the report, the comments of `--annotate`, and the length of its body."""

import re
from dataclasses import replace

import pytest
from documents import words

from legalgap.engine.assess import assess
from legalgap.model.source import Grade, Visibility
from legalgap.office.accessibility.check import check
from legalgap.office.package import Package, parse
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word

NOTES, BODY, COMMENTS = "word/footnotes.xml", "word/document.xml", "word/comments.xml"


def notes(data):
    root = parse(Package.open(data, charts=True).parts[NOTES])
    return [text_of(note).strip() for note in root if note.get(w("type")) is None]


def comments(data):
    root = parse(Package.open(data, charts=True).parts[COMMENTS])
    return [
        [text_of(line).strip() for line in comment.iter(w("p"))]
        for comment in root.iter(w("comment"))
    ]


@pytest.fixture(scope="module")
def annotated(assessments):
    return {code: word.render(assessments[code], Voice(), annotate=True) for code in assessments}


class TestNotes:
    def test_a_note_gives_act_article_source_day_and_grade(self, reports):
        assert (
            "Law on Complaints to a Court of Acts of State Bodies, Public Associations, Local "
            "Government and Officials that Violate Constitutional Rights and Freedoms of Citizens "
            "No. 270a-I of 6 February 1998 (Court Complaints Law), art.\u00a01."
        ) in "".join(notes(reports["TKM", "en"]))
        acts = [said for said in notes(reports["TKM", "en"]) if "Court Complaints Law" in said]
        assert all(re.search(r"; opened|, opened", said) for said in acts)
        assert all(said.endswith(("text read.", "another document.")) for said in acts)

    def test_a_note_is_a_sentence_with_words_of_its_own(self, report):
        for said in notes(report):
            assert said.endswith(".")
            assert not said.endswith("..")
            assert "  " not in said
            assert not re.search(r"\bNone\b|[\ue000-\uf8ff]|, \.|; ;", said)

    def test_its_source_is_one_click_away(self, report):
        package = Package.open(report, charts=True)
        links = list(parse(package.parts[NOTES]).iter(w("hyperlink")))
        assert len(links) > 20
        assert not [link for link in links if text_of(link).startswith("http")]

    def test_in_russian_the_act_stands_with_its_article_and_day(self, reports):
        found = "\n".join(notes(reports["TKM", "ru"]))
        assert re.search(r"Закон Туркменистана «[^»]+» №\u00a0\S+ от \d+ \w+ \d{4} года", found)
        assert "дата обращения: ноябрь 2026 года" in found

    def test_the_body_no_longer_repeats_the_grade_of_what_a_card_cites(self, reports):
        root = parse(Package.open(reports["TKM", "en"], charts=True).parts[BODY])
        cards = [
            table
            for table in root.iter(w("tbl"))
            if (table.find(f".//{w('tblCaption')}")).get(w("val")).startswith("Finding ")
        ]
        assert cards
        assert not [table for table in cards if "reported by another document" in text_of(table)]
        assert all(
            next(table.iter(w("footnoteReference"), w("instrText")), None) is not None
            for table in cards
        )

    def test_a_source_that_is_not_public_is_in_no_note(self, assessment, library):
        country = assessment.country

        def hidden(sources):
            return {
                key: source.model_copy(
                    update={"visibility": Visibility.INTERNAL, "title": {"en": "Secret paper"}}
                )
                for key, source in sources.items()
            }

        acts = {
            name: act.model_copy(update={"sources": hidden(act.sources)})
            for name, act in country.acts.items()
        }
        state = country.jurisdiction.model_copy(
            update={"sources": hidden(country.jurisdiction.sources)}
        )
        twisted = replace(country, acts=acts, jurisdiction=state)
        made = word.render(
            assess(twisted, library.yardstick("legalgap-2026")), Voice(), annotate=True
        )
        for part, data in Package.open(made, charts=True).parts.items():
            if part.endswith((".xml", ".rels")):
                assert b"Secret paper" not in data, part
        held = {act.short["en"] for act in acts.values() if act.short}
        assert not [said for said in notes(made) if any(f"({name})," in said for name in held)]


class TestComments:
    def test_without_the_flag_there_are_none(self, report):
        package = Package.open(report, charts=True)
        assert COMMENTS not in package.parts
        assert b"<w:comment" not in package.parts[BODY]

    @pytest.mark.parametrize("code", ["TKM", "KGZ"])
    def test_each_says_what_is_uncertain_and_what_would_settle_it(self, annotated, code):
        found = comments(annotated[code])
        assert found
        for lines in found:
            assert len(lines) > 1
            assert lines[-1].startswith("What would settle it: ")
            assert not any(line.startswith("What would") for line in lines[:1])

    @pytest.mark.parametrize("code", ["TKM", "KGZ"])
    def test_the_rules_for_finished_files_hold_beside_them(self, annotated, code):
        assert [str(fault) for fault in check(Package.open(annotated[code], charts=True))] == []

    def test_the_words_of_the_report_are_the_same_with_and_without(self, annotated, reports):
        assert words(annotated["TKM"]) == words(reports["TKM", "en"])

    def test_low_grades_contested_readings_and_open_questions_have_one(self, annotated):
        said = "\n".join(line for lines in comments(annotated["TKM"]) for line in lines)
        for beginning in (
            "Another document says so; the text itself was not read: ",
            "Known from memory only, so it decides no answer",
            "Another reading is possible. ",
            "No text that was read answers this: ",
            "Whether this by-law is in force could not be verified: ",
        ):
            assert beginning in said

    def test_a_claim_on_an_old_wording_has_one(self, annotated, assessments):
        aside = {code: assessments[code].to_read_again for code in assessments}
        for code, statements in aside.items():
            said = "\n".join(line for lines in comments(annotated[code]) for line in lines)
            assert ("Set aside: the provision was changed" in said) is bool(statements)
        assert any(aside.values())

    def test_they_bear_the_day_of_the_assessment_and_no_name(self, annotated, assessments):
        root = parse(Package.open(annotated["TKM"], charts=True).parts[COMMENTS])
        for comment in root.iter(w("comment")):
            assert comment.get(w("author")) == "legalgap"
            assert comment.get(w("date")) == f"{assessments['TKM'].as_of}T00:00:00Z"

    def test_the_same_assessment_gives_the_same_bytes(self, annotated, assessments):
        assert word.render(assessments["TKM"], Voice(), annotate=True) == annotated["TKM"]

    def test_a_statement_read_in_full_has_no_doubt_of_its_grade(self, assessments):
        from legalgap.prose import doubts

        assessment = assessments["KGZ"]
        for finding in assessment.findings:
            for element in finding.elements:
                for item in element.statements:
                    said = doubts.low_grade(Voice(), item, assessment.as_of)
                    assert bool(said) is (item.grade is not Grade.TEXT_READ)
