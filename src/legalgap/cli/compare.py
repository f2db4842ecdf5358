"""`legalgap compare`: two dates, two States, or the law with and without a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.cli.shared import Asked
    from legalgap.model.assessment import Assessment
    from legalgap.prose.voice import Voice

HOW = (
    "`compare TKM --as-of 2015-01-01 --as-of 2023-11-22`, `compare TKM KGZ`, "
    "or `compare KGZ --with child-tier`"
)


def compare(
    country: Annotated[str | None, typer.Argument(help="The State: TKM.")] = None,
    other: Annotated[str | None, typer.Argument(help="Another State to lay beside it.")] = None,
    as_of: Annotated[
        list[str] | None,
        typer.Option("--as-of", help="A date; given twice, the two dates are compared."),
    ] = None,
    with_drafts: Annotated[
        list[str] | None, typer.Option("--with", help="A draft amendment: its file, or its id.")
    ] = None,
    coders: Annotated[
        bool, typer.Option("--coders", help="How far the coders of the same acts agree.")
    ] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="The language: en, ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Compare two dates, two States, or the law with and without drafts; ranks nobody."""
    dates = as_of or []
    if coders:
        if other is not None or dates or with_drafts:
            said = "--coders compares the coders of one State, on the date of its data"
            raise LegalGapError(said, "`compare KGZ --coders`", exit_code=2)
        _agreement(country, lang, methodology, as_json=as_json)
        return
    _one_door(other, dates, with_drafts or [])
    before, after, voice = _pair(country, other, dates, with_drafts or [], lang, methodology)
    from legalgap.cli import comparison
    from legalgap.engine.changes import compare as held_against
    from legalgap.engine.changes import snapshot, worsened

    changes = held_against(snapshot(before), snapshot(after))
    same_state = other is None
    worse = worsened(before, after) if same_state else ()
    fresh = [item for item in after.to_read_again if item not in before.to_read_again]
    aside = [(item.id, item.indicator) for item in fresh if item.public] if same_state else []
    if as_json:
        typer.echo(
            json.dumps(comparison.content(changes, worse, aside), ensure_ascii=False, indent=2)
        )
        return
    for line in comparison.shown(voice, changes, worse, aside, signed=same_state):
        typer.echo(line)


def _one_door(other: str | None, dates: list[str], drafts: list[str]) -> None:
    """Exactly one thing differs between the two sides."""
    ways = [other is not None, len(dates) == 2, bool(drafts)]
    if len(dates) > 2:
        raise LegalGapError("--as-of is given more than twice", HOW, exit_code=2)
    if sum(ways) == 0:
        raise LegalGapError("what shall be compared?", HOW, exit_code=2)
    if sum(ways) > 1:
        said = "one comparison at a time: two States, two dates, or a draft"
        raise LegalGapError(said, HOW, exit_code=2)


def _pair(
    country: str | None,
    other: str | None,
    dates: list[str],
    drafts: list[str],
    lang: str | None,
    methodology: str | None,
) -> tuple[Assessment, Assessment, Voice]:
    from legalgap.cli import shared
    from legalgap.engine.assess import assess

    first = dates[0] if dates else None
    asked = shared.asked(country, lang, first, drafts, methodology)
    shared.refuse_rivals(asked.drafts)
    if drafts:
        _in_force(asked)
        after = asked.assessed()
        return assess(asked.country, asked.yardstick, after.as_of), after, asked.voice
    before = asked.assessed()
    if other is not None:
        code = shared.country_code(other, shared.setting_here(), asked.library)
        beside = assess(asked.library.country(code), asked.yardstick, asked.day)
        return before, beside, asked.voice
    return before, assess(asked.country, asked.yardstick, shared.day(dates[1])), asked.voice


def _in_force(asked: Asked) -> None:
    """Refuse a date on which a draft would not be in force yet: nothing could differ."""
    for draft in asked.drafts:
        if asked.day is not None and asked.day < draft.in_force.latest:
            raise LegalGapError(
                f"the draft `{draft.id}` is in force from {draft.in_force}, after the date asked",
                "leave out --as-of, or give a later date",
                exit_code=2,
            )


def _agreement(
    country: str | None, lang: str | None, methodology: str | None, *, as_json: bool
) -> None:
    from legalgap.cli import shared
    from legalgap.cli.agreement import print_agreement

    asked = shared.asked(country, lang, None, None, methodology)
    print_agreement(
        asked.library,
        asked.country.jurisdiction.id,
        asked.yardstick.methodology.id,
        asked.voice,
        as_json,
    )
