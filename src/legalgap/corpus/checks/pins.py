"""Whether a pin that can be read as one provision was meant as a range of several."""

import re
from collections.abc import Iterator

from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Act, Provision

_RAISED = re.compile(r"(\d+)-(\d+)")
MOST_NAMED = 6
"""Provisions of a range that the hint names one by one."""


def ranges(library: Library) -> Iterator[Problem]:
    """A warning where the raised number is greater than the article: `100-102`.

    `129-1` is article 129 with a raised 1. None is said where the number before is recorded too
    (`2-3` behind `2-2`), or where the pin came with the wording of the act.
    """
    for entry in library.encoded():
        act: Act = entry.record
        places = {(one.pin.annex, *one.pin.steps) for one in act.provisions}
        for number, provision in enumerate(act.provisions):
            if provision.text or provision.label:
                continue
            found = _range(provision, places)
            if found is not None:
                first, last = found
                said = f"`{provision.pin}` is read as {first} with a raised {last}, not as a range"
                yield entry.problem(
                    "LG333",
                    ("provisions", number, "pin"),
                    said,
                    _hint(provision, first, last),
                    severity=Severity.WARNING,
                )


def _range(provision: Provision, places: set[tuple[str, ...]]) -> tuple[int, int] | None:
    steps = (provision.pin.annex, *provision.pin.steps)
    for place, step in enumerate(steps):
        raised = _RAISED.fullmatch(step)
        if raised is None or int(raised[2]) <= int(raised[1]):
            continue
        before = (*steps[:place], f"{raised[1]}-{int(raised[2]) - 1}")
        if not any(other[: place + 1] == before for other in places):
            return int(raised[1]), int(raised[2])
    return None


def _hint(provision: Provision, first: int, last: int) -> str:
    pin = str(provision.pin)
    every = range(first, last + 1)
    named = [pin.replace(f"{first}-{last}", str(one), 1) for one in every[:MOST_NAMED]]
    listed = ", ".join(named) + (", …" if len(every) > MOST_NAMED else "")
    return (
        f"if a range is meant, write an entry with a pin of its own for each: {listed}; if the act "
        "has such a provision, say so with `except: {LG333: …}`"
    )
