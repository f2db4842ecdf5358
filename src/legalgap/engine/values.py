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
        self._limited, self._certain = limited, certain
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
                child = self.value(owner, rule.not_)
                flipped = Interval(ONE - child.interval.high, ONE - child.interval.low)
                return Node("not", flipped, (child,))
            case All():
                return combine("all", tuple(self.value(owner, child) for child in rule.all))
            case AnyOf():
                return combine("any", tuple(self.value(owner, child) for child in rule.any))
            case AtLeast():
                below = tuple(self.value(owner, child) for child in rule.at_least.of)
                return combine("at_least", below, rule.at_least.n)

    def _of(self, found: ElementFinding) -> Interval:
        if self._certain and not found.settled:
            return Interval(ZERO, self._limited) if found.bad else Interval(self._limited, ONE)
        return self._values[found.state]

    def _ratified(self, slug: str) -> Interval:
        verdict = self.bonds.in_force(slug)
        return UNDECIDED if verdict is None else MET if verdict else MISSED


def combine(kind: str, below: tuple[Node, ...], n: int = 0) -> Node:
    """`all`: the mean of the children; `any`: the best child; `at_least`: the mean of the n best.

    Of children that are found or lacking, the last is min(1, found / n); several that are only
    limited never add up to one that is found.
    """
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
