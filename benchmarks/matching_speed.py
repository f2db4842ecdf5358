"""Measures matching against all-with-all `rapidfuzz.process.cdist`; see README.md beside this file.

The strings are made: words drawn from a vocabulary as natural texts draw them (few often, most
rarely), with a planted provision for each standard that holds part of its words, other words
between them, and endings changed as an inflected language changes them.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from legalgap.intake.matching.glossary import Glossary, WordReader
from legalgap.intake.matching.matcher import Asked, Matcher, side

SYLLABLES = [a + b for a in "бвгдзклмнпрст" for b in "аеиоу"]
ENDINGS = ["а", "ы", "ой", "ами", "ов", "ах", "ого", "ому", "ых"]
Links = dict[int, list[int]]


def main() -> None:
    """Make the strings, run both in turn, print and keep the results."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--provisions", type=int, default=5000)
    asked.add_argument("--standards", type=int, default=650)
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--json", type=Path, help="where to write the results as JSON")
    chosen = asked.parse_args()
    standards, provisions, planted = strings(chosen.seed, chosen.standards, chosen.provisions)
    own, bare = [], []
    for _ in range(chosen.times):
        took, ours = timed(lambda: matched(standards, provisions))
        own.append(took)
        took, theirs = timed(lambda: all_with_all(standards, provisions))
        bare.append(took)
    result = {
        "provisions": len(provisions),
        "standards": len(standards),
        "seconds": {"ours": min(own), "cdist": min(bare)},
        "medians": {"ours": statistics.median(own), "cdist": statistics.median(bare)},
        "ratio": min(own) / min(bare),
        "target": 0.25,
        "recall_at_5": {"ours": recall(ours, planted), "cdist": recall(theirs, planted)},
    }
    print(json.dumps(result, indent=2))
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def strings(seed: int, many: int, texts: int) -> tuple[list[str], list[str], list[int]]:
    """Standards of 30 words, provisions of 80, and which provision answers which standard."""
    draw = random.Random(seed)  # noqa: S311 (nothing secret rests on it)
    stems = sorted(
        {"".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 4)))) for _ in range(9000)}
    )
    draw.shuffle(stems)
    often = [1 / (place + 10) for place in range(len(stems))]

    def drawn(count: int) -> list[str]:
        return [stem + draw.choice(ENDINGS) for stem in draw.choices(stems, often, k=count)]

    standards = [drawn(30) for _ in range(many)]
    provisions = [drawn(80) for _ in range(texts)]
    planted = draw.sample(range(texts), many)
    for words, place in zip(standards, planted, strict=True):
        kept = draw.sample(words, 9)
        changed = [inflected(word, draw) for word in kept]
        for spot, word in zip(draw.sample(range(80), 9), changed, strict=True):
            provisions[place][spot] = word
    return [" ".join(text) for text in standards], [" ".join(text) for text in provisions], planted


def inflected(word: str, draw: random.Random) -> str:
    """The word with another ending, in half of the cases."""
    ending = max((item for item in ENDINGS if word.endswith(item)), key=len)
    return word.removesuffix(ending) + draw.choice(ENDINGS) if draw.random() < 0.5 else word


def matched(standards: Sequence[str], provisions: Sequence[str]) -> Links:
    """Our way, from the bare strings: normalise, stem, index, propose and decide."""
    reader = WordReader("ru", Glossary())
    matcher = Matcher([side([(1.0, text)], reader) for text in provisions])
    questions = [Asked(side([(1.0, text)], reader)) for text in standards]
    found: Links = {}
    for match in matcher.matches(questions, 5):
        found.setdefault(match.question, []).append(match.text)
    return {number: places[:5] for number, places in found.items()}


def all_with_all(standards: Sequence[str], provisions: Sequence[str]) -> Links:
    """The floor: every pair, no cut-off, two workers."""
    scores = process.cdist(standards, provisions, scorer=fuzz.token_set_ratio, workers=2)
    best = np.argsort(-scores, axis=1, kind="stable")[:, :5]
    return {number: row.tolist() for number, row in enumerate(best)}


def recall(found: Links, planted: Sequence[int]) -> float:
    """The part of the planted provisions that stands among the five best."""
    hits = sum(place in found.get(number, ()) for number, place in enumerate(planted))
    return round(hits / len(planted), 4)


def timed(work: Callable[[], Links]) -> tuple[float, Links]:
    """Seconds by the clock, and what was made."""
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made


if __name__ == "__main__":
    main()
