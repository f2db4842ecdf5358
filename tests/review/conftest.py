"""One report, as it goes to reviewers, and a workspace to which they come back."""

import sys
from pathlib import Path

import pytest

from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.model.workspace import Workspace
from legalgap.prose.voice import Voice
from legalgap.report import word

sys.path.insert(0, str(Path(__file__).parent))

COUNTRY = "TKM"


@pytest.fixture(scope="session")
def library():
    return read_library(Setting(None, Workspace()))


@pytest.fixture(scope="session")
def assessment(library):
    return assess(library.country(COUNTRY), library.yardstick("legalgap-2026"))


@pytest.fixture(scope="session")
def report(assessment):
    return word.render(assessment, Voice("en"))


@pytest.fixture(scope="session")
def annotated(assessment):
    return word.render(assessment, Voice("en"), annotate=True)


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A workspace on the State, in which the commands are run."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "legalgap.yaml").write_text(f"country: {COUNTRY}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder
