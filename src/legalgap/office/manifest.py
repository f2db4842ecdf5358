"""What a document of ours says of itself: which record each bookmark and paragraph belongs to.

It is a custom XML part, which Word and LibreOffice keep when they save the document. Records are
plain text here, `finding:CRIM-02`; what they mean is known to whoever wrote them.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from typing import Any, NamedTuple

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.frozen import frozen
from legalgap.office.package import (
    CONTENT_TYPES,
    OFFICE,
    RELATIONSHIPS,
    TYPES,
    Package,
    parse,
    relations_part,
    to_xml,
)
from legalgap.office.xml import as_text, escaped

SPACE = "urn:legalgap:manifest:1"
NAMES = SPACE.removesuffix("1")
ITEM_KIND = OFFICE + "relationships/customXml"
PROPERTIES_KIND = OFFICE + "relationships/customXmlProps"
PROPERTIES_CONTENT = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM_ID = "{6C5E7A0B-3D1F-4B9A-9C7E-1E6A2B8D4F10}"
DOCUMENT = "word/document.xml"
DECLARED = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
RECORD = re.compile(r"[a-z_]+(:\S+)?")
WORD = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """Letters and digits of a text, small, one space between words: what an edit would change."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def digest(text: str) -> str:
    """Eight signs that tell the words of one text from those of another."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:8]


class Place(NamedTuple):
    """One bookmark or paragraph, and the record that it belongs to."""

    mark: str
    """The name of the bookmark."""
    of: str
    """The record: `finding:CRIM-02`."""
    field: str = ""
    """Which part of the record stands here."""
    about: tuple[str, ...] = ()
    """Smaller pieces of data behind the words."""
    text: str = ""
    """The paragraph as it was printed; empty for a bookmark within one."""


@frozen
class Manifest:
    """All places of a document, and what is said of the whole."""

    facts: Mapping[str, str]
    places: tuple[Place, ...] = ()
    own: frozenset[str] = frozenset()
    """Digests of the comments that the document came with."""
    others: frozenset[str] = frozenset()
    """Digests of its paragraphs that belong to no place."""
    by_mark: dict[str, Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_mark", {place.mark: place for place in self.places})

    def put(self, package: Package) -> None:
        """Write it into a package, in place of one that a template may have brought."""
        name = _found(package)[0] or _free(package)
        package.parts[name] = self.to_xml()
        beside = f"customXml/{_stem(name)}Props.xml"
        if beside not in package.parts:
            package.parts[beside] = _item_properties()
            _declare(package, beside)
            _relate(package, name, f"{_stem(name)}Props.xml", PROPERTIES_KIND)
        _relate(package, DOCUMENT, f"../{name}", ITEM_KIND)

    def to_xml(self) -> bytes:
        """The part."""
        lines = [
            f'<fact name="{escaped(name)}">{as_text(said)}</fact>'
            for name, said in sorted(self.facts.items())
        ]
        known: dict[tuple[str, str, tuple[str, ...]], str] = {}
        for mark, of, shown, about, text in self.places:
            # Thousands of places are of a few hundred records.
            record = known.get((of, shown, about))
            if record is None:
                given = {"of": of, "field": shown, "about": " ".join(about)}
                record = known[of, shown, about] = _given(given)
            # What can be a name in a program has nothing to escape; nearly all are so.
            head = f'<place mark="{mark if mark.isidentifier() else escaped(mark)}"{record}'
            lines.append(f"{head}>{as_text(text)}</place>" if text else f"{head}/>")
        for name, digests in (("own", self.own), ("others", self.others)):
            said = " ".join(sorted(digests))
            lines.append(f"<{name}>{said}</{name}>" if said else f"<{name}/>")
        return f'{DECLARED}\n<manifest xmlns="{SPACE}">{"".join(lines)}</manifest>'.encode()


def _given(given: Mapping[str, str]) -> str:
    """The attributes of an element as lxml would write them, without those that say nothing."""
    return "".join(f' {key}="{escaped(value)}"' for key, value in given.items() if value)


def read(package: Package) -> Manifest | None:
    """The manifest of a document; None where it has none, or lost it.

    Raises LegalGapError where a later version of the tool wrote it.
    """
    _, root = _found(package)
    if root is None:
        return None
    if root.tag != f"{{{SPACE}}}manifest":
        raise LegalGapError(
            "a later version of legalgap wrote this report", "update legalgap, and try again"
        )
    facts: dict[str, str] = {}
    places: list[Place] = []
    digests: dict[str, frozenset[str]] = {}
    for node in root.iterchildren(etree.Element):
        kind = etree.QName(node).localname
        if kind == "fact":
            facts[str(node.get("name") or "")] = node.text or ""
        elif kind in ("own", "others"):
            digests[kind] = frozenset((node.text or "").split())
        elif kind == "place" and node.get("mark") and RECORD.fullmatch(str(node.get("of"))):
            places.append(
                Place(
                    str(node.get("mark")),
                    str(node.get("of")),
                    str(node.get("field") or ""),
                    tuple(str(node.get("about") or "").split()),
                    node.text or "",
                )
            )
    return Manifest(facts, tuple(places), **digests)


def _found(package: Package) -> tuple[str, etree._Element | None]:
    """The part by what it holds: programs rename it."""
    for name in sorted(package.parts):
        data = package.parts[name]
        if name.startswith("customXml/") and NAMES.encode() in data[:2000]:
            root = parse(data, name)
            if etree.QName(root).namespace is not None and str(
                etree.QName(root).namespace
            ).startswith(NAMES):
                return name, root
    return "", None


def _free(package: Package) -> str:
    number = 1
    while f"customXml/item{number}.xml" in package.parts:
        number += 1
    return f"customXml/item{number}.xml"


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".xml")


def _bare(space: str) -> Any:
    """A namespace without a prefix; the types of lxml know none such."""
    return {None: space}


def _item_properties() -> bytes:
    root = etree.Element(
        f"{{{DATA_STORE}}}datastoreItem",
        {f"{{{DATA_STORE}}}itemID": ITEM_ID},
        nsmap={"ds": DATA_STORE},
    )
    listed = etree.SubElement(root, f"{{{DATA_STORE}}}schemaRefs")
    etree.SubElement(listed, f"{{{DATA_STORE}}}schemaRef", {f"{{{DATA_STORE}}}uri": SPACE})
    return to_xml(root)


def _declare(package: Package, name: str) -> None:
    types = parse(package.parts[CONTENT_TYPES], CONTENT_TYPES)
    if not any(item.get("Extension") == "xml" for item in types):
        made = etree.Element(f"{{{TYPES}}}Default", Extension="xml", ContentType="application/xml")
        types.insert(0, made)
    if not any(item.get("PartName") == f"/{name}" for item in types):
        etree.SubElement(
            types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=PROPERTIES_CONTENT
        )
    package.parts[CONTENT_TYPES] = to_xml(types)


def _relate(package: Package, source: str, target: str, kind: str) -> None:
    """Lead from one part to another, once."""
    name = relations_part(source)
    if name in package.parts:
        relations = parse(package.parts[name], name)
    else:
        relations = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=_bare(RELATIONSHIPS))
    if any(item.get("Type") == kind and item.get("Target") == target for item in relations):
        return
    used = {item.get("Id") for item in relations}
    number = 1
    while f"rIdManifest{number}" in used:
        number += 1
    etree.SubElement(
        relations,
        f"{{{RELATIONSHIPS}}}Relationship",
        Id=f"rIdManifest{number}",
        Type=kind,
        Target=target,
    )
    package.parts[name] = to_xml(relations)
