"""What all records share: frozen, and no key that the schema does not know."""

from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A piece of YAML after reading: it never changes and has no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    @classmethod
    def unchecked(cls, given: dict[str, Any]) -> Self:
        """A record of what was checked before: fields by name, their values of the right types.

        It is the same as what `model_validate` made of the file, without the time that this takes:
        no schema is built for the class and nothing is looked at.
        """
        plain, made_anew = _defaults(cls)
        values = {**plain, **given}
        for name, factory in made_anew:
            if name not in given:
                values[name] = factory()
        record = cls.__new__(cls)
        # How pydantic itself restores a record that was copied or stored.
        record.__setstate__(
            {
                "__dict__": values,
                "__pydantic_fields_set__": set(given),
                "__pydantic_extra__": None,
                "__pydantic_private__": None,
            }
        )
        return record

    @classmethod
    def blank(cls) -> Self:
        """A record of which nothing is given, without building a schema for it."""
        return cls.unchecked({})


@cache
def _defaults(cls: type[Record]) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """Each field in its order with its default, and the fields whose default is made anew."""
    fields = cls.model_fields
    plain = {name: field.default for name, field in fields.items()}
    made_anew = [(name, field.default_factory) for name, field in fields.items()]
    return plain, [(name, factory) for name, factory in made_anew if factory is not None]


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
