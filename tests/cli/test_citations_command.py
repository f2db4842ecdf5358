"""`legalgap citations` and the references that `legalgap import` lists, as a lawyer uses them."""

import json
from pathlib import Path

from typer.testing import CliRunner

from legalgap.cli.main import app

LAW = """Статья 1. Общие положения

1. Действует с учетом части 2 настоящей статьи.

2. Применяется вместе со статьями 2 и 9 настоящего Кодекса.

Статья 2. Порядок

Применяется согласно главе 7 и статье 3 Трудового кодекса.
"""


def imported(folder: Path, *options: str) -> str:
    law = folder / "law.txt"
    law.write_text(LAW, encoding="utf-8")
    asked = ["import", str(law), "-j", "KGZ", "--act", "small-code", *options]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 0, result.output
    return result.output


def test_import_says_which_references_are_broken(tmp_path: Path):
    output = imported(tmp_path, "--out", str(tmp_path / "small-code.yaml"))
    assert "broken reference: 1(2)" in output
    assert "small-code:9" in output


def test_import_lists_broken_references_for_programs(tmp_path: Path):
    facts = json.loads(imported(tmp_path, "--out", str(tmp_path / "a.yaml"), "--json"))
    assert facts["citations"] == 4
    [broken] = facts["broken_references"]
    assert broken["in"] == "1(2)"
    assert broken["missing"] == ["small-code:9"]


def test_citations_of_a_workspace_lead_to_other_acts_too(tmp_path: Path, monkeypatch):
    CliRunner().invoke(app, ["init", str(tmp_path / "work"), "--country", "KGZ"])
    monkeypatch.chdir(tmp_path / "work")
    imported(tmp_path)
    result = CliRunner().invoke(app, ["citations", "KGZ", "--act", "small-code", "--json"])
    assert result.exit_code == 0, result.output
    facts = json.loads(result.output)["small-code"]
    leads = {item["text"]: item["targets"] for item in facts["citations"]}
    assert leads["части 2 настоящей статьи"] == ["small-code:1(2)"]
    assert leads["статье 3 Трудового кодекса"] == ["labour-code-2025:3"]


def test_citations_without_an_imported_text_say_what_to_do(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["citations", "KGZ"])
    assert result.exit_code != 0


OWN = """id: small-code
title: {en: Small Code, ru: Малый кодекс}
kind: code
grade: text_read
provisions:
  - pin: 1
    text: {en: It applies to all., ru: Распространяется на всех.}
    summary: {en: For all; article 999 has exceptions., ru: Для всех; исключения — в статье 2.}
  - pin: 2
    text: {en: Save seafarers., ru: Кроме моряков.}
"""


def test_citations_lists_what_our_own_words_cite_and_is_not_there(tmp_path: Path, monkeypatch):
    CliRunner().invoke(app, ["init", str(tmp_path / "work"), "--country", "KGZ"])
    monkeypatch.chdir(tmp_path / "work")
    acts = tmp_path / "work" / "national_law" / "KGZ" / "acts"
    acts.mkdir(parents=True, exist_ok=True)
    (acts / "small-code.yaml").write_text(OWN, encoding="utf-8")
    result = CliRunner().invoke(app, ["citations", "KGZ", "--act", "small-code"])
    assert "in our own words: 1: “article 999” (not there: small-code:999)" in result.output
    result = CliRunner().invoke(app, ["citations", "KGZ", "--act", "small-code", "--json"])
    [broken] = json.loads(result.output)["small-code"]["broken_in_own_words"]
    assert broken == {
        "in": "1",
        "text": "article 999",
        "missing": ["small-code:999"],
        "repealed": [],
    }
