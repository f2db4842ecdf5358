"""The chapter on enforceability in the Word report."""

import json
from dataclasses import replace

import pytest
from documents import words

from legalgap.engine.assess import assess
from legalgap.model.source import Source, Visibility
from legalgap.office.package import Package, parse
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.report.outline import MOST_BYLAWS, MOST_OPEN_QUESTIONS, outline

BODY = "word/document.xml"


def tables(data) -> dict[str, list[list[str]]]:
    """The tables of a report by their titles, as words."""
    root = parse(Package.open(data, charts=True).parts[BODY])
    made = {}
    for table in root.iter(w("tbl")):
        title = table.find(f"{w('tblPr')}/{w('tblCaption')}").get(w("val"))
        rows = [[text_of(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))]
        made.setdefault(title, rows)
    return made


@pytest.fixture(scope="module")
def turkmenistan(reports):
    return tables(reports["TKM", "en"])


@pytest.fixture(scope="module")
def kyrgyzstan(reports):
    return tables(reports["KGZ", "en"])


def test_the_chapter_stands_in_every_report(report):
    root = parse(Package.open(report, charts=True).parts[BODY])
    titles = [
        text_of(item)
        for item in root.iter(w("p"))
        if (style := item.find(f"{w('pPr')}/{w('pStyle')}")) is not None
        and style.get(w("val")) == "Heading1"
    ]
    assert {"Enforceability", "Реализуемость"} & set(titles)


def test_no_cell_of_a_table_is_empty(report):
    for title, rows in tables(report).items():
        assert len(rows) > 1, title
        assert all(said.strip() for row in rows for said in row), title


def test_law_and_enforceability_stand_side_by_side_for_each_area(kyrgyzstan, assessments):
    rows = kyrgyzstan["Law and enforceability side by side"]
    assert len(rows) == 1 + len(assessments["KGZ"].areas)
    summary = kyrgyzstan["Law and enforceability by area"]
    assert summary[0][-1] == "Enforceability"
    assert len(summary) == len(rows)


def test_every_by_law_that_may_be_named_is_in_the_tracker(turkmenistan, assessments):
    rows = turkmenistan["By-law tracker"]
    tracked = assessments["TKM"].country.bylaws
    assert len(rows) == 1 + len(tracked)
    assert any("SUP-" in row[5] for row in rows[1:])
    first = turkmenistan["By-laws that hold back most"]
    assert len(first) == 1 + min(len(tracked), MOST_BYLAWS)
    for short, full in zip(first, rows, strict=False):
        assert full[0].startswith(short[0])


def test_the_journey_has_a_row_for_each_step_and_a_column_for_each_person(reports, assessments):
    said = {"yes", "only if", "no", "not yet known", "does not concern"}
    for code in ("KGZ", "TKM"):
        rows = tables(reports[code, "en"])["Journey test"]
        journey = assessments[code].yardstick.journey
        assert len(rows) == 1 + len(journey.steps) == 15
        assert all(len(row) == 1 + len(journey.people) for row in rows)
        assert {cell for row in rows[1:] for cell in row[1:]} <= said


def test_the_first_no_of_a_path_is_told_in_a_sentence(reports):
    assert "The first “no” is at “" in words(reports["KGZ", "en"])
    assert "Первое «нет» — на шаге «" in words(reports["KGZ", "ru"])


def test_open_questions_are_bounded_and_by_body(assessments):
    for made in assessments.values():
        plan = outline(made).machinery
        assert 0 < len(plan.pressing) <= MOST_OPEN_QUESTIONS
        assert all(item in plan.questions for item in plan.pressing)
        bodies = [json.dumps(item.whom) for item in plan.questions]
        assert len(set(bodies)) == sum(
            1 for place, body in enumerate(bodies) if body not in bodies[:place]
        )
        named = [item.whom is not None for item in plan.questions]
        assert named == sorted(named, reverse=True)


def test_a_card_says_whether_the_rule_can_be_applied(kyrgyzstan, assessments):
    plan = outline(assessments["KGZ"])
    carded = [item for chapter in plan.chapters for item in chapter.cards]
    for finding in carded:
        labels = [row[0] for row in kyrgyzstan[f"Finding {finding.id}"]]
        assert ("Can it be applied?" in labels) == bool(finding.enforced and finding.enforced.known)


def test_a_by_law_of_a_hidden_source_is_counted_and_not_named(assessments, library):
    country = assessments["TKM"].country
    hidden = country.bylaws[0]
    secret = Source(title={"en": "SECRET"}, visibility=Visibility.WORKING_GROUP)
    tracker = country.tracker.model_copy(
        update={
            "sources": {**country.tracker.sources, "inside": secret},
            "bylaws": (
                hidden.model_copy(update={"source": "inside", "title": {"en": "SECRET ORDER"}}),
                *country.bylaws[1:],
            ),
        }
    )
    made = assess(replace(country, tracker=tracker), library.yardstick("legalgap-2026"))
    said = words(word.render(made, Voice()))
    assert "SECRET" not in said
    assert "1 by-law rests on a source that is not public." in said


def test_a_methodology_without_enforceability_has_the_law_score_alone(assessments):
    made = assessments["KGZ"]
    method = made.yardstick.methodology.model_copy(update={"enforceability": None})
    bare = assess(replace(made.country), replace(made.yardstick, methodology=method))
    found = tables(word.render(bare, Voice()))
    assert "Law scores by area" in found
    assert "Law and enforceability side by side" not in found
    assert "Journey test" in found
