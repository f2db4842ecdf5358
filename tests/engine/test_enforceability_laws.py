"""The laws of enforceability and of drafts, on random answers, by-laws and changes."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lawcase import Case, shipped_rules
from worlds import DAY, claims, content, spots, worlds

from legalgap.engine.assess import assess
from legalgap.engine.enforceability import BEST, scored
from legalgap.model.act import Act
from legalgap.model.assessment import Assessment
from legalgap.model.draft import Draft
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.enforced import Enforced
from legalgap.model.enforced import Tested as Answered
from legalgap.model.indicator import Type
from legalgap.model.statement import WordingInTime, with_drafts, wordings

LAW = settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
SLOWER = settings(LAW, max_examples=40)


@cache
def shipped() -> EnforceabilityRules:
    return EnforceabilityRules.model_validate(shipped_rules())


@st.composite
def methods(draw: st.DrawFn) -> EnforceabilityRules:
    """The shipped numbers, or others: weights, caps at any answer, floor and digits."""
    rules = shipped()
    if draw(st.booleans()):
        return rules
    weights = {
        type_: {name: draw(st.sampled_from(["0", "0.5", "1", "3"])) for name in rules.tests}
        for type_ in Type
    }
    caps = [
        {
            "id": f"cap_{number}",
            "of_test": draw(st.sampled_from(sorted(rules.tests))),
            "score": draw(st.integers(0, 2)),
            "delegated": draw(st.booleans()),
            "most": draw(st.sampled_from(["25", "50", "75"])),
            "reason": {"en": "?"},
        }
        for number in range(draw(st.integers(0, 3)))
    ]
    changed = {"weights": weights, "caps": caps}
    changed["floor"] = draw(st.sampled_from(["0", "0.3", "0.6", "1"]))
    changed["digits"] = draw(st.integers(0, 2))
    return EnforceabilityRules.model_validate({**shipped_rules(), **changed})


@st.composite
def sheets(draw: st.DrawFn) -> tuple[EnforceabilityRules, Type, tuple[Answered, ...], bool]:
    """A methodology, and the answers to its tests for one indicator of some type."""
    rules, type_ = draw(methods()), draw(st.sampled_from(list(Type)))
    answers = [
        Answered(
            name,
            draw(st.sampled_from([None, 0, 1, 2, 3])),
            Fraction(rules.weights[type_].get(name, 0)),
            applicable=draw(st.integers(0, 5)) > 0,
        )
        for name in rules.tests
    ]
    known = [item if item.applicable else replace(item, score=None) for item in answers]
    return rules, type_, tuple(known), draw(st.booleans())


def made(sheet: tuple[EnforceabilityRules, Type, tuple[Answered, ...], bool]) -> Enforced:
    rules, type_, tests, delegated = sheet
    return scored(tests, type_, rules, delegated=delegated)


def answered(tests: tuple[Answered, ...], name: str, score: int) -> tuple[Answered, ...]:
    return tuple(replace(test, score=score) if test.id == name else test for test in tests)


@LAW
@given(sheets())
def test_the_score_lies_between_the_worst_and_the_best_that_the_unknown_can_say(
    sheet: Any,
) -> None:
    found = made(sheet)
    assert 0 <= found.low <= found.high <= 100
    assert 0 <= found.coverage <= 1
    if found.score is not None:
        assert found.raw is not None
        assert found.low <= found.score <= found.high
        assert found.score <= found.raw


@LAW
@given(sheets(), st.data())
def test_a_better_answer_never_lowers_a_score(sheet: Any, data: st.DataObject) -> None:
    rules, type_, tests, delegated = sheet
    known = [test for test in tests if test.applicable and test.score is not None]
    if not known:
        return
    test = data.draw(st.sampled_from(known))
    assert test.score is not None
    better = answered(tests, test.id, data.draw(st.integers(test.score, BEST)))
    before, after = made(sheet), made((rules, type_, better, delegated))
    assert (before.low, before.high) <= (after.low, after.high)
    assert before.high <= after.high
    assert before.coverage == after.coverage
    assert (before.score is None) == (after.score is None)
    if before.score is not None and after.score is not None:
        assert before.score <= after.score


@LAW
@given(sheets(), st.data())
def test_an_answer_to_what_was_unknown_stays_within_the_range(
    sheet: Any, data: st.DataObject
) -> None:
    rules, type_, tests, delegated = sheet
    open_ = [test for test in tests if test.applicable and test.score is None]
    if not open_:
        return
    test = data.draw(st.sampled_from(open_))
    fuller = answered(tests, test.id, data.draw(st.integers(0, BEST)))
    before, after = made(sheet), made((rules, type_, fuller, delegated))
    assert before.low <= after.low <= after.high <= before.high
    assert after.coverage >= before.coverage
    if after.score is not None:
        assert before.low <= after.score <= before.high


@LAW
@given(sheets())
def test_where_everything_is_known_there_is_no_range(sheet: Any) -> None:
    rules, type_, tests, delegated = sheet
    known = tuple(replace(test, score=test.score or 0) for test in tests)
    found = made((rules, type_, known, delegated))
    if found.score is not None:
        assert found.low == found.score == found.high
        assert found.coverage == 1


@LAW
@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_the_tests_changes_nothing(sheet: Any, chance: Any) -> None:
    rules, type_, tests, delegated = sheet
    shuffled = list(tests)
    chance.shuffle(shuffled)
    before, after = made(sheet), made((rules, type_, tuple(shuffled), delegated))
    assert replace(after, tests=before.tests) == before


@LAW
@given(sheets())
def test_with_equal_weights_the_band_is_the_one_of_equal_weights(sheet: Any) -> None:
    rules, type_, tests, delegated = sheet
    level = tuple(replace(test, weight=Fraction(1)) for test in tests)
    found = made((rules, type_, level, delegated))
    assert (found.score, found.band) == (found.equal_score, found.equal_band)
    assert found.steady


@LAW
@given(sheets(), st.integers(0, BEST))
def test_equal_answers_give_the_same_score_whatever_the_weights(sheet: Any, answer: int) -> None:
    rules, type_, tests, delegated = sheet
    same = tuple(replace(test, score=None if test.score is None else answer) for test in tests)
    found = made((rules, type_, same, delegated))
    assert (found.score, found.band) == (found.equal_score, found.equal_band)


# Whole States: by-laws, tests of acts, acts.


@st.composite
def machines(draw: st.DrawFn) -> dict[str, Any]:
    """A State in which two acts provide, with tests and by-laws."""
    score = st.sampled_from(["0", "1", "2", "3", "NA", "U"])
    tests = {f"E{n}": draw(score) for n in range(1, 13) if draw(st.integers(0, 3))}
    bylaws = [
        {
            "id": name,
            "status": draw(st.sampled_from(["in_force", "draft", "not_issued", "unknown"])),
            "unlocks": draw(st.sampled_from([["A-01"], ["law:1"], ["code:2"], ["A-02"]])),
            "due": draw(st.sampled_from(["2024", "2030"])),
        }
        for name in draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
    ]
    return {
        "case": "machine",
        "rule": ["x", "y"],
        "type": draw(st.sampled_from([item.value for item in Type])),
        "tests": tests,
        "also": {"A-02": {"type": "safeguard"}},
        "act_tests": {
            act: {name: draw(score) for name in ("E10", "E11", "E12")}
            for act in ("law", "code")
            if draw(st.booleans())
        },
        "acts": {
            "law": {"1": {"provides": ["x"], "A-02": {"provides": ["x"]}}},
            "code": {"2": {"provides": ["y"]}},
        },
        "bylaws": bylaws,
        "expect": {"low": 0},
    }


def shuffled(raw: Any, chance: Any) -> Any:
    if isinstance(raw, dict):
        items = list(raw.items())
        chance.shuffle(items)
        return {name: shuffled(said, chance) for name, said in items}
    if isinstance(raw, list) and raw != ["x", "y"]:
        listed = [shuffled(item, chance) for item in raw]
        chance.shuffle(listed)
        return listed
    return raw


@SLOWER
@given(machines(), st.randoms(use_true_random=False))
def test_the_order_of_by_laws_tests_and_acts_changes_nothing(
    world: dict[str, Any], chance: Any
) -> None:
    before, after = (
        Case.model_validate(raw).assessed() for raw in (world, shuffled(world, chance))
    )
    for old, new in zip(before.findings, after.findings, strict=True):
        assert old.enforced == new.enforced
        assert old.verb == new.verb
    assert before.areas == after.areas
    then, now = before.machine.timeliness, after.machine.timeliness
    assert (then is None) == (now is None)
    if then is not None and now is not None:
        assert replace(now, overdue=then.overdue) == then
        assert sorted(now.overdue) == sorted(then.overdue)


@SLOWER
@given(machines())
def test_a_by_law_known_from_memory_changes_nothing(world: dict[str, Any]) -> None:
    more = {"id": "z", "status": "not_issued", "unlocks": ["A-01"], "grade": "recalled"}
    recalled = {**world, "bylaws": [*world["bylaws"], more]}
    before, after = (Case.model_validate(raw).assessed() for raw in (world, recalled))
    for old, new in zip(before.findings, after.findings, strict=True):
        assert (old.enforced, old.verb) == (new.enforced, new.verb)
    assert before.machine.timeliness == after.machine.timeliness


# Drafts.


def proposed(changes: list[dict[str, Any]], amends: str = "law") -> Draft:
    head = {"id": "bill", "title": "?", "amends": amends, "in_force": DAY}
    return Draft.model_validate({**head, "changes": changes})


def under(world: dict[str, Any], draft: Draft) -> Assessment:
    case = Case.model_validate(world)
    return assess(case.country, case.yardstick, draft.in_force.latest, [draft])


@st.composite
def changed(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A State and the changes of a draft of its law."""
    world = draw(worlds())
    by_owner: dict[str, list[str]] = {}
    for spot in spots(world):
        by_owner.setdefault(spot.owner, []).append(spot.element)
    pins = st.sampled_from(["1", "1(1)", "1(2)", "2", "2(1)", "3", "4"])
    changes: list[dict[str, Any]] = []
    for pin in draw(st.lists(pins, unique=True, min_size=1, max_size=4)):
        way = draw(st.sampled_from(["replace", "add", "repeal"]))
        change: dict[str, Any] = {way: pin, "read": "whole"}
        if way != "repeal":
            owner = draw(st.sampled_from(sorted(by_owner)))
            change["claims"] = {owner: [draw(claims(by_owner[owner]))]}
        changes.append(change)
    return world, changes


