"""Brings the comments in a reviewed report into the matrix of its State, as YAML and XLSX."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from legalgap.corpus.editing import Edited
from legalgap.corpus.layout import kind_named
from legalgap.corpus.library import Library
from legalgap.corpus.saving import Change, finish
from legalgap.corpus.tree import bytes_of
from legalgap.corpus.yaml_text import MOST_BYTES
from legalgap.errors import LegalGapError
from legalgap.model.comment import Comments
from legalgap.office.manifest import Manifest, Place
from legalgap.office.manifest import read as read_manifest
from legalgap.office.package import Package, parse
from legalgap.office.parts import main_part
from legalgap.office.reviewing import review_of
from legalgap.office.xml import w
from legalgap.review.comments.hearing import heard
from legalgap.review.comments.locating import Locator
from legalgap.review.comments.merging import Merged, merge, read

KIND = "comments"
EMPTY = "comments: []\n"
PROPERTIES = {
    "edition": "legalgap-edition",
    "jurisdiction": "legalgap-jurisdiction",
    "as_of": "legalgap-as-of",
    "methodology": "legalgap-methodology",
}


@dataclass(frozen=True)
class Reviewed:
    """A report that came back."""

    package: Package
    manifest: Manifest
    whole: bool
    """Whether it still has its manifest; else bookmarks and printed ids alone must do."""

    @property
    def country(self) -> str:
        """The State that it is about."""
        return self.manifest.facts["jurisdiction"]

    @property
    def edition(self) -> str:
        """The edition that was reviewed."""
        return self.manifest.facts.get("edition", "")


@dataclass(frozen=True)
class Imported:
    """What became of the comments of one file."""

    merged: Merged
    comments: Comments
    """The whole matrix."""
    file: Edited
    formats: int
    """Tracked changes of the look alone, which are left out."""


def opened(path: Path) -> Reviewed:
    """Open a reviewed report; macros and objects in it are not looked at.

    Raises LegalGapError for a file that is damaged, or that legalgap did not write.
    """
    package = Package.unpacked(path)
    main_part(package)
    manifest = read_manifest(package)
    if manifest is not None and manifest.facts.get("jurisdiction"):
        return Reviewed(package, manifest, whole=True)
    given = package.properties()
    facts = {name: given.get(key, "") for name, key in PROPERTIES.items()}
    if not facts["jurisdiction"]:
        raise LegalGapError(
            f"{path.name} is no report of legalgap, or has lost what tells its records apart",
            "import the file that the reviewer worked in; text that was copied into a new "
            "document has no bookmarks",
        )
    return Reviewed(package, Manifest(facts), whole=False)


def imported(
    reviewed: Reviewed,
    library: Library,
    file: Edited,
    *,
    prefix: str = "",
    reviewers: Sequence[str] = (),
) -> Imported:
    """Read the comments and merge them into a matrix; nothing is written yet.

    `reviewers` are codes for the authors, in the order in which they first appear.
    """
    if reviewed.country not in library.jurisdictions:
        raise library.unknown("jurisdiction", reviewed.country, list(library.jurisdictions))
    manifest = reviewed.manifest if reviewed.whole else _rebuilt(reviewed, library)
    review = review_of(reviewed.package, manifest.by_mark)
    locator = Locator(library, reviewed.country, prefix)
    merged = merge(file, heard(review, manifest), reviewed.edition, locator, reviewers)
    text = file.text
    if len(text.encode()) > MOST_BYTES:
        raise LegalGapError(
            "the matrix would grow larger than a YAML file may be",
            "move comments of closed editions into an archive outside the data folders",
        )
    again = Edited(text, kind_named(KIND), file.path)
    return Imported(merged, read(again), file, review.formats)


def matrix(path: Path, shown: str, root: Path | None, heading: str = "") -> tuple[Edited, Change]:
    """The matrix as it lies there, or an empty one; and the change that would save it.

    `heading` is the first line of a new file.
    """
    if root is not None:
        finish(root)  # what somebody was stopped in
    if not path.exists():
        text = f"{heading}\n{EMPTY}" if heading else EMPTY
        return Edited(text, kind_named(KIND), shown), Change(path, b"")
    data, problems = bytes_of(path, shown, root)
    if data is None:
        from legalgap.corpus.problems import DataProblems

        raise DataProblems(problems)
    return Edited.from_bytes(data, kind_named(KIND), shown), Change(path, b"", data)


def _rebuilt(reviewed: Reviewed, library: Library) -> Manifest:
    """A manifest of the bookmarks that are there, by the ids in their names."""
    known = {
        _bare(name): f"{kind}:{name}"
        for kind, names in (
            ("finding", library.indicators),
            ("recommendation", library.recommendations),
            ("practice", library.practices),
        )
        for name in names
    }
    document = main_part(reviewed.package)
    root = parse(reviewed.package.parts[document], document)
    places = []
    for start in root.iter(w("bookmarkStart")):
        mark = str(start.get(w("name")))
        base, _, field = mark.rpartition("__")
        if base in known:
            places.append(Place(mark, known[base], re.sub(r"\d+$", "", field)))
    ids = [Place(f"id {name}", of) for name, of in known.items()]
    return Manifest(reviewed.manifest.facts, (*places, *ids))


def _bare(name: str) -> str:
    return re.sub(r"\W", "_", name, flags=re.ASCII)
