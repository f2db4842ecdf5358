"""Assesses one State at one date: the whole way from claims to scores."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from legalgap.engine.enforceability import Judge
from legalgap.engine.evidence import Evidence, gather
from legalgap.engine.examples import Chooser
from legalgap.engine.findings import Finder
from legalgap.engine.journey import Walker
from legalgap.engine.machine import chain, unsteady, views, with_enforceability
from legalgap.engine.obligations import Parts
from legalgap.engine.pending import pending
from legalgap.engine.scores import Scorer
from legalgap.engine.states import States
from legalgap.engine.tracker import timeliness, with_bylaws
from legalgap.engine.treaties import Bonds
from legalgap.engine.unread import to_read
from legalgap.engine.values import Valuer
from legalgap.model.assessment import Assessment, Finding, Path
from legalgap.model.country import Country, Yardstick
from legalgap.model.draft import Draft
from legalgap.model.enforced import Machine, Pending
from legalgap.model.statement import Statement


def assessment_date(country: Country, as_of: date | None, drafts: Iterable[Draft] = ()) -> date:
    """The date of an assessment: the one asked for, else that of the jurisdiction.

    With drafts, and no date asked for, it is not before the last of them is in force.
    """
    if as_of is not None:
        return as_of
    dates = [draft.in_force.latest for draft in drafts]
    return max([country.jurisdiction.as_of.latest, *dates])


def assess(
    country: Country,
    yardstick: Yardstick,
    as_of: date | None = None,
    drafts: Iterable[Draft] = (),
) -> Assessment:
    """Answer every indicator of the methodology and score every area, seen through every lens."""
    chosen = tuple(sorted(drafts, key=lambda draft: draft.id))
    day = assessment_date(country, as_of, chosen)
    found = _assessed(with_bylaws(country, chosen, day), yardstick, day, chosen)
    waiting = pending(found, lambda state, when: _assessed(state, yardstick, when, chosen))
    return replace(found, machine=_machine(found, waiting))


def _assessed(
    country: Country, yardstick: Yardstick, day: date, drafts: tuple[Draft, ...]
) -> Assessment:
    """Findings and scores, without what is pending and what hangs on the weights."""
    evidence = gather(country, day, drafts)
    bonds = Bonds(country, yardstick, day)
    finder = _finder(country, yardstick, evidence, bonds, day)
    by_area: list[tuple[str, list[Finding]]] = [
        (
            area,
            [
                finder.find(yardstick.indicators[name], area)
                for name in yardstick.members(area)
                if name in yardstick.indicators
            ],
        )
        for area in yardstick.methodology.areas
    ]
    findings = tuple(finding for _, found in by_area for finding in found)
    scorer, rules = Scorer(yardstick), yardstick.methodology.enforceability
    return Assessment(
        country=country,
        yardstick=yardstick,
        as_of=day,
        areas=tuple(
            with_enforceability(scorer.area(area, found), found, rules) for area, found in by_area
        ),
        findings=findings,
        index=scorer.index(by_area),
        lenses={lens: scorer.lens(lens, findings) for lens in yardstick.methodology.lenses},
        standing={name: bonds.standing(name) for name in yardstick.standards},
        drafts=tuple(draft.id for draft in drafts),
        to_verify=_flat(evidence, "to_verify", findings),
        to_read_again=_flat(evidence, "to_read_again", findings),
        treaties_to_verify=bonds.unverified(),
        to_read=to_read(country, findings, day),
        journey=_walked(yardstick, finder, findings),
    )


def _walked(
    yardstick: Yardstick, finder: Finder, findings: tuple[Finding, ...]
) -> tuple[Path, ...]:
    """The journey, where the data has one and the methodology all that it asks."""
    journey = yardstick.journey
    if journey is None or not findings:
        return ()
    return Walker(finder.states, finder.valuer, findings, finder.floor).walk(journey)


def _finder(
    country: Country, yardstick: Yardstick, evidence: Evidence, bonds: Bonds, day: date
) -> Finder:
    """All that the findings of one assessment share."""
    method = yardstick.methodology
    states = States(country, yardstick, evidence, day)
    limited = Fraction(method.value.limited)
    valuer = Valuer(states, bonds, limited)
    certain = Valuer(states, bonds, limited, certain=True)
    chooser = Chooser(country.jurisdiction, yardstick.practices, method.examples, day)
    rules = method.enforceability
    judge = Judge(country, rules, day) if rules is not None else None
    parts = Parts(bonds)
    return Finder(country, yardstick, evidence, states, valuer, certain, parts, chooser, judge)


def _machine(found: Assessment, waiting: tuple[Pending, ...]) -> Machine:
    """The views of each area, the chain, the tracker in numbers, and what hangs on weights."""
    rules = found.yardstick.methodology.enforceability
    times = timeliness(found.country, found.findings, found.as_of)
    if rules is None:
        return Machine(timeliness=times, unsteady=unsteady(found), pending=waiting)
    return Machine(
        views={area.id: views(area, found.findings_of(area.id), rules) for area in found.areas},
        chain=chain(found.findings, rules),
        timeliness=times,
        unsteady=unsteady(found),
        pending=waiting,
    )


def _flat(evidence: Evidence, what: str, findings: tuple[Finding, ...]) -> tuple[Statement, ...]:
    """The statements set aside on the indicators of this methodology, by act and pin."""
    asked = {finding.id for finding in findings}
    listed = getattr(evidence, what)
    found = [item for name in sorted(listed) if name in asked for item in listed[name]]
    return tuple(
        sorted(
            found, key=lambda item: (item.wording.act.id, item.wording.pin.order, item.indicator)
        )
    )
