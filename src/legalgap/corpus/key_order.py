"""In which order the keys of a record are written: the order of the fields of its model."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from legalgap.corpus.layout import Kind


def key_order(kind: Kind, tree: Any, loc: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that a map of a file can have, in order; none where its keys are free."""
    path = list(loc)
    if kind.listed:
        if isinstance(tree, dict):
            if not path:
                return ("lang", kind.name)
            path = path[1:]
        path = path[1:]
    found: Any = kind.model
    for part in path:
        found = _below(found, part)
    names = [str(name) for model in _models(found) for name in _fields(model)]
    return tuple(dict.fromkeys(names))


def placed(tree: Mapping[str, Any], key: str, value: Any, order: Sequence[str]) -> dict[str, Any]:
    """A map with one more key, after the last of those that come before it in the order."""
    if key in tree:
        return {**tree, key: value}
    earlier = set(order[: order.index(key)]) if key in order else set(tree)
    names = list(tree)
    at = max((names.index(name) + 1 for name in names if name in earlier), default=0)
    names.insert(at, key)
    return {name: value if name == key else tree[name] for name in names}


def _below(annotation: Any, part: str | int) -> Any:
    """What stands under a key or a number of a value of this type."""
    for model in _models(annotation):
        fields = _fields(model)
        if part in fields:
            return fields[part]
    for option in _options(annotation):
        origin, arguments = get_origin(option), get_args(option)
        if origin is dict:
            return arguments[1]
        if origin in (tuple, list) and arguments:
            # A list may be written as its one entry, without dashes.
            return arguments[0] if isinstance(part, int) else _below(arguments[0], part)
    return None


@cache
def _fields(model: type[BaseModel]) -> dict[str | int, Any]:
    """The fields of a model by the names that files use.

    What it inherits stands between its own: after its id, before its lists of records.
    """
    own = model.__annotations__
    inherits = 2 * len(own) < len(model.model_fields)  # a kind of wording, with a pin or a date

    def rank(name: str) -> int:
        if name not in own:
            return 1
        below = model.model_fields[name].annotation
        return 2 if inherits and get_origin(below) is tuple and _models(below) else 0

    fields = {name: model.model_fields[name] for name in sorted(model.model_fields, key=rank)}
    return {field.alias or name: field.annotation for name, field in fields.items()}


def _models(annotation: Any) -> list[type[BaseModel]]:
    found = []
    for option in _options(annotation):
        if isinstance(option, type) and issubclass(option, BaseModel):
            found.append(option)
        elif get_origin(option) in (tuple, list) and get_args(option):
            found += _models(get_args(option)[0])
    return found


def _options(annotation: Any) -> list[Any]:
    """The types of a union, without the notes that pydantic adds to them."""
    annotation = getattr(annotation, "__value__", annotation)
    if hasattr(annotation, "__metadata__"):
        return _options(annotation.__origin__)
    if get_origin(annotation) in (tuple, list, dict) or isinstance(annotation, type):
        return [annotation]
    return [
        option
        for argument in get_args(annotation)
        if argument is not NoneType
        for option in _options(argument)
    ]
