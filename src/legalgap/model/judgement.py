"""Where an expert overrules the engine, and what others have published."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.base import IndicatorId, Key, Record
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Answer(StrEnum):
    """The answer of an indicator."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    CONTRADICTION = "contradiction"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Judgement(Record):
    """An answer that an expert puts in place of the engine's; both are kept and shown."""

    indicator: IndicatorId
    answer: Answer
    reason: Text
    by: str = Field(pattern=r"^[A-Z0-9][A-Z0-9-]*$", description="A code, never a name: `EXP-01`.")
    when: PartialDate


class Judgements(Record):
    """All judgements on one State."""

    lang: str = "en"
    judgements: tuple[Judgement, ...] = ()


class Observation(Record):
    """What a treaty body or another institution has published."""

    id: Key
    body: Text
    document: str
    paragraph: str = ""
    date: PartialDate
    says: Text
    indicators: tuple[IndicatorId, ...] = ()
    grade: Grade
    source: Key | None = None


class Observations(Record):
    """All published observations on one State."""

    lang: str = "en"
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    observations: tuple[Observation, ...] = ()
