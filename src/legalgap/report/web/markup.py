"""From words to HTML: everything is escaped, and words of another language are tagged as such."""

from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from legalgap.office.xml import FOREIGN, MARKS, clean, plain

FOREIGN_WORDS = Markup('<span lang="{}">{}</span>')


def environment() -> Environment:
    """The environment of the template: every value that it prints goes through `spoken`."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=spoken,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["plain"] = plain
    return made


def spoken(value: Any) -> Markup:
    """A value as HTML: escaped, without characters that turn text around.

    Words of another language become a `span` with their code, so that a screen reader changes
    its voice.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    text, made, end = clean(str(value)), Markup(""), 0
    for found in FOREIGN.finditer(text):
        made += _bare(text[end : found.start()])
        made += FOREIGN_WORDS.format(found.group(1), found.group(2))
        end = found.end()
    return made + _bare(text[end:])


def _bare(text: str) -> Markup:
    return escape(MARKS.sub("", text))
