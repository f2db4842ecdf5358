"""A fault of a document: which rule, where it stands, what is wrong, and what to do."""

from dataclasses import dataclass
from typing import Any

LONGEST_WORDS = 60


@dataclass(frozen=True)
class Place:
    """Where a fault stands, in the terms of somebody who has the document open in Word."""

    part: str = "document"
    """`document`, `header1`, `styles`, `properties`: the part of the package."""
    paragraph: int | None = None
    """Counted from 1 over the body, those in tables included."""
    table: int | None = None
    under: str = ""
    """The words of the heading above."""
    words: str = ""
    """The first words of the place."""

    def __str__(self) -> str:
        """`table 3, paragraph 214, under "Findings": "Some words"`."""
        named = [
            "" if self.table is None else f"table {self.table}",
            "" if self.paragraph is None else f"paragraph {self.paragraph}",
        ]
        said = ", ".join(name for name in named if name) or self.part
        if self.part not in ("document", said):
            said = f"{self.part}, {said}"
        said += f', under "{self.under}"' if self.under else ""
        return said + (f': "{self.words}"' if self.words else "")


@dataclass(frozen=True)
class Fault:
    """One fault; `rule` is None for what makes a file unsound whatever it says."""

    rule: int | None
    place: Place
    message: str
    hint: str

    def as_data(self) -> dict[str, Any]:
        """Plain data with stable keys."""
        return {
            "rule": self.rule,
            "part": self.place.part,
            "paragraph": self.place.paragraph,
            "table": self.place.table,
            "under": self.place.under,
            "words": self.place.words,
            "message": self.message,
            "hint": self.hint,
        }


def short(words: str) -> str:
    """The beginning of some words, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1].rstrip() + "…"
