"""A claim as a sentence: what a provision is said to provide, narrow, lack or contradict."""

from legalgap.model.country import Yardstick
from legalgap.model.statement import Statement
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_


def claim_words(voice: Voice, yardstick: Yardstick, statement: Statement) -> str:
    """What a statement says of its indicator, by the labels of the elements."""
    claim = statement.claim
    parts = []
    for sentence, names in (
        (N_("provides: {elements}"), claim.provides),
        (N_("provides in part: {elements}"), tuple(claim.partly)),
        (N_("narrows: {elements}"), tuple(claim.narrows)),
        (N_("has not: {elements}"), claim.lacks),
        (N_("gives a number for: {elements}"), tuple(claim.values)),
    ):
        if names:
            listed = "; ".join(
                _label(voice, yardstick, statement.indicator, name) for name in names
            )
            parts.append(voice(sentence, elements=listed))
    if claim.contradicts is not None:
        parts.append(voice("contradicts: {how}", how=voice.words(claim.contradicts)))
    return ". ".join(part[:1].upper() + part[1:] for part in parts)


def _label(voice: Voice, yardstick: Yardstick, indicator: str, name: str) -> str:
    found = yardstick.indicators.get(indicator)
    element = found.elements.get(name) if found else None
    return voice.words(element.label) if element else name
