"""`legalgap compare --coders`, for the two experts and the third who decides."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli.main import app
from legalgap.corpus.problems import DataProblems
from legalgap.errors import LegalGapError

runner = CliRunner()
LAW = Path("national_law/KAZ")
CODERS = LAW / "coders"
HEAD = """\
id: penal-code
title: {en: Penal Code, ru: Уголовный кодекс}
kind: code
penal: yes
in_force: {from: 2020-01-01}
sources:
  official: {title: The official text}
  minutes: {title: Minutes of a closed meeting, visibility: internal}
source: official
provisions:
"""
FIRST = """\
  - pin: 100
    grade: text_read
    read: whole
    summary: Trafficking in persons.
    claims:
      CRIM-02: {provides: [recruitment, transfer]}
      CRIM-14: {values: {max_years: 8}}
      INV-01:
        contradicts: settlement ends the case
        note: The rule leaves no choice to the prosecutor.
"""
SECOND = """\
  - pin: 100(1)
    grade: text_read
    read: whole
    claims:
      CRIM-02:
        - provides: [transfer]
        - narrows: {recruitment: hiring for pay}
          for: [women]
      CRIM-14: {values: {max_years: 10}, source: minutes, note: A secret reason.}
"""
AGREED = FIRST.replace("recruitment, transfer", "transfer")
JUDGED = """\
judgements:
  - {indicator: CRIM-14, answer: none, reason: {en: Too low., ru: Недостаточно.}, by: EXP-01,
     when: 2026-03-01}
