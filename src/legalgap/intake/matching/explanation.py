"""Why a provision was proposed: the words that carried it, those that differ, likely elements."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legalgap.intake.matching.glossary import MARK, Glossary, WordReader, counted
from legalgap.intake.matching.index import Index
from legalgap.intake.matching.matcher import CONCEPT
from legalgap.intake.matching.places import Place
from legalgap.intake.matching.questions import Question

SHOWN = 8
"""How many words are named on either side."""
LIKELY = 0.75
"""An element is likely where the text has this part of what it has of the likeliest one."""
LEAST = 0.25
"""An element is never likely with less than this part of its weight in the text."""
PART = 0.85
"""A part stands for its article where it carries this part of what the article carries."""


@dataclass(frozen=True)
class Reasons:
    """What carried a match, in the words of the text and of the question."""

    pin: str
    carried: tuple[str, ...]
    missing: tuple[str, ...]
    elements: tuple[str, ...]


class Explainer:
    """Explains matches between questions and texts; over a bridge only concepts are named."""

    def __init__(
        self, index: Index, asked: WordReader, said: WordReader, glossary: Glossary
    ) -> None:
        self._index = index
        self._asked, self._said = asked, said
        self._glossary = glossary
        self._bridge = asked.lang != said.lang
        self._asked_words: dict[str, dict[str, str]] = {}
        self._asked_weights: dict[tuple[str, str], dict[str, float]] = {}

    def reasons(self, question: Question, place: Place) -> Reasons:
        """Why this place was proposed, and how much of it is needed."""
        whole = self._weights_of((question.id, ""), question.fields)
        best = self._narrowest(whole, place)
        said, words = self._words(self._said, f"{best.heading}\n{best.text}")
        names = self._names(question)
        carried = [item for item in self._heaviest(whole) if item in said]
        missing = [item for item in self._heaviest(whole) if item not in said]
        return Reasons(
            str(best.pin),
            tuple(self._shown(carried, words, self._said.lang)),
            tuple(self._shown(missing, names, self._asked.lang)),
            tuple(self._likely(question, said)),
        )

    def _names(self, question: Question) -> dict[str, str]:
        found = self._asked_words.get(question.id)
        if found is None:
            whole = "\n".join(text for _, text in question.fields)
            found = self._asked_words[question.id] = self._words(self._asked, whole)[1]
        return found

    def _weights_of(
        self, key: tuple[str, str], fields: Iterable[tuple[float, str]]
    ) -> dict[str, float]:
        found = self._asked_weights.get(key)
        if found is None:
            found = self._asked_weights[key] = self._weights(fields)
        return found

    def _weights(self, fields: Iterable[tuple[float, str]]) -> dict[str, float]:
        bag: dict[str, float] = {}
        for weight, text in fields:
            stems = self._asked.stems(text)
            if not self._bridge:
                counted(stems, weight, bag)
            counted(self._asked.concepts(stems), weight * CONCEPT, bag)
        return {item: math.log1p(often) * self._index.rarity(item) for item, often in bag.items()}

    def _words(self, reader: WordReader, text: str) -> tuple[set[str], dict[str, str]]:
        """The stems and concepts of a wording, and a word for each stem."""
        words: dict[str, str] = {}
        stems = []
        for stem, word in reader.with_words(text):
            stems.append(stem)
            words.setdefault(stem, word)
        return {*stems, *reader.concepts(stems)}, words

    def _narrowest(self, whole: Mapping[str, float], place: Place) -> Place:
        """A part of the article, where it alone carries nearly all of the match."""
        if len(place.parts) < 2:
            return place

        def carries(item: Place) -> float:
            said, _ = self._words(self._said, f"{item.heading}\n{item.text}")
            return sum(weight for word, weight in whole.items() if word in said)

        best = max(place.parts, key=carries)
        return best if carries(best) >= PART * carries(place) else place

    def _heaviest(self, weights: Mapping[str, float]) -> list[str]:
        return sorted(weights, key=lambda item: (-weights[item], item))

    def _shown(self, items: Iterable[str], words: Mapping[str, str], lang: str) -> list[str]:
        """Words for readers: that of the wording, or the term of the glossary; each said once."""
        reader = self._said if lang == self._said.lang else self._asked
        shown: list[str] = []
        covered: set[str] = set()
        for item in items:
            name, stems = words.get(item, ""), {item}
            if item.startswith(MARK):
                terms = self._glossary.terms[item.removeprefix(MARK)].terms.get(lang, ("",))
                name, stems = terms[0], set(reader.stems(terms[0]))
            if name and not stems <= covered:
                shown.append(name)
                covered |= stems
            if len(shown) == SHOWN:
                break
        return shown

    def _likely(self, question: Question, said: set[str]) -> list[str]:
        found: dict[str, float] = {}
        for name, wording in question.elements.items():
            weights = self._weights_of((question.id, name), [(1.0, wording)])
            held = sum(weight for item, weight in weights.items() if item in said)
            found[name] = held / max(sum(weights.values()), 1e-6)
        most = max(found.values(), default=0.0)
        return [name for name, part in found.items() if part >= max(LIKELY * most, LEAST)]
