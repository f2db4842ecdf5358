"""Citations in the text of a law: found by language, resolved to provisions."""

from collections.abc import Callable

from legalgap.corpus.citations.records import Citation, Extractor
from legalgap.corpus.citations.resolving import Resolved, Resolver

__all__ = ["Citation", "Extractor", "Resolved", "Resolver", "extractor_for"]


def extractor_for(lang: str, *, notes: bool = False) -> Extractor | None:
    """The extractor of a language by its code; None where there is none yet.

    `notes`: of lawyers' notes, not of the text of a law.
    """
    found = _KNOWN.get(lang)
    return found(notes) if found else None


def _english(notes: bool) -> Extractor:
    from legalgap.corpus.citations.english import ENGLISH, OF_NOTES

    return OF_NOTES if notes else ENGLISH


def _russian(_: bool) -> Extractor:
    from legalgap.corpus.citations.russian import RUSSIAN

    return RUSSIAN


# The patterns of a language take longest to be made ready: only those asked for are.
_KNOWN: dict[str, Callable[[bool], Extractor]] = {"en": _english, "ru": _russian}
