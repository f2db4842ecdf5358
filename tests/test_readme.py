"""Every command of the README is one that the program takes, and does what is said there."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from docx import Document
from typer.main import get_command
from typer.testing import CliRunner

import legalgap
from legalgap.cli.main import app

ROOT = Path(legalgap.__file__).parents[2]
README = ROOT / "README.md"
pytestmark = pytest.mark.skipif(not README.is_file(), reason="not in a checkout")


def commands():
    """Each line of the README that begins with the name of the program."""
    if not README.is_file():
        return []
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line.partition("#")[0].strip() for line in lines if line.startswith("legalgap ")]


def test_there_are_commands():
    assert len(commands()) > 20


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_readme_is_understood(line):
    """Names, options and arguments, without running it."""
    words = shlex.split(line)[1:]
    command, context = get_command(app), None
    while hasattr(command, "commands"):
        if words[0] not in command.commands and "parse_args" in vars(type(command)):
            break  # a group that takes what is no command of its own for an argument
        assert words[0] in command.commands, f"there is no `{words[0]}`"
        command = command.commands[words.pop(0)]
    context = command.make_context(command.name, words, resilient_parsing=False)
    assert isinstance(context, typer.Context | object)
    assert context.params or hasattr(command, "commands")


def a_law(place, words):
    """A code of an invented wording, as a State would publish it."""
    document = Document()
    document.add_paragraph("Criminal Code")
    for number in (1, 128):
        document.add_paragraph(f"Article {number}. Trafficking in persons")
        document.add_paragraph(f"1. Recruitment of a person by {words} is punished.")
        document.add_paragraph("2. The same act against a child is punished more severely.")
    document.save(place)


def git(folder, *words):
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_commands_do_what_is_said_one_after_the_other(tmp_path, monkeypatch):
    """In one folder, as somebody would who goes through the page."""
    monkeypatch.chdir(tmp_path)
    runner, office = CliRunner(), shutil.which("soffice") or shutil.which("libreoffice")
    text = README.read_text(encoding="utf-8")
    lines = [
        line.partition("  #")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line.startswith(("legalgap ", "cd "))
    ]
    for line in lines:
        words = shlex.split(line)
        if words[0] == "cd":
            folder = tmp_path / words[1]
            monkeypatch.chdir(folder)
            a_law(folder / "code.docx", "deception")
            a_law(folder / "newer.docx", "deception or abuse of office")
            git(folder, "init", "-q", "-b", "main")
            git(folder, "add", ".")
            git(folder, "commit", "-q", "-m", "Workspace")
            continue
        if words[1:3] == ["report", "pages"] and office is None:
            continue
        before = {path for path in tmp_path.rglob("*") if path.is_file()}
        done = runner.invoke(app, words[1:])
        # `report check` tells by 1 that something keeps a report from being read by everybody.
        allowed = (0, 1) if words[1:3] == ["report", "check"] else (0,)
        assert done.exit_code in allowed, (line, done.output, done.exception)
        new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
        if words[1] in ("assess", "init", "new", "template"):
            assert new or "check" in words, line
    assert (tmp_path / "my-country" / "national_law" / "KAZ" / "acts" / "labour-code.yaml").exists()


def test_each_shown_id_is_in_the_data():
    from legalgap.corpus.reading import Setting, read_library
    from legalgap.model.workspace import Workspace

    library = read_library(Setting(None, Workspace()))
    known = {
        *library.jurisdictions, *library.indicators, *library.recommendations, "KAZ",
        *(name.partition("/")[2] for name in library.of("draft")),
    }  # fmt: skip
    text = "\n".join(commands())
    for pattern in (r"\b[A-Z]{3}\b(?!-)", r"\b[A-Z]+-\d\d\b(?<!REC)", r"\bREC-[A-Z]+-\d\d\b"):
        for name in re.findall(pattern, text):
            assert name in known or f"REC-{name}" in known, name
    for name in re.findall(r"--with (\S+)", text):
        assert name in known


def test_every_link_and_picture_of_the_pages_is_there():
    for page in (README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = page.read_text(encoding="utf-8")
        for alt, target in re.findall(r"!?\[([^\]]*)\]\(([^)#]+)[^)]*\)", text):
            assert alt.strip(), (page.name, target)
            if "://" not in target:
                assert (page.parent / target).exists(), (page.name, target)
