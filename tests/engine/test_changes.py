"""What moved between two assessments."""

from fractions import Fraction
from typing import Any

import pytest
from lawcase import Case

from legalgap.engine.changes import (
    Changes,
    Mark,
    Moved,
    Snapshot,
    compare,
    snapshot,
    worsened,
)

HALF = Fraction(1, 2)


def taken(law: dict[str, Any], rule: Any = ("shelter", "interpreter"), **more: Any) -> Snapshot:
    raw = {
        "case": "changes",
        "rule": list(rule),
        "acts": {"law": law},
        "expect": {"low": 0},
        **more,
    }
    return snapshot(Case.model_validate(raw).assessed())


def moved(before: dict[str, Any], after: dict[str, Any]) -> Changes:
    return compare(taken(before), taken(after))


def test_nothing_moved_between_an_assessment_and_itself() -> None:
    law = {"5": {"provides": ["shelter"], "lacks": ["interpreter"]}}
    found = moved(law, law)
    assert not found.any
    assert (found.answers, found.scores) == ((), ())


def test_a_snapshot_holds_answers_values_states_and_scores() -> None:
    found = taken({"5": {"provides": ["shelter"], "lacks": ["interpreter"]}})
    assert (found.jurisdiction, found.as_of, found.methodology) == ("XXX", "2026-01-01", "cases")
    mark = found.answers["A-01"]
    assert (mark.answer, mark.low, mark.high, mark.verb) == ("partial", HALF, HALF, "must")
    assert mark.elements == {
        "A-01.shelter": ("found", ("law:5",)),
        "A-01.interpreter": ("lacking", ("law:5",)),
    }
    assert found.scores == {"a": Fraction(50)}


def test_a_snapshot_keeps_values_to_the_four_decimals_that_are_written() -> None:
    found = taken({"5": {"provides": ["a"], "lacks": ["b", "c"]}}, rule=["a", "b", "c"])
    assert found.answers["A-01"].low == Fraction("0.3333")


def test_an_element_that_is_closed_is_told_with_its_provisions() -> None:
    found = moved(
        {"5": {"provides": ["shelter"], "lacks": ["interpreter"]}},
        {"5": {"provides": ["shelter"]}, "7": {"provides": ["interpreter"]}},
    )
    (one,) = found.answers
    assert one.indicator == "A-01"
    assert one.elements == (("A-01.interpreter", "lacking", "found"),)
    assert one.provisions == ("law:7", "law:5")
    assert one.direction == 1
    assert found.scores == (("a", Fraction(50), Fraction(100)),)
    assert found.any


def test_a_step_back_has_the_other_direction() -> None:
    found = moved({"5": {"provides": ["shelter"]}}, {"5": {"narrows": {"shelter": "some"}}})
    assert [one.direction for one in found.answers] == [-1]


def test_a_range_that_only_narrows_is_neither_better_nor_worse() -> None:
    unread = Mark("unknown", Fraction(0), Fraction(1))
    settled = Mark("partial", HALF, HALF)
    assert Moved("A-01", unread, settled).direction == 0
    assert Moved("A-01", settled, unread).direction == 0


@pytest.mark.parametrize(
    ("after", "direction"),
    [
        (Mark("full", Fraction(1), Fraction(1)), 1),
        (Mark("unknown", HALF, Fraction(1)), 1),
        (Mark("unknown", Fraction(0), HALF), -1),
        (Mark("contradiction", HALF, HALF), 0),
    ],
)
def test_either_end_of_the_value_gives_the_direction(after: Mark, direction: int) -> None:
    assert Moved("A-01", Mark("partial", HALF, HALF), after).direction == direction


def test_an_indicator_that_only_one_side_has_moved_without_direction() -> None:
    one = taken({"5": {"provides": ["shelter"]}})
    both = taken(
        {"5": {"provides": ["shelter"]}}, also={"A-02": {"rule": "lawyer"}}, methodology={}
    )
    for found, sides in ((compare(one, both), (None, 0)), (compare(both, one), (0, None))):
        (new,) = found.answers
        assert new.indicator == "A-02"
        assert new.direction == 0
        assert (new.before is None, new.after is None) == (sides[0] is None, sides[1] is None)
        assert [state for _, *state in new.elements] == [
            ["", "unknown"] if sides[0] is None else ["unknown", ""]
        ]


