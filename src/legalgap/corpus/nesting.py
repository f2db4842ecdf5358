"""Moves keys of a map one level down with their lines as they are: comments, quotes and all."""

import re
from collections.abc import Collection, Mapping, Sequence

from legalgap.corpus import style
from legalgap.corpus.nodes import Node, line_end, line_start, read_nodes
from legalgap.frozen import frozen

Loc = Sequence[str | int]
_COMMENT = re.compile(r"(?:^|[ \t])(#.*)$")


@frozen
class Nesting:
    """Keys of one map that become the first entry of a new list in it."""

    loc: Loc
    """Where the map is: a list of the file, and the number of its entry."""
    under: str
    """The key of the new list."""
    moved: Collection[str]
    dropped: Collection[str]
    """Keys that go; the comments beside them stay."""
    lead: Mapping[str, str]
    """What the new entry begins with."""


def nested(text: str, nestings: Sequence[Nesting]) -> str:
    """The text with each map nested; a map in brackets, or begun by a moved key, stays as it is."""
    root = read_nodes(text)
    places = [(_at(root, nesting.loc), nesting) for nesting in nestings]
    for node, nesting in sorted(places, key=lambda place: -place[0].start):
        made = _one(text, node, nesting)
        if made is not None:
            begin, end = _span(text, node)
            text = text[:begin] + made + text[end:]
    return text


def _at(node: Node, loc: Loc) -> Node:
    for part in loc:
        assert node.items is not None
        if isinstance(part, int):
            node = node.items[part]
        else:
            node = next(value for name, _, value in node.pairs() if name == part)
    return node


def _span(text: str, node: Node) -> tuple[int, int]:
    return line_start(text, node.start), _next_line(text, node.end)


def _next_line(text: str, offset: int) -> int:
    """Where the line after that of an offset begins, or the end of the text."""
    end = line_end(text, offset)
    return end + (2 if text[end : end + 2] == "\r\n" else 1) if end < len(text) else end


def _one(text: str, node: Node, nesting: Nesting) -> str | None:
    if not node.is_map or node.in_brackets or not node.keys:
        return None
    gone = {*nesting.moved, *nesting.dropped}
    if (node.keys[0].value or "") in gone:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    margin = " " * (node.column + 2 * style.STEP)
    begin, end = _span(text, node)
    kept, below = [], []
    for name, key, value in node.pairs():
        stop = _next_line(text, max(value.end, key.end))
        lines = text[begin:stop].splitlines(keepends=True)
        own = text[begin : line_start(text, key.start)].count(newline)
        if name not in gone:
            kept += lines
        elif name in nesting.dropped:
            below += [margin + found + newline for found in _comments(lines)]
        else:
            below += _comment_lines(lines[:own], margin) + [
                " " * (2 * style.STEP) + line if line.strip() else line for line in lines[own:]
            ]
        begin = stop
    kept += text[begin:end].splitlines(keepends=True)
    if kept and not kept[-1].endswith(("\n", "\r")):
        kept[-1] += newline
    head = [f"{' ' * node.column}{nesting.under}:{newline}"]
    sign = "- "
    for name, said in nesting.lead.items():
        head.append(f"{' ' * (node.column + style.STEP)}{sign}{name}: {said}{newline}")
        sign = "  "
    whole = "".join([*kept, *head, *below])
    return whole if text[end - 1 : end] in ("\n", "\r") else whole.rstrip("\r\n")


def _comment_lines(lines: Sequence[str], margin: str) -> list[str]:
    return [margin + line.lstrip(" ") if line.strip() else line for line in lines]


def _comments(lines: Sequence[str]) -> list[str]:
    return [found.group(1) for line in lines if (found := _COMMENT.search(line.rstrip("\r\n")))]
