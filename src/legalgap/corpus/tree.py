"""The files of a data tree: where the packaged data lies, and how a file is opened."""

import json
from pathlib import Path

from legalgap.corpus.document import Document
from legalgap.corpus.problems import DataProblems, Place, Problem

TOP_FOLDERS = ("standards", "national_law", "recommendations", "translations")
WORKSPACE_FILE = "legalgap.yaml"
ENDINGS = (".yaml", ".yml")
PACKAGED = "_data"
COMPILED = "corpus.json"


def data_root() -> Path:
    """The folder of the packaged data: inside the wheel, or the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / PACKAGED
    return inside if inside.is_dir() else package.parents[1]


def data_files(root: Path) -> list[str]:
    """Every YAML file below the data folders of a root, as sorted paths with forward slashes.

    A link to a folder is listed too: nobody follows it, and its reader must hear so. Hidden files
    (those of editors and file managers) are passed over.
    """
    found = [
        file.relative_to(root).as_posix()
        for folder in TOP_FOLDERS
        for file in (root / folder).rglob("*")
        if (file.suffix.lower() in ENDINGS or (file.is_symlink() and file.is_dir()))
        and not file.name.startswith(".")
    ]
    return sorted(found)


def read_file(file: Path, shown: str, root: Path | None) -> tuple[Document | None, list[Problem]]:
    """One file; a link out of the root, and a file that cannot be opened, are problems."""
    from legalgap.corpus.yaml_text import read_bytes  # heavy, and what is compiled needs no YAML

    data, problems = bytes_of(file, shown, root)
    return read_bytes(shown, data) if data is not None else (None, problems)


def bytes_of(file: Path, shown: str, root: Path | None) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, under the same rules."""
    from legalgap.corpus.yaml_text import MOST_BYTES, too_large

    place = Place(shown)
    try:
        if root is not None and not file.resolve().is_relative_to(root.resolve()):
            hint = "copy the file into the workspace; links that lead out of it are not followed"
            return None, [Problem("LG113", "this is a link out of the workspace", place, hint)]
        if file.is_dir() and file.is_symlink():
            hint = "put the folder itself here; links to folders are not followed"
            return None, [Problem("LG113", "this is a link to a folder", place, hint)]
        if file.is_dir():
            hint = "rename it, or move its files into the folder that they belong to"
            return None, [Problem("LG114", "this is a folder, not a file", place, hint)]
        size = file.stat().st_size
        if size > MOST_BYTES:
            return None, [too_large(shown, size)]
        return file.read_bytes(), []
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError
        said = getattr(error, "strerror", None) or str(error)
        hint = "check that the file is there and that you may read it"
        return None, [Problem("LG114", f"the file cannot be opened: {said}", place, hint)]


def compile_tree(root: Path) -> str:
    """The compiled form of a data tree: each file's tree and positions, as one JSON text."""
    compiled = {}
    for path in data_files(root):
        document, problems = read_file(root / path, path, root)
        if document is None or problems:
            raise DataProblems(problems)
        compiled[path] = (document.tree, list(document.marks))
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))
