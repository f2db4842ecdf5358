"""Two editions of an act compared: articles and what lies below them, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from legalgap.corpus.word_diff import Segment, keys, word_diff
from legalgap.intake.versions.pairing import TELLING, paired
from legalgap.intake.versions.passages import Passage, by_article, keys_of
from legalgap.model.pin import Pin

Kind = Literal["inserted", "changed", "renumbered", "repealed", "removed"]
"""`repealed`: the newer edition says so; `removed`: it is not there any more."""


@dataclass(frozen=True)
class PassageChange:
    """One provision that is not what it was."""

    kind: Kind
    old: Passage | None
    new: Passage | None
    heading: tuple[Segment, ...] = ()
    text: tuple[Segment, ...] = ()
    came_from: Pin | None = None
    """An inserted one: the provision whose words it took over, as where a part was split."""
    went_to: Pin | None = None
    """A removed one: the provision that took over its words."""

    @property
    def pin(self) -> Pin:
        """Its number: the new one, or the last that it had."""
        found = self.new or self.old
        assert found is not None
        return found.pin

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Its numbers in the two editions."""
        return tuple(item.pin for item in (self.old, self.new) if item is not None)

    @property
    def is_reworded(self) -> bool:
        """Whether words differ, and not only the number."""
        return any(part.op != "same" for part in (*self.heading, *self.text))


