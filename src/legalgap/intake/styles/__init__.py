"""Drafting styles, one a module, and which of them a text is written in."""

from collections.abc import Sequence

from legalgap.errors import LegalGapError
from legalgap.intake.styles.russian import Russian
from legalgap.intake.styles.statute import Statute
from legalgap.intake.styles.style import Line, Mark, Rank, Style
from legalgap.intake.styles.treaty import Treaty

STYLES: dict[str, Style] = {style.name: style for style in (Russian(), Treaty(), Statute())}


def detect(lines: Sequence[Line]) -> Style:
    """The style that fits a text best; the first of equals."""
    return max(STYLES.values(), key=lambda style: style.score(lines))


def style_named(name: str) -> Style:
    """The style that a user asked for."""
    if name not in STYLES:
        known = ", ".join(STYLES)
        raise LegalGapError(f"there is no drafting style `{name}`", f"one of {known}", exit_code=2)
    return STYLES[name]


__all__ = ["STYLES", "Line", "Mark", "Rank", "Style", "detect", "style_named"]
