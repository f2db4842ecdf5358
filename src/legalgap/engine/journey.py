"""Walks invented people through the texts: what can happen tomorrow, from published law."""

from fractions import Fraction

from legalgap.engine.answers import answer_of, contradicted
from legalgap.engine.states import States
from legalgap.engine.values import Valuer
from legalgap.model.assessment import Finding, Path, StepTaken, Taken
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


class Walker:
    """Holds what all steps of an assessment share."""

    def __init__(
        self, states: States, valuer: Valuer, findings: tuple[Finding, ...], floor: Fraction
    ) -> None:
        self.states, self.valuer, self.floor = states, valuer, floor
        self._findings = {finding.id: finding for finding in findings}

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
        against = tuple(item for finding in found for item in finding.contradictions)
        interval = contradicted(self.valuer.value(owner, rule).interval, against)
        taken = TAKEN.get(answer_of(interval, against, self.floor), Taken.UNKNOWN)
        asleep = tuple(
            finding.id
            for finding in found
            if finding.enforced is not None and ASLEEP & set(finding.enforced.tags)
        )
        if taken is Taken.YES and asleep:
            taken = Taken.ONLY_IF
        return StepTaken(step.id, taken, elements, asleep, tuple(item.id for item in against))
