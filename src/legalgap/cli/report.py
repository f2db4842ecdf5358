"""`legalgap report`: what can be done with a finished report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Check a finished report, and number its pages.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A report as a .docx file.")]


@app.command()
def check(
    file: File, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """Show what keeps a report from being read by everybody, with the place and what to do."""
    from legalgap.office.accessibility.check import check as faults_of
    from legalgap.office.package import Package

    found = faults_of(Package.unpacked(file))
    if as_json:
        import json

        content = {"format": 1, "faults": [fault.as_data() for fault in found]}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        from legalgap.prose.problems import escaped

        for fault in found:
            rule = "" if fault.rule is None else f"rule {fault.rule}: "
            typer.echo(f"{rule}{escaped(fault.message)}")
            typer.echo(f"  --> {escaped(str(fault.place))}")
            typer.echo(f"   = {escaped(fault.hint)}\n")
        counted = "1 fault" if len(found) == 1 else f"{len(found)} faults"
        typer.echo(f"{file}: {counted if found else 'nothing to mend'}")
    if found:
        raise typer.Exit(1)


@app.command()
def pages(file: File) -> None:
    """Lay a report out with LibreOffice, and keep the page numbers for its contents.

    They go into FILE.pages.json, where the next `assess` finds them; FILE itself shows them at
    once, unless somebody has changed it.
    """
    from legalgap.report import pages as numbering

    made = numbering.lay_out(file)
    typer.echo(f"{file}: {made.total} pages, {len(made.pages)} entries of the contents numbered")
    typer.echo(f"Written: {numbering.beside(file)}")
    if made.filled:
        typer.echo(f"Written: {file}")
    else:
        typer.echo(
            f"{file} was changed after it was written and stays as it is: Ctrl+A and F9 in Word "
            "update its contents"
        )
