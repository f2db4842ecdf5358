"""The progress bar of long work: on a terminal only, wiped when the work ends or is stopped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 30


class Bar:
    """A bar on the terminal that errors go to; nothing elsewhere."""

    def __init__(self, what: str, *, quiet: bool = False) -> None:
        self._what = what
        self._shown = sys.stderr.isatty() and not quiet
        self._full = -1

    def __enter__(self) -> Bar:
        return self

    @property
    def step(self) -> Callable[[int, int], None] | None:
        """What the work calls with how much is done of how much; None where nobody would see it."""
        return self._draw if self._shown else None

    def _draw(self, done: int, whole: int) -> None:
        full = min(WIDTH, WIDTH * done // max(whole, 1))
        if full != self._full:
            self._full = full
            bar = "#" * full + " " * (WIDTH - full)
            typer.echo(f"\r{self._what} [{bar}]", err=True, nl=False)

    def __exit__(self, *_: object) -> None:
        if self._full >= 0:
            typer.echo("\r" + " " * (len(self._what) + WIDTH + 3) + "\r", err=True, nl=False)
