"""The State assessed in running text: its name in the forms that a sentence needs."""

from legalgap.model.jurisdiction import Jurisdiction
from legalgap.prose.voice import Voice


def name(voice: Voice, jurisdiction: Jurisdiction) -> str:
    """The name of the State."""
    return voice.words(jurisdiction.name)


def of(voice: Voice, jurisdiction: Jurisdiction) -> str:
    """The name after a noun: `law of Turkmenistan`; in Russian the genitive, where it is given."""
    if jurisdiction.forms.of and voice.lang in jurisdiction.forms.of:
        return voice.words(jurisdiction.forms.of)
    return voice("of {country}", country=name(voice, jurisdiction))
