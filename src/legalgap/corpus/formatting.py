"""One style for every file: what `legalgap fmt` writes.

The text is written anew from its nodes and from what stands between them. Comments, quotes, the
order of keys and the author's own line breaks in prose stay; indentation, spaces, blank lines and
what has grown too long for its line follow the style of the shipped data.
"""

import re
from dataclasses import dataclass, field

from legalgap.corpus import style
from legalgap.corpus.nodes import (
    HEADER,
    NEWLINE,
    Node,
    comment_in,
    line_end,
    read_nodes,
    skip_blank,
)

LONGEST = 110
"""A line that is longer than this is wrapped anew, at `style.WIDTH`."""
_MARKER = re.compile(r"---\s*$|\.\.\.\s*$")


class Unformattable(Exception):
    """A way of writing that the formatter does not know; the file stays as it is."""


@dataclass(slots=True)
class _Between:
    """What stands between two pieces: a comment on the line of the first, then whole lines."""

    beside: str = ""
    """With the spaces before it."""
    lines: list[tuple[int, str]] = field(default_factory=list)
    """Column and comment; a blank line has an empty one."""

    @property
    def has_comment(self) -> bool:
        return bool(self.beside) or any(comment for _, comment in self.lines)


def formatted(text: str, first_line: str = "") -> str:
    """A text that reads without a problem, in the usual style, with the line ends that it has.

    `first_line` is put at the top (`# yaml-language-server: ...`) unless such a line is there. A
    byte order mark goes: the data needs none.
    """
    text = text.removeprefix("\ufeff")
    breaks = set(NEWLINE.findall(text))
    newline = breaks.pop() if len(breaks) == 1 else "\n"
    plain = NEWLINE.sub("\n", text)
    if re.search("[\x85\u2028\u2029]", plain):  # YAML takes them for ends of lines
        raise Unformattable
    lines = _Formatter(plain).document()
    if first_line:
        lines = with_first_line(lines, first_line)
    return newline.join([*lines, ""])


MODELINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S*)")
_OURS = re.compile(r"(^|/)(\.legalgap/schemas|schemas/\d+)/[a-z_-]+\.schema\.json$")


def with_first_line(lines: list[str], first_line: str) -> list[str]:
    """The line that names the schema at the top; another schema of the author's choice stays."""
    found = MODELINE.match(lines[0]) if lines else None
    if found is None:
        return [first_line, *lines]
    return [first_line, *lines[1:]] if _OURS.search(found.group(1)) else lines


