"""`legalgap schema`: JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legalgap.errors import LegalGapError


def schema(
    kind: Annotated[
        str | None, typer.Argument(help="A kind of file: act, indicators ... Without it: all.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A folder to write one file a kind into.")
    ] = None,
) -> None:
    """Write the JSON Schema that an editor needs to complete and explain the YAML."""
    import json

    from legalgap.corpus import editor_schema
    from legalgap.corpus.nearest import did_you_mean

    known = editor_schema.kinds()
    if kind is not None and kind not in known:
        hint = did_you_mean(kind, known, "known: " + ", ".join(known))
        raise LegalGapError(f"there is no kind of file `{kind}`", hint, exit_code=2)
    chosen = [kind] if kind else known
    if out is None:
        if kind is None:
            for name in known:
                typer.echo(name)
            typer.echo("`legalgap schema KIND` prints one; `legalgap schema --out DIR` writes all")
            return
        typer.echo(json.dumps(editor_schema.schema(kind), ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        made = json.dumps(editor_schema.schema(name), ensure_ascii=False, indent=2) + "\n"
        path = out / f"{name}.schema.json"
        path.write_text(made, encoding="utf-8", newline="\n")
        typer.echo(f"Written: {path}")
