"""The words that people choose or type into a form, back to the codes of the data."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from legalgap.corpus.nearest import did_you_mean
from legalgap.model.rule import LIFE
from legalgap.prose import words
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_
from legalgap.review.forms.fields import READINGS, WAYS, WITHDRAW
from legalgap.review.forms.reading import BOTH, Filled, Remark

SHORT = {"number": "values", "yes": "provides", "partial": "partly", "remove": WITHDRAW}
"""What people type for a word of the list."""
LIVES = N_("life")


class Vocabulary:
    """The closed lists in every language that there is."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.lists = {
            "answer": _words(voices, WAYS) | SHORT,
            "grade": _words(voices, words.GRADES),
            "read": _words(voices, READINGS),
        }
        given: dict[str, Mapping[Any, str]] = {
            "answer": WAYS,
            "grade": words.GRADES,
            "read": READINGS,
        }
        self.words = {
            key: [voice(word) for voice in voices for word in said.values()]
            for key, said in given.items()
        }
        self.shown = {key: found[: len(given[key])] for key, found in self.words.items()}
        self.life = {_folded(voice(LIVES)) for voice in voices}

    def coded(self, row: Filled, errors: list[Remark]) -> dict[str, str]:
        """The cells of a row with codes for the words of lists; words unknown to them are told."""
        cells = dict(row.cells)
        for key, known in self.lists.items():
            said = cells.get(key, "")
            if not said:
                continue
            code = next(
                (
                    known[_folded(part)]
                    for part in (said, *said.split(BOTH))
                    if _folded(part) in known
                ),
                None,
            )
            if code is None:
                hint = did_you_mean(
                    said, self.words[key], "choose one of: " + ", ".join(self.shown[key])
                )
                errors.append(Remark(row.at(key), f"`{_cut(said)}` is not in the list", hint))
            cells[key] = code or ""
        if cells.get("number"):
            cells["number"] = self.number(cells["number"])
        for key in ("for", "through"):
            if cells.get(key):
                cells[key] = ", ".join(listed(cells[key]))
        return cells

    def number(self, said: str) -> str:
        """`4; 6` of whatever somebody typed for it: decimal commas and the word for life."""
        parts = [part.strip() for part in said.split(";") if part.strip()]
        made = [
            LIFE if _folded(part) in self.life else re.sub(r"^(\d+),(\d+)$", r"\1.\2", part)
            for part in parts
        ]
        return "; ".join(made)


def listed(said: str) -> list[str]:
    """The entries of a cell that holds several, with commas or semicolons between."""
    return [part.strip() for part in re.split(r"[,;\n]", said) if part.strip()]


def _words(voices: Sequence[Voice], given: Mapping[Any, str]) -> dict[str, str]:
    found = {_folded(str(code)): str(code) for code in given}
    for voice in voices:
        found |= {_folded(voice(word)): str(code) for code, word in given.items()}
    return found


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _cut(said: str) -> str:
    return said if len(said) <= 60 else said[:59] + "…"
