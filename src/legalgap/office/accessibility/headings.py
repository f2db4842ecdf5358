"""Rule 1: built-in headings of three levels, none skipped, one title, chapter numbers by a list."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import switched_on, value
from legalgap.office.xml import text_of, w

RULE = 1
DEEPEST = 3
TYPED_NUMBER = re.compile(r"^\s*\d+(\.\d+)*[.)]?\s+\S")
LONGEST_HEADING = 80
"""Letters above which a bold paragraph is emphasis rather than a heading in disguise."""


def faults(document: Document) -> Iterator[Fault]:
    """Headings that a screen reader cannot list, or lists wrongly."""
    found = [item for item in document.paragraphs if document.level(item)]
    if not found:
        yield Fault(
            RULE,
            Place(),
            "the document has no headings",
            "give chapter titles the styles Heading 1 to Heading 3",
        )
        return
    yield from _titles(document)
    yield from _levels(document, found)
    for paragraph in found:
        yield from _one(document, paragraph)
    yield from _numbers(document, found)
    for paragraph in document.paragraphs:
        yield from _disguised(document, paragraph)


def _titles(document: Document) -> Iterator[Fault]:
    titles = [item for item in document.paragraphs if document.style_name(item) == "title"]
    hint = "give the title on the cover the style Title, and nothing else"
    if not titles:
        yield Fault(RULE, Place(), "the document has no paragraph in the style Title", hint)
    for extra in titles[1:]:
        yield document.fault(RULE, extra, "a second paragraph has the style Title", hint)


def _levels(document: Document, found: list[etree._Element]) -> Iterator[Fault]:
    before = 0
    for paragraph in found:
        level = document.level(paragraph)
        if level > DEEPEST:
            said = f"a heading of level {level}; a report has {DEEPEST}"
            yield document.fault(RULE, paragraph, said, "use Heading 1 to Heading 3")
        elif level > before + 1:
            said = f"a heading of level {level} follows one of level {before}: a level is skipped"
            if not before:
                said = f"the first heading is of level {level}"
            yield document.fault(RULE, paragraph, said, f"use Heading {before + 1} here")
        before = level


def _one(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    words = text_of(paragraph).strip()
    if not words:
        hint = "delete it, or give it the style Normal"
        yield document.fault(RULE, paragraph, "an empty heading", hint)
        return
    if document.in_table(paragraph):
        hint = "put the heading above the table"
        yield document.fault(RULE, paragraph, "a heading inside a table", hint)
    follower = paragraph.getnext()
    while follower is not None and follower.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        follower = follower.getnext()
    level = document.level(paragraph)
    alone = follower is None or follower.tag == w("sectPr")
    if not alone and follower is not None and follower.tag == w("p"):
        below = document.level(follower)
        alone = 0 < below <= level
    if alone and not document.in_table(paragraph):
        hint = "write something under it, or delete it"
        yield document.fault(RULE, paragraph, "nothing stands under the heading", hint)


def _numbers(document: Document, found: list[etree._Element]) -> Iterator[Fault]:
    """Chapters are numbered by a multilevel list, never by hand."""
    hint = "delete the typed number and number the heading styles with a multilevel list"
    for paragraph in found:
        if TYPED_NUMBER.match(text_of(paragraph)):
            yield document.fault(RULE, paragraph, "the number of the heading is typed", hint)
    if not any(_numbered(document, item) for item in found if document.level(item) == 1):
        said = "the chapters have no numbers"
        yield Fault(RULE, Place("styles"), said, "bind the style Heading 1 to a multilevel list")


def _numbered(document: Document, paragraph: etree._Element) -> bool:
    """Whether a list of several levels numbers a paragraph."""
    number = document.styles.of_paragraph(paragraph, "numPr")
    key = value(number.find(w("numId"))) if number is not None else ""
    if key in ("", "0"):
        return False
    for item in document.numbering.iter(w("num")):
        if value(item, "numId") == key:
            kind = value(item.find(w("abstractNumId")))
            return any(
                value(list_, "abstractNumId") == kind
                and value(list_.find(w("multiLevelType"))) in ("multilevel", "hybridMultilevel")
                and len(list_.findall(w("lvl"))) > 1
                for list_ in document.numbering.iter(w("abstractNum"))
            )
    return False


def _disguised(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    """A paragraph of the body text that only looks like a heading."""
    words = text_of(paragraph).strip()
    styles = document.styles
    if (
        not words
        or len(words) > LONGEST_HEADING
        or words[-1] in ".:;,?!"
        or document.level(paragraph)
    ):
        return
    if document.in_table(paragraph) or styles.style_of(paragraph) != styles.default("paragraph"):
        return
    runs = [run for run in paragraph.iter(w("r")) if text_of(run).strip()]
    if runs and all(switched_on(run.find(f"{w('rPr')}/{w('b')}")) for run in runs):
        said = "a bold paragraph looks like a heading but is none"
        yield document.fault(RULE, paragraph, said, "give it a heading style, or take the bold off")
