"""`legalgap review`: what reviewers wrote in the Word report, brought back to the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.corpus.library import Library
    from legalgap.corpus.reading import Setting
    from legalgap.model.comment import Comment
    from legalgap.review.comments.importing import Imported, Reviewed

app = typer.Typer(help="Bring back what reviewers wrote in the Word report.", no_args_is_help=True)

LONGEST = 76
"""Letters of a comment that are shown on a line."""
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The report with comments, as a .docx file.")
    ],
    reviewer: Annotated[
        list[str] | None,
        typer.Option(
            "--reviewer",
            help="A code for whoever wrote in it: REV-01. May be repeated, in the order in which "
            "they first appear.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Another file for the matrix (.yaml); the workbook is put beside it. Without it, "
            "national_law/<ISO3>/comments.yaml of the workspace.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the workbook even if somebody has changed it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Comments and tracked changes into the matrix of comments, as YAML and XLSX.

    Each is matched to its finding, recommendation or claim. Nothing is imported twice, and
    statuses and replies stay.
    """
    from legalgap.cli.shared import setting_here
    from legalgap.corpus.reading import read_library
    from legalgap.review.comments import importing

    setting = setting_here()
    reviewed = importing.opened(file)
    path, root = _matrix_path(out, setting, reviewed.country)
    library = read_library(setting)
    edited, change = importing.matrix(path, path.name, root, _heading(path, root))
    done = importing.imported(
        reviewed, library, edited, prefix=_prefix(setting), reviewers=reviewer or []
    )
    written = [] if dry_run else _written(done, reviewed, setting, change, root, force=force)
    notes = _notes(reviewed, done, library)
    if as_json:
        _as_json(done, reviewed, notes, written)
        return
    for line in _lines(file, done, reviewed, notes):
        typer.echo(line)
    for place in written:
        typer.echo(f"Written: {place}")


@app.command("list")
def list_(
    country: Annotated[
        str | None, typer.Argument(help="The State, by its ISO 3166-1 alpha-3 code: TKM.")
    ] = None,
    unanswered: Annotated[
        bool, typer.Option("--open", help="Only those that are not answered yet.")
    ] = False,
    as_json: Json = False,
) -> None:
    """The comments on the reports of a State, with their status."""
    from legalgap.cli.shared import country_code, setting_here
    from legalgap.corpus.reading import read_library
    from legalgap.model.comment import CommentStatus

    setting = setting_here()
    library = read_library(setting)
    code = country_code(country, setting, library)
    closed = (CommentStatus.ANSWERED, CommentStatus.CLOSED)
    found = [
        item
        for item in library.country(code).comments
        if not unanswered or item.status not in closed
    ]
    if as_json:
        _print_json({"format": 1, "jurisdiction": code, "comments": [_dumped(i) for i in found]})
        return
    for item in found:
        typer.echo(f"{item.status.value:9} {_line(item)}")
    counted = "1 comment" if len(found) == 1 else f"{len(found)} comments"
    typer.echo(counted if found else "No comments")


def _matrix_path(out: Path | None, setting: Setting, country: str) -> tuple[Path, Path | None]:
    """Where the matrix lies, and the root that it may not leave."""
    if out is not None:
        if out.suffix.lower() not in (".yaml", ".yml"):
            raise LegalGapError(
                f"--out: {out.name} is no YAML file",
                "name it comments.yaml or the like; the workbook gets the same name",
                exit_code=2,
            )
        return out, None
    root = setting.folder or _checkout()
    if root is None:
        raise LegalGapError(
            "this folder belongs to no workspace, so there is no place for the comments",
            "go into the workspace, or name a file with --out",
            exit_code=2,
        )
    return root / "national_law" / country / "comments.yaml", root


def _checkout() -> Path | None:
    """The data of the checkout, where somebody works within it."""
    from legalgap.corpus.tree import PACKAGED, data_root

    root = data_root()
    inside = root.name != PACKAGED and Path.cwd().resolve().is_relative_to(root)
    return root if inside else None


def _heading(path: Path, root: Path | None) -> str:
    from legalgap.corpus.modeline import schema_line

    return schema_line(root, path.relative_to(root).as_posix()) if root is not None else ""


def _prefix(setting: Setting) -> str:
    from legalgap.corpus.reading import shown_prefix

    return "" if setting.folder is None else shown_prefix(setting.folder)


