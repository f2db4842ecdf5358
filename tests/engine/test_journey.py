"""Invented people walk the texts: yes, only if, no, unknown, not asked."""

from dataclasses import replace
from typing import Any

import pytest
from lawcase import Case
from pydantic import ValidationError

from legalgap.engine.assess import assess
from legalgap.model.assessment import Path, StepTaken
from legalgap.model.journey import Journey

PEOPLE = [{"id": name, "title": "?", "story": "?"} for name in ("girl", "worker")]


def journey(*steps: dict[str, Any]) -> Journey:
    words = {"title": "?", "question": "?"}
    return Journey.model_validate(
        {
            "people": PEOPLE,
            "steps": [{**words, "id": f"step_{n}", **s} for n, s in enumerate(steps)],
        }
    )


def walked(acts: dict[str, Any], *steps: dict[str, Any], **more: Any) -> tuple[Path, ...]:
    raw = {"case": "journey", "rule": ["shelter", "interpreter"], "acts": acts, **more}
    case = Case.model_validate({**raw, "expect": {"low": 0}})
    yardstick = replace(case.yardstick, journey=journey(*steps))
    return assess(case.country, yardstick).journey


def step(law: dict[str, Any], asked: Any = "A-01.shelter", **more: Any) -> StepTaken:
    return walked({"law": law}, {"rule": asked}, **more)[0].steps[0]


BOTH = {"all": ["A-01.shelter", "A-01.interpreter"]}


