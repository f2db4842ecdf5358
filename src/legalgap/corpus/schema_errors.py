"""Turns what pydantic finds into problems with a place and a suggestion."""

import types
import typing
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel, ValidationError

from legalgap.corpus.document import Document
from legalgap.corpus.nearest import did_you_mean, nearest
from legalgap.corpus.problems import Problem

Loc = Sequence[str | int]


def schema_problems(
    error: ValidationError, document: Document, model: type[BaseModel], at: Loc = ()
) -> Iterator[Problem]:
    """One problem for each thing that a record gets wrong; `at` is where the record stands."""
    for detail in error.errors(include_url=False):
        yield _problem(detail, document, model, at)


def _problem(detail: Any, document: Document, model: type[BaseModel], at: Loc) -> Problem:
    kind, inner = detail["type"], tuple(detail["loc"])
    loc = (*at, *inner)
    wrong = detail.get("input")
    if kind == "extra_forbidden":
        known = list(keys_at(model, inner[:-1]))
        name = str(inner[-1])
        otherwise = "known here: " + ", ".join(f"`{key}`" for key in known) if known else ""
        hint = did_you_mean(name, known, otherwise)
        return document.problem("LG201", loc, f"unknown key `{name}`", hint, key=True)
    if kind == "missing":
        name = str(inner[-1])
        hint = f"write `{name}:` with its value"
        here = (*at, *inner[:-1])
        given = detail.get("input")
        if isinstance(given, dict):
            typo = nearest(name, [str(key) for key in given])
            if typo and typo not in keys_at(model, inner[:-1]):
                hint = f"`{typo}` looks like it"
        return document.problem("LG202", here, f"the key `{name}` is missing", hint)
    if kind in ("enum", "literal_error"):
        allowed = _choices(detail)
        shown = ", ".join(f"`{choice}`" for choice in allowed)
        hint = did_you_mean(str(wrong), allowed, f"one of {shown}")
        return document.problem("LG203", loc, f"`{wrong}` is not allowed here", hint)
    if kind == "string_pattern_mismatch":
        hint = _described(model, inner) or f"the form is {detail['ctx']['pattern']}"
        key = "[key]" in inner
        loc = tuple(part for part in loc if part != "[key]")
        return document.problem("LG204", loc, f"`{wrong}` has not the right form", hint, key=key)
    if kind in ("value_error", "assertion_error", "rule", "union_tag_invalid"):
        said = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
        return document.problem("LG205", loc, said, _rule_hint(wrong) if kind == "rule" else "")
    return document.problem("LG206", loc, _expected(kind, detail, wrong), _type_hint(kind, wrong))


def _choices(detail: Any) -> list[str]:
    expected = str(detail["ctx"]["expected"])
    return [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]


def _rule_hint(wrong: Any) -> str:
    known = ("all", "any", "at_least", "not", "number", "ratified")
    if isinstance(wrong, dict):
        if len(wrong) > 1:
            return "a node has one key; put the others beside it in the list"
        return did_you_mean(str(next(iter(wrong), "")), known)
    return ""


_WANTED = {
    "model_type": "a map of keys and values",
    "dict_type": "a map of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "text",
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
}


def _expected(kind: str, detail: Any, wrong: Any) -> str:
    wanted = _WANTED.get(kind)
    if wanted is None:
        return str(detail["msg"]).replace("Input should", "the value should")
    return f"{_called(wrong)} stands here; {wanted} is expected"


def _called(wrong: Any) -> str:
    if wrong is None:
        return "nothing"
    if isinstance(wrong, dict):
        return "a map"
    if isinstance(wrong, list):
        return "a list"
    text = str(wrong)
    return f"`{text if len(text) <= 60 else text[:57] + '...'}`"


def _type_hint(kind: str, wrong: Any) -> str:
    if kind in ("tuple_type", "list_type") and isinstance(wrong, str):
        return f"write [{wrong}], or each entry on a line of its own after `- `"
    if kind == "string_type" and wrong is None:
        return "write the value, or delete the key"
    return ""


def _described(model: type[BaseModel], loc: Loc) -> str:
    field = None
    for part in loc:
        field, model_here = _step(model, part)
        if model_here is not None:
            model = model_here
    description = getattr(field, "description", None)
    if description:
        return str(description)
    metadata = _metadata(getattr(field, "annotation", None))
    return next((str(item.description) for item in metadata if item.description), "")


def _metadata(annotation: Any) -> Iterator[Any]:
    for extra in getattr(annotation, "__metadata__", ()):
        if getattr(extra, "description", None):
            yield extra
    for inner in typing.get_args(annotation):
        if not isinstance(inner, str):
            yield from _metadata(inner)


def keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that a map at `loc` inside a record may have."""
    models = [model]
    for part in loc:
        below = [found for candidate in models for found in _below(candidate, part)]
        models = below or models
    return [
        field.alias or name
        for candidate in models
        for name, field in candidate.model_fields.items()
    ]


def _step(model: type[BaseModel], part: str | int) -> tuple[Any, type[BaseModel] | None]:
    for name, field in model.model_fields.items():
        if part in (name, field.alias):
            return field, next(iter(_models(field.annotation, field.metadata)), None)
    return None, None


def _below(model: type[BaseModel], part: str | int) -> list[type[BaseModel]]:
    for name, field in model.model_fields.items():
        if part in (name, field.alias):
            return list(_models(field.annotation, field.metadata))
    if isinstance(part, str) and part == model.__name__:
        return [model]
    return []


def _models(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated or origin in (typing.Union, types.UnionType) or origin:
        for inner in typing.get_args(annotation):
            if not isinstance(inner, str):
                yield from _models(inner)
