"""The data of the package is in order, and reads the same in every form and order."""

import json
import random

import pytest

from legalgap.corpus import checks, reading, tree
from legalgap.corpus.compiled import PackagedEntry, compile_data
from legalgap.corpus.library import Shelf
from legalgap.corpus.problems import Severity
from legalgap.corpus.reading import read_packaged, read_tree
from legalgap.corpus.tree import COMPILED, data_files, data_root
from legalgap.model.base import Record

ROOT = data_root()


def from_yaml():
    shelf = Shelf()
    read_tree(shelf, ROOT, packaged=True)
    return shelf.library()


@pytest.fixture(scope="module")
def library():
    if not (ROOT / "standards" / "indicators").is_dir():
        pytest.skip("the data is not there as YAML")
    return from_yaml()


@pytest.fixture(scope="module")
def compiled(library, tmp_path_factory):
    """The same data, read from its compiled form with the YAML nowhere near."""
    folder = tmp_path_factory.mktemp("compiled")
    for name, text in compile_data(ROOT).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "data_root", lambda: folder)
        shelf = Shelf()
        read_packaged(shelf)
    return shelf.library()


def test_the_data_has_neither_error_nor_warning(library):
    found = checks.run(library)
    assert [item for item in found if item.severity is not Severity.HINT] == []


def test_the_data_holds_every_kind_that_an_assessment_needs(library):
    for kind in ("instrument", "indicators", "methodology", "jurisdiction", "act"):
        assert library.of(kind), kind
    assert library.unread == frozenset()


def test_the_compiled_form_holds_the_same_records(library, compiled):
    assert compiled.entries.keys() == library.entries.keys()
    for kind in library.entries:
        ours, theirs = library.of(kind), compiled.of(kind)
        assert list(theirs) == list(ours)
        for name, entry in ours.items():
            other = theirs[name]
            assert other.record == entry.record
            assert (other.loc, other.country, other.packaged) == (
                entry.loc,
                entry.country,
                entry.packaged,
            )


def parts(value, at=""):
    """Every piece of a record with its type; of records also the fields that the file gives."""
    yield at, type(value), value
    if isinstance(value, Record):
        yield f"{at}!", value.model_fields_set, (value.model_extra, list(vars(value)))
        value = vars(value)
    pairs = value.items() if isinstance(value, dict) else ()
    yield at, [type(name) for name, _ in pairs], None
    pairs = enumerate(value) if isinstance(value, tuple) else pairs
    for name, piece in pairs:
        yield from parts(piece, f"{at}.{name}")


def test_a_record_that_is_not_checked_again_is_the_same_down_to_its_last_piece(library, compiled):
    for kind in library.entries:
        for name, entry in library.of(kind).items():
            ready = compiled.of(kind)[name]
            assert isinstance(ready, PackagedEntry)
            assert list(parts(ready.record)) == list(parts(entry.record)), name


def test_the_compiled_form_holds_the_same_places(library, compiled):
    for kind in library.entries:
        for name, entry in library.of(kind).items():
            document, other = entry.document, compiled.of(kind)[name].document
            assert other.path == document.path
            assert list(other.marks) == list(document.marks)
            assert other.tree == document.tree


def locs(node, loc=()):
    yield loc
    pairs = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node if isinstance(node, list) else ())
    )
    for name, child in pairs:
        yield from locs(child, (*loc, name))


def test_every_place_is_where_the_word_stands(library):
    seen = set()
    for kind in library.entries:
        for entry in library.of(kind).values():
            document = entry.document
            if document.path in seen:
                continue
            seen.add(document.path)
            for loc in locs(document.tree):
                if loc and isinstance(loc[-1], str):
                    place = document.place(loc, key=True)
                    line = document.line(place.line - 1)[place.column - 1 :]
                    assert line.lstrip("\"'").startswith(loc[-1]), (document.path, loc)


def test_compiling_twice_gives_the_same_bytes(library):
    first = compile_data(ROOT)
    assert compile_data(ROOT) == first
    assert list(json.loads(first[COMPILED])) == data_files(ROOT)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_reading_changes_nothing(library, monkeypatch, seed):
    def shuffled(root):
        found = data_files(root)
        random.Random(seed).shuffle(found)
        return found

    monkeypatch.setattr(reading, "data_files", shuffled)
    other = from_yaml()
    for kind in library.entries:
        assert list(other.records(kind).items()) == list(library.records(kind).items())
    assert checks.run(other) == checks.run(library)


def test_every_file_of_the_data_is_read(library):
    read = {entry.document.path for kind in library.entries for entry in library.of(kind).values()}
    assert read == set(data_files(ROOT))
    assert tree.data_root() == ROOT
