"""`legalgap import --from`: a newer edition of an act beside the one that is known."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from legalgap.errors import LegalGapError
from legalgap.frozen import frozen

if TYPE_CHECKING:
    from legalgap.corpus.desk import Desk
    from legalgap.corpus.library import Entry
    from legalgap.corpus.reading import Setting
    from legalgap.corpus.word_diff import Op
    from legalgap.intake.manuscript import Progress
    from legalgap.intake.versions.edition import NewerEdition
    from legalgap.model.act import Act
    from legalgap.prose.voice import Voice


@frozen
class Asked:
    """What the command was asked for."""

    file: Path
    code: str
    act: str
    start: str
    older: Path | None
    out: Path | None
    lang: str | None
    style: str | None
    as_json: bool
    update: bool
    force: bool


def compared(asked: Asked, progress: Progress | None = None) -> NewerEdition:
    """The document held against the act as it is known."""
    from legalgap.cli.shared import setting_here
    from legalgap.intake.versions.edition import newer_edition

    start = _day(asked.start)
    setting = setting_here()
    entry, acts = _known(setting, asked)
    if asked.update and not _is_own(setting, asked):
        raise LegalGapError(
            f"the act `{asked.act}` of {asked.code} stands in the package, which is never edited",
            "copy its file into national_law of your workspace, and run this again there",
        )
    return newer_edition(
        acts,
        entry.record,
        asked.file,
        start,
        older=asked.older,
        style=asked.style,
        progress=progress,
    )


def told(edition: NewerEdition, asked: Asked) -> None:
    """Print or write the comparison, and with `update` enter the newer edition into the act."""
    from legalgap.cli.shared import setting_here
    from legalgap.prose.voice import Voice

    setting = setting_here()
    voice = Voice(asked.lang or setting.workspace.language, setting.folder)
    _refuse_existing(asked)
    desk = _entered(setting, edition, asked) if asked.update else None
    if asked.out is not None:
        _place(voice, edition, asked)
    entered = desk.save() if desk is not None else []
    _say(voice, edition, asked)
    for path in entered:
        typer.echo(f"Written: {path}", err=asked.as_json)


def _path(asked: Asked) -> str:
    return f"national_law/{asked.code}/acts/{asked.act}.yaml"


def _is_own(setting: Setting, asked: Asked) -> bool:
    """Whether the file of the act lies in the workspace."""
    return setting.folder is not None and (setting.folder / _path(asked)).is_file()


def _entered(setting: Setting, edition: NewerEdition, asked: Asked) -> Desk:
    """The file of the act with the newer edition in it, checked and not yet written."""
    from pydantic import ValidationError

    from legalgap.corpus.desk import Desk
    from legalgap.corpus.problems import DataProblems
    from legalgap.corpus.schema_errors import schema_problems
    from legalgap.corpus.yaml_text import read_text
    from legalgap.intake.versions.entering import enter
    from legalgap.model.act import Act

    assert setting.folder is not None
    desk = Desk(setting.folder)
    edited = desk.open(_path(asked))
    enter(edited, edition)
    document, problems = read_text(_path(asked), edited.text)
    if document is None or problems:
        raise DataProblems(problems)
    try:
        Act.model_validate(document.tree, context={"lang": document.lang})
    except ValidationError as error:
        raise DataProblems(schema_problems(error, document, Act)) from None
    return desk


def _refuse_existing(asked: Asked) -> None:
    out = asked.out
    if out is None:
        return
    if out.suffix.lower() not in (".md", ".markdown", ".txt", ".json"):
        raise LegalGapError(
            f"a comparison is not written as `{out.suffix or out.name}`",
            "end the name of --out in .md, .txt or .json",
            exit_code=2,
        )
    if out.exists() and not asked.force:
        raise LegalGapError(
            f"{out} is there already; nothing was written",
            "choose another --out, or replace it with --force",
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LegalGapError(
            f"--from: `{text}` is not a day",
            "the first day of the newer edition, such as 2025-03-01",
            exit_code=2,
        ) from None


def _known(setting: Setting, asked: Asked) -> tuple[Entry, dict[str, Act]]:
    """The act as it is known, and all acts of the State, by id."""
    from legalgap.corpus.problems import DataProblems, Severity
    from legalgap.corpus.reading import read_library

    library = read_library(setting)
    acts = {
        name.partition("/")[2]: entry
        for name, entry in library.of("act").items()
        if entry.country == asked.code
    }
    if asked.act in acts:
        return acts[asked.act], {name: entry.record for name, entry in acts.items()}
    ending = f"national_law/{asked.code}/acts/{asked.act}.yaml"
    broken = [
        item
        for item in library.problems
        if item.severity is Severity.ERROR and item.place.file.endswith(ending)
    ]
    if broken:
        raise DataProblems(broken)
    raise LegalGapError(
        f"there is no act `{asked.act}` of {asked.code} to compare with",
        "import the older edition first, without --from; "
        f"known: {', '.join(sorted(acts)) or 'none'}",
        exit_code=2,
    )


def _say(voice: Voice, edition: NewerEdition, asked: Asked) -> None:
    from legalgap.intake.versions.as_json import as_json
    from legalgap.intake.versions.shown import as_text

    if asked.as_json:
        typer.echo(json.dumps(as_json(edition), ensure_ascii=False, indent=2))
    elif asked.out is None:
        for line in as_text(voice, edition, _coloured):
            typer.echo(line)
    else:
        typer.echo(f"Written: {asked.out}")


def _coloured(op: Op, text: str) -> str:
    """Colour beside the brackets; `typer.echo` leaves it out where there is no terminal."""
    return typer.style(text, fg="red" if op == "removed" else "green")


def _place(voice: Voice, edition: NewerEdition, asked: Asked) -> None:
    from legalgap.intake.versions.as_json import as_json
    from legalgap.intake.versions.shown import as_markdown, as_text
    from legalgap.report.outputs import Output, place

    out = asked.out
    assert out is not None
    ending = out.suffix.lower()
    if ending == ".json":
        made = json.dumps(as_json(edition), ensure_ascii=False, indent=2) + "\n"
    elif ending in (".md", ".markdown"):
        made = as_markdown(voice, edition)
    else:
        made = "\n".join(as_text(voice, edition)) + "\n"
    place([Output(out, made.encode(), lambda data: True)])
