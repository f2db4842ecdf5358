"""Files are saved whole or not at all, several as one change."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from legalgap.corpus import saving
from legalgap.corpus.desk import Desk
from legalgap.corpus.saving import NOTE, Change, finish, save
from legalgap.errors import LegalGapError

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and signals of POSIX")
OLD, NEW = b"id: old\n" * 20_000, b"id: new\n" * 20_000


def strewn(folder):
    """Files that the tool left beside their places."""
    return [path.name for path in folder.rglob(".legalgap-*")]


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "act.yaml"
    path.write_bytes(OLD)
    assert save([Change(path, NEW, OLD)], tmp_path) == [path]
    assert path.read_bytes() == NEW
    assert strewn(tmp_path) == []


def test_a_file_that_says_the_same_is_not_touched(tmp_path):
    path = tmp_path / "act.yaml"
    path.write_bytes(OLD)
    before = path.stat()
    assert save([Change(path, OLD, OLD)]) == []
    assert path.stat().st_ino == before.st_ino


def test_a_file_that_somebody_changed_meanwhile_is_left_to_him(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_bytes(OLD)
    two.write_bytes(b"mine")
    with pytest.raises(LegalGapError, match=r"two\.yaml was changed"):
        save([Change(one, NEW, OLD), Change(two, NEW, OLD)], tmp_path)
    assert (one.read_bytes(), two.read_bytes()) == (OLD, b"mine")
    assert strewn(tmp_path) == []


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    path = tmp_path / "act.yaml"
    path.write_bytes(OLD)
    with pytest.raises(LegalGapError, match="there already"):
        save([Change(path, NEW)])
    save([Change(tmp_path / "new" / "act.yaml", NEW)])
    assert (tmp_path / "new" / "act.yaml").read_bytes() == NEW


@posix
def test_permissions_stay_and_a_read_only_file_is_not_written(tmp_path):
    path = tmp_path / "act.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    save([Change(path, NEW, OLD)])
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o440)
    if not os.access(path, os.W_OK):  # the superuser may write anything
        with pytest.raises(LegalGapError, match="read-only"):
            save([Change(path, OLD, NEW)])


@posix
def test_a_link_stays_a_link_and_none_leads_out_of_the_workspace(tmp_path):
    folder, outside = tmp_path / "work", tmp_path / "outside.yaml"
    folder.mkdir()
    real = folder / "real.yaml"
    for path in (real, outside):
        path.write_bytes(OLD)
    (folder / "link.yaml").symlink_to("real.yaml")
    (folder / "away.yaml").symlink_to(outside)
    save([Change(folder / "link.yaml", NEW, OLD)], folder)
    assert (folder / "link.yaml").is_symlink()
    assert real.read_bytes() == NEW
    with pytest.raises(LegalGapError, match="out of the workspace"):
        save([Change(folder / "away.yaml", NEW, OLD)], folder)
    assert outside.read_bytes() == OLD


def test_one_file_that_cannot_be_renamed_puts_back_the_others(tmp_path, monkeypatch):
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_bytes(OLD)
    true = saving.rename

    def rename(beside, place):
        if place.name == "c.yaml" and not rename.tried:
            rename.tried = True
            raise LegalGapError("c.yaml cannot be replaced")
        true(beside, place)

    rename.tried = False
    monkeypatch.setattr(saving, "rename", rename)
    with pytest.raises(LegalGapError, match="cannot be replaced"):
        save([Change(path, NEW, OLD) for path in paths], tmp_path)
    assert [path.read_bytes() for path in paths] == [OLD] * 3
    assert strewn(tmp_path) == []


KILLED = """
import os, sys
from pathlib import Path
from legalgap.corpus import saving
true = saving.rename

def rename(beside, place):
    if place.name == "b.yaml":
        os._exit(9)
    true(beside, place)

