"""What a tag of a template can reach: the data of the report, and nothing that runs."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError
from jinja2 import Template as JinjaTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from legalgap.office.expressions import LOOP

MOST_LETTERS = 30_000_000
"""The most that a part may hold once its tags are filled; a report has a hundredth of it."""


class BoundedTemplate(JinjaTemplate):
    """A template whose result has an end."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The filled text; raises TemplateRuntimeError where it grows beyond any report."""
        pieces, size = [], 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            if size > MOST_LETTERS:
                raise TemplateRuntimeError("it grows far beyond any report")
            pieces.append(piece)
        return "".join(pieces)


class DataEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a name after a dot is a key of the data, never a method."""

    template_class = BoundedTemplate

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under a key, or where a loop stands."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(name=attribute, hint=f"the report has no `{attribute}` here")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`; lists are read by position."""
        if isinstance(obj, list) and isinstance(argument, int):
            return super().getitem(obj, argument)
        return self.getattr(obj, str(argument))


def sandbox(block: Callable[..., str]) -> DataEnvironment:
    """The sandbox of a template, in which `block` can be called and nothing else."""
    env = DataEnvironment(undefined=StrictUndefined, autoescape=True)
    env.globals.clear()
    env.globals["block"] = block
    return env
