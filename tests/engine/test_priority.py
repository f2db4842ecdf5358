"""How pressing a recommendation is: each input, each band."""

from typing import Any

import pytest
from lawcase import Case

from legalgap.engine.priority import Priority, band, priority
from legalgap.model.roadmap import PriorityBands

FORCES = {"duty": 3, "match": 3, "weigh": 2, "option": 1, "none": 1}


def ranked(force: str = "option", treaty: str = "in_force", **recommendation: Any) -> Priority:
    raw = {
        "case": "priority",
        "rule": "a",
        "standards": {"treaty:1": force, "guide:1": "soft"},
        "soft_law": ["guide"],
        "treaties": {"treaty": treaty},
        "recommendations": {"REC-A-01": {"standards": ["treaty:1"], **recommendation}},
        "expect": {"low": 0},
    }
    made = Case.model_validate(raw).assessed()
    return priority(made, made.yardstick.recommendations["REC-A-01"])


@pytest.mark.parametrize(("force", "expected"), FORCES.items())
def test_obligation_follows_what_the_standard_is_to_the_state(force: str, expected: int) -> None:
    assert ranked(force).obligation == expected


def test_soft_law_asks_without_obliging() -> None:
    assert ranked(standards=["guide:1"]).obligation == 2


def test_a_treaty_that_nobody_has_checked_may_oblige() -> None:
    assert ranked("duty", "recalled").obligation == 2


def test_a_treaty_that_does_not_bind_the_state_asks_for_nothing() -> None:
    assert ranked("duty", "not_party").obligation == 1


def test_the_strongest_standard_decides() -> None:
    assert ranked("duty", standards=["guide:1", "treaty:1"]).obligation == 3


def test_without_a_standard_the_obligation_is_the_least() -> None:
    assert ranked(standards=[]).obligation == 1


@pytest.mark.parametrize(
    ("horizon", "effort", "expected"),
    [
        ("short", "low", 3),
        ("short", "medium", 2),
        ("medium", "low", 2),
        ("short", "high", 1),
        ("medium", "medium", 1),
        ("long", "low", 1),
    ],
)
def test_a_quick_win_is_soon_and_cheap(horizon: str, effort: str, expected: int) -> None:
    assert ranked(horizon=horizon, effort=effort).quick_win == expected


def test_what_is_not_rated_is_said_to_be_so_and_counts_nothing() -> None:
    found = ranked()
    assert (found.harm, found.enforceability_gain) == (None, None)
    assert found.total == 3 * 1 + 1 * 3


def test_the_inputs_are_weighed() -> None:
    found = ranked("duty", harm=3, enforceability_gain=3, horizon="short", effort="low")
    assert (found.total, found.band) == (24, "critical")
    found = ranked("duty", harm=1, enforceability_gain=2, horizon="long", effort="high")
    assert (found.total, found.band) == (3 * 3 + 2 * 1 + 2 * 2 + 1, "high")


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (24, "critical"),
        (18, "critical"),
        (17, "high"),
        (13, "high"),
        (12, "medium"),
        (8, "medium"),
        (7, "low"),
        (0, "low"),
    ],
)
def test_each_band_begins_where_the_methodology_says(total: int, expected: str) -> None:
    assert band(total, PriorityBands()) == expected
