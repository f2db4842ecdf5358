"""Narrow columns are as wide as their longest word, and wide ones give the room."""

import pytest

from legalgap.office.xml import cell
from legalgap.report.columns import fitted, short


def rows(*lines):
    return [[cell(text) for text in line] for line in lines]


def test_a_column_grows_to_its_longest_word_and_the_sum_stays():
    widths = fitted([12.0, 1.0], ["Finding", "Verb"], rows(["some words", "целесообразно"]))
    assert widths[1] > 2.0
    assert sum(widths) == pytest.approx(13.0)


def test_words_that_fit_change_nothing():
    assert fitted([8.0, 3.0], ["Finding", "Verb"], rows(["some words", "must"])) == [8.0, 3.0]


def test_an_id_is_one_word_and_a_hyphen_elsewhere_is_a_place_to_break():
    whole = fitted([12.0, 0.5], ["A", "B"], rows(["x", "COORD-05"]))
    broken = fitted([12.0, 0.5], ["A", "B"], rows(["x", "coord-five"]))
    assert whole[1] > broken[1]


def test_narrow_columns_share_what_there_is():
    widths = fitted([3.3, 0.5, 0.5], ["A", "B", "C"], rows(["x", "обязательства", "обязательства"]))
    assert sum(widths) == pytest.approx(4.3)
    assert min(widths) > 0


def test_a_row_of_a_few_words_is_short_and_one_of_many_lines_is_not():
    assert short(rows(["a few words", "must"])[0], [8.0, 3.0])
    assert not short(rows(["word " * 200, "must"])[0], [8.0, 3.0])
