"""Texts that stand in one language only."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from legalgap.corpus.checks.survey import surveys
from legalgap.corpus.document import Document, Loc
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.corpus.schema_errors import language_hint
from legalgap.model.language import LANGUAGES


def languages(library: Library) -> Iterator[Problem]:
    """One warning for each file and language code that stands for no language: `eng`, `xx`."""
    for survey in surveys(library):
        document = survey.document
        reported: set[str] = set()
        for loc, codes in survey.texts:
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
    for survey in surveys(library):
        document = survey.document
        if document.path in apart:  # a coder writes in one language; no report prints it
            continue
        gaps: dict[str, list[Loc]] = defaultdict(list)
        for loc, languages in survey.texts:
            for language in sorted(LANGUAGES.keys() - languages):
                if document.exception("LG310", loc) is not None:
                    yield _gaps(document, language, [loc])
                else:
                    gaps[language].append(loc)
        for language, places in sorted(gaps.items()):
            yield _gaps(document, language, places)


def _gaps(document: Document, language: str, places: list[Loc]) -> Problem:
    count = len(places)
    said = (
        f"{count} {'text has' if count == 1 else 'texts have'} no {LANGUAGES[language]}"
        f"{'' if count == 1 else ', this one first'}"
    )
    hint = f"add `{language}:`; reports print the other language, marked"
    return document.problem("LG310", places[0], said, hint, severity=Severity.WARNING, key=True)
