"""A Word document while it is written: its parts as XML, and what leads from one to another.

It is small on purpose. Whatever opens or fills the documents of others uses python-docx and
docxtpl; this holds a document that was looked at, and to which blocks, notes and charts are added.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.checks import heading_levels
from legalgap.office.kept import Kept
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
from legalgap.office.survey import Survey
from legalgap.office.xml import SPACES

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
        self._survey: Survey | None = None
        self.kept = Kept()
        """What of the main part stays text."""
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
        """The main part; once its blocks are put in, without what stays text."""
        return self.xml(self.name)

    def xml(self, name: str) -> etree._Element:
        """A part, to be read and changed."""
        if name not in self._roots:
            self._roots[name] = parse(self.parts[name], name)
        return self._roots[name]

    @property
    def survey(self) -> Survey:
        """What many ask for in the main part, as it was when it was last written as text."""
        if self._survey is None:
            self._survey = Survey(self.root, self.kept.names())
        return self._survey

    def put_in(self, pieces: Mapping[str, str]) -> None:
        """Put text in the place of instructions of the main part, and read what is looked for.

        The text is parsed with the document, never alone: to move elements from tree to tree takes
        three times as long. So the names that it uses are those of the root of the document.
        Whoever holds elements of the main part has to ask for them anew.
        """
        levels = [heading_levels(self.xml(name)) for name in self.led_to("styles")]
        headings = {style for found in levels for style in found}
        declared, _, source = to_xml(self._roots.pop(self.name)).decode().partition("?>")
        sifted = self.kept.sifted(spaced(source), pieces, headings)
        self.parts[self.name] = f"{declared}?>{sifted}".encode()
        self._survey = None

    def rewrite(self, read: Callable[[str], str], whole: Callable[[str], str]) -> None:
        """Change the main part as text: what was read as a tree, then all of it."""
        declared, _, source = to_xml(self._roots.pop(self.name)).decode().partition("?>")
        written = whole(self.kept.restored(read(source)))
        self.parts[self.name] = f"{declared}?>".encode() + written.encode()
        self._survey, self.kept = None, Kept()

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
        if self.name in self._roots:
            restored = self.kept.restored(self.parts[self.name].decode())
            self.parts[self.name] = restored.encode()
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


def spaced(source: str) -> str:
    """A document whose root knows the names that blocks use; raises LegalGapError if it cannot."""
    head, end, body = source.partition(">")
    for space in SPACES.split():
        prefix = space.partition("=")[0]
        if f" {prefix}=" not in head:
            head += f" {space}"
        elif source.count(f"{prefix}=") != source.count(space):
            raise LegalGapError(
                f"the template means something of its own by `{prefix.removeprefix('xmlns:')}:`",
                "open it in Word, and save it as a .docx file",
            )
    return head + end + body
