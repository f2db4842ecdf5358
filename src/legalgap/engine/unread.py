"""What to read next: acts not read in full, by how much reading them could settle."""

from datetime import date

from legalgap.model.assessment import Finding, State, ToRead
from legalgap.model.country import Country
from legalgap.model.judgement import Answer
from legalgap.model.statement import act_span


def to_read(country: Country, findings: tuple[Finding, ...], day: date) -> tuple[ToRead, ...]:
    """Acts in force that were read in part or not at all, the most useful first.

    An act is useful where it bears on indicators, by its `bears_on` or its own claims, that have
    elements of which nothing is known; first those that could settle the most unknown answers,
    then those that could settle the most elements.
    """
    unknown = {
        finding.id: sum(element.state is State.UNKNOWN for element in finding.elements)
        for finding in findings
        if finding.applicable
    }
    open_ids = [indicator for indicator, elements in unknown.items() if elements]
    open_answers = {finding.id for finding in findings if finding.answer is Answer.UNKNOWN}
    listed = []
    for name, act in sorted(country.acts.items()):
        if act.read == "whole" or not act_span(act).holds(day):
            continue
        claimed = {
            indicator
            for provision in act.provisions
            for wording in (provision, *provision.editions)
            for indicator in wording.claims
        }
        claimed.update(act.bears_on)
        bears = tuple(indicator for indicator in open_ids if indicator in claimed)
        if bears:
            elements = sum(unknown[indicator] for indicator in bears)
            answers = len(open_answers.intersection(bears))
            listed.append(ToRead(name, bears, elements, answers))
    return tuple(sorted(listed, key=lambda item: (-item.answers, -item.elements, item.act)))
