"""Fills the tags of the packaged templates: names, conditions, loops and blocks, and no more.

Their tags are whole, each is in one run, and a test proves that Jinja and docxtpl, which fill the
templates of others, give the same bytes. To import them takes longer than the whole filling.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from legalgap.office.xml import as_text

ALONE = re.compile(r"<w:p>(?:(?!<w:p>|</w:p>).)*?{%p (.*?%})(?:(?!<w:p>).)*?</w:p>", re.DOTALL)
"""A paragraph that holds a condition or the ends of a loop, and goes with it."""
TAG = re.compile(r"({%.*?%}|{{.*?}})")
CALL = re.compile(r"block\('(\w+)'((?:, [\w.]+)*)\)")
LOOP, CONDITION = re.compile(r"for (\w+) in ([\w.]+)"), re.compile(r"if (not )?([\w.]+)")

Piece = Callable[[Mapping[str, Any]], str]
"""A piece of a template, which gives its text for some data."""


def filled(source: str, known: Mapping[str, Any], block: Callable[..., str]) -> str:
    """A part with its tags filled; raises KeyError for a name that the data have not."""
    pieces = iter(TAG.split(ALONE.sub(r"{% \1", source)))
    return _section(pieces, block)(known)


def _section(pieces: Iterator[str], block: Callable[..., str]) -> Piece:
    """The pieces up to the end of a part, a condition or a loop."""
    made: list[Piece | str] = []
    for piece in pieces:
        tag = piece[2:-2].strip() if TAG.fullmatch(piece) else None
        if tag is None:
            made.append(piece)
        elif piece.startswith("{{"):
            made.append(_shown(tag, block))
        elif tag in ("endif", "endfor"):
            break
        else:
            made.append(_governed(tag, _section(pieces, block)))
    return lambda known: "".join(item if isinstance(item, str) else item(known) for item in made)


def _shown(tag: str, block: Callable[..., str]) -> Piece:
    call = CALL.fullmatch(tag)
    if call is None:
        return lambda known: as_text(str(_value(tag, known)))
    name, given = call.group(1), call.group(2).split(", ")[1:]
    return lambda known: block(name, *(_value(path, known) for path in given))


def _governed(tag: str, inside: Piece) -> Piece:
    """What stands within a condition or a loop; raises ValueError for another tag."""
    loop, condition = LOOP.fullmatch(tag), CONDITION.fullmatch(tag)
    if loop is not None:
        item, path = loop.groups()
        return lambda known: "".join(
            inside({**known, item: value}) for value in _value(path, known)
        )
    if condition is None:
        raise ValueError(f"a packaged template holds the tag `{tag}`")
    negated, path = condition.groups()
    return lambda known: inside(known) if bool(_value(path, known)) is not bool(negated) else ""


def _value(path: str, known: Mapping[str, Any]) -> Any:
    found: Any = known
    for name in path.split("."):
        found = found[name]
    return found
