"""Scores are rounded half up and bands are read on what is printed (design 3.7)."""

from fractions import Fraction

import pytest

from legalgap.engine.changes import rounded
from legalgap.engine.scores import band_of, half_up

BANDS = {"A": "80", "B": "60", "C": "40.5", "E": "0"}


@pytest.mark.parametrize(
    ("value", "digits", "printed"),
    [
        ("62.5", 0, "63"),
        ("61.5", 0, "62"),
        ("62.4999", 0, "62"),
        ("0.5", 0, "1"),
        ("0", 0, "0"),
        ("100", 0, "100"),
        ("56.25", 1, "56.3"),
        ("56.35", 1, "56.4"),
        ("56.249", 1, "56.2"),
        ("1.005", 2, "1.01"),
        ("1/3", 3, "0.333"),
        ("2/3", 3, "0.667"),
    ],
)
def test_a_half_is_rounded_up(value: str, digits: int, printed: str) -> None:
    assert half_up(Fraction(value), digits) == Fraction(printed)


def test_a_written_value_keeps_four_decimals_half_up() -> None:
    assert rounded(Fraction(1, 3)) == Fraction("0.3333")
    assert rounded(Fraction(2, 3)) == Fraction("0.6667")
    assert rounded(Fraction("0.00005")) == Fraction("0.0001")
    assert rounded(Fraction("0.00015")) == Fraction("0.0002")
    assert rounded(Fraction("0.000049")) == Fraction(0)


@pytest.mark.parametrize(
    ("score", "band"),
    [("100", "A"), ("80", "A"), ("79", "B"), ("60", "B"), ("40.5", "C"), ("40.4", "E"), ("0", "E")],
)
def test_a_score_is_in_the_highest_band_whose_line_it_reaches(score: str, band: str) -> None:
    assert band_of(Fraction(score), BANDS) == band


def test_the_order_in_which_bands_are_written_changes_nothing() -> None:
    assert band_of(Fraction(65), dict(reversed(BANDS.items()))) == "B"


def test_lines_of_bands_are_compared_as_numbers() -> None:
    assert band_of(Fraction(50), {"top": "100", "middle": "9", "low": "0"}) == "middle"


def test_a_score_below_every_line_has_no_band() -> None:
    assert band_of(Fraction(5), {"A": 80, "B": 60}) is None
    assert band_of(Fraction(5), {}) is None
