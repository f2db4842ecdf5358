"""A recommendation as a draft amendment: what it would add, and what stands in its way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from legalgap.engine.evidence import gather
from legalgap.model.act import Act, Kind
from legalgap.model.country import Country
from legalgap.model.pin import Pin
from legalgap.model.recommendation import Recommendation
from legalgap.model.statement import Statement, WordingInTime, act_span, statements, wordings

LAWS = (Kind.CODE, Kind.LAW, Kind.CONSTITUTION, Kind.DECREE)


@dataclass(frozen=True)
class Proposal:
    """What a draft would have to change so that the recommendation is done."""

    act: Act
    pin: Pin
    """Where the new article would stand."""
    replaced: tuple[tuple[WordingInTime, dict[str, list[dict[str, Any]]]], ...] = ()
    """Wordings of the act that stand in the way, with the claims that would be left."""
    by_hand: tuple[Statement, ...] = ()
    """What stands in the way elsewhere, or above other provisions of the act."""


def likely_act(country: Country, item: Recommendation, day: date) -> str | None:
    """The law in force that says most on what the recommendation closes."""
    counted = []
    asked = set(item.closes)
    for name, act in sorted(country.acts.items()):
        if act.kind not in LAWS or not act_span(act).holds(day):
            continue
        said = [
            statement.indicator
            for wording in wordings(act)
            for statement in statements(wording)
            if statement.indicator in asked
        ]
        bears = asked & {*act.bears_on, *said}
        if bears:
            counted.append((-len(bears), -len(said), name))
    return min(counted)[2] if counted else None


def free_pin(act: Act, item: Recommendation) -> Pin:
    """An article number that the act does not have, beside what says most on the subject."""
    taken = {provision.pin.steps[0] for provision in act.provisions if not provision.pin.annex}
    near = [
        provision.pin.steps[0]
        for provision in act.provisions
        for wording in (provision, *provision.editions)
        if set(wording.claims) & set(item.closes) and not provision.pin.annex
    ]
    listed = [name for name in (near or sorted(taken)) if name[0].isdigit()] or ["1"]
    base = max(listed, key=lambda name: (listed.count(name), Pin((name,))))
    stem = base.partition("-")[0]
    number = next(n for n in range(1, 10_000) if f"{stem}-{n}" not in taken)
    return Pin((f"{stem}-{number}",))


def proposal(country: Country, item: Recommendation, act: Act, pin: Pin, day: date) -> Proposal:
    """The new article, the wordings to replace, and what has to be changed by hand."""
    in_the_way: dict[tuple[str, str], WordingInTime] = {}
    by_hand: list[Statement] = []
    evidence = gather(country, day)
    for indicator in item.closes:
        for statement in evidence.on(indicator):
            if not _opposes(statement, item):
                continue
            wording = statement.wording
            others = [other.pin for other in act.provisions if other.pin != wording.pin]
            below = any(wording.pin.covers(other) for other in others)
            if wording.act.id == act.id and not below:
                in_the_way[(wording.act.id, str(wording.pin))] = wording
            else:
                by_hand.append(statement)
    return Proposal(
        act,
        pin,
        tuple((wording, _left(wording, item)) for wording in in_the_way.values()),
        tuple(by_hand),
    )


def _opposes(statement: Statement, item: Recommendation) -> bool:
    """Whether a claim keeps an element from being as the recommendation wants it."""
    claim = statement.claim
    given = set(item.closes.get(statement.indicator, ()))
    ended = set(item.ends.get(statement.indicator, ()))
    return bool(
        given & set(claim.narrows)
        or ended & {*claim.provides, *claim.partly}
        or claim.contradicts is not None
        or _other_values(statement, item)
    )


def _other_values(statement: Statement, item: Recommendation) -> set[str]:
    """Numbers that the provision sets otherwise than the recommendation would."""
    wanted = item.values.get(statement.indicator, {})
    return {
        name
        for name, amounts in statement.claim.values.items()
        if name in wanted and any(str(amount) != wanted[name].strip() for amount in amounts)
    }


def _left(wording: WordingInTime, item: Recommendation) -> dict[str, list[dict[str, Any]]]:
    """The claims of a wording without what stands in the way."""
    left: dict[str, list[dict[str, Any]]] = {}
    for statement in statements(wording):
        given = set(item.closes.get(statement.indicator, ()))
        ended = set(item.ends.get(statement.indicator, ()))
        raw = statement.claim.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if _opposes(statement, item):
            for key in ("narrows", "values"):
                raw[key] = {
                    name: said for name, said in raw.get(key, {}).items() if name not in given
                }
            raw["provides"] = [name for name in raw.get("provides", ()) if name not in ended]
            raw["partly"] = {
                name: said for name, said in raw.get("partly", {}).items() if name not in ended
            }
            for key in ("contradicts", "only"):
                raw.pop(key, None)
            raw = {key: value for key, value in raw.items() if value}
        if any(raw.get(key) for key in ("provides", "narrows", "partly", "lacks", "values")):
            left.setdefault(statement.indicator, []).append(raw)
    return left


def added_claims(item: Recommendation, *, computed: frozenset[str]) -> dict[str, dict[str, Any]]:
    """What the new article would say, indicator by indicator.

    What is counted from the by-law tracker no article can provide.
    """
    made: dict[str, dict[str, Any]] = {}
    for indicator, names in item.provides.items():
        provided = [name for name in names if f"{indicator}.{name}" not in computed]
        if provided:
            made[indicator] = {"provides": provided}
    for indicator, values in item.values.items():
        kept = {
            name: value for name, value in values.items() if f"{indicator}.{name}" not in computed
        }
        if kept:
            made.setdefault(indicator, {})["values"] = kept
    return made
