"""`legalgap assess`: answers, scores and the report of one State."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.model.assessment import Assessment
    from legalgap.prose.voice import Voice
    from legalgap.report.outputs import Output

FORMATS = {"docx": "docx", "json": "json"}


def assess(
    country: Annotated[
        str | None, typer.Argument(help="The State, by its ISO 3166-1 alpha-3 code: TKM.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="Assess the law in force on this date: 2023-11-22."),
    ] = None,
    with_drafts: Annotated[
        list[str] | None,
        typer.Option("--with", help="A draft amendment: its file, or its id. May be repeated."),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="The language of the report: en or ru.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--formats", help="What to write: docx, json.")
    ] = "docx,json",
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")] = Path(),
    methodology: Annotated[
        str | None, typer.Option("--methodology", help="Another methodology than the default.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files even if somebody has changed them.")
    ] = False,
) -> None:
    """Assess a State's law: write the report and the data, and show the result."""
    from legalgap.cli import shared, tables
    from legalgap.engine.assess import assess as run
    from legalgap.report import outputs

    chosen = _formats(formats)
    asked = shared.asked(country, lang, as_of, with_drafts, methodology)
    shared.refuse_rivals(asked.drafts)
    assessment = asked.assessed()
    before = run(asked.country, asked.yardstick, assessment.as_of) if asked.drafts else None
    code = asked.country.jurisdiction.id
    paths = outputs.names(out, code, {name: FORMATS[name] for name in chosen})
    earlier = outputs.earlier(outputs.names(out, code, FORMATS)["json"])
    files = [_file(name, paths[name], assessment, asked.voice, before) for name in chosen]
    if not force:
        outputs.guard(files)
    outputs.place(files)
    for line in tables.shown(asked.voice, assessment, before, earlier):
        typer.echo(line)
    for file in files:
        typer.echo(asked.voice("Written: {path}", path=file.path))


def _formats(text: str) -> list[str]:
    from legalgap.corpus.nearest import did_you_mean

    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            hint = did_you_mean(name, FORMATS, "known: " + ", ".join(FORMATS))
            raise LegalGapError(f"--formats: `{name}` is not a format", hint, exit_code=2)
    if not names:
        raise LegalGapError("--formats: name at least one", ", ".join(FORMATS), exit_code=2)
    return list(dict.fromkeys(names))


def _file(
    name: str, path: Path, assessment: Assessment, voice: Voice, before: Assessment | None
) -> Output:
    from legalgap.report.outputs import Output

    if name == "json":
        from legalgap.report import json_file

        return Output(path, json_file.render(assessment), json_file.is_untouched)
    from legalgap.office.package import is_untouched
    from legalgap.report import word

    return Output(path, word.render(assessment, voice, before=before), is_untouched)