"""


def run(*words: str) -> Result:
    return runner.invoke(app, list(words))


def said(*words: str) -> str:
    result = run("compare", "KAZ", "--coders", *words)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output.replace("\xa0", " ")


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A State with two coders of one act."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "mine", "--country", "KAZ").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    for coder, text in (("A1", FIRST), ("B2", SECOND)):
        folder = CODERS / coder / "acts"
        folder.mkdir(parents=True)
        (folder / "penal-code.yaml").write_text(HEAD + text, encoding="utf-8")
    return Path.cwd()


def test_agreement_is_shown_by_area_and_in_all():
    out = said()
    assert "Coders: A1, B2. Acts compared: penal-code." in out
    assert "Criminalization: units 3, agreement 33%, alpha 0.167" in out
    assert "Investigation and prosecution: units 1, agreement 0%, alpha 0.000" in out
    assert "Prevention: safe migration and empowerment: nothing to compare" in out
    assert "In all: units 4, agreement 25%" in out


def test_the_figure_is_read_with_care():
    out = said()
    assert "Krippendorff" in out
    assert "from 0.8 on" in out
    assert "below 0.667" in out
    assert "In all, the coding lies below both lines." in out
    assert "not of the law of the State" in out


def test_a_disagreement_shows_both_codings_and_both_reasons():
    out = said()
    assert "They differ on 3 units:" in out
    assert "CRIM-02  recruitment (penal-code)" in out
    assert "A1: provided · Penal Code, art. 100\n" in out
    assert "art. 100 in short: Trafficking in persons." in out
    assert "B2: provided in part · Penal Code, art. 100, part 1" in out
    assert "narrowed by art. 100, part 1: hiring for pay" in out
    assert "for some groups only, art. 100, part 1: women" in out
    assert "INV-01  contradiction (penal-code)" in out
    assert "contradicted by art. 100: settlement ends the case" in out
    assert "why art. 100 is read so: The rule leaves no choice to the prosecutor." in out
    assert "B2: nothing said" in out


def test_what_rests_on_a_source_that_is_not_public_is_not_told():
    out = said() + said("--json")
    assert "B2: 10\n    it rests on a source that is not public" in out
    assert "secret" not in out


def test_what_is_agreed_and_what_the_third_expert_judged_stand_beside():
    assert "agreed: the act is not in the main folder yet" in said()
    (LAW / "acts" / "penal-code.yaml").write_text(HEAD + AGREED, encoding="utf-8")
    (LAW / "judgements.yaml").write_text(JUDGED, encoding="utf-8")
    out = said()
    assert "  agreed: nothing said" in out
    assert "  agreed: 8 · Penal Code, art. 100" in out
    assert "The expert EXP-01 judged the indicator on 1 March 2026: none. Too low." in out


def test_russian_is_spoken():
    out = said("--lang", "ru")
    assert "CRIM-02" in out
    assert "0,667" in out
    assert "ч. 1 ст. 100" in out
    assert "Расхождения по 3 единицам:" in out
    for words in ("Coders", "agreed", "alpha", "provided", "units", "art."):
        assert words not in out


def test_scripts_get_the_same_as_data():
    made = json.loads(said("--json"))
    assert made["jurisdiction"] == "KAZ"
    assert made["coders"] == ["A1", "B2"]
    assert made["acts"] == ["penal-code"]
    areas = {area["id"]: area for area in made["areas"]}
    assert areas["criminalization"] == {
        "id": "criminalization",
        "units": 3,
        "agreement": 0.3333,
        "alpha": 0.1667,
    }
    assert areas["prevention"] == {
        "id": "prevention",
        "units": 0,
        "agreement": None,
        "alpha": None,
    }
    assert made["overall"]["units"] == 4
    first = made["disagreements"][0]
    assert (first["act"], first["indicator"], first["element"]) == (
        "penal-code",
        "CRIM-02",
        "recruitment",
    )
    assert first["codings"]["A1"]["said"] == "provides"
    assert first["codings"]["A1"]["provisions"] == ["penal-code:100"]
    assert first["codings"]["B2"]["reasons"][0] == {
        "provision": "penal-code:100(1)",
        "kind": "narrows",
        "texts": [{"en": "hiring for pay"}],
    }
    assert first["agreed"] is None
    assert first["judgement"] is None
    assert [item["element"] for item in made["disagreements"]] == ["recruitment", "max_years", None]


def test_two_who_agree_are_told_so():
    text = (CODERS / "A1/acts/penal-code.yaml").read_text(encoding="utf-8")
    (CODERS / "B2/acts/penal-code.yaml").write_text(text, encoding="utf-8")
    out = said()
    assert "In all: units 4, agreement 100%, alpha 1.000" in out
    assert "Investigation and prosecution: units 1, agreement 100%, alpha not defined" in out
    assert "Alpha is not defined where all values are the same" in out
    assert "The coders differ on no unit." in out


def test_one_coder_alone_is_told_that_there_is_nothing_to_compare():
    (CODERS / "B2/acts/penal-code.yaml").unlink()
    out = said()
    assert "penal-code is not compared: A1 alone encoded it." in out
    assert "There is nothing to compare yet" in out


def test_without_coders_a_message_says_how_to_begin():
    result = run("compare", "TKM", "--coders")
    assert isinstance(result.exception, LegalGapError)
    assert result.exception.exit_code == 2
    assert "no coder has encoded an act of TKM apart" in result.exception.message
    assert "--coder A1" in result.exception.hint


def test_a_slip_of_a_coder_stops_the_comparison_and_no_assessment():
    (CODERS / "A1/acts/penal-code.yaml").write_text(HEAD + FIRST.replace("100", "1 00"), "utf-8")
    result = run("compare", "KAZ", "--coders")
    assert isinstance(result.exception, DataProblems)
    assert run("validate").exit_code == 1
    assert run("assess", "--formats", "json").exit_code == 0


def test_no_assessment_uses_what_a_coder_encoded():
    run("assess", "--formats", "json", "--out", "with")
    made = json.loads(Path("with/KAZ-assessment.json").read_text(encoding="utf-8"))
    assert "penal-code" not in json.dumps(made)


def test_a_new_act_goes_into_the_folder_of_its_coder():
    result = run("new", "act", "labour-code", "--coder", "A1", "--title", "Labour Code")
    assert result.exit_code == 0, result.output
    path = CODERS / "A1" / "acts" / "labour-code.yaml"
    assert path.read_text(encoding="utf-8").count("id: labour-code") == 1
    assert not (LAW / "acts" / "labour-code.yaml").exists()
    found = json.loads(run("validate", "--format", "json").output)
    assert {(item["code"], item["severity"]) for item in found} == {("LG613", "hint")}


def test_a_coder_is_named_by_a_code():
    for name in ("anna", "Anna", "../A1", ""):
        result = run("new", "act", "labour-code", "--coder", name)
        assert isinstance(result.exception, LegalGapError)
        assert result.exception.exit_code == 2
        assert "never a name" in result.exception.hint
