"""The change log since an earlier edition, and what a State looks like of which nothing is read."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from documents import words

from legalgap.engine.assess import assess
from legalgap.engine.changes import snapshot
from legalgap.office.accessibility.check import check
from legalgap.office.checks import faults
from legalgap.office.package import Package
from legalgap.prose.voice import Voice
from legalgap.report import json_file, word
from legalgap.report.moved import MOST_MOVED

TITLE = "Changes since the earlier edition"


def read(data):
    return words(data)


@pytest.fixture(scope="module")
def edition(assessments):
    """What an edition said in which one answer and one score were otherwise."""
    now = snapshot(assessments["KGZ"])
    name, mark = next(
        (name, mark) for name, mark in now.answers.items() if mark.answer == "partial"
    )
    before = replace(mark, answer="none", low=Fraction(0), high=Fraction(0))
    area = next(area for area, score in now.scores.items() if score is not None)
    return name, replace(
        now,
        as_of="2024-03-01",
        answers={**now.answers, name: before},
        scores={**now.scores, area: Fraction(12)},
    )


def test_without_an_earlier_edition_there_is_no_change_log(reports):
    assert TITLE not in read(reports["KGZ", "en"])


def test_the_change_log_names_the_day_the_answer_and_the_score(assessments, edition):
    name, earlier = edition
    made = word.render(assessments["KGZ"], Voice("en"), since=earlier)
    said = read(made)
    assert said.count(TITLE) >= 2  # in the contents, and above the section
    assert "1 March 2024" in said
    assert "1 answer has changed since (closer to the standard: 1)." in said
    question = assessments["KGZ"].finding(name).indicator.question["en"]
    log = said[said.rindex("Answers that changed since the earlier edition") :]
    assert log.index(name) < log.index(question) < log.index("none (0%)")
    assert "12" in said[said.rindex("Scores that changed since the earlier edition") :][:200]
    assert not faults(Package.unpacked(made))
    assert not check(Package.unpacked(made))


def test_an_edition_that_says_the_same_is_said_to_be_the_same(assessments):
    same = snapshot(assessments["KGZ"])
    said = read(word.render(assessments["KGZ"], Voice("en"), since=same))
    assert "No answer and no score has changed since." in said


def test_a_written_assessment_is_an_edition(assessments):
    written = json_file.read(json_file.render(assessments["KGZ"]))
    earlier = json_file.snapshot_of(written)
    said = read(word.render(assessments["KGZ"], Voice("ru"), since=earlier))
    assert "не изменился ни один ответ и ни один балл" in said


def test_many_changes_stand_in_the_annex(assessments):
    now = snapshot(assessments["KGZ"])
    moved = {
        name: replace(mark, answer="unknown", low=Fraction(0), high=Fraction(1))
        for name, mark in now.answers.items()
        if mark.answer == "partial"
    }
    assert len(moved) > MOST_MOVED
    earlier = replace(now, answers={**now.answers, **moved})
    made = word.render(assessments["KGZ"], Voice("en"), since=earlier)
    said = read(made)
    assert f"Annex J lists {len(moved) - MOST_MOVED} more answers that changed." in said
    tail = said[said.rindex("What to verify") :]
    assert TITLE in tail
    assert not check(Package.unpacked(made))


@pytest.fixture(scope="module")
def unread(assessments, library):
    """A State with its name and nothing else."""
    known = assessments["KGZ"].country
    bare = {"treaties": {}, "bodies": (), "services": (), "plans": (), "read_in_full": ()}
    country = replace(
        known,
        jurisdiction=known.jurisdiction.model_copy(update={**bare, "not_applicable": ()}),
        acts={},
        judgements=(),
        observations=(),
        tracker=type(known.tracker)(),
        enforceability=type(known.enforceability)(),
    )
    return assess(country, library.yardstick("legalgap-2026"))


def test_a_state_of_which_nothing_is_read_gets_no_measure_and_no_empty_table(unread):
    made = word.render(unread, Voice("en"))
    said = read(made)
    assert "Nothing that was read so far answers a question." in said
    assert "No measure is proposed before the law has been read." in said
    for absent in ("Decisions asked", "Journey test", "What the answers say", "side by side"):
        assert absent not in said
    assert not faults(Package.unpacked(made))
    assert not check(Package.unpacked(made))


def test_the_json_file_of_such_a_state_is_written_too(unread):
    assert all(
        item["answer"] != "none" for item in json.loads(json_file.render(unread))["findings"]
    )
