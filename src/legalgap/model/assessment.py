"""An assessment: what the engine found for one State at one date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.country import Country, Yardstick
from legalgap.model.enforced import Enforced, Machine
from legalgap.model.indicator import Indicator
from legalgap.model.judgement import Answer, Judgement
from legalgap.model.source import Grade
from legalgap.model.statement import Statement

ZERO, ONE = Fraction(0), Fraction(1)


class State(StrEnum):
    """What is known of one element."""

    FOUND = "found"
    LIMITED = "limited"
    LACKING = "lacking"
    UNKNOWN = "unknown"


class Limit(StrEnum):
    """Why an element that is provided is `limited` all the same."""

    NARROWED = "narrowed"
    IN_PART = "in_part"
    GROUPS = "groups"
    HEADING = "heading"
    RANK = "rank"
    NOT_PENAL = "not_penal"
    SOME_VALUES = "some_values"
    PARTLY = "partly"


class Verb(StrEnum):
    """How strongly a finding asks for action."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    VERIFY = "verify"
    KEEP = "keep"


class Standing(StrEnum):
    """What a standard is to the State at the date, the strongest first."""

    OBLIGES = "obliges"
    """A duty, or a definition to match, in force for the State."""
    WEIGHED = "weighed"
    """In force for the State, which is to consider, endeavour or promote."""
    UNVERIFIED = "unverified"
    """Nobody has checked whether its instrument binds the State."""
    IN_FORCE = "in_force"
    """In force for the State; no duty by its wording."""
    SOFT = "soft"
    """Of an instrument that binds no State."""
    RESERVED = "reserved"
    """Excluded by a reservation."""
    NOT_IN_FORCE = "not_in_force"
    """Its instrument does not bind the State at the date."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share of a rule: `low` with every unknown against it, `high` with every unknown for it."""

    low: Fraction
    high: Fraction

    @property
    def decided(self) -> Fraction:
        """The share that is decided, whatever the unread law says: low + 1 - high."""
        if self.low is ZERO and self.high is ONE:  # what is unread, and most is
            return ZERO
        return self.low + ONE - self.high

    def halved(self) -> "Interval":
        """Low and high halved, as a contradiction that reaches only some cases does."""
        return Interval(self.low / 2, self.high / 2)


UNDECIDED = Interval(ZERO, ONE)
MET = Interval(ONE, ONE)
MISSED = Interval(ZERO, ZERO)


@frozen
class ElementFinding:
    """The state of one element, and what decides it."""

    id: str
    """The full id: `CRIM-09.no_means_required`."""
    state: State
    bad: bool = False
    statements: tuple[Statement, ...] = ()
    """The claims that decide, in the order of acts and pins."""
    limits: tuple[Limit, ...] = ()
    values: tuple[tuple[Statement, Fraction | str], ...] = ()
    computed: tuple[Fraction, Fraction] | None = None
    basis: tuple[str, ...] = ()
    """What decides beside a provision: `silent:ACT`, `read_in_full:ACT`, `tracker`."""
    acts: tuple[Act, ...] = ()
    """The acts that `basis` names."""
    settled: bool = True
    """False where it is limited by the rank of the act, its lack of criminal liability or a
    heading alone, and a text that nobody has read may still provide it in full."""

    @property
    def grade(self) -> Grade | None:
        """The best grade of what decides."""
        grades = [statement.grade for statement in self.statements]
        if self.basis and self.state is not State.UNKNOWN:
            grades.append(Grade.TEXT_READ)
        return min(grades, key=list(Grade).index) if grades else None

    @property
    def met(self) -> bool:
        """Whether it is as the rule wants it: found, or lacking where it stands under `not`."""
        return self.state is (State.LACKING if self.bad else State.FOUND)

    @property
    def missed(self) -> bool:
        """Whether it is certainly, or in part, not as the rule wants it."""
        return self.state is not State.UNKNOWN and not self.met


