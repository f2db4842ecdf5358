"""Answers one indicator for one State at one date."""

from dataclasses import replace
from fractions import Fraction

from legalgap.engine.answers import answer_of, contradicted, judged, verb_of
from legalgap.engine.enforceability import Judge
from legalgap.engine.evidence import Evidence
from legalgap.engine.examples import Chooser
from legalgap.engine.obligations import Parts
from legalgap.engine.states import States
from legalgap.engine.values import Valuer
from legalgap.model.assessment import (
    ElementFinding,
    Finding,
    Interval,
    Node,
    Part,
    Verb,
)
from legalgap.model.country import Country, Yardstick
from legalgap.model.indicator import Indicator
from legalgap.model.judgement import Answer, Judgement
from legalgap.model.recommendation import Recommendation
from legalgap.model.statement import Statement

ACTION = (Verb.MUST, Verb.SHOULD, Verb.COULD)
LIGHTER = (Verb.COULD, Verb.VERIFY, Verb.KEEP)


class Finder:
    """Holds what all findings of an assessment share."""

    def __init__(
        self,
        country: Country,
        yardstick: Yardstick,
        evidence: Evidence,
        states: States,
        valuer: Valuer,
        certain: Valuer,
        parts: Parts,
        chooser: Chooser,
        judge: Judge | None,
    ) -> None:
        self.yardstick, self.evidence = yardstick, evidence
        self.states, self.valuer, self.certain = states, valuer, certain
        self.parts = parts
        self.chooser, self.judge = chooser, judge
        method = yardstick.methodology
        self.limited, self.floor = Fraction(method.value.limited), Fraction(method.answer_floor)
        self._given = {name: _given(item) for name, item in yardstick.recommendations.items()}
        self._order = {name: place for place, name in enumerate(self._given)}
        self._givers: dict[str, list[str]] = {}
        """By full id of an element, the recommendations that give it."""
        for name, elements in self._given.items():
            for element in elements:
                self._givers.setdefault(element, []).append(name)
        self._judgements = {item.indicator: item for item in country.judgements}
        self._not_applicable = {
            item.indicator: item.reason for item in country.jurisdiction.not_applicable
        }

    def find(self, indicator: Indicator, area: str) -> Finding:
        """The finding, with the trace from the answer down to the articles."""
        trace = self.valuer.value(indicator, indicator.full)
        contradictions = self._contradictions(indicator)
        interval = contradicted(trace.interval, contradictions)
        answer = answer_of(interval, contradictions, self.floor)
        if indicator.id in self._not_applicable:
            answer = Answer.NOT_APPLICABLE
        judgement = self._judgements.get(indicator.id)
        engine_answer = None
        if judgement is not None:
            engine_answer, answer = answer, judgement.answer
            interval = judged(answer, interval, self.limited)
        obligations, good = self._parts(trace, indicator, contradictions, judgement)
        elements = tuple(self.states.of_rule(indicator, indicator.full))
        bonus = tuple(
            found for rule in indicator.bonus for found in self.states.of_rule(indicator, rule)
        )
        found = Finding(
            indicator=indicator,
            area=area,
            answer=answer,
            interval=interval,
            verb=None,
            trace=trace,
            elements=elements,
            bonus=bonus,
            contradictions=contradictions,
            obligations=obligations,
            good_practice=good,
            basis=self._basis(trace, elements, judgement),
            reason=self._not_applicable.get(indicator.id, {}),
            judgement=judgement,
            engine_answer=engine_answer,
            to_verify=tuple(self.evidence.to_verify.get(indicator.id, ())),
            to_read_again=tuple(self.evidence.to_read_again.get(indicator.id, ())),
        )
        return self._advised(found)

    def _advised(self, found: Finding) -> Finding:
        """With how strongly it asks for action, how far it can be applied, and what closes the gap.

        What is met on paper and cannot be applied asks for action all the same.
        """
        enforced = self.judge.judge(found) if self.judge is not None else None
        verb = self._verb(found)
        if self.judge is not None and enforced is not None:
            idle = on_paper(found) and not self.judge.is_enforceable(enforced)
            verb = Verb.SHOULD if idle and verb in LIGHTER else verb
        return replace(
            found,
            enforced=enforced,
            verb=verb,
            recommendations=self._recommendations(found.indicator, found.elements, verb),
            practices=self._practices(found.indicator, verb),
        )

    def _contradictions(self, indicator: Indicator) -> tuple[Statement, ...]:
        return tuple(
            item
            for item in self.evidence.on(indicator.id)
            if item.claim.contradicts is not None and item.shows_absence
        )

    def _verb(self, found: Finding) -> Verb | None:
        """The verb looks only at what is certain, whatever the unread law says."""
        indicator, judgement = found.indicator, found.judgement
        if judgement is not None and found.answer is Answer.FULL:
            return Verb.KEEP
        if all(element.settled for element in found.elements):
            # No limit can be lifted, so that all that was found is certain.
            trace, parts = found.trace, (found.obligations, found.good_practice)
        else:
            trace = self.certain.value(indicator, indicator.full)
            parts = self._parts(trace, indicator, found.contradictions, judgement)
        weighed = self.parts.weighed(trace)
        if judgement is not None:
            weighed = self._judged(judgement, weighed)
        return verb_of(
            found.answer,
            found.interval,
            parts[0],
            weighed,
            parts[1],
            is_obligation=self.parts.is_obligation(indicator),
            is_contradicted=bool(found.contradictions) or found.answer is Answer.CONTRADICTION,
        )

    def _parts(
        self,
        trace: Node,
        indicator: Indicator,
        contradictions: tuple[Statement, ...],
        judgement: Judgement | None,
    ) -> tuple[Part, Part]:
        """The two parts of the rule; a contradiction strikes the one that its standard is in.

        A judgement is on the law, not on the treaties: what may turn out to be no duty at all
        stays as uncertain as it was.
        """
        obligations = self.parts.obligations(trace)
        good = self.parts.good_practice(trace)
        binding = self.parts.is_obligation(indicator)
        if judgement is not None:
            sure = binding or obligations.certain
            owed = self._judged(judgement, obligations) if sure else obligations
            return owed, self._judged(judgement, good)
        if contradictions and binding:
            return self._struck(obligations, contradictions), good
        if contradictions:
            return obligations, self._struck(good, contradictions)
        return obligations, good

    def _judged(self, judgement: Judgement, part: Part) -> Part:
        if part.interval is None:
            return part
        return Part(judged(judgement.answer, part.interval, self.limited), part.certain)

    @staticmethod
    def _struck(part: Part, contradictions: tuple[Statement, ...]) -> Part:
        whole = part.interval or Interval(Fraction(1), Fraction(1))
        return Part(contradicted(whole, contradictions), part.certain)

    @staticmethod
    def _basis(
        trace: Node, elements: tuple[ElementFinding, ...], judgement: Judgement | None
    ) -> tuple[str, ...]:
        basis = [f"treaty:{node.name}" for node in trace.leaves if node.kind == "ratified"]
        basis += [entry for element in elements for entry in element.basis]
        if judgement is not None:
            basis.append(f"judgement:{judgement.by}")
        return tuple(dict.fromkeys(basis))

    def _recommendations(
        self, indicator: Indicator, elements: tuple[ElementFinding, ...], verb: Verb | None
    ) -> tuple[str, ...]:
        """One that leads and at most two that support it, by the methodology's number.

        Of those that the indicator names and those that give what is missing, each next one is
        the one that gives most of what the others before it leave missing. Also where the gap is
        yet to be verified, as long as something was seen to be missing.
        """
        missing = {element.id for element in elements if element.missed}
        if verb not in ACTION and not (verb is Verb.VERIFY and missing):
            return ()
        known = self.yardstick.recommendations
        leading = [name for name in indicator.closes_with if name in known]
        most = self.yardstick.methodology.most_recommendations
        if not missing:
            return tuple(leading[:most])
        giving = {name for element in missing for name in self._givers.get(element, ())}
        given = {name: self._given[name] & missing for name in (*leading, *giving)}
        pool = [*leading, *sorted(giving.difference(leading), key=self._order.__getitem__)]
        chosen: list[str] = []
        while missing and len(chosen) < most:
            best = max(pool, key=lambda name: len(given[name] & missing), default=None)
            if best is None or not given[best] & missing:
                break
            missing -= given[best]
            chosen.append(best)
            pool.remove(best)
        return tuple(chosen or leading[:most])

    def _practices(self, indicator: Indicator, verb: Verb | None) -> tuple[str, ...]:
        return self.chooser.for_indicator(indicator.id) if verb in ACTION else ()


def on_paper(found: Finding) -> bool:
    """Whether the obligation, or all that is asked, is met in the text."""
    part = found.obligations.interval
    return found.answer is Answer.FULL or (part is not None and part.low == 1)


def _given(item: Recommendation) -> set[str]:
    """The full ids of the elements that the law would have, or be rid of, once it is done."""
    return {f"{indicator}.{name}" for indicator, names in item.closes.items() for name in names}
