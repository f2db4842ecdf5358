"""Valid files, changed at random: whatever comes of it, it is told, and nothing breaks.

`LEGALGAP_MUTATIONS=10000` makes that many of them instead of the few that every run makes.
"""

import copy
import os
import random
import time

import pytest
import yaml
from every_kind import EVERY

from legalgap.corpus import checks
from legalgap.corpus.document import LAST_COLUMN, split_lines
from legalgap.corpus.library import Shelf
from legalgap.corpus.problems import errors
from legalgap.corpus.yaml_text import MOST_BYTES, read_bytes
from legalgap.engine.assess import assess
from legalgap.prose.problems import as_github, as_json, as_sarif, as_text

BASE = {path: text for path, text in EVERY.items() if path != "legalgap.yaml"}
TARGETS = list(BASE)
HOW_MANY = int(os.environ.get("LEGALGAP_MUTATIONS", "1500"))
SLOWEST = 20
"""Seconds that one file may take; none comes near it, and a loop without end would."""
VALUES = [
    None, "", " ", "no", "0", "-1", "1e99", "nan", "2024-02-30", "0001-01-01", "9999-12-31",
    "CRIM-01", "CRIM-01.recruitment", "example:3(a)", "tip:", ":", "166(²)", "166-168", "life",
    "\u202e", "x" * 5000, [], [[]], {}, {"en": None}, {"en": ["x"]}, {"not": "x"}, [None], {"": ""},
    {"all": []}, {"number": {}}, {"at_least": {"n": "1", "of": [{"not": {"not": "recruitment"}}]}},
]  # fmt: skip


DOCUMENTS = {path: read_bytes(path, text.encode())[0] for path, text in BASE.items()}


def rest_without(path):
    """The records of all other files, read once."""
    shelf = Shelf()
    for other, document in DOCUMENTS.items():
        if other != path:
            shelf.add(other, document, packaged=False)
    return shelf


RESTS = {path: rest_without(path) for path in BASE}


def library_with(path, data):
    """The small world with one of its files changed."""
    rest, shelf = RESTS[path], Shelf()
    shelf.entries = {kind: dict(entries) for kind, entries in rest.entries.items()}
    shelf.problems = list(rest.problems)
    shelf._duplicates = dict(rest._duplicates)
    document, found = read_bytes(path, data)
    shelf.problems.extend(found)
    if document is None:
        shelf.lost(path)
    else:
        shelf.add(path, document, packaged=False)
    return shelf.library()


def is_placed(problem, lines):
    """Whether a problem stands at a line and a column that its file has."""
    line, column = problem.place.line, problem.place.column
    if not 1 <= line <= len(lines) + 1:
        return False
    longest = len(lines[line - 1]) if line <= len(lines) else 0
    return 1 <= column <= min(longest, LAST_COLUMN) + 1


LINES = {path: split_lines(text) for path, text in BASE.items()}


def look_at(path, data):
    """Read, check and show the changed file; assess where nothing forbids it."""
    library = library_with(path, data)
    found = checks.run(library)
    lines = {**LINES, path: split_lines(data.decode("utf-8-sig", "backslashreplace"))}
    for problem in found:
        assert problem.code
        assert problem.message
        assert problem.place.file in BASE
        assert is_placed(problem, lines[problem.place.file]), problem
    for shown in ("\n".join(as_text(found)), "\n".join(as_github(found))):
        assert "\u202e" not in shown
    as_json(found).encode("utf-8")
    as_sarif(found).encode("utf-8")
    if not errors(found) and "ABC" in library.jurisdictions and library.methodologies:
        country = library.country("ABC")
        for method in library.methodologies:
            assess(country, library.yardstick(method))
            assess(country, library.yardstick(method), drafts=country.drafts.values())
    return found


def spots(tree, above=()):
    """Every piece of a tree that can be changed, as the container and the key or number."""
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            yield tree, key
            yield from spots(tree[key])


