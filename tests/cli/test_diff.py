"""What a change to the data moves, told between two commits."""

import json
import shutil
import subprocess

import pytest
from history import ACT, FILES, begin, git
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def history(tmp_path, monkeypatch):
    """A workspace with a commit in which nothing is licensed, and one in which it is."""
    begin(tmp_path)
    git(tmp_path, "tag", "one")
    (tmp_path / "national_law/ABC/acts/labour-code.yaml").write_text(
        ACT % "provides", encoding="utf-8"
    )
    git(tmp_path, "commit", "-q", "-a", "-m", "two")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_moved_answer_is_named_with_its_article(history):
    result = run("diff", "one", "HEAD", "--json")
    assert result.exit_code == 0, result.output
    (state,) = json.loads(result.output)
    (moved,) = state["answers"]
    assert moved["indicator"] == "PREV-01"
    assert (moved["before"]["answer"], moved["after"]["answer"]) == ("none", "full")
    assert moved["provisions"] == ["labour-code:7"]
    assert state["scores"] == [{"what": "prevention", "before": 0, "after": 100}]


def test_without_a_second_commit_the_files_as_they_are_are_meant(history):
    assert "nothing differs" in run("diff", "HEAD").output
    (history / "national_law/ABC/acts/labour-code.yaml").write_text(ACT % "lacks", encoding="utf-8")
    result = run("diff", "HEAD")
    assert "PREV-01" in result.output
    assert "full" in result.output


def test_the_working_tree_is_left_alone(history):
    before = {file: file.read_bytes() for file in history.rglob("*.yaml")}
    run("diff", "one", "HEAD")
    assert {file: file.read_bytes() for file in history.rglob("*.yaml")} == before


@pytest.mark.parametrize("name", ["nonsense", "--output=x", "-x", "HEAD:legalgap.yaml", ""])
def test_what_is_no_commit_is_refused(history, name):
    result = run("diff", "--", name)
    assert result.exit_code != 0
    assert isinstance(result.exception, LegalGapError)
    assert "there is no commit" in result.exception.message


def test_a_state_that_one_side_lacks_is_refused(history):
    result = run("diff", "one", "--country", "KAZ")
    assert isinstance(result.exception, LegalGapError)
    assert "known to both: ABC" in result.exception.hint


def test_a_link_in_a_commit_is_not_followed(history):
    try:
        (history / "national_law/ABC/acts/other.yaml").symlink_to("/etc/passwd")
    except OSError:
        pytest.skip("this system makes no links")
    git(history, "add", ".")
    git(history, "commit", "-q", "-m", "three")
    (history / "national_law/ABC/acts/other.yaml").unlink()
    assert run("diff", "HEAD").exit_code == 0


def test_a_comment_for_a_pull_request_names_every_moved_answer(history):
    result = run("diff", "one", "HEAD", "--format", "markdown")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("<!-- legalgap diff -->\n")
    assert "| `PREV-01` | + | none 0.00 | full 1.00 | labour-code:7 |" in result.output
    assert "| prevention, law score | 0 | 100 |" in result.output


def test_a_claim_that_was_read_and_goes_away_is_warned_of(history):
    act = (ACT % "provides").partition("    claims:")[0]
    (history / "national_law/ABC/acts/labour-code.yaml").write_text(act, encoding="utf-8")
    said = run("diff", "HEAD").output
    assert "Warning: One claim that rested on a text that was read goes away" in said
    assert "labour-code:7  PREV-01.licence: provides → gone" in said
    assert (
        "> - `labour-code:7`, `PREV-01.licence`: provides → gone"
        in run("diff", "HEAD", "--format", "markdown").output
    )
    (made,) = json.loads(run("diff", "HEAD", "--format", "json").output)
    assert made["confirmed_claims_gone"] == [
        {
            "provision": "labour-code:7",
            "indicator": "PREV-01",
            "element": "licence",
            "before": "provides",
            "after": None,
            "grade": None,
        }
    ]
    assert made["articles"] == ["labour-code:7"]
    assert made["records"] == [{"id": "labour-code:7", "how": "changed", "indicators": ["PREV-01"]}]


def test_a_state_that_one_side_only_knows_is_named(history):
    text = FILES["national_law/ABC/jurisdiction.yaml"].replace("ABC", "XYZ")
    (history / "national_law/XYZ").mkdir()
    (history / "national_law/XYZ/jurisdiction.yaml").write_text(text, encoding="utf-8")
    assert run("diff", "HEAD").output.endswith("XYZ: new\n")
    assert "**XYZ**: new" in run("diff", "HEAD", "--format", "markdown").output
    assert {"jurisdiction": "XYZ", "only": "after"} in json.loads(
        run("diff", "HEAD", "--json").output
    )


def test_a_whole_hash_is_shown_short_and_a_name_as_it_is(history):
    known = subprocess.run(
        ["git", "rev-parse", "one"], cwd=history, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert len(known) == 40
    for output in ("text", "markdown"):
        said = run("diff", known, "HEAD", "--format", output).output
        assert known[:10] in said
        assert known[:11] not in said
        assert "HEAD" in said
