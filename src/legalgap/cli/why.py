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
    lang: Annotated[str | None, typer.Option("--lang", help="en or ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
) -> None:
    """Explain one answer: which article provides what, and what would change it."""
    from legalgap.cli import shared
    from legalgap.cli.page import Terminal
    from legalgap.engine.assess import assess as run
    from legalgap.prose import why as prose
    from legalgap.prose.voice import Voice

    setting = shared.setting_here()
    voice = Voice(lang or setting.workspace.language)
    day = shared.day(as_of)
    library = shared.sound_library(setting)
    code = shared.country_code(country, setting, library)
    yardstick = library.yardstick(methodology or setting.workspace.methodology)
    drafts = [shared.draft_named(name, code, library) for name in with_drafts or []]
    assessment = run(library.country(code), yardstick, day, drafts)
    asked = [finding.id for finding in assessment.findings]
    name = indicator if indicator in asked else indicator.upper()
    if name not in asked:
        raise library.unknown("indicator", indicator, asked)
    prose.why(voice, assessment, assessment.finding(name), Terminal())
