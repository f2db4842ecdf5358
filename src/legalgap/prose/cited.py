"""Which words of our texts cite which provision, so that a report can lead there.

A text is looked at when it is spoken. What it cites without naming an act belongs to the
act whose provision holds it; where nothing does, or the act is in doubt, nothing is cited.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from legalgap.corpus.citations.known import Known
from legalgap.corpus.citations.notes import DIGIT, INSTRUMENT, NoteReader, worth
from legalgap.corpus.citations.records import Citation
from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment
from legalgap.model.pin import Pin
from legalgap.prose.holding import GENERAL, Holder, Holders


@frozen
class Cite:
    """Words of a text that cite, with the provision that they mean."""

    start: int
    end: int
    targets: tuple[str, ...]
    """`act:pin`, or `slug:pin` of an instrument; several where words stand for a range."""
    holder: str
    """The provision that holds the text; empty where none does."""


class Cited:
    """The citations in the texts of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment, self._holders = assessment, Holders(assessment)
        country, instruments = assessment.country, assessment.yardstick.instruments
        self._reader = NoteReader(Known.of(country.jurisdiction, country.acts, instruments))

    def of(self, text: Mapping[str, str], words: str, lang: str) -> tuple[Cite, ...]:
        """What the words of a text cite, in order; `lang` is the language that they are in."""
        if DIGIT.search(words) is None:  # most have no number, and cite nothing
            return ()
        holder = self._holders.of(text)
        if worth(words) if holder is not GENERAL else INSTRUMENT.search(words):
            return tuple(self._cites(holder, words, lang))
        return ()

    def _cites(self, holder: Holder, words: str, lang: str) -> Iterator[Cite]:
        day = holder.day or self._assessment.as_of
        citations = self._reader.citations(words, lang)
        for one in self._reader.resolve(citations, holder.act, holder.pin, day):
            if one.act in self._assessment.country.acts and not holder.national:
                continue
            citation, targets = one.citation, one.targets
            if citation.act.kind == "silent" and not holder.act:
                targets = self._by_evidence(citation, holder, day)
            targets = tuple(name for name in targets if ":" in name and name not in one.missing)
            if targets:
                yield Cite(citation.start, citation.end, targets, holder.id)

    def _by_evidence(self, citation: Citation, holder: Holder, day: date) -> tuple[str, ...]:
        """What is cited without an act in a note: a provision that the note speaks of.

        Where provisions of two acts fit, nobody can tell which is meant.
        """
        fitting: dict[str, tuple[str, ...]] = {}
        for act in dict.fromkeys(name for name, _ in holder.evidence):
            [one] = self._reader.resolve([citation], act, None, day, doubted=False)
            pins = [pin for name, pin in holder.evidence if name == act]
            names = [name for name in one.targets if name.startswith(f"{act}:")]
            if any(
                pin.touches(Pin.parse(name.partition(":")[2])) for pin in pins for name in names
            ):
                fitting[act] = tuple(names)
        return next(iter(fitting.values())) if len(fitting) == 1 else ()
