"""A Word document as its readers meet it: paragraphs and tables with numbers and places."""

from collections.abc import Iterator

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.accessibility.fault import Fault, Place, short
from legalgap.office.accessibility.look import Styles, value
from legalgap.office.checks import heading_levels
from legalgap.office.package import ROOT_RELS, Package, parse, relations_part
from legalgap.office.xml import text_of, w

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "/officeDocument"
DELETED = ("delText", "del", "moveFrom")


class Document:
    """The parts of a Word file, parsed, and where everything in them stands."""

    def __init__(self, package: Package) -> None:
        """Raise LegalGapError for a package that is no Word document."""
        self.package = package
        self.main = _main_part(package)
        self.roots = {
            name: parse(data, name)
            for name, data in package.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.root = self.roots[self.main]
        body = self.root.find(w("body"))
        if body is None:
            raise _not_word(package, self.main)
        self.body: etree._Element = body
        self.links = self._relations(self.main)
        self.styles = Styles(self._linked("styles", "styles"))
        self.numbering = self._linked("numbering", "numbering")
        self.settings = self._linked("settings", "settings")
        self.levels = heading_levels(self.styles.root)
        self.paragraphs = list(self.body.iter(w("p")))
        self.tables = list(self.body.iter(w("tbl")))
        self._paragraph = {node: place for place, node in enumerate(self.paragraphs, start=1)}
        self._table = {node: place for place, node in enumerate(self.tables, start=1)}
        self._under = self._headings_above()

    def _relations(self, part: str) -> dict[str, etree._Element]:
        own = relations_part(part)
        return {str(item.get("Id")): item for item in self.roots.get(own, ())}

    def _linked(self, kind: str, tag: str) -> etree._Element:
        """The part of a kind that the document is linked with; an empty one where there is none."""
        for item in self.links.values():
            if str(item.get("Type")).endswith(f"/{kind}"):
                found = self.roots.get(_target(self.main, str(item.get("Target"))))
                if found is not None:
                    return found
        return etree.Element(w(tag))

    def _headings_above(self) -> dict[etree._Element, str]:
        above, current = {}, ""
        for paragraph in self.paragraphs:
            if self.level(paragraph):
                current = short(text_of(paragraph))
            above[paragraph] = current
        return above

    def level(self, paragraph: etree._Element) -> int:
        """The level of a heading; 0 for other paragraphs."""
        return self.levels.get(self.styles.style_of(paragraph), 0)

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of the style of a paragraph, in small letters."""
        return self.styles.name(self.styles.style_of(paragraph))

    def place(self, element: etree._Element) -> Place:
        """Where an element of the body stands."""
        chain = [element, *element.iterancestors()]
        paragraph = next((node for node in chain if node in self._paragraph), None)
        table = next((node for node in chain if node in self._table), None)
        if paragraph is None:
            paragraph = next((node for node in element.iter(w("p"))), None)
        return Place(
            paragraph=self._paragraph.get(paragraph) if paragraph is not None else None,
            table=self._table.get(table) if table is not None else None,
            under=self._under.get(paragraph, "") if paragraph is not None else "",
            words=short(text_of(element if table is element else chain_words(element, paragraph))),
        )

    def fault(self, rule: int | None, element: etree._Element, message: str, hint: str) -> Fault:
        """A fault at an element of the body."""
        return Fault(rule, self.place(element), message, hint)

    def others(self, *kinds: str) -> Iterator[tuple[str, etree._Element]]:
        """Parts beside the body by kind, such as `header` and `footnotes`, in order of names."""
        for item in sorted(self.links.values(), key=lambda item: str(item.get("Target"))):
            if str(item.get("Type")).rpartition("/")[2] in kinds:
                name = _target(self.main, str(item.get("Target")))
                if name in self.roots:
                    yield name.rpartition("/")[2].removesuffix(".xml"), self.roots[name]

    def address(self, relation: str) -> str:
        """The address on the web that a relationship leads to; empty for an unknown one."""
        item = self.links.get(relation)
        return "" if item is None else str(item.get("Target") or "")

    def core(self) -> dict[str, str]:
        """The core properties: `title`, `creator`, `lastModifiedBy`, ... without namespaces."""
        name = next(
            (
                _target("", str(item.get("Target")))
                for item in self.roots.get(ROOT_RELS, ())
                if str(item.get("Type")).endswith("/core-properties")
            ),
            "docProps/core.xml",
        )
        root = self.roots.get(name)
        if root is None:
            return {}
        return {
            etree.QName(item).localname: (item.text or "").strip()
            for item in root.iterchildren(etree.Element)
        }

    def in_table(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph stands in a table."""
        return next(paragraph.iterancestors(w("tbl")), None) is not None


def chain_words(element: etree._Element, paragraph: etree._Element | None) -> etree._Element:
    """The element whose words tell a reader the place: the paragraph, where there is one."""
    return element if paragraph is None or element.tag == w("tbl") else paragraph


def field_codes(element: etree._Element) -> str:
    """The instructions of the fields in an element; Word may break one over several runs."""
    codes = ""
    for node in element.iter(w("instrText"), w("fldChar"), w("fldSimple")):
        codes += (node.text or "") if node.tag == w("instrText") else f" {value(node, 'instr')}"
    return codes


def _target(part: str, target: str) -> str:
    """The name of the part that a relationship of a part leads to."""
    if target.startswith("/"):
        return target[1:]
    pieces = part.split("/")[:-1]
    for piece in target.split("/"):
        if piece == "..":
            del pieces[-1:]
        elif piece != ".":
            pieces.append(piece)
    return "/".join(pieces)


def _main_part(package: Package) -> str:
    relations = package.parts.get(ROOT_RELS)
    for item in parse(relations, ROOT_RELS) if relations else ():
        if str(item.get("Type")).endswith(MAIN):
            name = _target("", str(item.get("Target")))
            if name in package.parts and name.endswith(".xml"):
                if parse(package.parts[name], name).tag == w("document"):
                    return name
                raise _not_word(package, name)
    raise _not_word(package, "")


def _not_word(package: Package, name: str) -> LegalGapError:
    if STRICT in package.parts.get(name, b""):
        return LegalGapError(
            "the file was saved as `Strict Open XML Document`, which few programs read well",
            "in Word choose Save As > Word Document (.docx)",
        )
    return LegalGapError(
        "this is not a Word document", "choose a .docx file, such as one that `assess` wrote"
    )
