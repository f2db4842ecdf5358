"""`legalgap report`: for the person who publishes what `assess` has written."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli.main import app
from legalgap.errors import LegalGapError
from legalgap.office.package import Package
from legalgap.prose.voice import Voice

runner = CliRunner()
REPORT = Path("TKM-assessment.docx")


def run(*words: str) -> Result:
    return runner.invoke(app, ["report", *words])


@pytest.fixture(scope="module")
def made() -> bytes:
    from legalgap.corpus.reading import Setting, read_library
    from legalgap.engine.assess import assess
    from legalgap.model.workspace import Workspace
    from legalgap.report import word

    library = read_library(Setting(None, Workspace()))
    assessment = assess(library.country("TKM"), library.yardstick("legalgap-2026"))
    return word.render(assessment, Voice("en"))


@pytest.fixture(autouse=True)
def a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: bytes) -> None:
    monkeypatch.chdir(tmp_path)
    REPORT.write_bytes(made)


def broken() -> None:
    package = Package.unpacked(REPORT)
    name = "word/document.xml"
    package.parts[name] = package.parts[name].replace(b"<w:tblHeader/>", b"", 1)
    REPORT.write_bytes(package.to_bytes())


def test_a_report_as_it_was_written_has_nothing_to_mend() -> None:
    result = run("check", str(REPORT))
    assert result.exit_code == 0, result.output
    assert result.output.strip() == "TKM-assessment.docx: nothing to mend"


def test_a_fault_is_shown_with_rule_place_and_what_to_do() -> None:
    broken()
    result = run("check", str(REPORT))
    assert result.exit_code == 1
    assert "rule 4: the table has no header row" in result.output
    assert "--> table 1, paragraph" in result.output
    assert "Repeat Header Rows" in result.output
    assert "1 fault" in result.output


def test_a_script_gets_the_same_as_json() -> None:
    assert json.loads(run("check", str(REPORT), "--json").stdout) == {"format": 1, "faults": []}
    broken()
    result = run("check", str(REPORT), "--json")
    assert result.exit_code == 1
    fault = json.loads(result.stdout)["faults"][0]
    keys = {"rule", "part", "paragraph", "table", "under", "words", "message", "hint"}
    assert fault.keys() == keys
    assert (fault["rule"], fault["table"], fault["part"]) == (4, 1, "document")


@pytest.mark.parametrize("command", ["check", "pages"])
@pytest.mark.parametrize("content", [b"", b"words", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_report_gets_a_message(command: str, content: bytes) -> None:
    Path("other.docx").write_bytes(content)
    result = run(command, "other.docx")
    assert isinstance(result.exception, LegalGapError)
    assert result.exception.hint


@pytest.mark.parametrize("command", ["check", "pages"])
def test_a_missing_file_and_a_folder_get_a_message(command: str) -> None:
    for name in ("none.docx", "."):
        assert isinstance(run(command, name).exception, LegalGapError)


def test_pages_tells_what_it_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    from legalgap.office import pages, soffice

    monkeypatch.setattr(soffice, "to_pdf", lambda _data: b"%PDF")
    monkeypatch.setattr(pages, "pages_of", lambda _pdf, names: (dict.fromkeys(names, 7), 60))
    result = run("pages", str(REPORT))
    assert result.exit_code == 0, result.output
    assert "60 pages" in result.output
    assert "Written: TKM-assessment.docx.pages.json" in result.output
    before = REPORT.read_bytes()
    again = runner.invoke(app, ["assess", "TKM", "--formats", "docx"])
    assert again.exit_code == 0, again.output
    assert REPORT.read_bytes() == before
    broken()
    assert "stays as it is" in run("pages", str(REPORT)).output
