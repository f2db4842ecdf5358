"""Did you mean: the known word nearest to a wrong one."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, least: float = 60.0) -> str | None:
    """The known word nearest to `word`, or None where none is near.

    Equal but for case, hyphens and underscores always counts as near.
    """
    candidates = sorted(set(known))
    folded = _fold(word)
    for candidate in candidates:
        if _fold(candidate) == folded:
            return candidate
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    close = [name for name in candidates if OSA.distance(_fold(name), folded) <= 1]
    if close and len(word) > 1:
        return close[0]
    best = process.extractOne(
        folded, {name: _fold(name) for name in candidates}, scorer=fuzz.ratio, score_cutoff=least
    )
    return str(best[2]) if best else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known word, or says something else."""
    found = nearest(word, known)
    return f"did you mean `{found}`?" if found else otherwise


def _fold(word: str) -> str:
    return word.casefold().replace("-", "_")
