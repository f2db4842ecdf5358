"""Problems for people and for programs: text with a caret, JSON, annotations, SARIF."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from legalgap import __version__
from legalgap.corpus import codes as pages
from legalgap.corpus.problems import Problem, Severity

WIDEST = 160


def escaped(text: str) -> str:
    """Control and bidirectional characters shown as codes, so that none reaches a terminal."""
    if text.isprintable():
        return text
    return "".join(
        char
        if char == " " or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co")
        else f"\\u{ord(char):04x}"
        for char in text
    )


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem with its source line and a caret under the word."""
    for problem in problems:
        place = problem.place
        yield f"{problem.severity}[{problem.code}]: {escaped(problem.message)}"
        yield f"  --> {escaped(place.file)}:{place.line}:{place.column}"
        if problem.line_text.strip():
            yield from _excerpt(problem)
        elif problem.hint:
            yield f"   = {escaped(problem.hint)}"
        yield ""


def _excerpt(problem: Problem) -> Iterator[str]:
    place = problem.place
    raw, start = problem.line_text.rstrip(), place.column - 1
    cut = max(0, start - WIDEST // 2) if len(raw) > WIDEST else 0
    shown = escaped(raw[cut : cut + WIDEST])
    before = escaped(raw[cut:start])
    width = len(escaped(raw[start : start + place.width])) or 1
    width = max(1, min(width, len(shown) - len(before)))
    margin = " " * len(str(place.line))
    yield f" {margin} |"
    yield f" {place.line} | {'…' if cut else ''}{shown}"
    caret = " " * (len(before) + bool(cut)) + "^" * width
    yield f" {margin} | {caret} {escaped(problem.hint)}".rstrip()


def summary(problems: list[Problem], files: int) -> str:
    """One line at the end: how many problems of which severity in how many files."""
    counts = Counter(problem.severity for problem in problems)
    where = f"{files} file{'' if files == 1 else 's'}"
    if not problems:
        return f"No problem in {where}."
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return f"{', '.join(parts)} in {where}. `legalgap explain CODE` says more about a code."


def as_json(problems: Iterable[Problem]) -> str:
    """A list of problems as JSON."""
    made = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return _json(made)


def _json(made: Any) -> str:
    """JSON that any program can write out: halves of characters, as in some file names, escaped."""
    text = json.dumps(made, ensure_ascii=False, indent=2)
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found.group()):04x}", text)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands that show as annotations of a pull request."""
    for problem in problems:
        said = problem.message + (f" ({problem.hint})" if problem.hint else "")
        fields = (
            f"file={_property(problem.place.file)},line={problem.place.line},"
            f"col={problem.place.column},endColumn={problem.place.column + problem.place.width},"
            f"title={_property(problem.code)}"
        )
        yield f"::{_LEVELS[problem.severity]} {fields}::{_message(escaped(said))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(escaped(text)).replace(":", "%3A").replace(",", "%2C")


_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def as_sarif(problems: list[Problem]) -> str:
    """A SARIF 2.1.0 log."""
    codes = sorted({problem.code for problem in problems})
    made: dict[str, Any] = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "legalgap",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes) for problem in problems],
            }
        ],
    }
    return _json(made)


def _rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": pages.title(code)},
        "help": {"text": pages.page(code), "markdown": pages.page(code)},
    }


def _result(problem: Problem, codes: list[str]) -> dict[str, Any]:
    said = problem.message + (f" ({problem.hint})" if problem.hint else "")
    place = problem.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": said},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.place.file, errors="replace")},
                    "region": region,
                }
            }
        ],
    }
