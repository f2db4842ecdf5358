"""Numbers of the law are held against a line exactly (design 3.1)."""

from fractions import Fraction
from typing import Any

import pytest

from legalgap.engine.states import compare
from legalgap.model.assessment import Limit, State
from legalgap.model.rule import NumberTest


def said(*values: str, **line: Any) -> tuple[State, list[Limit]]:
    test = NumberTest.model_validate({"element": "years", **line})
    return compare(test, [value if value == "life" else Fraction(value) for value in values])


def test_a_value_on_the_line_meets_it() -> None:
    assert said("4", min="4") == (State.FOUND, [])
    assert said("4", max="4") == (State.FOUND, [])


def test_a_value_off_the_line_by_the_least_does_not_meet_it() -> None:
    assert said("3.999999999999999999", min="4") == (State.LACKING, [])
    assert said("4.000000000000000001", max="4") == (State.LACKING, [])


def test_decimals_are_read_as_they_are_written() -> None:
    # In binary floating point 0.1 + 0.2 is more than 0.3.
    assert said(str(Fraction("0.1") + Fraction("0.2")), max="0.3") == (State.FOUND, [])


def test_every_value_must_meet_the_line() -> None:
    assert said("4", "9", min="4") == (State.FOUND, [])
    assert said("3", "9", min="4") == (State.LIMITED, [Limit.SOME_VALUES])
    assert said("9", "3", min="4") == (State.LIMITED, [Limit.SOME_VALUES])
    assert said("1", "3", min="4") == (State.LACKING, [])


def test_the_weaker_line_counts_where_no_value_meets_the_line() -> None:
    assert said("2", "3", min="4", partly="2") == (State.LIMITED, [Limit.PARTLY])
    assert said("1", "3", min="4", partly="2") == (State.LACKING, [])
    assert said("1", "5", min="4", partly="2") == (State.LIMITED, [Limit.SOME_VALUES])
    assert said("45", max="30", partly="60") == (State.LIMITED, [Limit.PARTLY])
    assert said("61", max="30", partly="60") == (State.LACKING, [])


@pytest.mark.parametrize(
    ("value", "line", "state"),
    [
        ("life", {"min": "25"}, State.FOUND),
        ("life", {"min": "life"}, State.FOUND),
        ("life", {"max": "25"}, State.LACKING),
        ("life", {"max": "life"}, State.FOUND),
        ("99", {"min": "life"}, State.LACKING),
        ("99", {"max": "life"}, State.FOUND),
        ("20", {"min": "life", "partly": "15"}, State.LIMITED),
        ("life", {"max": "15", "partly": "life"}, State.LIMITED),
    ],
)
def test_life_is_longer_than_any_number_of_years(
    value: str, line: dict[str, str], state: State
) -> None:
    assert said(value, **line)[0] is state
