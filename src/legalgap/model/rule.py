"""Rules: a closed set of typed nodes, never an expression to evaluate."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    PlainSerializer,
    Tag,
    WithJsonSchema,
    model_validator,
)

from legalgap.model.base import ElementRef, Record, Slug

LIFE = "life"
LONGEST = 30


def amount(value: Any) -> Fraction | str:
    """A number as the text states it, or `life`; exact, so that no answer hangs on a rounding."""
    text = str(value).strip()
    if text == LIFE:
        return LIFE
    try:
        if len(text) > LONGEST or "e" in text.casefold():  # 1e999999999 would fill the memory
            raise ValueError
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"`{text}` is neither a number nor `life`") from None


def _plain(value: Fraction | str) -> int | float | str:
    if isinstance(value, str):
        return value
    return int(value) if value.denominator == 1 else float(value)


Amount = Annotated[
    Fraction | str,
    BeforeValidator(amount),
    PlainSerializer(_plain),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"const": "life"}]}),
    Field(description="A number that the text guarantees, or `life`."),
]


class All(Record):
    """Every child is asked; the value is the mean of the children."""

    all: tuple[Rule, ...] = Field(min_length=1)


class AnyOf(Record):
    """One child is enough; the value is the best child."""

    any: tuple[Rule, ...] = Field(min_length=1)


class Threshold(Record):
    """So many of these."""

    n: int = Field(ge=1, description="How many are asked.")
    of: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _reachable(self) -> Threshold:
        if self.n > len(self.of):
            raise ValueError(f"asks for {self.n} of {len(self.of)}: more than there are")
        return self


class AtLeast(Record):
    """So many of the children are asked; the value is min(1, found / n)."""

    at_least: Threshold


class Not(Record):
    """To have it is a gap; the value is 1 minus that of the child."""

    not_: Rule = Field(alias="not")


class NumberTest(Record):
    """A number in the law and the line it must meet."""

    element: ElementRef
    min: Amount | None = None
    max: Amount | None = None
    partly: Amount | None = Field(
        default=None, description="A weaker line: if all values meet it, the element is limited."
    )
    unit: str = Field(default="", description="years, days, hours, percent.")

    @property
    def text(self) -> str:
        """The test in one line, the same for the same test."""
        lines = {"min": self.min, "max": self.max, "partly": self.partly}
        plain = {name: None if line is None else _plain(line) for name, line in lines.items()}
        said = {"element": self.element, **plain, "unit": self.unit}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @model_validator(mode="after")
    def _bounded(self) -> NumberTest:
        if (self.min is None) == (self.max is None):
            raise ValueError("a number has either `min` or `max`")
        return self


class Number(Record):
    """A number that every value in force must meet."""

    number: NumberTest


class Ratified(Record):
    """A treaty is in force for the State; never an obligation by itself."""

    ratified: Slug


def _kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "element"
    keys = list(value) if isinstance(value, dict) else []
    if isinstance(value, Record):
        return type(value).__name__
    known = {
        "all": "All",
        "any": "AnyOf",
        "at_least": "AtLeast",
        "not": "Not",
        "number": "Number",
        "ratified": "Ratified",
    }
    return known.get(keys[0]) if len(keys) == 1 else None


Rule = Annotated[
    Annotated[ElementRef, Tag("element")]
    | Annotated[All, Tag("All")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[AtLeast, Tag("AtLeast")]
    | Annotated[Not, Tag("Not")]
    | Annotated[Number, Tag("Number")]
    | Annotated[Ratified, Tag("Ratified")],
    Discriminator(
        _kind,
        custom_error_type="rule",
        custom_error_message="not a rule: write an element, or one of "
        "all, any, at_least, not, number, ratified",
    ),
]
"""An element id, or a node with exactly one of the keys above."""

Computed = Literal["bylaws:in_force", "bylaws:in_time", "bylaws:published"]


def children(rule: Rule) -> tuple[Rule, ...]:
    """The nodes directly below a node."""
    match rule:
        case str():  # first, for it is the commonest: a class of records is slow to rule out
            return ()
        case All():
            return rule.all
        case AnyOf():
            return rule.any
        case AtLeast():
            return rule.at_least.of
        case Not():
            return (rule.not_,)
        case _:
            return ()


def elements(rule: Rule, *, negated: bool = False) -> list[tuple[str, bool]]:
    """Each element that a rule names, in order, and whether it stands under `not`."""
    if isinstance(rule, str):
        return [(rule, negated)]
    if isinstance(rule, Number):
        return [(rule.number.element, negated)]
    below = negated != isinstance(rule, Not)
    return [pair for child in children(rule) for pair in elements(child, negated=below)]
