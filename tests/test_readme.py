"""Every command of the README is one that the program takes."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.main import get_command

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
