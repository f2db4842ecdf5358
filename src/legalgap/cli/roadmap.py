"""`legalgap roadmap`: the measures that gain the most, in order, and rows for an action plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def roadmap(
    country: Annotated[str | None, typer.Argument(help="The State: TKM.")] = None,
    budget: Annotated[
        int | None,
        typer.Option("--budget", help="At most so many measures; else as the methodology says."),
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The date of the law.")] = None,
    with_drafts: Annotated[
        list[str] | None, typer.Option("--with", help="A draft amendment: its file, or its id.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    plan: Annotated[
        bool, typer.Option("--plan", help="Show the rows of an action plan instead.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the JSON and a table into this folder.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files even if somebody has changed them.")
    ] = False,
) -> None:
    """Choose the recommendations that close the most gaps, and the order to take them in."""
    from legalgap.cli import shared
    from legalgap.cli.page import Terminal
    from legalgap.engine.roadmap import roadmap as chosen
    from legalgap.prose import roadmap as prose
    from legalgap.report import outputs, roadmap_file

    asked = shared.asked(country, lang, as_of, with_drafts, methodology)
    shared.refuse_rivals(asked.drafts)
    found = chosen(asked.assessed(), budget)
    files = roadmap_file.outputs(out, found, asked.voice) if out is not None else []
    if not force:
        outputs.guard(files)
    outputs.place(files)
    if as_json:
        made = roadmap_file.content(found, asked.voice)
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif plan:
        prose.show_plan(asked.voice, found, Terminal())
    else:
        prose.show(asked.voice, found, Terminal())
    for file in files:
        typer.echo(asked.voice("Written: {path}", path=file.path), err=as_json)
