"""Reads YAML as plain text: no type guessing, no anchors, no tags, no code, bounded size."""

import codecs
import re
from typing import Any

import yaml

from legalgap.corpus.document import COLUMN_BITS, Document, mark, split_lines
from legalgap.corpus.problems import Place, Problem, shortened
from legalgap.corpus.slips import slip
from legalgap.frozen import frozen

MOST_BYTES = 5_000_000
MOST_DEPTH = 50

# What neither YAML nor a Word file can hold: control characters and halves of characters.
UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as YAML 1.1, 5.1
)


class _PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """Slower, the same events: for an installation of PyYAML without its C library."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


_Parser: Any = _PythonParser
if yaml.__with_libyaml__:
    from yaml._yaml import CParser as _Parser


def new_parser(text: str) -> Any:
    """A parser of one text, for whoever needs its events."""
    return _Parser(text)


@frozen
class _Trouble:
    """What is wrong at a point of the text; line and column count from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int
    width: int = 1


class _Refused(Exception):
    def __init__(self, code: str, message: str, hint: str, at: Any, width: int = 1) -> None:
        self.trouble = _Trouble(code, message, hint, at.line, at.column, width)


def read_bytes(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in a file, or the reasons why there is none.

    A document may come with problems (doubled keys): then its tree holds what could be kept.
    """
    if len(data) > MOST_BYTES:
        return None, [too_large(path, len(data))]
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, body, error.start)]
    return read_text(path, text)


def _not_utf8(path: str, body: bytes, start: int) -> Problem:
    before = split_lines(body[:start].decode("utf-8"))
    after = split_lines(body[start : start + 400].decode("utf-8", "backslashreplace"))
    return Problem(
        "LG101",
        f"the file is not UTF-8: byte 0x{body[start]:02X} cannot be read",
        Place(path, len(before), len(before[-1]) + 1, len("\\xff")),
        "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        line_text=before[-1] + after[0],
    )


def too_large(path: str, size: int) -> Problem:
    """The problem of a file that is larger than any record can be."""
    return Problem(
        "LG107",
        f"the file has {size:,} bytes; at most {MOST_BYTES:,} are read",
        Place(path),
        "split it: one act, one instrument or one area to a file",
    )


def read_text(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """As `read_bytes`, for text."""
    lines = split_lines(text)

    def problem(found: _Trouble) -> Problem:
        line, column = found.line, found.column
        shown = lines[line] if line < len(lines) else ""
        place = Place(path, line + 1, column + 1, found.width)
        return Problem(found.code, shortened(found.message), place, found.hint, line_text=shown)

    try:
        builder = _Builder(text)
        found, tree = builder.document()
    except _Refused as refused:
        return None, [problem(refused.trouble)]
    except (yaml.YAMLError, ValueError) as error:  # the slower parser lets a ValueError through
        return None, [problem(_syntax(error, text, lines))]
    if not found:
        hint = "write the record, or delete the file"
        return None, [problem(_Trouble("LG108", "the file is empty", hint, 0, 0))]
    return Document(path, tree, builder.marks, lines=lines), [*map(problem, builder.troubles)]


class _Builder:
    """Builds the tree of a document from the events of the parser.

    The parser keeps no stack of calls while it makes events, and nothing here goes deeper than
    the bound, so that no file can exhaust the stack.
    """

    def __init__(self, text: str) -> None:
        self.next = _Parser(text).get_event
        self.marks: list[int] = []
        self.troubles: list[_Trouble] = []

    def document(self) -> tuple[bool, Any]:
        """Whether there is anything but comments, and the tree."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return False, None
        tree = self.value(self.next(), 1)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "keep one document to a file, without `---`"
            raise _Refused("LG109", "a second document begins here", hint, after.start_mark, 3)
        return True, tree

    def value(self, event: Any, depth: int) -> Any:
        """The node that begins with an event; plain text with nothing in it is None."""
        start = event.start_mark
        self.marks.append(mark(start.line, start.column))
        if type(event) is yaml.ScalarEvent:
            _refuse_extras(event)
            if event.style == '"' and UNPRINTABLE.search(event.value):
                said = "a control character is written here as an escape"
                raise _Refused("LG102", said, "delete it", start)
            return event.value if event.value or event.style else None
        _refuse_extras(event)
        if depth > MOST_DEPTH:
            raise _Refused(
                "LG106",
                f"nested more than {MOST_DEPTH} deep",
                "no record nests so deep: check the indentation and the brackets",
                start,
            )
        if type(event) is yaml.MappingStartEvent:
            return self.map(depth)
        entries = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            entries.append(self.value(event, depth + 1))
        return entries

    def map(self, depth: int) -> dict[str, Any]:
        """The keys and values up to the end of the map; of a doubled key the first is kept."""
        tree: dict[str, Any] = {}
        marks = self.marks
        stands: dict[str, int] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            here = len(marks)
            name = self.value(event, depth + 1)
            known = isinstance(name, str) and name != "<<" and name not in tree
            below = self.value(self.next(), depth + 1)
            if known:
                tree[name], stands[name] = below, here
            else:
                first = stands.get(name, 0) if isinstance(name, str) else 0
                self.troubles.append(_key_trouble(name, marks[here], marks[first]))
                del marks[here:]
        return tree


def _key_trouble(name: Any, at: int, first: int) -> _Trouble:
    line, column = at >> COLUMN_BITS, at & (1 << COLUMN_BITS) - 1
    if not isinstance(name, str):
        said, hint = "a key must be plain text", "write one word before the colon"
        return _Trouble("LG110", said, hint, line, column)
    if name == "<<":
        said, hint = "the merge key `<<` is not read", "write the keys out"
        return _Trouble("LG105", said, hint, line, column, 2)
    said = f"the key `{name}` stands twice in the same map"
    hint = f"it stands in line {(first >> COLUMN_BITS) + 1} too: keep one of the two, or merge them"
    return _Trouble("LG104", said, hint, line, column, len(name))


def _refuse_extras(event: Any) -> None:
    anchor = str(event.anchor or "")
    if type(event) is yaml.AliasEvent:
        what = f"the alias `*{anchor}`"
    elif anchor:
        what = f"the anchor `&{anchor}`"
    elif event.tag:
        what = f"the tag `{event.tag}`"
    else:
        return
    hint = "write the value out; put text that begins with &, * or ! in quotes"
    raise _Refused("LG105", f"{what} is not read", hint, event.start_mark, len(anchor) + 1)


def _syntax(error: Exception, text: str, lines: list[str]) -> _Trouble:
    if isinstance(error, yaml.reader.ReaderError):
        found = UNPRINTABLE.search(text)
        before = split_lines(text[: found.start()] if found else "")
        said = "a control character stands here"
        return _Trouble("LG102", said, "delete it", len(before) - 1, len(before[-1]))
    at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    around = str(getattr(error, "context", None) or "")
    said = str(getattr(error, "problem", None) or error).replace("\n", " ")
    if "quoted scalar" in around and "end of stream" in said:
        said = "the quotation mark that opens here is never closed"
        at = getattr(error, "context_mark", at)
    line, column = (at.line, at.column) if at else (0, 0)
    before_it = lines[line][: column + 1] if line < len(lines) else ""
    if "\t" in before_it and not before_it.strip():
        hint = "indent with spaces, two to a step; editors can turn tabs into spaces"
        column = before_it.index("\t")
        return _Trouble("LG103", "a tab stands in the indentation", hint, line, column)
    while line and (line >= len(lines) or not lines[line].strip()):  # past the end
        line -= 1
        column = len(lines[line].rstrip()) if line < len(lines) else 0
    began = getattr(error, "context_mark", None)
    opened = (began.line, began.column) if began else (line, column)
    made = slip(said, lines, line, column, opened)
    told = f"this is not YAML: {made.said}"
    return _Trouble("LG102", told, made.hint, made.line, made.column)
