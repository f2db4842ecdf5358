"""Whether the dates of acts, provisions and editions fit together."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from legalgap.corpus.checks.dates import backwards
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Act


def order(library: Library) -> Iterator[Problem]:
    """Ends before beginnings, editions before their act, a pin that stands twice."""
    for entry in library.encoded():
        act: Act = entry.record
        start, end = act.in_force.from_, act.in_force.to
        yield from backwards(entry, ("in_force", "to"), start, end)
        if act.adopted and start and act.adopted.earliest > start.latest:
            said = f"the act is in force from {start}, before it was adopted ({act.adopted})"
            hint = "check the two dates"
            severity = Severity.WARNING
            yield entry.problem("LG603", ("in_force", "from"), said, hint, severity=severity)
        seen: set[str] = set()
        for number, provision in enumerate(act.provisions):
            here = ("provisions", number)
            pin = str(provision.pin)
            if pin in seen:
                hint = "merge the two; several wordings in time go under `editions:`"
                said = f"the provision `{pin}` stands twice"
                yield entry.problem("LG308", (*here, "pin"), said, hint)
            seen.add(pin)
            if provision.in_force:
                term = provision.in_force
                yield from backwards(entry, (*here, "in_force", "to"), term.from_, term.to)
            for place, edition in enumerate(provision.editions):
                loc = (*here, "editions", place)
                yield from backwards(entry, (*loc, "to"), edition.from_, edition.to)
                if start and edition.from_.latest < start.earliest:
                    said = f"the edition begins {edition.from_}, before its act ({start})"
                    yield entry.problem("LG603", (*loc, "from"), said, "check the two dates")


def overlaps(library: Library) -> Iterator[Problem]:
    """Two editions in force at once, or a day between them with none."""
    for entry in library.encoded():
        for number, provision in enumerate(entry.record.provisions):
            listed = sorted(enumerate(provision.editions), key=lambda pair: pair[1].from_.earliest)
            for (_, former), (place, later) in pairwise(listed):
                loc = ("provisions", number, "editions", place, "from")
                last = former.to.latest if former.to else None
                begins = later.from_.earliest
                if last is None or last >= later.from_.latest:
                    until = former.to or "without end"
                    said = (
                        f"two editions of `{provision.pin}` overlap: the one from {former.from_} "
                        f"runs {f'to {until}' if former.to else until}"
                    )
                    hint = f"end the earlier one with `to: {begins - timedelta(days=1)}`"
                    yield entry.problem("LG601", loc, said, hint)
                elif begins > last + timedelta(days=1):
                    said = f"no edition of `{provision.pin}` covers {last + timedelta(days=1)}"
                    hint = f"end the earlier one with `to: {begins - timedelta(days=1)}`"
                    yield entry.problem("LG602", loc, said, hint)
