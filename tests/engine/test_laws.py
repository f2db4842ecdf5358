"""The laws at the end of design 3, on random indicators, rules and claims."""

from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds import (
    BAD,
    INDICATORS,
    NUMBER,
    Spot,
    assessed,
    claims,
    content,
    measures,
    rule_of,
    scores,
    spots,
    with_act,
    without_lists,
    worlds,
)

from legalgap.model.assessment import Node, State

LAW = settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
STRONG = {"penal": True, "checked": "2025-01-01"}
"""A code that can answer any indicator in full."""


def said_as_wanted(world: dict[str, Any], spot: Spot) -> dict[str, Any]:
    """The State once more, with the element answered as its rule wants it."""
    if spot.bad:
        return {**world, "read_in_full": sorted({*world["read_in_full"], spot.owner})}
    claim = {"values": {NUMBER: "9"}} if spot.element == NUMBER else {"provides": [spot.element]}
    return with_act(world, "constitution", {**STRONG, "1": {spot.owner: claim}})


def said_against(world: dict[str, Any], spot: Spot, way: str) -> dict[str, Any]:
    """The State once more, with the element answered against its rule."""
    claim: dict[str, Any]
    if spot.bad:
        claim = {"provides": [spot.element]}
    elif spot.element == NUMBER and way == "values":
        claim = {"values": {NUMBER: "1"}}
    else:
        claim = {"lacks": [spot.element]}
    return with_act(world, "constitution", {**STRONG, "1": {spot.owner: claim}})


def lowered(before: dict[str, Fraction], after: dict[str, Fraction]) -> list[str]:
    """What fell; a number that only one of the two has can be compared with nothing."""
    return [name for name in before if name in after and after[name] < before[name]]


@LAW
@given(worlds(), st.data())
def test_answering_an_element_as_the_rule_wants_it_never_lowers_a_score(
    world: dict[str, Any], data: st.DataObject
) -> None:
    spot = data.draw(st.sampled_from(spots(world)))
    before, after = assessed(world), assessed(said_as_wanted(world, spot))
    assert lowered(measures(before), measures(after)) == []


@LAW
@given(worlds(), st.data())
def test_answering_an_element_against_the_rule_never_raises_a_score(
    world: dict[str, Any], data: st.DataObject
) -> None:
    spot = data.draw(st.sampled_from(spots(world)))
    way = data.draw(st.sampled_from(["lacks", "values"]))
    before, after = assessed(world), assessed(said_against(world, spot, way))
    assert lowered(measures(after), measures(before)) == []


@LAW
@given(worlds())
def test_low_is_never_above_high(world: dict[str, Any]) -> None:
    made = assessed(world)
    for finding in made.findings:
        parts = (finding.obligations.interval, finding.good_practice.interval)
        for interval in (finding.interval, *parts):
            if interval is not None:
                assert 0 <= interval.low <= interval.high <= 1
        assert inside(finding.trace)
    for name, score in scores(made).items():
        assert 0 <= score.coverage <= 1, name
        if score.low is not None and score.high is not None:
            middle = score.low if score.score is None else score.score
            assert 0 <= score.low <= middle <= score.high <= 100, name


def inside(node: Node) -> bool:
    return 0 <= node.interval.low <= node.interval.high <= 1 and all(map(inside, node.children))


@LAW
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_files_acts_and_claims_changes_nothing(
    world: dict[str, Any], chance: Any
) -> None:
    def shuffled(raw: Any) -> Any:
        if isinstance(raw, dict):
            items = list(raw.items())
            chance.shuffle(items)
            # The order of `standards` is part of an indicator: its first one leads.
            return {
                key: value if key in ("rule", "standards") else shuffled(value)
                for key, value in items
            }
        if isinstance(raw, list):
            listed = [shuffled(item) for item in raw]
            chance.shuffle(listed)
            return listed
        return raw

    assert content(assessed(world)) == content(assessed(shuffled(world)))


