"""What a form changes, as a list of edits and of what is to be said about them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from legalgap.model.pin import Pin
from legalgap.review.forms.fields import stem
from legalgap.review.forms.reading import Filled, Remark
from legalgap.review.forms.statements import Said

Prefer = Literal["", "sheet", "yaml"]
Target = tuple[str, str, str]
"""Coder, act and place of a wording."""


@dataclass(frozen=True)
class Edit:
    """One statement that is written, changed or taken out."""

    target: Target
    indicator: str
    at: str
    """The cell that asks for it."""
    origin: Said | None
    """What stands there now; None for a new statement."""
    wanted: Said | None
    """What shall stand there; None where it is taken out."""
    block: Mapping[str, str] = field(default_factory=dict)
    """The cells on the claim as a whole: of a change those that change, of a new one all."""


@dataclass
class Plan:
    """All that a form changes, and what is to be said about it."""

    edits: list[Edit] = field(default_factory=list)
    texts: dict[tuple[Target, str], dict[str, Filled]] = field(default_factory=dict)
    """By wording and column (`summary.en`): the new words, each with the row that has them."""
    checks: dict[tuple[str, str, str], dict[str, Filled]] = field(default_factory=dict)
    """By coder, act and source: the days on which it was opened."""
    errors: list[Remark] = field(default_factory=list)
    conflicts: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    same: int = 0


Same = tuple[str, str, str, str]
"""What makes two statements the same: coder, act, wording, element."""


def same(coder: str, cells: Mapping[str, str]) -> Same:
    """The key of the statement that the cells of a row make."""
    pin, _, since = cells.get("article", "").partition("@")
    with suppress(ValueError):
        pin = str(Pin.parse(pin))
    return (coder, cells.get("act", ""), f"{pin}@{since}", cells.get("id", ""))


def said_by(cells: Mapping[str, str]) -> Said:
    """The statement that the cells of a row make."""

    def texts(name: str) -> dict[str, str]:
        return {
            key.partition(".")[2]: value
            for key, value in cells.items()
            if stem(key) == name and "." in key and value
        }

    _, _, element = cells["id"].partition(".")
    return Said(element, cells["answer"], texts("words"), texts("only"), cells.get("number", ""))


def cut(said: str) -> str:
    """Words of a cell, cut where they would flood a screen."""
    return said if len(said) <= 120 else said[:119] + "…"
