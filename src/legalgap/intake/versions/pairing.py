"""Which piece of the older edition became which of the newer: by its number, then by its words."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

ALIKE = 0.6
"""Share of words, two by two, that a piece under another number shares with what it was."""
SAME_NUMBER = 0.35
"""The same for a piece that kept its number."""
TELLING = 6
"""Words that a piece must have to be known again under another number."""


@dataclass(frozen=True)
class Pairs(Generic[K]):
    """Old and new numbers of what both have, and the numbers of what one of them has."""

    both: tuple[tuple[K, K], ...]
    removed: tuple[K, ...]
    added: tuple[K, ...]


def paired(old: Mapping[K, Sequence[str]], new: Mapping[K, Sequence[str]]) -> Pairs[K]:
    """Pair the pieces of two editions, each given by its number and its words.

    The same number with the same words first; then the same words under another number; then
    like words, where the same number is believed sooner than another; what keeps its number and
    found no better partner is the same piece in quite other words.
    """
    both: dict[K, K] = {}
    left = {name: tuple(words) for name, words in old.items()}
    right = {name: tuple(words) for name, words in new.items()}

    def settle(pairs: Iterable[tuple[K, K]]) -> None:
        for one, other in pairs:
            if one in left and other in right:
                both[one] = other
                del left[one], right[other]

    settle([(name, name) for name in left if right.get(name) == left[name]])
    settle(_same_words(left, right))
    settle(_alike(left, right))
    settle([(name, name) for name in left if name in right])
    order = {name: place for place, name in enumerate(new)}
    listed = sorted(both.items(), key=lambda pair: order[pair[1]])
    return Pairs(tuple(listed), tuple(left), tuple(right))


def _same_words(
    left: Mapping[K, tuple[str, ...]], right: Mapping[K, tuple[str, ...]]
) -> list[tuple[K, K]]:
    """Pieces whose words stand once in each edition, under another number."""
    before, after = _by_words(left), _by_words(right)
    return [
        (before[words][0], after[words][0])
        for words in before
        if len(words) >= TELLING and len(before[words]) == 1 and len(after.get(words, ())) == 1
    ]


def _by_words(pieces: Mapping[K, tuple[str, ...]]) -> dict[tuple[str, ...], list[K]]:
    found: dict[tuple[str, ...], list[K]] = {}
    for name, words in pieces.items():
        found.setdefault(words, []).append(name)
    return found


def _alike(
    left: Mapping[K, tuple[str, ...]], right: Mapping[K, tuple[str, ...]]
) -> list[tuple[K, K]]:
    """Pairs of like pieces, the likest first."""
    before = {name: _two_by_two(words) for name, words in left.items()}
    after = {name: _two_by_two(words) for name, words in right.items()}
    index: dict[tuple[str, ...], list[K]] = {}
    for name, grams in after.items():
        for gram in grams:
            index.setdefault(gram, []).append(name)
    places = {name: place for place, name in enumerate(right)}
    scored: list[tuple[float, int, K, K]] = []
    for place, (name, grams) in enumerate(before.items()):
        shared: Counter[K] = Counter()
        for gram, times in grams.items():
            listed = index.get(gram, ())
            if len(listed) > 50 and len(left) > 50:  # a phrase of every article tells nothing
                continue
            for other in listed:
                shared[other] += min(times, after[other][gram])
        candidates = set(shared) | ({name} & right.keys())
        for other in candidates:
            score = _score(grams, after[other])
            same = other == name
            if score >= (SAME_NUMBER if same else ALIKE) and (
                same or min(len(left[name]), len(right[other])) >= TELLING
            ):
                worth = score + (0.25 if same else 0)
                scored.append((-worth, abs(place - places[other]), name, other))
    scored.sort(key=lambda item: (item[0], item[1]))
    return [(name, other) for _, _, name, other in scored]


def _two_by_two(words: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    if len(words) < 2:
        return Counter([words] if words else [])
    return Counter(pairwise(words))


def _score(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    whole = one.total() + other.total()
    if not whole:
        return 1.0
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    shared = sum(min(times, large[gram]) for gram, times in small.items())
    return 2 * shared / whole
