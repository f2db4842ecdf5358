"""From states to the value of a rule: an interval, exact (design, 3.2)."""

from fractions import Fraction

from legalgap.engine.exact import mean
from legalgap.engine.states import States
from legalgap.engine.treaties import Bonds
from legalgap.model.assessment import (
    MET,
    MISSED,
    ONE,
    UNDECIDED,
    ZERO,
    ElementFinding,
    Interval,
    Node,
    State,
)
from legalgap.model.indicator import Indicator
from legalgap.model.rule import All, AnyOf, AtLeast, Not, Number, Ratified, Rule


class Valuer:
    """Works out what share of a rule holds.

    With `certain`, an element whose limit another text may lift counts as open to the rule's
    side: so that only what is certainly missing bears on the verb.
    """

    def __init__(
        self, states: States, bonds: Bonds, limited: Fraction, *, certain: bool = False
    ) -> None:
        self.states, self.bonds = states, bonds
        self.limited, self._certain = limited, certain
        self._values = {
            State.FOUND: MET,
            State.LIMITED: Interval(limited, limited),
            State.LACKING: MISSED,
            State.UNKNOWN: UNDECIDED,
        }

    def value(self, owner: Indicator, rule: Rule) -> Node:
        """The rule as a tree of nodes, each with its interval."""
        match rule:
            case str():
                found = self.states.find(owner, rule)
                return Node("element", self._of(found), name=found.id)
            case Number():
                found = self.states.find(owner, rule.number.element, rule.number)
                return Node("number", self._of(found), name=found.id)
            case Ratified():
                return Node("ratified", self._ratified(rule.ratified), name=rule.ratified)
            case Not():
                return flipped(self.value(owner, rule.not_))
            case All():
                return combine("all", tuple(self.value(owner, child) for child in rule.all))
            case AnyOf():
                return combine("any", tuple(self.value(owner, child) for child in rule.any))
            case AtLeast():
                below = tuple(self.value(owner, child) for child in rule.at_least.of)
                return combine("at_least", below, rule.at_least.n)

    def _of(self, found: ElementFinding) -> Interval:
        if self._certain and not found.settled:
            return Interval(ZERO, self.limited) if found.bad else Interval(self.limited, ONE)
        return self._values[found.state]

    def _ratified(self, slug: str) -> Interval:
        verdict = self.bonds.in_force(slug)
        return UNDECIDED if verdict is None else MET if verdict else MISSED


OPPOSITES = ((UNDECIDED, UNDECIDED), (MET, MISSED), (MISSED, MET))
"""The commonest values, each with 1 minus it."""


def opposite(interval: Interval) -> Interval:
    """1 minus the value."""
    for same, other in OPPOSITES:
        if interval is same:
            return other
    return Interval(ONE - interval.high, ONE - interval.low)


def flipped(child: Node) -> Node:
    """`not`: 1 minus the value of the child."""
    return Node("not", opposite(child.interval), (child,))


def combine(kind: str, below: tuple[Node, ...], n: int = 0) -> Node:
    """`all`: the mean of the children; `any`: the best child; `at_least`: the mean of the n best.

    Of children that are found or lacking, the last is min(1, found / n); several that are only
    limited never add up to one that is found.
    """
    first = below[0].interval
    for node in below:
        if node.interval is not first:
            break
    else:
        # Whatever the kind, values that are one and the same come to just that.
        if n <= len(below):
            return Node(kind, first, below, n=n)
    lows = [node.interval.low for node in below]
    highs = [node.interval.high for node in below]
    if kind == "all":
        interval = Interval(mean(lows), mean(highs))
    elif kind == "any":
        interval = Interval(max(lows), max(highs))
    else:
        interval = Interval(_best(lows, n), _best(highs, n))
    return Node(kind, interval, below, n=n)


def _best(values: list[Fraction], n: int) -> Fraction:
    return mean(sorted(values, reverse=True)[:n], n)
