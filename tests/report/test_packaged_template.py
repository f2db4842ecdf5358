"""The template of the package is not proofread at every run: so it is here."""

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
