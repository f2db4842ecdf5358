"""What all records share: frozen, and no key that the schema does not know."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A piece of YAML after reading: it never changes and has no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


ProblemCode = Annotated[
    str, Field(pattern=r"^LG\d{3}$", description="The code of a problem: `LG310`.")
]
Reason = Annotated[str, Field(min_length=1, description="Why it is in order here.")]


class Excepting(Record):
    """A record that may say which warnings and hints do not hold for it, and why."""

    except_: dict[ProblemCode, Reason] = Field(
        default_factory=dict,
        alias="except",
        description="Codes of warnings and hints that do not hold for this record or what lies in "
        "it, each with the reason: `{LG310: a title that has no Russian form}`.",
    )


Slug = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="An id of small Latin letters, digits and hyphens; it equals the file name.",
    ),
]
Iso3 = Annotated[
    str,
    Field(pattern=r"^[A-Z]{3}$", description="A State by its ISO 3166-1 alpha-3 code: `TKM`."),
]
Key = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]*$",
        description="A name inside a record: small Latin letters, digits and underscores.",
    ),
]
IndicatorId = Annotated[
    str,
    Field(
        pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$", description="The id of an indicator: `CRIM-09`."
    ),
]
StandardId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9-]+:\S+$",
        description="A pinpoint provision of an instrument: `tip:3(c)`.",
    ),
]
RecommendationId = Annotated[
    str,
    Field(
        pattern=r"^REC-[A-Z]+-\d{2,}$",
        description="The id of a recommendation: `REC-CRIM-02`.",
    ),
]
PracticeId = Annotated[
    str,
    Field(pattern=r"^BP-[A-Z]+-\d{2,}$", description="The id of a practice: `BP-CRIM-02`."),
]
ElementRef = Annotated[
    str,
    Field(
        pattern=r"^([A-Z][A-Z0-9]*(-[A-Z0-9]+)+\.)?[a-z][a-z0-9_]*$",
        description="An element of this indicator, or of another one by its full id: "
        "`CRIM-09.no_means_required`.",
    ),
]
