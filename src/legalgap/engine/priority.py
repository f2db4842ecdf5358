"""How pressing a recommendation is for one State: four inputs, always shown, and their sum."""

from typing import Literal

from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment, Standing
from legalgap.model.recommendation import Effort, Horizon, Recommendation
from legalgap.model.roadmap import PriorityBands

Band = Literal["critical", "high", "medium", "low"]

ASKED = (Standing.WEIGHED, Standing.SOFT, Standing.UNVERIFIED)
"""Standards that ask for it without a duty that is certain."""


@frozen
class Priority:
    """The priority of a recommendation, with what it is made of."""

    obligation: int
    """3 if a standard obliges the State, 2 if one asks it otherwise, else 1."""
    harm: int | None
    """What the gap does, 0 to 3; None where nobody has rated it, and then it counts 0."""
    enforceability_gain: int | None
    """What it makes work, 0 to 3; None where nobody has rated it, and then it counts 0."""
    quick_win: int
    """3 if it is short and cheap, 2 if nearly so, else 1."""
    total: int
    band: Band


def priority(assessment: Assessment, item: Recommendation) -> Priority:
    """The priority of a recommendation by the weights of the methodology."""
    rules = assessment.yardstick.methodology.roadmap
    owed, quick = obligation(assessment, item), quick_win(item)
    weights = rules.priority
    total = (
        weights.obligation * owed
        + weights.harm * (item.harm or 0)
        + weights.enforceability_gain * (item.enforceability_gain or 0)
        + weights.quick_win * quick
    )
    return Priority(
        owed, item.harm, item.enforceability_gain, quick, total, band(total, rules.bands)
    )


def obligation(assessment: Assessment, item: Recommendation) -> int:
    """How strongly the State is asked for it at the date."""
    standings = {assessment.standing.get(standard) for standard in item.standards}
    if Standing.OBLIGES in standings:
        return 3
    return 2 if standings.intersection(ASKED) else 1


def quick_win(item: Recommendation) -> int:
    """How soon and how cheaply it can be had."""
    soon_and_cheap = item.horizon, item.effort
    if soon_and_cheap == (Horizon.SHORT, Effort.LOW):
        return 3
    near = (Horizon.SHORT, Effort.MEDIUM), (Horizon.MEDIUM, Effort.LOW)
    return 2 if soon_and_cheap in near else 1


def band(total: int, bands: PriorityBands) -> Band:
    """The band of a sum."""
    if total >= bands.critical:
        return "critical"
    if total >= bands.high:
        return "high"
    return "medium" if total >= bands.medium else "low"
