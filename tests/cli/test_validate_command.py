"""`legalgap validate`: what time has overtaken, exceptions, and what is checked when."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legalgap.cli.main import app


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init", ".", "--country", "KAZ").exit_code == 0
    return tmp_path


def found(*arguments: str):
    return json.loads(run("validate", "--format", "json", *arguments).output)


def test_what_is_stale_is_told_only_where_a_day_is_named(here: Path) -> None:
    assert not [item for item in found() if item["code"] in ("LG616", "LG617", "LG618")]
    stale = [item for item in found("--stale-before", "2999-01-01") if item["code"] == "LG616"]
    assert stale
    assert {item["severity"] for item in stale} == {"warning"}
    assert all(item["file"].startswith("national_law/KAZ") for item in stale)


def test_stale_sources_are_warnings_and_no_reason_to_stop(here: Path) -> None:
    assert run("validate", "--stale-before", "2999-01-01").exit_code == 0


def test_a_day_that_is_none_is_refused_by_the_name_of_its_option(here: Path) -> None:
    result = run("validate", "--stale-before", "soon")
    assert result.exit_code != 0
    assert str(result.exception).startswith("--stale-before: `soon` is not a date")


def test_hints_alone_end_well(here: Path) -> None:
    act = next(Path("national_law/KAZ/acts").glob("*.yaml"))
    text = act.read_text(encoding="utf-8")
    act.write_text(text + "except: {LG310: English only}\n", encoding="utf-8")
    assert run("validate").exit_code == 0
    assert "LG319" in {item["code"] for item in found()}


def test_an_assessment_in_a_workspace_still_stops_at_an_error_between_files(here: Path) -> None:
    act = next(Path("national_law/KAZ/acts").glob("*.yaml"))
    text = act.read_text(encoding="utf-8")
    act.write_text(text + "replaced_by: nowhere\n", encoding="utf-8")
    assert run("assess", "KAZ", "--formats", "json").exit_code == 1
