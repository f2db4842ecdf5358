"""How far a rule can be applied: twelve tests, weights by type, caps (design, 3.6).

The score stands beside the law score and is never added to it: a good statute must not hide a
missing regulation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from legalgap.engine import tracker
from legalgap.engine.exact import total, weighed
from legalgap.engine.scores import band_of, half_up
from legalgap.model.assessment import ONE, ZERO, Finding
from legalgap.model.bylaw import ByLaw
from legalgap.model.country import Country
from legalgap.model.enforceability import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActMachinery,
    CapRule,
    EnforceabilityRules,
    Machinery,
    TestAnswer,
)
from legalgap.model.enforced import Capped, Enforced, Tested
from legalgap.model.indicator import Type
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade

BEST = 3
ASKED = (Answer.FULL, Answer.PARTIAL)
"""Tests are asked of what the law has at least in part."""


class Judge:
    """Scores what is there to apply each indicator."""

    def __init__(self, country: Country, rules: EnforceabilityRules, day: date) -> None:
        self.country, self.rules, self.day = country, rules, day
        self._machinery = {item.indicator: item for item in country.enforceability.indicators}
        self._acts = {item.act: item for item in country.enforceability.acts}
        self._bylaws = tracker.called_for(country, day)
        self._weights: dict[Type, dict[str, Fraction]] = {}

    def judge(self, finding: Finding) -> Enforced | None:
        """The score of one finding; None where nothing is asked."""
        type_ = finding.indicator.type
        if finding.answer not in ASKED or type_ is None or type_ not in self.rules.weights:
            return None
        machinery = self._on(finding)
        bylaws = [item for item in self._bylaws if tracker.unlocks(item, finding)]
        tests = tuple(self._tests(finding, type_, machinery, bylaws))
        missing = tuple(sorted(item.id for item in bylaws if tracker.is_missing(item, self.day)))
        delegated = bool(missing) or (machinery is not None and machinery.delegates)
        found = scored(tests, type_, self.rules, delegated=delegated)
        return self._tagged(found, machinery, missing)

    def is_enforceable(self, found: Enforced) -> bool:
        """Whether nothing is known that keeps it from being applied; the unknown is no reason."""
        if "dormant" in found.tags or "blocked" in found.tags:
            return False
        return found.score is None or found.score >= Fraction(self.rules.enforceable)

    def _on(self, finding: Finding) -> Machinery | None:
        """The expert's answers, unless none of the provisions judged decides at the date."""
        machinery = self._machinery.get(finding.id)
        if machinery is None or not machinery.provisions:
            return machinery
        decided = {item.id for element in finding.elements for item in element.statements}
        return machinery if decided & set(machinery.provisions) else None

    def _tests(
        self,
        finding: Finding,
        type_: Type,
        machinery: Machinery | None,
        bylaws: list[ByLaw],
    ) -> Iterable[Tested]:
        asked = self.rules.asked.get(type_) or tuple(self.rules.tests)
        weights = self._weights_of(type_)
        acts = self._acts_of(finding)
        for name in self.rules.tests:
            made = Tested(name, None, weights.get(name, ZERO))
            if machinery is not None and name in machinery.tests:
                made = _answered(made, machinery.tests[name], machinery.grade, "expert")
            elif name in self.rules.per_act:
                made = _weakest(made, acts)
            if made.score is None and made.applicable and name == self.rules.by_law and bylaws:
                made = self._from_tracker(made, bylaws)
            if made.score is not None or not made.applicable or name in asked:
                yield made

    def _weights_of(self, type_: Type) -> dict[str, Fraction]:
        """What each test weighs for rules of a type, exact."""
        if type_ not in self._weights:
            listed = self.rules.weights[type_].items()
            self._weights[type_] = {name: Fraction(weight) for name, weight in listed}
        return self._weights[type_]

    def _acts_of(self, finding: Finding) -> list[ActMachinery | None]:
        """What is known of each act that decides; None for one that nobody has tested."""
        names = dict.fromkeys(
            item.wording.act.id for element in finding.elements for item in element.statements
        )
        return [self._acts.get(name) for name in names]

    def _from_tracker(self, made: Tested, bylaws: list[ByLaw]) -> Tested:
        """The weakest by-law decides; one that nobody could check leaves it unknown."""
        scores = [(tracker.score(item, self.country, self.day), item) for item in bylaws]
        known = [(score, item) for score, item in scores if score is not None]
        if not known:
            return made
        score, item = min(known, key=lambda pair: (pair[0], pair[1].id))
        if score and len(known) < len(scores):
            return made
        return replace(made, score=score, grade=item.grade, basis=f"bylaw:{item.id}")

    def _tagged(
        self, found: Enforced, machinery: Machinery | None, missing: tuple[str, ...]
    ) -> Enforced:
        tags = [capped.tag for capped in found.caps if capped.tag]
        if missing:
            tags.append("dormant")
        if machinery is not None and (machinery.contacts or 0) > self.rules.burdensome:
            tags.append("burdensome")
        lens = _lens(machinery, self.rules)
        if lens is not None and found.score is not None:
            share = Fraction(100 * lens[0], lens[1])
            enforceable = found.score >= Fraction(self.rules.lens.enforceable_from)
            if enforceable and share < Fraction(self.rules.lens.blind_below):
                tags.append("blind")
        return replace(found, tags=tuple(dict.fromkeys(tags)), lens=lens, bylaws=missing)


