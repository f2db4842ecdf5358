"""Which claims count at the date, and which are set aside."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from functools import cached_property

from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.country import Country
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.pin import Pin
from legalgap.model.source import Grade
from legalgap.model.statement import (
    Statement,
    WordingInTime,
    act_span,
    statements,
    with_drafts,
    wordings,
)


@frozen
class Evidence:
    """The claims on a State's law at a date, by indicator."""

    counting: dict[str, list[Statement]] = field(default_factory=dict)
    to_verify: dict[str, list[Statement]] = field(default_factory=dict)
    to_read_again: dict[str, list[Statement]] = field(default_factory=dict)
    acts_in_force: dict[str, Act] = field(default_factory=dict)
    read_whole: frozenset[str] = frozenset()
    """Acts in force of which every wording in force was read: an amended article whose wording
    at the date nobody has opened keeps its act from showing what is not there."""

    def on(self, indicator: str) -> list[Statement]:
        """The claims that count for an indicator."""
        return self.counting.get(indicator, [])

    @cached_property
    def silent(self) -> dict[str, list[str]]:
        """By indicator, the acts in force, read whole, that have nothing on it.

        The silence of an act known from memory or by its headings shows nothing.
        """
        found: dict[str, list[str]] = {}
        for name, act in self.acts_in_force.items():
            if name in self.read_whole and act.grade not in (Grade.RECALLED, Grade.HEADING_READ):
                for indicator in dict.fromkeys(act.silent_on):
                    found.setdefault(indicator, []).append(name)
        return found


class _ActInTime:
    """The wordings of one act: as they are, and as drafts would have them."""

    def __init__(self, act: Act, drafts: list[Draft]) -> None:
        self.act = act
        self.today = list(wordings(act))
        self.drafted = with_drafts(self.today, act, drafts) if drafts else self.today
        spans = {(wording.pin, wording.span) for wording in self.today}
        redrawn = spans ^ {(wording.pin, wording.span) for wording in self.drafted}
        counts = Counter(wording.pin for wording in self.drafted)
        life = act_span(act)
        several = {
            wording.pin
            for wording in self.drafted
            if counts[wording.pin] > 1 or wording.span != life
        }
        # By article: a pin touches none of another article.
        self.moving: dict[tuple[str, str], list[Pin]] = {}
        for pin in several | {pin for pin, _ in redrawn}:
            self.moving.setdefault((pin.annex, pin.steps[0]), []).append(pin)

    @staticmethod
    def _at(found: list[WordingInTime], pin: Pin, day: date) -> tuple[date, str] | None:
        for wording in found:
            if wording.pin == pin and wording.span.holds(day):
                return (wording.span.start, wording.draft)
        return None

    def read_whole(self, day: date) -> bool:
        """Whether the act was read whole in the wordings that are in force on a day."""
        return self.act.read == "whole" and not any(
            wording.span.holds(day) and wording.grade is Grade.RECALLED for wording in self.drafted
        )

    def moved(self, pin: Pin, checked: date, day: date, *, but: Pin | None = None) -> bool:
        """Whether the wording in force differs from the one checked, at, above or below a pin."""
        return any(
            self._at(self.today, other, checked) != self._at(self.drafted, other, day)
            for other in self.moving.get((pin.annex, pin.steps[0]), ())
            if other.touches(pin) and other != but
        )


def gather(country: Country, day: date, drafts: Iterable[Draft] = ()) -> Evidence:
    """Sort every claim: counting, to verify (recalled), or to read again (another wording)."""
    chosen = list(drafts)
    acts = {
        name: _ActInTime(act, [draft for draft in chosen if draft.amends == name])
        for name, act in sorted(country.acts.items())
    }
    in_force = {name: timed.act for name, timed in acts.items() if act_span(timed.act).holds(day)}
    evidence = Evidence(
        acts_in_force=in_force,
        read_whole=frozenset(name for name in in_force if acts[name].read_whole(day)),
    )
    for name, timed in acts.items():
        if name not in evidence.acts_in_force:
            continue
        for wording in timed.drafted:
            for statement in statements(wording):
                _sort(statement, timed, acts, evidence, day, country)
    for found in (evidence.counting, evidence.to_verify, evidence.to_read_again):
        for listed in found.values():
            listed.sort(key=lambda item: (item.wording.act.id, item.wording.pin.order))
    return evidence


def _sort(
    statement: Statement,
    timed: _ActInTime,
    acts: dict[str, _ActInTime],
    evidence: Evidence,
    day: date,
    country: Country,
) -> None:
    wording = statement.wording
    if not wording.span.holds(day):
        if _unread_now(statement, timed, day):
            evidence.to_read_again.setdefault(statement.indicator, []).append(statement)
        return
    if statement.grade is Grade.RECALLED:
        evidence.to_verify.setdefault(statement.indicator, []).append(statement)
        return
    moved = not wording.draft and _rests_on_moved(statement, timed, acts, day, country)
    target = evidence.to_read_again if moved else evidence.counting
    target.setdefault(statement.indicator, []).append(statement)


def _unread_now(statement: Statement, timed: _ActInTime, day: date) -> bool:
    """Whether the wording in force, which is another one, does not answer the same indicator."""
    now = [
        wording
        for wording in timed.drafted
        if wording.span.holds(day) and wording.pin.touches(statement.wording.pin)
    ]
    if statement.grade is Grade.RECALLED or any(wording.repealed for wording in now):
        return False
    if statement.wording.draft:  # a bill that is not yet in force was never the law
        return False
    answered = any(statement.indicator in wording.wording.claims for wording in now)
    return bool(now) and not answered and not any(wording.draft for wording in now)


def checked_on(statement: Statement, country: Country) -> date:
    """The date for which the wording was read: the source's, else the jurisdiction's.

    A wording that was opened after its end, or before its beginning, was read for its own time.
    """
    source = statement.source
    opened = source.checked if source is not None and source.checked is not None else None
    day = (opened or country.jurisdiction.as_of).latest
    span = statement.wording.span
    return max(span.start, min(span.end, day))


def _rests_on_moved(
    statement: Statement,
    timed: _ActInTime,
    acts: dict[str, _ActInTime],
    day: date,
    country: Country,
) -> bool:
    checked = checked_on(statement, country)
    own = statement.wording
    # Its own pin needs no look: a claim belongs to one wording of it, which is in force.
    if timed.moved(own.pin, checked, day, but=own.pin):
        return True
    for reference in statement.claim.through:
        act, pin, dated = read_reference(reference, own.act.id)
        other = acts.get(act)
        if other is None:
            continue
        if not act_span(other.act).holds(day) or other.moved(pin, dated or checked, day):
            return True
    return False


def read_reference(reference: str, own_act: str) -> tuple[str, Pin, date | None]:
    """`pin`, `act:pin` or `act:pin@date`, read; raises ValueError for a wrong pin."""
    body, _, dated = reference.partition("@")
    act, colon, pin = body.rpartition(":")
    when = PartialDate.parse(dated).latest if dated else None
    return (act if colon else own_act), Pin.parse(pin), when
