"""Did you mean: the known word nearest to a wrong one."""

import calendar
import re
from collections.abc import Iterable
from datetime import date


def nearest(word: str, known: Iterable[str], *, least: float = 60.0) -> str | None:
    """The known word nearest to `word`, or None where none is near.

    Equal but for case, hyphens and underscores always counts as near.
    """
    candidates = sorted(set(known))
    folded = _fold(word)
    for candidate in candidates:
        if _fold(candidate) == folded:
            return candidate
    for candidate in candidates:  # the same parts in another order: `read_text`
        if "_" in folded and sorted(_fold(candidate).split("_")) == sorted(folded.split("_")):
            return candidate
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    names = {name: _fold(name) for name in candidates}
    if len(word) > 1:
        slip = process.extractOne(folded, names, scorer=OSA.distance, score_cutoff=1)
        if slip:
            return str(slip[2])
    best = process.extractOne(folded, names, scorer=fuzz.ratio, score_cutoff=least)
    return str(best[2]) if best else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or says something else."""
    known = list(known)
    latin = in_latin(word)
    meant = latin != word and latin in known
    found = latin if meant else nearest(word, known) or nearest(latin, known)
    if not found:
        return otherwise
    return f"did you mean `{found}`?{mixed(word)}"


LOOKALIKES = str.maketrans("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij")
"""Cyrillic letters that look like Latin ones."""


def in_latin(word: str) -> str:
    """A word with Latin letters in the place of Cyrillic ones that look the same."""
    return word.translate(LOOKALIKES)


def mixed(word: str) -> str:
    """A remark on Cyrillic letters that nobody can see among Latin ones; empty where none are."""
    odd = [letter for letter in word if ord(letter) in LOOKALIKES]
    if not odd or not re.search("[A-Za-z]", word):
        return ""
    shown = f"the `{odd[0]}` after `{word[: word.index(odd[0])]}`"
    if word.startswith(odd[0]):
        shown = f"the first `{odd[0]}`"
    return f" {shown[:1].upper()}{shown[1:]} is a Cyrillic letter"


YEAR_FIRST = re.compile(r"^(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?$")
DAY_FIRST = re.compile(r"^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$")


def nearest_date(text: str) -> str | None:
    """The date that was probably meant, as the data writes it, or None.

    >>> nearest_date("22.1.2024"), nearest_date("2024-02-30"), nearest_date("2024-13-01")
    ('2024-01-22', '2024-02-29', None)
    """
    if found := DAY_FIRST.match(text.strip()):
        day, month, year = (int(part) for part in found.groups())
    elif found := YEAR_FIRST.match(text.strip()):
        year, month, day = (int(part) if part else 0 for part in found.groups())
    else:
        return None
    if not (1 <= month <= 12 and day <= 31 and year >= date.min.year):
        return None
    if not day:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def _fold(word: str) -> str:
    return word.casefold().replace("-", "_")