def changed(tree, rng):
    """The tree after one change: drop, rename, retype, reorder, double, nest or exchange."""
    tree = copy.deepcopy(tree)
    within, key = rng.choice(list(spots(tree)))
    way = rng.choice(["drop", "rename", "retype", "reorder", "double", "nest", "exchange"])
    if way == "drop":
        del within[key]
    elif way == "rename" and isinstance(within, dict):
        name = "".join(rng.sample(key, len(key))) if rng.random() < 0.5 else key[:-1] + "x"
        items = [(name if one == key else one, value) for one, value in within.items()]
        within.clear()
        within.update(items)
    elif way == "retype":
        within[key] = copy.deepcopy(rng.choice(VALUES))
    elif way == "reorder" and isinstance(within[key], list):
        rng.shuffle(within[key])
    elif way == "double" and isinstance(within, list):
        within.append(copy.deepcopy(within[key]))
    elif way == "nest":
        for _ in range(rng.choice([1, 3, 60])):
            within[key] = {"all": [within[key]]} if rng.random() < 0.5 else [within[key]]
    else:
        other, name = rng.choice(list(spots(tree)))
        other[name] = copy.deepcopy(within[key])
    return tree


def as_yaml(tree, rng):
    """The tree as YAML of one style or another."""
    flow = rng.choice([None, True, False])
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    return text.encode("utf-8")


def damaged(data, rng):
    """The bytes cut, doubled, shifted, with signs put in, or in another encoding."""
    at, to = sorted(rng.randrange(len(data)) for _ in range(2))
    sign = rng.choice(list("\t\0:-[]{}&*!#|>%@`\"'\n\r\x85\u2028\u202e")).encode()
    return rng.choice(
        [
            data[:at],
            data[:at] + data[to:],
            data[:at] + sign + data[at:],
            data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :],
            data[:at] + b" " * rng.randrange(1, 9) + data[at:],
            data[:to] + data[at:],
            data.replace(b"\n", rng.choice([b"\r", b"\r\n", b"\n\n", b" "])),
            b"\xef\xbb\xbf" + data[at:],
            data.decode().encode(rng.choice(["utf-16", "utf-32", "koi8-r", "cp1251"]), "replace"),
        ]
    )


def bomb(data, rng):
    """What is small to write and large to read, put before, into or after the file."""
    deep = rng.randrange(40, 3000)
    laughs = b"x: &a [ha, ha]\n" + b"".join(
        b"x%d: &%c [%s]\n" % (n, new, b",".join([b"*%c" % old] * 9))
        for n, (old, new) in enumerate(zip(b"abcdefgh", b"bcdefghi", strict=True))
    )
    piece = rng.choice(
        [
            laughs,
            b"<<: {a: b}\n",
            b"x: !!python/object/apply:os.system [echo]\n",
            b"x: " + b"[" * deep,
            b"x: " + b"[" * deep + b"]" * deep,
            b"x: " + b"{a: " * deep,
            b"- " * deep,
            b"? " * deep,
            b"x: " + b"y" * rng.randrange(10_000, 300_000) + b"\n",
            b"".join(b"k%d: v\n" % n for n in range(rng.randrange(100, 4000))),
            b"x: 1" + b"0" * 5000 + b"e9999999\n",
            b'x: "' + b"\\u202e" * rng.randrange(10, 2000) + b'"\n',
            b"--- \n" * rng.randrange(1, 500),
            b"%YAML 9.9\n---\n",
        ]
    )
    at = rng.choice([0, len(data), data.index(b"\n") + 1])
    return data[:at] + piece + data[at:]


MAKERS = {
    "records": (5, lambda path, rng: as_yaml(changed(DOCUMENTS[path].tree, rng), rng)),
    "bytes": (4, lambda path, rng: damaged(BASE[path].encode("utf-8"), rng)),
    "bombs": (1, lambda path, rng: bomb(BASE[path].encode("utf-8"), rng)),
}
SHARES = sum(share for share, _ in MAKERS.values()) * len(TARGETS)


@pytest.mark.parametrize("path", TARGETS)
@pytest.mark.parametrize("way", MAKERS)
def test_a_changed_file_is_told_and_breaks_nothing(way, path):
    share, make = MAKERS[way]
    rng = random.Random(f"{way} of {path}")
    many = -(-HOW_MANY * share // SHARES)
    told, slowest = 0, 0.0
    for number in range(many):
        data = make(path, rng)
        began = time.perf_counter()
        try:
            told += bool(errors(look_at(path, data)))
        except Exception as error:
            raise AssertionError(f"number {number} of {way} of {path}: {data[:3000]!r}") from error
        slowest = max(slowest, time.perf_counter() - began)
    print(f"{way} of {path}: {many} made, {told} refused, slowest {slowest:.2f} s")
    assert slowest < SLOWEST
    assert told > many // 4


def test_a_file_beyond_the_bound_is_told_at_its_first_line():
    for path in TARGETS:
        (problem, *_) = errors(look_at(path, b"#" * (MOST_BYTES + 1)))
        assert problem.place.line >= 1
