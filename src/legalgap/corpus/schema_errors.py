"""Turns what pydantic finds into problems with a place and a suggestion."""

import re
import types
import typing
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel, ValidationError

from legalgap.corpus.document import EXCEPT, Document
from legalgap.corpus.nearest import did_you_mean, in_latin, mixed, nearest, nearest_date
from legalgap.corpus.problems import Problem
from legalgap.model.language import LANGUAGES

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
        if isinstance(wrong, str):
            return document.problem("LG203", loc, f"{_called(wrong)} is not allowed here", hint)
        said = f"{_called(wrong)} stands here; one word is expected"
        return document.problem("LG203", loc, said, f"one of {shown}")
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        hint = _described(model, inner) or f"the form is {pattern}"
        meant = _mended(str(wrong), pattern)
        if meant:
            odd = mixed(str(wrong))
            hint = f"did you mean `{meant}`?{odd}" + (
                "" if odd else f" {hint[:1].upper()}{hint[1:]}"
            )
        key = "[key]" in inner
        loc = tuple(part for part in loc if part != "[key]")
        return document.problem(
            "LG204", loc, f"{_called(wrong)} has not the right form", hint, key=key
        )
    if kind in ("value_error", "assertion_error", "rule", "union_tag_invalid"):
        return _value_problem(detail, document, loc)
    return document.problem("LG206", loc, _expected(kind, detail, wrong), _type_hint(kind, wrong))


def _mended(wrong: str, pattern: str) -> str:
    """A word of another form put into this one: other letters, other signs between words."""
    bare = in_latin(wrong.strip())
    swapped = (bare.replace("_", "-"), bare.replace("-", "_"), bare.replace(" ", "-"))
    tried = (bare, *swapped, bare.replace(" ", "_"), bare.replace("O", "0"))
    for word in (form for item in tried for form in (item, item.lower(), item.upper())):
        if word != wrong and re.search(pattern, word):
            return word
    return ""


def _value_problem(detail: Any, document: Document, loc: Loc) -> Problem:
    wrong = detail["input"]
    said = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    said = said.replace(f"`{wrong}`", _called(wrong))
    hint = ""
    if detail["type"] == "rule":
        hint = _rule_hint(wrong)
    elif "is not a date" in said or "is not in the calendar" in said:
        meant = nearest_date(str(wrong))
        hint = f"did you mean `{meant}`?" if meant else ""
    elif "not a language code" in said and isinstance(wrong, dict):
        hint = language_hint(_named_in(said, wrong) or "")
    named = _named_in(said, wrong)
    if named is None:
        return document.problem("LG205", loc, said, hint)
    return document.problem("LG205", (*loc, named), said, hint, key=True)


def _named_in(said: str, wrong: Any) -> str | None:
    """The first key of a map that the message itself names: there the caret belongs."""
    words = re.findall(r"`(\w+)`", said)
    return next((word for word in words if isinstance(wrong, dict) and word in wrong), None)


def language_hint(name: str) -> str:
    """The language that a wrong code probably stands for: `en` for `eng` and for `english`."""
    known = [*LANGUAGES, *(title.casefold() for title in LANGUAGES.values())]
    near = nearest(name, known)
    codes = {title.casefold(): code for code, title in LANGUAGES.items()}
    return f"did you mean `{codes.get(near, near)}`?" if near else ""


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
    "text_type": "text",
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
        return re.sub(r"^(\w+ )?[Ii]nput should", "the value should", str(detail["msg"]))
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
    if kind in ("string_type", "text_type") and wrong is None:
        return "write the value, or delete the key"
    if kind in ("model_type", "dict_type") and wrong is None:
        return "put what belongs to it below it, two spaces further in; or delete the key"
    if kind in ("model_type", "dict_type") and isinstance(wrong, list):
        named = next((item for item in wrong if isinstance(item, str)), "name")
        return f"write `{{{named}: words}}`, or each on a line of its own with a colon"
    if kind in ("string_type", "text_type") and isinstance(wrong, list):
        return "write it in words, without brackets and hyphens"
    return ""


def _described(model: type[BaseModel], loc: Loc) -> str:
    """The form that a value should have: said by its type, else by its field."""
    field = None
    for part in loc:
        found, model_here = _step(model, part)
        field = found or field
        model = model_here or model
    for item in _metadata(getattr(field, "annotation", None)):
        return str(item.description)
    return str(getattr(field, "description", None) or "")


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
    found = [
        field.alias or name
        for candidate in models
        for name, field in candidate.model_fields.items()
    ]
    return sorted(found, key=lambda name: name == EXCEPT)  # what is rarely meant comes last


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
