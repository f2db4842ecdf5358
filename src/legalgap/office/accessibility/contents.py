"""Rule 9: contents and lists that are filled, right, linked, and ask no question on opening."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.captions import SEQUENCE
from legalgap.office.accessibility.document import Document, field_codes
from legalgap.office.accessibility.fault import Fault, Place, short
from legalgap.office.accessibility.look import switched_on, value
from legalgap.office.xml import text_of, w

RULE = 9
OF_HEADINGS = re.compile(r'\bTOC\b[^"]*\\o\s+"(\d)-(\d)"')
OF_CAPTIONS = re.compile(r'\bTOC\b.*\\c\s+"?(\w+)"?')
LEVELS = (1, 2)
UPDATE = "press Ctrl+A and F9 in Word, and save"


def faults(document: Document) -> Iterator[Fault]:
    """Contents that are missing, wrong, or make Word ask a question."""
    yield from _asking(document)
    entries = _entries(document)
    yield from _headings(document, entries)
    named: dict[str, list[etree._Element]] = {}
    for paragraph in document.paragraphs:
        found = SEQUENCE.search(field_codes(paragraph))
        if found is not None and found.group(1) in ("Table", "Figure"):
            named.setdefault(found.group(1), []).append(paragraph)
    for name, captions in named.items():
        yield from _captions(document, entries, name, captions)


def _asking(document: Document) -> Iterator[Fault]:
    if switched_on(document.settings.find(w("updateFields"))):
        said = "Word asks a question on opening (updateFields)"
        yield Fault(RULE, Place("settings"), said, "take w:updateFields out of the settings")
    for mark in document.root.iter(w("fldChar"), w("fldSimple")):
        if value(mark, "dirty") in ("1", "true", "on"):
            said = "a field makes Word ask a question on opening (dirty)"
            yield document.fault(RULE, mark, said, UPDATE)


def _entries(document: Document) -> dict[str, list[etree._Element]]:
    """The paragraphs of each list, by the instruction of its field."""
    found: dict[str, list[etree._Element]] = {}
    depth, code, current = 0, "", ""
    for paragraph in document.paragraphs:
        inside = bool(current)
        for node in paragraph.iter(w("fldChar"), w("instrText")):
            kind = value(node, "fldCharType")
            if node.tag == w("instrText"):
                code += node.text or ""
            elif kind == "begin":
                depth, code = depth + 1, ""
            elif kind == "separate" and not current and re.match(r"\s*TOC\b", code):
                current, start, inside = code, depth, True
                found.setdefault(current, [])
            elif kind == "end":
                depth -= 1
                if current and depth < start:
                    found[current].append(paragraph)
                    current, inside = "", False
        if inside and current:
            found[current].append(paragraph)
    return found


def _headings(document: Document, lists: dict[str, list[etree._Element]]) -> Iterator[Fault]:
    code = next((name for name in lists if OF_HEADINGS.search(name)), None)
    if code is None:
        said = "the document has no contents of its headings"
        yield Fault(RULE, Place(), said, "choose References > Table of Contents, levels 1 to 2")
        return
    place = lists[code][0] if lists[code] else document.paragraphs[0]
    if r"\h" not in code:
        said = "the contents do not link to the headings"
        yield document.fault(RULE, place, said, r"add \h to the field of the contents")
    levels = OF_HEADINGS.search(code)
    first, last = (int(levels.group(1)), int(levels.group(2))) if levels else LEVELS
    if (first, last) != LEVELS:
        said = f"the contents show levels {first} to {last}"
        yield document.fault(RULE, place, said, "show levels 1 to 2")
    expected = [
        paragraph
        for paragraph in document.paragraphs
        if first <= document.level(paragraph) <= last and text_of(paragraph).strip()
    ]
    yield from _agreement(document, lists[code], expected, "contents")


def _captions(
    document: Document,
    lists: dict[str, list[etree._Element]],
    name: str,
    captions: list[etree._Element],
) -> Iterator[Fault]:
    def of(code: str) -> bool:
        found = OF_CAPTIONS.search(code)
        return found is not None and found.group(1) == name

    code = next((code for code in lists if of(code)), None)
    if code is None:
        said = f"the document has {name.lower()}s with captions, and no list of them"
        hint = "choose References > Insert Table of Figures"
        yield document.fault(RULE, captions[0], said, hint)
        return
    yield from _agreement(document, lists[code], captions, f"list of {name.lower()}s")


def _agreement(
    document: Document,
    entries: list[etree._Element],
    expected: list[etree._Element],
    what: str,
) -> Iterator[Fault]:
    """Each entry says what the paragraph it stands for says, in the same order, and leads there."""
    shown = [entry for entry in entries if text_of(entry).strip()]
    for entry, paragraph in zip(shown, expected, strict=False):
        wanted = _bare(text_of(paragraph))
        if wanted not in _bare(text_of(entry)):
            said = f"the {what} say `{short(text_of(entry))}` for `{short(text_of(paragraph))}`"
            yield document.fault(RULE, entry, said, UPDATE)
            return
        if next((value(link, "anchor") for link in entry.iter(w("hyperlink"))), "") == "":
            said = f"an entry of the {what} leads nowhere"
            yield document.fault(RULE, entry, said, UPDATE)
    if len(shown) != len(expected):
        said = f"the {what} have {len(shown)} entries, the document {len(expected)}"
        place = entries[0] if entries else expected[0]
        yield document.fault(RULE, place, said, UPDATE)


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)
