"""Methodology: areas, lenses and how answers become scores, as data."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from legalgap.model.base import Excepting, IndicatorId, Key, Record, Slug
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.roadmap import Roadmap
from legalgap.model.text import Text

Share = Annotated[Decimal, Field(ge=0, le=1, max_digits=12)]
Weight = Annotated[Decimal, Field(ge=0, max_digits=12)]


def _weighed(value: Any) -> Any:
    """A list of indicators means that each weighs 1."""
    if isinstance(value, list):
        return {str(entry): "1" for entry in value}
    return value


Indicators = Annotated[
    Literal["all"] | dict[IndicatorId, Annotated[Decimal, Field(gt=0, max_digits=12)]],
    BeforeValidator(_weighed, json_schema_input_type=Literal["all"] | list[str] | dict[str, float]),
]


def _named(value: Any) -> Any:
    """A list of groups means that each is named by its id."""
    if isinstance(value, list):
        return {str(entry): {"en": str(entry).replace("_", " ")} for entry in value}
    return value


class Area(Record):
    """A thematic area: which indicators belong to it."""

    title: Text | None = None
    prefix: str = Field(default="", description="The prefix of its indicator ids: `CRIM`.")
    indicators: Indicators = Field(
        default="all", description="`all` of the prefix, a list of ids, or ids with weights."
    )


class Lens(Record):
    """A lens: what an indicator that is core or relevant to it weighs."""

    title: Text | None = None
    core: Weight = Field(
        default=Decimal(1), description="What an indicator weighs that is core to the lens."
    )
    relevant: Weight = Field(
        default=Decimal("0.5"), description="What an indicator weighs that is relevant to it."
    )


class Values(Record):
    """What the states of an element count."""

    limited: Share = Field(
        default=Decimal("0.5"), description="What an element counts that is limited."
    )


class Cap(Record):
    """What no area score may outweigh."""

    contradicted_obligation: str | None = Field(
        default=None, description="The best band left to an area with a contradicted obligation."
    )


class Examples(Record):
    """How many practices of other States are shown beside one finding."""

    near: int = Field(default=1, ge=0, le=9, description="Of the region, or of a like law.")
    far: int = Field(default=1, ge=0, le=9, description="Of elsewhere.")
    warnings: int = Field(default=1, ge=0, le=9, description="That show what not to do, a chapter.")
    settled_years: int = Field(
        default=2, ge=0, description="Years in force from which a practice counts as settled."
    )


class Methodology(Excepting):
    """How answers become scores; see the design, section 3."""

    id: Slug
    lang: str = "en"
    title: Text | None = None
    areas: dict[Slug, Area] = Field(min_length=1)
    lenses: dict[Key, Lens] = Field(default_factory=dict)
    groups: Annotated[
        dict[Key, Text],
        BeforeValidator(_named, json_schema_input_type=list[str] | dict[str, Any]),
    ] = Field(default_factory=dict, description="Groups of people that a claim may be limited to.")
    value: Values = Values.blank()
    answer_floor: Share = Field(
        default=Decimal("0.5"), description="Decided share below it: unknown rather than partial."
    )
    area: Literal["share", "mean"] = Field(
        default="share",
        description="`share`: sum of low values over sum of decided shares; "
        "`mean`: mean of low value over decided share of each indicator.",
    )
    index: Literal["none", "mean_of_areas"] = Field(
        default="none", description="One number over all areas: their mean, or none."
    )
    floor: Share = Field(default=Decimal("0.6"), description="Coverage below it: no score.")
    digits: int = Field(default=0, ge=0, le=6, description="Decimals of a score; rounded half up.")
    bands: dict[str, Annotated[Decimal, Field(max_digits=12)]] = Field(
        default_factory=dict, description="Each band and the lowest rounded score in it."
    )
    band_titles: dict[str, Text] = Field(
        default_factory=dict, description="What each band is called."
    )
    cap: Cap = Cap.blank()
    examples: Examples = Examples.blank()
    most_recommendations: int = Field(
        default=3, ge=1, le=99, description="For one finding: one leads, the others support it."
    )
    roadmap: Roadmap = Roadmap.blank()
    enforceability: EnforceabilityRules | None = None
