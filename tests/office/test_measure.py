"""How wide words are, and how they break into lines."""

import random

from legalgap.office.measure import OTHER, WIDTHS, lines, most_width, width

LETTERS = "".join(WIDTHS) + "漢ʒ"


def _words(seed: int) -> str:
    chance = random.Random(seed)
    sizes = (chance.randrange(1, 5) for _ in range(chance.randrange(20)))
    return " ".join("".join(chance.choices(LETTERS, k=size)) for size in sizes)


def test_a_letter_that_is_not_listed_is_taken_for_a_wide_one():
    assert width("漢", 1000) == OTHER
    assert "漢" not in WIDTHS


def test_no_text_is_wider_than_the_most_of_its_letters():
    for seed in range(200):
        text, bold = _words(seed), bool(seed % 2)
        assert width(text, 9, bold=bold) <= most_width(len(text), 9, bold=bold)


def test_every_letter_stands_on_a_line_and_every_line_has_room():
    for seed in range(200):
        text = _words(seed)
        counts = lines([(text, False)], 9, 60)
        assert sum(counts) == len(text)
        place = 0
        for count in counts:
            line = text[place : place + count].rstrip(" ")
            assert width(line, 9) <= 60.0001  # no word is wider
            place += count


def test_a_text_breaks_alike_when_it_is_tried_again_with_another_width():
    text = "The ministry supplies the wording in force"
    first = [len(lines([(text, False)], 9, room)) for room in (40, 80, 160)]
    again = [len(lines([(text, False)], 9, room)) for room in (160, 80, 40)]
    assert first == again[::-1]
    assert first[0] > first[1] > first[2]
