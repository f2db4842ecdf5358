"""Whoever stops an import at any moment finds every file whole, old or new."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook
from wordfile import WordFile

from legalgap.corpus.saving import NOTE, PREFIX, finish
from legalgap.office.package import is_untouched as untouched

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
FOLDER = "national_law/TKM"
MATRIX, BOOK = f"{FOLDER}/comments.yaml", f"{FOLDER}/comments.xlsx"
COMMAND = "from legalgap.cli.main import run; run()"
MOST_MOMENTS = 5000
WRITER = """
import os, signal, sys
from pathlib import Path
from legalgap.cli import review, shared
from legalgap.corpus import saving
from legalgap.corpus.reading import read_library
from legalgap.review.comments import importing

setting = shared.setting_here()
library = read_library(setting)
matrix = Path("national_law/TKM/comments.yaml")
reviewed = importing.opened(Path(sys.argv[1]))
edited, change = importing.matrix(matrix, matrix.name, setting.folder)
done = importing.imported(reviewed, library, edited)
os.fsync = lambda handle: None  # it matters where the power fails, which no kill does
save, wanted = saving.save, []
saving.save = lambda *given: wanted.extend(given)
review._written(done, reviewed, setting, change, setting.folder, force=False)


def die_before(moment):
    "End this process before the n-th line of what saves files."
    left = moment

    def on_line(frame, event, _):
        nonlocal left
        left -= event == "line"
        if event == "line" and not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return on_line

    own = lambda frame, *_: on_line if frame.f_code.co_filename == saving.__file__ else None
    sys.settrace(own)


print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        die_before(int(line))
        try:
            save(*wanted)
            os._exit(0)
        finally:
            os._exit(1)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Makes an import ready once; then, for each number that it is told, a copy of this process saves
it and is killed before that line of the module that saves files, counted as they run."""


@pytest.fixture
def copies(report, workspace):
    """Two copies of a report, each with a comment of its own."""
    for number, name in enumerate(("one", "two")):
        file = WordFile(report)
        place = file.place("full", n=number * 3)
        file.comments_on(file.paragraph(place.mark), f"Comment {name}. " * 400)
        file.saves(workspace / f"{name}.docx")
    return workspace


@contextmanager
def writer(copy):
    """A process that writes the import of a copy and is killed where it is told to be."""
    command = [sys.executable, "-c", WRITER, f"{copy}.docx"]
    piped = subprocess.PIPE
    with subprocess.Popen(command, stdin=piped, stdout=piped, text=True) as process:
        try:
            assert process.stdout.readline() == "ready\n"

            def ended(moment):
                process.stdin.write(f"{moment}\n")
                process.stdin.flush()
                return int(process.stdout.readline())

            yield ended
        finally:
            process.kill()


def comments(folder):
    """How many comments the matrix holds, and how many its workbook; both are whole if there."""
    read = {MATRIX: in_matrix, BOOK: in_book}
    return tuple(
        count((folder / name).read_bytes()) if (folder / name).exists() else 0
        for name, count in read.items()
    )


@cache
def in_matrix(data):
    text = data.decode()
    assert text.startswith("comments:\n")
    assert text.rstrip().endswith("status: new")
    return text.count("- id: C-")


@cache
def in_book(data):
    assert untouched(data)
    rows = load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return sum(str(row[0]).startswith("C-") for row in rows)


def put_back(folder, kept):
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    if kept.exists():
        shutil.copytree(kept, folder / FOLDER)
    for path in folder.glob(PREFIX + "*"):
        path.unlink()


@pytest.mark.parametrize("number", [0, 1])
def test_a_kill_at_any_moment_leaves_matrix_and_workbook_whole(copies, tmp_path, number):
    if number:
        first = [sys.executable, "-c", COMMAND, "review", "import", "one.docx"]
        subprocess.run(first, check=True, capture_output=True)
    kept = tmp_path / "kept"
    if (copies / FOLDER).exists():
        shutil.copytree(copies / FOLDER, kept)
    old, new = (number, number), (number + 1, number + 1)
    found, mended = [], []
    with writer(("one", "two")[number]) as ended:
        for moment in range(1, MOST_MOMENTS):
            put_back(copies, kept)
            status = ended(moment)
            if not status:
                break
            assert os.WIFSIGNALED(status)
            found.append(comments(copies))
            finish(copies)
            mended.append(comments(copies))
            assert not (copies / NOTE).exists()
    assert comments(copies) == new
    assert {*mended} == {old, new}
    assert mended == sorted(mended), "once begun, it is finished from every later moment"
    between = {pair for pair in found if pair not in (old, new)}
    assert len(between) == 1, "a kill between the two files"


def test_what_was_stopped_between_the_two_files_is_finished_by_the_next_import(copies, tmp_path):
    with writer("one") as ended:
        for moment in range(1, MOST_MOMENTS):
            put_back(copies, tmp_path / "nothing")
            assert os.WIFSIGNALED(ended(moment))
            if comments(copies) == (1, 0):
                break
    assert (copies / NOTE).exists()
    subprocess.run(
        [sys.executable, "-c", COMMAND, "review", "import", "one.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    assert not (copies / NOTE).exists()
    assert comments(copies) == (1, 1)
