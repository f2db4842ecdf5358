"""Pinpoints of national law."""

import pytest

from legalgap.model.pin import Pin


@pytest.mark.parametrize(
    ("text", "steps", "annex"),
    [
        ("166", ("166",), ""),
        ("166(2)(3)", ("166", "2", "3"), ""),
        ("129-1(1)", ("129-1", "1"), ""),
        ("24.30", ("24.30",), ""),
        ("5a(b)", ("5a", "b"), ""),
        ("17(4-1)", ("17", "4-1"), ""),
        ("12(а)", ("12", "а"), ""),
        ("166(note)", ("166", "note"), ""),
        ("166(note-1)", ("166", "note-1"), ""),
        ("3(par-2)", ("3", "par-2"), ""),
        ("annex-1/4(2)", ("4", "2"), "annex-1"),
        ("preamble", ("preamble",), ""),
        ("title", ("title",), ""),
    ],
)
def test_a_pin_is_read_step_by_step_and_written_as_it_was(
    text: str, steps: tuple[str, ...], annex: str
) -> None:
    pin = Pin.parse(text)
    assert (pin.steps, pin.annex) == (steps, annex)
    assert str(pin) == text


@pytest.mark.parametrize(
    "text",
    ["", "166-168(1)-(3)", "166(1)-(3)", "166(1", "166()", "art. 5", "166 (1)", "annex/4", "5/4"],
)
def test_a_range_and_other_words_are_no_pin(text: str) -> None:
    with pytest.raises(ValueError, match="not a pinpoint"):
        Pin.parse(text)


def test_a_pin_covers_itself_and_all_below_it() -> None:
    article, part = Pin.parse("166"), Pin.parse("166(4)(2)")
    assert article.covers(article)
    assert article.covers(part)
    assert not part.covers(article)


def test_a_pin_does_not_cover_a_number_that_begins_alike() -> None:
    assert not Pin.parse("16").covers(Pin.parse("166"))
    assert not Pin.parse("166(1)").covers(Pin.parse("166(12)"))
    assert not Pin.parse("129").covers(Pin.parse("129-1"))


def test_an_annex_is_another_text() -> None:
    assert not Pin.parse("4").touches(Pin.parse("annex-1/4"))
    assert not Pin.parse("annex-1/4").touches(Pin.parse("annex-2/4"))


def test_two_pins_touch_where_one_lies_at_or_above_the_other() -> None:
    assert Pin.parse("166").touches(Pin.parse("166(4)"))
    assert Pin.parse("166(4)").touches(Pin.parse("166"))
    assert not Pin.parse("166(4)").touches(Pin.parse("166(5)"))


def test_pins_stand_in_the_order_of_the_text() -> None:
    texts = ["9", "10", "10(2)", "10(10)", "129", "129-1", "130", "annex-1/1"]
    assert [str(pin) for pin in sorted(map(Pin.parse, reversed(texts)))] == texts
