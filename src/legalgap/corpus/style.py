"""The one style in which the tool writes YAML; `fmt` and every edit follow it."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from legalgap.errors import LegalGapError

WIDTH = 100
"""The column that a line ends at where its words allow."""
STEP = 2
_LANGUAGE = re.compile(r"[a-z]{2}")
_FIRST = re.compile(r"[^\s,\[\]{}#&*!|>'\"%@`?:\-]|[-:?](?=[^\s,\[\]{}])")
_SPECIAL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
"""Tabs, breaks of lines and signs that cannot be seen."""
_BREAKS_PLAIN = re.compile(rf"[{_SPECIAL}]|:(?=\s|$)|\s#")
_BREAKS_BRACKETS = re.compile(r"^[-:]|[,\[\]{}?]|:(?=[^0-9A-Za-z(_])")
_FOLDS = re.compile(r"[^\s](?:.*[^\s])?", re.DOTALL)
_UNPRINTED = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as the reader refuses
)


def tree_to_write(value: Any) -> Any:
    """A value as the reader of files would give it: text, None, lists and maps of these."""
    if value is None or isinstance(value, str):
        made = None if value is None else str(value)
        if made is not None and _UNPRINTED.search(made):
            raise LegalGapError(
                "the text holds a control character", "delete it; YAML and Word can hold none"
            )
        return made
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return tree_to_write(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): tree_to_write(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [tree_to_write(below) for below in value]
    return str(value)


def is_plain(text: str) -> bool:
    """Whether a text needs no quotes as a value on a line.

    Scalars are read as text, so that numbers, dates and `no` need none.
    """
    if not text or text != text.strip(" ") or text.startswith(("---", "...")):
        return False
    return bool(_FIRST.match(text)) and not _BREAKS_PLAIN.search(text)


def is_plain_in_brackets(text: str) -> bool:
    """Whether a text needs no quotes inside `[]` or `{}`."""
    return is_plain(text) and not _BREAKS_BRACKETS.search(text)


def quoted(text: str) -> str:
    """A text in quotes: single ones where they can hold it."""
    if re.search(f"[{_SPECIAL}]", text):
        return '"' + "".join(_escaped(sign) for sign in text) + '"'
    return "'" + text.replace("'", "''") + "'"


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    return f"\\u{ord(sign):04X}" if re.match(f"[{_SPECIAL}]", sign) else sign


def key_text(name: str) -> str:
    """A key before its colon."""
    return name if is_plain_in_brackets(name) else quoted(name)


def inline(value: Any) -> str:
    """A value inside brackets, or on one line whatever its length."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if is_plain_in_brackets(value) else quoted(value)
    if isinstance(value, dict):
        pairs = (f"{key_text(name)}: {inline(below)}" for name, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(inline(below) if below is not None else "''" for below in value) + "]"


def fits_in_brackets(value: Any) -> bool:
    """Whether a new map or list reads best in brackets: ids without spaces, not too deep."""
    if isinstance(value, list):
        return all(_is_word(item) for item in value)
    if not isinstance(value, dict):
        return False
    if value and all(_LANGUAGE.fullmatch(name) for name in value):
        return False
    return all(is_plain_in_brackets(name) and _is_word(item) for name, item in value.items())


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and " " not in value and is_plain_in_brackets(value)


def written(value: Any, column: int, used: int, *, on_lines: bool = False) -> list[str]:
    """A value under a key or a dash that stands at `column`.

    First what follows on the same line, of which `used` signs are taken (nothing where the value
    begins below), then whole lines. With `on_lines` a map or list is not put into brackets.
    """
    if value is None:
        return [""]
    if isinstance(value, str):
        return _text_lines(value, column, used)
    short = fits_in_brackets(value) and used + len(inline(value)) + 1 <= WIDTH
    if not value or (short and not on_lines):
        return [inline(value)]
    return ["", *block(value, column + STEP)]


def block(value: Any, column: int) -> list[str]:
    """The lines of a map or list that begins at a column."""
    if isinstance(value, dict):
        return [line for name, below in value.items() for line in entry(name, below, column)]
    return [line for below in value for line in item(below, column)]


def entry(name: str, value: Any, column: int) -> list[str]:
    """The lines of a key with its value."""
    lead = " " * column + key_text(name) + ":"
    head, *rest = written(value, column, len(lead))
    return [f"{lead} {head}".rstrip(" \t"), *rest]


def item(value: Any, column: int) -> list[str]:
    """The lines of an entry of a list, dash included."""
    lead = " " * column + "-"
    if isinstance(value, dict | list) and value:
        lines = block(value, column + STEP)
        return [f"{lead} {lines[0].lstrip(' ')}", *lines[1:]]
    if value is None:
        return [lead]
    head, *rest = written(value, column, len(lead))
    return [f"{lead} {head}", *rest]


class OnOneLine(str):
    """Text that may not stand after `>-`, where a comment that follows would become part of it."""

    __slots__ = ()


def on_one_line(tree: Any) -> Any:
    """A tree whose text stands on one line each, whatever its length."""
    if isinstance(tree, dict):
        return {name: on_one_line(below) for name, below in tree.items()}
    if isinstance(tree, list):
        return [on_one_line(below) for below in tree]
    return OnOneLine(tree) if isinstance(tree, str) else tree


def _text_lines(value: str, column: int, used: int) -> list[str]:
    if isinstance(value, OnOneLine):
        return [value if is_plain(value) else quoted(value)]
    if is_plain(value) and used + 1 + len(value) <= WIDTH:
        return [value]
    if not can_fold(value):
        return [quoted(value)]
    return [">-", *prose(value, column + STEP)]


def can_fold(value: str) -> bool:
    """Whether `>-` can hold a text without changing it."""
    lines = value.split("\n")
    return (
        bool(_FOLDS.fullmatch(value))
        and not re.search(f"[{_SPECIAL}]", value.replace("\n", ""))
        and all(line == line.strip(" ") and (line or number) for number, line in enumerate(lines))
    )


def prose(value: str, column: int, width: int = WIDTH) -> list[str]:
    """Prose as lines that begin at a column; a line break of the text becomes a blank line."""
    made: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        if number:
            made.append("")
        if paragraph:
            made += [" " * column + line for line in wrapped(paragraph, width - column)]
    return made


def wrapped(paragraph: str, width: int) -> list[str]:
    """A paragraph cut at single spaces; runs of spaces are kept within a line."""
    lines: list[str] = []
    line = ""
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", paragraph):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
