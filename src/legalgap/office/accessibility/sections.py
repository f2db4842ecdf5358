"""Rule 16: sections that turn the page as a whole, with page numbers that go on."""

from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document, field_codes
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import value, whole
from legalgap.office.xml import R, text_of, w

RULE = 16
TOLERANCE = 120
"""Twentieths of a point by which a table may reach over the margin: its cells have margins too."""


def faults(document: Document) -> Iterator[Fault]:
    """Pages that are turned wrongly, unnumbered, nameless, or too narrow for what they hold."""
    sections = list(document.body.iter(w("sectPr")))
    if not sections:
        said = "the document says nothing of its pages"
        yield Fault(RULE, Place(), said, "save it in Word")
        return
    shown: dict[str, etree._Element] = {}
    for number, section in enumerate(sections, start=1):
        for kind in ("header", "footer"):
            for item in section.findall(w(f"{kind}Reference")):
                if value(item, "type") == "default":
                    root = _part(document, item)
                    if root is not None:
                        shown[kind] = root
        yield from _page(document, section, number)
        yield from _margins(document, section, number, shown)
    yield from _wide(document)


def _part(document: Document, item: etree._Element) -> etree._Element | None:
    target = document.address(str(item.get(f"{{{R}}}id")))
    name = target.rpartition("/")[2].removesuffix(".xml")
    return next((root for key, root in document.others("header", "footer") if key == name), None)


def _page(document: Document, section: etree._Element, number: int) -> Iterator[Fault]:
    size = section.find(w("pgSz"))
    wide, tall = whole(value(size, "w")), whole(value(size, "h"))
    turned = value(size, "orient") == "landscape"
    if wide and tall and turned != (wide > tall):
        said = f"section {number} is called {'landscape' if turned else 'portrait'} and is not"
        hint = "choose Layout > Orientation again for this section"
        yield document.fault(RULE, section, said, hint)
    start = value(section.find(w("pgNumType")), "start")
    if start and number > 1:
        said = f"page numbers start again at {start} in section {number}"
        hint = "choose Format Page Numbers > Continue from previous section"
        yield document.fault(RULE, section, said, hint)


def _margins(
    document: Document, section: etree._Element, number: int, shown: dict[str, etree._Element]
) -> Iterator[Fault]:
    hint = "put the short title into the header, edition and page number into the footer"
    numbered = any(" PAGE" in f" {field_codes(root).strip()}" for root in shown.values())
    if not numbered:
        said = f"the pages of section {number} have no number"
        yield document.fault(RULE, section, said, "choose Insert > Page Number")
    if not any(text_of(root).strip() for kind, root in shown.items() if kind == "header"):
        said = f"the header of section {number} does not name the report"
        yield document.fault(RULE, section, said, hint)


def _wide(document: Document) -> Iterator[Fault]:
    """Tables that reach over the margin of their page."""
    waiting: list[etree._Element] = []
    for element in document.body.iter(w("tbl"), w("sectPr")):
        if element.tag == w("tbl"):
            waiting.append(element)
            continue
        room = _room(element)
        for table in waiting:
            width = sum(
                whole(value(column, "w")) or 0
                for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")
            )
            if room and width > room + TOLERANCE:
                said = f"the table is {width / 567:.1f} cm wide, its page has {room / 567:.1f} cm"
                hint = "make columns narrower, or put the table into a landscape section"
                yield document.fault(RULE, table, said, hint)
        waiting = []


def _room(section: etree._Element) -> int:
    """The width between the margins, in twentieths of a point; 0 where it is not said."""
    wide = whole(value(section.find(w("pgSz")), "w"))
    margins = section.find(w("pgMar"))
    sides = [whole(value(margins, name)) for name in ("left", "right")]
    return wide - sum(side or 0 for side in sides) if wide and None not in sides else 0
