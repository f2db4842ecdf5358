"""Valid files, changed at random: whatever comes of it, it is told, and nothing breaks."""

import copy
import random

import pytest
import yaml
from small_workspace import ACT, ADVICE, CONVENTION, EXAMPLE, FILES, INDICATOR, METHOD, STATE

from legalgap.corpus import checks
from legalgap.corpus.library import Shelf
from legalgap.corpus.problems import errors
from legalgap.corpus.yaml_text import read_bytes
from legalgap.engine.assess import assess
from legalgap.prose.problems import as_github, as_json, as_sarif, as_text

DRAFT = "national_law/ABC/drafts/child-tier.yaml"
MORE = {
    DRAFT: """\
id: child-tier
title: {en: Bill, ru: Проект}
amends: criminal-code
in_force: 2027-01-01
changes:
  - replace: 166(1)
    claims:
      CRIM-01: {provides: [no_means_required]}
""",
    "national_law/ABC/bylaws.yaml": """\
bylaws:
  - id: rules
    title: {en: Rules, ru: Правила}
    mandated_by: ["criminal-code:166(1)"]
    status: in_force
    grade: recalled
""",
    "national_law/ABC/judgements.yaml": """\
judgements:
  - indicator: CRIM-01
    answer: partial
    reason: {en: The court says so., ru: Так решил суд.}
    by: EXP-01
    when: 2026-01-01
""",
}
BASE = {path: text for path, text in {**FILES, **MORE}.items() if path != "legalgap.yaml"}
TARGETS = [ACT, INDICATOR, STATE, METHOD, CONVENTION, ADVICE, EXAMPLE, *MORE]
VALUES = [
    None, "", " ", "no", "0", "-1", "1e99", "nan", "2024-02-30", "0001-01-01", "9999-12-31",
    "CRIM-01", "CRIM-01.recruitment", "example:3(a)", "tip:", ":", "166(²)", "166-168", "life",
    "\u202e", "x" * 5000, [], [[]], {}, {"en": None}, {"en": ["x"]}, {"not": "x"}, [None], {"": ""},
    {"all": []}, {"number": {}}, {"at_least": {"n": "1", "of": [{"not": {"not": "recruitment"}}]}},
]  # fmt: skip


def rest_of_the_library():
    return {path: read_bytes(path, text.encode())[0] for path, text in BASE.items()}


DOCUMENTS = rest_of_the_library()


def library_with(path, data):
    """The small workspace with one of its files changed."""
    shelf = Shelf()
    for other, document in DOCUMENTS.items():
        if other != path:
            shelf.add(other, document, packaged=False)
    document, found = read_bytes(path, data)
    shelf.problems.extend(found)
    if document is None:
        shelf.lost(path)
    else:
        shelf.add(path, document, packaged=False)
    return shelf.library()


def look_at(path, data):
    """Read, check and show the changed file; assess where nothing forbids it."""
    library = library_with(path, data)
    found = checks.run(library)
    lines = data.decode("utf-8", "replace").splitlines() or [""]
    for problem in found:
        assert problem.code
        assert problem.message
        assert problem.place.file in BASE
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        if problem.place.file == path:
            assert problem.place.line <= len(lines) + 1
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


@pytest.mark.parametrize("path", TARGETS)
def test_a_changed_record_is_told_and_breaks_nothing(path):
    rng = random.Random(f"records of {path}")
    told = 0
    for _ in range(80):
        tree = changed(DOCUMENTS[path].tree, rng)
        flow = rng.choice([None, True, False])
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=flow)
        told += bool(look_at(path, text.encode("utf-8")))
    assert told > 25


@pytest.mark.parametrize("path", TARGETS)
def test_changed_bytes_are_told_and_break_nothing(path):
    rng = random.Random(f"bytes of {path}")
    data = BASE[path].encode("utf-8")
    told = 0
    for _ in range(80):
        at, to = sorted(rng.randrange(len(data)) for _ in range(2))
        told += bool(
            look_at(
                path,
                rng.choice(
                    [
                        data[:at],
                        data[:at] + data[to:],
                        data[:at]
                        + rng.choice(list("\t\0:-[]{}&*!#|>%@`\"'\n\r\x85")).encode()
                        + data[at:],
                        data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :],
                        data[:at] + b" " * rng.randrange(1, 9) + data[at:],
                        data[:to] + data[at:],
                        data.replace(b"\n", rng.choice([b"\r", b"\r\n", b"\n\n", b" "])),
                        b"\xef\xbb\xbf" + data[at:],
                        data.decode().encode(
                            rng.choice(["utf-16", "utf-32", "koi8-r", "cp1251"]), "replace"
                        ),
                    ]
                ),
            )
        )
    assert told > 20
