"""The outline of a text that was just cut: what citations in it can lead to."""

from legalgap.corpus.citations.outline import Outline, divisions_of
from legalgap.intake.provisions import Provisions


def outline_of_import(act: str, title: str, made: Provisions, *, number: str = "") -> Outline:
    """The outline of a text that was just cut."""
    headings = [(item.heading, item.before) for item in made.headings]
    return Outline(
        act,
        (title,) if title else (),
        tuple(piece.pin for piece in made.pieces),
        tuple(piece.levels for piece in made.pieces),
        frozenset(piece.pin for piece in made.pieces if piece.repealed),
        divisions_of(headings),
        number,
    )