saving.rename = rename
paths = sorted(Path(sys.argv[1]).glob("*.yaml"))
new = b"id: new\\n" * 20_000
saving.save([saving.Change(path, new, path.read_bytes()) for path in paths], paths[0].parent)
"""


def test_the_next_change_finishes_what_was_stopped_between_two_renames(tmp_path):
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_bytes(OLD)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == 9
    assert [path.read_bytes() for path in paths] == [NEW, OLD, OLD]
    paths[2].write_bytes(b"edited by hand meanwhile")
    assert finish(tmp_path) == [paths[1]]
    assert [path.read_bytes() for path in paths] == [NEW, NEW, b"edited by hand meanwhile"]
    assert strewn(tmp_path) == []


def test_whoever_stops_a_change_with_the_keyboard_finds_all_files_as_before(tmp_path, monkeypatch):
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_bytes(OLD)
    true = saving.rename

    def rename(beside, place):
        if place.name == "b.yaml":
            monkeypatch.undo()
            raise KeyboardInterrupt
        true(beside, place)

    monkeypatch.setattr(saving, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        save([Change(path, NEW, OLD) for path in paths], tmp_path)
    assert [path.read_bytes() for path in paths] == [OLD] * 3
    assert strewn(tmp_path) == []


def test_a_note_cannot_lead_anywhere_else(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(OLD)
    for said in (
        b"not json",
        b'{"files": [{"beside": "../outside.yaml", "place": "x", "was": null, "new": ""}]}',
        b'{"files": [{"beside": "/etc/hostname", "place": "x", "was": null, "new": ""}]}',
        b'{"files": 3}',
        b"[]",
    ):
        (folder / NOTE).write_bytes(said)
        assert finish(folder) == []
        assert not (folder / NOTE).exists()
    assert outside.read_bytes() == OLD


WRITER = """
import sys
from pathlib import Path
from legalgap.corpus.saving import Change, save
folder = Path(sys.argv[1])
paths = sorted(folder.glob("*.yaml"))
old, new = b"id: old\\n" * 20_000, b"id: new\\n" * 20_000
print("ready", flush=True)
while True:
    was = paths[0].read_bytes()
    data = new if was == old else old
    save([Change(path, data, path.read_bytes()) for path in paths], folder)
"""


@posix
def test_a_kill_at_any_moment_leaves_every_file_whole(tmp_path):
    paths = [tmp_path / f"{name}.yaml" for name in "abcde"]
    for path in paths:
        path.write_bytes(OLD)
    chance = random.Random(6)
    between = 0
    for _ in range(25):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        found = {path.read_bytes() for path in paths}
        assert found <= {OLD, NEW}, "a file is half written"
        between += len(found) > 1
        finish(tmp_path)
        assert len({path.read_bytes() for path in paths}) == 1, "half of a change was left"
    assert not (tmp_path / NOTE).exists()


def test_a_desk_saves_all_that_was_edited_and_shows_it_first(workspace):
    desk = Desk(workspace.folder)
    act = desk.open("national_law/ABC/acts/criminal-code.yaml")
    assert desk.open("national_law/ABC/acts/criminal-code.yaml") is act
    act.append(("provisions", 0, "claims", "CRIM-01", "provides"), "rules_issued")
    desk.open("national_law/ABC/jurisdiction.yaml").set_value(("as_of",), "2026-02-01")
    desk.open("standards/indicators/criminalization.yaml")
    desk.create("national_law/ABC/bylaws.yaml", "lang: en\n")
    shown = [line for line in desk.diff().splitlines() if line[:1] in "+-"]
    assert shown == [
        "--- a/national_law/ABC/acts/criminal-code.yaml",
        "+++ b/national_law/ABC/acts/criminal-code.yaml",
        "-        provides: [recruitment]",
        "+        provides: [recruitment, rules_issued]",
        "--- a/national_law/ABC/jurisdiction.yaml",
        "+++ b/national_law/ABC/jurisdiction.yaml",
        "-as_of: 2026-01-01",
        "+as_of: 2026-02-01",
        "--- /dev/null",
        "+++ b/national_law/ABC/bylaws.yaml",
        "+lang: en",
    ]
    assert len(desk.save()) == 3
    assert workspace.path("national_law/ABC/bylaws.yaml").read_text() == "lang: en\n"
