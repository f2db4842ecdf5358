"""The best set of measures by a solver, for data that are too large or too entangled to search."""

from collections.abc import Iterable
from fractions import Fraction
from math import isfinite

from legalgap.engine.encoding import Encoder, Worth
from legalgap.engine.measures import Measures
from legalgap.engine.milp import Linear, Program, total
from legalgap.engine.roadmap import Reached
from legalgap.model.assessment import ONE
from legalgap.model.roadmap import Stage

ID_BATCH = 16
"""How many ids are decided in one go; more would be beyond what the solver tells apart."""

MOST_ALIKE = 4
"""How many sets that are alike are looked at one by one."""


class _Choice:
    """A program that is brought to its best stage by stage."""

    def __init__(self, measures: Measures, most: int) -> None:
        self.measures, self.program = measures, Program()
        self.encoder = Encoder(self.program, measures)
        self.names = {variable: name for name, variable in self.encoder.chosen.items()}
        every = total(Linear(terms={variable: ONE}) for variable in self.names)
        self.program.at_most(every, Linear(Fraction(min(most, len(self.names)))))
        for name, variable in self.encoder.chosen.items():
            for other in measures.needs(name):
                needed = Linear(terms={self.encoder.chosen[other]: ONE})
                self.program.at_most(Linear(terms={variable: ONE}), needed)
        self.set: frozenset[str] = frozenset()

    def raise_to_best(self, objective: Worth) -> float:
        """Find the best set for an objective; what no set can exceed."""
        solved = self.program.best(objective.sum, objective.unit)
        if solved.chosen is not None:
            self.set = self._named(solved.chosen)
        return solved.bound

    def effort(self) -> Worth:
        """Minus the points of effort."""
        points = (
            Linear(terms={variable: -Fraction(self.measures.effort([name]))})
            for name, variable in self.encoder.chosen.items()
        )
        return Worth(total(points), 1)

    def settle(self) -> None:
        """Of sets that are alike in all that counts, take the one whose ids come first.

        Mostly there are one or two of them, and one search more shows that there is no other.
        """
        if not self._sole():
            self._settle_by_id()

    def _sole(self) -> bool:
        """Whether few sets are alike, and the first of them by id is taken; else changes nothing.

        Set after set is forbidden, until it is proved that none is left.
        """
        before, rows, found = self.set, self.program.rows, [self.set]
        for _ in range(MOST_ALIKE):
            taken = [self.encoder.chosen[name] for name in self.set]
            self.program.differ(self.names, frozenset(taken))
            solved = self.program.best(Linear(), 1)
            if solved.impossible:
                self.set = min(found, key=sorted)
                return True
            if solved.chosen is None:
                break
            self.set = self._named(solved.chosen)
            found.append(self.set)
        self.set = before
        self.program.forget(rows)
        return False

    def _named(self, chosen: Iterable[int]) -> frozenset[str]:
        names = (self.names.get(variable) for variable in chosen)
        return frozenset(name for name in names if name is not None)

    def _settle_by_id(self) -> None:
        """Batch after batch of ids, the set that has the first of them."""
        listed = sorted(self.encoder.chosen)
        for start in range(0, len(listed), ID_BATCH):
            batch = listed[start : start + ID_BATCH]
            powers = {name: 2 ** (len(batch) - place) for place, name in enumerate(batch, start=1)}
            ranked = Linear(
                terms={self.encoder.chosen[name]: Fraction(power) for name, power in powers.items()}
            )
            self.raise_to_best(Worth(ranked, 1))
            reached = sum(power for name, power in powers.items() if name in self.set)
            self.program.keep(ranked, 1, Fraction(reached))


def solved(measures: Measures, most: int) -> tuple[frozenset[str], tuple[Reached, ...], bool]:
    """The set, how sure each stage is, and whether the set is proved to be the cheapest."""
    stages = measures.yardstick.methodology.roadmap.stages
    choice, bounds = _Choice(measures, most), {}
    for stage in stages:
        objective = choice.encoder.objective(stage)
        bounds[stage] = choice.raise_to_best(objective), objective.unit
        reached = measures.gain((), choice.set)[stage]
        choice.program.keep(objective.sum, objective.unit, reached)
    cost = choice.effort()
    least = -choice.raise_to_best(cost)
    choice.program.keep(cost.sum, 1, Fraction(-measures.effort(choice.set)))
    choice.settle()
    gains = measures.gain((), choice.set)
    found = tuple(_reached(stage, gains[stage], *bounds[stage]) for stage in stages)
    return choice.set, found, measures.effort(choice.set) - least < 1


def _reached(stage: Stage, gain: Fraction, bound: float, unit: int) -> Reached:
    """Gains differ by at least 1/unit: nothing lies between a gain and a bound nearer than that."""
    if not isfinite(bound):
        return Reached(stage, gain, False)
    left = Fraction(bound) - gain
    if left < Fraction(1, unit):
        return Reached(stage, gain, True)
    return Reached(stage, gain, False, left / gain if gain else None)
