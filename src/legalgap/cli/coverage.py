"""`legalgap list coverage`: what the data covers, and what to read next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

from legalgap.engine.assess import assess
from legalgap.engine.coverage import Catalogue, Reach, catalogue, reach
from legalgap.prose.coverage import catalogue_lines, reach_lines

if TYPE_CHECKING:
    from datetime import date

    from legalgap.corpus.library import Library
    from legalgap.prose.voice import Voice


def print_coverage(
    library: Library,
    methodology: str,
    voice: Voice,
    country: str | None,
    day: date | None,
    *,
    as_json: bool,
) -> None:
    """The catalogue, then every State; with a country, that State alone."""
    yardstick = library.yardstick(methodology)
    whole = catalogue(yardstick) if country is None else None
    codes = [country] if country is not None else list(library.jurisdictions)
    found = [reach(assess(library.country(code), yardstick, day)) for code in codes]
    if as_json:
        rows = [_catalogue(whole)] if whole is not None else []
        rows += [_reach(item) for item in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = list(catalogue_lines(voice, whole)) if whole is not None else []
    for item in found:
        lines += ["", *reach_lines(voice, yardstick, item)]
    typer.echo("\n".join(lines).strip("\n"))


def _catalogue(found: Catalogue) -> dict[str, Any]:
    return {
        "what": "catalogue",
        "counts": dict(found.counts),
        "grades": {kind: dict(grades) for kind, grades in found.grades.items()},
        "standards_unasked": [
            {"standard": name, "reason": dict(reason) if reason else None}
            for name, reason in found.unasked
        ],
    }


def _reach(found: Reach) -> dict[str, Any]:
    return {
        "what": found.country.jurisdiction.id,
        "claims": found.claims,
        "grades": dict(found.grades),
        "areas": [
            {
                "id": area.area,
                "indicators": area.indicators,
                "touched": area.touched,
                "answered": area.answered,
            }
            for area in found.areas
        ],
        "touched": list(found.touched),
        "untouched": list(found.untouched),
        "answered": list(found.answered),
        "to_read": [
            {
                "act": item.act,
                "answers": item.answers,
                "elements": item.elements,
                "indicators": list(item.indicators),
            }
            for item in found.to_read
        ],
    }
