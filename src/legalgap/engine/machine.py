"""Enforceability of areas: distribution, weakest link, gap; the chain; what hangs on weights."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from legalgap.engine.exact import mean
from legalgap.engine.scores import Weighed, band_of, half_up, score
from legalgap.model.assessment import AreaResult, Assessment, Finding, Score
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.enforced import AreaViews, ChainLink, Enforced, Unsteady
from legalgap.model.indicator import Weight

ZERO, ONE = Fraction(0), Fraction(1)
URGENT = ("blocked", "dormant")


def area_score(findings: Iterable[Finding], rules: EnforceabilityRules) -> Score:
    """The mean of the findings with enough coverage, out of 100.

    Its range is the mean of the ranges of all findings asked, widened to the number where that
    lies outside; its coverage is the mean coverage, and below the floor there is no number.
    """
    asked = [found.enforced for found in findings if found.enforced is not None]
    if not asked:
        return Score(None, None, None, ZERO)
    size = len(asked)
    low = half_up(mean([item.low for item in asked]), rules.digits)
    high = half_up(mean([item.high for item in asked]), rules.digits)
    coverage = mean([item.coverage for item in asked])
    known = [item.score for item in asked if item.score is not None]
    if not known or coverage < Fraction(rules.floor):
        return Score(None, low, high, coverage, None, size)
    middle = half_up(mean(known), rules.digits)
    low, high = min(low, middle), max(high, middle)
    return Score(middle, low, high, coverage, band_of(middle, rules.bands), size)


def views(area: AreaResult, findings: list[Finding], rules: EnforceabilityRules) -> AreaViews:
    """One area in three views."""
    asked = [(found.id, found.enforced) for found in findings if found.enforced is not None]
    bands = {name: sum(item.band == name for _, item in asked) for name in rules.bands}
    law, enforced = area.law.score, area.enforceability.score
    gap = law - enforced if law is not None and enforced is not None else None
    return AreaViews(
        bands=bands,
        no_score=sum(item.score is None for _, item in asked),
        weakest=_weakest(asked),
        gap=gap,
        quadrant=_quadrant(law, enforced, rules),
    )


def _weakest(asked: list[tuple[str, Enforced]]) -> str | None:
    """The lowest score; what is blocked or dormant counts even without a number."""
    ranked = [
        (min(URGENT.index(tag) for tag in URGENT if tag in item.tags), ZERO, name)
        for name, item in asked
        if set(URGENT) & set(item.tags)
    ]
    ranked += [
        (len(URGENT), item.score, name)
        for name, item in asked
        if item.score is not None and not set(URGENT) & set(item.tags)
    ]
    return min(ranked)[2] if ranked else None


def _quadrant(
    law: Fraction | None, enforced: Fraction | None, rules: EnforceabilityRules
) -> str | None:
    """The quadrant with the highest lines that both scores reach."""
    if law is None or enforced is None:
        return None
    reached = [
        (Fraction(item.law_from), Fraction(item.enforceability_from), item.id)
        for item in rules.quadrants
        if law >= Fraction(item.law_from) and enforced >= Fraction(item.enforceability_from)
    ]
    return max(reached)[2] if reached else None


def chain(findings: Iterable[Finding], rules: EnforceabilityRules) -> tuple[ChainLink, ...]:
    """The links from being noticed to being made whole; the chain is as strong as the weakest."""
    by_id = {found.id: found.enforced for found in findings if found.enforced is not None}
    links = []
    for link in rules.chain:
        asked = [(name, by_id[name]) for name in link.indicators if name in by_id]
        known = [item.score for _, item in asked if item.score is not None]
        middle = half_up(mean(known), rules.digits) if known else None
        links.append(ChainLink(link.id, link.title, middle, _weakest(asked)))
    return tuple(links)


def unsteady(assessment: Assessment) -> tuple[Unsteady, ...]:
    """Every band that would be another one if all weights were equal."""
    method = assessment.yardstick.methodology
    found = []
    for area in assessment.areas:
        listed = [item for item in assessment.findings_of(area.id) if item.applicable]
        equal = score([Weighed(item.interval, ONE) for item in listed], method)
        if area.law.score is not None and not area.capped and equal.band != area.law.band:
            found.append(Unsteady(f"area:{area.id}", area.law.band, equal.band))
        found += _lenses(assessment, f"area:{area.id}/", area.lenses, listed)
    applicable = [item for item in assessment.findings if item.applicable]
    found += _lenses(assessment, "", assessment.lenses, applicable)
    found += [
        Unsteady(f"enforceability:{item.id}", item.enforced.band, item.enforced.equal_band)
        for item in assessment.findings
        if item.enforced is not None and not item.enforced.steady
    ]
    return tuple(found)


def _lenses(
    assessment: Assessment, where: str, scores: Mapping[str, Score], findings: list[Finding]
) -> list[Unsteady]:
    """Lens scores with `relevant` weighing as much as `core`."""
    found = []
    for lens, given in scores.items():
        seen = [
            Weighed(item.interval, ONE)
            for item in findings
            if item.indicator.lenses.get(lens, Weight.NONE) is not Weight.NONE
        ]
        equal = score(seen, assessment.yardstick.methodology)
        if given.score is not None and equal.score is not None and equal.band != given.band:
            found.append(Unsteady(f"{where}lens:{lens}", given.band, equal.band))
    return found


def with_enforceability(
    area: AreaResult, findings: list[Finding], rules: EnforceabilityRules | None
) -> AreaResult:
    """The area with its enforceability score beside the law score."""
    if rules is None:
        return area
    return replace(area, enforceability=area_score(findings, rules))
