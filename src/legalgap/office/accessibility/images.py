"""Rules 7, 15 and 19: pictures in the line of the text, with words that say what they show."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault
from legalgap.office.xml import text_of, w

RULE, BOXES, ORDER = 7, 15, 19
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
VML = "urn:schemas-microsoft-com:vml"
FILE_NAME = re.compile(r"(?i)^\S*\.(png|jpe?g|gif|emf|wmf|svg|bmp)$|^(image|picture|chart) ?\d*$")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
KEY_VALUES = 3
STEM = 4
"""Letters of the word for `table` that stay the same in all its cases."""


def faults(document: Document) -> Iterator[Fault]:
    """Pictures and charts that say nothing, and content that floats."""
    for holder in document.root.iter(f"{DRAWING}inline", f"{DRAWING}anchor"):
        yield from _drawing(document, holder)
    for picture in document.root.iter(w("pict")):
        if next(picture.iter(w("txbxContent")), None) is None:
            said = "a picture of the old kind, which screen readers pass over"
            hint = "insert it anew with Insert > Pictures, and write its alternative text"
            yield document.fault(RULE, picture, said, hint)
    for box in document.root.iter(w("txbxContent")):
        hint = "put its words into the body; a paragraph style can have a border"
        yield document.fault(BOXES, box, "a text box: it is read out of order", hint)
    for paragraph in document.paragraphs:
        if document.styles.of_paragraph(paragraph, "framePr") is not None:
            said = "a paragraph in a floating frame: it is read out of order"
            yield document.fault(ORDER, paragraph, said, "take the frame off")


def _drawing(document: Document, holder: etree._Element) -> Iterator[Fault]:
    kind = next((str(item.get("uri")) for item in holder.iter(GRAPHIC)), "")
    if holder.tag == f"{DRAWING}anchor":
        hint = "in Word choose Wrap Text > In Line with Text"
        yield document.fault(RULE, holder, "a picture floats over the text", hint)
    if kind.endswith("/diagram"):
        said = "SmartArt: its order of reading is not that of the eye"
        yield document.fault(ORDER, holder, said, "write a list or a table instead")
    told = holder.find(f"{DRAWING}docPr")
    words = "" if told is None else str(told.get("descr") or "").strip()
    decorative = told is not None and any(
        str(node.tag).endswith("}decorative") and node.get("val") in ("1", "true")
        for node in told.iter()
    )
    hint = "in Word choose View Alt Text, and say what the picture tells, or mark it decorative"
    if decorative:
        if words:
            said = "a decorative picture has alternative text"
            yield document.fault(RULE, holder, said, "take the text or the mark away")
    elif not words:
        yield document.fault(RULE, holder, "a picture has no alternative text", hint)
    elif FILE_NAME.match(words):
        said = f"the alternative text `{words[:40]}` is the name of a file"
        yield document.fault(RULE, holder, said, hint)
    elif kind.endswith("/chart"):
        yield from _chart(document, holder, words)


def _chart(document: Document, holder: etree._Element, words: str) -> Iterator[Fault]:
    """A chart names its message, three values, and the table that holds all of them."""
    labels = _table_labels(document)
    names = any(re.search(rf"(?i){re.escape(label[:STEM])}\w*\.?\s*\d", words) for label in labels)
    values = len(NUMBER.findall(words)) - int(names)
    if values < KEY_VALUES:
        said = "the alternative text of a chart names fewer than three values"
        hint = "say its kind, its message, three key values, and where the data stand"
        yield document.fault(RULE, holder, said, hint)
    if labels and not names:
        said = "the alternative text of a chart does not say which table holds its data"
        yield document.fault(RULE, holder, said, "end it with `data in Table 3`")


def _table_labels(document: Document) -> set[str]:
    """The words before the number in captions of tables: `Table`, `Таблица`."""
    found = set()
    for paragraph in document.paragraphs:
        codes = "".join(node.text or "" for node in paragraph.iter(w("instrText")))
        if "SEQ Table" in codes:
            first = re.match(r"\w+", text_of(paragraph))
            found.add(first.group(0)) if first else None
    return found
