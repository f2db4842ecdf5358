"""The indicators that measures can bear on, each with its rule and the parts of it as trees.

A tree holds the values of today at its leaves. A leaf is known by the full id of its element; a
number by its element and the line that it is held against, since two rules may hold one number
against two lines.
"""

from collections.abc import Iterator
from fractions import Fraction
from operator import is_

from legalgap.engine.obligations import Parts
from legalgap.engine.scores import Scorer
from legalgap.engine.treaties import Bonds
from legalgap.frozen import frozen
from legalgap.model.assessment import ONE, Assessment, Finding, Node
from legalgap.model.rule import Number, NumberTest, Rule, children

RATIFIED = "ratified:"
"""What the key of a treaty begins with."""


@frozen
class Leaf:
    """An element that a rule names, with the line where it is a number."""

    key: str
    id: str
    """The full id of the element; empty for a ratification."""
    test: NumberTest | None = None


@frozen
class Question:
    """An indicator that counts and that no expert has judged: what is judged stays so."""

    place: int
    """Which finding of the assessment it is."""
    finding: Finding
    leaves: tuple[Leaf, ...]
    whole: Node
    sure: Node | None
    """What certainly is owed; None where nothing is."""
    most: Node | None
    """What may be owed, whatever the treaty status that nobody has checked."""
    good: Node | None
    """What no duty asks."""
    binding: bool
    """Whether one of its standards is a duty, so that a contradiction strikes what is owed."""
    weight: Fraction
    """Its weight in its area."""
    lens_weight: Fraction
    """Its weights in all lenses together."""

    @property
    def contradicted(self) -> bool:
        """Whether a provision in force orders or permits the opposite."""
        return bool(self.finding.contradictions)

    @property
    def sharp(self) -> bool:
        """Whether a contradiction reaches all cases, so that it leaves nothing."""
        return any(item.claim.only is None for item in self.finding.contradictions)


def questions(assessment: Assessment) -> Iterator[Question]:
    """One for each finding that counts, in their order."""
    yardstick = assessment.yardstick
    parts = Parts(Bonds(assessment.country, yardstick, assessment.as_of))
    scorer = Scorer(yardstick)
    for place, finding in enumerate(assessment.findings):
        if not finding.applicable or finding.judgement is not None:
            continue
        owner = finding.indicator
        leaves: list[Leaf] = []
        whole = _keyed(owner.full, finding.trace, leaves)
        verdicts = parts.verdicts(whole)
        sure = most = parts.owed(whole, (True,), verdicts)
        if None in verdicts:
            most = parts.owed(whole, (True, None), verdicts)
        yield Question(
            place,
            finding,
            tuple(leaves),
            whole,
            sure,
            most,
            parts.owed(whole, (False,), verdicts),
            parts.is_obligation(owner),
            yardstick.members(finding.area).get(owner.id, ONE),
            scorer.all_lenses(finding),
        )


def named(node: Node) -> Node:
    """A tree with the full ids of its elements again, as a trace has them."""
    name = node.name.partition("?")[0].removeprefix(RATIFIED)
    below = tuple(map(named, node.children))
    if name == node.name and all(map(is_, below, node.children)):
        return node
    return Node(node.kind, node.interval, below, name, node.n)


def _keyed(rule: Rule, trace: Node, leaves: list[Leaf]) -> Node:
    """The trace of a rule with the keys of its leaves as their names; lists the leaves."""
    if trace.children:
        pairs = zip(children(rule), trace.children, strict=True)
        below = tuple([_keyed(child, node, leaves) for child, node in pairs])
        if all(map(is_, below, trace.children)):
            return trace
        return Node(trace.kind, trace.interval, below, n=trace.n)
    name = trace.name
    if trace.kind == "ratified":
        leaves.append(Leaf(RATIFIED + name, ""))
    elif isinstance(rule, Number):
        leaves.append(Leaf(f"{name}?{rule.number.text}", name, rule.number))
    else:
        leaves.append(Leaf(name, name))
        return trace
    return Node(trace.kind, trace.interval, name=leaves[-1].key)
