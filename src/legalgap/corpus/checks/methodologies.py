"""Whether a methodology names indicators that are there, and bands that order."""

from collections.abc import Iterator
from dataclasses import replace

from legalgap.corpus.checks.references import unknown
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem
from legalgap.model.methodology import Methodology


def members(library: Library) -> Iterator[Problem]:
    """Indicators that an area lists, and prefixes that fit none."""
    for entry in library.of("methodology").values():
        method: Methodology = entry.record
        for name, area in method.areas.items():
            loc = ("areas", name, "indicators")
            if isinstance(area.indicators, dict):
                for number, indicator in enumerate(area.indicators):
                    at = (*loc, number, indicator)  # stands in a list, or as a key with a weight
                    yield from unknown(
                        entry, "LG302", at, "indicator", indicator, library.indicators, key=True
                    )
                continue
            prefix = area.prefix + "-"
            if not area.prefix or not any(item.startswith(prefix) for item in library.indicators):
                said = f"no indicator belongs to the area `{name}`"
                hint = "give the `prefix:` of its indicator ids, or list them under `indicators:`"
                found = entry.problem("LG409", ("areas", name), said, hint, key=True)
                yield replace(found, missing=("indicator", ""))


def bands(library: Library) -> Iterator[Problem]:
    """A cap that names no band; bands that leave the lowest scores without one."""
    for entry in library.of("methodology").values():
        method: Methodology = entry.record
        cap = method.cap.contradicted_obligation
        if cap is not None and cap not in method.bands:
            loc = ("cap", "contradicted_obligation")
            yield from unknown(entry, "LG410", loc, "band", cap, method.bands)
        if method.bands and min(method.bands.values()) > 0:
            said = "no band begins at 0: the lowest scores have none"
            yield entry.problem("LG410", ("bands",), said, "let one band begin at 0", key=True)
