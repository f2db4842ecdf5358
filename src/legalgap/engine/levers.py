"""What would change an answer: one element at a time."""

from fractions import Fraction

from legalgap.engine.answers import answer_of, contradicted
from legalgap.engine.values import combine
from legalgap.frozen import frozen
from legalgap.model.assessment import MET, MISSED, ONE, Finding, Interval, Node, State
from legalgap.model.judgement import Answer


@frozen
class Lever:
    """One element, and the answer if it were as the rule wants it."""

    element: str
    state: State
    """The state it has now."""
    met: Answer
    missed: Answer
    gain: Fraction
    """By how much the low end of the value would rise."""


def replay(node: Node, states: dict[str, Interval]) -> Node:
    """The trace with some elements in another state."""
    if not node.children:
        return Node(node.kind, states.get(node.name, node.interval), name=node.name)
    below = tuple(replay(child, states) for child in node.children)
    if node.kind == "not":
        child = below[0].interval
        return Node("not", Interval(ONE - child.high, ONE - child.low), below)
    return combine(node.kind, below, node.n)


def levers(finding: Finding, floor: Fraction) -> list[Lever]:
    """Every element that is not yet as the rule wants it, the largest gain first."""
    found = []
    for element in finding.elements:
        if element.met:
            continue
        wanted, unwanted = (MISSED, MET) if element.bad else (MET, MISSED)
        answers = []
        gain = Fraction(0)
        for value in (wanted, unwanted):
            trace = replay(finding.trace, {element.id: value})
            interval = contradicted(trace.interval, finding.contradictions)
            answers.append(answer_of(interval, finding.contradictions, floor))
            if value is wanted:
                gain = interval.low - finding.interval.low
        found.append(Lever(element.id, element.state, answers[0], answers[1], gain))
    return sorted(found, key=lambda lever: -lever.gain)
