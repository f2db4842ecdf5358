"""What doing recommendations would change, held against assessments."""

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lawcase import Case
from plans import NAMES, assessed, gained, states

from legalgap.engine.measures import Measures, outcome, with_measures
from legalgap.model.assessment import MET, Finding, Interval
from legalgap.model.judgement import Answer

HALF = Fraction(1, 2)
LAW = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def case(rule: Any, law: dict[str, Any], **recommendation: Any) -> Case:
    more = recommendation.pop("more", {})
    raw = {
        "case": "measures",
        "rule": rule,
        "acts": {"law": law},
        "recommendations": {"REC-A-01": recommendation},
        "expect": {"low": 0},
        **more,
    }
    return Case.model_validate(raw)


def after(rule: Any, law: dict[str, Any], **recommendation: Any) -> Finding:
    made = case(rule, law, **recommendation).assessed()
    return with_measures(made, ["REC-A-01"]).findings[0]


def test_a_measure_makes_the_elements_found_that_it_provides() -> None:
    found = after(["a", "b"], {"5": {"lacks": ["a", "b"]}}, provides={"A-01": ["a"]})
    assert found.interval == Interval(HALF, HALF)
    assert found.answer is Answer.PARTIAL


def test_a_measure_takes_away_the_bad_elements_that_it_ends() -> None:
    found = after(["a", {"not": "b"}], {"5": {"provides": ["a", "b"]}}, ends={"A-01": ["b"]})
    assert found.interval == MET


def test_a_number_is_met_only_if_the_number_that_is_given_meets_the_line() -> None:
    rule = {"number": {"element": "age", "min": "18", "partly": "16"}}
    law = {"5": {"values": {"age": 14}}}
    assert after(rule, law, values={"A-01": {"age": "18"}}).interval == MET
    assert after(rule, law, values={"A-01": {"age": "16"}}).interval.high == 0
    assert after(rule, law, provides={"A-01": ["age"]}).interval.high == 0


def test_one_number_held_against_two_lines_may_meet_one_of_them() -> None:
    lines = [{"number": {"element": "days", "min": line}} for line in ("30", "90")]
    found = after(lines, {"5": {"values": {"days": 10}}}, values={"A-01": {"days": "30"}})
    assert found.interval == Interval(HALF, HALF)


def test_what_the_tracker_counts_follows_from_the_tracker_alone() -> None:
    rule = [{"number": {"element": "issued", "min": "100"}}, "a"]
    counted = {
        "computed": {"issued": "bylaws:in_force"},
        "bylaws": [{"status": "not_issued"}],
    }
    found = after(
        rule,
        {"5": {"lacks": ["a"]}},
        values={"A-01": {"issued": "100"}},
        provides={"A-01": ["a"]},
        more=counted,
    )
    assert found.interval == Interval(HALF, HALF)


def test_a_contradiction_ends_only_where_the_whole_rule_is_met() -> None:
    law = {"5": {"lacks": ["a", "b"], "contradicts": "it orders the opposite"}}
    half = after(["a", "b"], law, provides={"A-01": ["a"]})
    assert half.answer is Answer.CONTRADICTION
    assert half.interval.high == 0
    whole = after(["a", "b"], law, provides={"A-01": ["a", "b"]})
    assert whole.answer is Answer.FULL
    assert whole.obligations.interval == MET
    assert not whole.contradictions


def test_a_contradiction_in_some_cases_halves_what_is_there_until_it_ends() -> None:
    law = {"5": {"lacks": ["a", "b"], "contradicts": "the opposite", "only": "some cases"}}
    half = after(["a", "b"], law, provides={"A-01": ["a"]})
    assert half.interval == Interval(Fraction(1, 4), Fraction(1, 4))
    assert after(["a", "b"], law, provides={"A-01": ["a", "b"]}).interval == MET


def test_a_contradiction_beside_a_rule_that_is_met_stays_until_a_measure_bears_on_it() -> None:
    law = {"5": {"provides": ["a"], "contradicts": "the opposite"}}
    made = case("a", law, provides={"A-01": ["a"]}).assessed()
    assert with_measures(made, []).findings[0].answer is Answer.CONTRADICTION
    assert with_measures(made, ["REC-A-01"]).findings[0].answer is Answer.FULL


def test_what_an_expert_has_judged_stays_as_it_was_judged() -> None:
    law = {"5": {"lacks": ["a"]}}
    found = after("a", law, provides={"A-01": ["a"]}, more={"judgement": "none"})
    assert found.answer is Answer.NONE


def test_an_element_of_another_indicator_moves_every_rule_that_names_it() -> None:
    more = {"also": {"B-01": {"rule": "A-01.a"}}}
    made = case("a", {"5": {"lacks": ["a"]}}, provides={"A-01": ["a"]}, more=more).assessed()
    assert [item.interval for item in with_measures(made, ["REC-A-01"]).findings] == [MET, MET]


def test_what_must_come_first_counts_as_done_where_it_has_nothing_left_to_give() -> None:
    recommendations = {
        "REC-A-01": {"provides": {"A-01": ["a"]}},
        "REC-A-02": {"provides": {"A-01": ["b"]}},
        "REC-A-03": {"provides": {"A-01": ["c"]}, "after": ["REC-A-01", "REC-A-02"]},
    }
    law = {"5": {"provides": ["a"], "lacks": ["b", "c"]}}
    made = case(["a", "b", "c"], law, more={"recommendations": recommendations}).assessed()
    measures = Measures(made)
    assert measures.useful == ("REC-A-02", "REC-A-03")
    assert measures.needs("REC-A-03") == ("REC-A-02",)


def test_scores_follow_from_the_findings() -> None:
    made = case(["a", "b"], {"5": {"lacks": ["a", "b"]}}, provides={"A-01": ["a"]}).assessed()
    found = with_measures(made, ["REC-A-01"])
    assert (made.areas[0].law.score, found.areas[0].law.score) == (0, 50)


@LAW
@given(states())
def test_without_measures_everything_is_as_it_was(world: dict[str, Any]) -> None:
    made = assessed(world)
    same = outcome(Measures(made), ())
    assert same.findings == made.findings
    assert same.areas == made.areas
    assert (same.lenses, same.index) == (made.lenses, made.index)


@LAW
@given(states(), st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_one_more_measure_never_lowers_a_value(
    world: dict[str, Any], some: set[str], one: str
) -> None:
    measures = Measures(assessed(world))
    for question in measures.questions:
        before, now = measures.held(question, some), measures.held(question, {*some, one})
        for old, new in ((before.whole, now.whole), (before.owed, now.owed)):
            if old and new:
                assert old.low <= new.low <= new.high
                assert old.high <= new.high


@LAW
@given(states(), st.sets(st.sampled_from(NAMES)))
def test_gains_are_the_assessment_with_minus_without(world: dict[str, Any], some: set[str]) -> None:
    made = assessed(world)
    measures = Measures(made)
    assert measures.gain((), some) == gained(made, outcome(measures, some))
