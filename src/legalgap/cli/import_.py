"""`legalgap import`: the text of a law becomes an act in YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.cli.bar import Bar
from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.intake.importing import Imported


File = Annotated[
    Path,
    typer.Argument(help="The law: DOCX, PDF with a text layer, HTML, TXT, Markdown or JSON."),
]
State = Annotated[
    str, typer.Option("--jurisdiction", "-j", help="The State, ISO 3166-1 alpha-3: KGZ.")
]
ActId = Annotated[str, typer.Option("--act", help="The id of the act, such as criminal-code.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="Where to write it; default: the acts of the workspace. With --from: where to write "
        "the comparison, .md, .txt or .json; default: the terminal.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print a summary for programs.")]
StyleName = Annotated[
    str | None, typer.Option("--style", help="The drafting style: russian, treaty or statute.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace what lies there.")]
Start = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DAY",
        help="Compare with the act that is there: FILE is its edition from this day on.",
    ),
]
Older = Annotated[
    Path | None,
    typer.Option("--older", help="With --from: the older edition, where the act has no text."),
]
Update = Annotated[
    bool, typer.Option("--update", help="With --from: enter the new wordings into the act.")
]
Lang = Annotated[
    str | None, typer.Option("--lang", help="With --from: the language of the comparison.")
]


def import_(
    file: File,
    jurisdiction: State,
    act: ActId,
    out: Out = None,
    as_json: AsJson = False,
    style: StyleName = None,
    force: Force = False,
    start: Start = None,
    older: Older = None,
    update: Update = False,
    lang: Lang = None,
) -> None:
    """Cut the text of a law into provisions, without losing a word; or compare it with an act."""
    from legalgap.cli.scaffold import known_country
    from legalgap.intake.importing import import_document

    act = _checked_id(act)
    code = known_country(jurisdiction)
    if start is not None:
        from legalgap.cli.newer import Asked, compared, told

        asked = Asked(file, code, act, start, older, out, lang, style, as_json, update, force)
        with Bar("reading", quiet=as_json) as bar:
            edition = compared(asked, bar.step)
        told(edition, asked)
        return
    if older is not None or update or lang is not None:
        raise LegalGapError(
            "--older, --update and --lang belong to the comparison with a newer edition",
            "say from which day the newer edition is in force: --from 2025-03-01",
            exit_code=2,
        )
    target = out or _default(code, act)
    if target.is_dir():
        target = target / f"{act}.yaml"
    _refuse_existing(target, code, act, to_workspace=out is None, force=force)
    with Bar("reading", quiet=as_json) as bar:
        made = import_document(file, act, style=style, progress=bar.step)
    content = _headed(target, made)
    _check(content, target)
    _place(target, content)
    _say(made, target, as_json)
    if out is None and not as_json:
        _hint_jurisdiction(target, code)


def _checked_id(act: str) -> str:
    import re

    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", act):
        return act
    raise LegalGapError(
        f"`{act}` cannot be the id of an act",
        "small Latin letters, digits and hyphens, such as criminal-code",
        exit_code=2,
    )


def _default(code: str, act: str) -> Path:
    from legalgap.corpus.reading import find_workspace

    folder = find_workspace(Path.cwd())
    if folder is None:
        raise LegalGapError(
            "there is no workspace here, so it is not clear where the act belongs",
            "run this in a folder made by `legalgap init`, or say where with --out",
            exit_code=2,
        )
    return folder / "national_law" / code / "acts" / f"{act}.yaml"


def _refuse_existing(target: Path, code: str, act: str, *, to_workspace: bool, force: bool) -> None:
    if force:
        return
    if target.exists():
        raise LegalGapError(
            f"{target} is there already; nothing was written",
            "choose another --act or --out, or replace it with --force",
        )
    if not to_workspace:
        return
    from legalgap.corpus.tree import data_root

    packaged = data_root() / "national_law" / code / "acts" / f"{act}.yaml"
    if packaged.exists():
        raise LegalGapError(
            f"the package has an act `{act}` of {code} with its claims; a file of the same id "
            "would replace it",
            "choose another --act, such as the name with its year, or replace it with --force",
        )


def _headed(target: Path, made: Imported) -> str:
    """The file; in a workspace its first line names its schema, as `new` and `fmt` write it."""
    from legalgap.corpus.modeline import schema_line
    from legalgap.corpus.reading import find_workspace

    folder = find_workspace(Path.cwd())
    place = target.resolve()
    if folder is None or not place.is_relative_to(folder.resolve()):
        return made.yaml
    line = schema_line(folder, place.relative_to(folder.resolve()).as_posix())
    return f"{line}\n{made.yaml}" if line else made.yaml


def _check(content: str, target: Path) -> None:
    """Read back what will be written; a file that the toolkit cannot read is never written."""
    from pydantic import ValidationError

    from legalgap.corpus.problems import DataProblems
    from legalgap.corpus.schema_errors import schema_problems
    from legalgap.corpus.yaml_text import read_bytes
    from legalgap.model.act import Act

    document, problems = read_bytes(str(target), content.encode())
    if document is None or problems:
        raise DataProblems(problems)
    try:
        Act.model_validate(document.tree, context={"lang": document.lang})
    except ValidationError as error:
        raise DataProblems(schema_problems(error, document, Act)) from None


def _place(target: Path, content: str) -> None:
    from legalgap.report.outputs import Output, place

    place([Output(target, content.encode(), lambda data: True)])


def _hint_jurisdiction(target: Path, code: str) -> None:
    """An act of a State that nobody has described yet does not validate."""
    from legalgap.corpus.tree import data_root

    own = target.parents[1] / "jurisdiction.yaml"
    packaged = data_root() / "national_law" / code / "jurisdiction.yaml"
    if not own.exists() and not packaged.exists():
        typer.echo(f"Next: legalgap new jurisdiction {code}")


def _say(made: Imported, target: Path, as_json: bool) -> None:
    if as_json:
        typer.echo(
            json.dumps({**made.summary(), "file": str(target)}, ensure_ascii=False, indent=2)
        )
        return
    typer.echo(f"Written: {target}")
    typer.echo(f"{made.quality} (style: {made.style})")
    for problem in made.problems:
        typer.echo(f"note: {problem}")
    _say_citations(made)


MOST_BROKEN = 10
"""Broken references that are printed; `--json` has all."""


def _say_citations(made: Imported) -> None:
    from legalgap.corpus.citations.survey import said_of

    if made.citations.cited:
        typer.echo(made.citations.line())
    broken = made.citations.broken
    for item in broken[:MOST_BROKEN]:
        typer.echo(f"broken reference: {said_of(item)}")
    if len(broken) > MOST_BROKEN:
        typer.echo(f"… and {len(broken) - MOST_BROKEN} more; --json lists them all")
