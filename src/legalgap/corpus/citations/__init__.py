"""Citations in the text of a law: found by language, resolved to provisions."""

from legalgap.corpus.citations.records import Citation, Extractor
from legalgap.corpus.citations.resolving import Resolved, Resolver

__all__ = ["Citation", "Extractor", "Resolved", "Resolver", "extractor_for"]


def extractor_for(lang: str, *, notes: bool = False) -> Extractor | None:
    """The extractor of a language by its code; None where there is none yet.

    `notes`: of lawyers' notes, not of the text of a law.
    """
    from legalgap.corpus.citations.english import ENGLISH, OF_NOTES
    from legalgap.corpus.citations.russian import RUSSIAN

    known: dict[str, Extractor] = {"en": OF_NOTES if notes else ENGLISH, "ru": RUSSIAN}
    return known.get(lang)
