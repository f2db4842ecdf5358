"""The road map: the best set there is, in an order that can be followed."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lawcase import Case
from plans import allowed, assessed, gained, merit, states

from legalgap.engine.measures import Measures
from legalgap.engine.roadmap import RoadMap, roadmap
from legalgap.errors import LegalGapError

LAW = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def mapped(
    rule: Any,
    recommendations: dict[str, dict[str, Any]],
    budget: int | None = None,
    law: dict[str, Any] | None = None,
    **more: Any,
) -> RoadMap:
    """The road map of a State whose one law lacks whatever is asked."""
    elements = ["a", "b", "c", "d"]
    raw = {
        "case": "road map",
        "rule": rule,
        "acts": {"law": {"5": law if law is not None else {"lacks": elements}}},
        "recommendations": recommendations,
        "expect": {"low": 0},
        **more,
    }
    return roadmap(Case.model_validate(raw).assessed(), budget)


def order(found: RoadMap) -> list[str]:
    return [step.recommendation for step in found.steps]


def provides(*elements: str, **more: Any) -> dict[str, Any]:
    return {"provides": {"A-01": list(elements)}, **more}


ALL = ["a", "b", "c", "d"]


def test_the_measure_that_gains_most_comes_first() -> None:
    found = mapped(ALL, {"REC-A-01": provides("a"), "REC-A-02": provides("b", "c")})
    assert order(found) == ["REC-A-02", "REC-A-01"]
    assert found.steps[0].gains["obligations"] == Fraction(1, 2)


def test_two_measures_that_fit_may_beat_the_one_that_is_best_alone() -> None:
    recommendations = {
        "REC-A-01": provides("a", "b", "c"),
        "REC-A-02": provides("a", "b"),
        "REC-A-03": provides("c", "d"),
    }
    assert order(mapped(ALL, recommendations, 1)) == ["REC-A-01"]
    assert set(order(mapped(ALL, recommendations, 2))) == {"REC-A-01", "REC-A-03"}


def test_what_must_come_first_is_taken_too_and_stands_first() -> None:
    recommendations = {
        "REC-A-01": provides("a"),
        "REC-A-02": provides("b", "c", after=["REC-A-01"]),
    }
    assert order(mapped(ALL, recommendations, 1)) == ["REC-A-01"]
    found = mapped(ALL, recommendations, 2)
    assert order(found) == ["REC-A-01", "REC-A-02"]
    assert found.steps[1].after == ("REC-A-01",)


def test_measures_that_wait_for_each_other_are_taken_together() -> None:
    recommendations = {
        "REC-A-01": provides("a", after=["REC-A-02"]),
        "REC-A-02": provides("b", after=["REC-A-01"]),
    }
    assert order(mapped(ALL, recommendations, 1)) == []
    assert len(order(mapped(ALL, recommendations, 2))) == 2


def test_one_way_out_of_several_is_enough() -> None:
    recommendations = {"REC-A-01": provides("a"), "REC-A-02": provides("b")}
    assert order(mapped({"any": ["a", "b"]}, recommendations)) == ["REC-A-01"]


def test_of_equal_gains_the_cheaper_set_is_taken() -> None:
    recommendations = {
        "REC-A-01": provides("a", effort="high"),
        "REC-A-02": provides("b", effort="low"),
    }
    assert order(mapped({"any": ["a", "b"]}, recommendations)) == ["REC-A-02"]


def test_beyond_so_many_nothing_more_is_gained() -> None:
    recommendations = {f"REC-A-0{n}": provides(name) for n, name in enumerate(ALL, 1)}
    found = mapped({"at_least": {"n": 2, "of": ALL}}, recommendations)
    assert order(found) == ["REC-A-01", "REC-A-02"]


def test_a_group_under_not_is_free_only_of_what_is_ended_everywhere() -> None:
    law = {"provides": ["a", "b"]}
    recommendations = {
        "REC-A-01": {"ends": {"A-01": ["a"]}},
        "REC-A-02": {"ends": {"A-01": ["b"]}},
    }
    rule = {"not": {"any": ["a", "b"]}}
    found = mapped(rule, recommendations, 1, law)
    assert order(found) == []
    assert len(order(mapped(rule, recommendations, 2, law))) == 2


def test_a_number_counts_only_where_it_meets_the_line() -> None:
    rule = {"number": {"element": "a", "min": "18"}}
    recommendations = {
        "REC-A-01": {"values": {"A-01": {"a": "16"}}},
        "REC-A-02": {"values": {"A-01": {"a": "18"}}},
    }
    assert order(mapped(rule, recommendations, law={"values": {"a": 14}})) == ["REC-A-02"]


def test_a_contradiction_makes_halves_of_a_rule_worthless_alone() -> None:
    law = {"lacks": ["a", "b"], "contradicts": "the opposite"}
    recommendations = {"REC-A-01": provides("a"), "REC-A-02": provides("b")}
    assert order(mapped(["a", "b"], recommendations, 1, law)) == []
    found = mapped(["a", "b"], recommendations, 2, law)
    assert len(found.steps) == 2
    assert sum(step.gains["obligations"] for step in found.steps) == 1


def test_what_is_unread_is_gained_only_after_what_is_missing() -> None:
    law = {"lacks": ["a"]}
    recommendations = {"REC-A-01": provides("b", "c", "d"), "REC-A-02": provides("a")}
    assert order(mapped(ALL, recommendations, 1, law)) == ["REC-A-02"]
    found = mapped(ALL, recommendations, 2, law)
    assert found.steps[1].gains["obligations"] == 0
    assert found.steps[1].gains["open_obligations"] == Fraction(3, 4)


def test_the_order_of_the_stages_is_data() -> None:
    law = {"lacks": ["a"]}
    recommendations = {"REC-A-01": provides("b", "c", "d"), "REC-A-02": provides("a")}
    stages = {"roadmap": {"stages": ["open_rest"], "budget": "1"}}
    assert order(mapped(ALL, recommendations, law=law, methodology=stages)) == ["REC-A-01"]


def test_without_a_budget_there_is_no_measure() -> None:
    found = mapped(ALL, {"REC-A-01": provides("a")}, 0)
    assert order(found) == []
    assert all(reached.proved for reached in found.stages)


def test_a_budget_below_nothing_is_refused() -> None:
    with pytest.raises(LegalGapError, match="cannot hold -1"):
        mapped(ALL, {"REC-A-01": provides("a")}, -1)


def test_a_budget_beyond_all_measure_takes_all_that_gains() -> None:
    assert order(mapped(ALL, {"REC-A-01": provides("a")}, 10**400)) == ["REC-A-01"]


@LAW
@given(states(), st.integers(0, 5))
def test_no_set_of_so_many_measures_is_better(world: dict[str, Any], budget: int) -> None:
    made = assessed(world)
    measures, found = Measures(made), roadmap(made, budget)
    best = max(allowed(measures, budget), key=lambda chosen: merit(measures, chosen))
    assert sorted(order(found)) == sorted(best)
    assert all(reached.proved for reached in found.stages)
    assert found.cheapest


@LAW
@given(states(), st.integers(1, 5))
def test_the_gains_of_the_steps_are_the_assessment_with_minus_without(
    world: dict[str, Any], budget: int
) -> None:
    made = assessed(world)
    found = roadmap(made, budget)
    whole = gained(made, found.outcome)
    assert {reached.stage: reached.gain for reached in found.stages} == whole
    for stage, gain in whole.items():
        assert sum((step.gains[stage] for step in found.steps), Fraction(0)) == gain


@LAW
@given(states(), st.integers(1, 5))
def test_nothing_stands_before_what_it_needs(world: dict[str, Any], budget: int) -> None:
    made = assessed(world)
    measures, found = Measures(made), roadmap(made, budget)
    done: set[str] = set()
    for name in order(found):
        assert set(measures.needs(name)) <= done
        done.add(name)


@LAW
@given(states(), st.integers(1, 4))
def test_looking_at_sets_one_by_one_takes_the_same_as_going_by_ids(
    world: dict[str, Any], budget: int
) -> None:
    made = assessed(world)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("legalgap.engine.roadmap.best_set", lambda measures, most: None)
        quick = roadmap(made, budget)
        patch.setattr("legalgap.engine.solving.MOST_ALIKE", 0)
        thorough = roadmap(made, budget)
    assert order(quick) == order(thorough)
    assert quick.stages == thorough.stages
