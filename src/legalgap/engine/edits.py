"""What a change to the data does to the provisions of a State and to its confirmed claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from legalgap.engine.assess import assess
from legalgap.engine.changes import Changes, Worsened, compare, snapshot, worsened
from legalgap.frozen import frozen
from legalgap.model.act import Act, Edition, Provision
from legalgap.model.assessment import Assessment
from legalgap.model.claim import Claim
from legalgap.model.country import Country, Yardstick
from legalgap.model.source import Grade, Visibility
from legalgap.model.statement import statements, wordings

GONE = ""
"""What a claim says now, where it is not there any more."""
SILENT = "silent_on"
OPPOSITE = "contradicts"


@frozen
class Touched:
    """A provision whose record differs; `id` is the act's where the record of the act does."""

    id: str
    how: str
    """`new`, `changed` or `gone`."""
    indicators: tuple[str, ...] = ()
    """On which it is claimed to say something, before or after."""


@dataclass(frozen=True, order=True)
class Unconfirmed:
    """A claim that rested on a text that was read, and does so no longer."""

    id: str
    indicator: str
    element: str
    """Empty for a claim on the whole indicator."""
    before: str
    """In which way it was claimed: `provides`, `narrows`, `lacks` ..."""
    after: str
    """The way in which it is claimed now; empty where it is claimed in none."""
    grade: str
    """How that is known; empty where it is claimed in none."""


