"""National acts: provisions, their editions and what they are claimed to say."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from legalgap.model.base import Excepting, IndicatorId, Key, Record, Slug
from legalgap.model.claim import Claims
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Kind(StrEnum):
    """The rank of a national act."""

    CONSTITUTION = "constitution"
    """The basic law."""
    CODE = "code"
    """A code, such as that of crimes."""
    LAW = "law"
    """An act of parliament."""
    DECREE = "decree"
    """An act of the head of State with the force of a law."""
    REGULATION = "regulation"
    """A resolution of the government, or rules that it approves."""
    ORDER = "order"
    """An order of a ministry or another body."""
    SERVICE_STANDARD = "service_standard"
    """A standard that services must meet."""
    PLAN = "plan"
    """An action plan or programme."""
    AGREEMENT = "agreement"
    """An agreement between bodies, or with other States."""
    COURT_GUIDANCE = "court_guidance"
    """Guidance of a supreme court; gives at most `limited`."""


class Term(Record):
    """From when, and until when, a text is in force; the last day is included."""

    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None


class Wording(Excepting):
    """What is the same for a provision and for one edition of it."""

    heading: Text | None = None
    label: str | None = Field(
        default=None, description="Its number as the text prints it: `Статья 240¹.`, `(a)`."
    )
    grade: Grade | None = None
    read: Literal["whole", "part"] = Field(
        default="part",
        description="`whole`: with notes and annexes of terms; a part shows nothing to be lacking.",
    )
    source: Key | None = Field(default=None, description="A key of `sources`; else the act's.")
    summary: Text | None = Field(default=None, description="What it says, in own words.")
    text: Text | None = Field(
        default=None,
        description="The wording, where a user imported it; what lies below has its own pin.",
    )
    amended: Text | None = Field(
        default=None, description="What the edition says of its amendments: (В редакции …)."
    )
    repealed: bool = Field(
        default=False, description="The edition says that it is no longer in force."
    )
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


class Division(Record):
    """A part, title or chapter of an act: what groups articles and is no provision itself."""

    heading: Text
    level: int = Field(default=1, ge=1, description="1 is the largest; a chapter has more.")
    annex: str | None = Field(default=None, description="The annex that it heads or lies in.")
    before: Pin | None = Field(
        default=None, description="The provision that follows it; none at the end of the act."
    )
    text: Text | None = Field(default=None, description="What stands under the heading.")


class KeptApart(Record):
    """Words of an imported document that are no wording of a provision."""

    kind: Literal[
        "front",
        "contents",
        "signature",
        "footnote",
        "header",
        "comment",
        "hidden",
        "metadata",
        "other_language",
        "other",
    ] = Field(
        description="`front`: title, date and number; `header`: running heads and page numbers; "
        "`other_language`: the second text of a bilingual print."
    )
    after: Pin | None = Field(default=None, description="The provision that it stands behind.")
    place: str | None = Field(default=None, description="Where it stands in the document.")
    text: Text


class Act(Excepting):
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
    in_force: Term = Term.blank()
    grade: Grade | None = Field(
        default=None, description="The grade of every provision that names no other."
    )
    read: Literal["whole", "part", "none"] = Field(
        default="part", description="How much of the act was read."
    )
    amends: Text | None = None
    replaced_by: Slug | None = None
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    silent_on: tuple[IndicatorId, ...] = Field(
        default=(), description="The whole act was read and has nothing on these."
    )
    bears_on: tuple[IndicatorId, ...] = Field(
        default=(), description="Indicators that the act may answer, once it is read."
    )
    note: Text | None = None
    divisions: tuple[Division, ...] = Field(
        default=(), description="Parts, titles and chapters of an imported text."
    )
    provisions: tuple[Provision, ...] = ()
    kept_apart: tuple[KeptApart, ...] = Field(
        default=(), description="What an imported document holds besides its provisions."
    )
    was: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _silent_if_read(self) -> "Act":
        if self.silent_on and self.read != "whole":
            raise ValueError("`silent_on` needs `read: whole`: a part shows nothing to be lacking")
        return self
