"""The provisions of an act on one day, as the comparison of two editions needs them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from legalgap.corpus.word_diff import keys
from legalgap.intake.provisions import Piece
from legalgap.model.act import Act, Wording
from legalgap.model.pin import Pin
from legalgap.model.statement import wordings


@dataclass(frozen=True)
class Passage:
    """One provision with its own wording; what lies below it has passages of its own."""

    pin: Pin
    heading: str = ""
    text: str = ""
    label: str = ""
    amended: str = ""
    repealed: bool = False
    known: bool = True
    """Whether its wording is at hand; a provision that was only summarised has none."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words that are compared: heading and text, number and notes of amendment apart."""
        return (*keys(self.heading), "\n", *keys(self.text))

    @property
    def words(self) -> int:
        """How many words and signs it has."""
        return len(self.keys) - 1

    @property
    def article(self) -> tuple[str, str]:
        """Annex and article that it belongs to."""
        return self.pin.annex, self.pin.steps[0]


Articles = Mapping[tuple[str, str], tuple[Passage, ...]]
"""The passages of each article, in the order of the text."""


def of_act(act: Act, day: date, lang: str) -> tuple[Passage, ...]:
    """The wordings of an act that are in force on a day, in the order of the file."""
    return tuple(
        Passage(
            found.pin,
            _in(found.wording.heading, lang),
            _in(found.wording.text, lang),
            found.wording.label or "",
            _in(found.wording.amended, lang),
            found.wording.repealed,
            known=bool(found.wording.text or found.wording.heading)
            or not (found.wording.summary or found.wording.claims),
        )
        for found in wordings(act)
        if found.span.holds(day) and not _only_points_on(found.wording)
    )


def _only_points_on(wording: Wording) -> bool:
    """Whether an edition only says under which number its words stand now."""
    said = (wording.heading, wording.text, wording.label, wording.summary, wording.claims)
    return bool(wording.note) and not wording.repealed and not any(said)


def of_pieces(pieces: Iterable[Piece]) -> tuple[Passage, ...]:
    """The provisions of a document that was just imported."""
    return tuple(
        Passage(
            piece.pin,
            piece.heading.strip(),
            piece.text.strip(),
            "" if piece.automatic else piece.label,
            piece.amended.strip(),
            piece.repealed,
        )
        for piece in pieces
    )


def by_article(passages: Iterable[Passage]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """Passages grouped by their article."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.article, []).append(passage)
    return {article: tuple(listed) for article, listed in found.items()}


def keys_of(passages: Iterable[Passage]) -> Iterator[str]:
    """All words of several passages."""
    for passage in passages:
        yield from passage.keys


def _in(text: Mapping[str, str] | None, lang: str) -> str:
    if not text:
        return ""
    return (text[lang] if lang in text else next(iter(text.values()))).strip()
