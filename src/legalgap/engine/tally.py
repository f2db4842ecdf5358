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


PLACES: Mapping[Stage, tuple[int, int]] = {
    "obligations": (0, 1),
    "lenses": (1, 1),
    "rest": (1, 1),
    "open_obligations": (0, 0),
    "open_rest": (1, 0),
}
"""What a stage looks at: what is owed or the whole rule; its low or its high end."""


class Tally:
    """One question, and what it counts in each stage."""

    def __init__(self, question: Question, wanted: Mapping[str, Interval]) -> None:
        self.question = question
        trees = [question.whole]
        if question.most is not None and question.most is not question.whole:
            trees.append(question.most)
        if question.sure is not None and question.sure is not question.most:
            trees.append(question.sure)
        self.unit = 2 * lcm(*map(unit_of, trees))
        """In how many parts 1 is cut; half a value is a whole number of them too."""
        self._today = {leaf.name: self._cut(leaf.interval) for leaf in question.whole.leaves}
        self._wanted = {key: self._cut(wanted[key]) for key in self._today if key in wanted}
        self._known: dict[frozenset[str], tuple[Parts, Parts]] = {}

    def worth(self, stages: Collection[Stage], given: frozenset[str]) -> tuple[int, ...]:
        """Its value in some stages with some leaves given, in parts of the unit."""
        if given not in self._known:
            self._known[given] = self._parts(given)
        found = self._known[given]
        return tuple([found[part][end] for part, end in map(PLACES.__getitem__, stages)])

    def weight(self, stage: Stage) -> Fraction:
        """How many times its value counts in a stage."""
        return self.question.lens_weight if stage == "lenses" else self.question.weight

    def _cut(self, interval: Interval) -> Parts:
        """A value in parts of the unit."""
        return _part(interval.low, self.unit), _part(interval.high, self.unit)

    def _parts(self, given: frozenset[str]) -> tuple[Parts, Parts]:
        """What is owed, and the whole rule, with what contradictions leave of them."""
        values = {**self._today, **{key: self._wanted[key] for key in given}}
        whole = parts_of(self.question.whole, values, self.unit)
        owed = self._owed(values, whole)
        if not self.question.contradicted:
            return owed or (0, 0), whole
        left = tuple(not given or end < self.unit for end in whole)
        if self.question.binding:
            owed = self._struck(owed or (self.unit, self.unit), left)
        return owed or (0, 0), self._struck(whole, left)

    def _owed(self, values: Mapping[str, Parts], whole: Parts) -> Parts | None:
        most, sure = self.question.most, self.question.sure
        if most is None:
            return None
        if sure is None:
            return 0, self.unit
        found = whole if most is self.question.whole else parts_of(most, values, self.unit)
        if sure is most:
            return found
        least = parts_of(sure, values, self.unit)
        return min(least[0], found[0]), max(least[1], found[1])

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
    if node.kind == "all":
        return below * len(node.children)
    return below * node.n if node.kind == "at_least" else below


def parts_of(node: Node, values: Mapping[str, Parts], unit: int) -> Parts:
    """The value of a tree whose leaves have some values; as `levers.replay`."""
    if not node.children:
        return values[node.name]
    below = [parts_of(child, values, unit) for child in node.children]
    if node.kind == "not":
        low, high = below[0]
        return unit - high, unit - low
    if node.kind == "any":
        return max([low for low, _ in below]), max([high for _, high in below])
    lows, highs = [low for low, _ in below], [high for _, high in below]
    count = len(below) if node.kind == "all" else node.n
    if count < len(below):
        lows, highs = sorted(lows, reverse=True)[:count], sorted(highs, reverse=True)[:count]
    return sum(lows) // count, sum(highs) // count


def _part(value: Fraction, unit: int) -> int:
    count, share = value.as_integer_ratio()
    return count * (unit // share)
