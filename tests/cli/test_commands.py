"""What the commands do for the person who types them."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

runner = CliRunner()


def run(*words: str) -> Result:
    return runner.invoke(app, list(words))


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def test_assess_writes_the_report_and_the_data_and_shows_the_areas():
    result = run("assess", "TKM")
    assert result.exit_code == 0, result.output
    assert Path("TKM-assessment.docx").read_bytes().startswith(b"PK")
    made = json.loads(Path("TKM-assessment.json").read_text(encoding="utf-8"))
    assert made["format"] == 1
    assert made["jurisdiction"] == "TKM"
    assert len(made["findings"]) >= 164
    assert "Criminalization" in result.output
    assert "To read next" in result.output
    assert "Written: TKM-assessment.docx" in result.output


def test_assess_names_the_by_laws_that_the_support_chapter_waits_for():
    result = run("assess", "TKM", "--formats", "json")
    assert result.exit_code == 0, result.output
    assert "Enforceability" in result.output
    block = result.output.split("Waiting for by-laws\n")[1].split("\n\n")[0]
    assert "Rules on giving and paying for care of victims" in block
    assert "SUP-28" in block
    assert "SUP-03" in block
    assert 0 < len(block.splitlines()) <= 9
    assert "Journey test" in result.output
    assert "equal" in result.output


def test_every_key_that_scripts_rely_on_is_there():
    run("assess", "KGZ", "--formats", "json")
    made = json.loads(Path("KGZ-assessment.json").read_text(encoding="utf-8"))
    top = {"format", "jurisdiction", "as_of", "methodology", "index", "areas", "findings"}
    assert top | {"to_verify", "to_read_again"} <= made.keys()
    assert made["index"] is None
    score = {"score", "low", "high", "coverage", "band"}
    for area in made["areas"]:
        for name in ("law", "enforceability", "obligations", "good_practice"):
            assert area[name].keys() == score
        assert area["lenses"].keys() == {"gender", "age", "survivor"}
    finding = made["findings"][0]
    keys = {"indicator", "area", "answer", "low", "high", "verb", "elements", "basis"}
    keys |= {"contradictions", "standards", "recommendations", "practices"}
    assert keys <= finding.keys()
    assert finding["elements"][0].keys() == {"id", "state", "provisions", "grade"}


def test_kyrgyzstan_shows_the_lower_child_tier_settlement_and_the_means_left_out():
    run("assess", "KGZ", "--formats", "json")
    made = json.loads(Path("KGZ-assessment.json").read_text(encoding="utf-8"))
    found = {item["indicator"]: item for item in made["findings"]}
    states = {element["id"]: element for item in found.values() for element in item["elements"]}
    parity = states["CRIM-15.child_not_punished_less_than_adult"]
    assert parity["state"] == "lacking"
    assert any("166(4)" in provision for provision in parity["provisions"])
    assert states["CRIM-03.abuse_of_vulnerability"]["state"] == "lacking"
    assert states["CRIM-03.payment_to_controller"]["state"] == "lacking"
    against = {item["provision"] for item in found["INV-01"]["contradictions"]}
    assert against == {"criminal-code-2021:57", "criminal-procedure-code-2021:24(2)"}
    assert all(item["only"] for item in found["INV-01"]["contradictions"])


def test_a_draft_shows_what_it_moves_and_sets_the_general_part_aside():
    result = run("assess", "KGZ", "--formats", "json", "--with", "child-tier")
    assert result.exit_code == 0, result.output
    assert "With the draft: child-tier" in result.output
    assert "CRIM-15" in result.output
    made = json.loads(Path("KGZ-assessment.json").read_text(encoding="utf-8"))
    again = {item["provision"] for item in made["to_read_again"]}
    assert {"criminal-code-2021:57", "criminal-code-2021:58"} <= again
    assert "criminal-procedure-code-2021:24(2)" in again


def test_a_draft_in_a_file_of_the_user_is_read_too():
    from legalgap.corpus.tree import data_root

    packaged = data_root() / "national_law/KGZ/drafts/child-tier.yaml"
    shutil.copy(packaged, "mine.yaml")
    result = run("assess", "KGZ", "--formats", "json", "--with", "mine.yaml")
    assert result.exit_code == 0, result.output
    assert "CRIM-15" in result.output


def test_two_drafts_that_change_the_same_provision_are_refused():
    from legalgap.corpus.tree import data_root

    text = (data_root() / "national_law/KGZ/drafts/child-tier.yaml").read_text(encoding="utf-8")
    Path("rival.yaml").write_text(text.replace("id: child-tier", "id: rival"), encoding="utf-8")
    result = run("assess", "KGZ", "--with", "child-tier", "--with", "rival.yaml")
    assert isinstance(result.exception, LegalGapError)
    assert "both change criminal-code-2021:166(4)" in result.exception.message
    assert not list(Path().glob("KGZ*"))


def test_a_second_run_says_that_nothing_moved_and_replaces_its_own_files():
    run("assess", "TKM")
    before = Path("TKM-assessment.docx").read_bytes()
    result = run("assess", "TKM")
    assert result.exit_code == 0, result.output
    assert "nothing moved" in result.output
    assert Path("TKM-assessment.docx").read_bytes() == before


def test_what_moved_since_the_last_run_is_told():
    run("assess", "KGZ", "--formats", "json", "--with", "child-tier")
    result = run("assess", "KGZ", "--formats", "json")
    assert "Since the assessment that lay there" in result.output
    assert "CRIM-15" in result.output


def test_a_file_that_somebody_changed_is_kept_and_nothing_is_written():
    run("assess", "TKM")
    data = json.loads(Path("TKM-assessment.json").read_text(encoding="utf-8"))
    data["as_of"] = "2001-01-01"
    edited = json.dumps(data, ensure_ascii=False, indent=2)
    Path("TKM-assessment.json").write_text(edited, encoding="utf-8")
    report = Path("TKM-assessment.docx").stat().st_mtime_ns
    result = run("assess", "TKM")
    assert isinstance(result.exception, LegalGapError)
    assert "TKM-assessment.json" in result.exception.message
    assert Path("TKM-assessment.json").read_text(encoding="utf-8") == edited
    assert Path("TKM-assessment.docx").stat().st_mtime_ns == report
    assert run("assess", "TKM", "--force").exit_code == 0


def test_a_report_with_a_comment_is_kept():
    import docx

    run("assess", "TKM", "--formats", "docx")
    report = docx.Document("TKM-assessment.docx")
    paragraph = next(item for item in report.paragraphs if item.runs)
    report.add_comment(paragraph.runs, text="Please check", author="GOV-01", initials="G")
    report.save("TKM-assessment.docx")
    commented = Path("TKM-assessment.docx").read_bytes()
    result = run("assess", "TKM", "--formats", "docx")
    assert isinstance(result.exception, LegalGapError)
    assert Path("TKM-assessment.docx").read_bytes() == commented


def test_a_file_of_another_program_is_kept():
    Path("TKM-assessment.docx").write_text("my notes", encoding="utf-8")
    result = run("assess", "TKM", "--formats", "docx")
    assert isinstance(result.exception, LegalGapError)
    assert Path("TKM-assessment.docx").read_text(encoding="utf-8") == "my notes"


def test_a_misspelt_state_is_answered_with_the_nearest():
    result = run("assess", "TKN")
    assert isinstance(result.exception, LegalGapError)
    assert result.exception.exit_code == 2
    assert "did you mean `TKM`?" in result.exception.hint
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("assess", "TKM", "--formats", "doxc"), "`doxc` is not a format"),
        (("assess", "TKM", "--as-of", "2023-02-30"), "not in the calendar"),
        (("assess", "TKM", "--as-of", "soon"), "is not a date"),
        (("assess", "TKM", "--lang", "xx"), "no sentences in the language"),
        (("assess", "TKM", "--methodology", "other"), "no methodology `other`"),
        (("assess", "TKM", "--with", "nowhere.yaml"), "no file nowhere.yaml"),
        (("assess",), "which State?"),
        (("why", "TKM", "CRIM-99"), "no indicator `CRIM-99`"),
        (("schema", "acts"), "no kind of file `acts`"),
        (("explain", "LG9999"), "LG9999"),
        (("validate", "nowhere"), "there is no nowhere"),
        (("new", "act", "x"), "State"),
    ],
)
def test_wrong_use_gets_a_message_and_exit_code_two(words: tuple[str, ...], said: str):
    result = run(*words)
    assert isinstance(result.exception, LegalGapError), result.output
    assert said in result.exception.message
    assert result.exception.exit_code == 2
    assert not [path for path in Path().iterdir() if "assessment" in path.name]


def test_why_names_article_standard_grade_and_what_would_change_the_answer():
    result = run("why", "TKM", "CRIM-09")
    assert result.exit_code == 0
    for words in (
        "For a child, is the means element dropped?",
        "Palermo Protocol, art. 3(c)",
        "text read",
        "What would change the answer",
        "not been read",
        "REC-CRIM-02",
    ):
        assert words in " ".join(result.output.split()).replace("\xa0", " "), words


def test_why_speaks_russian():
    result = run("why", "KGZ", "CRIM-09", "--lang", "ru")
    assert result.exit_code == 0
    said = " ".join(result.output.split()).replace("\xa0", " ")
    assert "ч. 4 ст. 166" in said
    assert "Палермский протокол" in said


def test_the_lists_hold_what_they_promise():
    standards = json.loads(run("list", "standards", "--json").output)
    assert len(standards) >= 650
    indicators = json.loads(run("list", "indicators", "--json").output)
    assert len(indicators) >= 164
    for what in ("acts", "recommendations", "practices", "jurisdictions", "coverage", "drafts"):
        assert json.loads(run("list", what, "--json").output)


def test_the_shipped_data_has_no_error():
    result = run("validate")
    assert result.exit_code == 0, result.output


def test_a_new_workspace_validates_and_assesses_at_once():
    assert run("init", "mine", "--country", "KAZ").exit_code == 0
    import os

    os.chdir("mine")
    assert run("validate").exit_code == 0
    result = run("assess", "--formats", "json")
    assert result.exit_code == 0, result.output
    assert Path("KAZ-assessment.json").is_file()
    for words in (
        ("new", "act", "labour-code"),
        ("new", "draft", "first", "--amends", "labour-code"),
        ("new", "indicator", "CRIM-31"),
        ("new", "indicator", "CRIM-32"),
        ("new", "recommendation", "REC-CRIM-14"),
        ("new", "jurisdiction", "UZB"),
    ):
        made = run(*words)
        assert made.exit_code == 0, (words, made.output, made.exception)
    result = run("validate", "--format", "json")
    assert result.exit_code == 0, result.output
    assert not [item for item in json.loads(result.output) if item["severity"] == "error"]
    assert run("assess", "--formats", "json", "--with", "first").exit_code == 0


def test_new_never_replaces_a_file():
    run("init", "mine", "--country", "KAZ")
    import os

    os.chdir("mine")
    path = Path("national_law/KAZ/acts/example-act.yaml")
    before = path.read_text(encoding="utf-8")
    assert isinstance(run("new", "act", "example-act").exception, LegalGapError)
    assert path.read_text(encoding="utf-8") == before


def test_data_with_an_error_is_shown_and_nothing_is_written():
    run("init", "mine", "--country", "KAZ")
    import os

    from legalgap.corpus.problems import DataProblems

    os.chdir("mine")
    path = Path("national_law/KAZ/acts/example-act.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("kind: code", "kind: codex"), "utf-8")
    result = run("assess")
    assert isinstance(result.exception, DataProblems)
    problem = result.exception.problems[0]
    assert problem.code == "LG203"
    assert problem.place.file == "national_law/KAZ/acts/example-act.yaml"
    assert problem.line_text.startswith("kind: codex")
    assert not list(Path().glob("*assessment*"))
    assert run("validate").exit_code == 1


def test_the_workspace_record_replaces_the_packaged_one():
    run("init", "mine", "--country", "TKM")
    import os

    os.chdir("mine")
    made = json.loads(run("list", "acts", "TKM", "--json").output)
    assert "TKM/example-act" in {item["id"] for item in made}
    assert "TKM/ctip-law-2016" in {item["id"] for item in made}


def test_schemas_describe_every_kind_of_file():
    result = run("schema", "--out", "schemas")
    assert result.exit_code == 0
    act = json.loads(Path("schemas/act.schema.json").read_text(encoding="utf-8"))
    assert act["properties"]["penal"]["markdownDescription"]
    text = json.dumps(act)
    assert '"$ref"' in text
    assert_no_words_beside_a_reference(act)
    grade = act["$defs"]["Grade"]
    assert len(grade["markdownEnumDescriptions"]) == len(grade["enum"])


def assert_no_words_beside_a_reference(node: object) -> None:
    if isinstance(node, dict):
        if "$ref" in node:
            assert list(node) == ["$ref"]
        for child in node.values():
            assert_no_words_beside_a_reference(child)
    elif isinstance(node, list):
        for child in node:
            assert_no_words_beside_a_reference(child)


def test_annotate_puts_comments_into_the_word_report_and_check_accepts_them():
    from legalgap.office.package import Package

    result = run("assess", "TKM", "--formats", "docx", "--annotate")
    assert result.exit_code == 0, result.output
    assert "word/comments.xml" in Package.open(Path("TKM-assessment.docx"), charts=True).parts
    assert run("report", "check", "TKM-assessment.docx").exit_code == 0


def test_annotate_without_a_word_report_says_so_and_writes_nothing():
    result = run("assess", "TKM", "--formats", "json", "--annotate")
    assert isinstance(result.exception, LegalGapError)
    assert "--annotate is for Word reports only" in result.exception.message
    assert not list(Path().iterdir())
