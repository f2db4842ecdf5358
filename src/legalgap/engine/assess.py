"""Assesses one State at one date: the whole way from claims to scores."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from legalgap.engine.evidence import Evidence, gather
from legalgap.engine.findings import Finder
from legalgap.engine.obligations import Parts
from legalgap.engine.scores import Scorer
from legalgap.engine.states import States
from legalgap.engine.treaties import Bonds
from legalgap.engine.unread import to_read
from legalgap.engine.values import Valuer
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.country import Country, Yardstick
from legalgap.model.draft import Draft
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
    evidence = gather(country, day, chosen)
    bonds = Bonds(country, yardstick, day)
    states = States(country, yardstick, evidence, day)
    limited = Fraction(yardstick.methodology.value.limited)
    valuer = Valuer(states, bonds, limited)
    parts = Parts(yardstick, bonds, valuer)
    certain = Parts(yardstick, bonds, Valuer(states, bonds, limited, certain=True))
    finder = Finder(country, yardstick, evidence, states, valuer, parts, certain)
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
    scorer = Scorer(yardstick)
    return Assessment(
        country=country,
        yardstick=yardstick,
        as_of=day,
        areas=tuple(scorer.area(area, found) for area, found in by_area),
        findings=findings,
        index=scorer.index(by_area),
        lenses={lens: scorer.lens(lens, findings) for lens in yardstick.methodology.lenses},
        standing={name: bonds.standing(name) for name in yardstick.standards},
        drafts=tuple(draft.id for draft in chosen),
        to_verify=_flat(evidence, "to_verify", findings),
        to_read_again=_flat(evidence, "to_read_again", findings),
        treaties_to_verify=bonds.unverified(),
        to_read=to_read(country, findings, day),
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
