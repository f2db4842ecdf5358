"""Which claims rest on words that changed, and which do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from legalgap.engine.evidence import read_reference
from legalgap.intake.versions.comparison import Comparison, PassageChange
from legalgap.model.act import Act
from legalgap.model.pin import Pin
from legalgap.model.statement import Statement, statements, wordings

Touch = Literal["at", "above", "below", "through"]
"""Where the changed words stand, seen from the claim: at its provision, in what that lies in, in
what lies below it, or in a provision through which it works."""
ORDER: tuple[Touch, ...] = ("at", "above", "below", "through")


@dataclass(frozen=True)
class Resting:
    """The claims of one provision on one indicator, and the changes that touch them."""

    act: str
    pin: Pin
    indicator: str
    touches: tuple[tuple[Touch, PassageChange], ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """`act:pin`."""
        return f"{self.act}:{self.pin}"

    @property
    def ways(self) -> tuple[Touch, ...]:
        """The ways in which changed words touch it, the nearest first."""
        found = {way for way, _ in self.touches}
        return tuple(way for way in ORDER if way in found)


def resting(
    acts: Mapping[str, Act], changed: str, found: Comparison, day: date
) -> tuple[tuple[Resting, ...], tuple[Resting, ...]]:
    """Claims that changed words touch, and the claims of the changed act that none touches.

    `acts` are those of the State by id, `changed` is the id of the act compared, `day` the last
    day of the older edition.
    """
    near = _near(found.changes)
    gathered: dict[tuple[str, Pin, str], tuple[list[tuple[Touch, PassageChange]], list[Statement]]]
    gathered = {}
    for name, act in sorted(acts.items()):
        for wording in wordings(act):
            if not wording.span.holds(day):
                continue
            for statement in statements(wording):
                touches = list(_touches(statement, name, changed, near))
                if not touches and name != changed:
                    continue
                known = gathered.setdefault((name, wording.pin, statement.indicator), ([], []))
                known[0].extend(item for item in touches if item not in known[0])
                known[1].append(statement)
    listed = [
        Resting(
            name,
            pin,
            indicator,
            tuple(sorted(touches, key=lambda item: (ORDER.index(item[0]), item[1].pin.order))),
            tuple(claims),
        )
        for (name, pin, indicator), (touches, claims) in gathered.items()
    ]
    listed.sort(key=lambda item: (item.act != changed, item.act, item.pin.order, item.indicator))
    return (
        tuple(item for item in listed if item.touches),
        tuple(item for item in listed if not item.touches),
    )


_Near = Mapping[tuple[str, str], list[tuple[Pin, PassageChange]]]


def _near(changes: Iterable[PassageChange]) -> _Near:
    """Changes by the article in which they are, in either edition."""
    found: dict[tuple[str, str], list[tuple[Pin, PassageChange]]] = {}
    for change in changes:
        for pin in dict.fromkeys(change.pins):
            found.setdefault((pin.annex, pin.steps[0]), []).append((pin, change))
    return found


def _touches(
    statement: Statement, act: str, changed: str, near: _Near
) -> Iterable[tuple[Touch, PassageChange]]:
    own = statement.wording.pin
    if act == changed:
        for pin, change in near.get((own.annex, own.steps[0]), ()):
            if pin == own:
                yield "at", change
            elif pin.covers(own):
                yield "above", change
            elif own.covers(pin):
                yield "below", change
    for reference in statement.claim.through:
        other, target, _ = read_reference(reference, act)
        if other != changed:
            continue
        for pin, change in near.get((target.annex, target.steps[0]), ()):
            if pin.touches(target):
                yield "through", change
