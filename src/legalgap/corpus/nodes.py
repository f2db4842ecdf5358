"""Where each piece of a YAML text begins and ends; only editing and formatting need the ends."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from legalgap.corpus.yaml_text import new_parser

NEWLINE = re.compile("\r\n|\r|\n")
_BLANK_LINES = re.compile(r"[\r\n][ \t\r\n]*\Z")
HEADER = re.compile(r"[|>][-+0-9]*")
"""How prose on lines of its own begins: `>-`."""


@dataclass(slots=True)
class Node:
    """A map, a list or plain text in a file, with the offsets of its first and last sign."""

    start: int
    end: int = 0
    value: str | None = None
    """Of plain text; None where nothing is written."""
    style: str = ""
    """Of plain text: `>`, `|`, a quotation mark, or nothing; of a map or list in brackets: `{`."""
    keys: list["Node"] | None = None
    """Of a map: its keys, as `items` holds their values."""
    items: list["Node"] | None = None
    """Of a map its values, of a list its entries; None for plain text."""
    column: int = field(default=0, repr=False)

    @property
    def is_map(self) -> bool:
        """Whether it has keys."""
        return self.keys is not None

    @property
    def in_brackets(self) -> bool:
        """Whether it is a map in `{}` or a list in `[]`, or a pair within such a list."""
        return self.items is not None and bool(self.style)

    @property
    def is_prose(self) -> bool:
        """Whether it stands on lines of its own after `>` or `|`."""
        return self.style in (">", "|")

    def pairs(self) -> Iterator[tuple[str, "Node", "Node"]]:
        """Of a map: each key as text, the key and its value."""
        assert self.keys is not None
        assert self.items is not None
        for key, value in zip(self.keys, self.items, strict=True):
            yield key.value or "", key, value


def read_nodes(text: str) -> Node:
    """The nodes of a text that `read_text` has read without a problem."""
    return _value(new_parser(text).get_event, text)


def _value(following: Callable[[], Any], text: str, event: Any = None) -> Node:
    while event is None:
        event = following()
        if isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = None
    start = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, text)
    node = Node(start.index, items=[], column=start.column)
    node.style = "{" if event.flow_style else ""
    assert node.items is not None
    if isinstance(event, yaml.MappingStartEvent):
        node.keys = []
        while not isinstance(event := following(), yaml.MappingEndEvent):
            node.keys.append(_value(following, text, event))
            node.items.append(_value(following, text))
    else:
        while not isinstance(event := following(), yaml.SequenceEndEvent):
            node.items.append(_value(following, text, event))
    closed = node.style and text[node.start : node.start + 1] in ("{", "[")
    node.end = event.end_mark.index if closed else _last(node)
    return node


def _last(node: Node) -> int:
    ends = [node.start, *(item.end for item in node.items or ())]
    ends += [key.end for key in node.keys or ()]
    return max(ends)


def _scalar(event: Any, text: str) -> Node:
    start, end = event.start_mark, event.end_mark.index
    style = event.style or ""
    if style in (">", "|"):  # the parser counts the blank lines that follow
        end = start.index + len(_BLANK_LINES.sub("", text[start.index : end]))
    value = event.value if event.value or style else None
    return Node(start.index, end, value, style, column=start.column)


def tree_of(node: Node) -> Any:
    """What a node says, as the reader of files gives it."""
    if node.is_map:
        return {name: tree_of(value) for name, _, value in node.pairs()}
    if node.items is not None:
        return [tree_of(item) for item in node.items]
    return node.value


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, before its line break."""
    found = NEWLINE.search(text, offset)
    return found.start() if found else len(text)


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def skip_blank(text: str, offset: int) -> int:
    """The next sign that is neither white space nor in a comment."""
    while offset < len(text):
        if text[offset] in " \t\r\n":
            offset += 1
        elif text[offset] == "#":
            offset = line_end(text, offset)
        else:
            break
    return offset


def comment_in(text: str, node: Node) -> bool:
    """Whether a comment stands inside a node in brackets."""
    spans: list[tuple[int, int]] = []
    _scalars(node, spans)
    at = node.start
    for start, end in [*sorted(spans), (node.end, node.end)]:
        if "#" in text[at:start]:
            return True
        at = max(at, end)
    return False


def _scalars(node: Node, found: list[tuple[int, int]]) -> None:
    if node.items is None:
        found.append((node.start, node.end))
    for below in (*(node.keys or ()), *(node.items or ())):
        _scalars(below, found)
