"""`legalgap fmt` and the schemas for editors, as their users meet them."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import legalgap
from legalgap.cli.main import app
from legalgap.corpus.tree import data_files

runner = CliRunner()
ACT = Path("national_law/KAZ/acts/example-act.yaml")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(legalgap.__file__).parents[1])}
FMT = [sys.executable, "-c", "from legalgap.cli.main import run; run()", "fmt"]


def run(*words):
    return runner.invoke(app, list(words))


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("init", ".", "--country", "KAZ").exit_code == 0
    return tmp_path


@pytest.mark.usefixtures("workspace")
def test_a_new_workspace_is_in_the_usual_style_and_names_its_schemas():
    result = run("fmt", "--check")
    assert result.exit_code == 0, result.output
    assert "0 files; " in result.output
    assert run("validate").exit_code == 0
    for path in ("legalgap.yaml", *data_files(Path())):
        first = Path(path).read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (Path(path).parent / named).is_file(), first


@pytest.mark.usefixtures("workspace")
def test_records_made_by_new_name_their_schema_and_complete_known_ids():
    for words in (["act", "labour-code"], ["draft", "tier", "--amends", "example-act"],
                  ["indicator", "CRIM-91"], ["recommendation", "REC-CRIM-91"]):  # fmt: skip
        result = run("new", *words)
        assert result.exit_code == 0, result.output
    made = Path("standards/indicators/crim.yaml").read_text(encoding="utf-8")
    assert made.startswith(
        "# yaml-language-server: $schema=../../.legalgap/schemas/indicators.schema.json\n"
    )
    assert run("fmt", "--check").exit_code == 0
    assert "CRIM-91" not in Path(".legalgap/schemas/act.schema.json").read_text(encoding="utf-8")
    assert run("schema", "--out", ".legalgap/schemas").exit_code == 0
    known = json.loads(Path(".legalgap/schemas/act.schema.json").read_text(encoding="utf-8"))
    assert "CRIM-91" in known["$defs"]["known indicator"]["enum"]
    assert "CRIM-09" in known["$defs"]["known indicator"]["enum"]


@pytest.mark.usefixtures("workspace")
def test_check_and_diff_write_nothing_and_fmt_writes_once():
    tidy = ACT.read_bytes()
    untidy = tidy.replace(b"id: example-act", b"id:    example-act   ")
    ACT.write_bytes(untidy)
    result = run("fmt", "--check")
    assert result.exit_code == 1
    assert f"Would change: {ACT.as_posix()}" in result.output
    result = run("fmt", "--diff")
    assert result.exit_code == 1
    assert [line for line in result.output.splitlines() if line[:1] in "+-"] == [
        f"--- a/{ACT.as_posix()}",
        f"+++ b/{ACT.as_posix()}",
        "-id:    example-act   ",
        "+id: example-act",
    ]
    assert ACT.read_bytes() == untidy
    result = run("fmt")
    assert result.exit_code == 0, result.output
    assert f"Formatted: {ACT.as_posix()}" in result.output
    assert ACT.read_bytes() == tidy
    when = ACT.stat().st_mtime_ns
    assert "Formatted: 0 files" in run("fmt").output
    assert ACT.stat().st_mtime_ns == when


@pytest.mark.usefixtures("workspace")
def test_a_file_that_cannot_be_read_is_shown_with_a_caret_and_left():
    ACT.write_bytes(b"id: example-act\ntitle: [Act\nkind: code\n")
    state = Path("national_law/KAZ/jurisdiction.yaml")
    state.write_bytes(state.read_bytes() + b"\n\n")
    result = run("fmt")
    assert result.exit_code == 1
    assert "LG102" in result.output
    assert "^" in result.output
    assert ACT.as_posix() in result.output
    assert f"Formatted: {state.as_posix()}" in result.output
    assert "1 left untouched" in result.output
    assert ACT.read_bytes() == b"id: example-act\ntitle: [Act\nkind: code\n"


@pytest.mark.usefixtures("workspace")
def test_only_the_files_that_are_named_are_formatted():
    state = Path("national_law/KAZ/jurisdiction.yaml")
    for path in (ACT, state):
        path.write_bytes(path.read_bytes() + b"\n\n")
    before = state.read_bytes()
    assert "Formatted: 1 file;" in run("fmt", str(ACT)).output
    assert state.read_bytes() == before
    assert "Formatted: 1 file;" in run("fmt", "national_law").output
    loose = Path("notes.yaml")
    loose.write_bytes(b"a:   1")
    assert run("fmt", str(loose)).exit_code == 0
    assert loose.read_bytes() == b"a: 1\n"
    assert run("fmt", "nowhere").exit_code != 0


def test_the_shipped_data_is_in_the_usual_style(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("fmt", "--check")
    assert result.exit_code == 0, result.output
    assert "Would change: 0 files" in result.output


STOPPED = """
import os, sys
from legalgap.corpus import saving
true, left = saving.rename, int(sys.argv.pop(1))

