"""The search for the best set, the solver, and what both count with."""

from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plans import assessed, merit, states, world

from legalgap.engine import search
from legalgap.engine.measures import Measures, worth
from legalgap.engine.roadmap import roadmap
from legalgap.engine.search import best_set
from legalgap.engine.tally import Tally

LAW = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@LAW
@given(states(), st.integers(1, 5))
def test_the_search_and_the_solver_take_the_same_set(world: dict[str, Any], budget: int) -> None:
    made = assessed(world)
    searched = roadmap(made, budget)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("legalgap.engine.roadmap.best_set", lambda measures, most: None)
        solved = roadmap(made, budget)
    assert [step.recommendation for step in searched.steps] == [
        step.recommendation for step in solved.steps
    ]
    assert searched.stages == solved.stages
    assert searched.cheapest == solved.cheapest


@LAW
@given(states(), st.integers(1, 5))
def test_the_set_of_the_search_has_more_merit_than_any_other(
    world: dict[str, Any], budget: int
) -> None:
    measures = Measures(assessed(world))
    found = best_set(measures, budget)
    assert found is not None
    for size in range(min(budget, len(measures.useful)) + 1):
        for other in combinations(measures.useful, size):
            whole = all(set(measures.needs(name)) <= set(other) for name in other)
            assert not whole or merit(measures, other) <= merit(measures, found)


@LAW
@given(states(), st.integers(0, 10**6))
def test_a_tally_counts_as_the_measures_do(world: dict[str, Any], seed: int) -> None:
    measures, chance = Measures(assessed(world)), Random(seed)
    stages = measures.yardstick.methodology.roadmap.stages
    for question in measures.questions:
        bearing = sorted(measures.bearing(question))
        done = {name for name in bearing if chance.random() < 0.5}
        leaves = frozenset(
            leaf.key
            for leaf in question.leaves
            if done.intersection(measures.givers.get(leaf.key, ()))
        )
        tally = Tally(question, measures.wanted)
        held = measures.held(question, done)
        for stage, parts in zip(stages, tally.worth(stages, leaves), strict=True):
            assert tally.weight(stage) * parts / tally.unit == worth(stage, question, held)


@pytest.mark.parametrize("limit", ["NODES", "MOST_BEARING"])
def test_what_is_too_large_to_be_searched_is_left_to_the_solver(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = (assessed(world(Random(seed))) for seed in range(50))
    made = next(made for made in drawn if roadmap(made, 3).steps)
    whole = roadmap(made, 3)
    monkeypatch.setattr(search, limit, 0)
    assert best_set(Measures(made), 3) is None
    assert roadmap(made, 3).steps == whole.steps
