"""`legalgap match`: proposals for a person; only what is accepted becomes a claim."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

LAW = """id: own-code
lang: ru
title: Кодекс
kind: code
penal: true
levels: [article, part, point]
sources:
  imported:
    title: Кодекс
source: imported
provisions:
  - pin: 1  # the heart of it
    heading: Торговля людьми
  - pin: 1(1)
    text: >-
      Торговля людьми, то есть вербовка, перевозка, укрывательство, прием или передача человека
      путем угрозы, насилия или обмана в целях эксплуатации, наказывается лишением свободы.
  - pin: 2
    heading: Рыбная ловля
    text: Ловля рыбы сетями запрещена.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "legalgap.yaml").write_text("country: KGZ\n", encoding="utf-8")
    act = act_of(tmp_path)
    act.parent.mkdir(parents=True)
    act.write_text(LAW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def act_of(folder: Path) -> Path:
    return folder / "national_law" / "KGZ" / "acts" / "own-code.yaml"


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["match", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def proposed() -> list[dict]:
    return json.loads(run("KGZ", "--act", "own-code", "--indicator", "CRIM-01", "--json"))[
        "proposals"
    ]


def fill(folder: Path, claim: str) -> str:
    """Write a claim into the first proposal, as a person does; returns the file."""
    file = folder / "proposals" / "KGZ.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("    claim:\n")
    end = text.index("    mark:", start)
    made = f"{text[:start]}    claim:\n      provides: [{claim}]\n{text[end:]}"
    file.write_text(made, encoding="utf-8")
    return made


def test_the_offence_is_proposed_for_its_indicator(folder: Path):
    said = run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    assert "CRIM-01  own-code:1" in said
    assert "carried by: " in said
    assert "not in the text: " in said
    assert (folder / "proposals" / "KGZ.yaml").is_file()


def test_a_proposal_is_no_claim(folder: Path):
    run("KGZ", "--act", "own-code")
    assert act_of(folder).read_text(encoding="utf-8") == LAW
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0


def test_the_same_data_gives_the_same_file(folder: Path):
    run("KGZ", "--act", "own-code")
    first = (folder / "proposals" / "KGZ.yaml").read_bytes()
    run("KGZ", "--act", "own-code")
    assert (folder / "proposals" / "KGZ.yaml").read_bytes() == first


def test_accept_writes_the_claim_and_touches_nothing_else(folder: Path):
    name = proposed()[0]["id"]
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    fill(folder, "separate_offence")
    run("accept", "proposals/KGZ.yaml", name, "--coder", "A1", "--grade", "text_read")
    text = act_of(folder).read_text(encoding="utf-8")
    assert "    claims:\n      CRIM-01:\n        provides: [" in text
    assert "grade: text_read" in text
    assert all(line in text for line in LAW.splitlines())
    kept = (folder / "proposals" / "KGZ.yaml").read_text(encoding="utf-8")
    assert f"accepted:\n  - id: {name}" in kept
    assert "coder: A1" in kept
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
    assert name not in [item["id"] for item in proposed()]


def test_nobody_is_said_to_have_read_the_text_unless_they_say_so(folder: Path):
    name = proposed()[0]["id"]
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    fill(folder, "separate_offence")
    assert "graded heading_read" in run("accept", "proposals/KGZ.yaml", name)
    assert "grade: heading_read" in act_of(folder).read_text(encoding="utf-8")


def test_what_was_edited_is_what_is_written_and_a_new_run_keeps_it(folder: Path):
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    fill(folder, "acts_element")
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    run("accept", "proposals/KGZ.yaml", proposed()[0]["id"])
    assert "provides: [acts_element]" in act_of(folder).read_text(encoding="utf-8")


def test_a_wrong_element_is_told_and_nothing_is_written(folder: Path):
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    wrong = fill(folder, "acts_elment")
    with pytest.raises(LegalGapError) as stopped:
        run("accept", "proposals/KGZ.yaml", proposed()[0]["id"])
    assert stopped.value.hint == "did you mean `acts_element`?"
    assert (folder / "proposals" / "KGZ.yaml").read_text(encoding="utf-8") == wrong
    assert act_of(folder).read_text(encoding="utf-8") == LAW


def test_what_was_rejected_comes_again_only_where_the_wording_changes(folder: Path):
    name = proposed()[0]["id"]
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    run("reject", "proposals/KGZ.yaml", name, "--coder", "A1")
    said = run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    assert "1 rejected before are left out" in said
    assert name not in said
    assert name not in {entry["id"] for entry in proposed()}
    file = folder / "proposals" / "KGZ.yaml"
    assert f"proposals:\n  - id: {name}" not in file.read_text(encoding="utf-8")
    act_of(folder).write_text(LAW.replace("обмана", "обмана или шантажа"), encoding="utf-8")
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    assert f"proposals:\n  - id: {name}" in file.read_text(encoding="utf-8")


def test_a_wording_that_changed_after_the_proposal_is_not_claimed(folder: Path):
    name = proposed()[0]["id"]
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    act_of(folder).write_text(LAW.replace("обмана", "шантажа"), encoding="utf-8")
    with pytest.raises(LegalGapError, match="another one"):
        run("accept", "proposals/KGZ.yaml", name)


def test_a_look_at_one_indicator_keeps_the_proposals_of_others(folder: Path):
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-01")
    run("KGZ", "--act", "own-code", "--indicator", "CRIM-02")
    kept = (folder / "proposals" / "KGZ.yaml").read_text(encoding="utf-8")
    assert "indicator: CRIM-01" in kept
    assert "indicator: CRIM-02" in kept


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("KGZ", "--act", "own-cod"), "own-cod"),
        (("KGZ", "--indicator", "CRIM-1"), "CRIM-1"),
        (("accept", "legalgap.yaml", "p1"), "no file of proposals"),
        (("accept", "none.yaml", "p1"), "cannot read"),
        (("accept", "none.yaml", "p1", "--grade", "textread"), "no grade"),
        (("reject", "none.yaml", "p1", "--coder", "Anna"), "not the code of a coder"),
    ],
)
def test_wrong_use_is_told_gently(folder: Path, words: tuple[str, ...], said: str):
    with pytest.raises(LegalGapError, match=said):
        run(*words)
    assert act_of(folder).read_text(encoding="utf-8") == LAW


def test_an_act_of_the_package_cannot_be_written_into(folder: Path):
    run("KGZ", "--act", "criminal-code-2021", "--indicator", "CRIM-05")
    kept = (folder / "proposals" / "KGZ.yaml").read_text(encoding="utf-8")
    name = kept.split("- id: ")[1].split()[0]
    with pytest.raises(LegalGapError, match="does not lie in this workspace"):
        run("accept", "proposals/KGZ.yaml", name)
