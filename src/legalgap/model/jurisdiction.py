"""A State: its names, languages, treaties, bodies, and what of its law was read."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legalgap.model.base import (
    Excepting,
    IndicatorId,
    Iso3,
    Key,
    RecommendationId,
    Record,
    Slug,
    StandardId,
)
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Party(StrEnum):
    """Where a State stands towards a treaty."""

    PARTY = "party"
    """Bound: ratified, acceded or succeeded."""
    SIGNATORY = "signatory"
    """Signed, not yet bound."""
    NOT_PARTY = "not_party"
    """Neither signed nor bound."""


class Conflict(Record):
    """Another source that gives another date or status."""

    says: Text
    source: Key | None = None
    grade: Grade | None = None


ProvisionId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*:\S+$",
        description="A provision of an act of the State: `constitution-2021:6(3)`.",
    ),
]


class TreatyEffect(Record):
    """What a treaty in force is in the law of the State, by provisions that were read."""

    short: Text = Field(description="A few words for the table: part of the legal system.")
    rests_on: tuple[ProvisionId, ...] = Field(
        min_length=1,
        description="The provisions that say so; source and grade are theirs. Where one is known "
        "from memory alone or is not in force at the date, the effect is printed as not read.",
    )


class TreatiesInLaw(TreatyEffect):
    """What treaties in force are in the law of the State, and a sentence on it."""

    says: Text = Field(description="One sentence above the table of treaties, in own words.")


class TreatyStatus(Excepting):
    """Whether a treaty is in force for the State, and how this is known."""

    status: Party = Party.PARTY
    ratified: PartialDate | None = Field(
        default=None, description="Ratification, accession or succession."
    )
    in_force: PartialDate | None = Field(default=None, description="In force for the State.")
    grade: Grade
    date_grade: Grade | None = Field(
        default=None, description="Where the date is known otherwise than the fact."
    )
    source: Key | None = None
    reservations: tuple[StandardId, ...] = Field(
        default=(), description="Standards that a reservation in force excludes."
    )
    conflicts: tuple[Conflict, ...] = ()
    effect: TreatyEffect | None = Field(
        default=None,
        description="Its effect in national law, where it differs from `treaties_in_law`.",
    )
    note: Text | None = None


class PlanSection(Record):
    """A section of an action plan, and which measures belong to it."""

    id: Slug
    title: Text
    areas: tuple[Slug, ...] = Field(
        default=(), description="Areas of the methodology whose measures belong here."
    )
    recommendations: tuple[RecommendationId, ...] = Field(
        default=(), description="Recommendations that belong here whatever their area."
    )


class NamedFact(Excepting):
    """A body, service or plan, as far as it is known."""

    id: Slug
    name: Text
    does: Text | None = None
    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    grade: Grade
    source: Key | None = None
    note: Text | None = None
    known_as: tuple[Text, ...] = Field(
        default=(),
        description="Of a body: other names by which recommendations, by-laws and questions call "
        "it.",
    )
    sections: tuple[PlanSection, ...] = Field(
        default=(), description="Of a plan: its sections, into which a road map is sorted."
    )


class ReadInFull(Record):
    """Indicators for which every act that could answer them was read whole."""

    indicators: tuple[IndicatorId, ...] = Field(min_length=1)
    acts: tuple[Slug, ...] = Field(min_length=1)
    reason: Text


class NotApplicable(Record):
    """An indicator that does not fit this State, and why."""

    indicator: IndicatorId
    reason: Text


class Forms(Record):
    """Forms of the name that running text needs and no rule can build."""

    of: Text | None = Field(default=None, description="Russian genitive: Туркменистана.")
    in_: Text | None = Field(default=None, alias="in", description="Russian: в Туркменистане.")


class Jurisdiction(Excepting):
    """The State assessed."""

    id: Iso3
    lang: str = "en"
    name: Text
    forms: Forms = Forms.blank()
    languages: tuple[str, ...] = ()
    region: Key | None = None
    legal_family: Literal["civil_law", "common_law", "mixed"] | None = None
    as_of: PartialDate = Field(description="The date at which its law is assessed.")
    sources: dict[Key, Source] = Field(default_factory=dict)
    treaties: dict[Slug, TreatyStatus] = Field(default_factory=dict)
    treaties_in_law: TreatiesInLaw | None = Field(
        default=None, description="What treaties in force are in the law of the State."
    )
    bodies: tuple[NamedFact, ...] = ()
    services: tuple[NamedFact, ...] = ()
    plans: tuple[NamedFact, ...] = ()
    read_in_full: tuple[ReadInFull, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    note: Text | None = None