@LAW
@given(worlds(), st.data())
def test_a_recalled_claim_changes_no_answer(world: dict[str, Any], data: st.DataObject) -> None:
    spot = data.draw(st.sampled_from(spots(world)))
    claim = {**data.draw(claims([spot.element])), "grade": "recalled"}
    home = data.draw(st.sampled_from([*sorted(world["acts"]), "constitution"]))
    act = {**world["acts"].get(home, STRONG), "9": {spot.owner: [claim]}}
    before, after = content(assessed(world)), content(assessed(with_act(world, home, act)))
    assert without_lists(before) == without_lists(after)
    assert f"{home}:9" in after["findings"][spot.owner]["to_verify"]


@LAW
@given(worlds())
def test_one_more_act_that_is_silent_changes_nothing_that_another_provides(
    world: dict[str, Any],
) -> None:
    silent = {**STRONG, "silent": [*INDICATORS, *BAD]}
    before, after = assessed(world), assessed(with_act(world, "constitution", silent))
    for old, new in zip(before.findings, after.findings, strict=True):
        for was, now in zip(old.elements, new.elements, strict=True):
            if was.state is State.UNKNOWN and not was.bad:
                assert now.state is State.LACKING
            else:
                assert (was.state, was.limits, was.statements) == (
                    now.state,
                    now.limits,
                    now.statements,
                )
    assert lowered(measures(after), measures(before)) == []


@LAW
@given(worlds())
def test_low_and_high_are_the_worst_and_the_best_that_the_unread_law_can_say(
    world: dict[str, Any],
) -> None:
    """Against a second way to work out a value: every completion of what is unknown."""
    world = {**world, "treaties": {**world["treaties"], "ilo": "in_force"}}
    made = assessed(world)
    for name in INDICATORS:
        finding = made.finding(name)
        known = {element.id: element.state for element in finding.elements}
        values = {State.FOUND: Fraction(1), State.LIMITED: Fraction(1, 2), State.LACKING: 0}
        unknown = [element for element, state in known.items() if state is State.UNKNOWN]
        outcomes = []
        for guess in product((0, 1), repeat=len(unknown)):
            table = {
                element: Fraction(values[state])
                for element, state in known.items()
                if state is not State.UNKNOWN
            }
            table.update(
                {element: Fraction(side) for element, side in zip(unknown, guess, strict=True)}
            )
            outcomes.append(share(rule_of(world, name), table, name))
        limits = {item.claim.only is None for item in finding.contradictions}
        left = Fraction(0) if True in limits else Fraction(1, 2) if limits else Fraction(1)
        assert finding.interval.low == min(outcomes) * left
        assert finding.interval.high == max(outcomes) * left


def share(rule: Any, table: dict[str, Fraction], owner: str) -> Fraction:
    """The share of a rule that holds where everything is known."""
    if isinstance(rule, str):
        return table[rule if "." in rule else f"{owner}.{rule}"]
    ((key, inner),) = rule.items()
    if key == "number":
        return table[f"{owner}.{inner['element']}"]
    if key == "ratified":
        return Fraction(1)
    if key == "not":
        return 1 - share(inner, table, owner)
    below = [share(child, table, owner) for child in (inner["of"] if key == "at_least" else inner)]
    if key == "any":
        return max(below)
    asked = inner["n"] if key == "at_least" else len(below)
    return sum(sorted(below, reverse=True)[:asked], Fraction(0)) / asked


def test_the_random_worlds_reach_every_state_answer_and_verb() -> None:
    """Laws on worlds in which nothing happens would hold of themselves."""
    states: set[str] = set()
    answers: set[str] = set()
    verbs: set[str] = set()
    set_aside: set[str] = set()
    withheld: set[bool] = set()

    @LAW
    @given(worlds())
    def look(world: dict[str, Any]) -> None:
        made = assessed(world)
        withheld.update(score.score is None for score in scores(made).values())
        for finding in made.findings:
            answers.add(finding.answer.value)
            verbs.add(str(finding.verb))
            states.update(element.state.value for element in finding.elements)
            set_aside.update(item.id for item in finding.to_read_again)

    look()
    assert states == {"found", "limited", "lacking", "unknown"}
    assert answers == {"full", "partial", "none", "contradiction", "unknown"}
    assert verbs == {"must", "should", "could", "verify", "keep"}
    assert set_aside
    assert withheld == {True, False}
