"""How things look in a Word document: what a style, its bases and the table around it give."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from legalgap.office.xml import w

LONGEST = 10
"""Digits of the largest number that any attribute holds."""
OFF = ("0", "false", "off", "none")


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of a Word element; empty where either is missing."""
    return "" if element is None else str(element.get(w(name)) or "")


def whole(text: str) -> int | None:
    """A whole number that an attribute gives; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST else None


def switched_on(element: etree._Element | None) -> bool:
    """Whether a property such as `w:b` is there and not switched off."""
    return element is not None and value(element).lower() not in OFF


class Styles:
    """The styles of a document, and what they give to a paragraph or a run."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {value(style, "styleId"): style for style in root.iter(w("style"))}
        self._default = {
            value(style, "type"): value(style, "styleId")
            for style in root.iter(w("style"))
            if value(style, "default") in ("1", "true")
        }
        self.given = cache(self._given)
        self.style_of = cache(self._style_of)
        self.document_default = cache(self._document_default)

    def name(self, key: str) -> str:
        """The name of a style in small letters; built-in names are the same in all languages."""
        style = self.by_id.get(key)
        return value(style.find(w("name"))).lower() if style is not None else ""

    def default(self, kind: str) -> str:
        """The id of the default style of a kind."""
        return self._default.get(kind, "")

    def chain(self, key: str) -> Iterator[etree._Element]:
        """A style and those it is based on; a circle ends."""
        seen: set[str] = set()
        while key in self.by_id and key not in seen:
            seen.add(key)
            yield self.by_id[key]
            key = value(self.by_id[key].find(w("basedOn")))

    def _given(self, key: str, properties: str, name: str) -> etree._Element | None:
        for style in self.chain(key):
            found = style.find(f"{w(properties)}/{w(name)}")
            if found is not None:
                return found
        return None

    def _document_default(self, properties: str, name: str) -> etree._Element | None:
        """What the document gives where no style says anything."""
        return self.root.find(
            f"{w('docDefaults')}/{w(properties + 'Default')}/{w(properties)}/{w(name)}"
        )

    def _style_of(self, paragraph: etree._Element) -> str:
        """The id of the style of a paragraph."""
        key = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return key if key in self.by_id else self.default("paragraph")

    def of_paragraph(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """A paragraph property: its own, its style's, else the document's."""
        found = paragraph.find(f"{w('pPr')}/{w(name)}")
        if found is None:
            found = self.given(self.style_of(paragraph), "pPr", name)
        return self.document_default("pPr", name) if found is None else found

    def spacing(self, paragraph: etree._Element, name: str) -> str:
        """One distance of a paragraph; each may come from another place."""
        own = value(paragraph.find(f"{w('pPr')}/{w('spacing')}"), name)
        if own:
            return own
        for style in self.chain(self.style_of(paragraph)):
            found = value(style.find(f"{w('pPr')}/{w('spacing')}"), name)
            if found:
                return found
        return value(self.document_default("pPr", "spacing"), name)

    def of_run(self, run: etree._Element, name: str) -> etree._Element | None:
        """A run property: its own, of its style, its paragraph's, its table's, the document's."""
        found = run.find(f"{w('rPr')}/{w(name)}")
        if found is not None:
            return found
        key = value(run.find(f"{w('rPr')}/{w('rStyle')}"))
        found = self.given(key, "rPr", name) if key else None
        if found is not None:
            return found
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not None:
            found = self.given(self.style_of(paragraph), "rPr", name)
            if found is None:
                found = self.of_table(paragraph, "rPr", name)
        return self.document_default("rPr", name) if found is None else found

    def of_table(self, inside: etree._Element, properties: str, name: str) -> etree._Element | None:
        """What the style of the table around gives, that of its first row before the rest."""
        table = next(inside.iterancestors(w("tbl")), None)
        if table is None:
            return None
        key = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
        row = next(inside.iterancestors(w("tr")), None)
        if row is not None and row is table.find(w("tr")) and first_row_marked(table):
            for style in self.chain(key):
                for special in style.findall(w("tblStylePr")):
                    if value(special, "type") == "firstRow":
                        found = special.find(f"{w(properties)}/{w(name)}")
                        if found is not None:
                            return found
        return self.given(key, properties, name)


def first_row_marked(table: etree._Element) -> bool:
    """Whether the table says that its first row is a header."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return False
    if value(look, "firstRow"):
        return value(look, "firstRow") in ("1", "true", "on")
    try:
        return bool(int(value(look) or "0", 16) & 0x0020)
    except ValueError:
        return False
