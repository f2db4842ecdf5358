"""`legalgap validate`: every problem of every file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from datetime import date

    from legalgap.corpus.problems import Problem


class Format(StrEnum):
    """How problems are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="A workspace, or files in one; without it the workspace around this folder, "
            "or the packaged data.",
        ),
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="text, json, github or sarif.")
    ] = Format.TEXT,
    stale_before: Annotated[
        str | None,
        typer.Option(
            "--stale-before",
            help="Show too what time has overtaken by this date: sources that nobody has opened "
            "since, acts amended after the date of assessment, drafts whose day has passed.",
        ),
    ] = None,
) -> None:
    """Check the data, and show every problem with its place and what to do."""
    from legalgap.cli import shared
    from legalgap.corpus.problems import errors
    from legalgap.prose import problems as prose

    found, files = _problems(paths or [], shared.day(stale_before, "--stale-before"))
    if output is Format.JSON:
        typer.echo(prose.as_json(found))
    elif output is Format.SARIF:
        typer.echo(prose.as_sarif(found))
    elif output is Format.GITHUB:
        for line in prose.as_github(found):
            typer.echo(line)
    else:
        for line in prose.as_text(found):
            typer.echo(line)
        typer.echo(prose.summary(found, files))
    if errors(found):
        raise typer.Exit(1)


def _problems(paths: list[Path], stale: date | None) -> tuple[list[Problem], int]:
    from legalgap.corpus.reading import Setting, read_setting

    if not paths:
        return _checked(read_setting(Path.cwd()), [], stale)
    found: list[Problem] = []
    files = 0
    by_root: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise LegalGapError(f"there is no {path}", "check the path", exit_code=2)
        by_root.setdefault(root_of(path), []).append(path)
    for root, chosen in by_root.items():
        setting = read_setting(root)
        if setting.folder is None or setting.folder != root.resolve():
            setting = Setting(root.resolve(), setting.workspace)
        problems, count = _checked(setting, chosen, stale)
        found += problems
        files += count
    return found, files


def root_of(path: Path) -> Path:
    """The folder whose data folders hold the path: the nearest with legalgap.yaml or with them."""
    from legalgap.corpus.tree import TOP_FOLDERS, WORKSPACE_FILE

    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / WORKSPACE_FILE).is_file():
            return folder
        if folder.is_dir() and any((folder / name).is_dir() for name in TOP_FOLDERS):
            return folder
    raise LegalGapError(
        f"{path} lies in no workspace",
        "put it into the folders standards/, national_law/ or recommendations/ of one; "
        "`legalgap init DIR` makes one",
        exit_code=2,
    )


def _checked(setting: object, chosen: list[Path], stale: date | None) -> tuple[list[Problem], int]:
    from legalgap.corpus import checks
    from legalgap.corpus.reading import Setting, read_library, shown_prefix
    from legalgap.corpus.tree import data_files, data_root

    assert isinstance(setting, Setting)
    library = read_library(setting, anew=True)
    found = checks.run(library, stale)
    if setting.folder is None or setting.folder == data_root().resolve():
        root, prefix = data_root(), ""
    else:
        root, prefix = setting.folder, shown_prefix(setting.folder)
    mine = {prefix + path for path in data_files(root)}
    wanted = [path.resolve() for path in chosen if path.resolve() != root.resolve()]
    if wanted:
        mine = {
            prefix + path
            for path in data_files(root)
            if any((root / path).resolve().is_relative_to(item) for item in wanted)
        }
    return [problem for problem in found if problem.place.file in mine], len(mine)
