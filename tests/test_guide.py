"""The commands of the guide are run, one after the other, in a folder of their own."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import legalgap
from legalgap.cli.main import app

ROOT = Path(legalgap.__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)( \w+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.skipif(
    not (ROOT / "docs" / "guide.en.md").is_file() or shutil.which("git") is None,
    reason="not in a checkout, or without git",
)


def guide(lang):
    return (ROOT / "docs" / f"guide.{lang}.md").read_text(encoding="utf-8")


def blocks(lang):
    return [(kind, mode.strip(), text) for kind, mode, text in BLOCK.findall(guide(lang))]


class Reader:
    """Somebody who does what the guide says."""

    def __init__(self, folder):
        os.chdir(folder)
        self.known = set(get_command(app).commands)

    def write(self, text):
        name = text.splitlines()[0].removeprefix("# ")
        Path(name).write_text(text, encoding="utf-8")

    def edit(self, text):
        """Lines with `-` are there once; lines with `+` come in their place."""
        lines = text.splitlines()
        file = Path(lines[0].removeprefix("# "))
        was = [line[2:] for line in lines if line.startswith("- ")]
        now = [line[2:] for line in lines if line.startswith("+ ")]
        before = file.read_text(encoding="utf-8")
        found = re.search(r"^( *)" + re.escape(was[0]) + "$", before, re.MULTILINE)
        assert found, was
        after = "\n".join(found[1] + line for line in now)
        file.write_text(before.replace(found[0], after), encoding="utf-8")

    def run(self, line, *, fails):
        words = shlex.split(line)
        if words[0] == "cd":
            os.chdir(words[1])
            return ""
        if words[0] == "git":
            who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
            subprocess.run(["git", *who, *words[1:]], check=True, capture_output=True)
            return ""
        assert words[0] == "legalgap"
        result = CliRunner().invoke(app, words[1:])
        shown = (line, result.output, result.exception)
        if fails:
            assert result.exit_code == 1, shown
            assert isinstance(result.exception, SystemExit), shown
        else:
            assert result.exit_code == 0, shown
        return result.output

    def knows(self, text):
        """Whether this version of the program has the commands of a block."""
        words = [shlex.split(line) for line in text.splitlines()]
        return all(line[1] in self.known for line in words if line[0] == "legalgap")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_reader_can_do_what_the_guide_says(lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    reader = Reader(tmp_path)
    said = {}
    for kind, mode, text in blocks(lang):
        if kind == "yaml":
            reader.edit(text) if mode == "edit" else reader.write(text)
        if kind == "sh" and reader.knows(text):
            for line in text.splitlines():
                said[line] = reader.run(line, fails=mode == "fails")
    assert "No problem" in said["legalgap validate"]
    assert "CRIM-09.no_means_required: provides → lacks" in said["legalgap diff main"]
    assert Path("ZZZ-assessment.docx").is_file()
    assert Path("for-review/KGZ-assessment.docx").is_file()


def test_both_guides_have_the_same_commands_tables_and_pictures():
    def bare(lang):
        return [(kind, mode, text) for kind, mode, text in blocks(lang)]

    assert bare("en") == bare("ru")
    for pattern in (r"^## ", r"^\|", r"!\["):
        counts = [len(re.findall(pattern, guide(lang), re.MULTILINE)) for lang in ("en", "ru")]
        assert counts[0] == counts[1], pattern


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_guide_is_at_most_ten_printed_pages(lang):
    """A page: 450 words, or 40 lines of a table or a file, or two and a half pictures."""
    text = guide(lang)
    lines = sum(len(block.splitlines()) for _, _, block in blocks(lang))
    lines += len(re.findall(r"^\|", text, re.MULTILINE))
    prose = BLOCK.sub("", re.sub(r"^\|.*$", "", text, flags=re.MULTILINE))
    pages = len(prose.split()) / 450 + lines / 40 + text.count("![") * 0.4
    assert pages <= 10


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_id_of_a_guide_is_in_the_data(lang):
    from legalgap.corpus import codes
    from legalgap.corpus.reading import Setting, read_library
    from legalgap.model.workspace import Workspace

    library = read_library(Setting(None, Workspace()))
    text = guide(lang)
    for name in re.findall(r"\b(?!EXP|REV)[A-Z]+-\d\d\b", text):
        assert name in library.indicators
    for code in re.findall(r"\bLG\d{3}\b", text):
        assert code in codes.codes()
