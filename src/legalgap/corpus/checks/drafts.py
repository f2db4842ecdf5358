"""Whether drafts amend what is there, and after it is there."""

from collections.abc import Iterator

from legalgap.corpus.checks.references import of_bylaw, unknown
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
    start = act.in_force.from_
    if start and draft.in_force.latest < start.earliest:
        said = f"the draft is in force from {draft.in_force}, before its act ({start})"
        yield entry.problem("LG608", ("in_force",), said, "check the two dates")
    pins = {str(provision.pin) for provision in act.provisions}
    seen: set[str] = set()
    for number, change in enumerate(draft.changes):
        yield from _change(library, entry, number, change, pins)
        pin = str(change.pin)
        if pin in seen:
            loc = ("changes", number)
            hint = "make one change of the two"
            yield entry.problem("LG308", loc, f"two changes concern `{pin}`", hint)
        seen.add(pin)

    for number, bylaw in enumerate(draft.bylaws):
        yield from of_bylaw(library, entry, ("bylaws", number), bylaw, acts)


def _change(
    library: Library, entry: Entry, number: int, change: Change, pins: set[str]
) -> Iterator[Problem]:
    way = "replace" if change.replace else "repeal" if change.repeal else "add"
    loc = ("changes", number, way)
    pin = str(change.pin)
    there = any(pin == known or known.startswith(pin + "(") for known in pins)
    if way == "add" and pin in pins:
        hint = "write `replace:` instead of `add:`"
        yield entry.problem("LG311", loc, f"the provision `{pin}` is there already", hint)
    elif way != "add" and not there:
        hint = did_you_mean(pin, pins, "the act has no claim on it yet; check the pinpoint")
        said = f"the provision `{pin}` is not recorded in `{entry.record.amends}`"
        severity = Severity.WARNING if way == "repeal" else Severity.ERROR
        yield entry.problem("LG304", loc, said, hint, severity=severity)
    for name in change.claims:
        at = ("changes", number, "claims", name)
        yield from unknown(entry, "LG302", at, "indicator", name, library.indicators, key=True)
