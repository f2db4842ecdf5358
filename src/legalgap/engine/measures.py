"""What doing recommendations would change in an assessment, exactly.

To do a recommendation makes every element that it names as the rule wants it: found, or lacking
for a bad one. A number is met only if the number that the recommendation gives meets the line.
What the by-law tracker counts follows from the tracker alone. A contradiction ends once the whole
of its rule is met and a measure had a part in that.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pydantic import TypeAdapter

from legalgap.engine.answers import answer_of, contradicted
from legalgap.engine.levers import replay
from legalgap.engine.questions import Leaf, Question, leaves_of, named, questions
from legalgap.engine.scores import Scorer
from legalgap.engine.states import compare
from legalgap.model.assessment import (
    MET,
    MISSED,
    ONE,
    UNDECIDED,
    ZERO,
    AreaResult,
    Assessment,
    Finding,
    Interval,
    Node,
    Part,
    Score,
    State,
)
from legalgap.model.country import Yardstick
from legalgap.model.indicator import Element
from legalgap.model.recommendation import Recommendation
from legalgap.model.roadmap import Stage
from legalgap.model.rule import Amount
from legalgap.model.statement import Statement

AMOUNT: TypeAdapter[Fraction | str] = TypeAdapter(Amount)


@dataclass(frozen=True)
class Held:
    """What a rule is worth with some measures done."""

    trace: Node
    whole: Interval
    owed: Interval | None
    good: Interval | None
    contradictions: tuple[Statement, ...]
    """Those that are not certain to end."""


@dataclass(frozen=True)
class Outcome:
    """An assessment as it would be with some measures done.

    Verbs, elements, evidence and enforceability are those of today: the measures say what the law
    would provide, not in which article, nor how it would be applied.
    """

    findings: tuple[Finding, ...]
    areas: tuple[AreaResult, ...]
    lenses: Mapping[str, Score]
    index: Score | None


class Measures:
    """What each recommendation gives in one assessment, and what a set of them is worth."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment, self.yardstick = assessment, assessment.yardstick
        self.questions = tuple(questions(assessment))
        self.wanted: dict[str, Interval] = {}
        """By key of an element, the value that it has once somebody gives it."""
        self.givers: dict[str, tuple[str, ...]] = {}
        """By key of an element, the recommendations that give it."""
        self.touched: dict[str, dict[int, Question]] = {}
        """By recommendation, the questions that it gives an element of."""
        self._known: dict[tuple[int, frozenset[str]], Held] = {}
        self._bearing: dict[int, set[str]] = {}
        self._index()
        self.useful = tuple(name for name in sorted(self.touched) if self._is_useful(name))
        """The recommendations that have something left to give, in order of their ids."""

    def bearing(self, question: Question) -> set[str]:
        """The recommendations that give an element of a question."""
        return self._bearing.get(question.place, set())

    def needs(self, name: str) -> tuple[str, ...]:
        """What must come first and is not yet done; what has nothing left to give is done."""
        after = self.yardstick.recommendations[name].after
        return tuple(other for other in after if other in self.useful and other != name)

    def held(self, question: Question, done: Collection[str]) -> Held:
        """What a question is worth with some measures done."""
        key = question.place, frozenset(self.bearing(question).intersection(done))
        if key not in self._known:
            self._known[key] = self._held(question, key[1])
        return self._known[key]

    def moved(self, before: Collection[str], after: Collection[str]) -> list[Question]:
        """The questions that may differ between two sets of measures, in their order."""
        differ = set(before).symmetric_difference(after)
        found = {
            place: question
            for name in differ
            for place, question in self.touched.get(name, {}).items()
        }
        return [found[place] for place in sorted(found)]

    def gain(self, before: Collection[str], after: Collection[str]) -> dict[Stage, Fraction]:
        """What one set of measures gains over another, by stage, exact."""
        found: dict[Stage, Fraction] = dict.fromkeys(
            self.yardstick.methodology.roadmap.stages, ZERO
        )
        for question in self.moved(before, after):
            old, new = self.held(question, before), self.held(question, after)
            for stage in found:
                found[stage] += worth(stage, question, new) - worth(stage, question, old)
        return found

    def effort(self, names: Iterable[str]) -> int:
        """The effort of some measures, in points of the methodology."""
        points = self.yardstick.methodology.roadmap.effort
        return sum(points[self.yardstick.recommendations[name].effort] for name in names)

    def _index(self) -> None:
        recommendations = self.yardstick.recommendations
        closing: dict[str, list[str]] = {}
        for name in sorted(recommendations):
            for indicator, elements in recommendations[name].closes.items():
                for own in dict.fromkeys(elements):
                    closing.setdefault(f"{indicator}.{own}", []).append(name)
        for question in self.questions:
            for leaf in question.leaves:
                if not leaf.id:
                    continue
                element = _element(self.yardstick, leaf)
                giving = tuple(
                    name
                    for name in closing.get(leaf.id, ())
                    if _gives(recommendations[name], leaf, element)
                )
                self.wanted[leaf.key] = MISSED if element.bad else MET
                self.givers[leaf.key] = giving
                for name in giving:
                    self.touched.setdefault(name, {})[question.place] = question
                    self._bearing.setdefault(question.place, set()).add(name)

    def _is_useful(self, name: str) -> bool:
        """Whether it gives something that is not certainly there, or may end a contradiction."""
        return any(
            question.contradicted
            or any(
                name in self.givers.get(leaf.name, ()) and leaf.interval != self.wanted[leaf.name]
                for leaf in leaves_of(question.whole)
            )
            for question in self.touched[name].values()
        )

    def _held(self, question: Question, done: frozenset[str]) -> Held:
        given = {
            leaf.key: self.wanted[leaf.key]
            for leaf in question.leaves
            if done.intersection(self.givers.get(leaf.key, ()))
        }
        trace = replay(question.whole, given)
        against = question.finding.contradictions
        left_low = () if done and trace.interval.low == ONE else against
        left_high = () if done and trace.interval.high == ONE else against
        owed = _owed(question, given)
        good = replay(question.good, given).interval if question.good else None
        if against and question.binding:
            owed = _struck(owed or MET, left_low, left_high)
        elif against:
            good = _struck(good or MET, left_low, left_high)
        whole = _struck(trace.interval, left_low, left_high)
        return Held(trace, whole, owed, good, left_low)


