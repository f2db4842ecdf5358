"""One YAML file after reading: its tree, and where each piece of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legalgap.corpus.problems import Place, Problem, Severity

COLUMN_BITS = 12
LAST_COLUMN = (1 << COLUMN_BITS) - 1

Loc = Sequence[str | int]


def mark(line: int, column: int) -> int:
    """Line and column (both from 0) in one number; a column past 4094 is cut."""
    return line << COLUMN_BITS | min(column, LAST_COLUMN)


def _size(tree: Any) -> int:
    if isinstance(tree, dict):
        return 1 + sum(1 + _size(value) for value in tree.values())
    if isinstance(tree, list):
        return 1 + sum(_size(value) for value in tree)
    return 1


@dataclass(frozen=True)
class Document:
    """A file of the corpus.

    `marks` lists the position of every node in the order of the tree: of a map its own, then of
    each key and its value; of a list its own, then of each entry; of a scalar its own.
    """

    path: str
    tree: Any
    marks: Sequence[int]
    file: Path | None = None
    lines: list[str] = field(default_factory=list, repr=False)

    @property
    def lang(self) -> str:
        """The language of its plain text, named by `lang:` at the top."""
        named = self.tree.get("lang") if isinstance(self.tree, dict) else None
        return named if isinstance(named, str) else "en"

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Where a piece stands; with `key`, where its key does.

        Parts of `loc` that name no piece of the tree (tags of a union, a missing key) are passed
        over, so that an error inside them points to the nearest piece around it.
        """
        tree, at = self.tree, 0
        found, width = self.marks[0] if self.marks else 0, 1
        for number, part in enumerate(loc):
            last = number == len(loc) - 1
            if isinstance(tree, dict) and part in tree:
                at += 1
                for name, value in tree.items():
                    if name == part:
                        break
                    at += 1 + _size(value)
                found, width = self.marks[at], len(str(part))
                at, tree = at + 1, tree[part]
                if not (key and last) and not isinstance(tree, dict | list):
                    found, width = self.marks[at], self._width(self.marks[at], tree)
            elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
                at += 1 + sum(_size(value) for value in tree[:part])
                tree = tree[part]
                found, width = self.marks[at], self._width(self.marks[at], tree)
        return Place(
            self.path, (found >> COLUMN_BITS) + 1, (found & LAST_COLUMN) + 1, max(width, 1)
        )

    def _width(self, found: int, tree: Any) -> int:
        line = self.line(found >> COLUMN_BITS)
        rest = line[found & LAST_COLUMN :].rstrip()
        if isinstance(tree, str):
            first = tree.split("\n", 1)[0]
            return len(first) if rest.startswith(first) else max(len(rest), 1)
        return 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 0; empty where the file cannot be read any more."""
        if not self.lines and self.file is not None:
            try:
                self.lines.extend(self.file.read_text(encoding="utf-8").splitlines())
            except (OSError, UnicodeDecodeError):
                self.lines.append("")
        return self.lines[number] if number < len(self.lines) else ""

    def problem(
        self,
        code: str,
        loc: Loc,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Problem:
        """A problem at a piece of this file."""
        place = self.place(loc, key=key)
        return Problem(code, message, place, hint, severity, self.line(place.line - 1))
