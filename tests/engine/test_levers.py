"""What would change an answer, one element at a time."""

from fractions import Fraction
from typing import Any

from lawcase import Case

from legalgap.engine.levers import Lever, levers, replay
from legalgap.model.assessment import MET, MISSED, UNDECIDED, Interval, State
from legalgap.model.judgement import Answer

HALF = Fraction(1, 2)


def case(rule: Any, law: dict[str, Any], **more: Any) -> Case:
    raw = {"case": "levers", "rule": rule, "acts": {"law": law}, "expect": {"low": 0}, **more}
    return Case.model_validate(raw)


def pulled(rule: Any, law: dict[str, Any], **more: Any) -> dict[str, Lever]:
    finding = case(rule, law, **more).assessed().finding("A-01")
    return {lever.element.partition(".")[2]: lever for lever in levers(finding, HALF)}


def test_an_element_that_is_as_the_rule_wants_it_is_no_lever() -> None:
    found = pulled(["a", "b"], {"5": {"provides": ["a"]}})
    assert list(found) == ["b"]


def test_a_lever_tells_the_answer_if_it_were_met_and_if_it_were_missed() -> None:
    lever = pulled(["a", "b"], {"5": {"provides": ["a"]}})["b"]
    assert lever.state is State.UNKNOWN
    assert (lever.met, lever.missed) == (Answer.FULL, Answer.PARTIAL)
    assert lever.gain == HALF


def test_a_bad_element_is_met_where_it_is_lacking() -> None:
    lever = pulled(["a", {"not": "b"}], {"5": {"provides": ["a", "b"]}})["b"]
    assert lever.state is State.FOUND
    assert (lever.met, lever.missed) == (Answer.FULL, Answer.PARTIAL)
    assert lever.gain == HALF


def test_the_largest_gain_comes_first() -> None:
    found = pulled(["a", {"all": ["b", "c"]}], {"5": {"lacks": ["a", "b", "c"]}})
    assert list(found) == ["a", "b", "c"]
    found = pulled([{"all": ["b", "c"]}, "a"], {"5": {"lacks": ["a", "b", "c"]}})
    assert list(found) == ["a", "b", "c"]
    assert [lever.gain for lever in found.values()] == [HALF, HALF / 2, HALF / 2]


def test_under_a_contradiction_no_element_lifts_the_answer() -> None:
    lever = pulled("a", {"5": {"lacks": ["a"]}, "6": {"contradicts": "the opposite"}})["a"]
    assert (lever.met, lever.missed, lever.gain) == (Answer.CONTRADICTION, Answer.CONTRADICTION, 0)


def test_under_a_contradiction_for_some_cases_an_element_lifts_half() -> None:
    law = {"5": {"lacks": ["a"]}, "6": {"contradicts": "the opposite", "only": "some"}}
    lever = pulled("a", law)["a"]
    assert (lever.met, lever.missed, lever.gain) == (Answer.PARTIAL, Answer.NONE, HALF)


def test_levers_use_the_floor_of_the_methodology() -> None:
    rule = ["a", "b", "c", "d"]
    finding = case(rule, {"5": {"provides": ["a"]}}).assessed().finding("A-01")
    assert levers(finding, HALF)[0].missed is Answer.PARTIAL
    assert levers(finding, Fraction(3, 4))[0].missed is Answer.UNKNOWN


def test_at_least_is_replayed_with_its_number() -> None:
    rule = {"at_least": {"n": 2, "of": ["a", "b", "c"]}}
    found = pulled(rule, {"5": {"provides": ["a"], "lacks": ["b", "c"]}})
    assert [(lever.met, lever.gain) for lever in found.values()] == [(Answer.FULL, HALF)] * 2


def test_replaying_with_no_change_gives_the_same_trace() -> None:
    rule = [{"any": ["a", "b"]}, {"not": "c"}, {"at_least": {"n": 2, "of": ["d", "e", "f"]}}]
    law = {"5": {"provides": ["d"], "narrows": {"a": "some", "c": "some"}, "lacks": ["e"]}}
    finding = case(rule, law).assessed().finding("A-01")
    assert replay(finding.trace, {}) == finding.trace


def test_replaying_turns_the_value_round_under_not() -> None:
    finding = case({"not": "c"}, {}).assessed().finding("A-01")
    assert finding.trace.interval == UNDECIDED
    assert replay(finding.trace, {"A-01.c": MET}).interval == MISSED
    assert replay(finding.trace, {"A-01.c": MISSED}).interval == MET
    quarter = Interval(Fraction(1, 4), HALF)
    turned = Interval(HALF, Fraction(3, 4))
    assert replay(finding.trace, {"A-01.c": quarter}).interval == turned
