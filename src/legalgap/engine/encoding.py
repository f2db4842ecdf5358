"""Rules as rows of a program: what a set of measures can make of them.

Everything is read at one end of the values: at the high end what is unread counts as the rule
wants it, at the low end against it. `not` is pushed down to the elements, so that every node
rises with what is done; rows then only need to say what a node cannot exceed.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm

from legalgap.engine.measures import Measures, worth
from legalgap.engine.milp import Linear, Program, total
from legalgap.engine.questions import Question
from legalgap.frozen import frozen
from legalgap.model.assessment import ONE, ZERO, Node
from legalgap.model.roadmap import Stage

NOTHING = Linear()


@frozen
class Worth:
    """What a node can be worth: at most this sum, and always a whole number of 1/unit.

    Of an element that is given or not, `base` is what it counts without, and `given` is 1 with;
    with, it counts 1.
    """

    sum: Linear
    unit: int
    base: Fraction | None = None
    given: Linear = NOTHING


def fixed(value: Fraction) -> Worth:
    """What no measure changes."""
    return Worth(Linear(value), value.denominator, value)


class Encoder:
    """Writes the questions that measures bear on into a program."""

    def __init__(self, program: Program, measures: Measures) -> None:
        self.program, self.measures = program, measures
        self.chosen = {name: program.binary() for name in measures.useful}
        self.bearing = [
            question
            for question in measures.questions
            if measures.bearing(question).intersection(measures.useful)
        ]
        self._given: dict[str, Linear] = {}
        self._nodes: dict[tuple[Node, bool, bool], Worth] = {}
        self._worths: dict[tuple[int, bool], tuple[Worth, Worth]] = {}

    def objective(self, stage: Stage) -> Worth:
        """What a set of measures gains in a stage."""
        high = not stage.startswith("open_")
        parts, unit = [], 1
        for question in self.bearing:
            whole, owed = self._worth(question, high)
            found = owed if stage in ("obligations", "open_obligations") else whole
            weight = question.lens_weight if stage == "lenses" else question.weight
            if weight == 0 or not found.sum.terms:
                continue
            today = worth(stage, question, self.measures.held(question, ()))
            parts.append(found.sum.times(weight) - Linear(today))
            unit = lcm(unit, found.unit * weight.denominator)
        return Worth(total(parts), unit)

    def _worth(self, question: Question, high: bool) -> tuple[Worth, Worth]:
        """The whole rule, and what is owed, with what contradictions leave of them."""
        key = question.place, high
        if key not in self._worths:
            whole, owed = self.node(question.whole, high), self._owed(question, high)
            if question.contradicted:
                ended = self._ended(question, whole)
                if question.binding:
                    owed = self._struck(question, owed or fixed(ONE), ended)
                whole = self._struck(question, whole, ended)
            self._worths[key] = whole, owed or fixed(ZERO)
        return self._worths[key]

    def _owed(self, question: Question, high: bool) -> Worth | None:
        if question.most is None:
            return None
        if question.sure is None:
            return fixed(ONE if high else ZERO)
        sure = self.node(question.sure, high)
        if question.sure == question.most:
            return sure
        both = (sure, self.node(question.most, high))
        return self.best(both, 1) if high else self.least(both, 1)

    def _ended(self, question: Question, whole: Worth) -> Linear:
        """1 if the contradictions end: the rule is met, and a measure had a part in that."""
        bearing = sorted(self.measures.bearing(question).intersection(self.chosen))
        ended = Linear(terms={self.program.binary(): ONE})
        self.program.at_most(ended, whole.sum)
        self.program.at_most(ended, total(_one(self.chosen[name]) for name in bearing))
        return ended

    def _struck(self, question: Question, found: Worth, ended: Linear) -> Worth:
        """Nothing, or half of it, unless the contradictions end."""
        left = _one(self.program.share())
        self.program.at_most(left, found.sum)
        if question.sharp:
            self.program.at_most(left, ended)
            return Worth(left, found.unit)
        self.program.at_most(left.times(2), found.sum + ended)
        return Worth(left, 2 * found.unit)

    def node(self, node: Node, high: bool, negated: bool = False) -> Worth:
        """A node of a rule, or what it falls short of 1 where it stands under `not`."""
        key = node, high, negated
        if key not in self._nodes:
            self._nodes[key] = self._node(node, high, negated)
        return self._nodes[key]

    def _node(self, node: Node, high: bool, negated: bool) -> Worth:
        if node.kind == "not":
            return self.node(node.children[0], not high, not negated)
        if not node.children:
            return self._leaf(node, high, negated)
        below = tuple(self.node(child, high, negated) for child in node.children)
        if node.kind == "all":
            return _mean(below)
        choose: Callable[[Sequence[Worth], int], Worth] = self.least if negated else self.best
        return choose(below, node.n if node.kind == "at_least" else 1)

    def _leaf(self, node: Node, high: bool, negated: bool) -> Worth:
        """An element: what it counts today, and what it counts once somebody gives it."""
        base = node.interval.high if high else node.interval.low
        wanted = self.measures.wanted.get(node.name)
        given = self._giving(node.name)
        if wanted is None or not given.terms:
            return fixed(ONE - base if negated else base)
        then = wanted.low
        if negated:
            base, then = ONE - base, ONE - then
        if base == then:
            return fixed(base)
        simple = base if then == ONE else None
        return Worth(Linear(base) + given.times(then - base), base.denominator, simple, given)

    def _giving(self, key: str) -> Linear:
        """1 if a chosen measure gives an element, else 0."""
        if key not in self._given:
            names = [name for name in self.measures.givers.get(key, ()) if name in self.chosen]
            found = total(_one(self.chosen[name]) for name in names)
            if len(names) > 1:
                given = _one(self.program.share())
                self.program.at_most(given, found)
                for name in names:
                    self.program.at_most(_one(self.chosen[name]), given)
                found = given
            self._given[key] = found
        return self._given[key]

    def best(self, below: Sequence[Worth], n: int) -> Worth:
        """The mean of the n best children."""
        if n == len(below):
            return _mean(below)
        if not any(child.sum.terms for child in below):
            return fixed(_middle(sorted(below, key=_constant, reverse=True)[:n]))
        unit = n * lcm(*(child.unit for child in below))
        if all(child.base is not None for child in below):
            return Worth(self._layers(below, n).times(Fraction(1, n)), unit)
        taken, picks = [], []
        for child in below:
            pick, part = _one(self.program.binary()), _one(self.program.share())
            self.program.at_most(part, pick)
            self.program.at_most(part, child.sum)
            picks.append(pick)
            taken.append(part)
        self.program.at_most(total(picks), Linear(Fraction(n)))
        return Worth(total(taken).times(Fraction(1, n)), unit)

    def _layers(self, below: Sequence[Worth], n: int) -> Linear:
        """The sum of the n best of elements, without choosing among them.

        Of values cut into layers, each layer counts as many of those that reach it as n allows.
        """
        bases = [child.base or ZERO for child in below]
        lines = sorted({*bases, ONE} - {ZERO})
        parts, floor = [], ZERO
        for line in lines:
            reached = sum(base >= line for base in bases)
            room = n - reached
            rest = [child.given for child, base in zip(below, bases, strict=True) if base < line]
            rest = [given for given in rest if given.terms]
            counted = Linear(Fraction(min(n, reached)))
            if 0 < room < len(rest):
                more = [_one(self.program.share()) for _ in range(room)]
                self.program.at_most(total(more), total(rest))
                counted += total(more)
            elif room > 0:
                counted += total(rest)
            parts.append(counted.times(line - floor))
            floor = line
        return total(parts)

    def least(self, below: Sequence[Worth], n: int) -> Worth:
        """The mean of the n least children."""
        if n == len(below):
            return _mean(below)
        if not any(child.sum.terms for child in below):
            return fixed(_middle(sorted(below, key=_constant)[:n]))
        unit = n * lcm(*(child.unit for child in below))
        line = _one(self.program.share())
        parts = []
        for child in below:
            short = _one(self.program.share())
            self.program.at_most(line - child.sum, short)
            parts.append(short)
        return Worth((line.times(n) - total(parts)).times(Fraction(1, n)), unit)


def _one(variable: int) -> Linear:
    return Linear(terms={variable: ONE})


def _constant(child: Worth) -> Fraction:
    return child.sum.constant


def _middle(below: Sequence[Worth]) -> Fraction:
    return sum(map(_constant, below), ZERO) / len(below)


def _mean(below: Sequence[Worth]) -> Worth:
    if not any(child.sum.terms for child in below):
        return fixed(_middle(below))
    unit = len(below) * lcm(*(child.unit for child in below))
    return Worth(total(child.sum for child in below).times(Fraction(1, len(below))), unit)
