"""Where a statement comes from, and how far it can be relied on."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.base import Excepting
from legalgap.model.dates import PartialDate
from legalgap.model.text import Text


class Grade(StrEnum):
    """How a statement is known, best first."""

    TEXT_READ = "text_read"
    """The wording of the provision was read."""
    HEADING_READ = "heading_read"
    """Its number and heading were read, not its wording."""
    REPORTED = "reported"
    """Another document says so."""
    RECALLED = "recalled"
    """Nobody has checked it; it decides no answer."""


class Visibility(StrEnum):
    """Who may see what rests on a source."""

    PUBLIC = "public"
    """Anybody may see it; the default."""
    WORKING_GROUP = "working_group"
    """For the working group alone."""
    INTERNAL = "internal"
    """For the authors alone."""


class Source(Excepting):
    """A document that was opened: a law, a treaty, a report."""

    title: Text
    url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Where it stands on the web; http and https only.",
    )
    checked: PartialDate | None = Field(
        default=None, description="When somebody last opened it; claims hold for that wording."
    )
    visibility: Visibility = Field(
        default=Visibility.PUBLIC,
        description="`public`, `working_group` or `internal`; only public sources are printed.",
    )
    note: Text | None = Field(default=None, description="What a reader must know about it.")
