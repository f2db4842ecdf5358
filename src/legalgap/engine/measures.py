"""What doing recommendations would change in an assessment, exactly.

To do a recommendation makes every element that it names as the rule wants it: found, or lacking
for a bad one. A number is met only if the number that the recommendation gives meets the line.
What the by-law tracker counts follows from the tracker alone. A contradiction ends once the whole
of its rule is met and a measure had a part in that.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from legalgap.engine.answers import answer_of, contradicted
from legalgap.engine.exact import weighed
from legalgap.engine.levers import replay
from legalgap.engine.questions import Leaf, Question, named, questions
from legalgap.engine.scores import Scorer
from legalgap.engine.states import compare
from legalgap.engine.tally import Tally
from legalgap.frozen import frozen
from legalgap.model.assessment import (
    MET,
    MISSED,
    ONE,
    UNDECIDED,
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
from legalgap.model.rule import amount
from legalgap.model.statement import Statement


@frozen
class Held:
    """What a rule is worth with some measures done."""

    trace: Node
    whole: Interval
    owed: Interval | None
    good: Interval | None
    contradictions: tuple[Statement, ...]
    """Those that are not certain to end."""


@frozen
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
        self._gives: dict[int, dict[str, set[str]]] = {}
        """By question and recommendation, the keys of the elements that it gives."""
        self._open: dict[int, set[str]] = {}
        """By question, the keys of the elements that are not certainly as the rule wants them."""
        self._tallies: dict[int, Tally] = {}
        self._known: dict[tuple[int, frozenset[str]], Held] = {}
        self._found: dict[tuple[int, frozenset[str]], Finding] = {}
        self._index()
        self.useful = tuple(name for name in sorted(self.touched) if self._is_useful(name))
        """The recommendations that have something left to give, in order of their ids."""

    def bearing(self, question: Question) -> set[str]:
        """The recommendations that give an element of a question."""
        return set(self._gives.get(question.place, ()))

    def moving(self, question: Question) -> tuple[str, ...]:
        """Those that can change what a question is worth, in order of their ids."""
        giving, open_keys = self._gives.get(question.place, {}), self._open[question.place]
        return tuple(
            sorted(
                name
                for name, keys in giving.items()
                if question.contradicted or not keys.isdisjoint(open_keys)
            )
        )

    def given(self, question: Question, done: Iterable[str]) -> frozenset[str]:
        """The keys of the elements of a question that some measures give."""
        giving = self._gives.get(question.place, {})
        return frozenset().union(*(giving[name] for name in done if name in giving))

    def tally(self, question: Question) -> Tally:
        """What a question counts in each stage."""
        if question.place not in self._tallies:
            self._tallies[question.place] = Tally(question, self.wanted)
        return self._tallies[question.place]

    def needs(self, name: str) -> tuple[str, ...]:
        """What must come first and is not yet done; what has nothing left to give is done."""
        after = self.yardstick.recommendations[name].after
        return tuple(other for other in after if other in self.useful and other != name)

    def held(self, question: Question, done: Collection[str]) -> Held:
        """What a question is worth with some measures done."""
        key = self._key(question, done)
        if key not in self._known:
            self._known[key] = self._held(question, key[1])
        return self._known[key]

    def finding(self, question: Question, done: Collection[str]) -> Finding:
        """A finding as it would be with some measures done."""
        key = self._key(question, done)
        if key not in self._found:
            self._found[key] = _finding_with(self, question, done)
        return self._found[key]

    def _key(self, question: Question, done: Collection[str]) -> tuple[int, frozenset[str]]:
        return question.place, frozenset(self._gives.get(question.place, {}).keys() & done)

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
        stages = self.yardstick.methodology.roadmap.stages
        gained: list[list[tuple[Fraction, Fraction]]] = [[] for _ in stages]
        for question in self.moved(before, after):
            tally = self.tally(question)
            old = tally.worth(stages, self.given(question, before))
            new = tally.worth(stages, self.given(question, after))
            for stage, pairs, less, more in zip(stages, gained, old, new, strict=True):
                if less != more:
                    pairs.append((tally.weight(stage), Fraction(more - less, tally.unit)))
        return {stage: weighed(pairs) for stage, pairs in zip(stages, gained, strict=True)}

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
            place = question.place
            giving_here: dict[str, set[str]] = {}
            for leaf in question.leaves:
                if not leaf.id:
                    continue
                element = _element(self.yardstick, leaf)
                names = closing.get(leaf.id, [])
                if leaf.test is not None or element.computed:
                    names = [name for name in names if _gives(recommendations[name], leaf, element)]
                self.wanted[leaf.key] = MISSED if element.bad else MET
                self.givers[leaf.key] = tuple(names)
                for name in names:
                    giving_here.setdefault(name, set()).add(leaf.key)
            self._gives[place] = giving_here
            for name in giving_here:
                self.touched.setdefault(name, {})[place] = question
            self._open[place] = {
                leaf.name
                for leaf in question.whole.leaves
                if leaf.name in self.wanted and not _same(leaf.interval, self.wanted[leaf.name])
            }

    def _is_useful(self, name: str) -> bool:
        """Whether it gives something that is not certainly there, or may end a contradiction."""
        return any(
            question.contradicted or not self._gives[place][name].isdisjoint(self._open[place])
            for place, question in self.touched[name].items()
        )

    def _held(self, question: Question, done: frozenset[str]) -> Held:
        if not done:
            return _today(question)
        given = {key: self.wanted[key] for key in self.given(question, done)}
        trace = replay(question.whole, given)
        against = question.finding.contradictions
        left_low = () if trace.interval.low == ONE else against
        left_high = () if trace.interval.high == ONE else against
        owed = _owed(question, given)
        good = replay(question.good, given).interval if question.good else None
        if against and question.binding:
            owed = _struck(owed or MET, left_low, left_high)
        elif against:
            good = _struck(good or MET, left_low, left_high)
        whole = _struck(trace.interval, left_low, left_high)
        return Held(trace, whole, owed, good, left_low)


def _today(question: Question) -> Held:
    """What a question is worth with nothing done: as it was found."""
    found = question.finding
    owed, good = found.obligations.interval, found.good_practice.interval
    return Held(question.whole, found.interval, owed, good, found.contradictions)


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
        findings[question.place] = measures.finding(question, done)
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


def _finding_with(measures: Measures, question: Question, done: Collection[str]) -> Finding:
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


def _same(one: Interval, other: Interval) -> bool:
    return one is other or (one is not UNDECIDED and one == other)


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
        value = amount(given)
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
    most = replay(question.most, states).interval
    if question.sure is question.most:
        return most
    sure = replay(question.sure, states).interval
    return Interval(min(sure.low, most.low), max(sure.high, most.high))


def _struck(
    interval: Interval, left_low: tuple[Statement, ...], left_high: tuple[Statement, ...]
) -> Interval:
    """What contradictions leave; at each end those that have not ended there."""
    return Interval(contradicted(interval, left_low).low, contradicted(interval, left_high).high)
