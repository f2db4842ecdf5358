"""Comments of reviewers: ids that stand twice, and records that are no longer there."""

from collections.abc import Collection, Iterator

from legalgap.corpus.checks.references import standard_ids
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity


def of_reviewers(library: Library) -> Iterator[Problem]:
    """Ids that stand twice; replies to comments, and comments on records, that are not there."""
    for entry in library.of("comments").values():
        known = _known(library, entry.country)
        ids = {item.id for item in entry.record.comments}
        seen: set[str] = set()
        for number, item in enumerate(entry.record.comments):
            here = ("comments", number)
            if item.id in seen:
                said = f"the id `{item.id}` is taken"
                hint = "give one of them another id, or merge the two"
                yield entry.problem("LG308", (*here, "id"), said, hint)
            seen.add(item.id)
            if item.answers and item.answers not in ids:
                hint = did_you_mean(item.answers, ids, "take `answers:` out, or mend the id")
                yield _gone(entry, (*here, "answers"), f"comment `{item.answers}`", hint)
            kind, _, name = item.record.partition(":")
            if kind in known and name not in known[kind]:
                hint = did_you_mean(
                    name, known[kind], "name the record that took its place, or leave it as it was"
                )
                yield _gone(entry, (*here, "record"), f"{kind} `{name}`", hint)


def _known(library: Library, country: str) -> dict[str, Collection[str]]:
    """The names of records that comments can be about, by kind."""
    acts = {name.partition("/")[2] for name in library.of("act") if name.startswith(f"{country}/")}
    areas = {area for method in library.methodologies.values() for area in method.areas}
    return {
        "finding": library.indicators.keys(),
        "recommendation": library.recommendations.keys(),
        "practice": library.practices.keys(),
        "standard": standard_ids(library),
        "act": acts,
        "area": areas,
    }


def _gone(entry: Entry, loc: tuple[str | int, ...], what: str, hint: str) -> Problem:
    said = f"there is no {what} any more"
    return entry.problem("LG330", loc, said, hint, severity=Severity.WARNING)
