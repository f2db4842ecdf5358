"""The template of the package is not proofread at every run: so it is here."""

import subprocess
import sys

import pytest

from legalgap.office.package import Package
from legalgap.prose.voice import Voice
from legalgap.report import word


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_proofread_as_a_template_of_a_user_it_gives_the_same_report(assessment, lang: str) -> None:
    voice = Voice(lang)
    own = word.render(assessment, voice)
    assert own == word.render(assessment, voice, template=word.packaged_template())


def test_it_is_a_safe_package() -> None:
    Package.open(word.packaged_template())


def test_to_fill_it_takes_none_of_what_opens_the_files_of_others() -> None:
    heavy = ("docx", "docxtpl", "jinja2", "pptx", "ssl", "xlsxwriter")
    asked = "import sys, legalgap.report.word, legalgap.office.chart_looks; " + (
        f"print(*[name for name in {heavy} if name in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert made.stdout.split() == []
