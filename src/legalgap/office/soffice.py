"""LibreOffice, where it is installed: turns a Word file into pages."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from legalgap.errors import LegalGapError

NAMES = ("soffice", "libreoffice", "soffice.com")
# Where the installers of macOS and Windows put it without telling the path.
USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "{ProgramFiles}/LibreOffice/program/soffice.com",
)
OPTIONS = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
PATIENCE = 180
"""Seconds; a report of 60 pages takes three."""


def found() -> str:
    """The program; raises LegalGapError where it is not installed."""
    places = [shutil.which(name) for name in NAMES]
    places += [place.format_map(_Known(os.environ)) for place in USUAL]
    for place in places:
        if place and Path(place).is_file():
            return place
    raise LegalGapError(
        "LibreOffice is not installed here, or `soffice` is not on the path",
        "install LibreOffice and run the command again; without it the report is complete, and "
        "Word shows the page numbers after Ctrl+A and F9",
    )


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def to_pdf(data: bytes, patience: float = PATIENCE) -> bytes:
    """A Word file as PDF, with a destination for each bookmark.

    LibreOffice runs with a profile of its own, so that one that is open does not stop it. Raises
    LegalGapError where it is not installed, takes too long, or cannot open the file.
    """
    program = found()
    with tempfile.TemporaryDirectory(prefix="legalgap-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            OPTIONS,
            "--outdir",
            str(folder),
            str(folder / "report.docx"),
        ]
        _run(command, patience)
        # A file that it cannot open ends with success and without a result.
        made = folder / "report.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise LegalGapError(
                "LibreOffice could not open the report",
                "open it in Word, save it, and run the command again",
            )
        return made.read_bytes()


def _run(command: list[str], patience: float) -> None:
    """Run the program to its end, or end it with all that it has started."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command and files of our own
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError as error:
        raise LegalGapError(
            f"LibreOffice cannot be started: {error.strerror or error}",
            "start it once by hand, and run the command again",
        ) from None
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        raise LegalGapError(
            f"LibreOffice has not laid out the report after {patience:g} seconds",
            "close other programs and run the command again",
        ) from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program; what is called `soffice` is often a script around the real one."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
