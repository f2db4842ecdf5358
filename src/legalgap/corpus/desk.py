"""Several files of a workspace on the desk: opened, edited, saved as one change."""

from difflib import unified_diff
from pathlib import Path

from legalgap.corpus.document import split_lines
from legalgap.corpus.editing import Edited
from legalgap.corpus.layout import kind_of
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.saving import Change, finish, save
from legalgap.corpus.tree import bytes_of
from legalgap.errors import LegalGapError


class Desk:
    """The files of one workspace that a command edits.

    ::

        desk = Desk(setting.folder)
        act = desk.open("national_law/TKM/acts/ctip-law-2016.yaml")
        act.append(("provisions", 3, "claims", "CRIM-02", "provides"), "recruitment")
        desk.create("national_law/TKM/judgements.yaml", text)
        print(desk.diff())
        written = desk.save()
    """

    def __init__(self, folder: Path) -> None:
        """Begin; a change of several files in which somebody was stopped is finished first."""
        self.folder = folder
        finish(folder)
        self._read: dict[str, bytes] = {}
        self._open: dict[str, Edited] = {}
        self._new: dict[str, bytes] = {}

    def open(self, path: str) -> Edited:
        """A file by its path below the workspace, with forward slashes; the same one each time.

        Raises DataProblems where it cannot be read, or has a problem of its YAML.
        """
        if path not in self._open:
            data, problems = bytes_of(self.folder / path, path, self.folder)
            if data is None:
                raise DataProblems(problems)
            self._read[path] = data
            self._open[path] = Edited.from_bytes(data, kind_of(path), path)
        return self._open[path]

    def create(self, path: str, text: str) -> None:
        """A new file, written when the desk is saved; it must not be there."""
        if (self.folder / path).exists():
            raise LegalGapError(f"{path} is there already", "choose another name")
        self._new[path] = text.encode("utf-8")

    def changes(self) -> list[Change]:
        """What `save` would write."""
        made = [
            Change(self.folder / path, edited.data, self._read[path])
            for path, edited in self._open.items()
            if edited.is_changed
        ]
        return made + [Change(self.folder / path, data) for path, data in self._new.items()]

    def save(self) -> list[Path]:
        """Write all files that changed, as one change; returns their paths.

        The desk is done with it: open a new one for further edits.
        """
        return save(self.changes(), self.folder)

    def diff(self) -> str:
        """The changed lines, as `git diff` shows them."""
        return "".join(difference(change, self.folder) for change in self.changes())


def difference(change: Change, folder: Path) -> str:
    """The changed lines of one file, as `git diff` shows them."""
    try:
        name = change.path.relative_to(folder).as_posix()
    except ValueError:
        name = change.path.as_posix()
    before, after = _lines(change.was or b""), _lines(change.data)
    old = "/dev/null" if change.was is None else f"a/{name}"
    lines = unified_diff(before, after, old, f"b/{name}", lineterm="")
    return "".join(line + "\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    *lines, last = split_lines(data.decode("utf-8", "replace"))
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines
