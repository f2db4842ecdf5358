"""The acceptance list of a generated report, point by point, on the reports that are built.

Only a person can judge, and has to look before an edition goes out:
- point 1: that the five decisions are the ones that a minister needs to take;
- point 2: that the reason of a finding follows from the articles beside it;
- point 7: that what is credited is what the State is proud of with reason;
- point 11: that no summary of a case lets a reader know whose case it was; the reports hold no
  statistics on cases, so there is no small cell to suppress;
- point 12: that the wording is law that a drafter can use;
- point 17: that a term of the glossary is the term of the country's own acts.
"""

import json
import re
from itertools import product

import pytest
from documents import words
from openpyxl import load_workbook
from spoken import FORMATS, spoken
from test_pages import needs_soffice
from test_report_sections import headings, style_of, tables
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.model.assessment import Verb
from legalgap.model.judgement import Answer
from legalgap.office import pages, soffice
from legalgap.office.accessibility.check import check
from legalgap.office.package import Package, parse
from legalgap.office.xml import text_of, w
from legalgap.prose import words as word_lists
from legalgap.prose.chapters import has_evidence
from legalgap.prose.voice import Voice
from legalgap.report.outline import outline
from legalgap.report.planned import MOST_DECISIONS

COUNTRIES, LANGUAGES = ("KGZ", "TKM"), ("en", "ru")
EVERY = list(product(COUNTRIES, LANGUAGES))
MOST_BODY_PAGES = 60
FINDING = re.compile(r"(?<![\w-])[A-Z]{2,5}-\d{2}(?!\d)")
MEASURE = re.compile(r"\bREC-[A-Z]{2,5}-\d{2}(?!\d)")
PRACTICE = re.compile(r"\bBP-[A-Z]{2,5}-\d{2}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
TELEPHONE = re.compile(r"\+\d[\d ()-]{7,}\d")

each = pytest.mark.parametrize(("code", "lang"), EVERY, ids=["-".join(key) for key in EVERY])


@pytest.fixture
def voice(lang):
    return Voice(lang)


@pytest.fixture
def plan(assessments, code):
    return outline(assessments[code])


@pytest.fixture
def found(reports, code, lang):
    """The tables of the Word report, by title."""
    return tables(reports[code, lang])


@pytest.fixture
def facts(built, code, lang):
    return json.loads(built("json", code, lang))


@pytest.fixture(scope="session")
def laid_out(reports):
    """The page of each heading of the first level, by its words, and of the pages in all."""
    known = {}

    def find(code, lang):
        if (code, lang) not in known:
            data = reports[code, lang]
            package = Package.open(data, charts=True)
            names = pages.wanted(package)
            at, total = pages.pages_of(soffice.to_pdf(data), names)
            root = parse(package.parts["word/document.xml"])
            places = {}
            for paragraph in root.iter(w("p")):
                if style_of(paragraph) == "Heading1":
                    marks = [mark.get(w("name")) for mark in paragraph.iter(w("bookmarkStart"))]
                    places[text_of(paragraph)] = next(at[name] for name in marks if name in at)
            known[code, lang] = places, total
        return known[code, lang]

    return find


def told(name, data):
    """All the words of a report of any format."""
    return "\n".join(said for _, said in spoken(name, data) if said)


@each
class TestFirstDecisions:
    """1. A reader can name the five decisions from page 1."""

    def test_five_are_numbered_with_measure_reason_lead_and_year(self, found, voice):
        head, *rows = found[voice("Decisions asked")]
        assert len(head) == 5
        assert [row[0] for row in rows] == [str(n + 1) for n in range(MOST_DECISIONS)]
        for _, decision, why, lead, year in rows:
            assert MEASURE.search(decision)
            assert len(why) > 20
            assert lead
            assert re.fullmatch(r"20\d\d", year)

    def test_they_come_before_every_other_chapter(self, reports, code, lang, voice):
        assert headings(reports[code, lang])[1] == voice("Decisions asked")

    @needs_soffice
    def test_they_stand_on_one_page(self, laid_out, code, lang, voice):
        places, _ = laid_out(code, lang)
        first = places[voice("Decisions asked")]
        assert places[voice("Executive summary")] == first + 1


@each
class TestEvidence:
    """2. Every finding has provision, standard, reason, evidence, confidence."""

    def test_the_register_gives_all_of_it_for_every_finding_with_evidence(self, found, plan, voice):
        grades = {voice(word).casefold() for word in word_lists.GRADES.values()}
        rows = {
            FINDING.match(row[0]).group(): row
            for title, table in found.items()
            if title.startswith(voice("Register of findings: {area}", area="").rstrip())
            for row in table[1:]
        }
        known = [item for chapter in plan.chapters for item in chapter.findings]
        assert set(rows) == {item.id for item in known}
        for finding in known:
            _, reason, standard, evidence, answer = rows[finding.id]
            asked = voice.words(finding.indicator.question)
            assert reason.startswith(asked)
            assert len(reason) > len(asked)
            assert len(standard) > 3
            assert voice(word_lists.ANSWERS[finding.answer]) in answer
            if any(item.public for part in finding.elements for item in part.statements):
                assert any(grade in evidence.casefold() for grade in grades), finding.id


@each
class TestRecommendations:
    """3. Every recommendation has one lead, horizon, effort, standard, indicator."""

    def test_the_consolidated_table_leaves_no_cell_open(
        self, found, plan, assessments, code, voice
    ):
        catalogue = assessments[code].yardstick.recommendations
        efforts = {voice(word) for word in word_lists.EFFORTS.values()}
        rows = found[voice("Recommendations")][1:]
        assert [row[0] for row in rows] == list(plan.consolidated)
        for name, title, verb, lead, year, effort, standard, closes in rows:
            assert title
            assert verb
            assert lead.startswith(voice.words(catalogue[name].lead))
            assert re.fullmatch(r"20\d\d", year)
            assert effort in efforts
            assert len(standard) > 3
            assert FINDING.search(closes)


@each
class TestIds:
    """4. Ids match in Word, slides, Excel; and on the page and in the data."""

    def test_no_format_names_a_finding_a_measure_or_a_practice_of_its_own(
        self, built, facts, assessments, code, lang
    ):
        findings = {item["indicator"] for item in facts["findings"]}
        yardstick = assessments[code].yardstick
        for name in FORMATS:
            said = told(name, built(name, code, lang))
            assert set(MEASURE.findall(said)) <= set(yardstick.recommendations)
            assert set(PRACTICE.findall(said)) <= set(yardstick.practices)
            prefixes = {item.partition("-")[0] for item in findings}
            named = set(FINDING.findall(MEASURE.sub("", PRACTICE.sub("", said))))
            assert {item for item in named if item.partition("-")[0] in prefixes} <= findings

    def test_word_workbook_and_page_hold_every_finding(self, built, facts, code, lang):
        findings = {item["indicator"] for item in facts["findings"]}
        for name in ("docx", "html", "xlsx"):
            assert findings <= set(FINDING.findall(told(name, built(name, code, lang))))

    def test_a_measure_of_the_word_report_is_in_the_workbook_and_on_the_page(
        self, built, plan, code, lang
    ):
        for name in ("html", "xlsx"):
            assert set(plan.consolidated) <= set(
                MEASURE.findall(told(name, built(name, code, lang)))
            )


@each
class TestTwoScores:
    """5. D and E never summed."""

    def test_every_format_says_so(self, built, code, lang):
        never = {"en": "never added", "ru": "никогда"}[lang]
        for name in FORMATS:
            assert never in told(name, built(name, code, lang))

    def test_the_data_have_no_number_of_both(self, facts):
        for area in facts["areas"]:
            law, applied = area["law"], area["enforceability"]
            assert law.keys() == applied.keys()
            assert "total" not in area
            assert "score" not in area

    def test_the_workbook_computes_nothing(self, built, code, lang, tmp_path):
        path = tmp_path / "book.xlsx"
        path.write_bytes(built("xlsx", code, lang))
        for sheet in load_workbook(path).worksheets:
            assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


@each
class TestNotAssessed:
    """6. "Not assessed" visible."""

    def test_an_open_answer_is_named_in_annex_b_and_never_a_zero(
        self, found, assessments, code, voice
    ):
        rows = {
            row[0]: row
            for title, table in found.items()
            if title.startswith(voice("Questions and answers: {area}", area="").rstrip())
            for row in table[1:]
        }
        for finding in assessments[code].findings:
            if finding.answer is Answer.UNKNOWN:
                assert rows[finding.id][2] == voice("not yet known")
                if not has_evidence(finding):
                    assert rows[finding.id][3] == voice("open")

    def test_an_area_without_a_score_says_that_evidence_is_lacking(
        self, found, assessments, code, voice
    ):
        rows = found[voice("Law and enforceability by area")][1:]
        for area, row in zip(assessments[code].areas, rows, strict=True):
            if area.law.score is None:
                assert row[1].casefold() == voice("not enough evidence").casefold()
                assert row[2] == voice("not yet scored")


@each
class TestStrengths:
    """7. Strengths present in each chapter; where none could be confirmed, that is said."""

    def test_every_chapter_says_what_works_before_its_findings(self, reports, code, lang, voice):
        root = parse(Package.open(reports[code, lang], charts=True).parts["word/document.xml"])
        chapters, inside = [], False
        for paragraph in root.iter(w("p")):
            style = style_of(paragraph)
            if style == "Heading1":
                inside = False
            elif style == "Message":
                inside = True
                chapters.append([])
            elif style == "Heading2" and inside:
                chapters[-1].append(text_of(paragraph))
        assert len(chapters) == 7
        for sections in chapters:
            works, gaps = voice("What works"), voice("Findings")
            assert works in sections
            assert gaps not in sections or sections.index(works) < sections.index(gaps)


@each
class TestGroups:
    """8. Men and boys, 16-17, disability and rural covered or marked silent."""

    def test_every_group_of_the_methodology_is_named_in_the_chapter_on_who_is_reached(
        self, reports, assessments, code, lang
    ):
        groups = assessments[code].yardstick.methodology.groups
        asked = {"men", "boys", "adolescents", "persons_with_disabilities", "rural_residents"}
        assert asked <= set(groups)
        title = next(
            item for item in headings(reports[code, lang]) if item.startswith(("Who is", "Кого"))
        )
        said = words(reports[code, lang]).rpartition(f"\n{title}\n")[2].casefold()
        for group in groups.values():
            assert group[lang].casefold() in said


@each
class TestPractices:
    """9. Two practices at most per finding with caveat."""

    def test_no_finding_has_more_than_two_examples_and_each_has_its_caveat(
        self, facts, assessments, code
    ):
        practices = assessments[code].yardstick.practices
        for item in facts["findings"]:
            examples = [name for name in item["practices"] if not practices[name].cautionary]
            assert len(examples) <= 2
        assert all(practice.caveat for practice in practices.values())

    def test_every_practice_that_is_printed_stands_above_its_caveat(
        self, reports, code, lang, voice
    ):
        root = parse(Package.open(reports[code, lang], charts=True).parts["word/document.xml"])
        boxes = [text_of(item) for item in root.iter(w("p")) if style_of(item) == "Practice"]
        assert boxes
        for head, caveat in zip(boxes[::2], boxes[1::2], strict=True):
            assert PRACTICE.search(head)
            assert caveat.startswith(voice("Caveat") + ": ")


@each
class TestCover:
    """10. Cut-off date and translation status on cover."""

    def test_it_names_the_day_of_the_law_and_what_the_texts_are(
        self, reports, assessments, code, lang, voice
    ):
        cover = words(reports[code, lang]).partition(
            voice("How to read this report in two minutes")
        )[0]
        assert voice("Law in force on {date}", date=voice.date(assessments[code].as_of)) in cover
        assert voice("Preliminary findings, to be verified by experts of the country") in cover
        assert {"en": "only the official texts are authentic", "ru": "аутентичны только"}[
            lang
        ] in cover


@each
class TestPersons:
    """11. No personal data; small cells suppressed."""

    def test_no_format_holds_a_mail_or_a_telephone_but_of_public_services(
        self, built, assessments, code, lang
    ):
        services = assessments[code].country.jurisdiction.services
        public = TELEPHONE.findall(repr([service.model_dump() for service in services]))
        for name in FORMATS:
            said = told(name, built(name, code, lang))
            assert MAIL.findall(said) == []
            assert set(TELEPHONE.findall(said)) <= set(public)

    def test_files_name_no_author(self, built, code, lang):
        for name in ("docx", "pptx", "xlsx"):
            core = Package.unpacked(built(name, code, lang)).parts["docProps/core.xml"].decode()
            assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", core) == ["legalgap"] * 2

    def test_who_judged_is_a_code(self, assessments, code, lang):
        assert all(
            re.fullmatch(r"[A-Z0-9-]+", item.by) for item in assessments[code].country.judgements
        )


@each
class TestWording:
    """12. Draft wording for every law recommendation with verb must.
    13. By-law named for each law amendment."""

    def test_each_has_wording_or_what_it_must_contain(self, found, plan, assessments, code, voice):
        catalogue = assessments[code].yardstick.recommendations
        rows = {
            MEASURE.match(row[0]).group(): row for row in found[voice("Wording for drafters")][1:]
        }
        for name in plan.consolidated:
            if plan.verb_of(name) is Verb.MUST and "law" in catalogue[name].measure:
                proposed = rows[name][2].removeprefix(voice.words(catalogue[name].title))
                assert len(proposed) > 40

    def test_each_says_whether_a_by_law_is_needed(self, found, plan, voice):
        rows = found[voice("Wording for drafters")][1:]
        assert len(rows) == len(plan.worded)
        assert all(len(row[4]) > 10 for row in rows)


@each
def test_14_the_rules_of_accessibility_hold(reports, code, lang):
    assert [fault.message for fault in check(Package.unpacked(reports[code, lang]))] == []


@each
def test_15_the_form_for_comments_is_attached(found, built, code, lang, voice):
    rows = found[voice("Comments and replies")]
    assert len(rows[0]) == 8
    assert sum(row[1:] == ["…"] * 7 for row in rows) >= 5
    assert voice("Annex H. Comments") in told("docx", built("docx", code, lang))


@needs_soffice
@pytest.mark.parametrize("lang", LANGUAGES)
def test_16_the_body_of_turkmenistan_has_sixty_pages_at_most(laid_out, lang):
    """From the first numbered section to the annexes: cover and contents are front matter."""
    places, total = laid_out("TKM", lang)
    ends = places[Voice(lang)("Annex A. Acts read")]
    assert ends - places[Voice(lang)("Decisions asked")] <= MOST_BODY_PAGES
    assert ends < total


@each
class TestLanguage:
    """17. Languages consistent, glossary terms used (see test_mixed_languages.py too)."""

    def test_the_glossary_has_every_term_in_the_languages_of_the_report(self, found, voice):
        rows = found[voice("Glossary")][1:]
        assert len(rows) > 20
        assert all(all(cell.strip(" –") for cell in row) for row in rows)

    def test_answers_and_verbs_are_said_with_the_words_of_the_glossary(
        self, found, assessments, code, voice
    ):
        known = {row[0] for row in found[voice("Glossary")]}
        rows = [row for title, table in found.items() for row in table[1:] if len(row) == 5]
        answers = {row[2] for row in rows if FINDING.fullmatch(row[0]) and len(row[1]) > 20}
        for finding in assessments[code].findings:
            assert voice(word_lists.ANSWERS[finding.answer]) in known
            if finding.verb:
                assert voice(word_lists.VERBS[finding.verb]) in known
        assert answers

    def test_both_languages_name_the_same_findings_in_the_same_tables(self, reports, code, lang):
        other = "ru" if lang == "en" else "en"
        mine, theirs = (
            [FINDING.findall(" ".join(map("".join, rows))) for rows in tables(data).values()]
            for data in (reports[code, lang], reports[code, other])
        )
        assert mine == theirs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_18_an_edition_says_what_moved_since_the_last_one(lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    first = ["assess", "KGZ", "--formats", "json", "--lang", lang]
    assert run.invoke(app, [*first, "--as-of", "2019-01-01"]).exit_code == 0
    again = run.invoke(app, first)
    said = again.output.partition(
        Voice(lang)("Since the assessment that lay there ({code}, {date})", code="KGZ", date="")[
            :12
        ]
    )[2]
    assert len(set(FINDING.findall(said))) > 10
