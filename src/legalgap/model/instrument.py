"""International instruments and their standards."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.base import Excepting, Key, Slug
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text


class Force(StrEnum):
    """What a provision of an instrument asks of a State."""

    DUTY = "duty"
    """Shall, undertakes, absolute; whatever limits follow."""
    MATCH = "match"
    """A definition that national law must match, because a duty of the instrument names it."""
    WEIGH = "weigh"
    """Shall consider, endeavour, seek or promote."""
    OPTION = "option"
    """May."""
    SOFT = "soft"
    """Should; model texts; all of soft law."""
    NONE = "none"
    """Purpose or scope."""


class Reach(StrEnum):
    """Whether States can be bound by an instrument at all."""

    TREATY = "treaty"
    """Binds the States that are parties."""
    REGIONAL_LAW = "regional_law"
    """Law of a regional organisation; binds its members."""
    SOFT_LAW = "soft_law"
    """Binds nobody: principles, guidelines, model laws."""


class Standard(Excepting):
    """One pinpoint provision of an instrument; its id is `slug:pin`."""

    pin: str = Field(
        pattern=r"^[^\s:]+$", description="The pinpoint as cited: `3(c)`, `10(1)-(2)`, `P12`."
    )
    cited: Text | None = Field(
        default=None, description="How reports cite it, where the pin is a word of our own."
    )
    asks: Text = Field(description="What it asks, in own words.")
    force: Force
    strength: str = Field(
        default="", description="The verb of the text: shall, shall consider, may, should."
    )
    limits: str = Field(default="", description="Words of the text that limit what it asks.")
    beneficiaries: str = Field(default="", description="Whom it protects or addresses.")
    areas: tuple[Slug, ...] = ()
    lenses: tuple[Key, ...] = Field(
        default=(), description="The lenses of the methodology that it speaks to."
    )
    enforceability: bool = Field(
        default=False, description="It speaks to whether the law can be enforced."
    )
    grade: Grade
    source: Key | None = Field(
        default=None, description="A key of `sources`; else the source of the instrument."
    )
    no_indicator: Text | None = Field(default=None, description="Why no indicator rests on it.")
    note: Text | None = None


class Instrument(Excepting):
    """A treaty or soft-law text with its standards."""

    id: Slug
    lang: str = "en"
    title: Text
    short: Text | None = Field(default=None, description="The short name used in running text.")
    reach: Reach
    region: Text
    adopted: PartialDate | None = None
    in_force: PartialDate | None = Field(
        default=None, description="When the instrument itself entered into force."
    )
    dates: str = Field(default="", description="Dates as the sources give them.")
    citation: str = Field(default="", description="Where it is published.")
    grade: Grade = Field(description="How title and dates are known.")
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = Field(
        default=None, description="The source of every standard that names no other."
    )
    standards: tuple[Standard, ...] = ()
    was: tuple[Slug, ...] = ()
