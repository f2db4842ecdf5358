"""The by-law tracker: implementing acts that laws call for."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.act import Term
from legalgap.model.base import Excepting, IndicatorId, Key, Record, Slug
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class ByLawStatus(StrEnum):
    """How far an implementing act has come."""

    IN_FORCE = "in_force"
    """Issued, and in force."""
    ADOPTED = "adopted_not_in_force"
    """Adopted; its day has not come."""
    DRAFT = "draft"
    """Somebody has drafted it."""
    NOT_ISSUED = "not_issued"
    """Called for, and not issued; overdue once its date has passed."""
    OUTDATED = "outdated"
    """In force, for a law that has changed since."""
    RESTRICTED = "restricted"
    """In force, and not published."""
    NOT_REQUIRED = "not_required"
    """The law works without it."""
    REPEALED = "repealed"
    """In force no more."""
    UNKNOWN = "unknown"
    """Nobody knows; ask the body."""


class ByLaw(Excepting):
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
    published: bool | None = Field(
        default=None, description="Whether anybody can read it; empty where nobody knows."
    )
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
