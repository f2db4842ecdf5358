"""Rule 8: captions that Word can number: above tables, below figures, kept with them."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document, field_codes
from legalgap.office.accessibility.fault import Fault
from legalgap.office.accessibility.look import switched_on
from legalgap.office.xml import text_of, w

RULE = 8
SEQUENCE = re.compile(r"\bSEQ\s+([A-Za-z_]\w*|\S+)")
ASCII_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
TYPED = re.compile(r"(?i)^\s*(table|figure|таблица|рисунок|диаграмма)\s*№?\s*\d+\s*[.:–—-]")
NUMBER = re.compile(r"\d{1,6}")
ABOVE, BELOW = "Table", "Figure"


def faults(document: Document) -> Iterator[Fault]:
    """Captions that cannot be listed or updated, or that stand away from what they name."""
    counted: dict[str, int] = {}
    for paragraph in document.paragraphs:
        found = SEQUENCE.search(field_codes(paragraph))
        styled = document.style_name(paragraph) == "caption"
        if found is None:
            if styled or _typed(document, paragraph):
                said = "the number of a caption is typed, so that no list can show it"
                hint = "delete it and choose References > Insert Caption"
                yield document.fault(RULE, paragraph, said, hint)
            continue
        name = found.group(1)
        counted[name] = counted.get(name, 0) + 1
        if not styled:
            hint = "give it the style Caption"
            yield document.fault(RULE, paragraph, "a caption is not in the style Caption", hint)
        yield from _number(document, paragraph, name, counted[name])
        if name == ABOVE:
            yield from _above(document, paragraph)
        elif name == BELOW:
            yield from _below(document, paragraph)
    yield from _bare(document)


def _typed(document: Document, paragraph: etree._Element) -> bool:
    name = document.style_name(paragraph)
    listed = name.startswith(("toc", "table of"))
    return not listed and not document.in_table(paragraph) and bool(TYPED.match(text_of(paragraph)))


def _number(
    document: Document, paragraph: etree._Element, name: str, place: int
) -> Iterator[Fault]:
    if not ASCII_NAME.fullmatch(name):
        said = f"the sequence `{name}` has a name that lists of tables do not find"
        yield document.fault(RULE, paragraph, said, "call it `Table` or `Figure` in all languages")
    shown = NUMBER.search(text_of(paragraph))
    if shown is None or int(shown.group(0)) != place:
        said = f"the caption shows {shown.group(0) if shown else 'no number'}, it is number {place}"
        yield document.fault(RULE, paragraph, said, "press Ctrl+A and F9 in Word, and save")


def _keeps(document: Document, paragraph: etree._Element) -> bool:
    return switched_on(document.styles.of_paragraph(paragraph, "keepNext"))


def _neighbour(paragraph: etree._Element, *, after: bool) -> etree._Element | None:
    found = paragraph.getnext() if after else paragraph.getprevious()
    while found is not None and found.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        found = found.getnext() if after else found.getprevious()
    return found


def _above(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    below = _neighbour(paragraph, after=True)
    if below is None or below.tag != w("tbl"):
        said = "no table stands below the caption of a table"
        yield document.fault(RULE, paragraph, said, "put the caption directly above its table")
    if not _keeps(document, paragraph):
        said = "a caption may stand on one page and its table on the next"
        yield document.fault(RULE, paragraph, said, "tick Paragraph > Keep with next")


def _below(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    above = _neighbour(paragraph, after=False)
    if above is None or next(above.iter(w("drawing")), None) is None:
        said = "no figure stands above the caption of a figure"
        yield document.fault(RULE, paragraph, said, "put the caption directly below its figure")
    elif above.tag == w("p") and not _keeps(document, above):
        said = "a figure may stand on one page and its caption on the next"
        yield document.fault(RULE, above, said, "tick Paragraph > Keep with next for the figure")


def _bare(document: Document) -> Iterator[Fault]:
    """Charts without a caption; tables may be cards, which their first row names."""
    for paragraph in document.paragraphs:
        if next(paragraph.iter("{*}inline"), None) is None or document.in_table(paragraph):
            continue
        if not any(
            str(node.get("uri")).endswith("/chart") for node in paragraph.iter("{*}graphicData")
        ):
            continue
        below = _neighbour(paragraph, after=True)
        if below is None or "SEQ " not in field_codes(below):
            said = "a chart has no caption below it"
            yield document.fault(RULE, paragraph, said, "choose References > Insert Caption")
