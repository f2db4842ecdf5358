"""Indicators: one legal question each, with its elements and its rule."""

from enum import StrEnum

from pydantic import Field, model_validator

from legalgap.model.base import Excepting, IndicatorId, Key, RecommendationId, StandardId
from legalgap.model.rule import Computed, Rule
from legalgap.model.text import Text


class Weight(StrEnum):
    """How much an indicator matters to a lens."""

    CORE = "core"
    """It stands at the heart of what the lens looks at."""
    RELEVANT = "relevant"
    """It matters to the lens, and weighs less."""
    NONE = "none"
    """The lens does not look at it."""


class Needs(StrEnum):
    """What sort of act can answer in full."""

    LAW = "law"
    """The constitution, a code, a law or a decree; a by-law gives `limited`."""
    LAW_AND_REGULATION = "law_and_regulation"
    """The law gives the value; a missing by-law shows in the enforceability score."""
    REGULATION = "regulation"
    """Any act in force."""


class Type(StrEnum):
    """What is enforced; the enforceability tests weigh by it."""

    OFFENCE = "offence"
    """An act that is punished."""
    ENTITLEMENT = "entitlement"
    """What a person can claim."""
    INSTITUTION = "institution"
    """A body or post with its task."""
    SAFEGUARD = "safeguard"
    """What protects a person in a procedure."""
    PROGRAMME = "programme"
    """What a State runs: training, data, campaigns."""


class Element(Excepting):
    """One thing that a law has or has not; cited as `CRIM-09.no_means_required`."""

    bad: bool = Field(default=False, description="It stands under `not`: to have it is a gap.")
    computed: Computed | None = Field(
        default=None, description="Counted from the by-law tracker, never claimed."
    )
    label: Text = Field(description="A few words for tables.")
    test: Text | None = Field(
        default=None, description="One sentence by which two lawyers would decide alike."
    )
    from_: tuple[StandardId, ...] = Field(
        default=(),
        alias="from",
        description="The standards that ask for this element; without it, all of the indicator's.",
    )


class Indicator(Excepting):
    """One legal question with the rule that answers it."""

    id: IndicatorId
    question: Text
    short: Text | None = Field(
        default=None,
        description="A short title: what is asked as a neutral noun phrase of at most eight words, "
        "for slides, tables and lists.",
    )
    standards: tuple[StandardId, ...] = Field(
        default=(), description="What asks for it; the first is the lead standard."
    )
    lenses: dict[Key, Weight] = Field(default_factory=dict)
    needs: Needs = Needs.LAW
    type: Type | None = None
    penal: bool = Field(
        default=False,
        description="Only an act that creates criminal liability can fully provide it.",
    )
    elements: dict[Key, Element] = Field(min_length=1)
    full: Rule = Field(description="The rule; it holds in full when the standard is met.")
    bonus: tuple[Rule, ...] = Field(default=(), description="Noted, never part of the answer.")
    partial: Text | None = Field(default=None, description="Reading aid: what partial looks like.")
    contradiction: Text | None = Field(
        default=None, description="Reading aid: what would order or permit the opposite."
    )
    closes_with: tuple[RecommendationId, ...] = ()
    was: tuple[IndicatorId, ...] = ()

    @property
    def name(self) -> Text:
        """What it is called where there is little room: its short title, else its question."""
        return self.short or self.question

    @model_validator(mode="after")
    def _no_standard_twice(self) -> "Indicator":
        if len(set(self.standards)) != len(self.standards):
            raise ValueError("the same standard is listed twice")
        return self
