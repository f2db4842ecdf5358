"""What only shows when the program runs as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from legalgap.report import writers

RUN = "from legalgap.cli.main import run; run()"
HEAVY = ("pydantic", "docx", "docxtpl", "openpyxl", "rapidfuzz", "yaml", "babel", "lxml", "highspy")


def start(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_help_imports_no_heavy_library(tmp_path: Path):
    code = (
        "import sys; sys.argv = ['legalgap', '--help']\n"
        "try:\n    from legalgap.cli.main import run; run()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "assess" in result.stdout
    assert result.stderr.strip() == "[]"


@pytest.mark.parametrize("code", ["KGZ", "TKM"])
def test_hash_seed_locale_and_time_zone_change_no_byte_of_any_format(tmp_path: Path, code: str):
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Ashgabat", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
    ]
    formats = sorted(writers.WRITERS)
    written = []
    for number, environment in enumerate(surroundings):
        folder = tmp_path / str(number)
        folder.mkdir()
        words = ("assess", code, "--lang", "en,ru", "--formats", ",".join(formats))
        result = start(*words, cwd=folder, **environment)
        assert result.returncode == 0, result.stderr
        written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    languages = [f"-{lang}.{name}" for name in formats for lang in ("en", "ru") if name != "json"]
    assert written[0].keys() == {f"{code}-assessment{end}" for end in (*languages, ".json")}
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


def test_wrong_use_ends_with_two_and_without_a_traceback(tmp_path: Path):
    result = start("assess", "TKN", cwd=tmp_path)
    assert result.returncode == 2
    assert "did you mean `TKM`?" in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_wrong_data_ends_with_one_and_shows_the_place(tmp_path: Path):
    start("init", "mine", "--country", "KAZ", cwd=tmp_path)
    act = tmp_path / "mine/national_law/KAZ/acts/example-act.yaml"
    act.write_text(act.read_text(encoding="utf-8").replace("pin:", "pinn:"), encoding="utf-8")
    result = start("assess", cwd=tmp_path / "mine")
    assert result.returncode == 1
    assert "national_law/KAZ/acts/example-act.yaml:" in result.stderr
    assert "^^^^" in result.stderr
    assert "did you mean `pin`?" in result.stderr
    assert "Traceback" not in result.stderr


def test_settings_that_are_wrong_are_shown_too(tmp_path: Path):
    (tmp_path / "legalgap.yaml").write_text("contry: TKM\n", encoding="utf-8")
    result = start("assess", cwd=tmp_path)
    assert result.returncode == 1
    assert "legalgap.yaml:1:1" in result.stderr
    assert "did you mean `country`?" in result.stderr
