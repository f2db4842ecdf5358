"""`legalgap schema`: JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.corpus.reading import Setting
    from legalgap.corpus.schema_ids import Ids


def schema(
    kind: Annotated[
        str | None, typer.Argument(help="A kind of file: act, indicators ... Without it: all.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A folder to write one file a kind into.")
    ] = None,
    ids: Annotated[
        bool | None,
        typer.Option(
            "--ids/--no-ids",
            help="Put the ids at hand into it, so that editors complete them; the default in a "
            "workspace.",
        ),
    ] = None,
) -> None:
    """Write the JSON Schema that an editor needs to complete and explain the YAML.

    A workspace keeps it in .legalgap/schemas, where `init` puts it; `schema --out
    .legalgap/schemas` brings it up to new ids.
    """
    from legalgap.cli.shared import setting_here
    from legalgap.corpus import editor_schema
    from legalgap.corpus.nearest import did_you_mean

    known = editor_schema.kinds()
    if kind is not None and kind not in known:
        hint = did_you_mean(kind, known, "known: " + ", ".join(known))
        raise LegalGapError(f"there is no kind of file `{kind}`", hint, exit_code=2)
    if out is None and kind is None:
        for name in known:
            typer.echo(name)
        typer.echo("`legalgap schema KIND` prints one; `legalgap schema --out DIR` writes all")
        return
    setting = setting_here()
    given = _ids(setting) if ids or (ids is None and setting.folder is not None) else None
    if out is None:
        assert kind is not None
        typer.echo(_text(kind, given), nl=False)
        return
    for path in write(out, [kind] if kind else known, given):
        typer.echo(f"Written: {path}")


def write_for(setting: Setting) -> Path:
    """Write all schemas, with ids, where the files of a workspace name them; returns the folder."""
    from legalgap.corpus import editor_schema
    from legalgap.corpus.modeline import LOCAL

    assert setting.folder is not None
    folder = setting.folder / LOCAL
    write(folder, editor_schema.kinds(), _ids(setting))
    return folder


def write(folder: Path, kinds: list[str], ids: Ids | None) -> list[Path]:
    """Write the schemas of some kinds; they are made by the tool, and replaced by it."""
    from legalgap.corpus.modeline import ENDING
    from legalgap.corpus.saving import Change, save

    changes = []
    for name in kinds:
        path = folder / f"{name}{ENDING}"
        was = path.read_bytes() if path.is_file() else None
        changes.append(Change(path, _text(name, ids).encode("utf-8"), was))
    save(changes)
    return [change.path for change in changes]


def _text(kind: str, ids: Ids | None) -> str:
    import json

    from legalgap.corpus import editor_schema

    return json.dumps(editor_schema.schema(kind, ids), ensure_ascii=False, indent=2) + "\n"


def _ids(setting: Setting) -> Ids:
    from legalgap.corpus.reading import read_library
    from legalgap.corpus.schema_ids import known_ids

    return known_ids(read_library(setting), setting.workspace.language)
