"""The schemas by which editors check, explain and complete the files."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import legalgap
from legalgap.corpus.editor_schema import kinds, schema
from legalgap.corpus.layout import kind_of
from legalgap.corpus.modeline import ENDING, PUBLISHED
from legalgap.corpus.reading import Setting, read_library
from legalgap.corpus.schema_ids import known_ids
from legalgap.corpus.tree import data_files, read_file
from legalgap.model.workspace import Workspace

ROOT = Path(legalgap.__file__).parents[2]


@pytest.fixture(scope="module")
def ids():
    return known_ids(read_library(Setting(None, Workspace())))


@pytest.fixture(scope="module")
def validators(ids):
    return {
        (name, given): Draft202012Validator(schema(name, ids if given else None))
        for name in kinds()
        for given in (False, True)
    }


def holders(made):
    """Every piece of a schema that has properties of records."""
    found = [made, *made.get("anyOf", ()), *made.get("$defs", {}).values()]
    return [one for one in found if "properties" in one]


@pytest.mark.parametrize("name", kinds())
def test_a_schema_is_right_and_published_as_it_is_now(name):
    made = schema(name)
    Draft202012Validator.check_schema(made)
    published = (ROOT / PUBLISHED / f"{name}{ENDING}").read_text(encoding="utf-8")
    assert published == json.dumps(made, ensure_ascii=False, indent=2) + "\n", (
        f"run `legalgap schema --no-ids --out {PUBLISHED}` in the checkout"
    )
    assert made["$id"].endswith(f":{name}{ENDING}")


@pytest.mark.parametrize("name", kinds())
def test_every_field_has_a_description_and_every_word_of_a_list_its_meaning(name):
    made = schema(name)
    bare = [
        f"{one.get('title', name)}.{field}"
        for one in holders(made)
        for field, below in one["properties"].items()
        if len(below.get("description", "")) < 8
    ]
    assert not bare
    for one in made.get("$defs", {}).values():
        if "enum" in one:
            said = one.get("markdownEnumDescriptions", ())
            assert len(said) == len(one["enum"]), one
            assert all(said)


def test_published_schemas_are_those_of_today():
    found = {path.name for path in (ROOT / PUBLISHED).iterdir()}
    assert found == {f"{name}{ENDING}" for name in kinds()}


class Typed(yaml.SafeLoader):
    """Types scalars as the editors' YAML 1.2 does: no dates, and `yes` and `no` are words."""


Typed.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in forms
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for letter in "tfTF":
    Typed.add_implicit_resolver(
        "tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$", 2), [letter]
    )


@pytest.mark.parametrize("given", [False, True], ids=["plain", "with ids"])
@pytest.mark.parametrize("typed", [False, True], ids=["as text", "as editors type it"])
def test_all_shipped_data_is_valid(validators, typed, given):
    wrong = []
    for path in data_files(ROOT):
        if typed:
            tree = yaml.load((ROOT / path).read_bytes(), Typed)
        else:
            tree = read_file(ROOT / path, path, ROOT)[0].tree
        for error in validators[kind_of(path).name, given].iter_errors(tree):
            wrong.append(f"{path} {error.json_path}: {error.message[:200]}")
            break
    assert not wrong


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"kind": "kode"}, "$.kind"),
        ({"penal": "perhaps"}, "$.penal"),
        ({"colour": "red"}, "$"),
        ({"adopted": "1.5.2020"}, "$.adopted"),
        ({"silent_on": ["crim-1"]}, "$.silent_on[0]"),
        ({"provisions": [{"pin": "1", "claims": {"CRIM-01": {"provide": ["x"]}}}]}, "$.provisions"),
    ],
)
@pytest.mark.parametrize("given", [False, True])
def test_a_mistake_is_seen_where_it_stands(validators, wrong, where, given):
    act = {"id": "a", "title": {"en": "A"}, "kind": "code", **wrong}
    paths = [error.json_path for error in validators["act", given].iter_errors(act)]
    assert paths
    assert all(path.startswith(where) for path in paths)


@pytest.mark.parametrize("value", ["1", 1, "whole"])
def test_a_new_id_stays_valid_where_known_ones_are_offered(validators, value):
    act = {"id": "a", "title": "A", "kind": "code", "number": value}
    act["provisions"] = [
        {"pin": "1", "claims": {"NEW-01": {"provides": ["new"]}, "CRIM-01": {"lacks": ["new"]}}}
    ]
    assert not list(validators["act", True].iter_errors(act))


def test_known_ids_are_offered_with_their_meaning(ids):
    act = schema("act", ids)["$defs"]
    indicator = next(iter(ids["indicator"]))
    elements = ids[f"{indicator}."]
    offered = act[f"element of {indicator}"]["anyOf"][0]
    assert offered["enum"] == list(elements)
    assert offered["markdownEnumDescriptions"] == list(elements.values())
    assert act["known indicator"]["enum"] == list(ids["indicator"])
    claims = act["Provision"]["properties"]["claims"]["properties"]
    assert claims[indicator] == {"$ref": f"#/$defs/claims on {indicator}"}
    assert "known standard" in schema("indicators", ids)["$defs"]
    assert "known element" in schema("journey", ids)["$defs"]
    assert "known act" in schema("draft", ids)["$defs"]
    assert "known recommendation" in schema("indicators", ids)["$defs"]
    assert "known jurisdiction" in schema("workspace", ids)["$defs"]
    treaties = schema("jurisdiction", ids)["properties"]["treaties"]["properties"]
    assert set(treaties) >= set(ids["instrument"])


def test_dates_are_words_to_editors():
    assert yaml.load("a: 2024-01-22\nb: no\nc: true\n", Typed) == {
        "a": "2024-01-22",
        "b": "no",
        "c": True,
    }
    assert date(2024, 1, 22).isoformat() == "2024-01-22"
