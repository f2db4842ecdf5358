"""What closes a gap: recommendations, practices of other States, model clauses."""

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legalgap.model.base import (
    Excepting,
    IndicatorId,
    Key,
    PracticeId,
    RecommendationId,
    Record,
    StandardId,
)
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text

YEARS = re.compile(r"\b(?:19|20)\d\d(?:-(?:19|20)\d\d)?\b")


class Horizon(StrEnum):
    """By when a measure can be taken."""

    SHORT = "short"
    """Up to 12 months."""
    MEDIUM = "medium"
    """One to three years."""
    LONG = "long"
    """Three to five years."""


class Effort(StrEnum):
    """What a measure costs in text, staff and money."""

    LOW = "low"
    """Text alone, or a decision within a body."""
    MEDIUM = "medium"
    """Some staff, training or money."""
    HIGH = "high"
    """New staff, services or a budget line."""


class Recommendation(Excepting):
    """A measure that closes gaps; written as a claim, so that it is a draft too."""

    id: RecommendationId
    title: Text
    gap: Text = Field(description="What is missing, in general terms.")
    measure: tuple[
        Literal[
            "law",
            "by_law",
            "sop",
            "guidance",
            "training",
            "budget",
            "programme",
            "coordination",
            "agreement",
            "treaty",
            "resolution",
            "service",
        ],
        ...,
    ] = Field(min_length=1, description="What sort of measure it is: a law, training, a budget.")
    adopt: Text = Field(description="What is to be adopted, and by which body.")
    drafting: Text | None = Field(default=None, description="What the wording must contain.")
    lead: Text = Field(description="The body that leads, in neutral codes.")
    horizon: Horizon
    effort: Effort
    standards: tuple[StandardId, ...] = ()
    cites: str = Field(default="", description="Standards named otherwise, as printed.")
    focus: Text | None = Field(default=None, description="Whom it serves by gender and age.")
    lenses: tuple[Key, ...] = ()
    serves: tuple[Key, ...] = Field(
        default=(), description="Groups it serves above all: women, youth, men, rural_residents."
    )
    activity: Text | None = Field(default=None, description="The row of an action plan.")
    partners: Text | None = Field(default=None, description="Who takes part beside the lead.")
    success: Text | None = Field(default=None, description="How one sees that it works.")
    target: Text | None = Field(
        default=None, description="What to reach, by sex and age where people are counted."
    )
    verification: Text | None = Field(
        default=None, description="Where the figure is taken from, and how often."
    )
    harm: int | None = Field(
        default=None,
        ge=0,
        le=3,
        description="What the gap does: 3 risk to life, liberty or a child, 2 denial of a core "
        "right, 1 inconvenience.",
    )
    enforceability_gain: int | None = Field(
        default=None,
        ge=0,
        le=3,
        description="What it makes work: 3 several dormant provisions, 2 one of them, 1 it makes "
        "a rule easier to apply, 0 nothing.",
    )
    provides: dict[IndicatorId, tuple[Key, ...]] = Field(
        default_factory=dict, description="Elements that the law would have once it is done."
    )
    values: dict[IndicatorId, dict[Key, str]] = Field(
        default_factory=dict, description="Numbers that the law would guarantee once it is done."
    )
    ends: dict[IndicatorId, tuple[Key, ...]] = Field(
        default_factory=dict, description="Elements under `not` that it removes."
    )
    after: tuple[RecommendationId, ...] = Field(default=(), description="What must come first.")
    practices: tuple[PracticeId, ...] = ()
    grade: Grade = Grade.REPORTED

    @property
    def closes(self) -> dict[str, tuple[str, ...]]:
        """By indicator, the elements that it gives, in the form of a claim or as a number."""
        found: dict[str, tuple[str, ...]] = {}
        for given in (self.provides, self.values, self.ends):
            for indicator, names in given.items():
                found[indicator] = (*found.get(indicator, ()), *names)
        return found


class Recommendations(Record):
    """The recommendations of one area."""

    lang: str = "en"
    recommendations: tuple[Recommendation, ...]


class Form(StrEnum):
    """What a practice is; procedures are preferred, since provisions alone are often dormant."""

    LAW = "law"
    """A provision of a law or code."""
    BY_LAW = "by_law"
    """A regulation or order under a law."""
    PROCEDURE = "procedure"
    """Instructions, forms, protocols and agreements by which staff act."""
    PROGRAMME = "programme"
    """A programme with its staff and money."""


class Practice(Excepting):
    """One article or procedure of another State, with its known weakness."""

    id: PracticeId
    country: Text
    region: Key
    instrument: Text = Field(description="The act that holds it.")
    short: Text | None = Field(
        default=None,
        description="What it is in at most eight words, for slides and lists; the State is named "
        "beside it.",
    )
    year: str = Field(default="", description="The year or years of the text, as printed.")
    since: PartialDate | None = Field(default=None, description="In force since, as far as known.")
    form: Form | None = None
    legal_family: Literal["civil_law", "common_law", "mixed"] | None = None
    languages: tuple[str, ...] = Field(
        default=(), description="Languages in which the text itself can be read."
    )
    does: Text = Field(description="What the article or procedure does.")
    why: Text = Field(description="Why it is gender-, age- or survivor-sensitive.")
    caveat: Text = Field(description="Its known weakness.")
    lenses: tuple[Key, ...] = ()
    indicators: tuple[IndicatorId, ...] = Field(default=(), description="What it is an example of.")
    cautionary: bool = Field(default=False, description="Shown as a warning only.")
    source: Source
    grade: Grade
    valid_as_of: PartialDate
    text_checked: bool = Field(default=False, description="A lawyer opened the official text.")

    @property
    def name(self) -> Text:
        """What it is called where there is little room: its short name, else its act."""
        return self.short or self.instrument

    @property
    def years(self) -> list[str]:
        """The years that `year` names, without its words: `2002–2007`, `2014`."""
        return [found.replace("-", "–") for found in YEARS.findall(self.year)]


class Practices(Record):
    """The practices of one area."""

    lang: str = "en"
    practices: tuple[Practice, ...]


class Clause(Excepting):
    """Model wording for drafters."""

    id: Annotated[str, Field(pattern=r"^MC-\d{2}$")]
    title: Text
    wording: Text = Field(description="The model wording itself.")
    standards: tuple[StandardId, ...] = ()
    recommendations: tuple[RecommendationId, ...] = ()
    note: Text | None = None


class Clauses(Record):
    """All model clauses."""

    lang: str = "en"
    clauses: tuple[Clause, ...]
