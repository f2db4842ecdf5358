"""What the engine found of enforceability: beside the law score, never added to it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction

from legalgap.frozen import frozen
from legalgap.model.indicator import Type
from legalgap.model.source import Grade
from legalgap.model.text import Text


@frozen
class Tested:
    """One test with its answer and its weight."""

    id: str
    score: int | None
    """0 to 3; None where it is unknown."""
    weight: Fraction
    applicable: bool = True
    grade: Grade | None = None
    basis: str = ""
    """Who answered: `expert`, `act:ID` or `bylaw:ID`; empty where nobody has."""
    note: Text | None = None
    ask: Text | None = None


@frozen
class Capped:
    """A cap that applies, whether or not it lowers the score."""

    id: str
    most: Fraction
    reason: Text
    lowers: bool
    tag: str | None = None


@frozen
class Enforced:
    """How far the rule of one indicator can be applied."""

    type: Type
    tests: tuple[Tested, ...]
    coverage: Fraction
    """Weight of the tests that are known, as a share of those that apply; 0 to 1."""
    raw: Fraction | None = None
    """Before caps, 0 to 100, rounded; None where coverage is below the floor."""
    score: Fraction | None = None
    low: Fraction = Fraction(0)
    """With every unknown test at 0."""
    high: Fraction = Fraction(100)
    """With every unknown test at 3."""
    band: str | None = None
    caps: tuple[Capped, ...] = ()
    tags: tuple[str, ...] = ()
    """Of `dormant`, `blocked`, `pending`, `burdensome`, `blind`."""
    equal_score: Fraction | None = None
    """The score if every test weighed the same."""
    equal_band: str | None = None
    lens: tuple[int, int] | None = None
    """Yes answers and applicable questions of the gender and age lens on the machinery."""
    bylaws: tuple[str, ...] = ()
    """By-laws without which it cannot work, and that are not in force."""

    @property
    def known(self) -> tuple[Tested, ...]:
        """Tests that apply and are answered."""
        return tuple(test for test in self.tests if test.applicable and test.score is not None)

    @property
    def unknown(self) -> tuple[Tested, ...]:
        """Tests that apply and that nobody has answered."""
        return tuple(test for test in self.tests if test.applicable and test.score is None)

    @property
    def holds_down(self) -> tuple[Tested, ...]:
        """Tests answered 0, those that weigh most first."""
        return self._at(0)

    @property
    def helps(self) -> tuple[Tested, ...]:
        """Tests answered 3, those that weigh most first."""
        return self._at(3)

    @property
    def steady(self) -> bool:
        """Whether its band stays the same with equal weights."""
        return self.band == self.equal_band

    def _at(self, score: int) -> tuple[Tested, ...]:
        found = [test for test in self.known if test.score == score]
        return tuple(sorted(found, key=lambda test: -test.weight))


@frozen
class AreaViews:
    """One area in three views."""

    bands: Mapping[str, int]
    """How many findings stand in each band."""
    no_score: int
    """Findings asked whose coverage is below the floor."""
    weakest: str | None
    """The indicator with the lowest score; a blocked or dormant one first."""
    gap: Fraction | None
    """Law score minus enforceability score."""
    quadrant: str | None
    """The id of the quadrant of the methodology."""


@frozen
class ChainLink:
    """One link of the chain with its score."""

    id: str
    title: Text
    score: Fraction | None
    weakest: str | None
    """The indicator with the lowest score in it."""


@frozen
class Timeliness:
    """The by-law tracker in numbers."""

    mandated: int
    in_force: int
    unknown: int
    due: int
    """Those whose due date has passed."""
    on_time: int
    overdue: tuple[str, ...]
    median_days: Fraction | None
    """From the law that calls for it to the by-law, over those with both dates."""
    timed: int
    """How many have both dates."""
    dormant: tuple[str, ...]
    """Indicators that cannot work for want of a by-law."""

    @property
    def share(self) -> Fraction | None:
        """Those in force as a share of those whose status is known."""
        known = self.mandated - self.unknown
        return Fraction(self.in_force, known) if known else None


@frozen
class Unsteady:
    """A band that would be another one with equal weights."""

    what: str
    """`area:ID`, `lens:ID`, `area:ID/lens:ID` or `enforceability:INDICATOR`."""
    band: str | None
    equal_band: str | None


@frozen
class Pending:
    """An indicator whose answer changes once what is adopted is in force."""

    indicator: str
    from_: date
    answer: str
    answer_then: str
    enforced: Enforced | None = None
    """Scored on the future state, apart."""


@frozen
class Machine:
    """Everything on enforceability that is not bound to one finding."""

    views: Mapping[str, AreaViews] = field(default_factory=dict)
    chain: tuple[ChainLink, ...] = ()
    timeliness: Timeliness | None = None
    unsteady: tuple[Unsteady, ...] = ()
    pending: tuple[Pending, ...] = ()
