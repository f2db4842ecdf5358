"""The index: which texts share weighty words with a question, without comparing all with all."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Bag = Mapping[str, float]
"""Words with how often (and in how weighty a place) they stand in a text."""

Numbers = NDArray[np.float32]

SATURATION = 1.2
"""How soon a further mention of the same word stops to count (k1 of BM25)."""
LENGTH = 0.8
"""How much a long text is discounted, from 0 to 1 (b of BM25)."""


class Index:
    """An inverted index of texts, weighted after BM25."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.size = len(bags)
        held: dict[str, tuple[list[int], list[float]]] = {}
        lengths = np.ones(self.size, dtype=np.float32)
        for number, bag in enumerate(bags):
            lengths[number] = max(sum(bag.values()), 1.0)
            for word, weight in bag.items():
                places, weights = held.setdefault(word, ([], []))
                places.append(number)
                weights.append(weight)
        usual = float(lengths.mean()) if self.size else 1.0
        discount = SATURATION * (1 - LENGTH + LENGTH * lengths / usual)
        self._postings: dict[str, tuple[NDArray[np.intp], Numbers]] = {}
        self._rarity: dict[str, float] = {}
        for word, (places, weights) in held.items():
            at, often = np.array(places), np.array(weights, dtype=np.float32)
            self._rarity[word] = self._rare(len(places))
            saturated = often * (SATURATION + 1) / (often + discount[at])
            self._postings[word] = (at, (self._rarity[word] * saturated).astype(np.float32))

    def _rare(self, held: int) -> float:
        return float(np.log(1 + (self.size - held + 0.5) / (held + 0.5)))

    def rarity(self, word: str) -> float:
        """The weight of a word: the fewer texts have it, the more."""
        return self._rarity.get(word, self._rare(0))

    def scores(self, question: Bag) -> Numbers:
        """How much of the question each text shares; 0 for those that share nothing."""
        found = np.zeros(self.size, dtype=np.float32)
        for word, weight in question.items():
            posting = self._postings.get(word)
            if posting is not None:
                found[posting[0]] += np.float32(weight) * posting[1]
        return found
