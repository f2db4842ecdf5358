"""`legalgap why`: one finding in prose."""

from __future__ import annotations

from typing import Annotated

import typer


def why(
    country: Annotated[str, typer.Argument(help="The State: TKM.")],
    indicator: Annotated[str, typer.Argument(help="The indicator: CRIM-09.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="The date of the law.")] = None,
    with_drafts: Annotated[
        list[str] | None, typer.Option("--with", help="A draft amendment: its file, or its id.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
) -> None:
    """Explain one answer: which article provides what, and what would change it."""
    from legalgap.cli import shared
    from legalgap.cli.page import Terminal
    from legalgap.prose import why as prose

    asked = shared.asked(country, lang, as_of, with_drafts, methodology)
    assessment = asked.assessed()
    known = [finding.id for finding in assessment.findings]
    name = indicator if indicator in known else indicator.upper()
    if name not in known:
        raise asked.library.unknown("indicator", indicator, known)
    prose.why(asked.voice, assessment, assessment.finding(name), Terminal())