@dataclass(frozen=True)
class ArticleChange:
    """One article that is not what it was, with the provisions in it that changed."""

    kind: Kind
    old: Pin | None
    new: Pin | None
    heading: str
    passages: tuple[PassageChange, ...] = ()

    @property
    def pin(self) -> Pin:
        """Its number: the new one, or the last that it had."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True)
class Comparison:
    """What changed between two editions of one act."""

    articles: tuple[ArticleChange, ...]
    old: tuple[Passage, ...] = field(repr=False)
    new: tuple[Passage, ...] = field(repr=False)
    notes: tuple[tuple[Passage, Passage], ...] = ()
    """Provisions with the same words whose note of amendment differs."""
    unknown: tuple[Pin, ...] = ()
    """Provisions of the act whose older wording is not at hand."""
    headings: tuple[Segment, ...] = ()
    """Headings of parts and chapters, one a segment, where any went or came."""

    @cached_property
    def changes(self) -> tuple[PassageChange, ...]:
        """Every provision that changed."""
        return tuple(change for article in self.articles for change in article.passages)

    def of(self, kind: Kind) -> tuple[ArticleChange, ...]:
        """The articles that changed in one way."""
        return tuple(article for article in self.articles if article.kind == kind)


def compare(
    old: Sequence[Passage],
    new: Sequence[Passage],
    headings: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> Comparison:
    """Compare two editions; provisions whose older wording is not at hand are left out."""
    unknown = {passage.pin for passage in old if not passage.known}
    before = by_article(passage for passage in old if passage.known)
    after = by_article(passage for passage in new if passage.pin not in unknown)
    pairs = paired(
        {article: tuple(keys_of(found)) for article, found in before.items()},
        {article: tuple(keys_of(found)) for article, found in after.items()},
    )
    notes: list[tuple[Passage, Passage]] = []
    made = []
    for one, other in pairs.both:
        made.append(_article(before[one], after[other], notes))
    made += [_article(before[one], (), notes) for one in pairs.removed]
    made += [_article((), after[other], notes) for other in pairs.added]
    found = _taken_over([article for article in made if article.passages])
    return Comparison(
        tuple(sorted(found, key=lambda article: article.pin.order)),
        tuple(old),
        tuple(new),
        tuple(notes),
        tuple(sorted(unknown)),
        _headings(*headings),
    )


def _article(
    old: tuple[Passage, ...], new: tuple[Passage, ...], notes: list[tuple[Passage, Passage]]
) -> ArticleChange:
    before = {passage.pin.steps[1:]: passage for passage in old}
    after = {passage.pin.steps[1:]: passage for passage in new}
    pairs = paired(
        {steps: passage.keys for steps, passage in before.items()},
        {steps: passage.keys for steps, passage in after.items()},
    )
    made = []
    for one, other in pairs.both:
        change = _pair(before[one], after[other])
        if change is not None:
            made.append(change)
        elif before[one].amended != after[other].amended:
            notes.append((before[one], after[other]))
    made += [_gone(before[one]) for one in pairs.removed]
    made += [_come(after[other]) for other in pairs.added]
    made.sort(key=lambda change: (change.pin.order, change.new is not None))
    first, last = (old or new)[0], (new or old)[0]
    return ArticleChange(
        _kind(old, new, made),
        Pin(first.pin.steps[:1], first.pin.annex) if old else None,
        Pin(last.pin.steps[:1], last.pin.annex) if new else None,
        last.heading or first.heading,
        tuple(made),
    )


def _kind(
    old: tuple[Passage, ...], new: tuple[Passage, ...], changes: Sequence[PassageChange]
) -> Kind:
    if not old:
        return "inserted"
    if not new:
        return "removed"
    head = new[0].pin.steps[1:] == ()
    if head and new[0].repealed and any(change.kind == "repealed" for change in changes):
        return "repealed"
    return "changed" if old[0].article == new[0].article else "renumbered"


def _pair(old: Passage, new: Passage) -> PassageChange | None:
    same = old.keys == new.keys and old.repealed == new.repealed
    if same and old.pin == new.pin:
        return None
    kind: Kind = "changed" if old.pin == new.pin else "renumbered"
    if new.repealed and not old.repealed:
        kind = "repealed"
    heading = word_diff(old.heading, new.heading)
    return PassageChange(kind, old, new, heading, word_diff(old.text, new.text))


def _gone(old: Passage) -> PassageChange:
    return PassageChange("removed", old, None, word_diff(old.heading, ""), word_diff(old.text, ""))


def _come(new: Passage) -> PassageChange:
    return PassageChange("inserted", None, new, word_diff("", new.heading), word_diff("", new.text))


def _taken_over(articles: Sequence[ArticleChange]) -> list[ArticleChange]:
    """Name where the words of an inserted provision stood, and where those of a removed one stand.

    So it is where a part was split or merged, or went to another article.
    """
    changes = [change for article in articles for change in article.passages]
    whole = _by_words(change for change in changes if change.kind == "removed")
    back = _by_words(change for change in changes if change.kind == "inserted")
    return [
        replace(
            article,
            passages=tuple(
                _with_origin(change, article.passages, whole, back) for change in article.passages
            ),
        )
        for article in articles
    ]


def _by_words(changes: Iterable[PassageChange]) -> dict[tuple[str, ...], list[Pin]]:
    found: dict[tuple[str, ...], list[Pin]] = {}
    for change in changes:
        passage = change.new or change.old
        assert passage is not None
        found.setdefault(passage.keys, []).append(change.pin)
    return found


def _with_origin(
    change: PassageChange,
    beside: Sequence[PassageChange],
    removed: dict[tuple[str, ...], list[Pin]],
    inserted: dict[tuple[str, ...], list[Pin]],
) -> PassageChange:
    passage = change.new if change.kind == "inserted" else change.old
    if change.kind not in ("inserted", "removed") or passage is None or passage.words < TELLING:
        return change
    came = change.kind == "inserted"
    whole = (removed if came else inserted).get(passage.keys, [])
    if len(whole) == 1:
        return replace(change, came_from=whole[0]) if came else replace(change, went_to=whole[0])
    needle = _line(keys(passage.text))
    for other in beside:
        if other is change or other.old is None or other.new is None:
            continue
        op = "removed" if came else "added"
        if any(part.op == op and needle in _line(keys(part.old + part.new)) for part in other.text):
            if came:
                return replace(change, came_from=other.old.pin)
            return replace(change, went_to=other.new.pin)
    return change


def _line(found: Iterable[str]) -> str:
    """Words on a line, to look for one run of them in another.

    Signs are left out: those at the ends change when a sentence is cut.
    """
    return f" {' '.join(key.casefold() for key in found if key[:1].isalnum())} "


def _headings(old: Sequence[str], new: Sequence[str]) -> tuple[Segment, ...]:
    before, after = [keys(text) for text in old], [keys(text) for text in new]
    return tuple(_heading_changes(before, after, old, new))


def _heading_changes(
    before: list[tuple[str, ...]],
    after: list[tuple[str, ...]],
    old: Sequence[str],
    new: Sequence[str],
) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op != "equal":
            yield from (Segment("removed", old=text) for text in old[i1:i2])
            yield from (Segment("added", new=text) for text in new[j1:j2])