def rename(beside, place):
    global left
    if not left:
        os._exit(9)
    left -= 1
    true(beside, place)

saving.rename = rename
from legalgap.cli.main import run
run()
"""


@pytest.mark.parametrize("renamed", range(5))
def test_fmt_stopped_after_any_rename_does_the_rest_when_it_is_run_again(workspace, renamed):
    text = ACT.read_bytes()
    acts = [ACT.with_name(f"act-{number}.yaml") for number in range(4)]
    tidy = {path: text.replace(b"example-act", path.stem.encode()) for path in acts}
    for path, made in tidy.items():
        path.write_bytes(made.replace(b"\nid: ", b"\nid:    "))
    command = [sys.executable, "-c", STOPPED, str(renamed), "fmt"]
    done = subprocess.run(command, cwd=workspace, check=False, env=ENVIRONMENT)
    assert done.returncode == 9
    # The first rename is that of the note which says what belongs to the change.
    in_place = sum(path.read_bytes() == tidy[path] for path in acts)
    assert in_place == max(renamed - 1, 0)
    result = run("fmt")
    assert result.exit_code == 0, result.output
    again = result.output.count("Finished what was stopped before") if renamed else 0
    assert in_place + again + result.output.count("Formatted: national_law") == len(acts)
    assert {path: path.read_bytes() for path in acts} == tidy
    assert not (workspace / ".legalgap-unfinished.json").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_kill_at_any_moment_of_fmt_leaves_every_file_whole(workspace):
    text = ACT.read_bytes()
    acts = [ACT.with_name(f"act-{number}.yaml") for number in range(20)]
    tidy = {path: text.replace(b"example-act", path.stem.encode()) for path in acts}
    untidy = {path: made.replace(b": ", b":  ") for path, made in tidy.items()}
    done = subprocess.run(FMT, cwd=workspace, check=True, capture_output=True, env=ENVIRONMENT)
    began = time.monotonic()
    for path, made in untidy.items():
        path.write_bytes(made)
    done = subprocess.run(FMT, cwd=workspace, check=False, capture_output=True, env=ENVIRONMENT)
    whole = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    result = {path: path.read_bytes() for path in acts}
    chance = random.Random(9)
    halfway = 0
    for _ in range(8):
        for path, made in untidy.items():
            path.write_bytes(made)
        process = subprocess.Popen(
            FMT,
            cwd=workspace,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        time.sleep(whole * chance.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = {path: path.read_bytes() for path in acts}
        assert all(found[path] in (untidy[path], result[path]) for path in acts)
        halfway += 0 < sum(found[path] == result[path] for path in acts) < len(acts)
    subprocess.run(FMT, cwd=workspace, check=True, capture_output=True, env=ENVIRONMENT)
    assert {path: path.read_bytes() for path in acts} == result
    assert not list(workspace.glob(".legalgap-unfinished.json"))
