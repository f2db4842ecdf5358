"""What is adopted and not yet in force: the answers that will change, scored apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from legalgap.engine import tracker
from legalgap.model.act import Act, Provision
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.bylaw import ByLaw, ByLawStatus
from legalgap.model.country import Country
from legalgap.model.dates import PartialDate
from legalgap.model.enforced import Pending
from legalgap.model.statement import act_span

Assess = Callable[[Country, date], Assessment]


def pending(assessment: Assessment, again: Assess) -> tuple[Pending, ...]:
    """Each indicator whose answer changes once what is adopted by the date is in force."""
    day, country = assessment.as_of, assessment.country
    acts = {name: act for name, act in country.acts.items() if _waits(act, day)}
    bylaws = [
        item
        for item in tracker.checked(country.bylaws)
        if tracker.status_at(item, day) is ByLawStatus.ADOPTED and _start(item) is not None
    ]
    if not acts and not bylaws:
        return ()
    then = again(_hastened(country, acts, bylaws, day), day)
    starts = [act.in_force.from_.latest for act in acts.values() if act.in_force.from_]
    starts += [start for item in bylaws if (start := _start(item)) is not None]
    return tuple(
        Pending(
            new.id,
            _from(new, acts, bylaws, min(starts)),
            old.answer.value,
            new.answer.value,
            new.enforced,
        )
        for old, new in zip(assessment.findings, then.findings, strict=True)
        if old.answer is not new.answer or old.enforced != new.enforced
    )


def _waits(act: Act, day: date) -> bool:
    start = act.in_force.from_
    adopted = act.adopted
    return (
        start is not None and start.latest > day and adopted is not None and adopted.latest <= day
    )


def _start(bylaw: ByLaw) -> date | None:
    start = bylaw.in_force.from_ if bylaw.in_force else None
    return start.latest if start else None


def _hastened(country: Country, acts: dict[str, Act], bylaws: list[ByLaw], day: date) -> Country:
    """The State as if what is adopted were in force today, and nothing else had changed.

    An act that one of them replaces has ended the day before.
    """
    today = PartialDate.parse(day.isoformat())
    yesterday = PartialDate.parse((day - timedelta(days=1)).isoformat())
    moved = {name: _at(act, today) for name, act in acts.items()}
    moved |= {
        name: act.model_copy(update={"in_force": act.in_force.model_copy(update={"to": yesterday})})
        for name, act in country.acts.items()
        if act.replaced_by in acts and name not in acts and act_span(act).holds(day)
    }
    started = {
        item.id: item.model_copy(
            update={
                "status": ByLawStatus.IN_FORCE,
                "in_force": item.in_force.model_copy(update={"from_": today})
                if item.in_force
                else None,
            }
        )
        for item in bylaws
    }
    tracked = tuple(started.get(item.id, item) for item in country.bylaws)
    return replace(
        country,
        acts={**country.acts, **moved},
        tracker=country.tracker.model_copy(update={"bylaws": tracked}),
    )


def _at(act: Act, today: PartialDate) -> Act:
    """The act with its own beginning, and that of what begins with it, set to a day."""
    start = act.in_force.from_

    def moved(provision: Provision) -> Provision:
        update: dict[str, Any] = {}
        if provision.in_force is not None and provision.in_force.from_ == start:
            update["in_force"] = provision.in_force.model_copy(update={"from_": today})
        update["editions"] = tuple(
            item.model_copy(update={"from_": today}) if item.from_ == start else item
            for item in provision.editions
        )
        return provision.model_copy(update=update)

    return act.model_copy(
        update={
            "in_force": act.in_force.model_copy(update={"from_": today}),
            "provisions": tuple(moved(item) for item in act.provisions),
        }
    )


def _from(finding: Finding, acts: dict[str, Act], bylaws: list[ByLaw], earliest: date) -> date:
    """When the last of what then decides, or lets it work, enters into force."""
    named = {item.wording.act.id for element in finding.elements for item in element.statements}
    starts = [
        act.in_force.from_.latest
        for name, act in acts.items()
        if name in named and act.in_force.from_
    ]
    starts += [
        start
        for item in bylaws
        if tracker.unlocks(item, finding) and (start := _start(item)) is not None
    ]
    return max(starts, default=earliest)
