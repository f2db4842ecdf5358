"""What the benchmarks of matching share: links that the shipped data holds, baselines, recall."""

import hashlib
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process, utils

from legalgap.corpus.library import Library
from legalgap.corpus.yaml_text import read_text
from legalgap.intake.importing import import_document
from legalgap.intake.matching.places import Place, places_of
from legalgap.model.act import Act

CHECKOUT = Path(__file__).resolve().parents[1]
TEXTS = Path(os.environ.get("LEGALGAP_TEXTS") or CHECKOUT.parent / "shared" / "texts")
TREATIES = {
    "tip": "palermo_tip_protocol",
    "untoc": "untoc",
    "smug": "smuggling_protocol",
    "cedaw": "cedaw",
    "crc": "crc",
    "opsc": "crc_opsc",
    "opac": "crc_opac",
    "iccpr": "iccpr",
    "cets197": "cets197_coe_trafficking",
    "cets210": "istanbul_convention",
    "c29": "ilo_c29_forced_labour",
    "p029": "ilo_p29_2014",
    "c105": "ilo_c105",
    "c189": "ilo_c189_domestic_workers",
    "slav26": "slavery_1926",
    "slav56": "slavery_supplementary_1956",
}
CODES = {
    "criminal-code-2021": "criminal_code_2021",
    "criminal-procedure-code-2021": "criminal_procedure_code_2021",
    "offences-code-2021": "offences_code_2021",
    "family-code-2003": "family_code_2003",
    "labour-code-2025": "labour_code_2025",
    "constitution-2021": "constitution_2021",
}


def is_held_out(name: str) -> bool:
    """Decided by the id alone, so that nothing moves from one half to the other."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def places(files: dict[str, str], folder: str, ending: str) -> list[Place]:
    """The articles of imported texts."""
    found: list[Place] = []
    for act, name in files.items():
        path = TEXTS / folder / f"{name}{ending}"
        if not path.is_file():
            sys.exit(f"{path} is not there; say where the texts lie with LEGALGAP_TEXTS")
        document, _ = read_text(act, import_document(path, act).yaml)
        assert document is not None
        found += places_of(Act.model_validate(document.tree, context={"lang": document.lang}))
    return found


def treaty_links(library: Library) -> dict[str, set[str]]:
    """Indicators with the articles of treaties that their standards name."""
    found: dict[str, set[str]] = {}
    for indicator in library.indicators.values():
        for name in indicator.standards:
            slug, _, pin = name.partition(":")
            article = re.match(r"\d+", pin)
            if slug in TREATIES and article:
                found.setdefault(indicator.id, set()).add(f"{slug}:{article[0]}")
    return found


def claim_links(library: Library, country: str) -> dict[str, set[str]]:
    """Indicators with the articles of codes that are claimed to bear on them."""
    found: dict[str, set[str]] = {}
    for act in library.country(country).acts.values():
        if act.id not in CODES:
            continue
        for provision in act.provisions:
            names = {*provision.claims, *(n for e in provision.editions for n in e.claims)}
            for name in names:
                found.setdefault(name, set()).add(f"{act.id}:{provision.pin.steps[0]}")
    return found


def recall(
    ranked: dict[str, list[str]], gold: dict[str, set[str]], names: Sequence[str]
) -> list[float]:
    """The part of all links that stands among the first 1, 5 and 10, mean over the questions.

    A question with two answers can have both among five, but only one in the first place: what
    could be found at all is the whole.
    """
    found = []
    for many in (1, 5, 10):
        parts = [
            len(gold[name] & set(ranked.get(name, [])[:many])) / min(many, len(gold[name]))
            for name in names
        ]
        found.append(sum(parts) / max(len(parts), 1))
    return found


def tf_idf(queries: Sequence[str], texts: Sequence[str]) -> np.ndarray:
    """Plain TF-IDF with cosine: words of two letters or more, smoothed, of length one."""
    counts = [Counter(re.findall(r"\b\w\w+\b", text.lower())) for text in texts]
    asked = [Counter(re.findall(r"\b\w\w+\b", text.lower())) for text in queries]
    held = Counter(word for count in counts for word in count)
    number = {word: place for place, word in enumerate(sorted(held))}
    rare = {word: math.log((1 + len(texts)) / (1 + many)) + 1 for word, many in held.items()}

    def rows(bags: list[Counter[str]]) -> np.ndarray:
        made = np.zeros((len(bags), len(number)), dtype=np.float32)
        for place, bag in enumerate(bags):
            for word, often in bag.items():
                if word in number:
                    made[place, number[word]] = often * rare[word]
        return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)

    return rows(asked) @ rows(counts).T


def rapid_fuzz(queries: Sequence[str], texts: Sequence[str]) -> np.ndarray:
    """Plain RapidFuzz: `token_set_ratio` after its own clean-up, all with all."""
    return process.cdist(
        queries, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process, workers=2
    )


def ranking(
    scores: np.ndarray, queries: Sequence[str], texts: Sequence[str]
) -> dict[str, list[str]]:
    """For each question its ten best texts; the earlier first among equals."""
    return {
        name: [texts[place] for place in np.argsort(-row, kind="stable")[:10]]
        for name, row in zip(queries, scores, strict=True)
    }
