"""The road map: the set of measures that gains the most, and the order to take them in.

Stage after stage is brought to its best: first what is certainly missing of the duties of the
State, last the effort, then the ids, so that there is one result. A search proves it for data of
the usual size; what it leaves goes to a solver, and each stage says whether that has proved that
no set of so many measures gains more.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from legalgap.engine.measures import Measures, Outcome, outcome
from legalgap.engine.priority import Priority, priority
from legalgap.engine.search import best_set
from legalgap.errors import LegalGapError
from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment, Finding, Verb
from legalgap.model.roadmap import Stage


@frozen
class Reached:
    """What the chosen measures gain in one stage."""

    stage: Stage
    gain: Fraction
    proved: bool
    """Whether no set of so many measures that is as good in the stages before gains more."""
    gap: Fraction | None = None
    """Where it is not proved: by what share of its gain another set could at most be better."""


@frozen
class Moved:
    """A finding that a step changes, before and after."""

    before: Finding
    after: Finding


@frozen
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


@frozen
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


def _choose(measures: Measures, most: int) -> tuple[frozenset[str], tuple[Reached, ...], bool]:
    """The best set, how sure each stage is, and whether the set is proved to be the cheapest."""
    stages = measures.yardstick.methodology.roadmap.stages
    if most == 0 or not measures.useful:
        none = measures.gain((), ())
        return frozenset(), tuple(Reached(stage, none[stage], True) for stage in stages), True
    best = best_set(measures, most)
    if best is None:
        # Heavy, and for what is too large or too entangled to be searched.
        from legalgap.engine.solving import solved

        return solved(measures, most)
    gains = measures.gain((), best)
    return best, tuple(Reached(stage, gains[stage], True) for stage in stages), True


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
        Moved(measures.finding(question, before), measures.finding(question, after))
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
