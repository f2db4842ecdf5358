"""Fixtures of the tests of the corpus."""

import pytest
from small_workspace import SmallWorkspace


@pytest.fixture
def workspace(tmp_path):
    return SmallWorkspace(tmp_path / "work")
