"""What is left of a rule, with its values, where some of its elements are left out."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from plans import assessed, states

from legalgap.engine.answers import contradicted
from legalgap.engine.levers import replay
from legalgap.engine.measures import Measures
from legalgap.engine.obligations import kept
from legalgap.engine.values import combine, flipped
from legalgap.model.assessment import MET, MISSED, UNDECIDED, Interval, Node

LAW = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
HALF = Interval(Fraction(1, 2), Fraction(1, 2))


def leaf(name: str, interval: Interval) -> Node:
    return Node("element", interval, name=name)


A, B, C = leaf("A-01.a", MET), leaf("A-01.b", MISSED), leaf("A-01.c", HALF)


def without(rule: Node, *names: str) -> Node | None:
    return kept(rule, lambda found: found.name.partition(".")[2] not in names)


def test_a_rule_that_loses_nothing_is_given_back_itself() -> None:
    rule = combine("all", (A, flipped(combine("any", (B, C)))))
    assert without(rule) is rule


def test_what_loses_something_is_valued_anew() -> None:
    rule = combine("all", (A, B, C))
    assert rule.interval == HALF
    assert without(rule, "b") == combine("all", (A, C))
    assert without(rule, "b").interval.low == Fraction(3, 4)  # type: ignore[union-attr]


def test_a_group_left_empty_goes() -> None:
    rule = combine("all", (A, combine("any", (B, C))))
    assert without(rule, "b", "c") == combine("all", (A,))
    assert without(rule, "a", "b", "c") is None


def test_at_least_asks_for_no_more_than_are_left() -> None:
    rule = combine("at_least", (A, B, C), 2)
    assert without(rule, "a") == combine("at_least", (B, C), 2)
    assert without(rule, "a", "b") == combine("at_least", (C,), 1)


def test_not_stays_with_its_child_and_goes_with_it() -> None:
    rule = combine("all", (A, flipped(combine("any", (B, C)))))
    assert without(rule, "b") == combine("all", (A, flipped(combine("any", (C,)))))
    assert without(rule, "b", "c") == combine("all", (A,))


@pytest.mark.parametrize("value", [MET, MISSED, UNDECIDED, HALF])
@pytest.mark.parametrize(("kind", "n"), [("all", 0), ("any", 0), ("at_least", 2)])
def test_children_of_one_value_come_to_that_value(kind: str, n: int, value: Interval) -> None:
    same = combine(kind, (leaf("A-01.a", value),) * 3, n)
    again = Interval(Fraction(value.low), Fraction(value.high))
    alike = tuple(leaf("A-01.a", again if place else value) for place in range(3))
    assert same.interval == combine(kind, alike, n).interval == value


@LAW
@given(states())
def test_with_nothing_done_each_finding_is_as_it_was(world: dict[str, Any]) -> None:
    measures = Measures(assessed(world))
    for question in measures.questions:
        today, found = measures.held(question, ()), question.finding
        again = replay(question.whole, {})
        assert today.trace == again
        assert today.whole == contradicted(again.interval, found.contradictions)
        assert measures.finding(question, ()) == found


@LAW
@given(states())
def test_a_measure_that_is_not_looked_at_changes_no_question(world: dict[str, Any]) -> None:
    measures = Measures(assessed(world))
    stages = measures.yardstick.methodology.roadmap.stages
    for question in measures.questions:
        bearing, moving = measures.bearing(question), measures.moving(question)
        chosen = [name for name in sorted(bearing) if Random(name).random() < 0.5]
        idle = bearing.difference(moving)
        tally = measures.tally(question)
        with_all = tally.worth(stages, measures.given(question, [*chosen, *idle]))
        assert with_all == tally.worth(stages, measures.given(question, set(chosen) - idle))
