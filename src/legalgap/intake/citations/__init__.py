"""Citations in the text of a law: found by language, resolved to provisions."""

from legalgap.intake.citations.records import Citation, Extractor
from legalgap.intake.citations.resolving import Resolved, Resolver

__all__ = ["Citation", "Extractor", "Resolved", "Resolver", "extractor_for"]


def extractor_for(lang: str) -> Extractor | None:
    """The extractor of a language by its code; None where there is none yet."""
    from legalgap.intake.citations.english import ENGLISH
    from legalgap.intake.citations.russian import RUSSIAN

    known: dict[str, Extractor] = {"en": ENGLISH, "ru": RUSSIAN}
    return known.get(lang)
