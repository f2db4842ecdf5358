"""The obligation part and the good-practice part of a rule (design, 3.5)."""

from collections.abc import Callable

from legalgap.engine.treaties import OBLIGES, Bonds
from legalgap.engine.values import Valuer
from legalgap.model.assessment import UNDECIDED, Interval, Part
from legalgap.model.country import Yardstick
from legalgap.model.indicator import Indicator
from legalgap.model.instrument import Force
from legalgap.model.rule import (
    All,
    AnyOf,
    AtLeast,
    Not,
    Number,
    Ratified,
    Rule,
    Threshold,
)

Keep = Callable[[str], bool]


def prune(rule: Rule, keep: Keep) -> Rule | None:
    """The rule without every element that `keep` refuses.

    A group left empty goes, `at_least n` becomes min(n, children left), `not` stays with its
    child. A ratification is no obligation by itself: `keep` is asked with `ratified:slug`.
    """
    match rule:
        case str():
            return rule if keep(rule) else None
        case Number():
            return rule if keep(rule.number.element) else None
        case Ratified():
            return rule if keep(f"ratified:{rule.ratified}") else None
        case Not():
            child = prune(rule.not_, keep)
            return None if child is None else Not.model_construct(not_=child)
        case All():
            left = _left(rule.all, keep)
            return All.model_construct(all=left) if left else None
        case AnyOf():
            left = _left(rule.any, keep)
            return AnyOf.model_construct(any=left) if left else None
        case AtLeast():
            left = _left(rule.at_least.of, keep)
            if not left:
                return None
            n = min(rule.at_least.n, len(left))
            return AtLeast.model_construct(at_least=Threshold.model_construct(n=n, of=left))


def _left(below: tuple[Rule, ...], keep: Keep) -> tuple[Rule, ...]:
    kept = (prune(child, keep) for child in below)
    return tuple(child for child in kept if child is not None)


class Parts:
    """Splits the rules of one State: what it owes, what it is asked to weigh, what is good."""

    def __init__(self, yardstick: Yardstick, bonds: Bonds, valuer: Valuer) -> None:
        self.yardstick, self.bonds, self.valuer = yardstick, bonds, valuer

    def asks(self, owner: Indicator, name: str, forces: tuple[Force, ...]) -> bool | None:
        """Whether a standard of these forces, in force for the State, asks for an element."""
        if name.startswith("ratified:"):
            return False
        element = name if "." in name else f"{owner.id}.{name}"
        return self.bonds.any_asks(self.yardstick.asked_by(element), forces)

    def obligations(self, owner: Indicator) -> Part:
        """What the rule holds of duties.

        Where a treaty status is unknown the part lies between the rule with the nodes that hang
        on it and the rule without them.
        """
        sure = prune(owner.full, lambda name: self.asks(owner, name, OBLIGES) is True)
        most = prune(owner.full, lambda name: self.asks(owner, name, OBLIGES) is not False)
        if most is None:
            return Part()
        if sure is None:
            return Part(UNDECIDED, certain=False)
        least, greatest = (self.valuer.value(owner, rule).interval for rule in (sure, most))
        both = Interval(min(least.low, greatest.low), max(least.high, greatest.high))
        return Part(both, certain=sure == most)

    def good_practice(self, owner: Indicator) -> Part:
        """The rest: what no duty asks, whatever the unknown treaty status turns out to be."""
        return self._part(owner, lambda name: self.asks(owner, name, OBLIGES) is False)

    def weighed(self, owner: Indicator) -> Part:
        """What a treaty in force asks the State to consider, endeavour or promote."""
        return self._part(
            owner,
            lambda name: (
                self.asks(owner, name, OBLIGES) is False
                and self.asks(owner, name, (Force.WEIGH,)) is True
            ),
        )

    def is_obligation(self, owner: Indicator) -> bool:
        """Whether one of the indicator's standards is a duty of the State."""
        return self.bonds.any_asks(owner.standards, OBLIGES) is True

    def _part(self, owner: Indicator, keep: Keep) -> Part:
        rule = prune(owner.full, keep)
        return Part() if rule is None else Part(self.valuer.value(owner, rule).interval)
