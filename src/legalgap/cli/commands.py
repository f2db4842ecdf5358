"""The commands by name; one is imported, and its options read, when somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

WITHIN = "legalgap.cli."
PLACES = {
    "assess": "assess:assess",
    "why": "why:why",
    "compare": "compare:compare",
    "roadmap": "roadmap:roadmap",
    "diff": "diff:diff",
    "validate": "validate:validate",
    "fmt": "fmt:fmt",
    "explain": "explain:explain",
    "list": "listing:list_records",
    "schema": "schema:schema",
    "import": "import_:import_",
    "citations": "citations:citations",
    "init": "init:init",
    "match": "match:app",
    "new": "new:app",
    "form": "form:app",
    "report": "report:app",
    "review": "review:app",
    "template": "template:app",
}
"""Module and function of each command, or the Typer app of a group, in the order of `--help`."""


def plain_app(**given: Any) -> typer.Typer:
    """An app as all of ours are: plain help, plain messages, no completion to install."""
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, **given
    )


class Commands(Mapping[str, Any]):
    """All commands, each made when it is first looked up.

    To read the options of twenty commands takes longer than many a command runs, and only one of
    them is ever run; `--help` looks at all.
    """

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made.update(_commands({name: PLACES[name]}))
        return self._made[name]

    def make_all(self) -> None:
        """Make all that are left, together."""
        left = {name: place for name, place in PLACES.items() if name not in self._made}
        self._made.update(_commands(left))

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)


def _commands(places: Mapping[str, str]) -> Mapping[str, Any]:
    """What Typer makes of functions and of apps, as if no others were registered."""
    alone = plain_app()
    for name, place in places.items():
        module, _, own = place.partition(":")
        found = getattr(import_module(WITHIN + module), own)
        if isinstance(found, typer.Typer):
            alone.add_typer(found, name=name)
        else:
            alone.command(name, cls=PlainCommand)(found)
    return get_group(alone).commands


def _read_plainly(param: Any) -> None:
    """Take text, paths and flags as they are given.

    Typer from 0.28 on has pydantic build a schema for each option of a command, even for one that
    is text and stays text. That costs as much as reading the law of a State. Other options, and
    paths that cannot be read and so need its message, are left to Typer; where its parameters are
    of another make, as before, nothing is changed.
    """
    by_typer: Any = getattr(param, "get_runtime_param", None)
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    done = "get_runtime_param" in vars(param)
    if done or by_typer is None or kind not in (str, list[str], Path, bool):
        return

    class Plainly:
        @staticmethod
        def coerce(value: Any, param: Any, ctx: Any) -> Any:
            if value is None:
                return () if kind == list[str] else None
            if kind == list[str]:
                return list(value)
            if kind is str and isinstance(value, str):
                return value
            if kind is Path and (not os.path.lexists(value) or os.access(value, os.R_OK)):
                return Path(value)
            return by_typer().coerce(value, param=param, ctx=ctx)

    param.get_runtime_param = Plainly


class _Plain:
    """What reads its options plainly."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            _read_plainly(param)
        return params


class PlainCommand(_Plain, TyperCommand):
    """A command that is no group."""


class LazyGroup(_Plain, TyperGroup):
    """The program: a group that makes its commands when they are asked for."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = cast(Any, Commands())

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, which are then looked at one by one."""
        cast(Commands, self.commands).make_all()
        return list(PLACES)
