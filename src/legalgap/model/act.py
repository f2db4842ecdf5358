"""National acts: provisions, their editions and what they are claimed to say."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from legalgap.model.base import IndicatorId, Key, Record, Slug
from legalgap.model.claim import Claims
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Kind(StrEnum):
    """The rank of a national act."""

    CONSTITUTION = "constitution"
    CODE = "code"
    LAW = "law"
    DECREE = "decree"
    REGULATION = "regulation"
    ORDER = "order"
    SERVICE_STANDARD = "service_standard"
    PLAN = "plan"
    AGREEMENT = "agreement"
    COURT_GUIDANCE = "court_guidance"


class Term(Record):
    """From when, and until when, a text is in force; the last day is included."""

    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None


class Wording(Record):
    """What is the same for a provision and for one edition of it."""

    heading: Text | None = None
    summary: Text | None = Field(default=None, description="What it says, in own words.")
    text: Text | None = Field(default=None, description="The wording, where a user imported it.")
    grade: Grade | None = None
    read: Literal["whole", "part"] = Field(
        default="part",
        description="`whole`: with notes and annexes of terms; a part shows nothing to be lacking.",
    )
    source: Key | None = Field(default=None, description="A key of `sources`; else the act's.")
    note: Text | None = None
    claims: dict[IndicatorId, Claims] = Field(
        default_factory=dict, description="By indicator, what the provision says."
    )


class Edition(Wording):
    """The wording of a provision from a date to a date."""

    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None


class Provision(Wording):
    """An article, part or point; cited as `act:pin`."""

    pin: Pin
    levels: tuple[Key, ...] = Field(
        default=(),
        description="Where its steps are called otherwise than the act's `levels` say, such as an "
        "article with points and no parts: [article, point].",
    )
    in_force: Term | None = Field(
        default=None, description="Where it differs from the act's and there is one wording only."
    )
    editions: tuple[Edition, ...] = Field(
        default=(), description="Its wordings in time, where more than one is known."
    )

    @model_validator(mode="after")
    def _either(self) -> "Provision":
        if self.editions and (self.claims or self.summary or self.text or self.in_force):
            raise ValueError(
                "a provision with `editions` keeps summary, text, claims and dates in them"
            )
        return self


class Act(Record):
    """One national text with its provisions."""

    id: Slug
    lang: str = "en"
    title: Text
    short: Text | None = Field(default=None, description="The name used in running text: CC.")
    kind: Kind
    penal: bool = Field(default=False, description="It creates criminal liability.")
    levels: tuple[Key, ...] = Field(
        default=("article", "part", "point"),
        description="What each step of a pin is called, from the article down.",
    )
    number: str | None = None
    adopted: PartialDate | None = None
    in_force: Term = Term()
    grade: Grade | None = Field(
        default=None, description="The grade of every provision that names no other."
    )
    read: Literal["whole", "part", "none"] = Field(
        default="part", description="How much of the act was read."
    )
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    amends: Text | None = None
    replaced_by: Slug | None = None
    silent_on: tuple[IndicatorId, ...] = Field(
        default=(), description="The whole act was read and has nothing on these."
    )
    bears_on: tuple[IndicatorId, ...] = Field(
        default=(), description="Indicators that the act may answer, once it is read."
    )
    note: Text | None = None
    provisions: tuple[Provision, ...] = ()
    was: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _silent_if_read(self) -> "Act":
        if self.silent_on and self.read != "whole":
            raise ValueError("`silent_on` needs `read: whole`: a part shows nothing to be lacking")
        return self
