"""What coders encoded apart: whether they go by codes, and whether there is an agreed act."""

import re
from collections.abc import Iterator

from legalgap.corpus.layout import CODER
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity


def codes(library: Library) -> Iterator[Problem]:
    """Folders of coders whose name is no code; one problem a folder, at its first file."""
    told: set[tuple[str, str]] = set()
    for entry in sorted(library.of("coding").values(), key=lambda item: item.document.path):
        folder = (entry.country, entry.coder)
        if folder in told or re.fullmatch(CODER, entry.coder):
            continue
        told.add(folder)
        said = f"the folder `{entry.coder}` does not bear the code of a coder"
        hint = "rename it to capital letters and digits, such as A1; never the name of a person"
        yield entry.problem("LG612", (), said, hint)


def counterparts(library: Library) -> Iterator[Problem]:
    """Acts that a coder encoded and nobody has agreed on yet."""
    agreed = library.of("act")
    for entry in library.of("coding").values():
        name = entry.record.id
        if f"{entry.country}/{name}" not in agreed:
            said = f"`{name}` is encoded by {entry.coder}, but there is no agreed act of that id"
            hint = f"put what the coders agree on into national_law/{entry.country}/acts/"
            yield entry.problem("LG613", ("id",), said, hint, severity=Severity.HINT)


def concerns_coders(problem: Problem) -> bool:
    """Whether a problem lies in a file of a coder, so that no assessment rests on it."""
    _, found, below = problem.place.file.replace("\\", "/").rpartition("national_law/")
    return bool(found) and below.split("/")[1:2] == ["coders"]