@SLOWER
@given(changed(), st.randoms(use_true_random=False))
def test_the_order_of_the_changes_of_a_draft_changes_nothing(given_: Any, chance: Any) -> None:
    world, changes = given_
    other = list(changes)
    chance.shuffle(other)
    before, after = (content(under(world, proposed(listed))) for listed in (changes, other))
    assert before == after


@SLOWER
@given(worlds(), st.sampled_from(["law", "code", "order", "plan"]))
def test_a_draft_that_repeals_what_is_not_there_changes_nothing(
    world: dict[str, Any], amends: str
) -> None:
    empty = proposed([{"repeal": "77"}], amends)
    case = Case.model_validate(world)
    before = assess(case.country, case.yardstick, empty.in_force.latest)
    assert content(before) == content(under(world, empty))


@SLOWER
@given(changed())
def test_before_its_day_a_draft_changes_nothing(given_: Any) -> None:
    world, changes = given_
    later = proposed(changes).model_copy(update={"in_force": "2025-06-02"})
    later = Draft.model_validate(later.model_dump(by_alias=True, exclude_none=True))
    case = Case.model_validate(world)
    day = proposed(changes).in_force.latest
    before = assess(case.country, case.yardstick, day)
    assert content(before) == content(assess(case.country, case.yardstick, day, [later]))


@SLOWER
@given(changed())
def test_a_draft_leaves_one_wording_of_each_provision_in_force(given_: Any) -> None:
    world, changes = given_
    case = Case.model_validate(world)
    act = case.country.acts.get("law")
    if act is None:
        return
    draft = proposed(changes)
    day = draft.in_force.latest
    found = [item for item in drafted(act, draft) if item.span.holds(day)]
    pins = [item.pin for item in found]
    assert len(pins) == len(set(pins))
    for change in draft.changes:
        for item in found:
            if change.pin.covers(item.pin):
                assert item.draft == "bill"


def drafted(act: Act, draft: Draft) -> list[WordingInTime]:
    return with_drafts(list(wordings(act)), act, [draft])
