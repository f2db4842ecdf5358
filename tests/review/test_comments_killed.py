"""Whoever stops an import at any moment finds every file whole, old or new."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from wordfile import WordFile

from legalgap.corpus.saving import NOTE, finish
from legalgap.office.package import Package
from legalgap.office.package import is_untouched as untouched

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
MATRIX, BOOK = "national_law/TKM/comments.yaml", "national_law/TKM/comments.xlsx"
COMMAND = "from legalgap.cli.main import run; run()"
WRITER = """
import sys
from pathlib import Path
from legalgap.cli import review, shared
from legalgap.corpus.reading import read_library
from legalgap.review.comments import importing

setting = shared.setting_here()
library = read_library(setting)
matrix = Path("national_law/TKM/comments.yaml")
print("ready", flush=True)
while True:
    for name in ("one.docx", "two.docx"):
        reviewed = importing.opened(Path(name))
        edited, change = importing.matrix(matrix, matrix.name, setting.folder)
        done = importing.imported(reviewed, library, edited)
        review._written(done, reviewed, setting, change, setting.folder, force=False)
    for path in (matrix, matrix.with_suffix(".xlsx")):
        path.unlink()
"""


@pytest.fixture
def copies(report, workspace):
    """Two copies of a report, each with a comment of its own."""
    for number, name in enumerate(("one", "two")):
        file = WordFile(report)
        place = file.place("full", n=number * 3)
        file.comments_on(file.paragraph(place.mark), f"Comment {name}. " * 400)
        file.saves(workspace / f"{name}.docx")
    return workspace


def count(folder):
    """How many comments the matrix holds."""
    if not (folder / MATRIX).exists():
        return 0
    return (folder / MATRIX).read_text(encoding="utf-8").count("- id: C-")


def is_whole(folder):
    """Whether matrix and workbook are each complete, whichever of the two states they show."""
    text = (folder / MATRIX).read_text(encoding="utf-8") if (folder / MATRIX).exists() else None
    if text is not None:
        assert text.startswith("comments:\n")
        assert text.rstrip().endswith("status: new")
    if (folder / BOOK).exists():
        assert untouched(folder / BOOK)
        assert "xl/workbook.xml" in Package.unpacked(folder / BOOK).parts


def test_a_kill_at_any_moment_leaves_matrix_and_workbook_whole(copies):
    chance = random.Random(9)
    seen = set()
    for _ in range(12):
        process = subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE)
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.3, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        is_whole(copies)
        finish(copies)
        is_whole(copies)
        seen.add(count(copies))
    assert not (copies / NOTE).exists()
    assert seen <= {0, 1, 2}
    assert len(seen) > 1, "no kill came while anything was written"


def test_what_was_stopped_between_the_two_files_is_finished_by_the_next_import(copies):
    stopped = WRITER.replace(
        "print(", "from legalgap.corpus import saving\ntrue = saving.rename\n"
        "def rename(beside, place):\n"
        "    if place.suffix == '.xlsx':\n        import os; os._exit(9)\n"
        "    true(beside, place)\n"
        "saving.rename = rename\nprint(", 1,
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", stopped], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert (copies / NOTE).exists()
    subprocess.run(
        [sys.executable, "-c", COMMAND, "review", "import", "one.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    assert not (copies / NOTE).exists()
    is_whole(copies)
    assert (copies / BOOK).exists()
    assert [path.name for path in copies.rglob(".legalgap-*")] == []
