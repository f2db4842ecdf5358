"""`legalgap roadmap`: for the lawyer who asks what to do first, and the ministry that plans it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli.main import app
from legalgap.errors import LegalGapError
from legalgap.report.roadmap_file import plain

runner = CliRunner()
COUNTRIES = ("TKM", "KGZ")


def run(*words: str) -> Result:
    return runner.invoke(app, ["roadmap", *words])


def made(*words: str) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    content: dict[str, Any] = json.loads(result.stdout)
    return content


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("country", COUNTRIES)
def test_it_shows_the_measures_in_order_with_what_each_gains(country: str) -> None:
    result = run(country)
    assert result.exit_code == 0, result.output
    assert "Road map:" in result.output
    assert "1. REC-" in result.output
    assert "14. REC-" in result.output
    assert "proved to be the most" in result.output
    assert "quick win" in result.output


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_set_of_a_shipped_state_is_proved_to_be_the_best(country: str) -> None:
    found = made(country)
    assert all(stage["proved"] for stage in found["stages"])
    assert found["effort"]["proved"]


def test_every_key_that_scripts_rely_on_is_there() -> None:
    found = made("TKM", "--budget", "3")
    top = {"format", "jurisdiction", "as_of", "methodology", "drafts", "lang", "budget", "useful"}
    assert found.keys() == top | {"stages", "effort", "steps", "areas", "lenses", "plan"}
    assert (found["format"], found["jurisdiction"], found["budget"]) == (1, "TKM", 3)
    assert found["stages"][0].keys() == {"stage", "gain", "exact", "proved", "gap"}
    step = found["steps"][0]
    keys = {"order", "recommendation", "title", "verb", "after", "priority", "gains", "findings"}
    assert step.keys() == keys
    inputs = {"obligation", "harm", "enforceability_gain", "quick_win"}
    assert step["priority"].keys() == {"total", "band"} | inputs
    assert step["findings"][0].keys() == {"indicator", "before", "after"}
    row = found["plan"]["rows"][0]
    named = {"nap_section", "objective", "activity", "indicator", "baseline", "target", "lead"}
    assert named | {"partners", "from", "to", "cost", "verification", "findings"} <= row.keys()


def test_steps_add_up_to_the_whole() -> None:
    found = made("KGZ", "--budget", "6")
    for stage in found["stages"]:
        steps = sum(step["gains"][stage["stage"]] for step in found["steps"])
        assert steps == pytest.approx(stage["gain"], abs=0.001)


def test_a_budget_of_nothing_takes_no_measure() -> None:
    assert made("TKM", "--budget", "0")["steps"] == []
    assert "No measure is taken." in run("TKM", "--budget", "0").output


def test_a_budget_of_one_takes_the_measure_that_gains_most() -> None:
    found = made("KGZ", "--budget", "1")
    assert len(found["steps"]) == 1
    wider = made("KGZ", "--budget", "2")
    assert wider["stages"][0]["gain"] > found["stages"][0]["gain"]


def test_nonsense_for_a_budget_is_refused_in_clear_words() -> None:
    result = run("TKM", "--budget", "many")
    assert result.exit_code == 2
    assert "--budget" in result.output
    assert "valid integer" in result.output
    below = run("TKM", "--budget", "-1")
    assert isinstance(below.exception, LegalGapError)
    assert below.exception.exit_code == 2
    assert "cannot hold -1 measures" in below.exception.message


def test_two_runs_say_the_same() -> None:
    assert run("KGZ", "--json").stdout == run("KGZ", "--json").stdout


def test_the_plan_has_a_row_for_each_measure_and_no_invented_number() -> None:
    result = run("TKM", "--plan", "--budget", "2")
    assert result.exit_code == 0, result.output
    assert "Rows for an action plan" in result.output
    assert result.output.count("To be set in the first year.") == 2
    assert "Plan in force: National Action Plan" in result.output


def test_a_row_gives_years_from_the_date_of_the_assessment() -> None:
    found = made("TKM", "--budget", "14", "--as-of", "2026-11-21")
    years = {(row["from"], row["to"]) for row in found["plan"]["rows"]}
    assert years <= {(2026, 2027), (2026, 2029), (2026, 2031)}


def test_it_speaks_russian() -> None:
    result = run("KGZ", "--budget", "2", "--lang", "ru")
    assert result.exit_code == 0, result.output
    assert "Кыргызстан" in result.output
    assert "priority" not in result.output


def test_files_are_written_and_replaced_only_while_nobody_has_changed_them() -> None:
    assert run("TKM", "--budget", "2", "--out", "plans").exit_code == 0
    written = Path("plans/TKM-roadmap.json")
    table = Path("plans/TKM-action-plan.csv")
    assert json.loads(written.read_text(encoding="utf-8"))["budget"] == 2
    assert run("TKM", "--budget", "2", "--out", "plans").exit_code == 0
    refused = run("TKM", "--budget", "3", "--out", "plans")
    assert isinstance(refused.exception, LegalGapError)
    assert "TKM-action-plan.csv" in refused.exception.message
    assert json.loads(written.read_text(encoding="utf-8"))["budget"] == 2
    table.unlink()
    assert run("TKM", "--budget", "3", "--out", "plans").exit_code == 0
    written.write_text(written.read_text(encoding="utf-8") + " ", encoding="utf-8")
    changed = run("TKM", "--budget", "3", "--out", "plans")
    assert isinstance(changed.exception, LegalGapError)
    assert run("TKM", "--budget", "3", "--out", "plans", "--force").exit_code == 0


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    run("TKM", "--budget", "5", "--out", ".")
    data = Path("TKM-action-plan.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 6
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1"])
def test_a_cell_never_starts_a_formula(cell: str) -> None:
    assert plain(cell) == f"'{cell}"


def test_a_cell_of_words_stays_as_it_is() -> None:
    assert plain("Ministry of Justice") == "Ministry of Justice"


def test_a_draft_that_closes_a_gap_leaves_less_to_gain() -> None:
    before = made("KGZ", "--budget", "200")["stages"]
    after = made("KGZ", "--budget", "200", "--with", "child-tier")
    assert after["drafts"] == ["child-tier"]
    assert after["stages"][0]["gain"] < before[0]["gain"]
