"""From claims to the state of each element (design, 3.1)."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from legalgap.engine.evidence import Evidence
from legalgap.engine.tracker import shares
from legalgap.model.act import Kind
from legalgap.model.assessment import ElementFinding, Limit, State
from legalgap.model.country import Country, Yardstick
from legalgap.model.indicator import Element, Indicator, Needs
from legalgap.model.rule import LIFE, Number, NumberTest, Rule, children
from legalgap.model.source import Grade
from legalgap.model.statement import Statement

LAWS = (Kind.CONSTITUTION, Kind.CODE, Kind.LAW, Kind.DECREE)
# What guides but does not bind: never more than `limited`.
GUIDES = (Kind.COURT_GUIDANCE, Kind.PLAN)
# Limits that another text may lift; a narrowing rule stays, whatever else is read.
WEAK = (Limit.HEADING, Limit.RANK, Limit.NOT_PENAL, Limit.IN_PART)


class States:
    """The states of all elements of one State at one date, worked out once each."""

    def __init__(
        self, country: Country, yardstick: Yardstick, evidence: Evidence, day: date
    ) -> None:
        self.country, self.yardstick = country, yardstick
        self.evidence, self.day = evidence, day
        self._known: dict[str, ElementFinding] = {}
        self._read_in_full = {
            indicator: entry
            for entry in country.jurisdiction.read_in_full
            if evidence.read_whole.issuperset(entry.acts)
            for indicator in entry.indicators
        }

    def find(self, owner: Indicator, name: str, test: NumberTest | None = None) -> ElementFinding:
        """The state of an element; a number needs the test that it is held against."""
        if "." in name:
            other, _, name = name.partition(".")
            owner = self.yardstick.indicators[other]
        key = f"{owner.id}.{name}" + (f"?{test.text}" if test else "")
        if key not in self._known:
            self._known[key] = self._find(owner, name, test)
        return self._known[key]

    def of_rule(self, owner: Indicator, rule: Rule) -> list[ElementFinding]:
        """The states of every element that a rule names, in order, each once."""
        found: dict[str, ElementFinding] = {}
        for node in _leaves(rule):
            test = node.number if isinstance(node, Number) else None
            name = test.element if test else node
            if isinstance(name, str):
                state = self.find(owner, name, test)
                found.setdefault(state.id, state)
        return list(found.values())

    def _find(self, owner: Indicator, name: str, test: NumberTest | None) -> ElementFinding:
        element = owner.elements[name]
        if element.computed:
            return self._computed(owner, name, element, test)
        on = self.evidence.on(owner.id)
        if not on:
            return self._absent(owner, name, element, on)
        if test is not None:
            return self._number(owner, name, element, test, on)
        return self._plain(owner, name, element, on)

    def _plain(
        self, owner: Indicator, name: str, element: Element, on: list[Statement]
    ) -> ElementFinding:
        full_id = f"{owner.id}.{name}"
        providing = [item for item in on if name in item.claim.provides and not item.claim.for_]
        groups = [item for item in on if name in item.claim.provides and item.claim.for_]
        narrowing = [item for item in on if name in item.claim.narrows]
        in_part = [item for item in on if name in item.claim.partly]
        limits = [Limit.NARROWED] if narrowing else []
        limits += [Limit.GROUPS] if groups else []
        if providing and not limits:
            limits = self._weakness(owner, element, providing)
        elif in_part and not limits:
            limits = [Limit.IN_PART]
        if providing or limits:
            state = State.LIMITED if limits else State.FOUND
            decisive = tuple(_in_order(on, [*providing, *groups, *narrowing, *in_part]))
            # What a text has of a bad thing, if only in part, no other text takes away.
            part_of_bad = element.bad and limits == [Limit.IN_PART]
            settled = part_of_bad or self._settled(owner, limits)
            return ElementFinding(
                full_id, state, element.bad, decisive, tuple(limits), settled=settled
            )
        return self._absent(owner, name, element, on)

    def _weakness(
        self, owner: Indicator, element: Element, providing: list[Statement]
    ) -> list[Limit]:
        """Why none of the providing claims can provide in full; empty where one can."""
        strong = [item for item in providing if item.grade is not Grade.HEADING_READ]
        if not strong:
            return [Limit.HEADING]
        if element.bad:
            return []
        ranked = [item for item in strong if _ranks(item.wording.act.kind, owner.needs)]
        if not ranked:
            return [Limit.RANK]
        if owner.penal and not any(item.wording.act.penal for item in ranked):
            return [Limit.NOT_PENAL]
        return []

    def _settled(self, owner: Indicator, limits: list[Limit]) -> bool:
        """Whether no unread text could still lift what is limited."""
        return owner.id in self._read_in_full or not any(limit in WEAK for limit in limits)

    def _absent(
        self, owner: Indicator, name: str, element: Element, on: list[Statement]
    ) -> ElementFinding:
        silent: list[str] = []
        lacking: list[Statement] = []
        if not element.bad:
            lacking = [item for item in on if name in item.claim.lacks and item.shows_absence]
            silent = self.evidence.silent.get(owner.id, [])
        full = self._read_in_full.get(owner.id)
        read = list(full.acts) if full else []
        if not (lacking or silent or read):
            return ElementFinding(f"{owner.id}.{name}", State.UNKNOWN, element.bad)
        return ElementFinding(
            f"{owner.id}.{name}",
            State.LACKING,
            element.bad,
            tuple(lacking),
            basis=(*(f"silent:{act}" for act in silent), *(f"read_in_full:{act}" for act in read)),
            acts=tuple(
                self.country.acts[act]
                for act in dict.fromkeys([*silent, *read])
                if act in self.country.acts
            ),
        )

    def _number(
        self,
        owner: Indicator,
        name: str,
        element: Element,
        test: NumberTest,
        on: list[Statement],
    ) -> ElementFinding:
        full_id = f"{owner.id}.{name}"
        stating = [item for item in on if name in item.claim.values]
        if not stating:
            return self._absent(owner, name, element, on)
        values = tuple((item, value) for item in stating for value in item.claim.values[name])
        state, limits = compare(test, [value for _, value in values])
        if state is State.FOUND:
            narrowed = any(name in item.claim.narrows for item in on)
            limits = [Limit.NARROWED] if narrowed else []
            if all(item.claim.for_ for item in stating):
                limits.append(Limit.GROUPS)
            if not limits and all(name in item.claim.partly for item in stating):
                limits.append(Limit.IN_PART)
            limits = limits or self._weakness(owner, element, stating)
            state = State.LIMITED if limits else State.FOUND
        narrowing = [item for item in on if name in item.claim.narrows]
        decisive = tuple(_in_order(on, [*stating, *narrowing]))
        settled = self._settled(owner, limits)
        return ElementFinding(
            full_id, state, element.bad, decisive, tuple(limits), values, settled=settled
        )

    def _computed(
        self, owner: Indicator, name: str, element: Element, test: NumberTest | None
    ) -> ElementFinding:
        full_id = f"{owner.id}.{name}"
        share = shares(self.country, str(element.computed), self.day)
        if share is None or test is None:
            return ElementFinding(full_id, State.UNKNOWN, element.bad)
        worst, best = (compare(test, [bound])[0] for bound in share)
        state = worst if worst is best else State.UNKNOWN
        return ElementFinding(full_id, state, element.bad, computed=share, basis=("tracker",))


def compare(test: NumberTest, values: Iterable[Fraction | str]) -> tuple[State, list[Limit]]:
    """Hold the values in force against a line: all must meet it.

    Limited where only some do, or where all meet the weaker line `partly`.
    """
    given = list(values)
    meeting = [_meets(value, test.min, test.max) for value in given]
    if all(meeting):
        return State.FOUND, []
    if any(meeting):
        return State.LIMITED, [Limit.SOME_VALUES]
    if test.partly is not None:
        low, high = (test.partly, None) if test.min is not None else (None, test.partly)
        if all(_meets(value, low, high) for value in given):
            return State.LIMITED, [Limit.PARTLY]
    return State.LACKING, []


def _meets(value: Fraction | str, low: Fraction | str | None, high: Fraction | str | None) -> bool:
    if value == LIFE:
        return high is None or high == LIFE
    assert isinstance(value, Fraction)
    if low is not None:
        return low != LIFE and value >= Fraction(low)
    return high is None or high == LIFE or value <= Fraction(high)


def _ranks(kind: Kind, needs: Needs) -> bool:
    """Whether an act of this rank can answer in full."""
    if kind in GUIDES:
        return False
    return kind in LAWS or needs is Needs.REGULATION


def _in_order(on: list[Statement], chosen: list[Statement]) -> list[Statement]:
    picked = {id(item) for item in chosen}
    return [item for item in on if id(item) in picked]


def _leaves(rule: Rule) -> list[Rule]:
    below = children(rule)
    if not below:
        return [rule]
    return [leaf for child in below for leaf in _leaves(child)]