def _answered(made: Tested, answer: TestAnswer, grade: Grade, basis: str) -> Tested:
    """What is known from memory alone answers nothing, nor takes a test out."""
    known = answer.grade or grade
    said = UNKNOWN if known is Grade.RECALLED else answer.score
    return Tested(
        made.id,
        score=None if said in (NOT_APPLICABLE, UNKNOWN) else int(said),
        weight=made.weight,
        applicable=said != NOT_APPLICABLE,
        grade=known,
        basis=basis if answer.score != UNKNOWN else "",
        note=answer.note,
        ask=answer.ask,
    )


def _weakest(made: Tested, acts: list[ActMachinery | None]) -> Tested:
    """Where several acts decide, the weakest of them; nothing is weaker than 0.

    Else it is unknown while one of them is.
    """
    answers = [(act, act.tests.get(made.id)) for act in acts if act is not None]
    found = [
        _answered(made, answer, act.grade, f"act:{act.act}")
        for act, answer in answers
        if answer is not None
    ]
    applicable = [item for item in found if item.applicable]
    scores = [item.score for item in applicable if item.score is not None]
    complete = len(found) == len(acts) and len(scores) == len(applicable)
    if scores and (complete or not min(scores)):
        return next(item for item in applicable if item.score == min(scores))
    return found[0] if complete and found else made


def _lens(machinery: Machinery | None, rules: EnforceabilityRules) -> tuple[int, int] | None:
    """Yes answers and applicable questions; None where nobody has answered."""
    if machinery is None or machinery.grade is Grade.RECALLED:
        return None
    said = [word for key, word in machinery.lens.items() if key in rules.lens.questions]
    applicable = [word for word in said if word != NOT_APPLICABLE]
    return (applicable.count("yes"), len(applicable)) if applicable else None


def scored(
    tests: tuple[Tested, ...], type_: Type, rules: EnforceabilityRules, *, delegated: bool
) -> Enforced:
    """The formula, the caps and the band of some answers.

    100 times the weighted sum of the known answers over three times their weight; the coverage is
    the weight of what is known over that of what applies.
    """
    applicable = [test for test in tests if test.applicable]
    whole = total(test.weight for test in applicable)
    known = [test for test in applicable if test.score is not None]
    weight = total(test.weight for test in known)
    coverage = weight / whole if whole else Fraction(0)
    worst, best = (_at(applicable, rules, type_, delegated, unknown) for unknown in (0, BEST))
    made = Enforced(type_, tests, coverage, low=worst, high=best)
    if not weight or coverage < Fraction(rules.floor):
        return replace(made, caps=_caps(tests, type_, rules, None, delegated))
    raw = half_up(_mean([(test.weight, test.score) for test in known]), rules.digits)
    caps = _caps(tests, type_, rules, raw, delegated)
    final = min([raw, *(cap.most for cap in caps)])
    equal = half_up(_mean([(ONE, test.score) for test in known]), rules.digits)
    equal = min([equal, *(cap.most for cap in caps)])
    return replace(
        made,
        raw=raw,
        score=final,
        band=band_of(final, rules.bands),
        caps=caps,
        equal_score=equal,
        equal_band=band_of(equal, rules.bands),
    )


def _mean(answers: list[tuple[Fraction, int | None]]) -> Fraction:
    """The mean of answers by their weights, out of 100."""
    weight = total(weight for weight, _ in answers)
    met = weighed((weight, score or 0) for weight, score in answers)
    return 100 * met / (BEST * weight)


def _at(
    tests: list[Tested], rules: EnforceabilityRules, type_: Type, delegated: bool, unknown: int
) -> Fraction:
    """The score if every unknown test had one answer."""
    filled = {test.id: unknown if test.score is None else test.score for test in tests}
    if not any(test.weight for test in tests):
        return Fraction(0 if unknown == 0 else 100)
    raw = half_up(_mean([(test.weight, filled[test.id]) for test in tests]), rules.digits)
    return min([raw, *(Fraction(cap.most) for cap in _met(filled, type_, rules, delegated))])


def _caps(
    tests: tuple[Tested, ...],
    type_: Type,
    rules: EnforceabilityRules,
    raw: Fraction | None,
    delegated: bool,
) -> tuple[Capped, ...]:
    """The caps whose condition is met, in the order of the methodology."""
    scores = {test.id: test.score if test.applicable else None for test in tests}
    found = [(cap, Fraction(cap.most)) for cap in _met(scores, type_, rules, delegated)]
    return tuple(
        Capped(cap.id, most, cap.reason, raw is not None and raw > most, cap.tag)
        for cap, most in found
    )


def _met(
    scores: Mapping[str, int | None], type_: Type, rules: EnforceabilityRules, delegated: bool
) -> Iterable[CapRule]:
    """The rules of caps whose condition some answers meet."""
    for rule in rules.caps:
        answer = scores.get(rule.of_test)
        if answer is None or answer > rule.score:
            continue
        if (not rule.types or type_ in rule.types) and (delegated or not rule.delegated):
            yield rule
