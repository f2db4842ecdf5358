"""From two trees to the few places of a text that differ between them.

Everything else in the text stays as it is: comments, quotes, the order of keys, blank lines.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import ne
from typing import Any

from legalgap.corpus import style
from legalgap.corpus.nodes import (
    HEADER,
    Node,
    comment_in,
    line_end,
    line_start,
    skip_blank,
    tree_of,
)

BLANK_LINE = re.compile(r"(\r\n?|\n) *(\r\n?|\n)")


@dataclass(frozen=True, slots=True)
class Splice:
    """New text for a span."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where a value belongs: after a colon or a dash, under a key or a dash at a column."""

    after: int
    column: int


def spliced(text: str, node: Node, tree: Any) -> str:
    """The text of a document changed so that it says `tree`."""
    splicer = _Splicer(text)
    old = tree_of(node)
    if isinstance(tree, dict):
        alike = isinstance(old, dict) and any(name in tree for name in old)
    else:
        alike = isinstance(tree, list) and isinstance(old, list) and bool(tree and old)
    if alike and not node.in_brackets:
        splicer.change(node, old, tree, _Seat(0, -style.STEP))
        return splicer.result()
    whole = isinstance(tree, dict | list) and tree
    lines = style.block(tree, 0) if whole else [style.inline(tree)]
    return text[: node.start] + splicer.broken("\n".join(lines)) + text[node.end :]


