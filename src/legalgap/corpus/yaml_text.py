"""Reads YAML as plain text: no type guessing, no anchors, no tags, no code, bounded size."""

import re
from typing import Any

import yaml

from legalgap.corpus.document import Document, mark
from legalgap.corpus.problems import Place, Problem

MOST_BYTES = 5_000_000
MOST_DEPTH = 50

# Signs of what the quick way cannot judge: anchors, aliases, tags, directives, deep indentation.
SUSPECT = re.compile(r"(?:^|[\s\[{,])[&*!][^\s]|^%|^[ \-?]{60}", re.MULTILINE)
BRACKET = re.compile(r"[\[\]{}]")

_Base: Any
if yaml.__with_libyaml__:
    from yaml._yaml import CParser as _Base
else:  # slower, the same result

    class _PythonParser(
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer
    ):
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

    _Base = _PythonParser


class _Composer(_Base, yaml.resolver.BaseResolver):  # type: ignore[misc]
    """Composes nodes; the bare resolver calls every plain scalar text."""

    def __init__(self, stream: str) -> None:
        _Base.__init__(self, stream)
        yaml.resolver.BaseResolver.__init__(self)


class _Refused(Exception):
    def __init__(self, code: str, message: str, hint: str, at: Any) -> None:
        self.code, self.message, self.hint, self.at = code, message, hint, at


def read_bytes(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in a file, or the reasons why there is none.

    A document may come with problems (doubled keys): then its tree holds what could be kept.
    """
    if len(data) > MOST_BYTES:
        return None, [too_large(path, len(data))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        return None, [
            Problem(
                "LG101",
                f"the file is not UTF-8: byte 0x{data[error.start]:02X} cannot be read",
                Place(path, line, column),
                "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
            )
        ]
    return read_text(path, text)


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
    lines = text.splitlines()

    def problem(code: str, message: str, hint: str, line: int, column: int) -> Problem:
        shown = lines[line] if line < len(lines) else ""
        return Problem(code, message, Place(path, line + 1, column + 1), hint, line_text=shown)

    try:
        if _needs_a_closer_look(text):
            _look_closely(text)
        node = _single_node(text)
    except _Refused as refused:
        at = refused.at
        return None, [problem(refused.code, refused.message, refused.hint, at.line, at.column)]
    except yaml.YAMLError as error:
        return None, [_syntax(error, problem)]
    if node is None:
        return None, [problem("LG108", "the file is empty", _EMPTY, 0, 0)]
    doubles: list[tuple[str | None, Any]] = []
    marks: list[int] = []
    tree = _plain(node, marks, doubles)
    problems = [problem(*_key_trouble(name), at.line, at.column) for name, at in doubles]
    return Document(path, tree, marks, lines=lines), problems


def _key_trouble(name: str | None) -> tuple[str, str, str]:
    if name is None:
        return "LG110", "a key must be plain text", "write one word before the colon"
    if name == "<<":
        return "LG105", "the merge key `<<` is not read", "write the keys out"
    return (
        "LG104",
        f"the key `{name}` stands twice in the same map",
        "keep one of the two, or merge them",
    )


_EMPTY = "write the record, or delete the file"


def _needs_a_closer_look(text: str) -> bool:
    if SUSPECT.search(text):
        return True
    depth = 0
    for found in BRACKET.finditer(text):
        depth += 1 if found.group() in "[{" else -1
        if depth > 20:
            return True
        depth = max(depth, 0)
    return False


def _look_closely(text: str) -> None:
    """Walk the events, none of which nests a call, and refuse what is not plain data."""
    depth = 0
    loader = _Composer(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            _refuse_extras(event)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MOST_DEPTH:
                    raise _Refused(
                        "LG106",
                        f"nested more than {MOST_DEPTH} deep",
                        "no record nests so deep: check the indentation and the brackets",
                        event.start_mark,
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        _dispose(loader)


def _refuse_extras(event: Any) -> None:
    what = None
    if isinstance(event, yaml.AliasEvent):
        what = f"the alias `*{event.anchor}`"
    elif getattr(event, "anchor", None):
        what = f"the anchor `&{event.anchor}`"
    elif getattr(event, "tag", None):
        what = f"the tag `{event.tag}`"
    if what:
        raise _Refused(
            "LG105",
            f"{what} is not read",
            "write the value out; put text that begins with &, * or ! in quotes",
            event.start_mark,
        )


def _single_node(text: str) -> Any:
    loader = _Composer(text)
    try:
        node = loader.get_node() if loader.check_node() else None
        if node is not None and loader.check_node():
            second = loader.get_node()
            raise _Refused(
                "LG109",
                "a second document begins here",
                "keep one document to a file, without `---`",
                second.start_mark,
            )
        return node
    finally:
        _dispose(loader)


def _dispose(loader: Any) -> None:
    dispose = getattr(loader, "dispose", None)
    if dispose is not None:
        dispose()


def _plain(node: Any, marks: list[int], doubles: list[tuple[str | None, Any]]) -> Any:
    start = node.start_mark
    marks.append(mark(start.line, start.column))
    if isinstance(node, yaml.ScalarNode):
        return None if node.value == "" and node.style is None else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, marks, doubles) for child in node.value]
    tree: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None or name == "<<" or name in tree:
            doubles.append((name, key.start_mark))
            continue
        marks.append(mark(key.start_mark.line, key.start_mark.column))
        tree[name] = _plain(value, marks, doubles)
    return tree


def _syntax(error: yaml.YAMLError, problem: Any) -> Problem:
    at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (at.line, at.column) if at else (0, 0)
    said = str(getattr(error, "problem", None) or error).replace("\n", " ")
    made: Problem = problem("LG102", f"this is not YAML: {said}", _syntax_hint(said), line, column)
    before = made.line_text[: max(column, 0) + 1]
    if "\t" in before and not before.strip():
        made = problem(
            "LG103",
            "a tab stands in the indentation",
            "indent with spaces, two to a step; editors can turn tabs into spaces",
            line,
            made.line_text.index("\t"),
        )
    elif "control characters" in said or "unacceptable character" in said:
        made = problem("LG102", "a control character stands here", "delete it", line, column)
    return made


def _syntax_hint(said: str) -> str:
    if "mapping values" in said:
        return "put text that holds a colon and a space on its own line after `>-`, or in quotes"
    if "expected <block end>" in said or "did not find expected" in said:
        return "check the indentation of this line and the one above, and that quotes are closed"
    if "quoted scalar" in said:
        return "close the quotation mark"
    return "see the line above too: the mistake often stands there"
