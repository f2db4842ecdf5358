"""Matches questions with texts: an index proposes, RapidFuzz decides."""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from legalgap.intake.matching.glossary import MARK, Glossary, WordReader, counted
from legalgap.intake.matching.index import Bag, Index, Numbers

CANDIDATES = 40
"""How many texts the index proposes for a question, before RapidFuzz decides."""
HEADING = 2.0
"""How much a word of a heading counts."""
CONCEPT = 0.5
"""How much a term of the glossary counts beside its plain words, which count as well."""
INDEX_SHARE = 0.8
"""The part of the score that comes from the index; the rest is RapidFuzz's."""
MIDDLE = 6.0
"""What the index must find for half of its part of the score."""
ELEMENT = 0.5
STANDARD = 1.0
"""How much the best element, and the best standard, count beside the whole of the question."""
CONTRAST = 0.95
"""What remains of a score where the text speaks of another kind of people or acts."""

Step = Callable[[int, int], None]
Fields = Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Side:
    """A wording made ready: words of a question, or of a text of law."""

    bag: Bag
    stems: str
    """Its stems, each once, in their alphabet's order, as RapidFuzz compares them."""
    concepts: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A question made ready: as a whole, by its elements, and by what its standards ask."""

    whole: Side
    elements: tuple[Side, ...] = ()
    standards: tuple[Side, ...] = ()


@dataclass(frozen=True, order=True)
class Match:
    """A question and a text, by their numbers, with a score from 0 to 1."""

    question: int
    text: int
    score: float


def side(fields: Fields, reader: WordReader, *, bridge: bool = False) -> Side:
    """Make a question or a text ready; over a bridge of languages only its concepts count."""
    bag: dict[str, float] = {}
    seen: set[str] = set()
    for weight, text in fields:
        stems = reader.stems(text)
        if not bridge:
            counted(stems, weight, bag)
            seen.update(stems)
        counted(reader.concepts(stems), weight * (1.0 if bridge else CONCEPT), bag)
    concepts = frozenset(word for word in bag if word.startswith(MARK))
    if bridge:
        seen.update(concepts)
    return Side(bag, " ".join(sorted(seen)), concepts)


class Matcher:
    """Texts of one language, indexed once, and the questions that are put to them."""

    def __init__(self, texts: Sequence[Side], glossary: Glossary | None = None) -> None:
        self.texts = texts
        self.index = Index([text.bag for text in texts])
        groups = glossary.contrasts if glossary else ()
        self._contrasts = [frozenset(MARK + name for name in group) for group in groups]

    def matches(
        self, questions: Sequence[Asked], top: int, step: Step | None = None
    ) -> list[Match]:
        """For each question its best texts, and for each text its best questions."""
        found = np.zeros((len(questions), len(self.texts)), dtype=np.float32)
        nearest: list[NDArray[np.intp] | None] = []
        for number, question in enumerate(questions):
            if step:
                step(number, len(questions))
            found[number], standard = self._found(question)
            nearest.append(standard)
        scored = []
        for number, places in enumerate(_proposed(found, max(CANDIDATES, top), top)):
            question, standards = questions[number], nearest[number]
            for place in places:
                sides = [question.whole]
                if standards is not None:
                    sides.append(question.standards[standards[place]])
                score = self._decided(sides, self.texts[place], float(found[number, place]))
                scored.append(Match(number, place, score))
        return _kept(scored, top)

    def _found(self, question: Asked) -> tuple[Numbers, NDArray[np.intp] | None]:
        """What the index finds of a question in each text, and its standard nearest to each."""
        found = self.strength(question.whole)
        if question.elements:
            found = found + ELEMENT * np.max([self.strength(one) for one in question.elements], 0)
        if not question.standards:
            return found, None
        each = np.array([self.strength(one) for one in question.standards])
        return found + STANDARD * each.max(0), each.argmax(0)

    def strength(self, side: Side) -> Numbers:
        """How strongly each text found the weighty words of a side, however long that is."""
        bag = {word: math.log1p(weight) for word, weight in side.bag.items()}
        squares = sum((weight * self.index.rarity(word)) ** 2 for word, weight in bag.items())
        return self.index.scores(bag) / np.float32(max(math.sqrt(squares), 1e-6))

    def _decided(self, sides: Sequence[Side], text: Side, found: float) -> float:
        alike = max(fuzz.token_set_ratio(one.stems, text.stems) for one in sides) / 100
        score = INDEX_SHARE * found / (found + MIDDLE) + (1 - INDEX_SHARE) * alike
        for group in self._contrasts:
            asked, said = sides[0].concepts & group, text.concepts & group
            if asked and said and not asked & said:
                score *= CONTRAST
        return round(score, 4)


def _proposed(found: Numbers, many: int, top: int) -> list[list[int]]:
    """For each question the texts that the index proposes, from either side."""
    wanted: list[set[int]] = [set(_best(row, many)) for row in found]
    for place in range(found.shape[1]):
        for number in _best(found[:, place], 2 * top):
            wanted[number].add(place)
    return [sorted(places) for places in wanted]


def _best(row: Numbers, many: int) -> list[int]:
    """The places of the greatest numbers above zero; the earlier place first among equals."""
    if many < row.size:
        least = np.partition(row, row.size - many)[row.size - many]
        places = np.flatnonzero(row >= max(least, np.float32(1e-9)))
    else:
        places = np.flatnonzero(row > 0)
    order = np.argsort(-row[places], kind="stable")
    return [int(place) for place in places[order[:many]]]


def _kept(scored: Iterable[Match], top: int) -> list[Match]:
    """The matches that are among the best of their question or of their text."""
    by_question: dict[int, list[Match]] = {}
    by_text: dict[int, list[Match]] = {}
    for match in scored:
        by_question.setdefault(match.question, []).append(match)
        by_text.setdefault(match.text, []).append(match)
    kept: set[Match] = set()
    for group in (by_question, by_text):
        for matches in group.values():
            kept.update(heapq.nsmallest(top, matches, key=best_first))
    return sorted(kept, key=best_first)


def best_first(match: Match) -> tuple[float, int, int]:
    """A sort key: the best score first; among equals the order of questions and texts."""
    return (-match.score, match.question, match.text)


def of_questions(matches: Iterable[Match]) -> Mapping[int, list[Match]]:
    """The matches of each question, the best first."""
    found: dict[int, list[Match]] = {}
    for match in matches:
        found.setdefault(match.question, []).append(match)
    return found
