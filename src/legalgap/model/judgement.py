"""Where an expert overrules the engine, and what others have published."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from legalgap.model.base import Excepting, IndicatorId, Key, Record
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Answer(StrEnum):
    """The answer of an indicator."""

    FULL = "full"
    """The standard is met."""
    PARTIAL = "partial"
    """Part of it is met."""
    NONE = "none"
    """Nothing of it is met."""
    CONTRADICTION = "contradiction"
    """A provision in force orders or permits the opposite."""
    UNKNOWN = "unknown"
    """Not enough was read to say."""
    NOT_APPLICABLE = "not_applicable"
    """It does not fit this State, for a stated reason."""


class Judgement(Excepting):
    """An answer that an expert puts in place of the engine's; both are kept and shown."""

    indicator: IndicatorId
    answer: Answer
    reason: Text
    by: str = Field(pattern=r"^[A-Z0-9][A-Z0-9-]*$", description="A code, never a name: `EXP-01`.")
    when: PartialDate = Field(description="The day of the judgement.")


class Judgements(Record):
    """All judgements on one State."""

    lang: str = "en"
    judgements: tuple[Judgement, ...] = ()


class Observation(Excepting):
    """What a treaty body or another institution has published."""

    id: Key
    body: Text
    document: Annotated[str, Field(min_length=1)] | Text = Field(
        description="The symbol or title of the document as printed (CRC/C/TKM/CO/1), or what it "
        "is, in several languages.",
        union_mode="left_to_right",
    )
    paragraph: str = Field(default="", description="The paragraph, as the document numbers it.")
    date: PartialDate
    says: Text = Field(description="What it says, in own words.")
    indicators: tuple[IndicatorId, ...] = ()
    grade: Grade
    source: Key | None = None


class Observations(Record):
    """All published observations on one State."""

    lang: str = "en"
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    observations: tuple[Observation, ...] = ()
