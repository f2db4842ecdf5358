"""Counts the words of a Word document without building its paragraphs.

Deliberately another way than the reader goes: every text element of every part, wherever it
stands, grouped by the paragraph around it. What the reader does not reach is missing there and
counted here.
"""

from lxml import etree

from legalgap.intake.manuscript import words
from legalgap.intake.reading.parts import WordParts
from legalgap.intake.reading.word_notes import NOTES, notes_of
from legalgap.intake.reading.word_styles import OFF
from legalgap.intake.reading.word_xml import GONE, MATH_TEXT, local, mark_deleted
from legalgap.office.xml import w

BREAKS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("ptab"): " ", w("noBreakHyphen"): "-"}
SILENT = GONE | {"rt", "tabs"}
PARAGRAPHS = ("p", "oMathPara")


def count_words(parts: WordParts) -> int:
    """Words of the body, headers, footers, notes and comments."""
    total = count_in(parts.root(parts.main))
    for kind in ("header", "footer", "comments"):
        for name in parts.related(kind):
            total += count_in(parts.root(name))
    for kind in NOTES:
        for _, note in notes_of(parts, kind):
            total += count_in(note)
    return total


def count_in(root: etree._Element | None) -> int:
    """Words of one part."""
    if root is None:
        return 0
    paragraphs: dict[etree._Element | None, list[str]] = {}
    hidden: dict[etree._Element | None, list[str]] = {}
    for element in root.iter(w("t"), MATH_TEXT, *BREAKS):
        owner = _owner(element)
        if owner is not root:
            text = BREAKS.get(str(element.tag))
            kept = hidden if _is_hidden(element) else paragraphs
            kept.setdefault(owner, []).append(element.text or "" if text is None else text)
    joined: list[str] = []
    for paragraph in root.iter(w("p")):
        joined.extend(paragraphs.pop(paragraph, ()))
        if not mark_deleted(paragraph.find(w("pPr"))):
            joined.append("\n")
    total = len(words("".join(joined)))
    rest = [*paragraphs.values(), *hidden.values()]
    return total + sum(len(words("".join(pieces))) for pieces in rest)


def _is_hidden(element: etree._Element) -> bool:
    """Whether a run says of itself that it is hidden: it may stand in the middle of a word."""
    run = element.getparent()
    mark = run.find(f"{w('rPr')}/{w('vanish')}") if run is not None else None
    return mark is not None and (mark.get(w("val")) or "true").lower() not in OFF


def _owner(element: etree._Element) -> etree._Element | None:
    """The paragraph around a text; the root itself for text that nobody sees."""
    owner = None
    child = element
    for parent in element.iterancestors():
        name = local(parent)
        if name in SILENT or (name == "AlternateContent" and child is not _seen(parent)):
            return element.getroottree().getroot()
        if name == "tr" and parent.find(f"{w('trPr')}/{w('del')}") is not None:
            return element.getroottree().getroot()
        if owner is None and name in PARAGRAPHS:
            owner = parent
        child = parent
    return owner


def _seen(alternatives: etree._Element) -> etree._Element | None:
    """The first alternative that holds text: Word keeps text boxes twice."""
    for option in alternatives:
        if option.find(f".//{w('t')}") is not None:
            return option
    return None
