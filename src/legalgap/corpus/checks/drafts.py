"""Whether drafts amend what is there, and after it is there."""

from collections.abc import Iterator

from legalgap.corpus.checks.references import (
    groups_of,
    known_source,
    of_bylaw,
    of_claim,
    unknown,
)
from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Act
from legalgap.model.draft import Change, Draft


def targets(library: Library) -> Iterator[Problem]:
    """The act amended, its dates, and each provision replaced, added or repealed."""
    for entry in library.of("draft").values():
        prefix = entry.country + "/"
        acts = {
            name.removeprefix(prefix): found.record
            for name, found in library.of("act").items()
            if name.startswith(prefix)
        }
        yield from of_draft(library, entry, acts)


def of_draft(library: Library, entry: Entry, acts: dict[str, Act]) -> Iterator[Problem]:
    """The problems of one draft against the acts of its State."""
    draft: Draft = entry.record
    if draft.amends not in acts:
        yield from unknown(entry, "LG304", ("amends",), "act", draft.amends, acts)
        return
    act = acts[draft.amends]
    yield from _dates(entry, draft, act)
    # The wordings that stay keep the sources of the act; the draft may name them too.
    whole = act.model_copy(update={"sources": {**act.sources, **draft.sources}})
    yield from known_source(entry, ("source",), draft.source, draft.sources)
    pins = {str(provision.pin) for provision in act.provisions}
    seen: set[str] = set()
    for number, change in enumerate(draft.changes):
        yield from _change(library, entry, number, change, pins)
        yield from _claims(library, entry, number, change, whole)
        yield from _once(entry, ("changes", number), str(change.pin), seen)
    seen = set()
    for number, bylaw in enumerate(draft.bylaws):
        yield from of_bylaw(library, entry, ("bylaws", number), bylaw, acts)
        yield from _once(entry, ("bylaws", number), bylaw.id, seen)


def _dates(entry: Entry, draft: Draft, act: Act) -> Iterator[Problem]:
    """Whether the act is in force when the draft is to be."""
    start, end = act.in_force.from_, act.in_force.to
    if start and draft.in_force.latest < start.earliest:
        said = f"the draft is in force from {draft.in_force}, before its act ({start})"
        yield entry.problem("LG608", ("in_force",), said, "check the two dates")
    if end and draft.in_force.earliest > end.latest:
        said = f"the draft is in force from {draft.in_force}, when its act has ended ({end})"
        hint = f"amend `{act.replaced_by}`" if act.replaced_by else "check the two dates"
        yield entry.problem("LG608", ("in_force",), said, hint)


def _once(entry: Entry, loc: Loc, name: str, seen: set[str]) -> Iterator[Problem]:
    if name in seen:
        hint = "make one change of the two"
        yield entry.problem("LG308", loc, f"two changes concern `{name}`", hint)
    seen.add(name)


def _change(
    library: Library, entry: Entry, number: int, change: Change, pins: set[str]
) -> Iterator[Problem]:
    way = "replace" if change.replace else "repeal" if change.repeal else "add"
    loc = ("changes", number, way)
    pin = str(change.pin)
    there = any(pin == known or known.startswith(pin + "(") for known in pins)
    if way == "add" and there:
        hint = "write `replace:` instead of `add:`"
        yield entry.problem("LG311", loc, f"the provision `{pin}` is there already", hint)
    elif way != "add" and not there:
        hint = did_you_mean(pin, pins, "the act has no claim on it yet; check the pinpoint")
        said = f"the provision `{pin}` is not recorded in `{entry.record.amends}`"
        severity = Severity.WARNING if way == "repeal" else Severity.ERROR
        yield entry.problem("LG304", loc, said, hint, severity=severity)


def _claims(
    library: Library, entry: Entry, number: int, change: Change, act: Act
) -> Iterator[Problem]:
    """What the claims of a change name, in the act as the draft leaves it."""
    groups = groups_of(library)
    pins = {str(provision.pin) for provision in act.provisions}
    pins |= {str(other.pin) for other in entry.record.changes}
    here: Loc = ("changes", number)
    yield from known_source(entry, (*here, "source"), change.source, act.sources)
    for name, listed in change.claims.items():
        at = (*here, "claims", name)
        yield from unknown(entry, "LG302", at, "indicator", name, library.indicators, key=True)
        for place, claim in enumerate(listed):
            yield from of_claim(library, entry, act, (*at, place), claim, groups, pins)
