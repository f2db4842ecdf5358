"""Dates as sources give them: a day, a month or a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

FORM = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
EARLIEST, LATEST = 1000, 2999


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose day, or day and month, the source may not give.

    >>> PartialDate.parse("2005-03").latest
    datetime.date(2005, 3, 31)
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2005`, `2005-03` or `2005-03-28`; raise ValueError for anything else."""
        found = FORM.match(text.strip())
        if not found:
            raise ValueError(f"`{text}` is not a date; write 2005, 2005-03 or 2005-03-28")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if not EARLIEST <= year <= LATEST:
            raise ValueError(f"`{text}` is no date of a law; leave out an end that is not known")
        try:
            date(year, month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"`{text}` is not in the calendar") from error
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: Any) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            if isinstance(value, date):
                return cls(value.year, value.month, value.day)
            return cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": FORM.pattern,
            "description": "A day, a month or a year: `2005-03-28`, `2005-03` or `2005`.",
        }
