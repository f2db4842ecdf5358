"""The sentences of a comparison of two editions."""

from collections.abc import Iterator
from functools import cached_property

from legalgap.intake.versions.comparison import ArticleChange, Kind, PassageChange
from legalgap.intake.versions.edition import NewerEdition
from legalgap.intake.versions.resting import Resting, Touch
from legalgap.model.act import Act, Provision
from legalgap.model.pin import Pin
from legalgap.prose import citations
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

KINDS: dict[Kind, str] = {
    "inserted": N_("inserted"),
    "changed": N_("changed"),
    "renumbered": N_("renumbered"),
    "repealed": N_("no longer in force"),
    "removed": N_("no longer there"),
}
TOUCHES: dict[Touch, str] = {
    "at": N_("the provision itself: {pins}"),
    "above": N_("what it is part of: {pins}"),
    "below": N_("what lies below it: {pins}"),
    "through": N_("a provision through which it works: {pins}"),
}


class Sentences:
    """Says what a comparison found, in one language."""

    def __init__(self, voice: Voice, edition: NewerEdition) -> None:
        self.voice = voice
        self.edition = edition

    @cached_property
    def _act(self) -> Act:
        """The act with the numbers of the newer edition, so that they are read aloud rightly."""
        known = {provision.pin for provision in self.edition.act.provisions}
        added = [
            Provision.model_construct(pin=piece.pin, levels=piece.levels)
            for piece in self.edition.imported.provisions.pieces
            if piece.pin not in known
        ]
        act = self.edition.act
        return act.model_copy(update={"provisions": (*act.provisions, *added)})

    def pin(self, pin: Pin) -> str:
        """A pinpoint read aloud."""
        return citations.pin_words(self.voice, self._act, pin)

    def title(self) -> str:
        """Which act, and which editions."""
        return self.voice(
            "{act}: the edition of {new} beside that in force on {old}",
            act=citations.act_name(self.voice, self.edition.act),
            new=self.voice.date(self.edition.start, of=True),
            old=self.voice.date(self.edition.last),
        )

    def counts(self) -> str:
        """How many articles changed in which way, and how many did not."""
        voice, found = self.voice, self.edition.comparison
        parts = [
            voice("{kind}: {n}", kind=voice(said), n=voice.number(len(found.of(kind))))
            for kind, said in KINDS.items()
            if found.of(kind)
        ]
        whole = {
            passage.article
            for passage in found.new
            if passage.pin.steps[0][0].isdigit() and not passage.pin.annex
        }
        changed = {(pin.annex, pin.steps[0]) for pin in (one.new for one in found.articles) if pin}
        same = len(whole - changed)
        parts.append(voice("{kind}: {n}", kind=voice("as they were"), n=voice.number(same)))
        return voice("Articles {parts}.", parts=", ".join(parts))

    def article(self, article: ArticleChange) -> str:
        """An article with what happened to it."""
        name = self.pin(article.pin)
        if article.heading:
            name = self.voice(
                "{article} ({heading})", article=name, heading=article.heading.rstrip(".")
            )
        return self.voice("{where}: {what}", where=name, what=self._what(article))

    def passage(self, change: PassageChange) -> str:
        """A provision with what happened to it."""
        what = self._what(change)
        if change.came_from is not None:
            what = self.voice(
                "{what}, its words stood in {where}", what=what, where=self.pin(change.came_from)
            )
        elif change.went_to is not None:
            what = self.voice(
                "{what}, its words stand in {where}", what=what, where=self.pin(change.went_to)
            )
        return self.voice("{where}: {what}", where=self.pin(change.pin), what=what)

    def _what(self, change: ArticleChange | PassageChange) -> str:
        said = self.voice(KINDS[change.kind])
        old = change.old.pin if isinstance(change, PassageChange) and change.old else change.old
        if change.kind != "renumbered" or not isinstance(old, Pin):
            return said
        said = self.voice("{kind}, was {old}", kind=said, old=self.pin(old))
        reworded = isinstance(change, PassageChange) and change.is_reworded
        return self.voice("{kind} and changed", kind=said) if reworded else said

    def claim(self, item: Resting) -> str:
        """A claim with where the words that changed stand."""
        ways = []
        for way in item.ways:
            pins = list(dict.fromkeys(change.pin for touch, change in item.touches if touch == way))
            shown = "; ".join(self.pin(pin) for pin in pins[:4])
            if len(pins) > 4:
                more = self.voice.count("and {n} more", "and {n} more", len(pins) - 4)
                shown = f"{shown} {more}"
            ways.append(self.voice(TOUCHES[way], pins=shown))
        return self.voice(
            "{claim}: changed is {ways}", claim=f"{item.id} {item.indicator}", ways="; ".join(ways)
        )

    def remarks(self) -> Iterator[str]:
        """What a reader must know of the comparison."""
        voice, found = self.voice, self.edition.comparison
        if found.unknown:
            yield voice.count(
                "{n} provision of the act has no wording and was not compared.",
                "{n} provisions of the act have no wording and were not compared.",
                len(found.unknown),
            )
        if found.notes:
            yield voice.count(
                "In {n} provision only the note of its amendment differs.",
                "In {n} provisions only the note of their amendment differs.",
                len(found.notes),
            )
        yield from (
            voice("The document: {problem}", problem=problem)
            for problem in self.edition.imported.problems
        )
        late = sorted(
            {item.id for item in self.edition.touched if checked_later(item, self.edition)}
        )
        if late:
            yield voice(
                "The source of these claims was opened on or after {start}, or no day is given, so "
                "the program takes them as read in the newer edition: {claims}. Read them again, "
                "or correct `checked:` of their source.",
                start=voice.date(self.edition.start),
                claims=", ".join(late),
            )


def checked_later(item: Resting, edition: NewerEdition) -> bool:
    """Whether only the day of its source could set a touched claim aside, and it does not."""
    if "at" in item.ways:
        return False
    return any(
        statement.source is None
        or statement.source.checked is None
        or statement.source.checked.latest >= edition.start
        for statement in item.statements
    )
