"""Puts finished files into place: whole or not at all, several as one change.

Each file is written beside its place and brought to the disk; then all are renamed. Whoever is
stopped in between (a kill, a power cut) leaves every file whole, old or new. Where several files
are one change, a note lies in the folder while they are renamed: the next change finishes what the
note says before it begins.
"""

import hashlib
import json
import os
import stat
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from legalgap.errors import LegalGapError
from legalgap.frozen import frozen

PREFIX = ".legalgap-"
"""How files that are not finished are called; readers of data pass over hidden files."""
NOTE = ".legalgap-unfinished.json"
_MODE = 0o644
_STALE = 3600.0
"""Seconds after which a file beside its place belongs to nobody any more."""


@frozen
class Change:
    """New bytes for a file, and those that it had when it was read."""

    path: Path
    data: bytes
    was: bytes | None = None
    """What was read; None for a file that must not be there yet."""


@frozen
class _Staged:
    beside: Path
    place: Path
    data: bytes
    was: bytes | None


def save(changes: Sequence[Change], folder: Path | None = None) -> list[Path]:
    """Write several files as one change; returns the paths that were written.

    Raises LegalGapError, with nothing written, where a file is not any more what it was when it
    was read, may not be written, or (with `folder`, the root of a workspace) is a link out of it.
    """
    if folder is not None:
        finish(folder)
    wanted = [change for change in changes if change.data != change.was]
    places = [_place(change, folder) for change in wanted]
    staged: list[_Staged] = []
    note = None
    try:
        for change, place in zip(wanted, places, strict=True):
            staged.append(_Staged(stage(place, change.data), place, change.data, change.was))
        for change, place in zip(wanted, places, strict=True):  # writing took its time
            _same(change.path, place, change.was)
        if folder is not None and len(staged) > 1:
            note = _write_note(folder, staged)
    except BaseException:
        _clear(staged, None)
        raise
    _rename_all(staged, note)
    return [change.path for change in wanted]


def finish(folder: Path) -> list[Path]:
    """Finish a change of several files that somebody was stopped in; returns what it wrote.

    A file that was changed since is left as it is.
    """
    note = folder / NOTE
    try:
        entries = json.loads(note.read_text(encoding="utf-8"))["files"]
        planned = [
            (folder / one["beside"], folder / one["place"], one["was"], one["new"])
            for one in entries
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):  # it was never whole: nothing was renamed
        note.unlink(missing_ok=True)
        return []
    root = folder.resolve()
    done = []
    for beside, place, was, new in planned:
        inside = all(path.parent.resolve().is_relative_to(root) for path in (beside, place))
        if not inside or not beside.name.startswith(PREFIX) or place.is_symlink():
            continue
        if _digest(beside) == new and _digest(place) == was:
            rename(beside, place)
            done.append(place)
        beside.unlink(missing_ok=True)
    note.unlink(missing_ok=True)
    return done


def stage(place: Path, data: bytes) -> Path:
    """Write the bytes of a file beside its place, on the disk, with its permissions."""
    folder = place.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=place.suffix, dir=folder)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(place))
    except OSError as error:
        said = error.strerror or str(error)
        raise LegalGapError(
            f"cannot write into {folder}: {said}", "choose another folder, or ask for the right"
        ) from None
    return Path(name)


def rename(beside: Path, place: Path) -> None:
    """Put a file that was written beside into its place."""
    try:
        beside.replace(place)
    except PermissionError:
        raise LegalGapError(
            f"{place} cannot be replaced: it may be open in Word or another program",
            "close it there and run the command again",
        ) from None
    except OSError as error:
        raise LegalGapError(
            f"cannot write {place}: {error.strerror or error}", "choose another folder"
        ) from None
    _settle(place.parent)


def _rename_all(staged: list[_Staged], note: Path | None) -> None:
    """Rename all, or put back those that were renamed where one cannot be or somebody stops it.

    If even that fails, what was written beside stays with the note, for `finish`.
    """
    done: list[_Staged] = []
    try:
        for one in staged:
            done.append(one)
            if one.beside.exists() or not _has(one.place, one.data):  # else a second command did
                rename(one.beside, one.place)
    except BaseException:
        for one in done:
            if _has(one.place, one.data):
                _put_back(one)
        _clear(staged, note)
        raise
    _clear(staged, note)


def _put_back(one: _Staged) -> None:
    if one.was is None:
        one.place.unlink(missing_ok=True)
    else:
        rename(stage(one.place, one.was), one.place)


def _clear(staged: list[_Staged], note: Path | None) -> None:
    if note is not None:
        note.unlink(missing_ok=True)
    for one in staged:
        one.beside.unlink(missing_ok=True)


def _place(change: Change, folder: Path | None) -> Path:
    """Where the bytes go: through a link to the file itself, never out of the workspace."""
    path = change.path
    try:
        place = path.resolve() if path.is_symlink() else path
        if folder is not None and not path.resolve().is_relative_to(folder.resolve()):
            raise LegalGapError(
                f"{path} leads out of the workspace",
                "copy the file into it; links that lead out of it are not followed",
            )
        _same(path, place, change.was)
        if change.was is not None and not os.access(place, os.W_OK):
            raise LegalGapError(f"{path} is read-only", "allow writing to it; nothing was written")
    except (OSError, RuntimeError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise LegalGapError(f"cannot read {path}: {said}; nothing was written") from None
    return place


def _same(path: Path, place: Path, was: bytes | None) -> None:
    if was is None:
        if place.exists():
            raise LegalGapError(
                f"{path} is there already; nothing was written", "choose another name or folder"
            )
        return
    now = place.read_bytes() if place.is_file() else None
    if now != was:
        raise LegalGapError(
            f"{path} was changed by somebody while the command ran; nothing was written",
            "run the command again",
        )


def _write_note(folder: Path, staged: list[_Staged]) -> Path | None:
    root = folder.resolve()
    try:
        files = [
            {
                "beside": one.beside.resolve().relative_to(root).as_posix(),
                "place": one.place.resolve().relative_to(root).as_posix(),
                "was": None if one.was is None else hashlib.sha256(one.was).hexdigest(),
                "new": hashlib.sha256(one.data).hexdigest(),
            }
            for one in staged
        ]
    except ValueError:
        return None
    note = folder / NOTE
    rename(stage(note, json.dumps({"files": files}).encode()), note)
    return note


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _has(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode) if place.exists() else _MODE


def _settle(folder: Path) -> None:
    """Bring the new name to the disk too, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a stopped command left beside its places long ago, but never the note."""
    for path in folder.glob(PREFIX + "*"):
        with suppress(OSError):
            old = time.time() - path.stat().st_mtime > _STALE
            if old and path.name != NOTE and path.is_file():
                path.unlink()
