"""Amendments that are not yet adopted."""

from pydantic import Field, model_validator

from legalgap.model.act import Wording
from legalgap.model.base import Excepting, Key, Slug
from legalgap.model.bylaw import ByLaw
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.source import Source
from legalgap.model.text import Text


class Change(Wording):
    """One change: it replaces, adds or repeals a pin and all that lies below it."""

    replace: Pin | None = Field(default=None, description="The provision that is replaced.")
    add: Pin | None = Field(default=None, description="Where the new provision stands.")
    repeal: Pin | None = Field(default=None, description="The provision that goes.")

    @model_validator(mode="after")
    def _one_of_three(self) -> "Change":
        given = [pin for pin in (self.replace, self.add, self.repeal) if pin is not None]
        if len(given) != 1:
            raise ValueError("a change has exactly one of `replace`, `add`, `repeal`")
        if self.repeal is not None and self.claims:
            raise ValueError("what is repealed has no claims")
        return self

    @property
    def pin(self) -> Pin:
        """The provision that is changed."""
        pin = self.replace or self.add or self.repeal
        assert pin is not None
        return pin


class Draft(Excepting):
    """A draft that amends one act from a date."""

    id: Slug
    lang: str = "en"
    title: Text
    amends: Slug
    in_force: PartialDate
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    note: Text | None = None
    changes: tuple[Change, ...] = ()
    bylaws: tuple[ByLaw, ...] = Field(
        default=(), description="By-laws that it adds to the tracker, or replaces there by id."
    )

    @model_validator(mode="after")
    def _changes_something(self) -> "Draft":
        if not self.changes and not self.bylaws:
            raise ValueError("a draft changes at least one provision or by-law")
        return self
