"""The obligation part and the good-practice part of a rule (design, 3.5)."""

from collections.abc import Callable, Collection

from legalgap.engine.treaties import Bonds
from legalgap.engine.values import combine, flipped
from legalgap.model.assessment import UNDECIDED, Interval, Node, Part
from legalgap.model.indicator import Indicator

Keep = Callable[[Node], bool]


def kept(node: Node, keep: Keep) -> Node | None:
    """A rule with its values, without every leaf that `keep` refuses.

    A group left empty goes, `at_least n` becomes min(n, children left), `not` stays with its
    child. What loses nothing is given back itself; what loses something is valued anew.
    """
    if not node.children:
        return node if keep(node) else None
    below: list[Node] = []
    whole = True
    for child in node.children:
        left = kept(child, keep)
        whole = whole and left is child
        if left is not None:
            below.append(left)
    if whole or not below:
        return node if whole else None
    if node.kind == "not":
        return flipped(below[0])
    return combine(node.kind, tuple(below), min(node.n, len(below)))


class Parts:
    """Splits the rules of one State: what it owes, what it is asked to weigh, what is good.

    A rule is given as the tree of its values.
    """

    def __init__(self, bonds: Bonds) -> None:
        self.bonds = bonds
        self._known: dict[str, bool | None] = {}
        self._last: tuple[Node | None, set[bool | None]] = None, set()

    def obligations(self, rule: Node) -> Part:
        """What the rule holds of duties.

        Where a treaty status is unknown the part lies between the rule with the nodes that hang
        on it and the rule without them.
        """
        verdicts = self.verdicts(rule)
        most = self.owed(rule, (True, None), verdicts)
        if most is None:
            return Part()
        # What hangs on no unknown status is the same with and without the nodes that do.
        if None not in verdicts:
            return Part(most.interval)
        sure = self.owed(rule, (True,), verdicts)
        if sure is None:
            return Part(UNDECIDED, certain=False)
        least, greatest = sure.interval, most.interval
        both = Interval(min(least.low, greatest.low), max(least.high, greatest.high))
        return Part(both, certain=False)

    def good_practice(self, rule: Node) -> Part:
        """The rest: what no duty asks, whatever the unknown treaty status turns out to be."""
        return _part(self.owed(rule, (False,), self.verdicts(rule)))

    def weighed(self, rule: Node) -> Part:
        """What a treaty in force asks the State to consider, endeavour or promote."""
        return _part(kept(rule, self._is_weighed)) if False in self.verdicts(rule) else Part()

    def is_obligation(self, owner: Indicator) -> bool:
        """Whether one of the indicator's standards is a duty of the State."""
        return self.bonds.obliges(owner.standards) is True

    def owed(
        self,
        rule: Node,
        wanted: Collection[bool | None],
        verdicts: set[bool | None],
    ) -> Node | None:
        """The rule without the leaves of other verdicts; None where nothing is left."""
        if verdicts.issubset(wanted):
            return rule
        if verdicts.isdisjoint(wanted):
            return None
        return kept(rule, lambda leaf: self._verdict(leaf) in wanted)

    def verdicts(self, rule: Node) -> set[bool | None]:
        """What its leaves are: a duty, none, or hanging on a status that nobody has checked."""
        if self._last[0] is not rule:  # each part of a rule asks for them
            self._last = rule, set(map(self._verdict, rule.leaves))
        return self._last[1]

    def _verdict(self, leaf: Node) -> bool | None:
        """Whether a duty asks for a leaf; a ratification is no obligation by itself."""
        name = leaf.name
        if name not in self._known:
            treaty = leaf.kind == "ratified"
            self._known[name] = False if treaty else self.bonds.owes(element_of(leaf))
        return self._known[name]

    def _is_weighed(self, leaf: Node) -> bool:
        return self._verdict(leaf) is False and (
            leaf.kind != "ratified" and self.bonds.weighs(element_of(leaf))
        )


def element_of(leaf: Node) -> str:
    """The full id of the element at a leaf; the line of a number may stand behind it."""
    return leaf.name.partition("?")[0]


def _part(rule: Node | None) -> Part:
    return Part() if rule is None else Part(rule.interval)
