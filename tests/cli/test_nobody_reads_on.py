"""`| head`: whoever prints into nothing has written its files all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import legalgap
from legalgap.cli.main import app
from legalgap.office.package import Package
from legalgap.report.word import packaged_template

RUN = "from legalgap.cli.main import run; run()"
ACT = """id: {id}
lang: en
title: Code
kind: code
levels:    [article]
in_force: {{from: 2020-01-01}}
sources:
  imported: {{title: Code}}
source: imported
provisions:
  - pin: 1
    heading: Trafficking in persons
    text: Recruitment and transport of a person by threat, force or fraud is punished.
"""
NEWER = "CODE\nArticle 1. Trafficking in persons\nRecruitment of a person is punished.\n"

NEWER_THAN = ["-j", "KGZ", "--act", "own-code", "--from", "2030-01-01", "--update"]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def laid_out(folder: Path) -> None:
    for name in ("first", "second"):
        acts = folder / name / "national_law" / "KGZ" / "acts"
        acts.mkdir(parents=True)
        (folder / name / "legalgap.yaml").write_text("country: KGZ\n", encoding="utf-8")
        (acts / "own-code.yaml").write_text(ACT.format(id="own-code"), encoding="utf-8")
    (folder / "newer.txt").write_text(NEWER, encoding="utf-8")
    package = Package.unpacked(packaged_template())
    body = package.parts["word/document.xml"]
    assert b"<w:body>" in body
    wrong = b"<w:p><w:r><w:t>{{ country.no_such_field }}</w:t></w:r></w:p>"
    package.parts["word/document.xml"] = body.replace(b"<w:body>", b"<w:body>" + wrong, 1)
    (folder / "own.docx").write_bytes(package.to_bytes())


COMMANDS = {
    "match": ("first", ["match", "KGZ", "--act", "own-code"]),
    "fmt": (".", ["fmt", "first", "second"]),
    "init": (".", ["init", "third", "--country", "KAZ"]),
    "new language": ("first", ["new", "language", "kk"]),
    "import": ("first", ["import", "../newer.txt", *NEWER_THAN]),
    "template": (".", ["template", "check", "own.docx", "--country", "KGZ"]),
}


@pytest.mark.skipif(os.name != "posix", reason="a pipe that nobody reads, as POSIX has it")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_whose_words_nobody_reads_writes_the_same_files(tmp_path, monkeypatch, name):
    place, words = COMMANDS[name]
    read, unread = tmp_path / "read", tmp_path / "unread"
    for folder in (read, unread):
        laid_out(folder)
    before = files(read)
    monkeypatch.chdir(read / place)
    CliRunner().invoke(app, words)
    out, end = os.pipe()
    os.close(out)
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], cwd=unread / place, stdout=end,
        stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(end)
    assert b"Traceback" not in done.stderr
    assert files(read) != before, "the command writes nothing"
    assert files(unread) == files(read)


@pytest.mark.skipif(os.name != "posix", reason="a pipe whose reader has gone, as POSIX has it")
@pytest.mark.parametrize("shape", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("acts", [1, 300])
def test_errors_are_told_by_the_exit_code_though_nobody_reads_them(tmp_path, shape, acts):
    """`legalgap validate | head` in a script with `set -o pipefail`."""
    folder = tmp_path / "national_law" / "KGZ" / "acts"
    folder.mkdir(parents=True)
    (tmp_path / "legalgap.yaml").write_text("country: KGZ\n", encoding="utf-8")
    for number in range(acts):
        text = ACT.format(id=f"act-{number}").replace("kind: code", "kind: cod")
        (folder / f"act-{number}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", RUN, "validate", "--format", shape]
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(Path(legalgap.__file__).parents[1])}
    try:
        done = subprocess.run(
            command,
            cwd=tmp_path,
            check=False,
            stdout=writer,
            stderr=subprocess.PIPE,
            env=environment,
        )
    finally:
        os.close(writer)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
