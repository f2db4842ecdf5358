"""JSON Schema of each kind of file, in the form that editors show best."""

import ast
import inspect
import re
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from legalgap import __version__
from legalgap.corpus.layout import KINDS, Kind, kind_named
from legalgap.model.act import Kind as ActKind
from legalgap.model.assessment import Limit, State, Verb
from legalgap.model.indicator import Needs, Type, Weight
from legalgap.model.instrument import Force, Reach
from legalgap.model.judgement import Answer
from legalgap.model.jurisdiction import Party
from legalgap.model.recommendation import Effort, Horizon
from legalgap.model.source import Grade, Visibility
from legalgap.model.workspace import Workspace

_ENUMS: tuple[type[Enum], ...] = (
    ActKind, Answer, Effort, Force, Grade, Horizon, Limit, Needs, Party, Reach, State, Type, Verb,
    Visibility, Weight,
)  # fmt: skip


def kinds() -> list[str]:
    """The kinds of file that have a schema."""
    return sorted([*(kind.name for kind in KINDS), "workspace"])


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file.

    Descriptions stand beside what they describe, never beside a `$ref`, where editors drop them;
    words of a fixed list carry their meanings.
    """
    if name == "workspace":
        made = _polished(Workspace.model_json_schema())
        return _headed(name, made, "legalgap.yaml")
    kind = kind_named(name)
    made = _polished(TypeAdapter(kind.model).json_schema(mode="validation"))
    return _headed(name, _listed(kind, made) if kind.listed else made, kind.pattern)


def _headed(name: str, made: dict[str, Any], pattern: str) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"legalgap {__version__}: {name}",
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
        "properties": {"lang": {"type": "string"}, kind.name: records},
        "required": [kind.name],
        "additionalProperties": False,
    }
    return {"anyOf": [records, mapped], "$defs": definitions}


def _polished(node: Any) -> Any:
    if isinstance(node, list):
        return [_polished(child) for child in node]
    if not isinstance(node, dict):
        return node
    made = {key: _polished(value) for key, value in node.items() if key not in _DROPPED}
    if "title" in made and isinstance(made["title"], str) and "properties" not in made:
        del made["title"]
    if "$ref" in made and len(made) > 1:
        reference = made.pop("$ref")
        made["allOf"] = [{"$ref": reference}]
    _loosen(made)
    if "enum" in made:
        _explain(made)
    if isinstance(made.get("description"), str):
        made["description"] = re.sub(r"\s+", " ", made["description"])
        made["markdownDescription"] = made["description"]
    return made


_DROPPED = frozenset({"discriminator"})


def _loosen(made: dict[str, Any]) -> None:
    """Editors type plain scalars before they validate; we read all of them as text."""
    kind = made.get("type")
    if kind == "string" and "enum" not in made and "const" not in made:
        made["type"] = ["string", "number", "boolean"]
    elif kind == "boolean":
        made.pop("type")
        made["enum"] = [True, False, "yes", "no"]


def _explain(made: dict[str, Any]) -> None:
    values = made["enum"]
    for kind in _ENUMS:
        meanings = _meanings(kind)
        if meanings and {item.value for item in kind} == set(values):
            said = [meanings.get(str(value), "") for value in values]
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
