"""`legalgap compare --coders`: how far those agree who encoded the same acts apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from legalgap.engine.agreement import comparison
from legalgap.errors import LegalGapError
from legalgap.prose.agreement import coders_content, coders_lines

if TYPE_CHECKING:
    from datetime import date

    from legalgap.corpus.library import Library
    from legalgap.prose.voice import Voice


def print_agreement(
    library: Library,
    code: str,
    methodology: str,
    voice: Voice,
    as_json: bool,
    day: date | None = None,
) -> None:
    """Show the agreement of the coders of a State, at a day or else at its `as_of`."""
    _refuse_problems(library, code)
    country = library.country(code)
    coders = library.coders(code)
    if not coders:
        raise LegalGapError(
            f"no coder has encoded an act of {code} apart",
            "`legalgap new act ID --coder A1` begins one; a second coder takes another code",
            exit_code=2,
        )
    when = day or country.jurisdiction.as_of.latest
    found = comparison(country, library.yardstick(methodology), coders, when)
    if as_json:
        typer.echo(json.dumps(coders_content(found), ensure_ascii=False, indent=2))
        return
    for line in coders_lines(voice, found):
        typer.echo(line)


def _refuse_problems(library: Library, code: str) -> None:
    """An act of a coder that could not be read would else be passed over without a word."""
    from legalgap.corpus import checks
    from legalgap.corpus.checks.coders import concerns_coders
    from legalgap.corpus.problems import DataProblems, errors

    own = f"national_law/{code}/"
    found = [
        problem
        for problem in errors(checks.run(library))
        if concerns_coders(problem) and own in problem.place.file
    ]
    if found:
        raise DataProblems(found)
