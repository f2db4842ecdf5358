"""Brings wordings to one form, so that spelling and typography never decide a match."""

import re
import unicodedata

_DASHES = re.compile("[\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d-]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = re.compile("[\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4]")
_RAISED = re.compile("(?<=\\d)([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)")
_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
_NUMBER = re.compile(r"\b(?:no|n|№)(?:\.\s*|\s+)(?=\d)|№\s*(?=\d)")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """A wording in small letters, with plain dashes, quotes and spaces and without ё.

    >>> normalised("Статья 240¹ — Торговля\u00a0ЛЮДЬМИ, № 5; ещё")
    'статья 240-1 - торговля людьми, № 5; еще'
    """
    before = ""
    while text != before:  # a letter that is taken apart may join with the mark behind it
        before = text
        text = _once(text)
    return text


def _once(text: str) -> str:
    text = _RAISED.sub(r"-\1", _UNSEEN.sub("", text))
    text = unicodedata.normalize("NFKC", text.replace("№", " № ")).casefold()
    text = unicodedata.normalize("NFKC", text).replace("ё", "е")
    text = _QUOTES.sub("'", _DASHES.sub("-", _STRESS.sub("", text)))
    return _SPACE.sub(" ", _NUMBER.sub("№ ", text)).strip()


def words(text: str) -> list[str]:
    """The words and numbers of a wording, normalised, in their order."""
    return _WORD.findall(normalised(text))
