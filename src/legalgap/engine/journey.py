"""Walks invented people through the texts: what can happen tomorrow, from published law."""

from collections.abc import Mapping
from fractions import Fraction

from legalgap.engine.answers import answer_of, contradicted, judged
from legalgap.engine.states import States
from legalgap.engine.values import Valuer
from legalgap.model.assessment import (
    ONE,
    ElementFinding,
    Finding,
    Interval,
    Path,
    StepTaken,
    Taken,
)
from legalgap.model.journey import Journey, Step
from legalgap.model.judgement import Answer
from legalgap.model.rule import Rule

TAKEN = {
    Answer.FULL: Taken.YES,
    Answer.PARTIAL: Taken.ONLY_IF,
    Answer.NONE: Taken.NO,
    Answer.CONTRADICTION: Taken.NO,
}
ASLEEP = {"dormant", "blocked"}


def overruled(finding: Finding) -> bool:
    """Whether an expert put another answer in the place of the engine's.

    Where the two agree, the elements stand as they were read; a question that does not fit the
    State says nothing about its elements.
    """
    judgement = finding.judgement
    return (
        judgement is not None
        and judgement.answer is not finding.engine_answer
        and judgement.answer is not Answer.NOT_APPLICABLE
    )


class JudgedValuer(Valuer):
    """Takes the elements of an indicator that an expert overruled as that answer has them.

    The expert answers the whole question, so that each of its elements counts alike: after `full`
    none is missing, after `none` and `contradiction` none is there, after `partial` no one can say
    which is, and after `unknown` all are open.
    """

    def __init__(self, valuer: Valuer, findings: Mapping[str, Finding]) -> None:
        super().__init__(valuer.states, valuer.bonds, valuer.limited)
        self._findings = findings

    def _of(self, found: ElementFinding) -> Interval:
        own = super()._of(found)
        finding = self._findings.get(found.id.partition(".")[0])
        if finding is None or finding.judgement is None or not overruled(finding):
            return own
        given = judged(finding.judgement.answer, _flipped(own, found), self.limited)
        return _flipped(given, found)


def _flipped(interval: Interval, found: ElementFinding) -> Interval:
    """The interval as the rule of the indicator looks at it: one ought not to be there."""
    return Interval(ONE - interval.high, ONE - interval.low) if found.bad else interval


class Walker:
    """Holds what all steps of an assessment share."""

    def __init__(
        self, states: States, valuer: Valuer, findings: tuple[Finding, ...], floor: Fraction
    ) -> None:
        self.states, self.floor = states, floor
        self._findings = {finding.id: finding for finding in findings}
        self.valuer = JudgedValuer(valuer, self._findings)

    def walk(self, journey: Journey) -> tuple[Path, ...]:
        """The path of each person."""
        return tuple(
            Path(person.id, tuple(self._step(step, person.id) for step in journey.steps))
            for person in journey.people
        )

    def _step(self, step: Step, person: str) -> StepTaken:
        rule = step.rule_for(person)
        return StepTaken(step.id, Taken.NOT_ASKED) if rule is None else self._taken(step, rule)

    def _taken(self, step: Step, rule: Rule) -> StepTaken:
        """Yes only if nothing that it rests on is asleep; what is unread leaves it unknown."""
        # Every element of a journey is named in full, so that any indicator can own the rule.
        owner = next(iter(self._findings.values())).indicator
        elements = tuple(self.states.of_rule(owner, rule))
        named = dict.fromkeys(element.id.partition(".")[0] for element in elements)
        found = [self._findings[name] for name in named if name in self._findings]
        judged_by = tuple(finding.id for finding in found if overruled(finding))
        against = tuple(
            item
            for finding in found
            if finding.id not in judged_by
            for item in finding.contradictions
        )
        interval = contradicted(self.valuer.value(owner, rule).interval, against)
        taken = TAKEN.get(answer_of(interval, against, self.floor), Taken.UNKNOWN)
        asleep = tuple(
            finding.id
            for finding in found
            if finding.enforced is not None and ASLEEP & set(finding.enforced.tags)
        )
        if taken is Taken.YES and asleep:
            taken = Taken.ONLY_IF
        ids = tuple(item.id for item in against)
        return StepTaken(step.id, taken, elements, asleep, ids, judged_by)
