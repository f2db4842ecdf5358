"""Claims of one act that cannot both be true."""

from collections.abc import Iterator
from datetime import date

from legalgap.corpus.checks.claims import Placed, placed
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.pin import Pin
from legalgap.model.source import Grade


@frozen
class _Stand:
    """A claim with the provision and the days that it speaks of."""

    item: Placed
    pin: Pin
    start: date
    end: date

    def meets(self, other: "_Stand") -> bool:
        """Whether both speak of the same days, people and offences."""
        own, others = self.item.claim, other.item.claim
        same = (own.for_, own.through, own.only) == (others.for_, others.through, others.only)
        return same and self.start <= other.end and other.start <= self.end


def claims(library: Library) -> Iterator[Problem]:
    """An element that a text is said to have and to lack; a number that it is said to give twice.

    What an article read whole lacks, no part of it can have. The other way round it is no
    contradiction: a part need not have what the article has.
    """
    by_indicator: dict[tuple[str, str], list[_Stand]] = {}
    for item in placed(library):
        if item.act is not None and item.grade is not Grade.RECALLED:
            key = item.entry.document.path, item.indicator
            by_indicator.setdefault(key, []).append(_stand(item, item.act))
    for stands in by_indicator.values():
        lacking = [stand for stand in stands if stand.item.claim.lacks]
        for one in lacking:
            for other in stands:
                if other is not one and one.pin.covers(other.pin) and one.meets(other):
                    yield from _both(one, other)
        for place, one in enumerate(stands):
            for other in stands[place + 1 :]:
                if one.item.claim.values and one.pin == other.pin and one.meets(other):
                    yield from _numbers(one, other)


def _stand(item: Placed, act: Act) -> _Stand:
    provision = act.provisions[int(item.loc[1])]
    term = provision.editions[int(item.loc[3])] if item.loc[2] == "editions" else provision.in_force
    start, end = (term.from_, term.to) if term else (None, None)
    return _Stand(
        item,
        provision.pin,
        start.earliest if start else date.min,
        end.latest if end else date.max,
    )


def _line(stand: _Stand) -> str:
    item = stand.item
    return f"`{stand.pin}` (line {item.entry.document.place((*item.entry.loc, *item.loc)).line})"


def _both(one: _Stand, other: _Stand) -> Iterator[Problem]:
    """What one text is said to lack, and a part of it to have."""
    given = other.item.claim
    for number, name in enumerate(one.item.claim.lacks):
        if name in (*given.provides, *given.narrows, *given.partly, *given.values):
            said = f"`{name}` is said to be lacking here, and to be there in {_line(other)}"
            hint = "read the text again, and keep the one that is true"
            yield one.item.entry.problem(
                "LG614",
                (*one.item.loc, "lacks", number),
                said,
                hint,
                severity=Severity.WARNING,
            )


def _numbers(one: _Stand, other: _Stand) -> Iterator[Problem]:
    first, second = one.item.claim.values, other.item.claim.values
    for name in first:
        if name in second and first[name] != second[name]:
            said = f"`{name}` has another number here than in {_line(one)}"
            hint = "keep the one that the text gives; several tiers stand in one list"
            yield other.item.entry.problem(
                "LG614",
                (*other.item.loc, "values", name),
                said,
                hint,
                severity=Severity.WARNING,
                key=True,
            )
