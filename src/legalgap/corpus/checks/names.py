"""Short names and short titles: few enough words for a line of a slide."""

from collections.abc import Iterable, Iterator

from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.text import Text

MOST_WORDS = 8


def of_practices(library: Library) -> Iterator[Problem]:
    """Short names of practices that are too long for what they are used for."""
    for entry in library.of("practices").values():
        for lang, number in _long(entry.record.short):
            said = f"the short name has {number} words; a slide has room for {MOST_WORDS}"
            hint = "say what is done in a few words; the act has its own field, `instrument:`"
            yield entry.problem("LG331", ("short", lang), said, hint, severity=Severity.WARNING)


def of_indicators(library: Library) -> Iterator[Problem]:
    """Short titles of indicators that are too long for what they are used for."""
    for entry in library.of("indicators").values():
        for lang, number in _long(entry.record.short):
            said = f"the short title has {number} words; a slide has room for {MOST_WORDS}"
            hint = "name what is asked in a few words; the question itself stands in `question:`"
            yield entry.problem("LG331", ("short", lang), said, hint, severity=Severity.WARNING)


def _long(short: Text | None) -> Iterable[tuple[str, int]]:
    """The languages in which a short name has too many words, and how many."""
    for lang, words in (short or {}).items():
        number = sum(any(letter.isalnum() for letter in word) for word in words.split())
        if number > MOST_WORDS:
            yield lang, number