class _Splicer:
    def __init__(self, text: str) -> None:
        self.text = text
        found = re.search("\r\n|\n|\r", text)
        self.newline = found.group() if found else "\n"
        self.splices: list[Splice] = []

    def result(self) -> str:
        made, at = [], 0
        for splice in sorted(self.splices, key=lambda one: one.start):
            made += [self.text[at : splice.start], splice.text]
            at = max(at, splice.end)
        return "".join([*made, self.text[at:]])

    def broken(self, lines: str) -> str:
        """Lines with the line break of the file."""
        return lines.replace("\n", self.newline)

    def put(self, start: int, end: int, text: str) -> None:
        if start != end or text:
            self.splices.append(Splice(start, end, self.broken(text)))

    def below(self, offset: int, lines: list[str]) -> None:
        """Whole lines after the line of an offset."""
        end = line_end(self.text, offset)
        self.put(end, end, "".join("\n" + line for line in lines))

    def change(self, node: Node, old: Any, new: Any, seat: _Seat) -> None:
        """Bring one node from what it says to what it shall say."""
        if old == new:
            return
        alike = isinstance(new, dict if node.is_map else list) and node.items and new
        if node.items is None or not alike:
            self.replace(node, new, seat)
        elif node.in_brackets:
            self.brackets(node, old, new, seat)
        elif node.is_map:
            self.keyed(node, old, new, seat)
        else:
            self.listed(node, old, new, seat)

    # Maps and lists on lines of their own

    def keyed(self, node: Node, old: dict[str, Any], new: dict[str, Any], seat: _Seat) -> None:
        pairs = list(node.pairs())
        if not any(name in new for name in old):
            self.replace(node, new, seat)
            return
        column = pairs[0][1].column
        before: Node | None = None  # the last pair that stays, after which a new one goes
        stays = {name: (key, value) for name, key, value in pairs if name in new}
        for number, (name, key, value) in enumerate(pairs):
            if name in new:
                colon = self.text.index(":", key.end)
                self.change(value, old[name], new[name], _Seat(colon + 1, column))
            else:
                later = pairs[number + 1][1] if number + 1 < len(pairs) else None
                self.drop(key.start, max(key.end, value.end), later)
        first: list[str] = []
        airy = self.airy([key.start for _, key, _ in pairs], node)
        for name, below in new.items():
            if name in stays:
                key, value = stays[name]
                before = value if value.end > key.end else key
                continue
            lines = style.entry(name, below, column)
            if before is None:
                first += lines
            else:
                self.below(self.last_line(before), [*airy, *lines])
        if first:  # they push the first key to a line below
            start = next(key.start for name, key, _ in pairs if name in new)
            self.put(start, start, "\n".join([*first, " " * column]).lstrip(" "))

    def last_line(self, node: Node) -> int:
        """An offset on the last line of a node."""
        return max(node.end - 1, node.start)

    def listed(self, node: Node, old: list[Any], new: list[Any], seat: _Seat) -> None:
        assert node.items is not None
        dashes = self.dashes(node)
        column = node.column
        airy = self.airy(dashes, node)
        kept: list[str] = []
        before: Node | None = None
        at = -1
        for i1, i2, j1, j2 in _aligned(old, new):
            common = min(i2 - i1, j2 - j1)
            for i, j in zip(range(i1, i1 + common), range(j1, j1 + common), strict=True):
                seat_of_it = _Seat(dashes[i] + 1, column)
                self.change(node.items[i], old[i], new[j], seat_of_it)
                before, at = node.items[i], i
            for i in range(i1 + common, i2):
                later = dashes[i + 1] if i + 1 < len(dashes) else None
                self.drop(dashes[i], max(node.items[i].end, dashes[i] + 1), later)
            lines = [[*airy, *style.item(below, column)] for below in new[j1 + common : j2]]
            flat = [line for one in lines for line in one]
            if not flat:
                continue
            if before is None:
                kept += flat
            else:
                self.below(max(self.last_line(before), dashes[at]), flat)
        if kept:
            kept = [*kept[len(airy) :], *airy]
            self.put(dashes[0], dashes[0], "\n".join([*kept, " " * column]).lstrip(" "))

    def dashes(self, node: Node) -> list[int]:
        """Where the dash of each entry stands."""
        found = []
        at = node.start
        for item in node.items or ():
            found.append(skip_blank(self.text, at))
            at = max(item.end, found[-1] + 1)
        return found

    def airy(self, starts: list[int], node: Node) -> list[str]:
        """A blank line before a new entry, where one stands between all that are there."""
        ends = [max(item.end, start) for item, start in zip(node.items or (), starts, strict=True)]
        gaps = [self.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        return [""] if gaps and all(BLANK_LINE.search(gap) for gap in gaps) else []

    def drop(self, start: int, end: int, later: Node | int | None) -> None:
        """Take out an entry with the rest of its last line; comments on other lines stay."""
        begin = line_start(self.text, start)
        last = line_end(self.text, max(end - 1, start))
        if not self.text[begin:start].strip(" "):
            if begin == 0:
                after = re.match("\r\n?|\n", self.text[last:])
                self.put(0, last + (after.end() if after else 0), "")
            else:
                self.put(begin - self.before(start), last, "")
            return
        # The first entry of a map that shares its line with a dash: the next one takes its place.
        following = later.start if isinstance(later, Node) else later
        if following is not None and not self.text[last:following].strip(" \t\r\n"):
            self.put(start, following, "")
        else:
            self.put(start, last, "")

    # One value by another

    def replace(self, node: Node, new: Any, seat: _Seat, *, on_lines: bool = False) -> None:
        text = self.text
        used = seat.after - line_start(text, seat.after)
        is_item = text[seat.after - 1] == "-" and bool(new) and isinstance(new, dict | list)
        if is_item:
            lines = style.item(new, seat.column)
            head, rest = lines[0].lstrip(" ")[2:], lines[1:]
        else:
            head, *rest = style.written(new, seat.column, used, on_lines=on_lines)
        if node.items and not node.in_brackets:
            self.replace_block(node, head, rest, seat)
        elif node.is_prose:
            header = HEADER.match(text, node.start)
            assert header is not None
            end_of_header = line_end(text, node.start)
            comment = text[header.end() : end_of_header].rstrip(" \t")
            self.put(seat.after, end_of_header, f" {head}".rstrip(" \t") + comment)
            self.put(end_of_header, max(node.end, end_of_header), _joined(rest))
        elif text[seat.after : node.start].strip(" \t\r\n"):  # a comment stands between
            begin = node.start if head else line_start(text, node.start) - self.before(node.start)
            self.put(begin, node.end, head)
            self.below(node.end, rest)
        else:
            self.put(seat.after, node.end, f" {head}" if head else "")
            self.below(node.end, rest)

    def replace_block(self, node: Node, head: str, rest: list[str], seat: _Seat) -> None:
        text = self.text
        first = line_end(text, seat.after)
        last = line_end(text, self.last_line(node))
        if node.start < first:  # a map that begins beside its dash
            self.put(seat.after, last, f" {head}".rstrip(" \t") + _joined(rest))
            return
        begin = line_start(text, node.start) - self.before(node.start)
        if "#" in text[first:begin] and rest:  # prose would take in the comment between
            own = [" " * (seat.column + style.STEP) + head] if head else []
            self.put(begin, last, _joined([*own, *rest]))
            return
        self.put(seat.after, seat.after, f" {head}" if head else "")
        self.put(first, first, _joined(rest))
        self.put(begin, last, "")

    def before(self, offset: int) -> int:
        """How many signs the line break before the line of an offset has."""
        begin = line_start(self.text, offset)
        return 2 if self.text[begin - 2 : begin] == "\r\n" else 1

    # Maps and lists in brackets

    def brackets(self, node: Node, old: Any, new: Any, seat: _Seat) -> None:
        commented = comment_in(self.text, node)
        if commented:
            self.put(node.start, node.end, self.within(node, old, new, commented))
            return
        made = self.within(node, old, new, commented)
        fits = node.start - line_start(self.text, node.start) + len(made) <= style.WIDTH
        if fits and "\n" not in made and "\r" not in made and not _needs_lines(old, new):
            self.put(node.start, node.end, made)
        else:
            self.replace(node, new, seat, on_lines=_needs_lines(old, new))

    def within(self, node: Node, old: Any, new: Any, commented: bool) -> str:
        """The changed text of a node in brackets; what has not changed stays as it was written."""
        if old == new or (node.items is None):
            return self.source(node) if old == new else style.inline(new)
        parts: list[tuple[Node | None, str]] = []
        if isinstance(new, dict) and node.is_map:
            pairs = {name: (key, value) for name, key, value in node.pairs()}
            for name, below in new.items():
                if name in pairs:
                    key, value = pairs[name]
                    said = self.within(value, old[name], below, commented)
                    parts.append((key, f"{self.source(key)}: {said}"))
                else:
                    parts.append((None, f"{style.key_text(name)}: {style.inline(below)}"))
        elif isinstance(new, list) and not node.is_map:
            for i1, i2, j1, j2 in _aligned(old, new):
                common = min(i2 - i1, j2 - j1)
                for i, j in zip(range(i1, i1 + common), range(j1, j1 + common), strict=True):
                    item = node.items[i]
                    parts.append((item, self.within(item, old[i], new[j], commented)))
                parts += [(None, style.inline(below)) for below in new[j1 + common : j2]]
        else:
            return style.inline(new)
        opened = self.text[node.start]
        if opened not in "{[":
            if len(parts) != 1:
                return style.inline(new)
            return ", ".join(said for _, said in parts)
        if commented:
            return self.beside_comments(node, parts)
        closed = self.text[node.end - 1]
        return opened + ", ".join(said for _, said in parts) + closed

    def beside_comments(self, node: Node, parts: list[tuple[Node | None, str]]) -> str:
        """As `within`, keeping the lines and comments between the entries."""
        text = self.text
        starts = node.keys if node.keys is not None else node.items
        assert starts is not None
        assert node.items is not None
        spans = [
            (start.start, max(start.end, value.end))
            for start, value in zip(starts, node.items, strict=True)
        ]
        said = {start.start: what for start, what in parts if start is not None}
        last = max((start for start in said), default=-1)
        new = [what for start, what in parts if start is None]
        made, at = [], node.start
        for begin, end in spans:
            made.append(text[at:begin])
            if begin in said:
                made.append(said[begin])
                at = end
                if begin == last and new:
                    made.append("".join(f", {what}" for what in new))
            else:
                comma = skip_blank(text, end)
                at = comma + 1 if text[comma] == "," else end
        if last < 0:
            made.append(", ".join(new))
        return "".join([*made, text[at : node.end]])

    def source(self, node: Node) -> str:
        return self.text[node.start : node.end]


def _joined(lines: list[str]) -> str:
    return "".join("\n" + line for line in lines)


def _needs_lines(old: Any, new: Any) -> bool:
    """Whether new text would need quotes within brackets."""
    if isinstance(new, str):
        return new != old and not style.is_plain_in_brackets(new)
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        return any(_needs_lines(before.get(name), below) for name, below in new.items())
    if isinstance(new, list):
        known = old if isinstance(old, list) else []
        return None in new or any(_needs_lines(None, one) for one in new if one not in known)
    return False


def _aligned(old: list[Any], new: list[Any]) -> list[tuple[int, int, int, int]]:
    """Which entries of two lists belong together: the same text, or records of the same id."""
    before, after = [*map(_mark, old)], [*map(_mark, new)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    moved = len(old) - sum(block.size for block in matcher.get_matching_blocks())
    if len(old) == len(new) and sum(map(ne, before, after)) <= moved:  # each in its place
        return [(0, len(old), 0, len(new))]
    return [spans for _, *spans in matcher.get_opcodes()]  # type: ignore[misc]


def _mark(value: Any) -> str:
    if isinstance(value, dict) and value:
        name, below = next(iter(value.items()))
        if isinstance(below, str):
            return f"{name}: {below}"
    return repr(value)
