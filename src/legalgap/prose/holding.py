"""What each text of an assessment belongs to: a provision, an instrument, a note, or no law."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from legalgap.corpus.citations.known import pins_of
from legalgap.frozen import frozen
from legalgap.model.act import Wording
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.country import Country
from legalgap.model.jurisdiction import NamedFact
from legalgap.model.pin import Pin
from legalgap.model.statement import Statement
from legalgap.model.text import Text


@frozen
class Holder:
    """What a text belongs to."""

    act: str = ""
    """The act or instrument whose provision holds it; empty where none does."""
    pin: Pin | None = None
    day: date | None = None
    """The day on which it speaks, where it is not that of the assessment."""
    evidence: tuple[tuple[str, Pin], ...] = ()
    """Provisions that a text without an act of its own speaks of."""
    national: bool = True
    """Whether acts that it names are those of the State; an example speaks of another one's."""

    @property
    def id(self) -> str:
        """`act:pin`; empty where no provision holds it."""
        return f"{self.act}:{self.pin}" if self.pin else ""


GENERAL = Holder(national=False)
"""A text that belongs to no State: a recommendation, a practice, a question."""


class Holders:
    """By the identity of a text, what it belongs to.

    The records are walked one kind after another, as far as a text that is asked for needs it.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._found: dict[int, Holder | Callable[[], Holder]] = {}
        self._rest = iter((self._laws, self._standards, self._state, self._notes))

    def of(self, text: Mapping[str, str]) -> Holder:
        """What a text belongs to; one that no record of the State holds is general."""
        while id(text) not in self._found:
            walk = next(self._rest, None)
            if walk is None:
                return GENERAL
            walk()
        found = self._found[id(text)]
        return found if isinstance(found, Holder) else found()

    def _laws(self) -> None:
        """What is said of provisions, and of claims on them."""
        country = self._assessment.country
        for act in country.acts.values():
            for provision in act.provisions:
                for wording in (provision, *provision.editions):
                    self._hold(act.id, provision.pin, wording)
        for draft in country.drafts.values():
            for change in draft.changes:
                self._hold(draft.amends, change.pin, change)

    def _hold(self, act: str, pin: Pin, wording: Wording) -> None:
        found, holder = self._found, Holder(act, pin)
        for text in (wording.heading, wording.summary, wording.text, wording.note):
            if text is not None:
                found[id(text)] = holder
        for claims in wording.claims.values():
            for claim in claims:
                for text in (claim.contradicts, claim.only, claim.note):
                    if text is not None:
                        found[id(text)] = holder
                for text in (*claim.narrows.values(), *claim.partly.values()):
                    found[id(text)] = holder

    def _standards(self) -> None:
        """What standards ask, and what is noted of a treaty."""
        for slug, instrument in self._assessment.yardstick.instruments.items():
            for standard in instrument.standards:
                self._found[id(standard.asks)] = partial(_of_standard, slug, standard.pin)
        for slug, status in self._assessment.country.jurisdiction.treaties.items():
            if status.note:
                self._found[id(status.note)] = Holder(slug, national=False)

    def _state(self) -> None:
        """What is said of the State and belongs to no provision."""
        country, here = self._assessment.country, Holder()
        self._found |= {id(text): here for text in _national(country) if text}
        for observation in country.observations:
            self._found[id(observation.says)] = Holder(day=observation.date.latest)

    def _notes(self) -> None:
        """What is noted of a finding: it speaks of the provisions that decide it."""
        for finding in self._assessment.findings:
            for test in finding.enforced.tests if finding.enforced else ():
                if test.note:
                    self._found[id(test.note)] = partial(_of_finding, finding)


def _of_standard(slug: str, pin: str) -> Holder:
    return Holder(slug, next(iter(pins_of(pin)), None), national=False)


def _of_finding(finding: Finding) -> Holder:
    evidence = {(item.wording.act.id, item.wording.pin) for item in statements(finding)}
    return Holder(evidence=tuple(sorted(evidence)))


def statements(finding: Finding) -> Iterator[Statement]:
    """Every statement that a finding may print."""
    yield from finding.contradictions
    for element in (*finding.elements, *finding.bonus):
        yield from element.statements
    yield from finding.to_verify
    yield from finding.to_read_again


def _national(country: Country) -> Iterator[Text | None]:
    """What is said of the State and belongs to no provision."""
    state = country.jurisdiction
    for act in country.acts.values():
        yield act.note
    for bylaw in country.bylaws:
        yield from (bylaw.title, bylaw.note, bylaw.body)
    yield from _facts((*state.bodies, *state.services, *state.plans))
    yield from (item.reason for item in state.read_in_full)
    yield from (item.reason for item in state.not_applicable)
    yield from (item.reason for item in country.judgements)
    yield state.note
    if state.treaties_in_law is not None:
        yield from (state.treaties_in_law.short, state.treaties_in_law.says)
    yield from (status.effect.short for status in state.treaties.values() if status.effect)


def _facts(facts: Iterable[NamedFact]) -> Iterator[Text | None]:
    for fact in facts:
        yield from (fact.does, fact.note)
