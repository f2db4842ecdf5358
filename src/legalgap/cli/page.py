"""Prose on a terminal: wrapped, with plain marks."""

import shutil
import textwrap

import typer

WIDEST = 100


class Terminal:
    """Writes headings, paragraphs and lists to standard output."""

    def __init__(self) -> None:
        self.width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
        self._begun = False

    def heading(self, text: str) -> None:
        """A heading with an empty line before it."""
        if self._begun:
            typer.echo("")
        self._begun = True
        typer.secho(textwrap.fill(text, self.width), bold=True)

    def line(self, text: str) -> None:
        """A paragraph."""
        typer.echo(textwrap.fill(text, self.width))

    def item(self, text: str, depth: int = 0) -> None:
        """An entry of a list; nothing where there are no words."""
        if not text:
            return
        indent = "  " * (depth + 1)
        typer.echo(
            textwrap.fill(text, self.width, initial_indent=indent, subsequent_indent=indent + "  ")
        )
