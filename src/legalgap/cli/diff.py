"""`legalgap diff`: what a change to the data moves, between two commits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.corpus.library import Library
    from legalgap.corpus.reading import Setting


def diff(
    revision: Annotated[str, typer.Argument(metavar="REV", help="A commit, branch or tag.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[REV]", help="Another one; else the files as they are.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="Only this State.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The date of the law.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="en or ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say what a change to the YAML moves: answers and scores before and after."""
    from legalgap.cli import comparison, shared
    from legalgap.corpus.revision import read_revision
    from legalgap.engine.assess import assess
    from legalgap.engine.changes import compare, snapshot
    from legalgap.prose.voice import Voice

    setting = shared.setting_here()
    voice = Voice(lang or setting.workspace.language)
    day = shared.day(as_of)
    before = _sound(read_revision(setting, revision), revision)
    after = _sound(read_revision(setting, other), other) if other else shared.sound_library(setting)
    chosen = methodology or setting.workspace.methodology
    made: list[dict[str, Any]] = []
    for code in _codes(before, after, country, setting):
        old = assess(before.country(code), before.yardstick(chosen), day)
        new = assess(after.country(code), after.yardstick(chosen), day)
        changes = compare(snapshot(old), snapshot(new))
        names = (f"{code} {revision}", f"{code} {other}" if other else code)
        if as_json:
            made.append({"jurisdiction": code, **comparison.content(changes, (), [])})
            continue
        for line in comparison.shown(voice, changes, (), [], signed=True, names=names):
            typer.echo(line)
    if as_json:
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))


def _sound(library: Library, revision: str) -> Library:
    from legalgap.corpus import checks
    from legalgap.corpus.problems import DataProblems, errors

    found = errors(checks.run(library))
    if found:
        raise DataProblems(found)
    return library


def _codes(before: Library, after: Library, country: str | None, setting: Setting) -> list[str]:
    """The States that both sides know."""
    both = [code for code in after.jurisdictions if code in before.jurisdictions]
    if country is None:
        return both
    if country.upper() not in both:
        known = ", ".join(both) or "none"
        said = f"`{country}` is not in the data of both commits"
        raise LegalGapError(said, f"known to both: {known}", exit_code=2)
    return [country.upper()]
