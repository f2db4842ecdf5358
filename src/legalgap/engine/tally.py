"""What a question counts with some elements given, in whole parts of one unit.

The same values as `measures.worth` gives, without the tree that explains them and without
fractions: fast enough to look at every set of the measures that bear on a question.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from math import lcm

from legalgap.engine.questions import Question
from legalgap.model.assessment import Interval, Node
from legalgap.model.roadmap import Stage

Parts = tuple[int, int]
"""The low and the high end of a value, in parts of a unit."""


class Tally:
    """One question, and what it counts in each stage."""

    def __init__(self, question: Question, wanted: Mapping[str, Interval]) -> None:
        self.question, self._wanted = question, wanted
        self._sure = None if question.sure == question.most else question.sure
        trees = [question.whole, *filter(None, (question.most, question.sure))]
        self.unit = 2 * lcm(*map(unit_of, trees))
        """In how many parts 1 is cut; half a value is a whole number of them too."""
        self._known: dict[frozenset[str], tuple[Parts, Parts]] = {}

    def worth(self, stages: Collection[Stage], given: frozenset[str]) -> tuple[int, ...]:
        """Its value in some stages with some leaves given, in parts of the unit."""
        if given not in self._known:
            self._known[given] = self._parts(given)
        owed, whole = self._known[given]
        found = []
        for stage in stages:
            low, high = owed if stage in ("obligations", "open_obligations") else whole
            found.append(low if stage.startswith("open_") else high)
        return tuple(found)

    def weight(self, stage: Stage) -> Fraction:
        """How many times its value counts in a stage."""
        return self.question.lens_weight if stage == "lenses" else self.question.weight

    def _parts(self, given: frozenset[str]) -> tuple[Parts, Parts]:
        """What is owed, and the whole rule, with what contradictions leave of them."""
        states = {key: self._wanted[key] for key in given}
        whole, owed = parts_of(self.question.whole, states, self.unit), self._owed(states)
        if not self.question.contradicted:
            return owed or (0, 0), whole
        left = tuple(not given or end < self.unit for end in whole)
        if self.question.binding:
            owed = self._struck(owed or (self.unit, self.unit), left)
        return owed or (0, 0), self._struck(whole, left)

    def _owed(self, states: Mapping[str, Interval]) -> Parts | None:
        if self.question.most is None:
            return None
        if self.question.sure is None:
            return 0, self.unit
        most = parts_of(self.question.most, states, self.unit)
        if self._sure is None:
            return most
        sure = parts_of(self._sure, states, self.unit)
        return min(sure[0], most[0]), max(sure[1], most[1])

    def _struck(self, parts: Parts, left: Collection[bool]) -> Parts:
        """Nothing, or half of it, at each end at which the contradictions have not ended."""
        share = 0 if self.question.sharp else 1
        low, high = (
            end * share // 2 if stays else end for end, stays in zip(parts, left, strict=True)
        )
        return low, high


def unit_of(node: Node) -> int:
    """A number of parts in which every value of a tree is whole, whatever is given."""
    if not node.children:
        return lcm(node.interval.low.denominator, node.interval.high.denominator)
    below = lcm(*map(unit_of, node.children))
    shares = {"all": len(node.children), "at_least": node.n}
    return below * shares.get(node.kind, 1)


def parts_of(node: Node, states: Mapping[str, Interval], unit: int) -> Parts:
    """The value of a tree with some leaves in another state; as `levers.replay`."""
    if not node.children:
        found = states.get(node.name, node.interval)
        return _part(found.low, unit), _part(found.high, unit)
    below = [parts_of(child, states, unit) for child in node.children]
    if node.kind == "not":
        low, high = below[0]
        return unit - high, unit - low
    lows, highs = [low for low, _ in below], [high for _, high in below]
    if node.kind == "any":
        return max(lows), max(highs)
    count = len(below) if node.kind == "all" else node.n
    if count < len(below):
        lows, highs = sorted(lows, reverse=True)[:count], sorted(highs, reverse=True)[:count]
    return sum(lows) // count, sum(highs) // count


def _part(value: Fraction, unit: int) -> int:
    return value.numerator * (unit // value.denominator)
