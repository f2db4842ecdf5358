import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest
from documents import line, with_body, words

from legalgap.engine.assess import assess
from legalgap.errors import LegalGapError
from legalgap.model.source import Visibility
from legalgap.office.checks import faults
from legalgap.office.package import Package, is_untouched, parse, to_xml
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.report.outline import outline

BODY = "word/document.xml"
HOSTILE = (
    'A {{ 6*7 }} {% for x in y %} <w:p>&amp;</w:p> "q" \x00\x0b \u202e \ue000ru\ue001x\ue002 '
    "\ue0030\ue003 {_{ ]]> \ud800 end"
)


def runs(data):
    return parse(Package.open(data, charts=True).parts[BODY]).iter(w("r"))


class TestSoundness:
    def test_it_has_no_fault_that_word_or_a_screen_reader_would_meet(self, report):
        assert faults(Package.open(report, charts=True)) == []

    def test_what_was_never_read_as_a_tree_is_written_as_one_would_be(self, report):
        body = Package.open(report, charts=True).parts[BODY]
        assert to_xml(parse(body)) == body

    def test_it_is_signed_and_untouched(self, report):
        assert is_untouched(report)

    def test_it_asks_word_for_nothing_on_opening(self, report):
        package = Package.open(report, charts=True)
        assert b"updateFields" not in package.parts["word/settings.xml"]
        assert b"w:dirty" not in package.parts[BODY]

    def test_no_mark_of_the_template_is_left(self, report):
        said = words(report)
        assert not re.search(r"\{\{|\{%|%\}|\}\}|@@|[\ue000-\uf8ff]", said)

    def test_no_python_value_is_printed(self, report):
        assert not re.search(
            r"\bNone\b(?!: no element)|Fraction\(|<[A-Za-z]+\.|\bobject at 0x", words(report)
        )

    def test_the_same_assessment_gives_the_same_bytes(self, assessment):
        assert word.render(assessment, Voice("ru")) == word.render(assessment, Voice("ru"))

    def test_the_bytes_hang_on_no_hash_seed_time_zone_or_locale(self):
        code = (
            "from legalgap.corpus.reading import Setting, read_library\n"
            "from legalgap.engine.assess import assess\n"
            "from legalgap.model.workspace import Workspace\n"
            "from legalgap.prose.voice import Voice\n"
            "from legalgap.report import word\n"
            "import hashlib, sys\n"
            "library = read_library(Setting(None, Workspace()))\n"
            "made = assess(library.country('KGZ'), library.yardstick('legalgap-2026'))\n"
            "print(hashlib.sha256(word.render(made, Voice('ru'))).hexdigest())\n"
        )
        found = set()
        for seed, zone, locale in (("0", "UTC", "C"), ("7", "Asia/Ashgabat", "ru_RU.UTF-8")):
            environment = {
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": locale,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONUTF8": "1",
            }
            done = subprocess.run(
                [sys.executable, "-c", code],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            found.add(done.stdout)
        assert len(found) == 1


class TestProperties:
    def test_title_language_and_dates_come_from_the_assessment(self, reports, assessments):
        core = Package.open(reports["TKM", "ru"], charts=True).parts["docProps/core.xml"].decode()
        assert "Туркменистан" in core
        assert "<dc:language>ru-RU</dc:language>" in core
        day = assessments["TKM"].as_of.isoformat()
        assert core.count(f"{day}T00:00:00Z") == 2

    def test_the_document_speaks_the_language_of_its_reader(self, reports):
        for lang, tag in (("en", "en-GB"), ("ru", "ru-RU")):
            styles = parse(Package.open(reports["KGZ", lang], charts=True).parts["word/styles.xml"])
            assert {node.get(w("val")) for node in styles.iter(w("lang"))} == {tag}


class TestContents:
    def test_every_heading_of_two_levels_is_listed_with_its_number(self, report):
        root = parse(Package.open(report, charts=True).parts[BODY])
        listed, headings = [], []
        for paragraph in root.iter(w("p")):
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            name = "" if style is None else style.get(w("val"))
            if name in ("TOC1", "TOC2"):
                listed.append(text_of(paragraph))
            if name in ("Heading1", "Heading2"):
                headings.append(text_of(paragraph))
        assert len(listed) == len(headings)
        pairs = zip(listed, headings, strict=True)
        assert all(entry.endswith(f"{title}–") for entry, title in pairs)
        assert listed[1].startswith("1")
        assert any(entry.startswith("2.1") for entry in listed)

    def test_every_area_has_a_chapter(self, reports, assessments):
        for (code, lang), data in reports.items():
            method = assessments[code].yardstick.methodology
            for area in method.areas.values():
                assert area.title[lang] in words(data)


class TestHonesty:
    def test_an_area_without_evidence_has_no_score_and_says_so(self, reports, assessments):
        withheld = [result for result in assessments["KGZ"].areas if result.law.score is None]
        said = words(reports["KGZ", "en"])
        assert said.count("not yet scored") >= len(withheld) > 0
        assert said.count("This is neither a low score nor a zero.") == len(withheld)

    def test_every_question_is_in_the_annex_with_its_answer(self, reports, assessments):
        said = words(reports["TKM", "en"])
        for finding in assessments["TKM"].findings:
            assert finding.id in said

    def test_every_finding_in_a_table_names_its_standard_and_its_grade(self, assessments):
        from legalgap.prose import chapters

        for made in assessments.values():
            for chapter in outline(made).chapters:
                for finding in chapter.findings:
                    said = chapters.evidence_line(Voice(), made, finding)
                    assert said

    def test_a_met_finding_lists_no_gap(self, assessments):
        from legalgap.prose import gists

        for made in assessments.values():
            for finding in made.findings:
                if finding.answer == "full":
                    assert gists.gap_sentences(Voice(), made, finding) == []
                    assert gists.unread_sentence(Voice(), finding) == ""

    def test_both_answers_and_the_reason_of_a_judgement_are_shown(self, judged):
        said = words(word.render(judged, Voice()))
        assert "The expert EXP-01 answered “full”" in said
        assert "by the rules alone the answer is “partial”" in said
        assert "The practice of the Supreme Court is uniform." in said

    def test_why_a_question_does_not_apply_is_shown(self, judged):
        said = words(word.render(judged, Voice()))
        assert "Not applicable: The State has no such procedure." in said

    def test_what_others_have_published_is_shown_with_its_source(self, judged):
        made = word.render(judged, Voice())
        assert "Committee on Examples, 2026: The Committee asked for a change." in words(made)
        assert "EX/C/1; para. 7; text read." in words(made, "word/footnotes.xml")

    def test_sources_that_are_not_public_are_never_named(self, assessment, library):
        acts = {
            name: act.model_copy(
                update={
                    "sources": {
                        key: source.model_copy(
                            update={
                                "visibility": Visibility.INTERNAL,
                                "title": {"en": "SECRET", "ru": "SECRET"},
                                "url": "https://secret.example",
                            }
                        )
                        for key, source in act.sources.items()
                    }
                }
            )
            for name, act in assessment.country.acts.items()
        }
        hidden = assess(replace(assessment.country, acts=acts), library.yardstick("legalgap-2026"))
        package = Package.open(word.render(hidden, Voice()), charts=True)
        assert not any(
            b"SECRET" in part or b"secret.example" in part for part in package.parts.values()
        )

    def test_what_drafts_change_is_shown_before_and_after(self, assessment, judged):
        said = words(word.render(judged, Voice(), before=assessment))
        assert "What the drafts would change" in said
        assert "Answers that would change" in said

    def test_an_article_of_a_draft_is_marked_as_one(self, library):
        country = library.country("KGZ")
        drafts = list(country.drafts.values())[:1]
        if not drafts:
            pytest.skip("no draft is packaged")
        made = assess(country, library.yardstick("legalgap-2026"), drafts=drafts)
        package = Package.open(word.render(made, Voice()), charts=True)
        assert "(draft)" in words(package.to_bytes())
        assert "with drafts. Preliminary." in words(package.to_bytes(), "word/footer1.xml")

    def test_drafts_that_change_nothing_are_said_to_change_nothing(self, assessment):
        same = words(word.render(assessment, Voice(), before=assessment))
        assert "The drafts change no answer and no score." in same


class TestLanguages:
    def test_a_missing_translation_prints_the_other_language_tagged_and_marked(self, assessment):
        finding = outline(assessment).chapters[0].findings[0]
        only = finding.indicator.model_copy(update={"question": {"en": "Only in English?"}})
        changed = replace(
            assessment,
            findings=tuple(
                replace(item, indicator=only) if item.id == finding.id else item
                for item in assessment.findings
            ),
        )
        data = word.render(changed, Voice("ru"))
        assert "[en] Only in English?" in words(data)
        tagged = [
            run.find(f".//{w('lang')}").get(w("val"))
            for run in runs(data)
            if text_of(run) == "Only in English?"
        ]
        assert tagged
        assert set(tagged) == {"en-GB"}

    def test_the_russian_report_leaves_no_sentence_in_english(self, reports):
        """Latin words that stay are ids, symbols of documents, addresses and tagged runs."""
        left = set()
        for data in (reports["KGZ", "ru"], reports["TKM", "ru"]):
            for run in runs(data):
                if run.find(f".//{w('lang')}") is None and "http" not in text_of(run):
                    left |= set(re.findall(r"\b[a-z]{4,}(?: [a-z]{3,}){2,}\b", text_of(run)))
        assert not left


class TestHostileData:
    def test_markup_and_control_characters_in_data_are_printed_harmlessly(self, assessment):
        changed = hostile(assessment)
        data = word.render(changed, Voice("en"))
        assert faults(Package.open(data, charts=True)) == []
        said = words(data)
        assert "A {{ 6*7 }} {% for x in y %} <w:p>&amp;</w:p>" in said
        assert "A 42" not in said
        assert "\u202e" not in said


def hostile(made):
    """The same assessment with a hostile name, title, question, summary and label everywhere."""
    evil = {"en": HOSTILE}
    method = made.yardstick.methodology
    areas = {name: area.model_copy(update={"title": evil}) for name, area in method.areas.items()}
    titled = method.model_copy(update={"areas": areas, "title": evil})
    acts = {
        name: act.model_copy(update={"title": evil, "short": evil, "note": evil})
        for name, act in made.country.acts.items()
    }
    state = made.country.jurisdiction.model_copy(update={"name": evil, "note": evil})
    recommendations = {
        name: item.model_copy(update={"title": evil, "adopt": evil, "lead": evil})
        for name, item in made.yardstick.recommendations.items()
    }
    return replace(
        made,
        country=replace(made.country, acts=acts, jurisdiction=state),
        yardstick=replace(made.yardstick, methodology=titled, recommendations=recommendations),
        findings=tuple(
            replace(item, indicator=item.indicator.model_copy(update={"question": evil}))
            for item in made.findings
        ),
    )


class TestTemplates:
    def test_a_user_may_leave_out_sections_and_write_words_of_his_own(self, assessment):
        template = with_body(
            line("Our ministry", "Heading1"),
            line("{{ cover.title }}"),
            line("{{ block('heat_strip') }}"),
            line("{{ block('key_recommendations') }}"),
        )
        data = word.render(assessment, Voice(), template=template)
        assert faults(Package.open(data, charts=True)) == []
        assert words(data).startswith("Our ministry\nThe law of Kyrgyzstan")

    def test_a_wrong_name_is_told_with_its_paragraph(self, assessment):
        with pytest.raises(LegalGapError, match=r"paragraph 1.*no `titel`"):
            word.render(assessment, Voice(), template=with_body(line("{{ titel }}")))

    def test_a_template_that_cannot_be_read_gets_a_message(self, tmp_path):
        with pytest.raises(LegalGapError, match="cannot be read"):
            word.read_template(tmp_path / "none.docx")


def test_two_reports_in_two_languages_differ(reports):
    assert len({sha256(data).hexdigest() for data in reports.values()}) == len(reports)
