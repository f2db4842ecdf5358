"""Texts that stand in one language only."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from legalgap.corpus.document import Document, Loc
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.corpus.schema_errors import language_hint
from legalgap.model.language import LANGUAGES

# Keys whose values are written for a reader of the report.
PROSE = frozenset(
    {"title", "short", "label", "test", "question", "partial", "contradiction", "summary"}
    | {"heading", "asks", "gap", "adopt", "drafting", "lead", "focus", "activity", "success"}
    | {"does", "why", "caveat", "country", "instrument", "name", "says", "reason", "contradicts"}
    | {"only", "note", "body", "wording", "no_indicator", "partners", "target", "verification"}
)
# Keys whose values are maps of a name to prose.
PROSE_MAPS = frozenset({"narrows", "partly", "band_titles", "groups"})


def _documents(library: Library) -> list[Document]:
    documents: dict[str, Document] = {}
    for entries in library.entries.values():
        for entry in entries.values():
            documents.setdefault(entry.document.path, entry.document)
    return [documents[path] for path in sorted(documents)]


def languages(library: Library) -> Iterator[Problem]:
    """One warning for each file and language code that stands for no language: `eng`, `xx`."""
    for document in _documents(library):
        reported: set[str] = set()
        for loc, codes in texts(document.tree, document.lang):
            for code in sorted(codes - reported):
                if not _is_language(code):
                    reported.add(code)
                    at_top = code == document.lang
                    at = ("lang",) if at_top else (*loc, code)
                    said = f"`{code}` is the code of no language that reports know"
                    hint = language_hint(code) or "write the two letters of ISO 639-1: `en`, `ru`"
                    yield document.problem(
                        "LG314", at, said, hint, severity=Severity.WARNING, key=not at_top
                    )


@cache
def _is_language(code: str) -> bool:
    if code in LANGUAGES:
        return True
    from babel.localedata import exists

    return exists(code)


def missing(library: Library) -> Iterator[Problem]:
    """One warning for each file and language: how many texts are missing, and the first."""
    apart = {entry.document.path for entry in library.of("coding").values()}
    for document in _documents(library):
        if document.path in apart:  # a coder writes in one language; no report prints it
            continue
        gaps: dict[str, list[Loc]] = defaultdict(list)
        for loc, languages in texts(document.tree, document.lang):
            for language in LANGUAGES.keys() - languages:
                gaps[language].append(loc)
        for language, places in sorted(gaps.items()):
            count = len(places)
            said = (
                f"{count} {'text has' if count == 1 else 'texts have'} no {LANGUAGES[language]}"
                f"{'' if count == 1 else ', this one first'}"
            )
            hint = f"add `{language}:`; reports print the other language, marked"
            yield document.problem(
                "LG310", places[0], said, hint, severity=Severity.WARNING, key=True
            )


def texts(tree: Any, lang: str, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[Loc, set[str]]]:
    """Every text of a tree, with the languages that it stands in."""
    if isinstance(tree, list):
        for number, child in enumerate(tree):
            yield from texts(child, lang, (*loc, number))
        return
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        here = (*loc, key)
        if key in PROSE and isinstance(value, str):
            yield here, {lang}
        elif key in PROSE and _is_text(value):
            yield here, set(value)
        elif key in PROSE_MAPS and isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, str):
                    yield (*here, name), {lang}
                elif _is_text(inner):
                    yield (*here, name), set(inner)
        else:
            yield from texts(value, lang, here)


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(len(key) in (2, 3) for key in value)