class _Formatter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.beside = 0  # the line that takes the comment beside the last value
        self.columns: dict[int, int] = {}  # where blocks stood, and where they stand now

    def document(self) -> list[str]:
        root = read_nodes(self.text)
        start = root.start
        head = _lines_of(self.text[:start])
        if any(line.startswith("%") for line in self.text[:start].splitlines()):
            raise Unformattable
        self.between(_Between(lines=head), 0, root.column)
        if root.items and not root.in_brackets:
            end = self.block(root, 0)
        else:
            end = self.value(root, -style.STEP, "", start, root.column)
        rest = self.gap(end, len(self.text))
        self.lines[self.beside] += rest.beside
        self.between(rest, 0, 0)
        return self.tidy()

    def tidy(self) -> list[str]:
        """The lines without blank ones at the top and the end."""
        made = self.lines
        first = next((number for number, line in enumerate(made) if line), 0)
        while made and not made[-1]:
            made.pop()
        return made[first:]

    # What stands between the pieces

    def gap(self, start: int, end: int) -> _Between:
        stop = min(line_end(self.text, start), end)
        beside = self.text[start:stop]
        found = _Between(lines=_lines_of(self.text[stop:end].removeprefix("\n"), stop < end))
        at = beside.find("#")
        if at >= 0:
            spaces = max(len(beside[:at]) - len(beside[:at].rstrip(" ")), 2)
            found.beside = " " * spaces + beside[at:].rstrip(" \t")
        return found

    def between(self, found: _Between, column: int, stood: int) -> None:
        """Write the lines before a piece that stood at one column and stands at another now."""
        for was, comment in found.lines:
            if comment:
                known = column if was == stood else self.columns.get(was)
                moved = known if known is not None else max(column + was - stood, 0)
                self.lines.append(" " * moved + comment)
            elif not self.lines or self.lines[-1]:
                self.lines.append("")

    # Maps and lists; each method returns the offset up to which the text is written

    def block(self, node: Node, column: int, lead: str = "") -> int:
        """A map or list on its own lines; with `lead` (a dash) its first line is begun already."""
        self.columns[node.column] = column
        end = node.start
        flow = node.in_brackets
        starts = node.keys if node.is_map else node.items
        for number, (start, value) in enumerate(zip(starts or (), node.items or (), strict=True)):
            begin = start.start
            if not flow and not node.is_map:
                begin = skip_blank(self.text, end)
            if not flow and number:
                between = self.gap(end, begin)
                self.lines[self.beside] += between.beside
                self.between(between, column, node.column)
            own = lead if lead and not number else " " * column
            if node.is_map:
                end = self.pair(start, value, column, own, node, flow=flow)
            else:
                after = start.start if flow else begin + 1
                end = self.value(value, column, own + "-", after, node.column, flow=flow)
        return end

    def pair(
        self, key: Node, value: Node, column: int, own: str, holder: Node, *, flow: bool
    ) -> int:
        if key.items is not None or "\n" in self.text[key.start : key.end]:
            raise Unformattable
        name = self.text[key.start : key.end]
        if flow:
            return self.value(value, column, f"{own}{name}:", value.start, 0, flow=True)
        colon = self.text.find(":", key.end)
        if colon < 0 or self.text[key.end : colon].strip(" \t\n"):
            raise Unformattable
        return self.value(value, column, f"{own}{name}:", colon + 1, holder.column)

    def value(
        self, node: Node, column: int, lead: str, after: int, stood: int, *, flow: bool = False
    ) -> int:
        """What follows a colon or a dash; it stood under a column and stands under another now."""
        between = _Between() if flow else self.gap(after, node.start)
        end = node.end
        if node.items and not node.in_brackets:
            return self.nested(node, column, lead, between)
        if between.has_comment:
            self.lines.append(lead + between.beside)
            self.between(between, column + style.STEP, node.column)
            lead = " " * (column + style.STEP - 1)
        line = len(self.lines)
        if node.items is not None:
            self.brackets(node, column, lead, column - stood)
            if comment_in(self.text, node):
                line = len(self.lines) - 1
        elif node.value is None:
            self.lines.append(lead)
        elif node.is_prose:
            self.prose(node, column, lead)
        else:
            self.scalar(node, column, lead)
        self.beside = line
        return max(end, after)

    def nested(self, node: Node, column: int, lead: str, between: _Between) -> int:
        below = column + style.STEP
        if lead.endswith("-") and not between.has_comment:
            return self.block(node, below, lead + " ")
        self.lines.append(lead + between.beside)
        self.between(between, below, node.column)
        return self.block(node, below)

    def brackets(self, node: Node, column: int, lead: str, shift: int) -> None:
        source = self.text[node.start : node.end]
        first = f"{lead} " if lead.strip(" \t") else lead + " " * bool(lead)
        if comment_in(self.text, node):
            head, *rest = source.split("\n")
            self.lines.append(first + head.rstrip(" \t"))
            self.lines += [_shifted(line.rstrip(" \t"), shift) for line in rest]
            return
        line = self.on_one_line(node)
        most = style.WIDTH if "\n" in source else LONGEST
        if len(first) + len(line) <= most or not node.items:
            self.lines.append(first + line)
        elif lead.endswith("-"):
            self.block(node, column + style.STEP, lead + " ")
        else:
            if lead.strip(" \t"):
                self.lines.append(lead)
            self.block(node, column + style.STEP)

    def on_one_line(self, node: Node) -> str:
        source = self.text[node.start : node.end]
        if node.items is None:
            return source if "\n" not in source else style.inline(node.value)
        if node.is_map:
            said = ", ".join(
                f"{self.text[key.start : key.end]}: {self.on_one_line(value)}".rstrip(" \t")
                if value.value is not None or value.items is not None
                else self.text[key.start : key.end] + ": "
                for _, key, value in node.pairs()
            )
        else:
            said = ", ".join(self.on_one_line(item) for item in node.items)
        return source[0] + said + source[-1] if source[:1] in ("{", "[") else said

    # Text

    def scalar(self, node: Node, column: int, lead: str) -> None:
        source = self.text[node.start : node.end]
        value = node.value or ""
        first = f"{lead} " if lead else ""
        short = len(first) + len(source) <= LONGEST or " " not in value
        if "\n" not in source and (short or not style.can_fold(value)):
            self.lines.append(first + source)
            return
        head, *rest = style.written(value, column, len(first))
        if " " in value and len(first) + len(head) > LONGEST and style.can_fold(value):
            head, *rest = ">-", *style.prose(value, column + style.STEP)
        self.lines += [first + head, *rest]

    def prose(self, node: Node, column: int, lead: str) -> None:
        header = HEADER.match(self.text, node.start)
        assert header is not None
        if "+" in header.group():  # the blank lines below it are part of the text
            raise Unformattable
        end_of_header = min(line_end(self.text, node.start), node.end)
        beside = self.text[header.end() : end_of_header]
        spaces = max(len(beside) - len(beside.lstrip(" \t")), 2)
        comment = " " * spaces + beside.strip(" \t") if beside.strip(" \t") else ""
        body = self.text[end_of_header : node.end].split("\n")[1:]
        first = f"{lead} " if lead else ""
        value = node.value or ""
        inset = _inset(body, value) if body else 0
        kept = [
            " " * (column + style.STEP) + line[inset:] if line.strip(" \t") else "" for line in body
        ]
        mends = any(len(line) > LONGEST and " " in line.strip(" \t") for line in kept)
        mends = mends or any(line.strip(" \t") and line != line.rstrip(" \t") for line in body)
        if mends and header.group() == ">-" and style.can_fold(value):
            kept = style.prose(value, column + style.STEP)
        said = re.sub(r"\d", str(style.STEP), header.group())
        self.lines += [first + said + comment, *kept]


def _inset(body: list[str], value: str) -> int:
    """How far prose stands from the left edge, its own leading spaces not counted."""
    first = next((line for line in body if line.strip(" \t")), "")
    own = next((line for line in value.split("\n") if line.strip(" \t")), "")
    indent = len(first) - len(first.lstrip(" "))
    return indent - (len(own) - len(own.lstrip(" ")))


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line if line else line
    return line[min(-shift, len(line) - len(line.lstrip(" "))) :]


def _lines_of(text: str, is_rest: bool = True) -> list[tuple[int, str]]:
    """Comments and blank lines of a stretch of text; its last line is only an indentation."""
    found = []
    *whole, last = text.split("\n") if is_rest else [""]
    for line in [*whole, *([last] if last.strip(" \t").startswith("#") else [])]:
        stripped = line.strip(" \t")
        if not stripped:
            found.append((0, ""))
        elif stripped.startswith("#"):
            found.append((len(line) - len(line.lstrip(" \t")), stripped))
        elif not _MARKER.match(line) and stripped not in ("?", "-"):
            raise Unformattable
    return found
