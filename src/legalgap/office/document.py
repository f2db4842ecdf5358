"""A Word document while it is written: its parts as XML, and what leads from one to another.

It is small on purpose. Whatever opens or fills the documents of others uses python-docx and
docxtpl; this holds a document that was looked at, and to which blocks, notes and charts are added.
"""

import posixpath
from collections.abc import Iterator

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.package import (
    CONTENT_TYPES,
    HYPERLINK,
    OFFICE,
    RELATIONSHIPS,
    ROOT_RELS,
    TYPES,
    Package,
    parse,
    relations_part,
    to_xml,
)

KIND = OFFICE + "relationships/"
NOWHERE = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
NAMED = f"{{{TYPES}}}Override"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Relations:
    """What one part leads to: other parts, and addresses on the web."""

    def __init__(self, part: str, data: bytes | None) -> None:
        """`data` is None for a part that leads nowhere yet."""
        self._folder = posixpath.dirname(part)
        self.root = parse(data or NOWHERE, relations_part(part))
        self._ids = {str(item.get("Id")) for item in self.root}
        self._addresses: dict[str, str] = {}
        for item in self.root:
            if item.get("TargetMode") == "External" and item.get("Type") == HYPERLINK:
                self._addresses.setdefault(str(item.get("Target")), str(item.get("Id")))
        self._last = 0

    def of_kind(self, kind: str) -> Iterator[str]:
        """The parts that a relationship of a kind, such as `header`, leads to."""
        for item in self.root:
            inside = item.get("TargetMode") != "External"
            if inside and str(item.get("Type")).rpartition("/")[2] == kind:
                target = str(item.get("Target"))
                whole = posixpath.normpath(posixpath.join("/" + self._folder, target))
                yield whole.lstrip("/")

    def add(self, kind: str, part: str) -> str:
        """Lead to a part; the id of the relationship."""
        return self._add(KIND + kind, posixpath.relpath(part, self._folder or "."))

    def to(self, url: str) -> str:
        """The id of the relationship that leads to an address; made where there is none."""
        if url not in self._addresses:
            self._addresses[url] = self._add(HYPERLINK, url, outside=True)
        return self._addresses[url]

    def _add(self, kind: str, target: str, outside: bool = False) -> str:
        while f"rId{self._last + 1}" in self._ids:
            self._last += 1
        name = f"rId{self._last + 1}"
        self._ids.add(name)
        made = etree.SubElement(self.root, f"{{{RELATIONSHIPS}}}Relationship")
        given = {"Id": name, "Type": kind, "Target": target}
        for key, value in (given | ({"TargetMode": "External"} if outside else {})).items():
            made.set(key, value)
        return name


class Document:
    """The parts of a Word document, read when they are asked for and written once."""

    def __init__(self, package: Package) -> None:
        """Raises LegalGapError where the package holds no document."""
        self.parts = package.parts
        self._roots: dict[str, etree._Element] = {}
        self._relations: dict[str, Relations] = {}
        self._types = parse(self.parts[CONTENT_TYPES], CONTENT_TYPES)
        found = list(Relations("", self.parts.get(ROOT_RELS)).of_kind("officeDocument"))
        if not found or found[0] not in self.parts:
            raise LegalGapError(
                "the template is not a Word document",
                "`legalgap template init` writes a fresh one to start from",
            )
        self.name = found[0]

    @property
    def root(self) -> etree._Element:
        """The main part."""
        return self.xml(self.name)

    def xml(self, name: str) -> etree._Element:
        """A part, to be read and changed."""
        if name not in self._roots:
            self._roots[name] = parse(self.parts[name], name)
        return self._roots[name]

    def relations(self, name: str = "") -> Relations:
        """What a part leads to; that of the main part where none is named."""
        part = name or self.name
        if part not in self._relations:
            self._relations[part] = Relations(part, self.parts.get(relations_part(part)))
        return self._relations[part]

    def led_to(self, *kinds: str) -> list[str]:
        """The parts of some kinds to which the main part leads, such as `header`."""
        return [name for kind in kinds for name in self.relations().of_kind(kind)]

    def add(self, name: str, kind: str, content: bytes | etree._Element) -> str:
        """Put in a new part of a content type; its name."""
        if isinstance(content, bytes):
            self.parts[name] = content
        else:
            self._roots[name] = content
        if kind == WORKBOOK:
            self._declare("Default", "Extension", "xlsx", kind)
        else:
            self._declare("Override", "PartName", f"/{name}", kind)
        return name

    def free(self, name: str) -> str:
        """A name with a number in the place of `%d` that no part has yet."""
        number = 1
        while name % number in self.parts or name % number in self._roots:
            number += 1
        return name % number

    def package(self) -> Package:
        """All parts as they stand now."""
        for name, root in self._roots.items():
            self.parts[name] = to_xml(root)
        for name, relations in self._relations.items():
            if len(relations.root):
                self.parts[relations_part(name)] = to_xml(relations.root)
        # Sorted, so that no order of work can be seen in the file.
        self._types[:] = sorted(
            self._types,
            key=lambda item: (
                item.tag == NAMED,
                item.get("PartName") or item.get("Extension") or "",
            ),
        )
        self.parts[CONTENT_TYPES] = to_xml(self._types)
        return Package(self.parts)

    def _declare(self, tag: str, key: str, what: str, kind: str) -> None:
        if all(item.get(key) != what for item in self._types):
            made = etree.SubElement(self._types, f"{{{TYPES}}}{tag}")
            made.set(key, what)
            made.set("ContentType", kind)
