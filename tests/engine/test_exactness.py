"""Inside the engine values are exact fractions (design 3)."""

from fractions import Fraction
from typing import Any

from lawcase import Case

from legalgap.engine.values import combine
from legalgap.model.assessment import Assessment, Interval, Node


def leaf(low: str, high: str) -> Node:
    return Node("element", Interval(Fraction(low), Fraction(high)))


def made(**raw: Any) -> Assessment:
    return Case.model_validate({"case": "exact", "expect": {"low": 0}, **raw}).assessed()


def test_three_that_are_met_in_part_never_add_up_to_one_that_is_met() -> None:
    third = leaf("1/3", "1/3")
    found = combine("at_least", (third, third, third), 1)
    assert found.interval == Interval(Fraction(1, 3), Fraction(1, 3))


def test_of_several_the_best_count() -> None:
    found = combine("at_least", (leaf("1/3", "1"), leaf("1", "1"), leaf("1/7", "1/2")), 2)
    assert found.interval == Interval(Fraction(2, 3), Fraction(1))


def test_a_mean_is_exact() -> None:
    found = combine("all", (leaf("1/3", "1"), leaf("1/7", "1"), leaf("0", "0")))
    assert found.interval == Interval(Fraction(10, 63), Fraction(2, 3))


def test_any_takes_each_end_of_the_best_child() -> None:
    found = combine("any", (leaf("1/2", "1/2"), leaf("1/3", "1")))
    assert found.interval == Interval(Fraction(1, 2), Fraction(1))


def test_ten_elements_of_ten_are_full_and_not_nearly_so() -> None:
    names = [f"e{n}" for n in range(10)]
    found = made(rule=names, acts={"law": {"1": {"provides": names}}}).finding("A-01")
    assert found.answer.value == "full"
    assert found.interval.low == 1


def test_no_number_between_the_claims_and_the_scores_is_a_float() -> None:
    found = made(
        rule=["a", "b", {"number": {"element": "n", "min": "0.3"}}],
        lenses={"gender": "relevant"},
        methodology={"digits": 6, "index": "mean_of_areas", "value": {"limited": "0.1"}},
        acts={"law": {"1": {"provides": ["a"], "narrows": {"b": "some"}, "values": {"n": "0.3"}}}},
    )
    finding, area = found.finding("A-01"), found.area("a")
    assert finding.interval.low == Fraction(21, 30)
    assert finding.elements[2].values[0][1] == Fraction(3, 10)
    assert area.law.score == 70
    assert found.index is not None
    for score in (area.law, area.obligations, area.lenses["gender"], found.index):
        for value in (score.score, score.low, score.high, score.coverage):
            assert isinstance(value, Fraction | int)
