"""Whether the dates of treaties, bodies, by-laws and drafts run forwards."""

from collections.abc import Iterator

from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Term
from legalgap.model.bylaw import ByLaw
from legalgap.model.dates import PartialDate
from legalgap.model.jurisdiction import Jurisdiction


def of_states(library: Library) -> Iterator[Problem]:
    """Treaties in force before they were ratified; bodies and plans that end before they begin."""
    for entry in library.of("jurisdiction").values():
        state: Jurisdiction = entry.record
        for slug, status in state.treaties.items():
            at: Loc = ("treaties", slug, "in_force")
            said = f"the treaty is in force from {status.in_force}, before {status.ratified}"
            yield from _late(entry, at, status.ratified, status.in_force, said)
        for name in ("bodies", "services", "plans"):
            for number, fact in enumerate(getattr(state, name)):
                yield from backwards(entry, (name, number, "to"), fact.from_, fact.to)


def of_bylaws(library: Library) -> Iterator[Problem]:
    """By-laws in force before they were issued, or ended before they began."""
    for kind in ("tracker", "draft"):
        for entry in library.of(kind).values():
            for number, bylaw in enumerate(entry.record.bylaws):
                yield from _of_bylaw(entry, ("bylaws", number), bylaw)


def _of_bylaw(entry: Entry, loc: tuple[str | int, ...], bylaw: ByLaw) -> Iterator[Problem]:
    term = bylaw.in_force or Term()
    yield from backwards(entry, (*loc, "in_force", "to"), term.from_, term.to)
    said = f"the by-law is in force from {term.from_}, before it was issued ({bylaw.issued})"
    yield from _late(entry, (*loc, "in_force", "from"), bylaw.issued, term.from_, said)


def _late(
    entry: Entry, loc: Loc, first: PartialDate | None, then: PartialDate | None, said: str
) -> Iterator[Problem]:
    """A warning where what comes first is certainly later than what comes then."""
    if first is not None and then is not None and first.earliest > then.latest:
        severity = Severity.WARNING
        yield entry.problem("LG603", loc, said, "check the two dates", severity=severity)


def backwards(
    entry: Entry, loc: Loc, start: PartialDate | None, end: PartialDate | None
) -> Iterator[Problem]:
    """A problem where something ends before it begins."""
    if start is not None and end is not None and end.latest < start.earliest:
        said = f"it ends on {end}, before it begins on {start}"
        yield entry.problem("LG603", loc, said, "check the two dates")
