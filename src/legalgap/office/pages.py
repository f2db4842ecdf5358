"""Page numbers in lists of contents: what they are, and how they get into a document.

They belong to a layout, not to the text: the digest of a document leaves them out, and says with
it whether numbers that were found earlier still hold.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from legalgap.office.package import Package, parse, to_xml
from legalgap.office.xml import w

UNKNOWN = "–"
"""Stands where nobody has laid the document out."""
DOCUMENT = "word/document.xml"
LAID_OUT = re.compile(
    r"^word/(document|footnotes|styles|numbering|settings|header\d*|footer\d*)\.xml$"
)
REFERENCE = re.compile(r"^\s*PAGEREF\s+(\S+)")


def digest(package: Package) -> str:
    """SHA-256 of everything that decides where a page ends, but for the page numbers."""
    total = hashlib.sha256()
    for name in sorted(package.parts):
        if not LAID_OUT.match(name):
            continue
        root = parse(package.parts[name], name)
        for _, node in _results(root):
            node.text = UNKNOWN
        total.update(name.encode())
        total.update(hashlib.sha256(etree.tostring(root, method="c14n")).digest())
    return total.hexdigest()


def wanted(package: Package) -> list[str]:
    """The bookmarks whose pages a document shows, each once."""
    root = parse(package.parts[DOCUMENT], DOCUMENT)
    return list(dict.fromkeys(name for name, _ in _results(root)))


def fill(package: Package, pages: Mapping[str, int]) -> None:
    """Write the page numbers; an en dash for a bookmark that has none."""
    root = parse(package.parts[DOCUMENT], DOCUMENT)
    for name, node in _results(root):
        node.text = str(pages[name]) if name in pages else UNKNOWN
    package.parts[DOCUMENT] = to_xml(root)


def _results(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The text that each reference to a page shows, with the bookmark that it asks for."""
    open_fields: list[list[str]] = []  # instruction, and whether its result has begun
    for node in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = str(node.get(w("fldCharType")) or "")
        if kind == "begin":
            open_fields.append(["", ""])
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif not open_fields:
            continue
        elif kind == "separate":
            open_fields[-1][1] = "shown"
        elif node.tag == w("instrText"):
            open_fields[-1][0] += node.text or ""
        elif node.tag == w("t") and open_fields[-1][1]:
            found = REFERENCE.match(open_fields[-1][0])
            if found is not None:
                yield found.group(1), node


def pages_of(pdf: bytes, names: list[str]) -> tuple[dict[str, int], int]:
    """On which page of a PDF each bookmark stands, counted from 1, and how many pages there are."""
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    known = {}
    for name, target in reader.named_destinations.items():
        number = reader.get_destination_page_number(target)
        if number is not None and number >= 0:
            known[name.lstrip("/")] = number + 1
    found = {name: known[_exported(name)] for name in names if _exported(name) in known}
    return found, len(reader.pages)


def _exported(name: str) -> str:
    """The name that LibreOffice gives to a bookmark in a PDF.

    >>> _exported("_Toc1")
    '5FToc1'
    """
    return "".join(
        letter if letter.isascii() and letter.isalnum() else f"{ord(letter):02X}" for letter in name
    )
