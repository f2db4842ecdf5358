"""A command is made when it is asked for, and takes its options as Typer would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from legalgap.cli.assess import assess
from legalgap.cli.commands import PLACES, plain_app
from legalgap.cli.main import app


def params(command, words):
    return command.make_context("assess", list(words)).params


def by_typer_alone():
    alone = plain_app()
    alone.command("assess")(assess)
    return get_command(alone)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("TKM",),
        ("TKM", "--lang", "en,ru", "--formats", "json", "--force"),
        ("TKM", "--with", "a", "--with", "b", "--as-of", "2024"),
        ("TKM", "--out", "somewhere", "--template", "my.docx", "--annotate"),
        ("TKM", "--out", ""),
    ],
)
def test_options_are_what_typer_makes_of_them(words):
    ours, theirs = (
        params(get_command(app).commands["assess"], words),
        params(by_typer_alone(), words),
    )
    plainly = {name: value or None for name, value in ours.items()}
    assert plainly == {name: value or None for name, value in theirs.items()}
    assert isinstance(ours["out"], Path)


def test_a_path_that_cannot_be_read_is_told_by_typer(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    result = CliRunner().invoke(app, ["assess", "TKM", "--out", str(tmp_path)])
    assert result.exit_code == 2
    assert "is not readable" in result.output


def test_help_lists_every_command_in_its_order():
    shown = CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2].splitlines()
    names = [line.split()[0] for line in shown if line[:3] != "   " and line.strip()]
    assert names == list(PLACES)


def test_a_name_that_is_no_command_is_refused_with_the_nearest():
    result = CliRunner().invoke(app, ["asess"])
    assert result.exit_code == 2
    assert "'assess'" in result.output
    assert "asess" not in get_command(app).commands


def test_one_command_imports_no_other(tmp_path):
    code = (
        "import sys; sys.argv = ['legalgap', 'explain', 'LG203']\n"
        "try:\n    from legalgap.cli.main import run; run()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('legalgap.cli.')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    known = {f"legalgap.cli.{place.partition(':')[0]}" for place in PLACES.values()}
    imported = known.intersection(
        name.strip("[]' ") for name in result.stdout.splitlines()[-1].split(",")
    )
    assert imported == {"legalgap.cli.explain"}
