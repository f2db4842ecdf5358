"""`legalgap init`: a workspace that assesses at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legalgap.errors import LegalGapError


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    country: Annotated[
        str, typer.Option("--country", help="The State, ISO 3166-1 alpha-3: KAZ.")
    ] = "KAZ",
) -> None:
    """Make a workspace: settings, a State, one commented act, and schemas for editors."""
    from legalgap.cli import scaffold
    from legalgap.cli.schema import write_for
    from legalgap.corpus.reading import Setting, read_library
    from legalgap.model.workspace import Workspace

    code = scaffold.known_country(country)
    if (folder / "legalgap.yaml").exists():
        raise LegalGapError(f"{folder} is a workspace already", "`legalgap new` adds to it")
    packaged = read_library(Setting(None, Workspace())).jurisdictions
    schemas = write_for(Setting(folder, Workspace(country=code)))  # the files below name them
    said = [f"Written: {schemas}, by which editors check and complete the files"]
    settings = folder / "legalgap.yaml"
    said.append(scaffold.write(settings, scaffold.text("legalgap", country=code), folder))
    law = folder / "national_law" / code
    today = scaffold.today()
    if code not in packaged:
        english, russian = scaffold.country_names(code)
        made = scaffold.text(
            "jurisdiction", country=code, name_en=english, name_ru=russian, today=today
        )
        said.append(scaffold.write(law / "jurisdiction.yaml", made, folder))
    made = scaffold.text("act", id="example-act", country=code, title="Example act", today=today)
    said.append(scaffold.write(law / "acts" / "example-act.yaml", made, folder))
    for line in said:
        typer.echo(line)
    typer.echo(f"Next: cd {folder} && legalgap assess")
