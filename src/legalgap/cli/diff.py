"""`legalgap diff`: what a change to the data moves, between two commits."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.corpus.library import Library
    from legalgap.corpus.reading import Setting
    from legalgap.engine.edits import Edit
    from legalgap.prose.voice import Voice


class Format(StrEnum):
    """How the change is told."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    revision: Annotated[str, typer.Argument(metavar="REV", help="A commit, branch or tag.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[REV]", help="Another one; else the files as they are.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="Only this State.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The date of the law.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
    output: Annotated[
        Format,
        typer.Option("--format", help="text, json, or markdown for a comment on a pull request."),
    ] = Format.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say what a change to the YAML moves: answers and scores before and after.

    It warns where a claim that rested on a text that was read goes away or says otherwise.
    """
    from legalgap.cli import shared
    from legalgap.corpus.revision import read_revision, shown
    from legalgap.engine.edits import edit
    from legalgap.prose.voice import Voice

    setting = shared.setting_here()
    voice = Voice(lang or setting.workspace.language, setting.folder)
    day = shared.day(as_of)
    before = _sound(read_revision(setting, revision), revision)
    after = _sound(read_revision(setting, other), other) if other else shared.sound_library(setting)
    chosen = methodology or setting.workspace.methodology
    codes, apart = _codes(before, after, country, setting)
    edits = [
        edit(
            (before.country(code), before.yardstick(chosen)),
            (after.country(code), after.yardstick(chosen)),
            day,
        )
        for code in codes
    ]
    names = (shown(revision), shown(other) if other else voice("the files as they are"))
    _say(voice, Format.JSON if as_json else output, edits, names, apart)


def _say(
    voice: Voice,
    output: Format,
    edits: list[Edit],
    names: tuple[str, str],
    apart: list[tuple[str, bool]],
) -> None:
    from legalgap.cli import comparison
    from legalgap.review.pull_request import comment

    sides = {True: voice("new"), False: voice("gone")}
    if output is Format.MARKDOWN:
        alone = [(code, sides[is_new]) for code, is_new in apart]
        typer.echo(comment(voice, edits, names, alone), nl=False)
        return
    if output is Format.JSON:
        made = [comparison.edit_content(one) for one in edits]
        made += [
            {"jurisdiction": code, "only": "after" if is_new else "before"}
            for code, is_new in apart
        ]
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    still = [one.jurisdiction for one in edits if not one.any]
    for one in edits:
        if not one.any and len(still) < len(edits):
            continue  # where something moves, those that stay are told in a line
        said = (f"{one.jurisdiction} {names[0]}", f"{one.jurisdiction} {names[1]}")
        for line in comparison.shown_edit(voice, one, said):
            typer.echo(line)
    if 0 < len(still) < len(edits):
        typer.echo("\n" + voice("Nothing differs: {states}.", states=", ".join(still)))
    for code, is_new in apart:
        typer.echo(f"{code}: {sides[is_new]}")


def _sound(library: Library, revision: str) -> Library:
    from legalgap.corpus import checks
    from legalgap.corpus.problems import DataProblems, errors

    found = errors(checks.run(library))
    if found:
        raise DataProblems(found)
    return library


def _codes(
    before: Library, after: Library, country: str | None, setting: Setting
) -> tuple[list[str], list[tuple[str, bool]]]:
    """The States that both sides know, and those that one side knows: True where it is new."""
    both = [code for code in after.jurisdictions if code in before.jurisdictions]
    if country is None:
        alone = sorted({*before.jurisdictions, *after.jurisdictions} - set(both))
        return both, [(code, code in after.jurisdictions) for code in alone]
    if country.upper() not in both:
        known = ", ".join(both) or "none"
        said = f"`{country}` is not in the data of both commits"
        raise LegalGapError(said, f"known to both: {known}", exit_code=2)
    return [country.upper()], []
