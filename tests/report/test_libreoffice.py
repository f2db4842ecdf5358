"""What another program makes of the report: LibreOffice opens, prints and saves it."""

import re
from pathlib import Path

import pytest

from legalgap.office.accessibility.check import check
from legalgap.office.package import Package, is_untouched
from legalgap.prose.voice import Voice
from legalgap.report import word
from other_programs import SOFFICE
from other_programs import converted as made_by_libreoffice

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(file: Path, kind: str, folder: Path) -> Path:
    made = made_by_libreoffice(file, kind, folder / "out", folder / "profile")
    assert made is not None, "LibreOffice could not open the file"
    return made


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_libreoffice_prints_every_page_of_the_report(tmp_path: Path, reports, lang: str):
    file = tmp_path / "KGZ-assessment.docx"
    file.write_bytes(reports["KGZ", lang])
    pdf = converted(file, "pdf", tmp_path).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 30


def test_a_report_saved_by_libreoffice_counts_as_changed(tmp_path: Path, reports):
    file = tmp_path / "KGZ-assessment.docx"
    file.write_bytes(reports["KGZ", "en"])
    assert is_untouched(file)
    assert not is_untouched(converted(file, "docx", tmp_path))


@pytest.mark.parametrize("code", ["KGZ", "TKM"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_brief_for_a_working_group_has_at_most_six_pages(
    tmp_path: Path, assessments, code: str, lang: str
):
    file = tmp_path / "brief.docx"
    made = word.render(assessments[code], Voice(lang), template=word.packaged_brief())
    file.write_bytes(made)
    assert check(Package.unpacked(made)) == []
    pdf = converted(file, "pdf", tmp_path).read_bytes()
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 6
