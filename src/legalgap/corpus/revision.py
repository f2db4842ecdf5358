"""Data as it stood at a commit, read through git without touching the working tree."""

import os
import re
import subprocess
from pathlib import Path

from legalgap.corpus.library import Library, Shelf, quiet_collector
from legalgap.corpus.reading import Setting, read_packaged
from legalgap.corpus.tree import ENDINGS, TOP_FOLDERS, data_root
from legalgap.corpus.yaml_text import MOST_BYTES, read_bytes, too_large
from legalgap.errors import LegalGapError
from legalgap.frozen import frozen

REGULAR = ("100644", "100755")
"""Modes of plain files; links are not followed."""
HASH = re.compile(r"[0-9a-fA-F]{40}|[0-9a-fA-F]{64}")
SHORT = 10
"""Letters of a hash that are shown; git itself shows seven to ten."""


@frozen
class _Blob:
    path: str
    sha: str
    size: int


def read_revision(setting: Setting, revision: str) -> Library:
    """All records of the workspace, or of the package's checkout, at a commit.

    A workspace that builds on the package is laid over the package as it is now. Raises
    LegalGapError where there is no git, no repository or no such commit.
    """
    folder = setting.folder or data_root()
    own = setting.folder is None or folder.resolve() == data_root().resolve()
    commit = _commit(folder, revision)
    shelf = Shelf()
    with quiet_collector():
        if setting.workspace.with_package and not own:
            read_packaged(shelf)
        _read(shelf, folder, commit, packaged=own)
    return shelf.library()


def shown(revision: str) -> str:
    """How a commit is named to readers: the whole hash is cut to ten letters, a name stays."""
    return revision[:SHORT] if HASH.fullmatch(revision) else revision


def _read(shelf: Shelf, folder: Path, commit: str, *, packaged: bool) -> None:
    blobs = _blobs(folder, commit)
    texts = _contents(folder, [blob for blob in blobs if blob.size <= MOST_BYTES])
    for blob in blobs:
        name = f"{shown(commit)}:{blob.path}"
        if blob.size > MOST_BYTES:
            shelf.problems.append(too_large(name, blob.size))
            shelf.lost(blob.path)
            continue
        document, problems = read_bytes(name, texts[blob.sha])
        shelf.problems.extend(problems)
        if document is None:
            shelf.lost(blob.path)
        else:
            shelf.add(blob.path, document, packaged=packaged)


def _commit(folder: Path, revision: str) -> str:
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        return _git(folder, asked).decode().strip()
    except subprocess.CalledProcessError:
        hint = "name a commit, a branch or a tag of the repository that holds the data"
        raise LegalGapError(f"there is no commit `{revision}`", hint, exit_code=2) from None


def _blobs(folder: Path, commit: str) -> list[_Blob]:
    """The YAML files below the data folders, by path below the folder."""
    listed = _git(folder, ["ls-tree", "-r", "-l", "-z", commit, "--", *TOP_FOLDERS])
    found = []
    for line in listed.decode("utf-8", "replace").split("\0"):
        head, _, path = line.partition("\t")
        parts = head.split()
        hidden = path.rpartition("/")[2].startswith(".")
        if len(parts) == 4 and parts[0] in REGULAR and path.endswith(ENDINGS) and not hidden:
            found.append(_Blob(path, parts[2], int(parts[3])))
    return sorted(found, key=lambda blob: blob.path)


def _contents(folder: Path, blobs: list[_Blob]) -> dict[str, bytes]:
    """The bytes of each blob, in one call."""
    asked = "".join(f"{blob.sha}\n" for blob in blobs).encode()
    answered = _git(folder, ["cat-file", "--batch"], asked)
    found: dict[str, bytes] = {}
    start = 0
    for blob in blobs:
        begin = answered.index(b"\n", start) + 1
        found[blob.sha] = answered[begin : begin + blob.size]
        start = begin + blob.size + 1
    return found


def _git(folder: Path, arguments: list[str], given: bytes = b"") -> bytes:
    """What git prints; it reads only, asks nobody and fetches nothing."""
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, arguments as a list
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is found on the path
            input=given,
            capture_output=True,
            check=True,
            env=quiet,
        )
    except FileNotFoundError:
        raise LegalGapError(
            "git is not installed", "install git, or compare by `--as-of`"
        ) from None
    return done.stdout
