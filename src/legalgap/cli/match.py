"""`legalgap match`: proposes provisions for indicators; `accept` and `reject` decide on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from legalgap.cli.bar import Bar
from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legalgap.corpus.library import Library
    from legalgap.corpus.reading import Setting
    from legalgap.intake.matching.proposals_file import Reviewed
    from legalgap.intake.matching.proposing import Proposal, Proposals

FOUND = "propose"


class _OrCountry(TyperGroup):
    """`match KGZ` is `match propose KGZ`: what is no command of its own is a State."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {*self.commands, "--help"}
        if not args or args[0] not in known:
            args = [FOUND, *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


app = typer.Typer(
    cls=_OrCountry,
    help="Propose provisions that may answer indicators (`match KGZ`); a person decides.",
    rich_markup_mode=None,
)

File = Annotated[Path, typer.Argument(help="The file of proposals.")]
Ids = Annotated[list[str], typer.Argument(help="The ids of proposals in it.")]
Coder = Annotated[
    str, typer.Option("--coder", help="The code of the person who decides: A1, never a name.")
]


@app.command(FOUND)
def propose(
    country: Annotated[str | None, typer.Argument(help="The State: KGZ.")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="This indicator alone; may be repeated.")
    ] = None,
    act: Annotated[
        list[str] | None, typer.Option("--act", help="This act alone; may be repeated.")
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=1, max=50, help="How many for each indicator.")
    ] = 5,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file of proposals; default: proposals/ISO3.yaml."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the proposals for programs; write no file.")
    ] = False,
) -> None:
    """For each indicator the likely provisions, and for each provision the likely indicators."""
    from dataclasses import replace

    from legalgap.cli.shared import country_code, setting_here, sound_library
    from legalgap.corpus.saving import finish
    from legalgap.intake.matching.proposals_file import merged, not_rejected

    setting = setting_here()
    if setting.folder is not None and not as_json:
        finish(setting.folder)  # what somebody was stopped in; before the data are read
    library = sound_library(setting)
    code = country_code(country, setting, library)
    target = _target(out, setting, code)
    old, was = _reviewed(target, code)
    found = _found(library, setting, code, (act, indicator), top, quiet=as_json)
    open_items = not_rejected(found.items, old)
    left = len(found.items) - len(open_items)
    found = replace(found, items=open_items)
    if as_json:
        typer.echo(json.dumps(_for_programs(found, code), ensure_ascii=False, indent=2))
        return

    def is_looked_at(entry: Mapping[str, Any]) -> bool:
        of_act, of_indicator = not act or entry["act"] in act, not indicator
        return of_act and (of_indicator or entry["indicator"] in (indicator or ()))

    written = _keep(merged(old, found.items, is_looked_at), target, was, setting)
    if indicator or act:
        _list(found.items)
    for note in found.notes:
        typer.echo(f"note: {note}")
    _say(found, left)
    for line in written:
        typer.echo(line)


def _found(
    library: Library,
    setting: Setting,
    code: str,
    only: tuple[list[str] | None, list[str] | None],
    top: int,
    *,
    quiet: bool,
) -> Proposals:
    from dataclasses import replace

    from legalgap.intake.matching.glossary import read_glossary
    from legalgap.intake.matching.proposing import propose as proposed

    acts = library.country(code).acts
    wanted, indicators = only
    for name in wanted or ():
        if name not in acts:
            raise library.unknown("act", name, list(acts))
    for name in indicators or ():
        if name not in library.indicators:
            raise library.unknown("indicator", name, list(library.indicators))
    chosen = [item for name, item in acts.items() if not wanted or name in wanted]
    with Bar("matching", quiet=quiet) as bar:
        found = proposed(library, chosen, read_glossary(setting.folder), top, bar.step)
    if not indicators:
        return found
    return replace(found, items=tuple(i for i in found.items if i.indicator in indicators))


def _target(out: Path | None, setting: Setting, code: str) -> Path | None:
    from legalgap.intake.matching.proposals_file import FOLDER

    if out is not None:
        return out / f"{code}.yaml" if out.is_dir() else out
    return setting.folder / FOLDER / f"{code}.yaml" if setting.folder else None


