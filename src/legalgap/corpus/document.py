"""One YAML file after reading: its tree, and where each piece of it stands."""

import re
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from legalgap.corpus.problems import Place, Problem, Severity, shortened
from legalgap.frozen import frozen
from legalgap.model.language import LANGUAGE

COLUMN_BITS = 12
LAST_COLUMN = (1 << COLUMN_BITS) - 1
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
EXCEPT = "except"
"""The key under which a record says which warnings and hints do not hold for it."""

Loc = Sequence[str | int]


def mark(line: int, column: int) -> int:
    """Line and column (both from 0) in one number; a column past 4094 is cut."""
    return line << COLUMN_BITS | min(column, LAST_COLUMN)


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them; at least one."""
    return LINE_BREAK.split(text)


def _within(entries: list[Any], part: str | int) -> bool:
    return isinstance(part, int) and part < len(entries)


def _index(tree: Any, at: int, starts: dict[int, Any]) -> int:
    """Note for each map and list below a node where its entries begin in the marks."""
    if isinstance(tree, dict):
        keys = starts[id(tree)] = {}
        at += 1
        for name, value in tree.items():
            keys[name] = at
            at = _index(value, at + 1, starts)
        return at
    if isinstance(tree, list):
        entries = starts[id(tree)] = []
        at += 1
        for value in tree:
            entries.append(at)
            at = _index(value, at, starts)
        return at
    return at + 1


@frozen
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
    _starts: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def lang(self) -> str:
        """The language of its plain text, named by `lang:` at the top; English where none is."""
        named = self.tree.get("lang") if isinstance(self.tree, dict) else None
        return named if isinstance(named, str) and LANGUAGE.fullmatch(named) else "en"

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Where a piece stands; with `key`, where its key does.

        Parts of `loc` that name no piece of the tree (tags of a union, a missing key) are passed
        over, so that an error inside them points to the nearest piece around it.
        """
        if not self._starts:
            _index(self.tree, 0, self._starts)
        tree = self.tree
        found, width = self.marks[0] if self.marks else 0, 1
        for number, part in enumerate(loc):
            if isinstance(tree, dict) and part in tree:
                at = self._starts[id(tree)][part]
                found, width, tree = self.marks[at], len(str(part)), tree[part]
                is_last = number == len(loc) - 1
                if not (key and is_last) and not isinstance(tree, dict | list):
                    found, width = self.marks[at + 1], self._width(self.marks[at + 1], tree)
            elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
                found, tree = self.marks[self._starts[id(tree)][part]], tree[part]
                width = self._width(found, tree)
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
                self.lines.extend(split_lines(self.file.read_text(encoding="utf-8-sig")))
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
        return Problem(
            code,
            shortened(message),
            place,
            shortened(hint),
            severity,
            self.line(place.line - 1),
            excepted=self.exception(code, loc),
        )

    def exception(self, code: str, loc: Loc) -> tuple[str | int, ...] | None:
        """Where the innermost record around a piece stands that makes an exception for a code."""
        tree, found = self.tree, None
        here: tuple[str | int, ...] = ()
        for part in (*loc, None):
            made = tree.get(EXCEPT) if isinstance(tree, dict) else None
            if isinstance(made, dict) and code in made:
                found = here
            known = part in tree if isinstance(tree, dict) else isinstance(tree, list)
            if part is not None and known and (isinstance(tree, dict) or _within(tree, part)):
                tree, here = tree[part], (*here, part)
        return found
