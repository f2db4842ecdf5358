"""The road map of an assessment, solved once for all formats, and its first measures."""

from legalgap.engine.roadmap import RoadMap, roadmap
from legalgap.model.assessment import Assessment, Verb

MOST_DECISIONS = 5
Measure = tuple[str, Verb | None]
"""A recommendation with its verb."""

_last: list[RoadMap] = []
"""The one solved last: writers of one run ask for the same assessment again and again."""


def planned(assessment: Assessment) -> RoadMap:
    """The road map with as many measures as the methodology takes."""
    if not _last or _last[0].assessment is not assessment:
        _last[:] = [roadmap(assessment)]
    return _last[0]


def first_measures(assessment: Assessment) -> list[Measure]:
    """The first measures of the road map, those that a treaty duty certainly asks for first."""
    steps = [(step.recommendation, step.verb) for step in planned(assessment).steps]
    return by_verb(steps)[:MOST_DECISIONS]


def by_verb(measures: list[Measure]) -> list[Measure]:
    """The strongest verb first, else in the order given."""
    order = list(Verb)
    return sorted(measures, key=lambda item: order.index(item[1]) if item[1] else len(order))
