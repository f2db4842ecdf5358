"""The earlier edition of an assessment, from its file or from a commit of the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from legalgap.cli.shared import Asked
    from legalgap.engine.changes import Snapshot

MOST_BYTES = 50_000_000
"""Far more than an assessment has."""


def earlier(since: str, asked: Asked, methodology: str | None) -> Snapshot:
    """What an earlier edition said: `since` is an assessment.json, or a commit, branch or tag.

    Raises LegalGapError where it is neither, or tells of another State.
    """
    path = Path(since)
    if path.is_file():
        return _of_file(path, asked.country.jurisdiction.id)
    if path.suffix == ".json" or path.exists():
        raise LegalGapError(
            f"--since: there is no file {since}",
            "give the assessment.json of the earlier edition, or a commit of the data",
            exit_code=2,
        )
    return _of_commit(since, asked, methodology)


def _of_file(path: Path, code: str) -> Snapshot:
    from legalgap.report import json_file, outputs

    hint = "give the TKM-assessment.json that was written beside the earlier report"
    if path.stat().st_size > MOST_BYTES:
        raise LegalGapError(f"--since: {path} is far larger than an assessment is", hint)
    made = json_file.read(outputs.earlier(path) or b"")
    found = json_file.snapshot_of(made) if made is not None else None
    if found is None:
        raise LegalGapError(
            f"--since: {path} is no assessment that legalgap wrote",
            hint.replace("TKM", code),
            exit_code=2,
        )
    if found.jurisdiction != code:
        raise LegalGapError(
            f"--since: {path} tells of {found.jurisdiction}, not of {code}",
            hint.replace("TKM", code),
            exit_code=2,
        )
    return found


def _of_commit(revision: str, asked: Asked, methodology: str | None) -> Snapshot:
    from legalgap.cli import shared
    from legalgap.corpus import checks
    from legalgap.corpus.problems import DataProblems, errors
    from legalgap.corpus.revision import read_revision
    from legalgap.engine.assess import assess
    from legalgap.engine.changes import snapshot

    setting, code = shared.setting_here(), asked.country.jurisdiction.id
    library = read_revision(setting, revision)
    problems = list(errors(checks.run(library)))
    if problems:
        raise DataProblems(problems)
    if code not in library.jurisdictions:
        raise LegalGapError(
            f"--since: the data of {revision} know nothing of {code}",
            "give a later commit, or the assessment.json of the earlier edition",
            exit_code=2,
        )
    chosen = methodology or setting.workspace.methodology
    return snapshot(assess(library.country(code), library.yardstick(chosen), asked.day))
