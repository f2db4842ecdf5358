"""What closes a gap: recommendations, practices of other States, model clauses."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legalgap.model.base import (
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
    MEDIUM = "medium"
    HIGH = "high"


class Recommendation(Record):
    """A measure that closes gaps; written as a claim, so that it is a draft too."""

    id: RecommendationId
    title: Text
    gap: Text
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
    ] = Field(min_length=1)
    adopt: Text
    drafting: Text | None = Field(default=None, description="What the wording must contain.")
    lead: Text = Field(description="The body that leads, in neutral codes.")
    horizon: Horizon
    effort: Effort
    standards: tuple[StandardId, ...] = ()
    cites: str = Field(default="", description="Standards named otherwise, as printed.")
    focus: Text | None = Field(default=None, description="Whom it serves by gender and age.")
    lenses: tuple[Key, ...] = ()
    activity: Text | None = Field(default=None, description="The row of an action plan.")
    success: Text | None = Field(default=None, description="How one sees that it works.")
    provides: dict[IndicatorId, tuple[Key, ...]] = Field(
        default_factory=dict, description="Elements that the law would have once it is done."
    )
    values: dict[IndicatorId, dict[Key, str]] = Field(default_factory=dict)
    ends: dict[IndicatorId, tuple[Key, ...]] = Field(
        default_factory=dict, description="Elements under `not` that it removes."
    )
    after: tuple[RecommendationId, ...] = Field(default=(), description="What must come first.")
    practices: tuple[PracticeId, ...] = ()
    grade: Grade = Grade.REPORTED


class Recommendations(Record):
    """The recommendations of one area."""

    lang: str = "en"
    recommendations: tuple[Recommendation, ...]


class Practice(Record):
    """One article or procedure of another State, with its known weakness."""

    id: PracticeId
    country: Text
    region: Key
    instrument: Text
    year: str = ""
    does: Text
    why: Text = Field(description="Why it is gender-, age- or survivor-sensitive.")
    caveat: Text
    lenses: tuple[Key, ...] = ()
    indicators: tuple[IndicatorId, ...] = Field(default=(), description="What it is an example of.")
    cautionary: bool = Field(default=False, description="Shown as a warning only.")
    source: Source
    grade: Grade
    valid_as_of: PartialDate
    text_checked: bool = Field(default=False, description="A lawyer opened the official text.")


class Practices(Record):
    """The practices of one area."""

    lang: str = "en"
    practices: tuple[Practice, ...]


class Clause(Record):
    """Model wording for drafters."""

    id: Annotated[str, Field(pattern=r"^MC-\d{2}$")]
    title: Text
    wording: Text
    standards: tuple[StandardId, ...] = ()
    recommendations: tuple[RecommendationId, ...] = ()
    note: Text | None = None


class Clauses(Record):
    """All model clauses."""

    lang: str = "en"
    clauses: tuple[Clause, ...]
