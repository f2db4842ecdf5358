"""Statements: each claim of an act with the wording, grade and source that it rests on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from legalgap.frozen import frozen
from legalgap.model.act import Act, Edition, Provision, Wording
from legalgap.model.claim import Claim
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.pin import Pin
from legalgap.model.source import Grade, Source, Visibility


@frozen
class Span:
    """From when, and until when, a wording is in force; both days included."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the wording is certainly in force on a day."""
        return self.start <= day <= self.end


@frozen
class WordingInTime:
    """One wording of one provision."""

    act: Act
    pin: Pin
    wording: Wording
    span: Span
    draft: str = ""
    repealed: bool = False

    @property
    def id(self) -> str:
        """`act:pin`."""
        return f"{self.act.id}:{self.pin}"

    @property
    def grade(self) -> Grade:
        """How the wording is known; what nobody graded nobody has checked."""
        return self.wording.grade or self.act.grade or Grade.RECALLED


@frozen
class Statement:
    """What one wording is claimed to say about one indicator."""

    wording: WordingInTime
    indicator: str
    claim: Claim

    @property
    def grade(self) -> Grade:
        """The claim's own grade, else that of the provision, else that of the act."""
        return self.claim.grade or self.wording.grade

    @property
    def read_whole(self) -> bool:
        """Whether the text that the claim rests on was read whole, notes and annexes included."""
        return (self.claim.read or self.wording.wording.read) == "whole"

    @property
    def shows_absence(self) -> bool:
        """Whether it may show that something is not there, or the opposite is."""
        if self.grade is Grade.REPORTED:
            return True
        return self.grade is Grade.TEXT_READ and self.read_whole

    @property
    def source_key(self) -> str | None:
        """The key of the source: the claim's, the provision's, or the act's."""
        return self.claim.source or self.wording.wording.source or self.wording.act.source

    @property
    def source(self) -> Source | None:
        """The source itself."""
        return self.wording.act.sources.get(self.source_key or "")

    @property
    def public(self) -> bool:
        """Whether it may be printed for everybody."""
        source = self.source
        return source is None or source.visibility is Visibility.PUBLIC

    @property
    def id(self) -> str:
        """`act:pin` of the provision."""
        return self.wording.id


def act_span(act: Act) -> Span:
    """When an act is certainly in force."""
    start = act.in_force.from_.latest if act.in_force.from_ else date.min
    end = act.in_force.to.latest if act.in_force.to else date.max
    return Span(start, end)


def _span(act: Act, provision: Provision | Edition) -> Span:
    own = act_span(act)
    start: PartialDate | None
    end: PartialDate | None
    if isinstance(provision, Edition):
        start, end = provision.from_, provision.to
    else:
        term = provision.in_force
        start, end = (term.from_, term.to) if term else (None, None)
    return Span(
        max(start.latest, own.start) if start else own.start,
        min(end.latest, own.end) if end else own.end,
    )


def wordings(act: Act) -> Iterator[WordingInTime]:
    """Every wording of every provision of an act."""
    for provision in act.provisions:
        if not provision.editions:
            span, gone = _span(act, provision), provision.repealed
            yield WordingInTime(act, provision.pin, provision, span, repealed=gone)
        for edition in provision.editions:
            inherited = edition.model_copy(
                update={
                    "grade": edition.grade or provision.grade,
                    "source": edition.source or provision.source,
                    "read": edition.read if "read" in edition.model_fields_set else provision.read,
                    "heading": edition.heading or provision.heading,
                }
            )
            span, gone = _span(act, edition), edition.repealed
            yield WordingInTime(act, provision.pin, inherited, span, repealed=gone)


def with_drafts(found: list[WordingInTime], act: Act, drafts: list[Draft]) -> list[WordingInTime]:
    """The wordings as they would be once the drafts are in force.

    A draft ends a pin and all that lies below it the day before it enters into force.
    """
    for draft in sorted(drafts, key=lambda item: (item.in_force.latest, item.id)):
        start = draft.in_force.latest
        added = act.model_copy(
            update={
                "sources": {**act.sources, **draft.sources},
                "source": draft.source or act.source,
            }
        )
        # What reaches farther comes first, whatever the order in the file.
        for change in sorted(draft.changes, key=lambda item: len(item.pin.steps)):
            found = [
                _ended(old, start - timedelta(days=1)) if change.pin.covers(old.pin) else old
                for old in found
            ]
            span = Span(start, act_span(act).end)
            wording = change.model_copy(update={"grade": change.grade or Grade.TEXT_READ})
            found.append(
                WordingInTime(
                    added, change.pin, wording, span, draft.id, repealed=change.repeal is not None
                )
            )
    return found


def _ended(old: WordingInTime, last: date) -> WordingInTime:
    return replace(old, span=Span(old.span.start, min(old.span.end, last)))


def statements(wording: WordingInTime) -> Iterator[Statement]:
    """Every claim of a wording."""
    for indicator, claims in wording.wording.claims.items():
        for claim in claims:
            yield Statement(wording, indicator, claim)
