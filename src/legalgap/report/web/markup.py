"""From words to HTML: everything is escaped, and words of another language are tagged as such."""

from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from legalgap.office.leads import numbered
from legalgap.office.xml import END, FOREIGN, MARKS, clean, plain, unled

Lead = Callable[[int], str]
LEADING_WORDS = Markup('<a href="#{}">{}</a>')
FOREIGN_WORDS = Markup('<span lang="{}">{}</span>')


def environment(lead: Lead = lambda number: "") -> Environment:
    """The environment of the template: every value that it prints goes through `spoken`.

    `lead` gives the id of the place that the words of a number lead to; nothing where none is.
    """
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(spoken, lead=lead),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["plain"], made.filters["unled"] = plain, unled
    return made


def spoken(value: Any, lead: Lead = lambda number: "") -> Markup:
    """A value as HTML: escaped, without characters that turn text around.

    Words of another language become a `span` with their code, so that a screen reader changes
    its voice; words that lead to a place become a link, the first time in a value.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    text, made, end = clean(str(value)), Markup(""), 0
    told: set[str] = set()
    for found in FOREIGN.finditer(text):
        made += _linked(text[end : found.start()], lead, told)
        made += FOREIGN_WORDS.format(found.group(1), _linked(found.group(2), lead, told))
        end = found.end()
    return made + _linked(text[end:], lead, told)


def _linked(text: str, lead: Lead, told: set[str]) -> Markup:
    """Words with links; each place is led to once."""
    text = MARKS.sub("", text)
    if END not in text:
        return escape(unled(text))
    made = Markup("")
    for number, words in numbered(text):
        place = lead(number) if number is not None else ""
        made += LEADING_WORDS.format(place, words) if place and place not in told else escape(words)
        told.add(place)
    return made
