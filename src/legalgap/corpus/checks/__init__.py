"""Checks across files: each a small function from the library to problems."""

from collections.abc import Callable, Iterator
from datetime import date

from legalgap.corpus.checks import (
    addresses,
    citations,
    claims,
    coders,
    comments,
    contradictions,
    dates,
    drafts,
    editions,
    enforceability,
    exceptions,
    freshness,
    links,
    methodologies,
    names,
    phrases,
    pins,
    references,
    rules,
    translations,
    treaties,
)
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem

Check = Callable[[Library], Iterator[Problem]]

ALL: tuple[Check, ...] = (
    references.of_indicators,
    references.of_acts,
    references.of_jurisdictions,
    references.of_trackers,
    references.of_published,
    references.of_recommendations,
    rules.names,
    rules.circles,
    rules.bad_marks,
    links.orphans,
    links.closers,
    links.stale_reasons,
    links.waits,
    names.of_indicators,
    names.of_practices,
    claims.elements,
    claims.evidence,
    claims.silence,
    citations.of_own_words,
    contradictions.claims,
    enforceability.of_tests,
    enforceability.of_journeys,
    coders.codes,
    coders.counterparts,
    comments.of_reviewers,
    pins.ranges,
    editions.order,
    editions.overlaps,
    dates.of_states,
    dates.of_bylaws,
    drafts.targets,
    treaties.in_law,
    methodologies.members,
    methodologies.bands,
    translations.languages,
    translations.missing,
    addresses.parse,
    phrases.predict,
)


def run(library: Library, stale_before: date | None = None) -> list[Problem]:
    """Every problem of every file: those met on reading, then those of each check.

    Where a day is named, what time has overtaken by then is told too.

    That a record is missing is not said where it is there and has problems of its own: one slip
    in an indicator would else be told once for every act that names it.
    """
    found = list(library.problems)
    for check in ALL:
        found += [item for item in check(library) if _stands(item, library)]
    for fresh in freshness.ALL if stale_before else ():
        assert stale_before is not None
        found += fresh(library, stale_before)
    asleep = () if stale_before else freshness.CODES
    found = list(exceptions.applied(library, found, asleep))
    return sorted(found, key=lambda problem: problem.order)


def _stands(problem: Problem, library: Library) -> bool:
    return problem.missing is None or library.misses(*problem.missing)
