"""`legalgap form`: a questionnaire in a spreadsheet, out and back into the YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legalgap.corpus.reading import Setting
    from legalgap.review.forms.plan import Plan, Prefer
    from legalgap.review.forms.questions import Ground
    from legalgap.review.forms.reading import Remark, Returned
    from legalgap.review.forms.writing import Writer

app = typer.Typer(no_args_is_help=True, help="Questionnaires in a spreadsheet, for lawyers.")
Coder = Annotated[
    str | None, typer.Option("--coder", help="Whose claims: the code of a coder, such as A1.")
]
Methodology = Annotated[str | None, typer.Option("--methodology")]


@app.command("export")
def export(
    country: Annotated[str | None, typer.Argument(metavar="[ISO3]", help="The State: TKM.")] = None,
    area: Annotated[
        list[str] | None, typer.Option("--area", help="An area; several are a sheet each.")
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="Only these indicators: SUP-04.")
    ] = None,
    act: Annotated[str | None, typer.Option("--act", help="Only the claims of this act.")] = None,
    lang: Annotated[
        str, typer.Option("--lang", help="The languages, the first one first: en,ru.")
    ] = "en,ru",
    coder: Coder = None,
    out: Annotated[Path | None, typer.Option("--out", help="The file or folder.")] = None,
    methodology: Methodology = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that was changed.")
    ] = False,
) -> None:
    """Write a form with what is claimed: a row for what a provision says of an element."""
    from legalgap.office.package import is_untouched
    from legalgap.prose.voice import Voice
    from legalgap.report.outputs import Output, guard, place
    from legalgap.review.forms.questions import Asked
    from legalgap.review.forms.workbook import make

    setting, ground = _ground(country, methodology)
    langs = tuple(dict.fromkeys(part.strip() for part in lang.split(",") if part.strip()))
    if not langs:
        raise LegalGapError("--lang names no language", "such as --lang en,ru", exit_code=2)
    voices = [Voice(one, setting.folder) for one in langs]
    asked = Asked(
        tuple(dict.fromkeys(area or ())),
        tuple(dict.fromkeys(name.upper() for name in indicator or ())),
        act or "",
        langs,
        _coder(coder),
    )
    form = make(ground, asked, voices)
    parts = [*asked.areas, *asked.indicators, *filter(None, [asked.act, asked.coder])]
    name = "-".join([ground.country, *parts[:4], "form.xlsx"])
    target = out or Path(name)
    if target.is_dir():
        target = target / name
    output = Output(target, form.data, is_untouched)
    if not force:
        guard([output])
    place([output])
    typer.echo(f"Written: {target}")
    typer.echo(f"{_counted(form.claims, 'claim')} filled in, {_counted(form.blanks, 'blank row')}")
    typer.echo(f"Next: fill it in, then legalgap form import {target}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The form, saved as .xlsx.")],
    coder: Coder = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option("--jurisdiction", "-j", help="The State, where the form has lost its record."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; show the lines that would change.")
    ] = False,
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", help="Where both changed: `sheet` or `yaml`; else nothing."),
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the rows that are sound; tell the others.")
    ] = False,
    methodology: Methodology = None,
) -> None:
    """Read a form back: what people changed goes into the YAML, and no other line of it moves."""
    from legalgap.cli.fmt import _here
    from legalgap.corpus.saving import finish
    from legalgap.prose.voice import Voice
    from legalgap.review.forms.merging import planned
    from legalgap.review.forms.reading import read_form
    from legalgap.review.forms.writing import Writer

    chosen = _preference(prefer)
    folder = _here()
    finish(folder)  # what somebody was stopped in; before the data are read
    voice = Voice()
    voices = [voice, *voice.others()]
    form = read_form(file, voices)
    said = form.head.get("jurisdiction") or jurisdiction
    _, ground = _ground(said, methodology or form.head.get("methodology"))
    _refuse_rival(coder, form)
    plan = planned(ground, form, voices, coder=_coder(coder), prefer=chosen)
    _refuse(plan, form, partial)
    writer = Writer(ground, folder)
    writer.apply(plan)
    _refuse_problems(writer)
    if dry_run:
        typer.echo(writer.diff(), nl=False)
    for path in [] if dry_run else writer.save():
        typer.echo(f"Written: {_shown(path)}")
    _tell(plan.errors, "error")
    _tell(plan.conflicts, "conflict")
    _tell(plan.notes, "note")
    typer.echo(_summary(plan, dry_run))
    if plan.errors or plan.conflicts:
        raise typer.Exit(1)


def _ground(country: str | None, methodology: str | None) -> tuple[Setting, Ground]:
    from legalgap.cli import shared
    from legalgap.review.forms.questions import Ground

    setting = shared.setting_here()
    library = shared.sound_library(setting)
    code = shared.country_code(country, setting, library)
    return setting, Ground(
        library, library.yardstick(methodology or setting.workspace.methodology), code
    )


def _coder(code: str | None) -> str:
    import re

    from legalgap.corpus.layout import CODER

    if code and not re.fullmatch(CODER, code):
        raise LegalGapError(
            f"`{code}` is not the code of a coder",
            "capital letters and digits, such as A1; never the name of a person",
            exit_code=2,
        )
    return code or ""


def _refuse_rival(coder: str | None, form: Returned) -> None:
    own = form.head.get("coder", "")
    if coder and own and coder != own:
        raise LegalGapError(
            f"the form was made for the coder {own}, not for {coder}",
            "leave --coder out, or export a form for the other coder",
            exit_code=2,
        )


def _preference(prefer: str | None) -> Prefer:
    if prefer not in (None, "sheet", "yaml"):
        said = f"--prefer {prefer}: write `sheet` or `yaml`"
        raise LegalGapError(said, exit_code=2)
    return prefer or ""  # type: ignore[return-value]


def _refuse(plan: Plan, form: Returned, partial: bool) -> None:
    """Stop where a cell is wrong or was changed on both sides; nothing is written then."""
    if not plan.errors and not plan.conflicts:
        return
    if partial and not form.errors:
        return
    _tell(plan.errors, "error")
    _tell(plan.conflicts, "conflict")
    _tell(plan.notes, "note")
    found = [
        _counted(len(listed), word)
        for listed, word in ((plan.errors, "error"), (plan.conflicts, "conflict"))
        if listed
    ]
    hint = "mend the cells that are named, save the form and import it again"
    if plan.conflicts:
        hint += "; where both sides changed: --prefer sheet, or --prefer yaml"
    if not form.errors:
        hint += "; --partial writes the other rows"
    raise LegalGapError(f"{' and '.join(found)} in the form; nothing was written", hint)


def _refuse_problems(writer: Writer) -> None:
    from legalgap.corpus.problems import DataProblems

    found = writer.problems()
    if found:
        raise DataProblems(found)


def _tell(remarks: Sequence[Remark], what: str) -> None:
    for remark in remarks:
        typer.echo(f"{remark.at}: {what}: {remark.message}", err=True)
        if remark.hint:
            typer.echo(f"    hint: {remark.hint}", err=True)


def _summary(plan: Plan, dry_run: bool) -> str:
    words = "would be " if dry_run else ""
    said = (
        f"{_counted(plan.added, 'claim')} {words}added, {plan.changed} changed, "
        f"{plan.withdrawn} withdrawn; {plan.same} as before"
    )
    if not plan.edits and not plan.texts and not plan.checks:
        return f"Nothing to write: {said}"
    return said


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()
