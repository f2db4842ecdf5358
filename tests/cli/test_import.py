"""`legalgap import`: from a file to an act of the workspace."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legalgap.cli import main
from legalgap.cli.main import app
from legalgap.errors import LegalGapError

LAW = """ЗАКОН О ПТИЦАХ
от 5 апреля 2019 года № 44
Глава 1. Птицы
Статья 1. Полет
1. Птица летает:
1) днем;
2) ночью.
2. Птица поет.
(В редакции Закона от 1 мая 2020 года № 7)
Статья 2. Гнездо
Гнездо неприкосновенно.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "legalgap.yaml").write_text("country: KAZ\n", encoding="utf-8")
    (tmp_path / "закон.txt").write_text(LAW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["import", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def act_of(folder: Path) -> Path:
    return folder / "national_law" / "KAZ" / "acts" / "birds-law.yaml"


ASKED = ("закон.txt", "--jurisdiction", "KAZ", "--act", "birds-law")


def test_a_law_becomes_an_act_that_validates(folder: Path):
    said = run(*ASKED)
    assert "2 articles, 6 provisions" in said
    assert "Next: legalgap new jurisdiction KAZ" in said
    CliRunner().invoke(app, ["new", "jurisdiction", "KAZ"])
    validated = CliRunner().invoke(app, ["validate"])
    assert validated.exit_code == 0, validated.output
    text = act_of(folder).read_text(encoding="utf-8")
    assert "kind: law\n" in text
    assert "number: 44\nadopted: 2019-04-05\n" in text
    assert "pin: 1(1)(2)\n    label: 2)\n" in text


def test_the_summary_for_programs_accounts_for_every_word(folder: Path):
    said = json.loads(run(*ASKED, "--json"))
    assert said["articles"] == 2
    assert said["provisions"] == 6
    assert said["words_kept"] == said["words_in"] > 30
    assert said["style"] == "russian"
    assert said["problems"] == []


def test_what_lies_there_is_never_replaced_unasked(folder: Path):
    run(*ASKED)
    act_of(folder).write_text("mine", encoding="utf-8")
    with pytest.raises(LegalGapError, match="is there already; nothing was written"):
        run(*ASKED)
    assert act_of(folder).read_text(encoding="utf-8") == "mine"
    run(*ASKED, "--force")
    assert act_of(folder).read_text(encoding="utf-8").startswith("id: birds-law")


def test_it_can_be_written_elsewhere(folder: Path):
    run(*ASKED, "--out", "drafts/birds.yaml")
    assert (folder / "drafts" / "birds.yaml").exists()
    assert not act_of(folder).exists()


def test_an_act_of_the_package_is_not_hidden_by_an_import(folder: Path):
    with pytest.raises(LegalGapError, match="with its claims"):
        run("закон.txt", "--jurisdiction", "KGZ", "--act", "criminal-code-2021")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("закон.txt", "-j", "KAZ", "--act", "Birds Law"), "cannot be the id"),
        (("закон.txt", "-j", "ZZQ", "--act", "birds"), "is not an ISO 3166"),
        ((*ASKED, "--style", "roman"), "no drafting style `roman`"),
    ],
)
def test_what_was_asked_wrongly_is_said_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], said: str
):
    with pytest.raises(LegalGapError, match=said):
        run(*words)
    assert not (folder / "national_law").exists()


def test_a_page_without_a_law_leaves_nothing_behind(folder: Path):
    (folder / "page.txt").write_text("Страница не найдена, ошибка 404.", encoding="utf-8")
    with pytest.raises(LegalGapError, match="no provisions"):
        run("page.txt", "-j", "KAZ", "--act", "page")
    assert not (folder / "national_law").exists()


def test_stopping_half_way_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from legalgap.intake import importing

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "act_yaml", stopped)
    CliRunner().invoke(app, ["import", *ASKED])
    assert not (folder / "national_law").exists()


def test_the_same_document_gives_the_same_bytes(folder: Path):
    run(*ASKED)
    first = act_of(folder).read_bytes()
    run(*ASKED, "--force")
    assert act_of(folder).read_bytes() == first


def test_ctrl_c_ends_in_a_plain_line_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("legalgap.intake.importing.import_document", stopped)
    monkeypatch.setattr("sys.argv", ["legalgap", "import", *ASKED])
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code == 130
    assert capsys.readouterr().err.endswith("stopped; nothing is half written\n")
    assert not act_of(folder).exists()


def test_its_first_line_names_its_schema_so_that_fmt_changes_nothing(tmp_path, monkeypatch):
    CliRunner().invoke(app, ["init", str(tmp_path / "work"), "--country", "KAZ"])
    monkeypatch.chdir(tmp_path / "work")
    Path("закон.txt").write_text(LAW, encoding="utf-8")
    run(*ASKED)
    before = act_of(Path()).read_bytes()
    assert before.startswith(b"# yaml-language-server: $schema=../../../.legalgap/schemas/act.")
    assert CliRunner().invoke(app, ["fmt"]).exit_code == 0
    assert act_of(Path()).read_bytes() == before