def _written(
    done: Imported,
    reviewed: Reviewed,
    setting: Setting,
    change: Any,
    root: Path | None,
    *,
    force: bool,
) -> list[Path]:
    """Save the matrix and its workbook as one change."""
    from dataclasses import replace
    from datetime import date

    from legalgap.corpus.saving import Change, save
    from legalgap.office.package import is_untouched
    from legalgap.prose.voice import Voice
    from legalgap.review.comments.sheet import workbook

    if not done.comments.comments:
        return []
    day = date.fromisoformat(reviewed.manifest.facts.get("as_of") or "2026-01-01")
    voice = Voice(setting.workspace.language, setting.folder)
    book = workbook(done.comments.comments, voice, reviewed.country, day)
    place = change.path.with_suffix(".xlsx")
    was = place.read_bytes() if place.is_file() else None
    if was is not None and not force and not is_untouched(was):
        raise LegalGapError(
            f"somebody has changed {place}, or another program wrote it; nothing was written",
            "copy its replies into the YAML and keep it under another name, or replace it with "
            "--force",
        )
    return save([replace(change, data=done.file.data), Change(place, book, was)], root)


def _notes(reviewed: Reviewed, done: Imported, library: Library) -> list[str]:
    """What a person should know of this import."""
    merged = done.merged
    notes = []
    now = _current(reviewed, library)
    if now and reviewed.edition and now != reviewed.edition:
        notes.append(
            f"the file is of an older edition ({reviewed.edition}); the data give {now} now"
        )
    if not reviewed.whole:
        notes.append(
            "the file has lost its manifest: records are known by bookmarks and printed ids alone, "
            "and changes without track changes cannot be found"
        )
    if merged.untimed:
        named = ", ".join(merged.untimed)
        notes.append(
            f"known by their words alone, as no time is told: {named}; if another person wrote "
            "the same words, import again with --reviewer"
        )
    if merged.guessed:
        named = ", ".join(merged.guessed)
        notes.append(f"taken for replies, as they stand on the same words: {named}")
    edits = [item.id for item in _new(done) if item.kind.value == "edit"]
    if edits:
        notes.append(
            f"changed without track changes, found by comparison: {', '.join(edits)}; the file "
            "does not tell by whom"
        )
    if done.formats:
        notes.append(f"{done.formats} tracked changes of the look alone were left out")
    return notes


def _current(reviewed: Reviewed, library: Library) -> str:
    """The edition that the data give today for the same date; empty where they give none."""
    from legalgap.cli.shared import day
    from legalgap.engine.assess import assess
    from legalgap.report.anchors import edition

    facts = reviewed.manifest.facts
    try:
        country = library.country(reviewed.country)
        drafts = tuple(country.drafts[name] for name in (facts.get("drafts") or "").split())
        when = day(facts.get("as_of") or None)
        yardstick = library.yardstick(facts.get("methodology") or "")
        return edition(assess(country, yardstick, when, drafts))
    except (LegalGapError, KeyError):
        return ""


def _new(done: Imported) -> list[Comment]:
    fresh = set(done.merged.new)
    return [item for item in done.comments.comments if item.id in fresh]


def _lines(file: Path, done: Imported, reviewed: Reviewed, notes: list[str]) -> list[str]:
    new = _new(done)
    known = len(done.merged.known)
    people = len({item.reviewer for item in new})
    said = f"{file}: {len(new)} new, {known} there already"
    if new:
        said += f"; from {people} {'person' if people == 1 else 'people'}"
    lines = [f"{said} (edition {reviewed.edition or 'not named'})"]
    lines += [_line(item) for item in new]
    asked = [item.id for item in new if item.match.value == "ask"]
    if asked:
        lines.append(f"please check the record of: {', '.join(asked)}")
    return lines + [f"note: {note}" for note in notes]


def _line(item: Comment) -> str:
    from legalgap.prose.problems import escaped

    text = " ".join((item.comment or item.proposes or item.quote).split())
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    where = f" {item.file}:{item.line}" if item.file else ""
    head = f"{item.id} {item.reviewer} {item.kind.value} on {item.record or 'no record'}"
    return f"{head} [{item.match.value}]{where}\n    {escaped(short)}"


def _as_json(done: Imported, reviewed: Reviewed, notes: list[str], written: list[Path]) -> None:
    _print_json(
        {
            "format": 1,
            "jurisdiction": reviewed.country,
            "edition": reviewed.edition,
            "new": done.merged.new,
            "known": done.merged.known,
            "notes": notes,
            "written": [str(path) for path in written],
            "comments": [_dumped(item) for item in done.comments.comments],
        }
    )


def _dumped(item: Comment) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude={"except_"})


def _print_json(content: dict[str, Any]) -> None:
    import json

    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
