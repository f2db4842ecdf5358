"""The by-law tracker at a date: what is in force, what is late, what cannot work without it."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from legalgap.model.assessment import Finding
from legalgap.model.bylaw import ByLaw, ByLawStatus, Tracker
from legalgap.model.country import Country
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.enforced import Timeliness
from legalgap.model.pin import Pin
from legalgap.model.source import Grade
from legalgap.model.statement import act_span

EFFECTIVE = (ByLawStatus.IN_FORCE, ByLawStatus.OUTDATED, ByLawStatus.RESTRICTED)
"""Statuses in which officials can apply it."""
AHEAD = (ByLawStatus.NOT_ISSUED, ByLawStatus.DRAFT, ByLawStatus.ADOPTED, ByLawStatus.UNKNOWN)
"""Statuses that may stand beside a date of entry into force that is yet to come."""
SCORES = {
    ByLawStatus.NOT_ISSUED: 0,
    ByLawStatus.REPEALED: 0,
    ByLawStatus.DRAFT: 1,
    ByLawStatus.ADOPTED: 1,
    ByLawStatus.OUTDATED: 2,
    ByLawStatus.RESTRICTED: 2,
    ByLawStatus.IN_FORCE: 2,
}
"""What the tracker alone says on the test of the implementing act."""
READ_AND_IN_FORCE = 3


def with_bylaws(country: Country, drafts: Iterable[Draft], day: date) -> Country:
    """The State with the by-laws of the drafts in force on a day in its tracker.

    Each keeps the source that its own draft gives it, whatever keys the tracker has.
    """
    by_id = {item.id: item for item in country.bylaws}
    sources = dict(country.tracker.sources)
    for draft in drafts:
        if draft.in_force.latest > day:
            continue
        sources.update({f"{draft.id}/{key}": source for key, source in draft.sources.items()})
        for item in draft.bylaws:
            key = item.source or draft.source
            named = f"{draft.id}/{key}" if key else None
            by_id[item.id] = item.model_copy(update={"source": named})
    if tuple(by_id.values()) == country.bylaws:
        return country
    update = {"bylaws": tuple(by_id.values()), "sources": sources}
    tracker: Tracker = country.tracker.model_copy(update=update)
    return replace(country, tracker=tracker)


def checked(bylaws: Iterable[ByLaw]) -> list[ByLaw]:
    """Those that count: known otherwise than from memory, and called for."""
    return [
        item
        for item in bylaws
        if item.grade is not Grade.RECALLED and item.status is not ByLawStatus.NOT_REQUIRED
    ]


def called_for(country: Country, day: date) -> list[ByLaw]:
    """Those that count, of which a law that calls for them is in force on a day.

    Where the tracker names no such law, or none that is encoded, it is taken to be in force.
    """

    def asked(bylaw: ByLaw) -> bool:
        named = [country.acts.get(entry.partition(":")[0]) for entry in bylaw.mandated_by]
        acts = [act for act in named if act is not None]
        return not acts or any(act_span(act).holds(day) for act in acts)

    return [item for item in checked(country.bylaws) if asked(item)]


def status_at(bylaw: ByLaw, day: date) -> ByLawStatus:
    """Its status on a day: what was issued later was not there yet.

    A date of which only the year or the month is known leaves its own days unknown.
    """
    issued, status = bylaw.issued, bylaw.status
    begins = bylaw.in_force.from_ if bylaw.in_force else None
    start, end = begins or issued, bylaw.in_force.to if bylaw.in_force else None
    if issued is not None and issued.latest > day:
        return _unless_begun(issued, day, ByLawStatus.NOT_ISSUED)
    if start is not None and start.latest > day:
        if issued is not None:
            return _unless_begun(start, day, ByLawStatus.ADOPTED)
        return _unless_begun(start, day, status if status in AHEAD else ByLawStatus.NOT_ISSUED)
    if end is not None and end.latest < day:
        return ByLawStatus.REPEALED
    if end is not None and end.earliest != end.latest and end.earliest <= day:
        return ByLawStatus.UNKNOWN
    if status is ByLawStatus.REPEALED and end is not None:
        return ByLawStatus.UNKNOWN if start is None else ByLawStatus.IN_FORCE
    if status is ByLawStatus.ADOPTED and begins is not None:
        return ByLawStatus.IN_FORCE
    return status


def _unless_begun(start: PartialDate, day: date, before: ByLawStatus) -> ByLawStatus:
    """What holds before a date; unknown on the days that the date itself can mean."""
    return before if day < start.earliest else ByLawStatus.UNKNOWN


def is_missing(bylaw: ByLaw, day: date) -> bool:
    """Whether it is certainly not in force."""
    return status_at(bylaw, day) not in (*EFFECTIVE, ByLawStatus.UNKNOWN)


def is_overdue(bylaw: ByLaw, day: date) -> bool:
    """Whether its date has passed and it is certainly not in force."""
    return bylaw.due is not None and bylaw.due.latest < day and is_missing(bylaw, day)


def score(bylaw: ByLaw, country: Country, day: date) -> int | None:
    """The test of the implementing act as far as the tracker can answer it; None: unknown."""
    status = status_at(bylaw, day)
    act = country.acts.get(bylaw.act or "")
    if status is ByLawStatus.IN_FORCE and act is not None and act.read == "whole":
        return READ_AND_IN_FORCE
    return SCORES.get(status)


def unlocks(bylaw: ByLaw, finding: Finding) -> bool:
    """Whether the indicator, or a provision that decides it, cannot work without the by-law."""
    if finding.id in bylaw.unlocks:
        return True
    pins = _pins(bylaw.unlocks)
    if not pins:
        return False
    return any(
        item.wording.act.id == act and pin.touches(item.wording.pin)
        for element in finding.elements
        if element.statements
        for item in element.statements
        for act, pin in pins
    )


@cache
def _pins(unlocks: tuple[str, ...]) -> list[tuple[str, Pin]]:
    """The provisions among what a by-law unlocks; asked for anew with every finding."""
    found = []
    for entry in unlocks:
        act, colon, pin = entry.partition(":")
        if colon:
            with suppress(ValueError):
                found.append((act, Pin.parse(pin)))
    return found


def shares(country: Country, what: str, day: date) -> tuple[Fraction, Fraction] | None:
    """The share of by-laws, in per cent, at worst and at best; None where there are none.

    `bylaws:in_force`: of those that laws call for, the part in force; `bylaws:in_time`: of those
    whose due date has passed, the part issued on or before it; `bylaws:published`: of those in
    force, the part with a published source.
    """
    found = called_for(country, day)
    verdicts: list[bool | None]
    if what == "bylaws:in_force":
        verdicts = [_in_force(bylaw, day) for bylaw in found]
    elif what == "bylaws:in_time":
        due = [bylaw for bylaw in found if bylaw.due is not None and bylaw.due.latest < day]
        verdicts = [_in_time(bylaw, day) for bylaw in due]
    else:
        verdicts = [bylaw.published for bylaw in found if _in_force(bylaw, day)]
    if not verdicts:
        return None
    worst = Fraction(100 * sum(verdict is True for verdict in verdicts), len(verdicts))
    best = Fraction(100 * sum(verdict is not False for verdict in verdicts), len(verdicts))
    return worst, best


def _in_force(bylaw: ByLaw, day: date) -> bool | None:
    status = status_at(bylaw, day)
    return None if status is ByLawStatus.UNKNOWN else status in EFFECTIVE


def _in_time(bylaw: ByLaw, day: date) -> bool | None:
    assert bylaw.due is not None
    if bylaw.issued is not None:
        if bylaw.issued.latest <= bylaw.due.latest:
            return True
        return False if bylaw.issued.earliest > bylaw.due.latest else None
    return False if is_missing(bylaw, day) else None


def timeliness(country: Country, findings: Iterable[Finding], day: date) -> Timeliness | None:
    """The tracker in numbers; None where no by-law is tracked."""
    found = called_for(country, day)
    if not found:
        return None
    from statistics import median

    due = [bylaw for bylaw in found if bylaw.due is not None and bylaw.due.latest < day]
    missing = [bylaw for bylaw in found if is_missing(bylaw, day)]
    days = [gap for bylaw in found if (gap := _days(bylaw, country, day)) is not None]
    return Timeliness(
        mandated=len(found),
        in_force=sum(_in_force(bylaw, day) is True for bylaw in found),
        unknown=sum(_in_force(bylaw, day) is None for bylaw in found),
        due=len(due),
        on_time=sum(_in_time(bylaw, day) is True for bylaw in due),
        overdue=tuple(bylaw.id for bylaw in found if is_overdue(bylaw, day)),
        median_days=Fraction(median(days)) if days else None,
        timed=len(days),
        dormant=tuple(
            finding.id for finding in findings if any(unlocks(bylaw, finding) for bylaw in missing)
        ),
    )


def _days(bylaw: ByLaw, country: Country, day: date) -> int | None:
    """Days from the earliest law that calls for it to the by-law; exact dates only.

    What was not yet issued on the day has taken no time yet; what is older than the law was
    not written for it.
    """
    laws = [country.acts.get(entry.partition(":")[0]) for entry in bylaw.mandated_by]
    starts = [act.in_force.from_ or act.adopted for act in laws if act is not None]
    dates = [start.earliest for start in starts if start and start.earliest == start.latest]
    issued = bylaw.issued
    if not dates or issued is None or issued.earliest != issued.latest or issued.latest > day:
        return None
    gap = (issued.latest - min(dates)).days
    return gap if gap >= 0 else None
