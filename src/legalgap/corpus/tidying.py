"""Brings files into the usual style, without changing what they say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from legalgap.corpus.formatting import Unformattable, formatted
from legalgap.corpus.modeline import schema_line
from legalgap.corpus.problems import Problem
from legalgap.corpus.saving import Change
from legalgap.corpus.tree import WORKSPACE_FILE, bytes_of
from legalgap.corpus.yaml_text import read_bytes, read_text


@dataclass
class Tidied:
    """What would be written, what is wrong, and which files nobody knows how to format."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    same: int = 0


def tidied(root: Path | None, paths: Iterable[tuple[Path, str, str]]) -> Tidied:
    """Format files, each given with its path as shown and its path below the root."""
    found = Tidied()
    for file, shown, below in paths:
        data, problems = bytes_of(file, shown, root)
        if data is None:
            found.problems += problems
            continue
        document, problems = read_bytes(shown, data)
        if document is None or problems:
            # A settings file of comments alone is a workspace with every default.
            fine = below == WORKSPACE_FILE and [one.code for one in problems] == ["LG108"]
            found.problems += [] if fine else problems
            found.same += fine
            continue
        made = _formatted(data, document.tree, schema_line(root, below) if root else "")
        if made is None:
            found.unknown.append(shown)
        elif made == data:
            found.same += 1
        else:
            found.changes.append(Change(file, made, data))
    return found


def _formatted(data: bytes, tree: object, first_line: str) -> bytes | None:
    """The bytes of a formatted file, or None where it would say anything else."""
    try:
        text = formatted(data.decode("utf-8"), first_line)
    except Unformattable:
        return None
    document, problems = read_text("", text)
    if document is None or problems or document.tree != tree:
        return None
    return text.encode("utf-8")
