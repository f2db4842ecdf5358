"""A list of citations as its members: `статьи 124` and `124¹ Уголовного кодекса`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from legalgap.corpus.citations.records import Citation
from legalgap.corpus.numbers import step_of

_NUMBER = re.compile(r"\d+(?:[⁰¹²³⁴-⁹]+|[-‑]\d{1,2}(?!\d))?")
_STEPS = re.compile(r"(?:\(\w{1,4}\))*")


def parted(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Each provision of a list as a citation of its own, where its number can be told."""
    return tuple(one for citation in citations for one in _members(citation))


def _members(citation: Citation) -> tuple[Citation, ...]:
    paths = citation.paths
    if len(paths) < 2:
        return (citation,)
    depth = next((n for n, steps in enumerate(zip(*paths, strict=False)) if len(set(steps)) > 1), 0)
    numbers = [path[depth].number for path in paths]
    starts, ends, place = [], [], 0
    for number in numbers:
        found = _found(citation.text, number, place)
        if found is None:
            return (citation,)
        place = found[1]
        starts.append(found[0])
        ends.append(place)
    starts[0], ends[-1] = 0, len(citation.text)
    return tuple(
        replace(
            citation,
            start=citation.start + start,
            end=citation.start + end,
            text=citation.text[start:end],
            paths=(path,),
        )
        for path, start, end in zip(paths, starts, ends, strict=True)
    )


def _found(text: str, number: str, place: int) -> tuple[int, int] | None:
    """Where a number stands in the words, with the steps in brackets behind it."""
    for found in _NUMBER.finditer(text, place):
        if step_of(found[0]) == number:
            steps = _STEPS.match(text, found.end())
            return found.start(), steps.end() if steps else found.end()
    return None
