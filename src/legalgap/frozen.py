"""Classes of values that never change, made faster than `dataclass(frozen=True)` makes them.

The standard decorator writes six methods of each class as source and compiles them while the class
is made. That takes half a millisecond; a report needs a hundred such classes and few of the
methods. Here the methods are the same functions for all classes, and only the one that makes an
object, which should be fast, is compiled, when the first object is made. All else is the standard
decorator's: `field`, `replace`, `fields`, defaults, `__post_init__` and `__match_args__`.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of values: fields with their types, as in a dataclass that is frozen."""
    # Else the standard decorator works out a signature, at length, to have something to say.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)

    def first(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _maker(made)
        made.__init__(self, *given, **named)

    made.__init__ = first
    for name, method in METHODS.items():
        if name not in vars(cls):
            setattr(made, name, method)
    return cls


def _maker(cls: Any) -> Callable[..., None]:
    """How an object is made.

    To write into `self.__dict__` would be faster here, but reading slower ever after: Python keeps
    the values of an object closer at hand as long as nobody has asked for that.
    """
    known: dict[str, Any] = {"__absent": MISSING, "__set": object.__setattr__}
    asked, lines = ["self"], []
    for item in fields(cls):
        name, source = item.name, item.name
        if item.default_factory is not MISSING:
            known[f"__new_{name}"] = item.default_factory
            source = f"__new_{name}() if {name} is __absent else {name}"
        known[f"__default_{name}"] = item.default
        if not item.init:
            source = f"__default_{name}" if item.default_factory is MISSING else f"__new_{name}()"
        elif item.default_factory is MISSING and item.default is MISSING:
            asked.append(name)
        else:
            asked.append(f"{name}=__default_{name}")
        if source != f"__default_{name}" or item.default is not MISSING:
            lines.append(f"__set(self, {name!r}, {source})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    text = f"def __init__({', '.join(asked)}):\n    " + "\n    ".join(lines or ["pass"])
    exec(text, known)  # noqa: S102 (names of fields of our own classes, as the standard one does)
    return known["__init__"]  # type: ignore[no-any-return]


@cache
def _shown(cls: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cls) if item.repr)


@cache
def _compared(cls: Any) -> Callable[[Any], Any]:
    """What takes from an object all that is compared, at once."""
    names = [item.name for item in fields(cls) if item.compare]
    return attrgetter(*names) if names else lambda _: ()


@recursive_repr()
def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in _shown(self.__class__))
    return f"{self.__class__.__qualname__}({said})"


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    cls: Any = self.__class__
    taken = _compared(cls)
    return taken(self) == taken(other)


def _hash(self: Any) -> int:
    cls: Any = self.__class__
    return hash(_compared(cls)(self))


def _set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


METHODS: dict[str, Callable[..., Any]] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _set,
    "__delattr__": _delete,
}