def _reviewed(target: Path | None, code: str) -> tuple[Reviewed, bytes | None]:
    """What a person did with earlier proposals, and the file as it lies there."""
    from legalgap.intake.matching.proposals_file import Reviewed, read_reviewed

    if target is None or not target.exists():
        return Reviewed(code), None
    old, was = read_reviewed(target)
    if old.country != code:
        raise LegalGapError(
            f"{target} holds proposals for {old.country}; nothing was written",
            "choose another file with --out",
        )
    return old, was


def _say(found: Proposals, left: int) -> None:
    many = len({item.indicator for item in found.items})
    said = f"{len(found.items)} proposals for {many} indicators from {found.places} articles"
    typer.echo(said + (f"; {left} rejected before are left out" if left else ""))


def _keep(
    made: Reviewed, target: Path | None, was: bytes | None, setting: Setting
) -> tuple[str, ...]:
    """Write the file of proposals, where what a person did before stays; returns what to say."""
    from legalgap.corpus.saving import Change, save

    if target is None:
        return ("Nothing was written: there is no workspace here; say where with --out",)
    inside = setting.folder is not None and target.resolve().is_relative_to(
        setting.folder.resolve()
    )
    save([Change(target, made.text().encode(), was)], setting.folder if inside else None)
    return (
        f"Written: {target}",
        "None of them is a claim: look at each, then `legalgap match accept` or `reject`",
    )


def _list(items: tuple[Proposal, ...]) -> None:
    for item in items:
        place = f"{item.act}:{item.pin}"
        typer.echo(f"{item.score:.2f}  {item.indicator}  {place}  {item.heading}  ({item.id})")
        typer.echo(f"      carried by: {', '.join(item.carried) or '-'}")
        typer.echo(f"      not in the text: {', '.join(item.missing) or '-'}")


def _for_programs(found: Proposals, code: str) -> dict[str, Any]:
    from legalgap.intake.matching.proposals_file import entry_of

    provisions: dict[str, list[tuple[int, str]]] = {}
    for item in found.items:
        at = f"{item.act}:{item.pin}"
        provisions.setdefault(at, []).append((item.rank_of_indicator, item.indicator))
    return {
        "country": code,
        "articles": found.places,
        "notes": list(found.notes),
        "proposals": [
            {**entry_of(item), "score": item.score, "rank": item.rank} for item in found.items
        ],
        "provisions": {at: [name for _, name in sorted(names)] for at, names in provisions.items()},
    }


@app.command("accept")
def accept(
    file: File,
    ids: Ids,
    grade: Annotated[
        str,
        typer.Option(
            "--grade",
            help="text_read only if you read the wording of the provision itself; else "
            "heading_read, reported or recalled.",
        ),
    ] = "heading_read",
    coder: Coder = "",
) -> None:
    """Write the claims of these proposals into their acts."""
    from legalgap.cli.shared import sound_library
    from legalgap.corpus.nearest import did_you_mean
    from legalgap.intake.matching import accepting
    from legalgap.model.source import Grade

    grades = [item.value for item in Grade]
    if grade not in grades:
        raise LegalGapError(
            f"`{grade}` is no grade", did_you_mean(grade, grades, ", ".join(grades)), exit_code=2
        )
    setting, folder = _workspace()
    decision = accepting.Decision(_coder(coder), Grade(grade))
    written = accepting.accept(file, ids, decision, sound_library(setting), folder)
    for path in written:
        typer.echo(f"Written: {path}")
    if grade != Grade.TEXT_READ:
        typer.echo(f"note: graded {grade}; say --grade text_read once you have read the wording")


@app.command("reject")
def reject(file: File, ids: Ids, coder: Coder = "") -> None:
    """Remember that these proposals are wrong; they come again only if the wording changes."""
    from legalgap.intake.matching import accepting

    _, folder = _workspace()
    for path in accepting.reject(file, ids, _coder(coder), folder):
        typer.echo(f"Written: {path}")


def _workspace() -> tuple[Setting, Path]:
    from legalgap.cli.shared import setting_here

    setting = setting_here()
    if setting.folder is None:
        raise LegalGapError(
            "there is no workspace here",
            "run this in a folder made by `legalgap init`",
            exit_code=2,
        )
    return setting, setting.folder


def _coder(code: str) -> str:
    import re

    from legalgap.corpus.layout import CODER

    if code and not re.fullmatch(CODER, code):
        raise LegalGapError(
            f"`{code}` is not the code of a coder",
            "capital letters and digits, such as A1; never the name of a person",
            exit_code=2,
        )
    return code
