"""Chapters that are numbered as points are: `1. General rules`, then points that count on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from legalgap.intake.manuscript import words
from legalgap.intake.styles import Line, Mark, Rank, Style
from legalgap.intake.tree import Apart

HEAD = Mark(Rank.DIVISION, level=4)
FORM = "1."
FEWEST = 2
LONGEST = 14
"""More words than the head of a chapter has."""


def with_heads(items: Sequence[Line | Apart], style: Style) -> list[Line | Apart]:
    """The lines of a text without articles, its numbered heads marked as such.

    A by-law may number its chapters 1, 2, 3 and its points 1, 2, 3, … on through all of them.
    What looks like a head is one only if, without the heads, the points count up without a step
    back, and with them they do not.
    """
    marks = [
        (place, mark.readings[0].order, _is_headlike(item.text[mark.end :]))
        for place, item in enumerate(items)
        if isinstance(item, Line) and not item.table and not item.quoted and not item.number
        for mark in [style.item(item)]
        if mark and mark.readings[0].form == FORM
    ]
    heads: set[int] = set()
    for at, (place, order, headlike) in enumerate(marks[:-1]):
        expected = order == (len(heads) + 1,)
        if headlike and expected and marks[at + 1][0] == place + 1:
            heads.add(place)
    points = [order for place, order, _ in marks if place not in heads]
    if len(heads) < FEWEST or not _rises(points) or _rises([order for _, order, _ in marks]):
        return list(items)
    return [
        replace(item, head=True) if place in heads and isinstance(item, Line) else item
        for place, item in enumerate(items)
    ]


def _is_headlike(rest: str) -> bool:
    text = rest.strip()
    return text[:1].isupper() and text[-1:] not in ".;:," and len(words(text)) <= LONGEST


def _rises(orders: Sequence[tuple[int, ...]]) -> bool:
    return all(first < second for first, second in pairwise(orders))
