"""Questions to match: an indicator as the text of a law might answer it."""

from collections.abc import Mapping
from dataclasses import dataclass

from legalgap.model.indicator import Indicator
from legalgap.model.instrument import Instrument, Standard
from legalgap.model.text import Text

QUESTION = 2.0
LABEL = 1.5
TEST = 1.0
"""How much a word counts by where it stands."""


@dataclass(frozen=True)
class Question:
    """One question with its elements, in one language."""

    id: str
    lang: str
    fields: tuple[tuple[float, str], ...]
    """Wordings, each with its weight."""
    elements: Mapping[str, str]
    """By element, its label and test; without those that are gaps."""
    standards: Mapping[str, str]
    """By standard, what it asks."""


def question_of(
    indicator: Indicator, standards: Mapping[str, Standard], lang: str
) -> Question | None:
    """An indicator in a language; None where its question is not written in it."""
    asked = indicator.question.get(lang)
    if asked is None:
        return None
    fields = [(QUESTION, asked)]
    elements = {}
    for name, element in indicator.elements.items():
        if element.computed is not None:
            continue
        label, test = element.label.get(lang, ""), _said(element.test, lang)
        fields += [(LABEL, label), (TEST, test)]
        if not element.bad:  # to have it is a gap: nobody is led to claim it by likeness
            elements[name] = f"{label}. {test}"
    asks = {
        name: _said(standards[name].asks, lang) for name in indicator.standards if name in standards
    }
    return Question(
        indicator.id,
        lang,
        tuple(pair for pair in fields if pair[1]),
        elements,
        {name: text for name, text in asks.items() if text},
    )


def standards_of(instruments: Mapping[str, Instrument]) -> dict[str, Standard]:
    """Every standard by its id."""
    return {
        f"{slug}:{standard.pin}": standard
        for slug, instrument in instruments.items()
        for standard in instrument.standards
    }


def _said(text: Text | None, lang: str) -> str:
    return (text or {}).get(lang, "")
