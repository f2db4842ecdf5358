"""What Word enforces, or readers need, and the schemas of the format cannot say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from legalgap.office.package import Package, parse, relations_part
from legalgap.office.xml import FORBIDDEN, MARKS, PLACE, R, text_of, w

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
LONGEST_NAME = 40
ASKING = ("updateFields", "attachedTemplate")
POINTING = ("REF", "PAGEREF", "NOTEREF")


def faults(package: Package) -> list[str]:
    """Every fault of a Word file, one sentence each; an empty list for a sound one."""
    roots = {
        name: parse(data, name)
        for name, data in package.parts.items()
        if name.endswith((".xml", ".rels"))
    }
    found: list[str] = []
    if DOCUMENT not in roots or STYLES not in roots:
        return ["the document or its styles are missing"]
    document = roots[DOCUMENT]
    found += unsound(package, roots, document)
    found += _targets(document)
    found += _tables(document)
    found += _pictures(document)
    found += _headings(document, roots[STYLES])
    found += _asking(document, roots)
    found += _language(roots[STYLES])
    return _counted(found)


def unsound(
    package: Package, roots: dict[str, etree._Element], document: etree._Element
) -> list[str]:
    """What makes a file damaged or unfinished, whatever rules its readers have."""
    found = [*_relations(package, roots), *_bookmarks(document), *_fields(document)]
    found += _twice((str(item.get("id")) for item in document.iter(DRAWING)), "drawing number")
    return _counted([*found, *_texts(roots), *_styles(roots)])


def _counted(found: list[str]) -> list[str]:
    return [f"{what} ({n} times)" if n > 1 else what for what, n in Counter(found).items()]


def _value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(w(name)) or "")


def _relations(package: Package, roots: dict[str, etree._Element]) -> Iterator[str]:
    for name, root in roots.items():
        if name.endswith(".rels"):
            continue
        own = relations_part(name)
        known = {str(item.get("Id")) for item in roots[own]} if own in roots else set()
        for element in root.iter(etree.Element):
            for attribute, target in element.attrib.items():
                if str(attribute).startswith(f"{{{R}}}") and target not in known:
                    yield f"{name}: missing relationship {target!s}"


def _twice(names: Iterable[str], what: str) -> Iterator[str]:
    yield from (f"{what} twice: {name}" for name, n in Counter(names).items() if n > 1)


def _bookmarks(document: etree._Element) -> Iterator[str]:
    starts = list(document.iter(w("bookmarkStart")))
    names = [_value(start, "name") for start in starts]
    yield from _twice(names, "bookmark name")
    yield from _twice((_value(start, "id") for start in starts), "bookmark number")
    yield from (f"bookmark name too long: {name}" for name in names if len(name) > LONGEST_NAME)
    ends = Counter(_value(end, "id") for end in document.iter(w("bookmarkEnd")))
    if Counter(_value(start, "id") for start in starts) != ends:
        yield "bookmark starts and ends differ"


def _targets(document: etree._Element) -> Iterator[str]:
    names = {_value(start, "name") for start in document.iter(w("bookmarkStart"))}
    for link in document.iter(w("hyperlink")):
        anchor = _value(link, "anchor")
        if anchor and anchor not in names:
            yield f"link to a missing bookmark: {anchor}"
    for code in document.iter(w("instrText")):
        words = (code.text or "").split()
        if len(words) > 1 and words[0] in POINTING and words[1] not in names:
            yield f"field to a missing bookmark: {words[1]}"


def _fields(document: etree._Element) -> Iterator[str]:
    kinds = Counter(_value(mark, "fldCharType") for mark in document.iter(w("fldChar")))
    if not kinds["begin"] == kinds["separate"] == kinds["end"]:
        yield "a field has no end"


def _tables(document: etree._Element) -> Iterator[str]:
    for cell in document.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            yield "a cell does not end with a paragraph"
        if not text_of(cell).strip() and next(cell.iter(w("drawing")), None) is None:
            yield "an empty cell"
        if next(cell.iter(w("tbl")), None) is not None:
            yield "a table in a table"
    for table in document.iter(w("tbl")):
        yield from _table(table)


def _table(table: etree._Element) -> Iterator[str]:
    grid = table.find(w("tblGrid"))
    rows = table.findall(w("tr"))
    if grid is None or not rows:
        yield "a table without a grid or without rows"
        return
    for row in rows:
        if len(row.findall(w("tc"))) != len(grid):
            yield f"a row of {len(row.findall(w('tc')))} cells in a table of {len(grid)} columns"
    if rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is None:
        yield "a table without a header row"
    if len(rows) == 1:
        yield "a table with nothing below its header"
    for name in ("tblCaption", "tblDescription"):
        if not _value(table.find(f"{w('tblPr')}/{w(name)}")):
            yield f"a table without {name}"


def _pictures(document: etree._Element) -> Iterator[str]:
    for picture in document.iter(DRAWING):
        decorative = any("decorative" in str(node.tag) for node in picture.iter())
        if not picture.get("descr") and not decorative:
            yield f"no alternative text: {picture.get('name')}"


def heading_levels(styles: etree._Element) -> dict[str, int]:
    """Heading styles by id, with their level, whatever the language of the template."""
    levels = {}
    for style in styles.iter(w("style")):
        name = _value(style.find(w("name"))).lower()
        if name.startswith("heading ") and name[-1].isdigit():
            levels[_value(style, "styleId")] = int(name[-1])
    return levels


def _headings(document: etree._Element, styles: etree._Element) -> Iterator[str]:
    known = heading_levels(styles)
    levels = []
    for paragraph in document.iter(w("p")):
        level = known.get(_value(paragraph.find(f"{w('pPr')}/{w('pStyle')}")))
        if level is None:
            continue
        levels.append(level)
        if not text_of(paragraph).strip():
            yield "an empty heading"
        follower = paragraph.getnext()
        if follower is None or follower.tag == w("sectPr"):
            yield f"nothing under the heading: {text_of(paragraph)[:40]}"
    if not levels:
        yield "no headings"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"a heading level is skipped: {before} to {after}"


def _texts(roots: dict[str, etree._Element]) -> Iterator[str]:
    for name, root in roots.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for node in root.iter(w("t"), w("instrText")):
            text = node.text or ""
            if MARKS.search(text) or PLACE in text:
                yield f"{name}: a mark of the writer is left: {text[:40]!a}"
            if re.search(FORBIDDEN, text):
                yield f"{name}: a forbidden character: {text[:40]!a}"


def _styles(roots: dict[str, etree._Element]) -> Iterator[str]:
    sheets = [root for root in roots.values() if root.tag == w("styles")]
    known = {_value(style, "styleId") for sheet in sheets for style in sheet.iter(w("style"))}
    for name, root in roots.items():
        for element in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            if _value(element) not in known:
                yield f"{name}: a style that is not defined: {_value(element)}"


def _asking(document: etree._Element, roots: dict[str, etree._Element]) -> Iterator[str]:
    if any(mark.get(w("dirty")) for mark in document.iter(w("fldChar"))):
        yield "a field asks to be updated on opening"
    if SETTINGS in roots:
        for setting in ASKING:
            if roots[SETTINGS].find(w(setting)) is not None:
                yield f"a setting that makes Word ask a question: {setting}"


def _language(styles: etree._Element) -> Iterator[str]:
    default = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if not _value(default):
        yield "the document names no language"
