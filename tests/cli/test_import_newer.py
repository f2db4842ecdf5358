"""`legalgap import --from`: a newer edition beside the act of the workspace."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

OLD = """ЗАКОН О ПТИЦАХ
от 5 апреля 2019 года № 44
Статья 1. Полет
1. Птица летает днем и ночью, если погода позволяет.
2. Птица поет на рассвете и в иное время.
Статья 2. Гнездо
Гнездо неприкосновенно, и никто не вправе его разорять.
Статья 3. Ответственность
Разорение гнезда наказывается штрафом до пяти расчетных показателей.
Статья 4. Корм
Корм дают зимой всякий день, когда лежит снег.
"""
NEW = """ЗАКОН О ПТИЦАХ
от 5 апреля 2019 года № 44
Статья 1. Полет
1. Птица летает днем и ночью, если погода позволяет.
2. Птица поет на рассвете и в иное время.
Статья 1¹. Перо
Перо птицы принадлежит тому, кто его нашел.
Статья 2. Утратила силу
Статья 3. Ответственность
Разорение гнезда наказывается штрафом до восьми расчетных показателей.
Статья 5. Корм
Корм дают зимой всякий день, когда лежит снег.
"""
ASKED = ("--jurisdiction", "KAZ", "--act", "birds-law")
ACT = "national_law/KAZ/acts/birds-law.yaml"


def run(*words: str) -> str:
    result = CliRunner().invoke(app, [*words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "legalgap.yaml").write_text("country: KAZ\n", encoding="utf-8")
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run("new", "jurisdiction", "KAZ")
    run("import", "old.txt", *ASKED)
    text = (tmp_path / ACT).read_text(encoding="utf-8")
    claims = {
        "наказывается штрафом до пяти расчетных показателей.": "CRIM-01",
        "Корм дают зимой всякий день, когда лежит снег.": "CRIM-02",
        "Птица поет на рассвете и в иное время.": "CRIM-03",
    }
    elements = {
        "CRIM-01": "separate_offence",
        "CRIM-02": "recruitment",
        "CRIM-03": "threat",
    }
    for words, indicator in claims.items():
        assert words in text
        text = text.replace(
            words,
            f"{words}\n    grade: text_read\n    claims:\n      {indicator}:\n"
            f"        # read aloud twice\n        provides: [{elements[indicator]}]   # so",
        )
    (tmp_path / ACT).write_text(text, encoding="utf-8")
    return tmp_path


def newer(*more: str) -> str:
    return run("import", "new.txt", *ASKED, "--from", "2025-03-01", *more)


def test_the_comparison_says_what_changed_and_what_rests_on_it(folder: Path):
    before = (folder / ACT).read_bytes()
    said = newer()
    assert "[-пяти-] {+восьми+}" in said
    assert "Claims that rest on changed words: 2" in said
    assert "Claims of the act that stay untouched: 1" in said
    assert (folder / ACT).read_bytes() == before


def test_it_speaks_russian(folder: Path):
    said = newer("--lang", "ru")
    assert "ст.\u00a03" in said
    assert "Claims" not in said


def test_the_comparison_for_programs_holds_every_change(folder: Path):
    said = json.loads(newer("--json"))
    kinds = {(one["kind"], one["old"], one["new"]) for one in said["articles"]}
    assert kinds == {
        ("inserted", None, "1-1"),
        ("repealed", "2", "2"),
        ("changed", "3", "3"),
        ("renumbered", "4", "5"),
    }
    assert [item["provision"] for item in said["claims_touched"]] == ["birds-law:3", "birds-law:4"]
    assert said["claims_untouched"] == [{"provision": "birds-law:1(2)", "indicator": "CRIM-03"}]


def test_it_is_written_as_markdown_and_never_over_another_file(folder: Path):
    newer("--out", "changes.md")
    page = (folder / "changes.md").read_text(encoding="utf-8")
    assert "~~пяти~~ **восьми**" in page
    with pytest.raises(LegalGapError, match="is there already; nothing was written"):
        newer("--out", "changes.md")
    with pytest.raises(LegalGapError, match=r"not written as `\.doc`"):
        newer("--out", "changes.doc")


def test_update_ends_old_wordings_and_begins_new_ones(folder: Path):
    before = (folder / ACT).read_text(encoding="utf-8")
    newer("--update")
    text = (folder / ACT).read_text(encoding="utf-8")
    assert (
        "    editions:\n"
        "      - from: 2019-04-05\n"
        "        to: 2025-02-28\n"
        "        label: Статья 3.\n"
    ) in text
    assert text.count("# read aloud twice") == 3
    assert text.count("# so") == 3
    kept = [line.strip() for line in text.splitlines()]
    assert all(line.strip() in kept for line in before.splitlines())
    validated = CliRunner().invoke(app, ["validate"])
    assert validated.exit_code == 0, validated.output
    assert newer_again(folder) == "the act is as it was"


def newer_again(folder: Path) -> str:
    """A second run on the same day changes nothing."""
    was = (folder / ACT).read_bytes()
    with pytest.raises(LegalGapError, match="begins 2025-03-01"):
        newer("--update")
    return "the act is as it was" if (folder / ACT).read_bytes() == was else "it changed"


def test_claims_stay_with_the_wording_that_was_read(folder: Path):
    newer("--update")
    on = {}
    for day in ("2025-02-28", "2025-03-01"):
        run("assess", "KAZ", "--as-of", day, "--formats", "json", "--out", day)
        made = json.loads((folder / day / "KAZ-assessment.json").read_text(encoding="utf-8"))
        on[day] = {item["provision"] for item in made["to_read_again"]}
    assert on["2025-02-28"] == set()
    assert on["2025-03-01"] == {"birds-law:3", "birds-law:4"}


def test_the_updated_act_is_the_newer_document(folder: Path):
    newer("--update")
    said = json.loads(run("import", "new.txt", *ASKED, "--from", "2025-06-01", "--json"))
    assert said["articles"] == []
    assert said["claims_touched"] == []


def test_windows_line_ends_stay(folder: Path):
    path = folder / ACT
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    newer("--update")
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2025"), "is not a day"),
        (("--from", "2018-01-01"), None),
        (("--update",), "belong to the comparison"),
        (("--older", "old.txt"), "belong to the comparison"),
    ],
)
def test_what_makes_no_sense_is_said_gently(folder: Path, words: tuple[str, ...], said: str):
    if said is None:
        with pytest.raises(LegalGapError, match="begins 2019-04-05"):
            run("import", "new.txt", *ASKED, *words, "--update")
        return
    with pytest.raises(LegalGapError, match=said):
        run("import", "new.txt", *ASKED, *words)


def test_an_act_that_is_not_there_is_named(folder: Path):
    with pytest.raises(LegalGapError, match="there is no act `fish-law`"):
        run("import", "new.txt", "-j", "KAZ", "--act", "fish-law", "--from", "2025-03-01")


def test_an_act_without_wording_needs_the_older_document(folder: Path):
    (folder / "national_law/KAZ/acts/fish-law.yaml").write_text(
        "id: fish-law\nlang: en\ntitle: Fish\nkind: law\nadopted: 2019-04-05\n"
        "sources: {print: {title: A print, checked: 2024-01-01}}\nsource: print\n"
        "provisions:\n  - pin: 3\n    grade: text_read\n    summary: A fine.\n"
        "    claims:\n      CRIM-01: {provides: [separate_offence]}\n",
        encoding="utf-8",
    )
    asked = ("import", "new.txt", "-j", "KAZ", "--act", "fish-law", "--from", "2025-03-01")
    with pytest.raises(LegalGapError, match="holds no wording"):
        run(*asked)
    said = json.loads(run(*asked, "--older", "old.txt", "--json", "--update"))
    assert [item["provision"] for item in said["claims_touched"]] == ["fish-law:3"]
    validated = CliRunner().invoke(app, ["validate"])
    assert validated.exit_code == 0, validated.output


def test_why_names_the_words_that_changed_under_a_claim(folder: Path):
    newer("--update")
    said = " ".join(run("why", "KAZ", "CRIM-01", "--as-of", "2025-03-01").split())
    assert (
        "changed from 1 March 2025: Разорение гнезда наказывается штрафом до [-пяти-] {+восьми+}"
        in said
    )
    assert "changed from" not in run("why", "KAZ", "CRIM-01", "--as-of", "2025-02-28")


def test_validate_names_the_words_that_were_amended_after_the_assessment(folder: Path):
    newer("--update")
    jurisdiction = folder / "national_law/KAZ/jurisdiction.yaml"
    lines = jurisdiction.read_text(encoding="utf-8").splitlines(keepends=True)
    dated = ["as_of: 2024-01-01\n" if line.startswith("as_of:") else line for line in lines]
    jurisdiction.write_text("".join(dated), encoding="utf-8")
    said = CliRunner().invoke(app, ["validate", "--stale-before", "2025-06-01"]).output
    assert "`birds-law:3` was amended on 2025-03-01" in said
    assert "[-пяти-] {+восьми+}" in said
