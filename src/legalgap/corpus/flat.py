"""Checked records as plain JSON, and back without a check.

A record becomes a list: the number of its shape, then the values of the fields that its file gives.
A shape names the class and, for each of these fields, how the value is written:

| how | value | written as |
|---|---|---|
| nothing | text, whole number, yes or no, None, and maps of such | itself |
| `r` | a record | the list above |
| `p`, `y` | Pin, PartialDate | its parts |
| `f`, `m` | Fraction, Decimal | its two numbers; its digits |
| `e` and a class | a word of a closed list | the word |
| `t`, `d` and a how | a list, a map, of values written so | a list, a map |
| `k` | a map whose keys are no plain text | a list of pairs, each piece as below |
| `*` | in a list or map of several sorts | how, then the value |

How a value is written comes from the value alone: a new field of a record needs nothing here.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from importlib import import_module
from typing import Any

from legalgap.model.base import Record
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin

MODELS = "legalgap.model."
PLAIN = (str, int, bool, type(None))

Shape = tuple[str, dict[str, str]]
"""The class of a record, as `act.Provision`, and how each field is written."""


class Writer:
    """Writes records, and keeps the shapes that it met."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self._numbers: dict[str, int] = {}

    def record(self, record: Record) -> list[Any]:
        """A record as a list."""
        given = {name: value for name, value in record if name in record.model_fields_set}
        hows = {name: _how(value) for name, value in given.items()}
        shape = (_named(type(record)), hows)
        number = self._numbers.setdefault(repr(shape), len(self.shapes))
        if number == len(self.shapes):
            self.shapes.append(shape)
        return [number, *(self._value(hows[name], value) for name, value in given.items())]

    def _value(self, how: str, value: Any) -> Any:
        kind, inner = how[:1], how[1:]
        if kind == "r":
            return self.record(value)
        if kind == "p":
            return [value.annex, *value.steps]
        if kind == "y":
            return [value.year, value.month, value.day]
        if kind == "f":
            return [value.numerator, value.denominator]
        if kind == "m":
            return str(value)
        if kind == "e":
            return value.value
        if kind == "t":
            return [self._value(inner, item) for item in value]
        if kind == "d":
            return {name: self._value(inner, item) for name, item in value.items()}
        if kind == "k":
            return [[self._value("*", item) for item in pair] for pair in value.items()]
        if kind == "*":
            own = _how(value)
            return [own, self._value(own, value)]
        return value


def _how(value: Any) -> str:
    if type(value) in PLAIN:
        return ""
    if isinstance(value, tuple):
        return "t" + _common(list(value))
    if type(value) is dict:
        inner = _common(list(value.values()))
        in_text = all(type(name) is str for name in value)
        return ("d" + inner if inner else "") if in_text else "k"
    if isinstance(value, Record):
        return "r"
    if isinstance(value, StrEnum):
        return "e" + _named(type(value))
    for kind, how in ((Pin, "p"), (PartialDate, "y"), (Fraction, "f"), (Decimal, "m")):
        if type(value) is kind:
            return how
    raise TypeError(f"a record of the package holds what cannot be written: {value!r}")


def _common(values: list[Any]) -> str:
    hows = {_how(value) for value in values}
    return hows.pop() if len(hows) == 1 else "*" if hows else ""


def _named(cls: type) -> str:
    assert cls.__module__.startswith(MODELS), cls
    return f"{cls.__module__.removeprefix(MODELS)}.{cls.__qualname__}"


def _class(name: str) -> Any:
    module, _, own = name.partition(".")
    return getattr(import_module(MODELS + module), own)


class Reader:
    """Makes records again from what a Writer wrote; nothing is checked a second time."""

    def __init__(self, shapes: list[Shape]) -> None:
        self._shapes = shapes
        self._makers: dict[int, Callable[[list[Any]], Record]] = {}

        def way(tagged: list[Any]) -> Any:
            return self._way(tagged[0])(tagged[1])

        self._ways: dict[str, Callable[[Any], Any]] = {
            "r": self.record,
            "p": lambda parts: Pin(tuple(parts[1:]), parts[0]),
            "y": lambda parts: PartialDate(*parts),
            "f": lambda parts: Fraction(*parts),
            "m": Decimal,
            "t": tuple,
            "k": lambda pairs: {way(name): way(value) for name, value in pairs},
            "*": way,
            "": lambda value: value,
        }

    def record(self, flat: list[Any]) -> Record:
        """The record that was written as this list."""
        number = flat[0]
        maker = self._makers.get(number)
        if maker is None:
            maker = self._makers[number] = self._maker(*self._shapes[number])
        return maker(flat)

    def _maker(self, name: str, hows: Mapping[str, str]) -> Callable[[list[Any]], Record]:
        unchecked = _class(name).unchecked
        names = tuple(hows)
        ways = [(at, self._way(how)) for at, how in enumerate(hows.values(), 1) if how]

        def made(flat: list[Any]) -> Record:
            for at, way in ways:
                flat[at] = way(flat[at])
            record: Record = unchecked(dict(zip(names, flat[1:], strict=True)))
            return record

        return made

    def _way(self, how: str) -> Callable[[Any], Any]:
        way = self._ways.get(how)
        if way is None:
            way = self._ways[how] = self._made_way(how[0], how[1:])
        return way

    def _made_way(self, kind: str, inner: str) -> Callable[[Any], Any]:
        if kind == "e":
            return _class(inner)  # type: ignore[no-any-return]
        way = self._way(inner)
        if kind == "t":
            return lambda values: tuple(map(way, values))
        return lambda values: {name: way(value) for name, value in values.items()}
