"""The by-law tracker: implementing acts that laws call for."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.act import Term
from legalgap.model.base import IndicatorId, Key, Record, Slug
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class ByLawStatus(StrEnum):
    """How far an implementing act has come."""

    IN_FORCE = "in_force"
    ADOPTED = "adopted_not_in_force"
    DRAFT = "draft"
    NOT_ISSUED = "not_issued"
    """Called for, and not issued; overdue once its date has passed."""
    OUTDATED = "outdated"
    """In force, for a law that has changed since."""
    RESTRICTED = "restricted"
    """In force, and not published."""
    NOT_REQUIRED = "not_required"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


class ByLaw(Record):
    """A regulation, order, service standard or form that a provision calls for."""

    id: Slug
    title: Text
    mandated_by: tuple[str, ...] = Field(default=(), description="Provisions, `act:pin`.")
    unlocks: tuple[str, ...] = Field(
        default=(), description="Indicators or provisions that cannot work without it."
    )
    body: Text | None = None
    due: PartialDate | None = None
    issued: PartialDate | None = None
    in_force: Term | None = Field(
        default=None, description="From when, and until when; else from the day it was issued."
    )
    number: str | None = None
    status: ByLawStatus
    published: bool | None = None
    act: Slug | None = Field(default=None, description="The act, once it was read and encoded.")
    indicators: tuple[IndicatorId, ...] = ()
    grade: Grade
    source: Key | None = None
    note: Text | None = None


class Tracker(Record):
    """All implementing acts of one State."""

    lang: str = "en"
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    bylaws: tuple[ByLaw, ...] = ()
