"""Pinpoints of national law: `166(2)(3)`, `129-1(2)`, `annex-1/4`."""

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

ARTICLE = r"\d+[^\W\d_]*(?:[-.]\d+[^\W\d_]*)*|preamble|title"
STEP = r"\((?:note-\d+|note|par-\d+|[^\W_]+(?:[-.]\d+[^\W\d_]*)*)\)"
LONGEST = 80
FORM = re.compile(rf"^(?:(annex-\d+)/)?({ARTICLE})((?:{STEP})*)$")


@total_ordering
@dataclass(frozen=True, slots=True)
class Pin:
    """One provision below an act: annex, article, part, point, sub-point.

    >>> Pin.parse("166(2)(3)").steps
    ('166', '2', '3')
    >>> Pin.parse("166").covers(Pin.parse("166(4)"))
    True
    """

    steps: tuple[str, ...]
    annex: str = ""

    @classmethod
    def parse(cls, text: str) -> "Pin":
        """Read a pin; raise ValueError for anything else, a range included."""
        found = FORM.match(text.strip())
        if not found or len(text) > LONGEST:
            raise ValueError(
                f"`{text}` is not a pinpoint; write one provision such as 166, 166(2)(3), "
                "129-1(1), 166(note-1) or annex-1/4, never a range"
            )
        annex, article, rest = found.groups()
        return cls((article, *re.findall(r"\(([^)]+)\)", rest)), annex or "")

    def covers(self, other: "Pin") -> bool:
        """Whether the other pin is this one or lies below it."""
        return self.annex == other.annex and other.steps[: len(self.steps)] == self.steps

    def touches(self, other: "Pin") -> bool:
        """Whether one of the two lies at or below the other."""
        return self.covers(other) or other.covers(self)

    @property
    def order(self) -> tuple[Any, ...]:
        """A sort key in the order of the text: 9 before 10, 129 before 129-1."""
        parts = (self.annex, *self.steps)
        return tuple(
            tuple((0, int(bit), "") if bit.isdecimal() else (1, 0, bit) for bit in bits)
            for bits in (re.findall(r"\d+|[^\W\d_]+", part) for part in parts)
        )

    def __lt__(self, other: "Pin") -> bool:
        return self.order < other.order

    def __str__(self) -> str:
        article, *rest = self.steps
        prefix = f"{self.annex}/" if self.annex else ""
        return prefix + article + "".join(f"({step})" for step in rest)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: Any) -> Pin:
            return value if isinstance(value, Pin) else cls.parse(str(value))

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "description": "One provision: `166(2)(3)`, `129-1`, `166(note)`.",
        }
