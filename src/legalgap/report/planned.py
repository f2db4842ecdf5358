"""The road map of an assessment, solved once for all languages and formats, and what it decides."""

from legalgap.engine.roadmap import RoadMap, roadmap
from legalgap.model.assessment import Assessment, Verb
from legalgap.report.outline import MOST_DECISIONS, Outline

_last: list[RoadMap] = []
"""The one solved last: writers of one run ask for the same assessment again and again."""


def planned(assessment: Assessment) -> RoadMap:
    """The road map with as many measures as the methodology takes."""
    if not _last or _last[0].assessment is not assessment:
        _last[:] = [roadmap(assessment)]
    return _last[0]


def decisions(plan: Outline) -> list[tuple[str, Verb | None]]:
    """What the working group is asked to decide, the same in every format, with its verb.

    The first measures of the road map, those that a treaty duty certainly asks for before the
    others; where there is no road map, the key recommendations.
    """
    steps = [(step.recommendation, step.verb) for step in planned(plan.assessment).steps]
    if not steps:
        steps = [(name, plan.verb_of(name)) for name in plan.recommendations]
    order = list(Verb)
    steps.sort(key=lambda item: order.index(item[1]) if item[1] else len(order))
    return steps[:MOST_DECISIONS]
