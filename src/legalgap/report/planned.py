"""The road map of an assessment, solved once for all languages and formats."""

from legalgap.engine.roadmap import RoadMap, roadmap
from legalgap.model.assessment import Assessment

_last: list[RoadMap] = []
"""The one solved last: writers of one run ask for the same assessment again and again."""


def planned(assessment: Assessment) -> RoadMap:
    """The road map with as many measures as the methodology takes."""
    if not _last or _last[0].assessment is not assessment:
        _last[:] = [roadmap(assessment)]
    return _last[0]
