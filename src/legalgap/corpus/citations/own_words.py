"""What we say of an act in our own words, and what in it cites a provision that is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legalgap.corpus.citations.known import Known
from legalgap.corpus.citations.notes import NoteReader, worth
from legalgap.corpus.citations.survey import Cited, said_of
from legalgap.corpus.document import Loc
from legalgap.model.act import Act, Wording
from legalgap.model.pin import Pin
from legalgap.model.text import Text


@dataclass(frozen=True)
class Broken:
    """A citation in our own words that leads to what an act does not have, or no longer."""

    loc: Loc
    """Where its text stands in the file of the act, with the language."""
    cited: Cited

    @property
    def said(self) -> str:
        """As one line: where it stands, its words, and what is wrong."""
        return said_of(self.cited)


def broken(act: Act, reader: NoteReader, day: date) -> Iterator[Broken]:
    """The broken references in what is said of an act; only where its targets can be told.

    That is so for acts whose wording was imported, and for provisions recorded as repealed.
    """
    for loc, pin, text in own_words(act):
        for lang, words in text.items():
            if not worth(words):
                continue
            citations = reader.citations(words, lang)
            for one in reader.resolve(citations, act.id, pin, day):
                wrong = {*one.missing, *one.repealed} - {f"{act.id}:{pin}"}
                if wrong:
                    yield Broken((*loc, lang), Cited(pin, one))


def can_be_broken(known: Known) -> bool:
    """Whether of any act enough is recorded to tell that a provision is not there."""
    return any(known[name].whole or known[name].repealed for name in known.acts)


def own_words(act: Act) -> Iterator[tuple[Loc, Pin, Text]]:
    """Summaries, notes and claims of an act, each with its place and its provision."""
    for number, provision in enumerate(act.provisions):
        here: Loc = ("provisions", number)
        yield from _of_wording(here, provision.pin, provision)
        for place, edition in enumerate(provision.editions):
            yield from _of_wording((*here, "editions", place), provision.pin, edition)


def _of_wording(here: Loc, pin: Pin, wording: Wording) -> Iterator[tuple[Loc, Pin, Text]]:
    for name, text in (("summary", wording.summary), ("note", wording.note)):
        if text:
            yield (*here, name), pin, text
    for indicator, claims in wording.claims.items():
        for place, claim in enumerate(claims):
            at: Loc = (*here, "claims", indicator, place)
            for name, said in (
                ("contradicts", claim.contradicts),
                ("only", claim.only),
                ("note", claim.note),
            ):
                if said:
                    yield (*at, name), pin, said
            for key, ways in (("narrows", claim.narrows), ("partly", claim.partly)):
                for element, said in ways.items():
                    yield (*at, key, element), pin, said
