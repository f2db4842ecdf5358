"""`legalgap assess`: answers, scores and the report of one State."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legalgap.errors import LegalGapError

Template = Annotated[
    Path | None,
    typer.Option("--template", help="Your own Word template (`legalgap template init`)."),
]
Annotate = Annotated[
    bool,
    typer.Option("--annotate", help="Comments in the Word report on what is uncertain."),
]
Drafts = Annotated[
    list[str] | None,
    typer.Option("--with", help="A draft amendment: its file, or its id. May be repeated."),
]
Methodology = Annotated[
    str | None, typer.Option("--methodology", help="Another methodology than the default.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        help="A change log in the Word report: an earlier assessment.json, or a commit.",
    ),
]


def assess(
    country: Annotated[
        str | None, typer.Argument(help="The State, by its ISO 3166-1 alpha-3 code: TKM.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Assess the law in force on this date: 2023-11-22."),
    ] = None,
    with_drafts: Drafts = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", help="The language of the report: en, ru; several: en,ru."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--formats", help="What to write: docx, json, xlsx, html, pptx.")
    ] = "docx,json",
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path(),
    methodology: Methodology = None,
    template: Template = None,
    annotate: Annotate = False,
    since: Since = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files even if somebody has changed them.")
    ] = False,
) -> None:
    """Assess a State's law: write the report and the data, and show the result."""
    from legalgap.cli import editions, shared, tables
    from legalgap.engine.assess import assess as run
    from legalgap.report import outputs, pages, writers

    chosen = writers.chosen(formats)
    form = _template(template, chosen)
    writers.refuse_annotations(chosen, annotate=annotate)
    writers.refuse_since(chosen, asked=since is not None)
    langs = list(dict.fromkeys(filter(None, map(str.strip, (lang or "").split(",")))))
    asked = shared.asked(country, langs[0] if langs else None, as_of, with_drafts, methodology)
    shared.refuse_rivals(asked.drafts)
    assessment = asked.assessed()
    before = run(asked.country, asked.yardstick, assessment.as_of) if asked.drafts else None
    earlier = outputs.earlier(writers.path(out, asked.country.jurisdiction.id, "json"))
    voices = [asked.voice, *map(asked.voice.other, langs[1:])]
    edition = editions.earlier(since, asked, methodology) if since is not None else None
    files = writers.outputs(
        out, chosen, assessment, voices, before, form, annotate=annotate, since=edition
    )
    files = [pages.numbered(file) for file in files]
    if not force:
        outputs.guard(files)
    outputs.place(files)
    for line in tables.shown(asked.voice, assessment, before, earlier):
        typer.echo(line)
    for file in files:
        typer.echo(asked.voice("Written: {path}", path=file.path))
    shared.tell_untold(voices)


def _template(path: Path | None, formats: list[str]) -> bytes | None:
    """The template that was asked for, as it lies there."""
    if path is None:
        return None
    from legalgap.report import word, writers

    if not set(formats) & set(writers.TEMPLATED):
        raise LegalGapError(
            "--template is for Word reports only", "add docx to --formats", exit_code=2
        )
    return word.read_template(path)