@frozen
class Node:
    """A node of a rule with its value: the trace from an answer down to its elements."""

    kind: str
    """`element`, `all`, `any`, `at_least`, `not`, `number` or `ratified`."""
    interval: Interval
    children: tuple["Node", ...] = ()
    name: str = ""
    """The element's full id, or the slug of the treaty."""
    n: int = 0

    @property
    def leaves(self) -> "tuple[Node, ...]":
        """The nodes below which there is none, in their order; itself where it has none below."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@frozen
class Part:
    """The obligation or the good-practice part of a rule; `interval` None where it is empty."""

    interval: Interval | None = None
    certain: bool = True
    """False where the treaty status that decides it is not known."""


@frozen
class Finding:
    """An indicator answered for one State at one date, with its evidence."""

    indicator: Indicator
    area: str
    answer: Answer
    interval: Interval
    verb: Verb | None
    trace: Node
    elements: tuple[ElementFinding, ...]
    bonus: tuple[ElementFinding, ...] = ()
    contradictions: tuple[Statement, ...] = ()
    obligations: Part = Part()
    good_practice: Part = Part()
    basis: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)
    """Why it is not applicable."""
    judgement: Judgement | None = None
    engine_answer: Answer | None = None
    """What the engine says where an expert has overruled it."""
    enforced: Enforced | None = None
    """How far it can be applied; None where nothing is asked."""
    to_verify: tuple[Statement, ...] = ()
    to_read_again: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def applicable(self) -> bool:
        """Whether it counts in any score."""
        return self.answer is not Answer.NOT_APPLICABLE

    @property
    def treaties(self) -> dict[str, bool | None]:
        """The treaties that the rule asks for: in force for the State, not, or not verified."""
        return {
            node.name: True if node.interval == MET else False if node.interval == MISSED else None
            for node in self.trace.leaves
            if node.kind == "ratified"
        }

    @property
    def lead_standard(self) -> str | None:
        """The first standard of the indicator."""
        return self.indicator.standards[0] if self.indicator.standards else None


@frozen
class Score:
    """A score from 0 to 100 with its range; `score` None where the evidence is not enough."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction
    """Mean decided share, 0 to 1."""
    band: str | None = None
    count: int = 0
    """How many indicators stand behind it."""


@frozen
class AreaResult:
    """The scores of one thematic area."""

    id: str
    law: Score
    obligations: Score
    good_practice: Score
    enforceability: Score
    lenses: Mapping[str, Score]
    capped: bool = False
    """Whether a contradicted obligation holds the band down."""


class Taken(StrEnum):
    """Whether a step of the journey can happen tomorrow, from published texts."""

    YES = "yes"
    ONLY_IF = "only_if"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    """The step does not concern the person."""


@frozen
class StepTaken:
    """One step of one person."""

    step: str
    taken: Taken
    elements: tuple[ElementFinding, ...] = ()
    asleep: tuple[str, ...] = ()
    """Indicators that it rests on and that are dormant or blocked."""
    contradicted_by: tuple[str, ...] = ()
    """Provisions that order or permit the opposite."""
    judged: tuple[str, ...] = ()
    """Indicators that it rests on and whose answer an expert gave in place of the engine's."""


@frozen
class Path:
    """The way of one invented person through the texts."""

    person: str
    steps: tuple[StepTaken, ...]

    @property
    def first_no(self) -> str | None:
        """The first step that cannot happen."""
        return next((step.step for step in self.steps if step.taken is Taken.NO), None)


@frozen
class ToRead:
    """An act to read next, and what reading it would settle."""

    act: str
    indicators: tuple[str, ...]
    elements: int
    """Elements of which nothing is known."""
    answers: int = 0
    """Unknown answers that it could settle."""


@frozen
class Assessment:
    """All findings and scores of one State at one date."""

    country: Country
    yardstick: Yardstick
    as_of: date
    areas: tuple[AreaResult, ...]
    findings: tuple[Finding, ...]
    index: Score | None
    lenses: Mapping[str, Score]
    standing: Mapping[str, Standing] = field(default_factory=dict)
    """What each standard is to the State at the date."""
    drafts: tuple[str, ...] = ()
    to_verify: tuple[Statement, ...] = ()
    to_read_again: tuple[Statement, ...] = ()
    treaties_to_verify: tuple[str, ...] = ()
    to_read: tuple[ToRead, ...] = ()
    machine: Machine = field(default_factory=Machine)
    """Enforceability beyond the findings, and what hangs on the weights."""
    journey: tuple[Path, ...] = ()

    def finding(self, indicator: str) -> Finding:
        """The finding of an indicator; raises KeyError where the methodology has none."""
        return self._by_id[indicator]

    @cached_property
    def _by_id(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self.findings}

    def area(self, area: str) -> AreaResult:
        """The result of an area."""
        return next(result for result in self.areas if result.id == area)

    def findings_of(self, area: str) -> list[Finding]:
        """The findings of an area in its order."""
        return [finding for finding in self.findings if finding.area == area]
