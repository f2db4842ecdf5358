"""A newer document held against the edition of an act that is known: the whole way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from legalgap.errors import LegalGapError
from legalgap.intake.importing import Imported, import_document, shown_name
from legalgap.intake.manuscript import Progress
from legalgap.intake.provisions import Heading
from legalgap.intake.versions.comparison import Comparison, compare
from legalgap.intake.versions.passages import Passage, of_act, of_pieces
from legalgap.intake.versions.resting import Resting, resting
from legalgap.model.act import Act
from legalgap.model.statement import act_span


@dataclass(frozen=True)
class NewerEdition:
    """What a newer document changes in an act, and in what is claimed of it."""

    act: Act
    start: date
    """The first day of the newer edition."""
    file: str
    older: str
    """The name of the document with the older wording; empty where the act holds it."""
    imported: Imported
    comparison: Comparison
    touched: tuple[Resting, ...]
    untouched: tuple[Resting, ...]

    @property
    def last(self) -> date:
        """The last day of the older edition."""
        return self.start - timedelta(days=1)


def newer_edition(
    acts: Mapping[str, Act],
    act: Act,
    file: Path,
    start: date,
    *,
    older: Path | None = None,
    style: str | None = None,
    progress: Progress | None = None,
) -> NewerEdition:
    """Compare a document with the edition of an act that is in force the day before `start`.

    The older wording is the `text:` of the act, or that of the document `older`. Raises
    LegalGapError where there is none, or where the two are in different languages.
    """
    last = start - timedelta(days=1)
    span = act_span(act)
    if not span.start <= last <= span.end:
        raise LegalGapError(
            f"the act `{act.id}` is not in force on {last}, the day before the newer edition",
            "check --from, and `in_force:` of the act",
        )
    imported = import_document(file, act.id, style=style, progress=progress)
    old, headings = _older(act, last, imported.lang, older, style)
    found = compare(
        old,
        of_pieces(imported.provisions.pieces),
        (headings, _headings(imported.provisions.headings)),
    )
    older_name = shown_name(older.name) if older is not None else ""
    touched, untouched = resting(acts, act.id, found, last)
    return NewerEdition(
        act, start, shown_name(file.name), older_name, imported, found, touched, untouched
    )


def _older(
    act: Act, last: date, lang: str, older: Path | None, style: str | None
) -> tuple[Sequence[Passage], Sequence[str]]:
    if older is not None:
        made = import_document(older, act.id, style=style)
        if made.lang != lang:
            raise _languages(made.lang, lang)
        return of_pieces(made.provisions.pieces), _headings(made.provisions.headings)
    passages = of_act(act, last, lang)
    written = [item for provision in act.provisions for item in (provision, *provision.editions)]
    texts = [item.text for item in written if item.text]
    if not texts:
        raise LegalGapError(
            f"the act `{act.id}` holds no wording to compare with, only what is said of it",
            "give the document of the older edition too: --older FILE",
        )
    known = sorted({name for text in texts for name in text})
    if lang not in known:
        raise _languages(", ".join(known), lang)
    headings = [
        division.heading.get(lang) or next(iter(division.heading.values()))
        for division in act.divisions
    ]
    return passages, headings


def _languages(old: str, new: str) -> LegalGapError:
    return LegalGapError(
        f"the older wording is in the language `{old}` and the newer in `{new}`",
        "compare two documents in one language",
    )


def _headings(found: Sequence[Heading]) -> list[str]:
    return [heading.heading for heading in found]