def test_a_score_that_is_withheld_now_has_moved() -> None:
    before = {"5": {"provides": ["shelter", "interpreter"]}}
    found = moved(before, {"5": {"provides": ["shelter"]}})
    assert found.scores == (("a", Fraction(100), None),)


def test_provisions_of_a_source_that_is_not_public_are_not_in_a_snapshot() -> None:
    raw = {"case": "x", "rule": "shelter", "acts": {"law": {"5": {"provides": ["shelter"]}}}}
    case = Case.model_validate({**raw, "expect": {"low": 1}})
    source = case.country.acts["law"].sources["gazette"]
    hidden = source.model_copy(update={"visibility": "working_group"})
    act = case.country.acts["law"].model_copy(update={"sources": {"gazette": hidden}})
    case.country.acts["law"] = act  # type: ignore[index]
    assert snapshot(case.assessed()).answers["A-01"].elements == {"A-01.shelter": ("found", ())}


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [("22", "90", 1), ("90", "22", -1), ("90", "90", 0), (None, "90", 0), ("90", None, 0)],
)
def test_where_the_text_is_the_same_its_application_gives_the_direction(
    before: str | None, after: str | None, direction: int
) -> None:
    old, new = (
        Mark("full", Fraction(1), Fraction(1), enforced=None if it is None else Fraction(it))
        for it in (before, after)
    )
    assert Moved("A-01", old, new).direction == direction


def test_the_text_comes_before_its_application() -> None:
    old = Mark("partial", HALF, HALF, enforced=Fraction(90))
    new = Mark("full", Fraction(1), Fraction(1), enforced=Fraction(20))
    assert Moved("A-01", old, new).direction == 1


SHELTER = {
    "found": {"provides": ["shelter"]},
    "limited": {"narrows": {"shelter": "some"}},
    "lacking": {"lacks": ["shelter"]},
    "unknown": {"provides": ["interpreter"]},
}


@pytest.mark.parametrize("before", sorted(SHELTER))
@pytest.mark.parametrize("after", sorted(SHELTER))
def test_what_was_there_and_is_less_or_no_longer_known_is_a_loss(before: str, after: str) -> None:
    sides = [
        Case.model_validate(
            {"case": "x", "rule": "shelter", "bonus": ["interpreter"], "expect": {"low": 0}}
            | {"acts": {"law": {"5": SHELTER[state]}}}
        ).assessed()
        for state in (before, after)
    ]
    found = [(item.element, item.before, item.after) for item in worsened(*sides)]
    order = ["found", "limited", "lacking"]
    lost = (
        before in ("found", "limited")
        if after == "unknown"
        else before != "unknown" and order.index(after) > order.index(before)
    )
    assert found == ([("A-01.shelter", before, after)] if lost else [])


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ({}, {"provides": ["fine"]}, True),
        ({"narrows": {"fine": "some"}}, {"provides": ["fine"]}, True),
        ({}, {"narrows": {"fine": "some"}}, True),
        ({"provides": ["fine"]}, {}, False),
        ({"provides": ["fine"]}, {"narrows": {"fine": "some"}}, False),
    ],
)
def test_more_of_what_ought_not_to_be_there_is_a_loss(
    before: dict[str, Any], after: dict[str, Any], lost: bool
) -> None:
    sides = [
        Case.model_validate(
            {"case": "x", "rule": {"not": "fine"}, "read_in_full": True, "expect": {"low": 0}}
            | {"acts": {"law": {"5": said}}}
        ).assessed()
        for said in (before, after)
    ]
    assert bool(worsened(*sides)) is lost


def test_a_ban_of_which_nobody_knows_any_longer_is_a_loss() -> None:
    sides = [
        Case.model_validate(
            {"case": "x", "rule": {"not": "fine"}, "read_in_full": full, "expect": {"low": 0}}
            | {"acts": {"law": {}}}
        ).assessed()
        for full in (True, False)
    ]
    ((item,), none) = (worsened(*sides), worsened(*reversed(sides)))
    assert (item.before, item.after, none) == ("lacking", "unknown", ())
