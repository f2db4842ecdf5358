"""What elements of a Word document mean to whoever reads its text."""

from collections.abc import Iterator

from lxml import etree

from legalgap.office.xml import w

MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Tracked deletions, and the place that a moved text left.
GONE = frozenset({"del", "moveFrom"})
# Elements that only stand around others.
WRAPPERS = frozenset(
    {"ins", "moveTo", "customXml", "smartTag", "fldSimple", "bdo", "dir", "sdtContent"}
)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def branch(element: etree._Element) -> etree._Element | None:
    """The one of the alternative contents that is read: the first that holds text."""
    options = [child for child in element if local(child) in ("Choice", "Fallback")]
    for option in options:
        if next(option.iter(w("t")), None) is not None:
            return option
    return options[0] if options else None


def is_contents(control: etree._Element) -> bool:
    """Whether a content control is a contents list."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and "contents" in (gallery.get(w("val")) or "").lower()


def mark_deleted(properties: etree._Element | None) -> bool:
    """Whether the mark at the end of a paragraph is a tracked deletion."""
    if properties is None:
        return False
    mark = properties.find(w("rPr"))
    return mark is not None and any(mark.find(w(name)) is not None for name in GONE)


def inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through what may wrap them."""
    for element in parent:
        name = local(element)
        if name == wanted:
            if wanted != "tr" or not _row_deleted(element):
                yield element
        elif name == "sdt":
            content = element.find(w("sdtContent"))
            if content is not None:
                yield from inside(content, wanted)
        elif name in WRAPPERS:
            yield from inside(element, wanted)


def _row_deleted(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the outermost text boxes; inner ones are met when these are read."""
    for child in element:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            chosen = branch(child)
            if chosen is not None:
                yield from boxes(chosen)
        else:
            yield from boxes(child)