@pytest.mark.parametrize(
    ("law", "rule", "taken"),
    [
        ({"5": {"provides": ["shelter"]}}, "A-01.shelter", "yes"),
        ({"5": {"provides": ["shelter", "interpreter"]}}, BOTH, "yes"),
        ({"5": {"narrows": {"shelter": "some"}}}, "A-01.shelter", "only_if"),
        ({"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}, BOTH, "only_if"),
        ({"5": {"lacks": ["shelter"]}}, "A-01.shelter", "no"),
        ({"5": {"lacks": ["shelter", "interpreter"]}}, BOTH, "no"),
        ({"5": {"provides": ["shelter"]}}, "A-01.interpreter", "unknown"),
        ({"5": {"provides": ["shelter"]}}, BOTH, "unknown"),
        ({}, BOTH, "unknown"),
        ({"5": {"provides": ["shelter"], "grade": "recalled"}}, "A-01.shelter", "unknown"),
        ({"5": {"provides": ["shelter"]}}, {"not": "A-01.shelter"}, "no"),
        ({"5": {"lacks": ["shelter"]}}, {"not": "A-01.shelter"}, "yes"),
        ({"5": {"provides": ["shelter"]}}, {"any": BOTH["all"]}, "yes"),
    ],
)
def test_a_step_is_answered_from_the_texts(law: dict[str, Any], rule: Any, taken: str) -> None:
    assert step(law, rule).taken.value == taken


def test_a_step_names_its_elements() -> None:
    found = step({"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}, BOTH)
    assert [(item.id, item.state.value) for item in found.elements] == [
        ("A-01.shelter", "found"),
        ("A-01.interpreter", "lacking"),
    ]


def test_a_step_rests_on_elements_of_several_indicators() -> None:
    rule = {"all": ["A-01.shelter", "A-02.lawyer"]}
    law = {"5": {"provides": ["shelter"], "A-02": {"provides": ["lawyer"]}}}
    assert step(law, rule, also={"A-02": {"rule": "lawyer"}}).taken.value == "yes"


def test_a_contradiction_is_a_no() -> None:
    found = step({"5": {"provides": ["shelter"]}, "6": {"contradicts": "they are sent away"}})
    assert (found.taken.value, found.contradicted_by) == ("no", ("law:6",))


def test_a_contradiction_for_some_cases_leaves_a_condition() -> None:
    law = {"5": {"provides": ["shelter"]}, "6": {"contradicts": "sent away", "only": "foreigners"}}
    found = step(law)
    assert (found.taken.value, found.contradicted_by) == ("only_if", ("law:6",))


def test_a_contradiction_of_an_indicator_that_the_step_does_not_rest_on_changes_nothing() -> None:
    law = {"5": {"provides": ["shelter"]}, "6": {"A-02": {"contradicts": "the opposite"}}}
    found = step(law, also={"A-02": {"rule": "lawyer"}})
    assert (found.taken.value, found.contradicted_by) == ("yes", ())


DORMANT = {"type": "entitlement", "bylaws": [{"status": "not_issued", "unlocks": ["A-01"]}]}
WHOLE = {"5": {"provides": ["shelter", "interpreter"]}}


def test_what_is_dormant_turns_yes_into_only_if() -> None:
    found = step(WHOLE, **DORMANT)
    assert (found.taken.value, found.asleep) == ("only_if", ("A-01",))


def test_once_the_by_law_is_in_force_it_is_a_yes() -> None:
    woken = {**DORMANT, "bylaws": [{"status": "in_force", "unlocks": ["A-01"]}]}
    found = step(WHOLE, **woken)
    assert (found.taken.value, found.asleep) == ("yes", ())


def test_what_another_rule_defeats_turns_yes_into_only_if() -> None:
    tests = {"E2": "3", "E5": "3", "E8": "3", "E12": "0"}
    found = step(WHOLE, type="offence", tests=tests)
    assert (found.taken.value, found.asleep) == ("only_if", ("A-01",))


def test_what_is_dormant_leaves_a_no_and_an_unknown_as_they_are() -> None:
    law = {"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}
    assert step(law, "A-01.interpreter", **DORMANT).taken.value == "no"
    asked = {**DORMANT, "rule": ["shelter", "interpreter", "lawyer", "money"]}
    half = {"5": {"provides": ["shelter", "interpreter"], "lacks": ["lawyer"]}}
    assert step(half, "A-01.money", **asked).taken.value == "unknown"


def test_a_step_that_does_not_concern_a_person_is_not_asked() -> None:
    girl, worker = walked({"law": WHOLE}, {"rule": "A-01.shelter", "people": ["girl"]})
    assert [girl.steps[0].taken.value, worker.steps[0].taken.value] == ["yes", "not_asked"]
    assert worker.steps[0].elements == ()


def test_a_person_may_have_a_rule_of_their_own() -> None:
    law = {"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}
    asked = {"rule": "A-01.shelter", "variants": {"worker": "A-01.interpreter"}}
    girl, worker = walked({"law": law}, asked)
    assert [girl.steps[0].taken.value, worker.steps[0].taken.value] == ["yes", "no"]


def test_the_first_no_is_where_the_way_ends() -> None:
    law = {"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}
    rules = ["A-01.shelter", "A-01.interpreter", {"not": "A-01.shelter"}]
    (girl, _) = walked({"law": law}, *({"rule": rule} for rule in rules))
    assert [item.taken.value for item in girl.steps] == ["yes", "no", "no"]
    assert girl.first_no == "step_1"
    (girl, _) = walked({"law": law}, {"rule": "A-01.shelter"})
    assert girl.first_no is None


def test_people_and_steps_stay_in_their_order() -> None:
    found = walked({"law": WHOLE}, {"rule": "A-01.shelter"}, {"rule": "A-01.interpreter"})
    assert [path.person for path in found] == ["girl", "worker"]
    assert [item.step for item in found[0].steps] == ["step_0", "step_1"]


def test_a_number_and_a_treaty_may_be_asked_too() -> None:
    number = {"number": {"element": "A-01.days", "min": 30}}
    rule = [{"number": {"element": "days", "min": 30}}]
    law = {"5": {"values": {"days": 45}}}
    assert step(law, number, rule=rule).taken.value == "yes"
    assert step({"5": {"values": {"days": 10}}}, number, rule=rule).taken.value == "no"
    assert step({}, {"ratified": "treaty"}).taken.value == "yes"
    assert step({}, {"ratified": "treaty"}, treaties={"treaty": "not_party"}).taken.value == "no"


@pytest.mark.parametrize("way", [{"people": ["nobody"]}, {"variants": {"nobody": "A-01.shelter"}}])
def test_a_step_for_a_person_who_is_not_there_is_refused(way: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="`nobody`, who is not there"):
        journey({"rule": "A-01.shelter", **way})
