"""What a change to the data moves, told between two commits."""

import json
import shutil
import subprocess

import pytest
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

ACT = """\
id: labour-code
title: {en: Labour Code, ru: Трудовой кодекс}
kind: code
in_force: {from: 2020-01-01}
sources: {gazette: {title: {en: Gazette, ru: Ведомости}, checked: 2026-01-01}}
source: gazette
provisions:
  - pin: 7
    grade: text_read
    read: whole
    summary: {en: Agencies are licensed., ru: Агентства лицензируются.}
    claims:
      PREV-01: {%s: [licence]}
"""
FILES = {
    "legalgap.yaml": "country: ABC\nmethodology: small\nwith_package: no\n",
    "standards/instruments/example.yaml": """\
id: example
title: {en: Example, ru: Пример}
reach: treaty
region: {en: World, ru: Мир}
grade: text_read
standards:
  - {pin: 1, asks: {en: License agencies., ru: Лицензировать.}, force: duty, grade: text_read}
""",
    "standards/indicators/prevention.yaml": """\
- id: PREV-01
  question: {en: Are agencies licensed?, ru: Лицензируются ли агентства?}
  standards: [example:1]
  elements:
    licence: {label: {en: licence, ru: лицензия}}
  full: licence
""",
    "standards/methodology/small.yaml": """\
id: small
title: {en: Small, ru: Малая}
areas: {prevention: {title: {en: Prevention, ru: Предупреждение}, prefix: PREV}}
""",
    "national_law/ABC/jurisdiction.yaml": """\
id: ABC
name: {en: Example State, ru: Пример}
as_of: 2026-01-01
treaties: {example: {in_force: 2001, grade: text_read}}
""",
    "national_law/ABC/acts/labour-code.yaml": ACT % "lacks",
}

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def history(tmp_path, monkeypatch):
    """A workspace with a commit in which nothing is licensed, and one in which it is."""
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
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
