"""Whether what our own words cite is there, as far as the acts were imported."""

from collections.abc import Iterator

from legalgap.corpus.citations.known import Known
from legalgap.corpus.citations.notes import NoteReader
from legalgap.corpus.citations.own_words import broken, can_be_broken
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity


def of_own_words(library: Library) -> Iterator[Problem]:
    """One hint for each citation in a summary, note or claim that leads nowhere."""
    for code, state in library.jurisdictions.items():
        entries = [entry for entry in library.of("act").values() if entry.country == code]
        acts = {entry.record.id: entry.record for entry in entries}
        known = Known.of(state, acts, library.instruments)
        if not can_be_broken(known):
            continue
        reader = NoteReader(known)
        for entry in entries:
            for one in broken(entry.record, reader, state.as_of.latest):
                resolved = one.cited.resolved
                gone = ", ".join((*resolved.missing, *resolved.repealed))
                said = f"“{resolved.citation.text}” leads to what is not in force: {gone}"
                if resolved.missing:
                    said = f"“{resolved.citation.text}” leads to what the act does not have: {gone}"
                hint = "look the number up in the text; name the act if another one is meant"
                yield entry.problem("LG332", one.loc, said, hint, severity=Severity.HINT)
