"""JSON Schema of each kind of file, in the form that editors show best."""

import ast
import inspect
import re
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from legalgap.corpus.field_words import WORDS
from legalgap.corpus.layout import KINDS, Kind, kind_named
from legalgap.corpus.modeline import ENDING, VERSION
from legalgap.corpus.schema_ids import Ids, with_ids
from legalgap.model.act import Kind as ActKind
from legalgap.model.assessment import Limit, State, Verb
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.comment import CommentKind, CommentStatus, Decision, Match
from legalgap.model.indicator import Needs, Type, Weight
from legalgap.model.instrument import Force, Reach
from legalgap.model.judgement import Answer
from legalgap.model.jurisdiction import Party
from legalgap.model.recommendation import Effort, Form, Horizon
from legalgap.model.source import Grade, Visibility
from legalgap.model.workspace import Workspace

_ENUMS: tuple[type[Enum], ...] = (
    ActKind, Answer, ByLawStatus, CommentKind, CommentStatus, Decision, Effort, Force, Form, Grade,
    Horizon, Limit, Match, Needs, Party, Reach, State, Type, Verb, Visibility, Weight,
)  # fmt: skip


def kinds() -> list[str]:
    """The kinds of file that have a schema."""
    return sorted([*(kind.name for kind in KINDS), "workspace"])


def schema(name: str, ids: Ids | None = None) -> dict[str, Any]:
    """The schema of one kind of file.

    Descriptions stand beside what they describe, never beside a `$ref`, where editors drop them;
    words of a fixed list carry their meanings. With `ids` (`schema_ids.known_ids`) editors
    complete the ids that are at hand; others stay valid.
    """
    if name == "workspace":
        made = Workspace.model_json_schema()
        pattern = "legalgap.yaml"
    else:
        kind = kind_named(name)
        made = TypeAdapter(kind.model).json_schema(mode="validation")
        pattern = kind.pattern
        made = _listed(kind, made) if kind.listed else made
    _describe(made)
    made = _polished(made)
    return _headed(name, with_ids(made, ids) if ids else made, pattern)


def _headed(name: str, made: dict[str, Any], pattern: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:legalgap:schemas:{VERSION}:{name}{ENDING}",
        "title": f"legalgap {VERSION}: {name}",
        "$comment": f"files: {pattern}",
        **{key: value for key, value in made.items() if key != "title"},
    }


def _listed(kind: Kind, made: dict[str, Any]) -> dict[str, Any]:
    """A list of records at the top, or under the name of the kind beside `lang:`."""
    definitions = made.pop("$defs", {})
    definitions["Record"] = made
    records = {"type": "array", "items": {"$ref": "#/$defs/Record"}}
    mapped = {
        "type": "object",
        "properties": {
            "lang": {"type": "string", "default": "en"},
            kind.name: {**records, "description": "The records of the file, each with its id."},
        },
        "required": [kind.name],
        "additionalProperties": False,
    }
    return {
        "description": made.get("description", ""),
        "anyOf": [records, mapped],
        "$defs": definitions,
    }


def _describe(made: dict[str, Any]) -> None:
    """Give every property a description: its own, the usual one of its name, or of its type."""
    definitions = made.get("$defs", {})
    for holder in (made, *made.get("anyOf", ()), *definitions.values()):
        for name, below in holder.get("properties", {}).items():
            if not below.get("description"):
                below["description"] = WORDS.get(name) or _of_type(below, definitions)


def _of_type(node: Any, definitions: dict[str, Any]) -> str:
    """The description of the type that a property, or each entry of it, has."""
    if isinstance(node, dict):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name in definitions:
            return str(definitions[name].get("description", ""))
        if node.get("description"):
            return str(node["description"])
        node = [below for key, below in node.items() if key not in ("default", "propertyNames")]
    if isinstance(node, list):
        return next((said for below in node if (said := _of_type(below, definitions))), "")
    return ""


def _polished(node: Any) -> Any:
    if isinstance(node, list):
        return [_polished(child) for child in node]
    if not isinstance(node, dict):
        return node
    made = {
        key: {name: _polished(below) for name, below in value.items()}
        if key in _MAPS and isinstance(value, dict)
        else _polished(value)
        for key, value in node.items()
        if key not in _DROPPED
    }
    if isinstance(made.get("title"), str) and "properties" not in made:
        del made["title"]
    if "$ref" in made and len(made) > 1:
        reference = made.pop("$ref")
        made["allOf"] = [{"$ref": reference}]
    _loosen(made)
    if "enum" in made:
        _explain(made)
    said = made.get("description")
    if isinstance(said, str):
        made["description"] = made["markdownDescription"] = re.sub(r"\s+", " ", said)
    return made


_MAPS = frozenset({"properties", "$defs", "patternProperties"})
"""Under these stand names that a file uses, which may be words of the schema too."""
_DROPPED = frozenset({"discriminator"})


def _loosen(made: dict[str, Any]) -> None:
    """Editors type plain scalars before they validate; we read all of them as text.

    So that text may look like a number, and a number may stand in quotes.
    """
    kind = made.get("type")
    if "const" in made:
        return
    if "enum" in made:
        written = [int(word) for word in made["enum"] if str(word).isdecimal()]
        numbers = [number for number in written if number not in made["enum"]]
        if numbers:
            made["enum"] = [*made["enum"], *numbers]
            made.pop("type", None)
    elif kind == "string" and "format" not in made:
        made["type"] = ["string", "number", "boolean"]
    elif kind in ("integer", "number"):
        made["type"] = [kind, "string"]
        made["pattern"] = _WHOLE if kind == "integer" else _NUMBER
    elif kind == "boolean":
        made.pop("type")
        made["enum"] = [True, False, "yes", "no", "true", "false"]


_WHOLE = r"^[-+]?\d+$"
_NUMBER = r"^[-+]?\d+([./]\d+)?$"


def _explain(made: dict[str, Any]) -> None:
    values = made["enum"]
    for kind in _ENUMS:
        meanings = _meanings(kind)
        if meanings and {item.value for item in kind} == set(values):
            said = [meanings.get(str(value)) or str(value).replace("_", " ") for value in values]
            made["enumDescriptions"] = made["markdownEnumDescriptions"] = said


@cache
def _meanings(kind: type[Enum]) -> dict[str, str]:
    """The sentence below each member of an enum, read from its source."""
    try:
        tree = ast.parse(inspect.getsource(kind)).body[0]
    except (OSError, TypeError):
        return {}
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for former, later in pairwise(tree.body):
        if (
            isinstance(former, ast.Assign)
            and isinstance(former.value, ast.Constant)
            and isinstance(later, ast.Expr)
            and isinstance(later.value, ast.Constant)
        ):
            found[str(former.value.value)] = str(later.value.value)
    return found
