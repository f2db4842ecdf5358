"""What LibreOffice makes of the workbook: it opens, prints and saves it."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from test_libreoffice import SOFFICE, converted

from legalgap.prose.voice import Voice
from legalgap.report import workbook


@pytest.fixture(scope="module")
def calc(tmp_path_factory):
    """Skips where there is no LibreOffice, or one without its spreadsheets."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("calc")
    Workbook().save(folder / "try.xlsx")
    try:
        converted(folder / "try.xlsx", "csv", folder)
    except AssertionError:
        pytest.skip("LibreOffice has no Calc here")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.usefixtures("calc")
def test_libreoffice_prints_the_workbook(tmp_path: Path, assessments, lang: str):
    file = tmp_path / "TKM-assessment.xlsx"
    file.write_bytes(workbook.render(assessments["TKM"], Voice(lang)))
    assert converted(file, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("calc")
def test_a_workbook_saved_by_libreoffice_is_whole_and_counts_as_changed(tmp_path, assessments):
    file = tmp_path / "TKM-assessment.xlsx"
    file.write_bytes(workbook.render(assessments["TKM"], Voice("en")))
    saved = converted(file, "xlsx", tmp_path)
    assert not workbook.is_untouched(saved.read_bytes())
    ours, theirs = load_workbook(file), load_workbook(saved)
    assert theirs.sheetnames == ours.sheetnames
    for name in ours.sheetnames:
        assert theirs[name].max_row == ours[name].max_row
        rules = theirs[name].data_validations.dataValidation
        assert len(rules) == len(ours[name].data_validations.dataValidation)
        assert all(cell.data_type != "f" for row in theirs[name].iter_rows() for cell in row)
