"""Everything that is known of one State, and the yardstick it is held against."""

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.bylaw import ByLaw, Tracker
from legalgap.model.comment import Comment
from legalgap.model.draft import Draft
from legalgap.model.enforceability import Enforceability
from legalgap.model.indicator import Indicator
from legalgap.model.instrument import Instrument, Standard
from legalgap.model.journey import Journey
from legalgap.model.judgement import Judgement, Observation
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Methodology
from legalgap.model.recommendation import Clause, Practice, Recommendation
from legalgap.model.source import Source


@frozen
class Country:
    """The State assessed with its acts and what others say of it."""

    jurisdiction: Jurisdiction
    acts: Mapping[str, Act] = field(default_factory=dict)
    tracker: Tracker = field(default_factory=Tracker.blank)
    judgements: tuple[Judgement, ...] = ()
    observations: tuple[Observation, ...] = ()
    observation_sources: Mapping[str, Source] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    enforceability: Enforceability = field(default_factory=Enforceability.blank)
    comments: tuple[Comment, ...] = ()
    """What reviewers said of earlier reports; no answer depends on it."""

    @property
    def bylaws(self) -> tuple[ByLaw, ...]:
        """The implementing acts that its laws call for."""
        return self.tracker.bylaws


@frozen
class Yardstick:
    """What a State's law is held against, and what may close a gap."""

    instruments: Mapping[str, Instrument]
    indicators: Mapping[str, Indicator]
    methodology: Methodology
    recommendations: Mapping[str, Recommendation] = field(default_factory=dict)
    practices: Mapping[str, Practice] = field(default_factory=dict)
    journey: Journey | None = None
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    standards: Mapping[str, Standard] = field(init=False)
    _members: dict[str, dict[str, Fraction]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        by_id = {
            f"{slug}:{standard.pin}": standard
            for slug, instrument in self.instruments.items()
            for standard in instrument.standards
        }
        object.__setattr__(self, "standards", by_id)

    def instrument_of(self, standard: str) -> Instrument:
        """The instrument that a standard belongs to."""
        return self.instruments[standard.partition(":")[0]]

    def asked_by(self, element: str) -> tuple[str, ...]:
        """The standards that ask for an element, by its full id.

        Where it names none, all of its indicator's do.
        """
        owner, _, name = element.partition(".")
        indicator = self.indicators[owner]
        return indicator.elements[name].from_ or indicator.standards

    def area_of(self, indicator: str) -> str | None:
        """The first area of the methodology that holds an indicator."""
        areas = self.methodology.areas
        return next((area for area in areas if indicator in self.members(area)), None)

    def members(self, area: str) -> dict[str, Fraction]:
        """The indicators of an area with their weights, in order of their ids."""
        if area not in self._members:
            self._members[area] = self._listed(area)
        return self._members[area]

    def _listed(self, area: str) -> dict[str, Fraction]:
        listed = self.methodology.areas[area].indicators
        if isinstance(listed, dict):
            return {name: Fraction(weight) for name, weight in listed.items()}
        prefix = self.methodology.areas[area].prefix + "-"
        return {name: Fraction(1) for name in self.indicators if name.startswith(prefix)}
