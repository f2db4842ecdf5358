"""Whether the provisions exist by which a State says what treaties are in its law."""

from collections.abc import Iterator

from legalgap.corpus.checks.references import acts_of, unknown
from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem
from legalgap.model.act import Act
from legalgap.model.jurisdiction import Jurisdiction, TreatyEffect
from legalgap.model.pin import Pin


def in_law(library: Library) -> Iterator[Problem]:
    """A problem for each provision named there that no act of the State records."""
    for code, entry in library.of("jurisdiction").items():
        record: Jurisdiction = entry.record
        named: list[tuple[Loc, TreatyEffect]] = [
            (("treaties", slug, "effect"), status.effect)
            for slug, status in record.treaties.items()
            if status.effect is not None
        ]
        if record.treaties_in_law is not None:
            named.append((("treaties_in_law",), record.treaties_in_law))
        acts = acts_of(library, code) if named else {}
        for loc, effect in named:
            for number, name in enumerate(effect.rests_on):
                yield from _provision(entry, (*loc, "rests_on", number), name, acts)


def _provision(entry: Entry, loc: Loc, name: str, acts: dict[str, Act]) -> Iterator[Problem]:
    act, _, pin = name.partition(":")
    if act not in acts:
        yield from unknown(entry, "LG304", loc, "act", act, acts)
        return
    try:
        Pin.parse(pin)
    except ValueError as error:
        yield entry.problem("LG205", loc, str(error))
        return
    there = {str(item.pin) for item in acts[act].provisions}
    if pin not in there:
        said = f"the provision `{pin}` is not recorded in `{act}`"
        hint = did_you_mean(pin, there, "read it and add it under `provisions:` of that act")
        yield entry.problem("LG304", loc, said, hint)
