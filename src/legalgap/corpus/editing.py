"""Edits a YAML file as text: only the lines of what changes are written anew."""

import copy
from collections.abc import Sequence
from typing import Any

from legalgap.corpus.document import Document
from legalgap.corpus.key_order import key_order, placed
from legalgap.corpus.layout import Kind
from legalgap.corpus.nodes import read_nodes
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.splicing import spliced
from legalgap.corpus.style import on_one_line, tree_to_write
from legalgap.corpus.yaml_text import read_bytes, read_text
from legalgap.errors import LegalGapError

Loc = Sequence[str | int]
"""The way to a piece of a file: keys of maps and numbers of entries, as in `Document.place`."""

_BOM = "\ufeff"


class Edited:
    r"""A file while it is edited.

    `tree` is what the file shall say; the operations change it, and `text` is the file brought to
    it: comments, quotes, order, line ends and blank lines of everything else stay as they are.

    >>> file = Edited("pin: 1   # first\nclaims: {CRIM-02: {provides: [force]}}\n")
    >>> file.append(("claims", "CRIM-02", "provides"), "threat")
    >>> print(file.text, end="")
    pin: 1   # first
    claims: {CRIM-02: {provides: [force, threat]}}
    """

    def __init__(self, text: str, kind: Kind | None = None, path: str = "") -> None:
        """Read a text; raises DataProblems where it cannot be read without a problem.

        `kind` (`layout.kind_of(path)`) gives the order of keys; without it a new key goes last.
        """
        self._mark = _BOM if text.startswith(_BOM) else ""
        self._text = text.removeprefix(_BOM)
        document, problems = read_text(path, self._text)
        if document is None or problems:
            raise DataProblems(problems)
        self._made = self._text
        self._made_of: Any = document.tree
        self.kind = kind
        self.path = path
        self.document: Document = document
        """The file as it was read, for places of problems."""
        self.tree: Any = copy.deepcopy(document.tree)
        """What the file shall say: text, None, maps and lists. It may be changed in place."""

    @classmethod
    def from_bytes(cls, data: bytes, kind: Kind | None = None, path: str = "") -> "Edited":
        """As the constructor, for the bytes of a file; a byte order mark is kept."""
        document, problems = read_bytes(path, data)
        if document is None or problems:
            raise DataProblems(problems)
        return cls(data.decode("utf-8"), kind, path)

    def get(self, loc: Loc, otherwise: Any = None) -> Any:
        """What the file shall say at a place."""
        found = self.tree
        for part in loc:
            try:
                found = found[part]
            except (LookupError, TypeError):
                return otherwise
        return found

    def set_value(self, loc: Loc, value: Any) -> None:
        """Write a value at a place, in place of the one that is there.

        Maps that are missing on the way are made. A map or list that differs in part from the one
        that is there changes only the lines of the part.
        """
        *way, last = loc
        holder = self._map_or_list(way)
        new = tree_to_write(value)
        if isinstance(holder, list):
            self._number(holder, last, loc)
            holder[int(last)] = new
        else:
            self._place(way, holder, str(last), new)

    def insert(self, loc: Loc, key: str, value: Any) -> None:
        """Write a new key into a map, where the order of the model has it."""
        holder = self._map_or_list(loc)
        if not isinstance(holder, dict) or key in holder:
            raise _cannot(self.path, [*loc, key], "there is such a key already, or no map")
        self._place(loc, holder, key, tree_to_write(value))

    def append(self, loc: Loc, value: Any) -> None:
        """Write a new entry at the end of a list; a list that is missing is made."""
        found = self.get(loc)
        if found is None:
            self.set_value(loc, [value])
        elif isinstance(found, list):
            found.append(tree_to_write(value))
        else:
            raise _cannot(self.path, loc, "there is no list")

    def remove(self, loc: Loc) -> None:
        """Take out a key with its value, or an entry of a list; comments above it stay."""
        *way, last = loc
        holder = self.get(way) if way else self.tree
        if isinstance(holder, list):
            self._number(holder, last, loc)
            del holder[int(last)]
        elif isinstance(holder, dict) and last in holder:
            del holder[last]
        else:
            raise _cannot(self.path, loc, "there is nothing")

    def take_text(self, text: str) -> None:
        """Go on from a text in which lines were moved as they are; later edits keep to it.

        Raises DataProblems where it cannot be read without a problem.
        """
        text = text.removeprefix(_BOM)
        document, problems = read_text(self.path, text)
        if document is None or problems:
            raise DataProblems(problems)
        self._text = self._made = text
        self._made_of = document.tree
        self.tree = copy.deepcopy(document.tree)

    @property
    def is_changed(self) -> bool:
        """Whether the file shall say anything that it did not say when it was read."""
        return bool(self.tree != self.document.tree)

    @property
    def text(self) -> str:
        """The file with the edits in it.

        It is read again and compared with `tree`; raises LegalGapError where the two differ, so
        that nothing wrong is ever written.
        """
        if self.tree != self._made_of:
            self._made = self._written()
            self._made_of = copy.deepcopy(self.tree)
        return self._mark + self._made

    @property
    def data(self) -> bytes:
        """The bytes of `text`, as they are saved."""
        return self.text.encode("utf-8")

    def _written(self) -> str:
        wanted = tree_to_write(self.tree)
        node = read_nodes(self._text)
        for tree in (wanted, on_one_line(wanted)):
            made = spliced(self._text, node, tree)
            document, problems = read_text(self.path, made)
            if document is not None and not problems and document.tree == wanted:
                return made
        raise LegalGapError(
            f"{self.path or 'the file'} is written in a way that cannot be edited by the tool",
            "bring it into the usual form with `legalgap fmt`, or make the change by hand; "
            "nothing was written",
        )

    def _map_or_list(self, loc: Loc) -> Any:
        found = self.tree
        for number, part in enumerate(loc):
            if isinstance(found, dict) and found.get(str(part)) is None:
                self._place(loc[:number], found, str(part), {})
            if isinstance(found, list):
                self._number(found, part, loc)
            elif not isinstance(found, dict):
                raise _cannot(self.path, loc, "there is plain text on the way")
            found = found[part] if isinstance(found, dict) else found[int(part)]
        if not isinstance(found, dict | list):
            raise _cannot(self.path, loc, "there is plain text")
        return found

    def _place(self, way: Loc, holder: dict[str, Any], key: str, value: Any) -> None:
        order = key_order(self.kind, self.tree, way) if self.kind and key not in holder else ()
        made = placed(holder, key, value, order)
        holder.clear()
        holder.update(made)

    def _number(self, holder: list[Any], part: str | int, loc: Loc) -> None:
        if not isinstance(part, int) or not 0 <= part < len(holder):
            raise _cannot(self.path, loc, "the list has no such entry")


def _cannot(path: str, loc: Loc, why: str) -> LegalGapError:
    where = " > ".join(str(part) for part in loc)
    return LegalGapError(f"{path or 'the file'} cannot be edited at {where}: {why}")
