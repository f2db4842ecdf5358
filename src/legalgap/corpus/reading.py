"""Finds the files of the package and of a workspace, and reads them into a library."""

import json
from pathlib import Path

from pydantic import ValidationError

from legalgap.corpus.compiled import read_records
from legalgap.corpus.document import Document
from legalgap.corpus.library import Library, Shelf, quiet_collector
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.schema_errors import schema_problems
from legalgap.corpus.tree import COMPILED, WORKSPACE_FILE, data_files, data_root, read_file
from legalgap.frozen import frozen
from legalgap.model.workspace import Workspace


@frozen
class Setting:
    """Where a command works: a workspace folder, or none, and its defaults."""

    folder: Path | None
    workspace: Workspace


def find_workspace(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `legalgap.yaml`."""
    start = start.resolve()
    return next(
        (folder for folder in (start, *start.parents) if (folder / WORKSPACE_FILE).is_file()), None
    )


def read_setting(start: Path) -> Setting:
    """The workspace around a folder; raises DataProblems where its settings are wrong."""
    folder = find_workspace(start)
    if folder is None:
        return Setting(None, Workspace.blank())
    document, problems = read_file(folder / WORKSPACE_FILE, WORKSPACE_FILE, folder)
    # A file of comments alone is a workspace with every default.
    if [problem.code for problem in problems] == ["LG108"]:
        return Setting(folder, Workspace.blank())
    if document is None or problems:
        raise DataProblems(problems)
    try:
        return Setting(folder, Workspace.model_validate(document.tree))
    except ValidationError as error:
        raise DataProblems(schema_problems(error, document, Workspace)) from None


def read_library(setting: Setting, *, anew: bool = False) -> Library:
    """All records of the package and of the workspace.

    What the wheel holds was checked when it was built; with `anew` it is checked once more.
    """
    shelf = Shelf()
    with quiet_collector():
        if setting.workspace.with_package:
            read_packaged(shelf, anew=anew)
        if setting.folder is not None and setting.folder.resolve() != data_root().resolve():
            read_tree(shelf, setting.folder, prefix=shown_prefix(setting.folder))
    return shelf.library()


def is_released(setting: Setting) -> bool:
    """Whether all data comes compiled from the package, so that no file of it can be edited."""
    own = setting.folder is None or setting.folder.resolve() == data_root().resolve()
    return own and (data_root() / COMPILED).is_file()


def read_packaged(shelf: Shelf, *, anew: bool = False) -> None:
    """The packaged data: the compiled form where it is there, else the YAML of the checkout."""
    root = data_root()
    if not anew and read_records(root, shelf):
        return
    compiled = root / COMPILED
    if compiled.is_file():
        for path, (tree, marks) in json.loads(compiled.read_text(encoding="utf-8")).items():
            shelf.add(path, Document(path, tree, marks, root / path), packaged=True)
        return
    read_tree(shelf, root, packaged=True)


def read_tree(shelf: Shelf, root: Path, *, packaged: bool = False, prefix: str = "") -> None:
    """Every YAML file below the data folders of a root; problems show its path after `prefix`."""
    for path in data_files(root):
        document, problems = read_file(root / path, prefix + path, root)
        shelf.problems.extend(problems)
        if document is None:
            shelf.lost(path)
        else:
            shelf.add(path, document, packaged=packaged)


def shown_prefix(folder: Path) -> str:
    """What to put before a path below a folder so that it reads from where the user stands."""
    try:
        here = folder.resolve().relative_to(Path.cwd().resolve())
    except (ValueError, OSError):
        return folder.as_posix() + "/"
    return "" if here == Path() else here.as_posix() + "/"
