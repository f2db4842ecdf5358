"""Rules 14 and 18: lists are lists, and signs have a word beside them."""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault
from legalgap.office.accessibility.look import value
from legalgap.office.xml import text_of, w

RULE, SYMBOLS = 14, 18
BULLET = re.compile(r"^\s*(?:[•·▪■●○◦‣∙*§]\s*\w\w|[-–—]\s+\w\w)")
NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s+\w|[a-zа-я]\)\s+\w)")
SIGNS = ("So", "Sm", "Sk", "Co")
SPOKEN = "№°©®+=<>%"
"""Signs that every screen reader names."""


def faults(document: Document) -> Iterator[Fault]:
    """Bullets and numbers typed by hand; signs that a screen reader cannot name."""
    for paragraph in document.paragraphs:
        number = document.styles.of_paragraph(paragraph, "numPr")
        listed = number is not None and value(number.find(w("numId"))) not in ("", "0")
        listed = listed or document.style_name(paragraph).startswith(("toc", "table of"))
        words = text_of(paragraph)
        typed = BULLET.match(words) or (NUMBER.match(words) and _goes_on(paragraph))
        if typed and not listed and not document.level(paragraph):
            said = "the bullet or number of a list is typed"
            hint = "delete it and give the paragraph a list style"
            yield document.fault(RULE, paragraph, said, hint)
        if words.strip() and _only_signs(words) and not _explained(paragraph):
            said = f"the sign `{words.strip()[:10]}` has no words beside it"
            yield document.fault(SYMBOLS, paragraph, said, "write the word that it stands for")
    for sign in document.root.iter(w("sym")):
        said = f"a sign of the font {value(sign, 'font')}, which is a letter without that font"
        yield document.fault(SYMBOLS, sign, said, "use the Unicode sign, with a word beside it")


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether a neighbour has a typed number too; a single one is the number of a row."""
    neighbours = (paragraph.getprevious(), paragraph.getnext())
    return any(
        node is not None and node.tag == w("p") and NUMBER.match(text_of(node))
        for node in neighbours
    )


def _explained(paragraph: etree._Element) -> bool:
    """Whether it is the first cell of a row of a legend, with words in the next one."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    before = None if cell is None else cell.getprevious()
    if cell is None or (before is not None and before.tag == w("tc")):
        return False
    after = cell.getnext()
    return after is not None and any(letter.isalpha() for letter in text_of(after))


def _only_signs(words: str) -> bool:
    """Whether there are signs and neither a letter nor a number."""
    kinds = {unicodedata.category(letter) for letter in words if letter not in SPOKEN}
    return bool(kinds & set(SIGNS)) and not any(kind[0] in "LN" for kind in kinds)
