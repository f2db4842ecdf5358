"""`legalgap template`: a Word template of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.report.proof import Proof

app = typer.Typer(help="Make and check a Word template of your own.", no_args_is_help=True)

NAME, BRIEF = "report.docx", "brief.docx"
MOST_UNUSED = 12
"""Unused fields that are shown without --all."""


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The folder to write report.docx into.")
    ] = Path(),
    brief: Annotated[
        bool,
        typer.Option("--brief", help="The note of six pages for a working group: brief.docx."),
    ] = False,
) -> None:
    """Write a copy of the packaged template, to change in Word."""
    from legalgap.report import word
    from legalgap.report.outputs import Output, place

    path = folder / (BRIEF if brief else NAME)
    data = word.packaged_brief() if brief else word.packaged_template()
    if path.exists():
        raise LegalGapError(
            f"{path} is there already; nothing was written", "choose another folder, or rename it"
        )
    place([Output(path, data, lambda _data: False)])
    typer.echo(f"Written: {path}")
    typer.echo("Change it in Word, then:")
    typer.echo(f"  legalgap template check {path}")
    more = " --formats docx --out brief" if brief else ""
    typer.echo(f"  legalgap assess --template {path}{more}")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your template, a .docx file.")],
    country: Annotated[
        str | None,
        typer.Option("--country", help="The State whose data fill it."),
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    methodology: Annotated[
        str | None, typer.Option("--methodology", help="Another methodology than the default.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="List every field that is not used.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the copy even if somebody has changed it.")
    ] = False,
) -> None:
    """Fill a template with real data, and mark each wrong field in a copy of it."""
    from legalgap.cli.shared import asked
    from legalgap.report import word
    from legalgap.report.proof import proof

    data = word.read_template(file)
    wanted = asked(country or _first_country(), lang, None, None, methodology)
    found = proof(data, wanted.assessed(), wanted.voice)
    try:
        copy = _mark(file, data, found, force=force) if found.remarks else None
    finally:  # a copy that somebody has changed stays; what is wrong is told all the same
        _show(file, found, everything=everything)
    if copy is not None:
        typer.echo(f"Written: {copy}")
        raise typer.Exit(1)


def _first_country() -> str | None:
    """None inside a workspace with a default; else the first State there is, for any will do."""
    from legalgap.cli.shared import setting_here, sound_library

    setting = setting_here()
    if setting.workspace.country is not None:
        return None
    return next(iter(sorted(sound_library(setting).jurisdictions)), None)


def _show(file: Path, found: Proof, *, everything: bool) -> None:
    from legalgap.prose.problems import escaped

    for remark in found.remarks:
        typer.echo(f"{file}: {remark.spot}: {escaped(remark.message)}")
        if remark.spot.words:
            typer.echo(f"  {escaped(remark.spot.words)}")
        typer.echo(f"   = {escaped(remark.hint)}\n")
    for fault in found.faults:
        typer.echo(f"in the report that it makes: {escaped(fault.message)}")
        typer.echo(f"  --> {escaped(str(fault.place))}")
        typer.echo(f"   = {escaped(fault.hint)}\n")
    if found.unused:
        shown = found.unused if everything else found.unused[:MOST_UNUSED]
        rest = len(found.unused) - len(shown)
        typer.echo(
            "Never used: " + ", ".join(shown) + (f" and {rest} more (--all)" if rest else "")
        )
    count = len(found.remarks)
    said = "1 wrong field" if count == 1 else f"{count} wrong fields"
    typer.echo(f"{file}: {said if count else 'every field is right'}")


def _mark(file: Path, data: bytes, found: Proof, *, force: bool) -> Path:
    """Write the copy with the comments beside the template."""
    from legalgap.office.package import is_untouched
    from legalgap.report.outputs import Output, guard, place
    from legalgap.report.proof import marked

    path = file.with_name(f"{file.stem}-checked.docx")
    output = Output(path, marked(data, found.remarks), is_untouched)
    if not force:
        guard([output])
    place([output])
    return path
