"""Whether standards, indicators, recommendations and practices hang together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.recommendation import Recommendation


def orphans(library: Library) -> Iterator[Problem]:
    """Records that nothing leads to and that give no reason; one warning for each file and kind."""
    yield from _per_file(_lonely_standards(library), "standard", "is asked about by no indicator")
    yield from _per_file(_lonely_indicators(library), "indicator", "is closed by no recommendation")
    yield from _per_file(
        _lonely(library, "recommendations", _gives_nothing), "recommendation", "closes no indicator"
    )
    yield from _per_file(
        _lonely(library, "practices", lambda practice: not practice.indicators),
        "practice",
        "is an example of no indicator",
    )


def closers(library: Library) -> Iterator[Problem]:
    """Recommendations that an indicator names and that give none of its elements."""
    given = _given(library)
    for name, entry in library.of("indicators").items():
        for number, closer in enumerate(entry.record.closes_with):
            if closer in library.recommendations and closer not in given.get(name, ()):
                said = f"`{closer}` gives none of the elements of {name}"
                hint = f"add what it gives under its `provides:`, or take it out of {name}"
                loc = ("closes_with", number)
                yield entry.problem("LG316", loc, said, hint, severity=Severity.WARNING)


def stale_reasons(library: Library) -> Iterator[Problem]:
    """Standards that say why no indicator rests on them, though one does."""
    cited = _cited(library)
    for entry in library.of("instrument").values():
        for number, standard in enumerate(entry.record.standards):
            name = f"{entry.record.id}:{standard.pin}"
            if standard.no_indicator is not None and name in cited:
                said = f"{cited[name]} rests on `{name}`, which says that no indicator does"
                loc = ("standards", number, "no_indicator")
                hint = "take the reason out"
                yield entry.problem("LG316", loc, said, hint, severity=Severity.WARNING, key=True)


def _cited(library: Library) -> dict[str, str]:
    """Each standard that an indicator lists, with the first indicator that does."""
    found: dict[str, str] = {}
    for name, indicator in library.indicators.items():
        for standard in indicator.standards:
            found.setdefault(standard, name)
    return found


def _given(library: Library) -> dict[str, set[str]]:
    """By indicator, the recommendations that give some of its elements."""
    found: dict[str, set[str]] = {}
    for name, item in library.recommendations.items():
        for indicator in item.closes:
            found.setdefault(indicator, set()).add(name)
    return found


def _lonely_standards(library: Library) -> Iterator[tuple[Entry, Loc, str]]:
    cited = _cited(library)
    for entry in library.of("instrument").values():
        for number, standard in enumerate(entry.record.standards):
            name = f"{entry.record.id}:{standard.pin}"
            if name not in cited and standard.no_indicator is None:
                yield entry, ("standards", number, "pin"), name


def _lonely_indicators(library: Library) -> Iterator[tuple[Entry, Loc, str]]:
    given = _given(library)
    for name, entry in library.of("indicators").items():
        if name not in given:
            yield entry, ("id",), name


def _lonely(
    library: Library, kind: str, alone: Callable[[Any], bool]
) -> Iterator[tuple[Entry, Loc, str]]:
    for name, entry in library.of(kind).items():
        if alone(entry.record):
            yield entry, ("id",), name


def _gives_nothing(item: Recommendation) -> bool:
    return not item.closes


HINTS = {
    "standard": "list it in an indicator, or say under `no_indicator:` why none rests on it",
    "indicator": "name its elements under `provides:` of a recommendation, or write one",
    "recommendation": "name under `provides:`, `values:` or `ends:` what the law would have",
    "practice": "name under `indicators:` what it is an example of",
}


def _per_file(found: Iterable[tuple[Entry, Loc, str]], what: str, alone: str) -> Iterator[Problem]:
    """One problem for each file, at the first of them, with how many there are."""
    files: dict[str, list[tuple[Entry, Loc, str]]] = {}
    apart: list[list[tuple[Entry, Loc, str]]] = []
    for entry, loc, name in found:
        if entry.document.exception("LG315", (*entry.loc, *loc)) is not None:
            apart.append([(entry, loc, name)])  # never the first of others that have no reason
        else:
            files.setdefault(entry.document.path, []).append((entry, loc, name))
    for listed in (*files.values(), *apart):
        entry, loc, name = listed[0]
        more = f", and {len(listed) - 1} more of this file" if len(listed) > 1 else ""
        said = f"the {what} `{name}` {alone}{more}"
        yield entry.problem("LG315", loc, said, HINTS[what], severity=Severity.WARNING)


def waits(library: Library) -> Iterator[Problem]:
    """Recommendations of which each waits for the other; one problem for each circle."""
    known = library.recommendations
    told: set[str] = set()
    for name, entry in library.of("recommendations").items():
        circle = _circle(name, known)
        if circle and not told & set(circle):
            told |= set(circle)
            said = "these wait for each other: " + " → ".join([*circle, circle[0]])
            hint = "take one of them out of an `after:`"
            yield entry.problem("LG317", ("after",), said, hint, key=True)


def _circle(start: str, known: Mapping[str, Recommendation]) -> list[str]:
    """The shortest way from a recommendation back to itself; empty where there is none."""
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for other in known[path[-1]].after if path[-1] in known else ():
            if other == start:
                return path
            if other not in seen:
                seen.add(other)
                paths.append([*path, other])
    return []
