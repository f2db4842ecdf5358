"""Puts finished files into place: whole or not at all, and never over somebody's work."""

from collections.abc import Callable
from pathlib import Path

from legalgap.corpus import saving
from legalgap.errors import LegalGapError
from legalgap.frozen import frozen


@frozen
class Output:
    """A finished file, and how to tell that an older one is ours and unchanged."""

    path: Path
    data: bytes
    is_untouched: Callable[[bytes], bool]


def guard(outputs: list[Output]) -> None:
    """Raise LegalGapError if a file that somebody made or changed would be replaced."""
    changed = []
    for output in outputs:
        if not output.path.exists():
            continue
        if output.path.is_dir():
            raise LegalGapError(f"{output.path} is a folder", "choose another one with --out")
        if not output.is_untouched(_read(output.path)):
            changed.append(output.path)
    if changed:
        names = ", ".join(str(path) for path in changed)
        raise LegalGapError(
            f"somebody has changed {names}, or another program wrote it; nothing was written",
            "keep it under another name, choose another folder with --out, or replace it "
            "with --force",
        )


def place(outputs: list[Output]) -> None:
    """Write every file beside its place, then rename all: none is ever half written."""
    staged: list[tuple[Path, Path]] = []
    try:
        for output in outputs:
            staged.append((saving.stage(output.path, output.data), output.path))
        for temporary, path in staged:
            saving.rename(temporary, path)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"cannot read {path}: {error.strerror or error}",
            "close it in other programs, or choose another folder with --out",
        ) from None


def earlier(path: Path) -> bytes | None:
    """The file that lies there now, or None."""
    return _read(path) if path.is_file() else None
