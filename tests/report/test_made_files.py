"""What is made by a tool and kept in the repository is up to date."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"

pytestmark = pytest.mark.skipif(not TOOLS.is_dir(), reason="the tools come with the checkout only")


def run(tool, *arguments):
    return subprocess.run(
        [sys.executable, str(TOOLS / tool), *arguments],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("tool", ["build_template.py", "build_brief.py"])
def test_each_word_template_is_the_one_that_its_tool_makes(tool):
    assert run(tool, "--check").returncode == 0


def test_every_sentence_is_translated_and_the_catalogues_are_up_to_date():
    done = run("sentences.py", "--check")
    assert done.returncode == 0, done.stdout
