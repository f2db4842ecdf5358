"""`legalgap fmt`: one style for every file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.corpus.tidying import Tidied


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="A workspace, folders or files in one, or files anywhere; without it the "
            "workspace around this folder, or the data of the checkout.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show the lines that would change.")
    ] = False,
) -> None:
    """Bring the YAML into the usual style; what it says, comments and order stay."""
    from legalgap.corpus.desk import difference
    from legalgap.corpus.saving import save
    from legalgap.corpus.tidying import Tidied
    from legalgap.prose.problems import as_text

    done = Tidied()
    words = "Would change" if check or diff else "Formatted"
    by_root = _tidied(paths or [], writes=not (check or diff))
    for root, found in () if check or diff else by_root:
        save(found.changes, root)
    for _, found in by_root:
        for change in found.changes:
            if diff:
                typer.echo(difference(change, Path.cwd()), nl=False)
            else:
                typer.echo(f"{words}: {_shown(change.path)}")
        done.changes += found.changes
        done.problems += found.problems
        done.unknown += found.unknown
        done.same += found.same
    for line in as_text(done.problems):
        typer.echo(line, err=True)
    for name in done.unknown:
        typer.echo(f"{name}: left as it is, since fmt does not know this way of writing", err=True)
    if not diff:
        typer.echo(_summary(done, words))
    if done.problems or done.unknown or (done.changes and (check or diff)):
        raise typer.Exit(1)


def _summary(done: Tidied, words: str) -> str:
    changed, left = len(done.changes), len({one.place.file for one in done.problems})
    left += len(done.unknown)
    said = f"{words}: {changed} {_files(changed)}; {done.same} in order already"
    return f"{said}; {left} left untouched" if left else said


def _files(count: int) -> str:
    return "file" if count == 1 else "files"


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _tidied(paths: list[Path], *, writes: bool) -> list[tuple[Path | None, Tidied]]:
    """What is to be done, by root; a file outside any data folder is formatted by itself.

    Where it will be written, a change in which somebody was stopped is finished before any file
    is read: else what was read would not be what lies there when it is saved.
    """
    from legalgap.cli.validate import root_of
    from legalgap.corpus.saving import finish
    from legalgap.corpus.tidying import tidied

    by_root: dict[Path | None, list[Path]] = {}
    for path in paths or [_here()]:
        if not path.exists():
            raise LegalGapError(f"there is no {path}", "check the path", exit_code=2)
        try:
            root: Path | None = root_of(path)
        except LegalGapError:
            if path.is_dir():
                raise
            root = None
        by_root.setdefault(root, []).append(path)
    made: list[tuple[Path | None, Tidied]] = []
    for root, chosen in by_root.items():
        if root is not None and writes:
            for path in finish(root):
                typer.echo(f"Finished what was stopped before: {_shown(path)}")
        if root is None:
            made.append((None, tidied(None, [(path, str(path), "") for path in chosen])))
        else:
            made.append((root, tidied(root, _files_below(root, chosen))))
    return made


def _here() -> Path:
    """The workspace around this folder, or the data of the checkout; never an installed package."""
    from legalgap.corpus.reading import find_workspace
    from legalgap.corpus.tree import PACKAGED, data_root

    folder = find_workspace(Path.cwd())
    if folder is not None:
        return folder
    root = data_root()
    if root.name == PACKAGED:
        raise LegalGapError(
            "this folder belongs to no workspace, and the data of an installed package stays as "
            "it is",
            "name files or folders, or make a workspace with `legalgap init DIR`",
            exit_code=2,
        )
    return root


def _files_below(root: Path, chosen: list[Path]) -> list[tuple[Path, str, str]]:
    from legalgap.corpus.tree import WORKSPACE_FILE, data_files

    wanted = [path.resolve() for path in chosen]
    known = [WORKSPACE_FILE] if (root / WORKSPACE_FILE).is_file() else []
    known += data_files(root)
    found = []
    for below in known:
        file = root / below
        # The place of the file counts, not where a link leads: links are the reader's to refuse.
        place = file.parent.resolve() / file.name
        if any(place.is_relative_to(item) for item in (*wanted, *chosen)):
            shown = (Path(_shown(file.parent)) / file.name).as_posix()
            found.append((file, shown, below))
    named = {file.resolve() for file, _, _ in found}
    others = [path for path in chosen if path.is_file() and path.resolve() not in named]
    return [*found, *((path, str(path), "") for path in others)]