def worth(stage: Stage, question: Question, held: Held) -> Fraction:
    """What a question counts in one stage: its value, times its weight."""
    owed = held.owed or MISSED
    match stage:
        case "obligations":
            return question.weight * owed.high
        case "lenses":
            return question.lens_weight * held.whole.high
        case "rest":
            return question.weight * held.whole.high
        case "open_obligations":
            return question.weight * owed.low
        case "open_rest":
            return question.weight * held.whole.low


def with_measures(assessment: Assessment, names: Iterable[str]) -> Outcome:
    """The findings and scores with some recommendations done."""
    return outcome(Measures(assessment), set(names))


def outcome(measures: Measures, done: Collection[str]) -> Outcome:
    """As `with_measures`, where it is worked out already what each measure gives."""
    assessment = measures.assessment
    findings = list(assessment.findings)
    for question in measures.moved((), done):
        findings[question.place] = finding_with(measures, question, done)
    scorer = Scorer(assessment.yardstick)
    by_area = [
        (area.id, [finding for finding in findings if finding.area == area.id])
        for area in assessment.areas
    ]
    areas = (
        replace(scorer.area(area.id, found), enforceability=area.enforceability)
        for area, (_, found) in zip(assessment.areas, by_area, strict=True)
    )
    lenses = {lens: scorer.lens(lens, findings) for lens in assessment.lenses}
    return Outcome(tuple(findings), tuple(areas), lenses, scorer.index(by_area))


def finding_with(measures: Measures, question: Question, done: Collection[str]) -> Finding:
    """One finding as it would be with some measures done."""
    held, old = measures.held(question, done), question.finding
    floor = Fraction(measures.yardstick.methodology.answer_floor)
    return replace(
        old,
        trace=named(held.trace),
        interval=held.whole,
        answer=answer_of(held.whole, held.contradictions, floor),
        obligations=Part(held.owed, old.obligations.certain),
        good_practice=Part(held.good, old.good_practice.certain),
        contradictions=held.contradictions,
    )


def _element(yardstick: Yardstick, leaf: Leaf) -> Element:
    owner, _, name = leaf.id.partition(".")
    return yardstick.indicators[owner].elements[name]


def _gives(item: Recommendation, leaf: Leaf, element: Element) -> bool:
    """Whether a recommendation that names an element makes it as the rule wants it."""
    if element.computed:
        return False
    owner, _, name = leaf.id.partition(".")
    if leaf.test is None:
        return True
    if element.bad and name in item.ends.get(owner, ()):
        return True
    given = item.values.get(owner, {}).get(name)
    if given is None:
        return False
    try:
        value = AMOUNT.validate_python(given)
    except ValueError:
        return False
    return compare(leaf.test, [value])[0] is (State.LACKING if element.bad else State.FOUND)


def _owed(question: Question, given: Mapping[str, Interval]) -> Interval | None:
    """What the rule holds of duties, as `Parts.obligations` works it out."""
    if question.most is None:
        return None
    if question.sure is None:
        return UNDECIDED
    states = dict(given)
    sure, most = (replay(tree, states).interval for tree in (question.sure, question.most))
    return Interval(min(sure.low, most.low), max(sure.high, most.high))


def _struck(
    interval: Interval, left_low: tuple[Statement, ...], left_high: tuple[Statement, ...]
) -> Interval:
    """What contradictions leave; at each end those that have not ended there."""
    return Interval(contradicted(interval, left_low).low, contradicted(interval, left_high).high)
