"""`legalgap template`: for the person who makes the report look like that of a ministry."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from legalgap.cli.main import app
from legalgap.errors import LegalGapError
from legalgap.office.package import Package

runner = CliRunner()
BODY = "word/document.xml"
MINE = Path("my.docx")


def run(*words: str) -> Result:
    return runner.invoke(app, ["template", *words])


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(change: Callable[[bytes], bytes]) -> None:
    """The packaged template with a change in its body."""
    run("init", "packaged")
    package = Package.open(Path("packaged/report.docx"))
    package.parts[BODY] = change(package.parts[BODY])
    MINE.write_bytes(package.to_bytes())


def comments(path: str = "my-checked.docx") -> list[str]:
    return [comment.text for comment in Document(BytesIO(Path(path).read_bytes())).comments]


def test_init_writes_a_template_and_never_over_another() -> None:
    result = run("init", "forms")
    assert result.exit_code == 0, result.output
    assert Path("forms/report.docx").is_file()
    before = Path("forms/report.docx").read_bytes()
    again = run("init", "forms")
    assert isinstance(again.exception, LegalGapError)
    assert "there already" in again.exception.message
    assert Path("forms/report.docx").read_bytes() == before


def test_the_packaged_template_is_right_and_makes_the_packaged_report() -> None:
    run("init")
    result = run("check", "report.docx", "--country", "TKM")
    assert result.exit_code == 0, result.output
    assert "every field is right" in result.output
    assert "Never used" not in result.output
    assert "in the report that it makes" not in result.output
    assert not Path("report-checked.docx").exists()
    for out, more in (("a", ["--template", "report.docx"]), ("b", [])):
        made = ["assess", "TKM", "--formats", "docx", "--out", out]
        assert runner.invoke(app, made + more).exit_code == 0
    one, two = (Path(out, "TKM-assessment.docx").read_bytes() for out in "ab")
    assert one == two


def test_a_brief_is_a_template_too_with_the_decisions_of_the_report() -> None:
    result = run("init", "--brief")
    assert result.exit_code == 0, result.output
    assert run("check", "brief.docx", "--country", "TKM", "--all").exit_code == 0
    asked = []
    for out, more in (("a", ["--template", "brief.docx"]), ("b", [])):
        made = ["assess", "TKM", "--lang", "ru", "--formats", "docx", "--out", out]
        assert runner.invoke(app, made + more).exit_code == 0
        tables = Document(BytesIO(Path(out, "TKM-assessment.docx").read_bytes())).tables
        chosen = [table for table in tables if table.rows[0].cells[1].text == "Решение"]
        asked.append([[cell.text for cell in row.cells] for row in chosen[0].rows])
    assert asked[0] == asked[1]
    assert len(asked[0]) == 6


def test_a_wrong_field_gets_a_comment_that_names_the_right_one() -> None:
    changed(lambda body: body.replace(b"area.score_line", b"area.scores"))
    result = run("check", "my.docx", "--country", "TKM")
    assert result.exit_code == 1
    said = "`area.scores` does not exist; did you mean `area.score_line`?"
    assert said in result.output
    assert "1 wrong field" in result.output
    assert "Never used: areas[].score_line" in result.output
    assert [comment.startswith(said) for comment in comments()] == [True]


def test_the_copy_is_replaced_only_while_nobody_has_changed_it() -> None:
    changed(lambda body: body.replace(b"area.score_line", b"area.scores"))
    run("check", "my.docx", "--country", "TKM")
    assert run("check", "my.docx", "--country", "TKM").exit_code == 1
    Path("my-checked.docx").write_bytes(b"mine")
    again = run("check", "my.docx", "--country", "TKM")
    assert isinstance(again.exception, LegalGapError)
    assert Path("my-checked.docx").read_bytes() == b"mine"
    run("check", "my.docx", "--country", "TKM", "--force")
    assert comments()


def test_what_the_template_takes_from_its_readers_is_told() -> None:
    changed(lambda body: body.replace(b'<w:pStyle w:val="Title"/>', b'<w:pStyle w:val="Note"/>'))
    result = run("check", "my.docx", "--country", "TKM")
    assert result.exit_code == 0, result.output
    assert "in the report that it makes: the document has no paragraph in the style Title" in (
        result.output
    )


def test_an_attack_gets_a_message_at_its_place_and_no_report() -> None:
    changed(lambda body: body.replace(b"{{ cover.status }}", b"{{ ''.__class__ }}"))
    words = ["assess", "TKM", "--formats", "docx", "--template", "my.docx"]
    made = runner.invoke(app, words)
    assert isinstance(made.exception, LegalGapError)
    assert "document, paragraph 4: `{{ ''.__class__ }}`" in made.exception.message
    assert not Path("TKM-assessment.docx").exists()


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04"])
def test_what_is_no_template_gets_a_message(content: bytes) -> None:
    MINE.write_bytes(content)
    result = run("check", "my.docx", "--country", "TKM")
    assert isinstance(result.exception, LegalGapError)
    assert not Path("my-checked.docx").exists()


def test_a_template_that_fetches_something_is_refused() -> None:
    run("init", "packaged")
    package = Package.open(Path("packaged/report.docx"))
    name = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
        b"</Relationships>"
    )
    package.parts[name] = package.parts[name].replace(b"</Relationships>", link)
    MINE.write_bytes(package.to_bytes())
    result = run("check", "my.docx", "--country", "TKM")
    assert isinstance(result.exception, LegalGapError)
    assert "from outside" in result.exception.message


def test_a_template_is_for_word_reports_only() -> None:
    run("init")
    words = ["assess", "TKM", "--formats", "json", "--template", "report.docx"]
    result = runner.invoke(app, words)
    assert isinstance(result.exception, LegalGapError)
    assert result.exception.exit_code == 2
