"""Short names: few enough words for a line of a slide."""

from collections.abc import Iterator

from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity

MOST_WORDS = 8


def of_practices(library: Library) -> Iterator[Problem]:
    """Short names of practices that are too long for what they are used for."""
    for entry in library.of("practices").values():
        for lang, words in (entry.record.short or {}).items():
            number = sum(any(letter.isalnum() for letter in word) for word in words.split())
            if number > MOST_WORDS:
                said = f"the short name has {number} words; a slide has room for {MOST_WORDS}"
                hint = "say what is done in a few words; the act has its own field, `instrument:`"
                loc = ("short", lang)
                yield entry.problem("LG331", loc, said, hint, severity=Severity.WARNING)
