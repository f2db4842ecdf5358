"""The indicators that measures can bear on, each with its rule and the parts of it as trees.

A tree holds the values of today at its leaves. A leaf is known by the full id of its element; a
number by its element and the line that it is held against, since two rules may hold one number
against two lines.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from legalgap.engine.obligations import prune
from legalgap.engine.scores import Scorer
from legalgap.engine.treaties import OBLIGES, Bonds
from legalgap.model.assessment import ONE, UNDECIDED, ZERO, Assessment, Finding, Interval, Node
from legalgap.model.indicator import Indicator
from legalgap.model.rule import (
    All,
    AnyOf,
    AtLeast,
    Not,
    Number,
    NumberTest,
    Ratified,
    Rule,
    children,
)


@dataclass(frozen=True)
class Leaf:
    """An element that a rule names, with the line where it is a number."""

    key: str
    id: str
    """The full id of the element; empty for a ratification."""
    test: NumberTest | None = None


@dataclass(frozen=True)
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
    bonds = Bonds(assessment.country, yardstick, assessment.as_of)
    scorer = Scorer(yardstick)
    for place, finding in enumerate(assessment.findings):
        if not finding.applicable or finding.judgement is not None:
            continue
        owner = finding.indicator
        today = dict(_today(owner, owner.full, finding.trace))
        whole = _tree(owner, owner.full, today)
        yield Question(
            place,
            finding,
            tuple(_leaf(owner, rule) for rule, _ in _ends(owner.full, finding.trace)),
            whole,
            _part(bonds, owner, today, (True,)),
            _part(bonds, owner, today, (True, None)),
            _part(bonds, owner, today, (False,)),
            bonds.any_asks(owner.standards, OBLIGES) is True,
            yardstick.members(finding.area).get(owner.id, ONE),
            sum((scorer.lens_weight(lens, finding) for lens in assessment.lenses), ZERO),
        )


def leaves_of(node: Node) -> Iterator[Node]:
    """The elements, numbers and treaties that a tree ends in."""
    if not node.children:
        yield node
    for child in node.children:
        yield from leaves_of(child)


def named(node: Node) -> Node:
    """A tree with the full ids of its elements again, as a trace has them."""
    return Node(
        node.kind,
        node.interval,
        tuple(map(named, node.children)),
        node.name.partition("?")[0].removeprefix("ratified:"),
        node.n,
    )


def _part(
    bonds: Bonds,
    owner: Indicator,
    today: dict[str, Interval],
    wanted: Collection[bool | None],
) -> Node | None:
    """The rule without what a duty asks, or does not ask; None where nothing is left."""

    def keep(name: str) -> bool:
        if name.startswith("ratified:"):
            return False in wanted
        element = name if "." in name else f"{owner.id}.{name}"
        return bonds.any_asks(bonds.yardstick.asked_by(element), OBLIGES) in wanted

    rule = prune(owner.full, keep)
    return None if rule is None else _tree(owner, rule, today)


def _tree(owner: Indicator, rule: Rule, today: dict[str, Interval]) -> Node:
    """A rule as a tree whose leaves have the values of today; nothing above them is worked out."""
    below = tuple(_tree(owner, child, today) for child in children(rule))
    match rule:
        case All():
            return Node("all", UNDECIDED, below)
        case AnyOf():
            return Node("any", UNDECIDED, below)
        case AtLeast():
            return Node("at_least", UNDECIDED, below, n=rule.at_least.n)
        case Not():
            return Node("not", UNDECIDED, below)
        case _:
            number, treaty = isinstance(rule, Number), isinstance(rule, Ratified)
            kind = "number" if number else "ratified" if treaty else "element"
            key = _leaf(owner, rule).key
            return Node(kind, today[key], name=key)


def _today(owner: Indicator, rule: Rule, trace: Node) -> Iterator[tuple[str, Interval]]:
    for end, node in _ends(rule, trace):
        yield _leaf(owner, end).key, node.interval


def _ends(rule: Rule, trace: Node) -> Iterator[tuple[Rule, Node]]:
    """The leaves of a rule, each with its node in the trace."""
    below = children(rule)
    if not below:
        yield rule, trace
    for child, node in zip(below, trace.children, strict=True):
        yield from _ends(child, node)


def _leaf(owner: Indicator, rule: Rule) -> Leaf:
    if isinstance(rule, Ratified):
        return Leaf(f"ratified:{rule.ratified}", "")
    test = rule.number if isinstance(rule, Number) else None
    name = test.element if test else str(rule)
    full_id = name if "." in name else f"{owner.id}.{name}"
    return Leaf(f"{full_id}?{test.model_dump_json()}" if test else full_id, full_id, test)
