"""Claims: what a provision says about the elements of an indicator."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from legalgap.model.base import Excepting, Key
from legalgap.model.rule import Amount
from legalgap.model.source import Grade
from legalgap.model.text import Text

PIN_AT = r"^(?:[a-z0-9-]+:)?[^\s:@]+(?:@\d{4}(?:-\d{2}(?:-\d{2})?)?)?$"


def _many(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


Amounts = Annotated[
    tuple[Amount, ...], BeforeValidator(_many, json_schema_input_type=Amount | list[Amount])
]


class Claim(Excepting):
    """What one provision says about one indicator, and how this is known."""

    provides: tuple[Key, ...] = Field(default=(), description="Elements that it provides.")
    narrows: dict[Key, Text] = Field(
        default_factory=dict,
        description="Elements that it takes part of away, or provides for part of the cases in a "
        "way that no other text can widen; each with the words that say for which.",
    )
    partly: dict[Key, Text] = Field(
        default_factory=dict,
        description="Elements that it provides in part, such as by a general principle; it takes "
        "nothing from what another text provides.",
    )
    lacks: tuple[Key, ...] = Field(
        default=(),
        description="Elements that this text, read whole, has not; never one under `not`.",
    )
    values: dict[Key, Amounts] = Field(
        default_factory=dict,
        description="Numbers that it guarantees; a ceiling guarantees 0, an age is the lowest "
        "lawful one. Several tiers: a list.",
    )
    contradicts: Text | None = Field(
        default=None,
        description="It orders or permits the opposite of the standard: in what way.",
    )
    only: Text | None = Field(
        default=None, description="The part of the cases that the contradiction reaches."
    )
    for_: tuple[Key, ...] = Field(
        default=(),
        alias="for",
        description="Groups that it is limited to; makes what it provides `limited`.",
    )
    through: tuple[Annotated[str, Field(pattern=PIN_AT)], ...] = Field(
        default=(),
        description="Other provisions through which it works, such as the offences that a rule of "
        "the general part reaches; `pin`, `act:pin` or `pin@date` of the wording that was checked.",
    )
    grade: Grade | None = Field(default=None, description="Where it differs from the provision's.")
    source: Key | None = None
    read: str | None = Field(default=None, pattern="^(whole|part)$")
    note: Text | None = Field(default=None, description="Why it is read so; for other lawyers.")

    @model_validator(mode="after")
    def _says_something(self) -> "Claim":
        ways = (self.provides, self.narrows, self.partly, self.lacks, self.values)
        if not any(ways) and not self.contradicts:
            raise ValueError(
                "the claim says nothing; give provides, narrows, partly, lacks, values "
                "or contradicts"
            )
        if self.only and not self.contradicts:
            raise ValueError("`only` belongs to `contradicts`; for an element write `narrows`")
        return self

    @model_validator(mode="after")
    def _says_it_once(self) -> "Claim":
        ways = [set(self.provides), set(self.narrows), set(self.partly)]
        ways += [set(self.lacks), set(self.values)]
        named = [name for way in ways for name in way]
        twice = sorted({name for name in named if named.count(name) > 1} - set(self.values))
        if twice:
            raise ValueError(f"`{twice[0]}` is claimed in two ways by the same provision")
        return self


def _blocks(value: Any) -> Any:
    """One block, or several where parts of it are known in different ways."""
    return value if isinstance(value, list | tuple) else [value]


def _some(value: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if not value:
        raise ValueError("no claim is given")
    return value


Claims = Annotated[
    tuple[Claim, ...],
    BeforeValidator(_blocks, json_schema_input_type=Claim | list[Claim]),
    AfterValidator(_some),
]
