"""Other programs in the tests: LibreOffice is found, runs within a limit, and is ended whole."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PATIENCE = 600
"""Seconds. Each takes a few; a busy machine may need a hundred times as long."""


def finished(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; fails, with all that it started ended, where it takes too long.

    What is called `soffice` is a script around the real program, which would outlive it.
    """
    piped = subprocess.PIPE
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=piped, stderr=piped, text=True,
        encoding="utf-8", errors="replace", start_new_session=True,
    )  # fmt: skip
    try:
        said, errors = process.communicate(timeout=PATIENCE)
    except BaseException:
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.communicate()
        raise
    return subprocess.CompletedProcess(command, process.returncode, said, errors)


def converted(file: Path, kind: str, out: Path, profile: Path) -> Path | None:
    """A document as another kind of file, by LibreOffice; None where it cannot make that."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    done = finished([*command, "--convert-to", kind, "--outdir", str(out), str(file)])
    assert done.returncode == 0, done.stderr
    made = out / f"{file.stem}.{kind}"
    return made if made.is_file() else None
