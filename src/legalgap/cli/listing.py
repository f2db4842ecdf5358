"""`legalgap list`: what the data holds."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from legalgap.corpus.library import Library
    from legalgap.prose.voice import Voice


class What(StrEnum):
    """The kinds of record that can be listed."""

    STANDARDS = "standards"
    INSTRUMENTS = "instruments"
    INDICATORS = "indicators"
    ACTS = "acts"
    RECOMMENDATIONS = "recommendations"
    PRACTICES = "practices"
    CLAUSES = "clauses"
    JURISDICTIONS = "jurisdictions"
    METHODOLOGIES = "methodologies"
    DRAFTS = "drafts"
    COVERAGE = "coverage"


def list_records(
    what: Annotated[What, typer.Argument(help="What to list.")],
    country: Annotated[
        str | None, typer.Argument(help="Only those of one State (acts, drafts, coverage).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The date of the law (coverage).")
    ] = None,
) -> None:
    """List standards, indicators, acts, recommendations, practices and so on."""
    from legalgap.cli import shared
    from legalgap.corpus.reading import read_library
    from legalgap.prose.voice import Voice

    setting = shared.setting_here()
    library = read_library(setting)
    voice = Voice(lang or setting.workspace.language, setting.folder)
    if country is not None:
        country = shared.country_code(country, setting, library)
    if what is What.COVERAGE:
        from legalgap.cli.coverage import print_coverage

        day = shared.day(as_of)
        method = setting.workspace.methodology
        print_coverage(library, method, voice, country, day, as_json=as_json)
        return
    rows = _rows(what, library, voice, country)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        typer.echo("none yet")
    for row in rows:
        values = list(row.values())
        typer.echo("  ".join(str(value) for value in values if value not in (None, "", [])))


def _rows(what: What, library: Library, voice: Voice, country: str | None) -> list[dict[str, Any]]:
    makers = {
        What.STANDARDS: _standards,
        What.ACTS: _acts,
        What.DRAFTS: _drafts,
    }
    if what in makers:
        return makers[what](library, voice, country)
    kinds = {
        What.INSTRUMENTS: ("instrument", "title"),
        What.INDICATORS: ("indicators", "question"),
        What.RECOMMENDATIONS: ("recommendations", "title"),
        What.PRACTICES: ("practices", "instrument"),
        What.CLAUSES: ("clauses", "title"),
        What.JURISDICTIONS: ("jurisdiction", "name"),
        What.METHODOLOGIES: ("methodology", "title"),
    }
    kind, words = kinds[what]
    return [
        {"id": name, words: voice.words(getattr(record, words)), **_more(what, record, voice)}
        for name, record in library.records(kind).items()
    ]


def _more(what: What, record: Any, voice: Voice) -> dict[str, Any]:
    if what is What.INDICATORS:
        return {"standards": list(record.standards), "elements": list(record.elements)}
    if what is What.RECOMMENDATIONS:
        return {"indicators": sorted({*record.provides, *record.ends, *record.values})}
    if what is What.PRACTICES:
        return {
            "short": voice.words(record.short) if record.short else "",
            "indicators": list(record.indicators),
            "grade": record.grade.value,
        }
    if what is What.JURISDICTIONS:
        return {"as_of": str(record.as_of)}
    return {}


def _standards(library: Library, voice: Voice, country: str | None) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{slug}:{standard.pin}",
            "force": standard.force.value,
            "grade": standard.grade.value,
            "asks": voice.words(standard.asks),
        }
        for slug, instrument in library.instruments.items()
        for standard in instrument.standards
    ]


def _acts(library: Library, voice: Voice, country: str | None) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": voice.words(record.title),
            "kind": record.kind.value,
            "read": record.read,
            "provisions": len(record.provisions),
        }
        for name, record in library.records("act").items()
        if country is None or name.startswith(country + "/")
    ]


def _drafts(library: Library, voice: Voice, country: str | None) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": voice.words(record.title),
            "amends": record.amends,
            "in_force": str(record.in_force),
        }
        for name, record in library.records("draft").items()
        if country is None or name.startswith(country + "/")
    ]
