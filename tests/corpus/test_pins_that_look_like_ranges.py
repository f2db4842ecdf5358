"""A hyphen in a pin is a raised number, and who meant a range is told."""

import pytest
from small_workspace import ACT, FILES, shown


def found(workspace, *pins):
    entries = "".join(f"  - pin: {pin}\n    grade: text_read\n" for pin in pins)
    workspace.write(ACT, FILES[ACT] + entries)
    return [item for item in workspace.problems() if item.code == "LG333"]


def test_a_range_of_articles_is_told_with_what_to_write(workspace):
    (problem,) = found(workspace, "100-102")
    assert shown(problem) == ("LG333", FILES[ACT].count("\n") + 1, 10)
    assert problem.message == "`100-102` is read as 100 with a raised 102, not as a range"
    assert "each: 100, 101, 102;" in problem.hint


@pytest.mark.parametrize(
    ("pin", "listed"),
    [("166(1-3)", "166(1), 166(2), 166(3);"), ("100-150", "103, 104, 105, …;")],
)
def test_a_range_of_parts_and_a_long_one_are_told_too(workspace, pin, listed):
    (problem,) = found(workspace, pin)
    assert listed in problem.hint


@pytest.mark.parametrize("pins", [("129-1",), ("129-12(2)",), ("2-2", "2-3"), ("2-2(1)", "2-3")])
def test_a_raised_number_that_may_be_there_is_left_alone(workspace, pins):
    assert found(workspace, *pins) == []


def test_the_numbers_of_an_imported_text_are_believed(workspace):
    assert found(workspace, "2-9\n    text: {en: The wording., ru: Текст.}") == []


def test_who_knows_better_says_why(workspace):
    assert found(workspace, '2-9\n    except: {LG333: "the act counts so"}') == []
