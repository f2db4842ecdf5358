"""`legalgap compare`: two dates, two States, or the law with and without a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.engine.changes import Changes, Mark, Snapshot, Worsened
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
    lang: Annotated[str | None, typer.Option("--lang", help="en or ru.")] = None,
    methodology: Annotated[str | None, typer.Option("--methodology")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Compare two dates, two States, or the law with and without drafts; ranks nobody."""
    dates = as_of or []
    if coders:
        _agreement(country, lang, methodology, as_json=as_json)
        return
    _one_door(other, dates, with_drafts or [])
    before, after, voice = _pair(country, other, dates, with_drafts or [], lang, methodology)
    from legalgap.engine.changes import compare as held_against
    from legalgap.engine.changes import snapshot, worsened

    changes = held_against(snapshot(before), snapshot(after))
    same_state = other is None
    worse = worsened(before, after) if same_state else ()
    fresh = [item for item in after.to_read_again if item not in before.to_read_again]
    aside = [(item.id, item.indicator) for item in fresh if item.public] if same_state else []
    if as_json:
        typer.echo(json.dumps(_content(changes, worse, aside), ensure_ascii=False, indent=2))
        return
    for line in _shown(voice, changes, worse, aside, signed=same_state):
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
        after = asked.assessed()
        return assess(asked.country, asked.yardstick, after.as_of), after, asked.voice
    before = asked.assessed()
    if other is not None:
        code = shared.country_code(other, shared.setting_here(), asked.library)
        beside = assess(asked.library.country(code), asked.yardstick, asked.day)
        return before, beside, asked.voice
    return before, assess(asked.country, asked.yardstick, shared.day(dates[1])), asked.voice


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


def _shown(
    voice: Voice,
    changes: Changes,
    worse: tuple[Worsened, ...],
    aside: list[tuple[str, str]],
    *,
    signed: bool,
) -> list[str]:
    from legalgap.cli.tables import columns
    from legalgap.prose import changes as prose

    before, after = _name(voice, changes.before), _name(voice, changes.after)
    if not changes.any:
        return [voice("Between {before} and {after} nothing differs.", before=before, after=after)]
    head = [voice("Indicator"), *([""] if signed else []), before, after, voice("Articles")]
    lines = list(columns([head, *prose.rows(voice, changes, signed=signed)]))
    if not signed:
        lines.append(voice("The two are laid side by side; this is no ranking."))
    none = "–"
    scores = [
        [
            prose.score_name(voice, name),
            none if old is None else voice.number(old),
            none if new is None else voice.number(new),
        ]
        for name, old, new in changes.scores
    ]
    if scores:
        lines += ["", *columns([[voice("Score"), before, after], *scores])]
    if worse:
        lines += ["", voice("Warning: this takes away from what is there:")]
        lines += [f"  {line}" for line in prose.worsened(voice, worse)]
    if aside:
        lines += ["", voice("Set aside, to read again, since what they rest on has changed:")]
        lines += [f"  {provision}  ({indicator})" for provision, indicator in aside]
    return lines


def _name(voice: Voice, side: Snapshot) -> str:
    drafts = f" + {', '.join(side.drafts)}" if side.drafts else ""
    return f"{side.jurisdiction} {side.as_of}{drafts}"


def _content(
    changes: Changes, worse: tuple[Worsened, ...], aside: list[tuple[str, str]]
) -> dict[str, Any]:
    from legalgap.report.numbers import maybe

    return {
        "before": _side(changes.before),
        "after": _side(changes.after),
        "answers": [
            {
                "indicator": moved.indicator,
                "before": _mark(moved.before),
                "after": _mark(moved.after),
                "elements": [
                    {"id": name, "before": was or None, "after": now or None}
                    for name, was, now in moved.elements
                ],
                "provisions": list(moved.provisions),
            }
            for moved in changes.answers
        ],
        "scores": [
            {"what": name, "before": maybe(old), "after": maybe(new)}
            for name, old, new in changes.scores
        ],
        "worse": [
            {
                "element": item.element,
                "before": item.before,
                "after": item.after,
                "provisions": list(item.provisions),
            }
            for item in worse
        ],
        "to_read_again": [
            {"provision": provision, "indicator": indicator} for provision, indicator in aside
        ],
    }


def _side(side: Snapshot) -> dict[str, Any]:
    return {
        "jurisdiction": side.jurisdiction,
        "as_of": side.as_of,
        "methodology": side.methodology,
        "drafts": list(side.drafts),
    }


def _mark(mark: Mark | None) -> dict[str, Any] | None:
    from legalgap.report.numbers import maybe, number

    if mark is None:
        return None
    return {
        "answer": mark.answer,
        "low": number(mark.low),
        "high": number(mark.high),
        "verb": mark.verb,
        "enforceability": maybe(mark.enforced),
        "tags": list(mark.tags),
    }
