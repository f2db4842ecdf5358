"""The first line of a file that tells an editor which schema to check and complete it with."""

from pathlib import Path

from legalgap.corpus.layout import kind_of
from legalgap.corpus.tree import WORKSPACE_FILE

VERSION = "1"
"""The version of the format of the files; it rises when a file that was right becomes wrong."""
PUBLISHED = f"schemas/{VERSION}"
"""Where the repository keeps the schemas of this version."""
LOCAL = ".legalgap/schemas"
"""Where a workspace keeps them, with the ids that its author can use; editors need no network."""
ENDING = ".schema.json"


def schema_line(root: Path, path: str) -> str:
    """The line for a file by its path below a root; empty where no schema lies there.

    `.legalgap/schemas/` of a workspace goes before `schemas/1/` of the repository.
    """
    kind = kind_of(path)
    name = kind.name if kind else "workspace" if path == WORKSPACE_FILE else ""
    for folder in (LOCAL, PUBLISHED):
        if name and (root / folder / f"{name}{ENDING}").is_file():
            way = "../" * path.count("/") + f"{folder}/{name}{ENDING}"
            return f"# yaml-language-server: $schema={way}"
    return ""
