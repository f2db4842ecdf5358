"""Page numbers of a report: found once by a layout engine, kept beside it, filled in again.

`assess` starts no other program: it fills in what lies beside the report, where that was found
for the very same text. So the same data and the same numbers always give the same bytes. Where no
such file lies there, nothing that reads documents is imported.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from legalgap.errors import LegalGapError
from legalgap.frozen import frozen
from legalgap.report.outputs import Output, place

if TYPE_CHECKING:
    from legalgap.office.package import Package

FORMAT = 1
ENDING = ".docx"
MOST_BYTES = 1_000_000


@frozen
class LaidOut:
    """What a layout engine found."""

    pages: Mapping[str, int]
    """By bookmark, counted from 1."""
    total: int
    filled: bool
    """Whether the report itself shows them now."""


def beside(report: Path) -> Path:
    """The file that keeps the page numbers of a report: `TKM-assessment.docx.pages.json`."""
    return report.with_name(report.name + ".pages.json")


def lay_out(report: Path) -> LaidOut:
    """Find the page numbers of a report, keep them, and fill them in where nobody changed it.

    Raises LegalGapError for a file that is no sound report, and where LibreOffice is missing or
    fails.
    """
    from legalgap.office import pages, soffice
    from legalgap.office.package import Package

    package = Package.unpacked(report)
    _refuse_other(package)
    names = pages.wanted(package)
    if not names:
        raise LegalGapError(
            f"{report} asks for no page number", "only reports with contents have them"
        )
    untouched = package.is_untouched()
    found, total = pages.pages_of(soffice.to_pdf(report.read_bytes()), names)
    if not found:
        raise LegalGapError(
            "LibreOffice laid the report out and told no page of a heading",
            "a newer LibreOffice may help; Word shows the numbers after Ctrl+A and F9",
        )
    kept = {"format": FORMAT, "text": pages.digest(package), "total": total, "pages": found}
    data = (json.dumps(kept, indent=2, sort_keys=True) + "\n").encode()
    files = [Output(beside(report), data, lambda _data: True)]
    if untouched:
        files.append(Output(report, _filled(package, found), lambda _data: True))
    place(files)
    return LaidOut(found, total, untouched)


def numbered(output: Output) -> Output:
    """A report with the page numbers that lie beside its place, where they are of this text."""
    if output.path.suffix != ENDING:
        return output
    text, known = _kept(beside(output.path))
    if not known:
        return output
    from legalgap.office import pages
    from legalgap.office.package import Package

    package = Package.unpacked(output.data)
    if pages.digest(package) != text:
        return output
    return replace(output, data=_filled(package, known))


def _filled(package: "Package", known: Mapping[str, int]) -> bytes:
    from legalgap.office import pages
    from legalgap.office.package import DIGEST

    properties = {name: said for name, said in package.properties().items() if name != DIGEST}
    pages.fill(package, known)
    package.sign(properties)
    return package.to_bytes()


def _kept(path: Path) -> tuple[str, dict[str, int]]:
    """The digest and the numbers in a file of page numbers; nothing where it is no such file."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return "", {}
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return "", {}
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return "", {}
    found = content.get("pages")
    if not isinstance(found, dict) or not all(type(page) is int for page in found.values()):
        return "", {}
    return str(content.get("text")), found


def _refuse_other(package: "Package") -> None:
    """LibreOffice is given documents only that bring nothing in and run nothing."""
    from legalgap.office import pages
    from legalgap.office.package import Package

    if pages.DOCUMENT not in package.parts:
        raise LegalGapError(
            "this is not a Word document", "choose a .docx file, such as one that `assess` wrote"
        )
    for name, data in package.parts.items():
        if name.startswith("word/charts/_rels/") and b"External" in data:
            raise LegalGapError(
                "a chart of the file fetches its numbers from another file",
                "in Word choose Chart Design > Edit Data, break the link, and save",
            )
    rest = {
        name: data
        for name, data in package.parts.items()
        if not name.startswith(("word/charts/", "word/embeddings/"))
    }
    Package(rest).refuse_dangers()
