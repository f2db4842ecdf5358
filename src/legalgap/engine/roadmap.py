"""The road map: the set of measures that gains the most, and the order to take them in.

Stage after stage is brought to its best: first what is certainly missing of the duties of the
State, last the effort, then the ids, so that there is one result. A search proves it for data of
the usual size; what it leaves goes to a solver, and each stage says whether that has proved that
no set of so many measures gains more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from legalgap.engine.encoding import Encoder, Worth
from legalgap.engine.measures import Measures, Outcome, finding_with, outcome
from legalgap.engine.milp import Linear, Program, total
from legalgap.engine.priority import Priority, priority
from legalgap.engine.search import best_set
from legalgap.errors import LegalGapError
from legalgap.model.assessment import ONE, Assessment, Finding, Verb
from legalgap.model.roadmap import Stage

ID_BATCH = 16
"""How many ids are decided in one go; more would be beyond what the solver tells apart."""

MOST_ALIKE = 4
"""How many sets that are alike are looked at one by one."""


@dataclass(frozen=True)
class Reached:
    """What the chosen measures gain in one stage."""

    stage: Stage
    gain: Fraction
    proved: bool
    """Whether no set of so many measures that is as good in the stages before gains more."""
    gap: Fraction | None = None
    """Where it is not proved: by what share of its gain another set could at most be better."""


@dataclass(frozen=True)
class Moved:
    """A finding that a step changes, before and after."""

    before: Finding
    after: Finding


@dataclass(frozen=True)
class Step:
    """One measure in its place."""

    recommendation: str
    priority: Priority
    gains: Mapping[Stage, Fraction]
    """What it adds to the measures before it."""
    moved: tuple[Moved, ...]
    verb: Verb | None
    """The strongest verb among the findings that it changes."""
    after: tuple[str, ...] = ()
    """What had to come first, of the measures before it."""


@dataclass(frozen=True)
class RoadMap:
    """The measures in their order, what they gain, and the assessment as it would then be."""

    assessment: Assessment
    budget: int
    useful: tuple[str, ...]
    """The recommendations that had something to give."""
    steps: tuple[Step, ...]
    stages: tuple[Reached, ...]
    effort: int
    cheapest: bool
    """Whether no set that gains as much is proved to take less effort."""
    outcome: Outcome


def roadmap(assessment: Assessment, budget: int | None = None) -> RoadMap:
    """The best set of at most so many measures; the methodology's number where none is given."""
    most = assessment.yardstick.methodology.roadmap.budget if budget is None else budget
    if most < 0:
        raise LegalGapError(
            f"a road map cannot hold {most} measures", "give 0 or more", exit_code=2
        )
    measures = Measures(assessment)
    chosen, stages, cheapest = _choose(measures, most)
    ranks = {
        name: priority(assessment, assessment.yardstick.recommendations[name]) for name in chosen
    }
    return RoadMap(
        assessment,
        most,
        measures.useful,
        tuple(_steps(measures, chosen, ranks)),
        stages,
        measures.effort(chosen),
        cheapest,
        outcome(measures, chosen),
    )


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


def _choose(measures: Measures, most: int) -> tuple[frozenset[str], tuple[Reached, ...], bool]:
    """The best set, how sure each stage is, and whether the set is proved to be the cheapest."""
    stages = measures.yardstick.methodology.roadmap.stages
    if most == 0 or not measures.useful:
        none = measures.gain((), ())
        return frozenset(), tuple(Reached(stage, none[stage], True) for stage in stages), True
    best = best_set(measures, most)
    if best is None:
        return _solved(measures, most)
    gains = measures.gain((), best)
    return best, tuple(Reached(stage, gains[stage], True) for stage in stages), True


def _solved(measures: Measures, most: int) -> tuple[frozenset[str], tuple[Reached, ...], bool]:
    """As `_choose`, by the solver: for what is too large or too entangled to be searched."""
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


def _steps(
    measures: Measures, chosen: Iterable[str], ranks: Mapping[str, Priority]
) -> Iterable[Step]:
    """Each time the measure that adds most, of those for which what comes first is done."""
    left, done = sorted(chosen), list[str]()
    known: dict[str, dict[Stage, Fraction]] = {}
    while left:
        ready = [name for name in left if not set(measures.needs(name)).intersection(left)]
        for name in left:
            if name not in known:
                known[name] = measures.gain(done, [*done, name])
        # Two measures that each wait for the other are taken as one may.
        name = min(ready or left, key=lambda name: _rank(measures, known[name], ranks[name], name))
        before, after = tuple(done), (*done, name)
        touched = measures.moved(before, after)
        yield _step(measures, name, known[name], ranks[name], before)
        left.remove(name)
        done.append(name)
        places = {question.place for question in touched}
        known = {
            other: gains
            for other, gains in known.items()
            if not places.intersection(measures.touched[other])
        }


def _rank(
    measures: Measures, gains: Mapping[Stage, Fraction], rank: Priority, name: str
) -> tuple[object, ...]:
    return (*(-gain for gain in gains.values()), measures.effort([name]), -rank.total, name)


def _step(
    measures: Measures,
    name: str,
    gains: Mapping[Stage, Fraction],
    rank: Priority,
    before: tuple[str, ...],
) -> Step:
    after = (*before, name)
    moved = tuple(
        Moved(finding_with(measures, question, before), finding_with(measures, question, after))
        for question in measures.moved(before, after)
        if measures.held(question, before) != measures.held(question, after)
    )
    verbs = [item.before.verb for item in moved if item.before.verb is not None]
    return Step(
        name,
        rank,
        gains,
        moved,
        min(verbs, key=list(Verb).index, default=None),
        tuple(other for other in measures.needs(name) if other in before),
    )
