"""Stems: what is left of a word without its endings."""

import re
from collections.abc import Callable
from functools import cache

import snowballstemmer

LETTERS = 5
"""How much of a word counts in a language that nobody has written a stemmer for."""

_NAMES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}

# A vowel that comes and goes: ребенок and ребенка, торговец and торговца have one stem.
_FLEETING = {"ru": re.compile("(?<=..[^аеиоуыэюя])[ое](?=[кц]$)")}


def has_stemmer(lang: str) -> bool:
    """Whether words of a language are cut by rule, and not after five letters."""
    return _NAMES.get(lang) in snowballstemmer.algorithms()


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """What makes the stem of one normalised word; each word is worked out once."""
    if not has_stemmer(lang):
        return lambda word: word[:LETTERS]
    fleeting = _FLEETING.get(lang)
    rules = snowballstemmer.stemmer(_NAMES[lang])
    known: dict[str, str] = {}

    def stem(word: str) -> str:
        found = known.get(word)
        if found is None:
            found = rules.stemWord(word)
            if fleeting:
                found = fleeting.sub("", found)
            known[word] = found
        return found

    return stem
