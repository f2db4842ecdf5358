"""The compiled form of the packaged data: records that were checked when the wheel was built.

Beside the trees and positions of all files (`corpus.json`) the wheel holds their records, so that
no command needs to check them again: those of each State in a file of its own, all others in
`records.json` with the list of what there is. A file of a State is read when one of its records
is asked for, trees and positions when a problem must be shown at its place.
"""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from legalgap.corpus.document import Document
from legalgap.corpus.flat import Reader, Writer
from legalgap.corpus.layout import is_translation
from legalgap.corpus.library import Entry, Shelf
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.tree import COMPILED, compile_tree

RECORDS = "records.json"


def compile_data(root: Path) -> dict[str, str]:
    """The files of the compiled form by name; raises DataProblems where a record is not sound."""
    trees = compile_tree(root)
    shelf = Shelf()
    for path, (tree, marks) in json.loads(trees).items():
        if not is_translation(path):
            shelf.add(path, Document(path, tree, marks, root / path), packaged=True)
    if shelf.problems:
        raise DataProblems(shelf.problems)
    parts: dict[str, tuple[Writer, list[Any]]] = {}
    listed: list[Any] = []
    for kind, entries in shelf.entries.items():
        for name, entry in entries.items():
            writer, records = parts.setdefault(entry.country, (Writer(), []))
            path = entry.document.path
            listed.append((kind, name, path, entry.loc, entry.country, entry.coder, len(records)))
            records.append(writer.record(entry.record))
    made = {
        _file(country): {"shapes": writer.shapes, "records": records}
        for country, (writer, records) in parts.items()
    }
    further = [path for path in json.loads(trees) if is_translation(path)]
    common = made.get(RECORDS, {"shapes": [], "records": []})
    made[RECORDS] = {"listed": listed, "translations": further, **common}
    texts = {
        name: json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        for name, content in made.items()
    }
    return {COMPILED: trees, **texts}


def _file(country: str) -> str:
    return f"records-{country}.json" if country else RECORDS


class Trees:
    """Trees and positions of all packaged files, read when the first is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def found(self) -> Mapping[str, Any]:
        """Tree and positions by path."""
        text = (self._root / COMPILED).read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
        return found


class PackagedDocument(Document):
    """A packaged file, whose tree and positions are read when somebody looks at them."""

    def __init__(self, path: str, file: Path, trees: Trees) -> None:
        super().__init__(path, None, (), file)
        vars(self)["_trees"] = trees
        del vars(self)["tree"], vars(self)["marks"]

    def __getattr__(self, name: str) -> Any:
        if name not in ("tree", "marks"):
            raise AttributeError(name)
        vars(self)["tree"], vars(self)["marks"] = self._trees.found[self.path]
        return vars(self)[name]


class PackagedEntry(Entry):
    """A record of the package, made when it is asked for."""

    def __init__(
        self, part: "Part", number: int, document: Document, loc: list[Any], *of: str
    ) -> None:
        country, coder = of
        super().__init__(None, document, tuple(loc), country, True, coder)
        vars(self)["_made_from"] = (part, number)
        del vars(self)["record"]

    def __getattr__(self, name: str) -> Any:
        if name != "record":
            raise AttributeError(name)
        part, number = vars(self).pop("_made_from")
        vars(self)["record"] = record = part.record(number)
        return record


class Part:
    """The records of one compiled file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """What the file holds."""
        content: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return content

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.content["shapes"])

    def record(self, number: int) -> Any:
        """One of its records, which can be made once."""
        return self._reader.record(self.content["records"][number])


def read_records(root: Path, shelf: Shelf) -> bool:
    """Put the compiled records on a shelf; False where there are none."""
    if not (root / RECORDS).is_file():
        return False
    trees = Trees(root)
    parts = {"": Part(root / RECORDS)}
    documents: dict[str, Document] = {}
    for kind, name, path, loc, country, coder, number in parts[""].content["listed"]:
        if country not in parts:
            parts[country] = Part(root / _file(country))
        if path not in documents:
            documents[path] = PackagedDocument(path, root / path, trees)
        entry = PackagedEntry(parts[country], number, documents[path], loc, country, coder)
        shelf.entries.setdefault(kind, {})[name] = entry
    for path in parts[""].content["translations"]:
        shelf.add(path, PackagedDocument(path, root / path, trees), packaged=True)
    return True