@frozen
class Edit:
    """All that a change to the data moves for one State."""

    jurisdiction: str
    changes: Changes
    worse: tuple[Worsened, ...]
    to_read_again: tuple[tuple[str, str], ...]
    """Provision and indicator of each claim that is set aside now and was not before."""
    touched: tuple[Touched, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    articles: tuple[str, ...] = ()
    """Every provision that decides otherwise, or whose record differs."""
    withheld: int = 0
    """Touched provisions and claims gone that rest on sources which are not public."""

    @property
    def any(self) -> bool:
        """Whether anything of this State differs."""
        return bool(self.changes.any or self.touched or self.unconfirmed or self.withheld)


def edit(
    before: tuple[Country, Yardstick], after: tuple[Country, Yardstick], day: date | None = None
) -> Edit:
    """Hold the data of one State before a change against the data after it."""
    was, now = assess(*before, day), assess(*after, day)
    touched, hidden = _touched(before[0].acts, after[0].acts)
    lost, unnamed = _unconfirmed(before[0].acts, after[0].acts)
    changes = compare(snapshot(was), snapshot(now))
    deciding = [name for moved in changes.answers for name in moved.provisions]
    known = {*before[0].acts, *after[0].acts}
    articles = {
        name
        for name in (*deciding, *(item.id for item in touched))
        if ":" in name and name.partition(":")[0] in known
    }
    return Edit(
        after[0].jurisdiction.id,
        changes,
        worsened(was, now),
        tuple(_set_aside(was, now)),
        touched,
        lost,
        tuple(sorted(articles)),
        hidden + unnamed,
    )


def _set_aside(before: Assessment, after: Assessment) -> Iterator[tuple[str, str]]:
    known = {(item.id, item.indicator) for item in before.to_read_again}
    for item in after.to_read_again:
        if item.public and (item.id, item.indicator) not in known:
            yield item.id, item.indicator


def _renamed(acts: Mapping[str, Act]) -> dict[str, str]:
    """By its former id, how an act is called now."""
    return {old: name for name, act in acts.items() for old in act.was}


def _touched(
    before: Mapping[str, Act], after: Mapping[str, Act]
) -> tuple[tuple[Touched, ...], int]:
    renamed = _renamed(after)
    old = {renamed.get(name, name): act for name, act in before.items()}
    found, hidden = [], 0
    for name in sorted({*old, *after}):
        for item, public in _of_act(name, old.get(name), after.get(name)):
            hidden += not public
            if public:
                found.append(item)
    return tuple(found), hidden


def _of_act(name: str, old: Act | None, new: Act | None) -> Iterator[tuple[Touched, bool]]:
    was = {item.pin: item for item in old.provisions} if old else {}
    now = {item.pin: item for item in new.provisions} if new else {}
    if old is None or new is None or _bare(old) != _bare(new):
        yield Touched(name, _how(old, new)), _public(old) and _public(new)
    for pin in sorted({*was, *now}, key=lambda item: item.order):
        one, other = was.get(pin), now.get(pin)
        if one == other:
            continue
        sides = ((old, one), (new, other))
        indicators = dict.fromkeys(
            name
            for _, side in sides
            if side is not None
            for wording in (side, *side.editions)
            for name in wording.claims
        )
        public = all(_public(act, side) for act, side in sides)
        yield Touched(f"{name}:{pin}", _how(one, other), tuple(indicators)), public


def _bare(act: Act) -> Act:
    """The record of an act without its provisions."""
    return act.model_copy(update={"provisions": (), "was": (), "id": ""})


def _how(old: object, new: object) -> str:
    if old is None:
        return "new"
    return "gone" if new is None else "changed"


def _public(act: Act | None, provision: Provision | None = None) -> bool:
    """Whether every source that is named may be printed for everybody."""
    if act is None:
        return True
    wordings_of: tuple[Provision | Edition, ...] = ()
    if provision is not None:
        wordings_of = (provision, *provision.editions)
    named = {wording.source or act.source for wording in wordings_of} or {act.source}
    found = [act.sources.get(key) for key in named if key]
    return all(source is None or source.visibility is Visibility.PUBLIC for source in found)


_Place = tuple[str, date, str, str]
"""Provision, first day of its wording, indicator, element."""


def _unconfirmed(
    before: Mapping[str, Act], after: Mapping[str, Act]
) -> tuple[tuple[Unconfirmed, ...], int]:
    renamed = _renamed(after)
    now: dict[_Place, list[tuple[str, Grade]]] = {}
    on_any_day: dict[tuple[str, str, str], list[tuple[str, Grade]]] = {}
    days = {
        (f"{name}:{one.pin}", one.span.start) for name in after for one in wordings(after[name])
    }
    for place, way, grade, _ in _claimed(after, {}):
        name, _, indicator, element = place
        now.setdefault(place, []).append((way, grade))
        on_any_day.setdefault((name, indicator, element), []).append((way, grade))
    found: dict[Unconfirmed, bool] = {}
    for place, way, grade, public in _claimed(before, renamed):
        if grade is not Grade.TEXT_READ:
            continue
        there = now.get(place)
        if there is None and place[:2] not in days:
            # The first day of the wording was mended; the claim may stand in it as before.
            there = on_any_day.get((place[0], place[2], place[3]))
        if (way, Grade.TEXT_READ) in (there or ()):
            continue
        said, known = there[0] if there else (GONE, None)
        item = Unconfirmed(place[0], place[2], place[3], way, said, known.value if known else "")
        found[item] = found.get(item, True) and public
    shown = tuple(sorted(item for item, public in found.items() if public))
    return shown, len(found) - len(shown)


def _claimed(
    acts: Mapping[str, Act], renamed: Mapping[str, str]
) -> Iterator[tuple[_Place, str, Grade, bool]]:
    """Each thing that is claimed, its way, its grade, and whether it may be named."""
    for act_id, act in acts.items():
        name = renamed.get(act_id, act_id)
        for wording in wordings(act):
            for statement in statements(wording):
                for element, way in _ways(statement.claim):
                    place = (
                        f"{name}:{wording.pin}", wording.span.start, statement.indicator, element,
                    )  # fmt: skip
                    yield place, way, statement.grade, statement.public
        if act.read == "whole" and act.grade in (None, Grade.TEXT_READ):
            for indicator in act.silent_on:
                yield (name, date.min, indicator, ""), SILENT, Grade.TEXT_READ, _public(act)


def _ways(claim: Claim) -> Iterator[tuple[str, str]]:
    """Each element of a claim, and in which way it is claimed."""
    for way in ("provides", "partly", "narrows", "lacks", "values"):
        for element in getattr(claim, way):
            yield element, way
    if claim.contradicts:
        yield "", OPPOSITE
