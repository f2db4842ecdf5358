"""Rules 10 and 11: ids lead to where they are explained; links say where they lead."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import value
from legalgap.office.xml import text_of, w

REFERENCES, LINKS = 10, 11
# A place with a number only tells a comment where it stands; nothing is explained there.
RECORD = re.compile(r"^(?P<id>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)__(?P<place>\w*[a-z_])$")
ID = re.compile(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+\b")
ADDRESS = re.compile(r"(?i)^\s*(https?://|www\.)\S*\s*$")
EMPTY_WORDS = (
    "click here",
    "here",
    "link",
    "this link",
    "more",
    "read more",
    "see here",
    "нажмите здесь",
    "здесь",
    "тут",
    "ссылка",
    "по ссылке",
    "подробнее",
)
REF = re.compile(r"\b(?:REF|PAGEREF|NOTEREF)\s+(\S+)")


def faults(document: Document) -> Iterator[Fault]:
    """Ids that lead nowhere, and links whose words do not say where they lead."""
    names = {value(mark, "name") for mark in document.root.iter(w("bookmarkStart"))}
    led: set[str] = set()
    for link in document.root.iter(w("hyperlink")):
        led.add(value(link, "anchor"))
        yield from _link(document, link, names)
    for code in document.root.iter(w("instrText")):
        for found in REF.finditer(code.text or ""):
            led.add(found.group(1))
            if found.group(1) not in names:
                said = f"a field leads to a bookmark that is not there: {found.group(1)}"
                hint = "insert the cross-reference anew"
                yield document.fault(REFERENCES, code, said, hint)
    yield from _records(document, names, led)
    yield from _footnotes(document)


def _link(document: Document, link: etree._Element, names: set[str]) -> Iterator[Fault]:
    words = text_of(link).strip()
    target = value(link, "anchor")
    if target and target not in names and target != "_top":
        said = f"a link leads to a bookmark that is not there: {target}"
        yield document.fault(REFERENCES, link, said, "insert the link anew")
    if not words and next(link.iter(w("drawing")), None) is None:
        said, hint = "a link without words", "delete it, or write where it leads"
        yield document.fault(LINKS, link, said, hint)
    if words.casefold().strip(" .:»«") in EMPTY_WORDS:
        said = f"the words `{words}` do not say where the link leads"
        yield document.fault(LINKS, link, said, "name the document or the place that it leads to")
    if ADDRESS.match(words) and not _in_list(document, link):
        said = "a bare address stands in running text"
        hint = "link the title of the source; the address belongs into the list of sources"
        yield document.fault(LINKS, link, said, hint)


def _in_list(document: Document, link: etree._Element) -> bool:
    """Whether a link stands in a list or a table, as in a list of sources."""
    paragraph = next(link.iterancestors(w("p")), None)
    if paragraph is None:
        return False
    number = document.styles.of_paragraph(paragraph, "numPr")
    listed = number is not None and value(number.find(w("numId"))) not in ("", "0")
    name = document.style_name(paragraph)
    return listed or document.in_table(paragraph) or name.startswith(("bibliography", "footnote"))


def _footnotes(document: Document) -> Iterator[Fault]:
    for name, root in document.others("footnotes", "endnotes"):
        for link in root.iter(w("hyperlink")):
            words = text_of(link).strip()
            if not words or words.casefold() in EMPTY_WORDS:
                said = f"a link in a note has words that do not say where it leads: `{words}`"
                hint = "name the source that it leads to"
                yield Fault(LINKS, Place(name), said, hint)


def _records(document: Document, names: set[str], led: set[str]) -> Iterator[Fault]:
    """A record with bookmarks, such as a finding, that is named elsewhere and never linked."""
    places: dict[str, list[str]] = {}
    for name in names:
        found = RECORD.match(name)
        if found is not None:
            places.setdefault(found["id"].replace("_", "-"), []).append(name)
    if not places:
        return
    named = Counter(
        name for paragraph in document.paragraphs for name in ID.findall(text_of(paragraph))
    )
    for key in sorted(places):
        if led.isdisjoint(places[key]) and named[key] > len(places[key]):
            said = f"`{key}` is named in several places, and no link leads to it"
            hint = "link its mentions, or insert a cross-reference to its bookmark"
            yield Fault(REFERENCES, Place(), said, hint)
