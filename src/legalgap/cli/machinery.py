"""What `assess` prints of enforceability: by-laws that are awaited, the journey, robustness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from legalgap.engine.waiting import waiting
from legalgap.prose import bylaws, journeys, views

if TYPE_CHECKING:
    from legalgap.model.assessment import Assessment
    from legalgap.prose.voice import Voice

BYLAWS_SHOWN = 8


def shown(voice: Voice, assessment: Assessment) -> Iterator[str]:
    """The blocks, each where there is something to say."""
    yield from _bylaws(voice, assessment)
    yield from _pending(voice, assessment)
    yield from _journey(voice, assessment)
    if assessment.yardstick.methodology.bands:
        yield ""
        yield views.robustness(voice, assessment)


def _bylaws(voice: Voice, assessment: Assessment) -> Iterator[str]:
    found = [item for item in waiting(assessment) if item.open and item.public]
    if not found:
        return
    yield ""
    yield voice("Waiting for by-laws")
    for item in found[:BYLAWS_SHOWN]:
        yield f"  {bylaws.line(voice, item)}"
    more = len(found) - BYLAWS_SHOWN
    if more > 0:
        yield "  " + voice.count("{n} more by-law", "{n} more by-laws", more)


def _pending(voice: Voice, assessment: Assessment) -> Iterator[str]:
    found = assessment.machine.pending
    if not found:
        return
    yield ""
    yield voice("Once what is adopted is in force")
    for item in found:
        yield f"  {item.indicator}  {views.pending(voice, assessment, item)}"


def _journey(voice: Voice, assessment: Assessment) -> Iterator[str]:
    if not assessment.journey:
        return
    yield ""
    yield voice("Journey test: the first step that the texts close")
    for path in assessment.journey:
        person = voice.words(journeys.person(assessment, path).title)
        where, counted = journeys.stop(voice, assessment, path), journeys.counts(voice, path)
        yield f"  {person}: {where} ({counted})"
