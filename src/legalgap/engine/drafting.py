"""A recommendation as a draft amendment: what it would add, and what stands in its way."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from legalgap.engine.changes import Worsened, worse_elements
from legalgap.engine.evidence import gather
from legalgap.engine.states import States, compare
from legalgap.frozen import frozen
from legalgap.model.act import Act, Kind
from legalgap.model.assessment import ElementFinding, State
from legalgap.model.country import Country, Yardstick
from legalgap.model.draft import Draft
from legalgap.model.indicator import Indicator
from legalgap.model.pin import Pin
from legalgap.model.recommendation import Recommendation
from legalgap.model.rule import LIFE, Number, NumberTest, Rule, children
from legalgap.model.source import Grade
from legalgap.model.statement import Statement, WordingInTime, act_span, statements, wordings

LAWS = (Kind.CODE, Kind.LAW, Kind.CONSTITUTION, Kind.DECREE)
WAYS = {"provides", "narrows", "partly", "lacks", "values", "contradicts"}
Claims = dict[str, list[dict[str, Any]]]


@frozen
class Proposal:
    """What a draft would have to change so that the recommendation is done."""

    act: Act
    pin: Pin
    """Where the new article would stand."""
    claims: Claims
    """What it would say, and what the article there says already."""
    there: bool = False
    """Whether that article is there already."""
    replaced: tuple[tuple[WordingInTime, Claims], ...] = ()
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
    # 166-1 and 24.30 stand beside 166 and 24: a number is counted up once only.
    stem = re.split(r"[-.]", base, maxsplit=1)[0]
    used = {name.partition(".")[0] for name in taken}
    number = next(n for n in range(1, 10_000) if f"{stem}-{n}" not in used)
    return Pin((f"{stem}-{number}",))


class Drafter:
    """Holds a recommendation against the law of one State on one day."""

    def __init__(
        self, country: Country, indicators: Mapping[str, Indicator], item: Recommendation, day: date
    ) -> None:
        self.country, self.indicators, self.item, self.day = country, indicators, item, day
        self._lines = {
            f"{name}.{element}": lines
            for name, values in item.values.items()
            for element in values
            if (lines := _lines(indicators, name, element))
        }

    def proposal(self, act: Act, pin: Pin) -> Proposal:
        """The new article, the wordings to replace, and what has to be changed by hand."""
        in_the_way: dict[str, WordingInTime] = {}
        by_hand: list[Statement] = []
        evidence = gather(self.country, self.day)
        for indicator in self.item.closes:
            for statement in evidence.on(indicator):
                wording = statement.wording
                own = wording.act.id == act.id
                if not self._opposes(statement) or (own and wording.pin == pin):
                    continue
                below = any(
                    wording.pin.covers(other.pin)
                    for other in act.provisions
                    if other.pin != wording.pin
                )
                if own and not below and not wording.pin.touches(pin):
                    in_the_way[str(wording.pin)] = wording
                else:
                    by_hand.append(statement)
        there = [
            other for other in wordings(act) if other.pin == pin and other.span.holds(self.day)
        ]
        return Proposal(
            act,
            pin,
            self._at(there),
            any(provision.pin == pin for provision in act.provisions),
            tuple((wording, self._left(wording)) for wording in in_the_way.values()),
            tuple(by_hand),
        )

    def added(self) -> dict[str, dict[str, Any]]:
        """What the new article would say, indicator by indicator.

        What is counted from the by-law tracker no article can provide.
        """
        made: dict[str, dict[str, Any]] = {}
        for indicator, names in self.item.provides.items():
            provided = [name for name in names if not self._computed(indicator, name)]
            if provided:
                made[indicator] = {"provides": provided}
        for indicator, values in self.item.values.items():
            kept = {
                name: value for name, value in values.items() if not self._computed(indicator, name)
            }
            if kept:
                made.setdefault(indicator, {})["values"] = kept
        return made

    def _computed(self, indicator: str, element: str) -> bool:
        owner = self.indicators.get(indicator)
        found = owner.elements.get(element) if owner is not None else None
        return found is not None and found.computed is not None

    def _at(self, there: list[WordingInTime]) -> Claims:
        """The claims of the new article beside those of the article that it rewrites."""
        made: Claims = {}
        for wording in there:
            for indicator, claims in self._left(wording, rewritten=True).items():
                made.setdefault(indicator, []).extend(claims)
        for indicator, claim in self.added().items():
            said = {name for before in made.get(indicator, ()) for name in before.get("values", ())}
            new = {**claim, "values": _but(claim.get("values", {}), said)}
            new = {key: value for key, value in new.items() if value}
            if new:
                made.setdefault(indicator, []).append(new)
        return made

    def _opposes(self, statement: Statement) -> bool:
        """Whether a claim keeps an element from being as the recommendation wants it."""
        claim = statement.claim
        if statement.indicator not in self.item.closes:
            return False
        given = set(self.item.closes[statement.indicator])
        ended = set(self.item.ends.get(statement.indicator, ()))
        return bool(
            given & set(claim.narrows)
            or (claim.for_ and given & set(claim.provides))
            or ended & {*claim.provides, *claim.partly}
            or claim.contradicts is not None
            or self._other_values(statement)
        )

    def _other_values(self, statement: Statement) -> set[str]:
        """Numbers of the provision that miss the line, where the recommendation sets them."""
        wanted = self.item.values.get(statement.indicator, {})
        return {
            name
            for name, amounts in statement.claim.values.items()
            if name in wanted and not self._meets(statement.indicator, name, amounts)
        }

    def _meets(self, indicator: str, name: str, amounts: Iterable[Fraction | str]) -> bool:
        """Whether numbers meet every line of the rule; without a line they equal the one given."""
        lines = self._lines.get(f"{indicator}.{name}")
        if lines:
            return all(compare(line, amounts)[0] is State.FOUND for line in lines)
        wanted = self.item.values[indicator][name].strip()
        return all(amount == (wanted if wanted == LIFE else Fraction(wanted)) for amount in amounts)

    def _left(self, wording: WordingInTime, *, rewritten: bool = False) -> Claims:
        """The claims of a wording without what stands in the way.

        Of an article that is rewritten so that it provides what is recommended, also without
        what it said of those elements before.
        """
        left: Claims = {}
        for statement in statements(wording):
            given = set(self.item.closes.get(statement.indicator, ()))
            ended = set(self.item.ends.get(statement.indicator, ()))
            opposes = self._opposes(statement)
            raw = {**_known(statement), **_dumped(statement)}
            if rewritten or opposes:
                gone = given if rewritten or statement.claim.for_ else ended
                values = self._other_values(statement)
                raw["narrows"] = _but(raw.get("narrows", {}), given)
                raw["values"] = _but(raw.get("values", {}), values)
                raw["partly"] = _but(raw.get("partly", {}), gone | values)
                for key in ("provides", "lacks"):
                    raw[key] = [name for name in raw.get(key, ()) if name not in gone]
            if opposes:
                for key in ("contradicts", "only"):
                    raw.pop(key, None)
            raw = {key: value for key, value in raw.items() if value}
            if raw.keys() & WAYS:
                left.setdefault(statement.indicator, []).append(raw)
        return left


def _dumped(statement: Statement) -> dict[str, Any]:
    return statement.claim.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _known(statement: Statement) -> dict[str, str]:
    """How a claim is known, where the draft around it would say otherwise."""
    wording = statement.wording
    said = {}
    if statement.grade is not Grade.TEXT_READ:
        said["grade"] = statement.grade.value
    if not statement.read_whole:
        said["read"] = "part"
    if statement.source_key is not None and statement.source_key != wording.act.source:
        said["source"] = statement.source_key
    return said


def _but(said: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: words for name, words in said.items() if name not in names}


def _lines(indicators: Mapping[str, Indicator], owner: str, element: str) -> list[NumberTest]:
    """The lines that rules draw for a number."""
    full = f"{owner}.{element}"
    return [
        node.number
        for name, indicator in indicators.items()
        for rule in (indicator.full, *indicator.bonus)
        for node in _leaves(rule)
        if isinstance(node, Number)
        and full in (node.number.element, f"{name}.{node.number.element}")
    ]


def _leaves(rule: Rule) -> list[Rule]:
    below = children(rule)
    return [leaf for child in below for leaf in _leaves(child)] if below else [rule]


def taken_away(country: Country, yardstick: Yardstick, draft: Draft) -> tuple[Worsened, ...]:
    """What the law has and would have no longer, or nobody would know, once a draft is in force."""
    day = max(draft.in_force.latest, country.jurisdiction.as_of.latest)
    before, after = (_elements(country, yardstick, day, drafts) for drafts in ([], [draft]))
    return worse_elements(before, after)


def _elements(
    country: Country, yardstick: Yardstick, day: date, drafts: list[Draft]
) -> list[ElementFinding]:
    states = States(country, yardstick, gather(country, day, drafts), day)
    return [
        element
        for indicator in yardstick.indicators.values()
        for element in states.of_rule(indicator, indicator.full)
    ]
