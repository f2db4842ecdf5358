"""The contents: entries that are right when the file is opened, and links that hold.

Only a layout engine knows the pages: they are an en dash until `legalgap report pages` has asked
one (`legalgap.office.pages`).
"""

import re

from lxml import etree

from legalgap.office.checks import heading_levels
from legalgap.office.kept import Kept
from legalgap.office.pages import UNKNOWN
from legalgap.office.survey import Survey
from legalgap.office.xml import field, link, p, style_of, t, text_of, w

DEEPEST = 2
HEADINGS = r"TOC \o &quot;1-2&quot; \h \z \u"
CAPTIONS = r"TOC \h \z \c &quot;{}&quot;"
SEQUENCE = re.compile(r"\bSEQ (\w+)")
TAB = "<w:r><w:tab/></w:r>"
ROOM = 100_000
"""Numbers of bookmarks that each list may take."""


def contents(found: Survey, styles: etree._Element, start: int) -> str:
    """Mark every heading and list those of two levels, with links, chapter numbers and pages.

    `start` is the first free number of a bookmark.
    """
    levels = heading_levels(styles)
    counters = [0] * DEEPEST
    entries: list[tuple[str, str]] = []
    shown = [style for style, level in levels.items() if 0 < level <= DEEPEST]
    for paragraph in found.of_style(shown):
        level = levels[style_of(paragraph)]
        name = f"_Toc{start + len(entries):07d}"
        _mark(paragraph, name, start + len(entries))
        number = _number(paragraph, level, counters)
        # A title without a number stands under the others of its level.
        before = t(number) + TAB if number or level == DEEPEST else ""
        entries.append(_entry(f"TOC{level}", name, before + t(text_of(paragraph))))
    return _field(HEADINGS, entries)


def lists(found: Survey, titles: dict[str, str], start: int) -> str:
    """The lists of tables and figures, each under its title; nothing for what is not there.

    `titles` are the titles by the sequence that counts the captions: `Table`, `Figure`.
    """
    made = ""
    captions = _captions(found)
    for place, (sequence, title) in enumerate(titles.items()):
        first = start + place * ROOM
        entries: list[tuple[str, str]] = []
        for paragraph in captions.get(sequence, ()):
            name = f"_Toc{first + len(entries):07d}"
            _mark(paragraph, name, first + len(entries))
            entries.append(_entry("TableofFigures", name, t(text_of(paragraph))))
        if entries:
            made += p(t(title), "ListHeading") + _field(CAPTIONS.format(sequence), entries)
    return made


def _captions(survey: Survey) -> dict[str, list[etree._Element]]:
    """The paragraphs that are captions, by what counts them."""
    codes: dict[etree._Element, str] = {}
    for node in survey.codes:
        for around in reversed(list(node.iterancestors(w("p")))):
            codes[around] = codes.get(around, "") + (node.text or "")
    captions: dict[str, list[etree._Element]] = {}
    for paragraph, code in codes.items():
        found = SEQUENCE.search(code)
        if found:
            captions.setdefault(found.group(1), []).append(paragraph)
    return captions


def _number(paragraph: etree._Element, level: int, counters: list[int]) -> str:
    """The number that Word shows before a heading; empty where it has been taken away."""
    off = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if off is not None and off.get(w("val")) == "0":
        return ""
    counters[level - 1] += 1
    counters[level:] = [0] * (len(counters) - level)
    return ".".join(str(part) for part in counters[:level])


def _mark(paragraph: etree._Element, name: str, number: int) -> None:
    start = etree.Element(w("bookmarkStart"))
    start.set(w("id"), str(number))
    start.set(w("name"), name)
    end = etree.Element(w("bookmarkEnd"))
    end.set(w("id"), str(number))
    look = paragraph.find(w("pPr"))
    paragraph.insert(0 if look is None else 1, start)
    paragraph.append(end)


def _entry(style: str, name: str, shown: str) -> tuple[str, str]:
    page = field(rf"PAGEREF {name} \h", t(UNKNOWN))
    return style, link(name, shown + TAB + page)


def _field(instruction: str, entries: list[tuple[str, str]]) -> str:
    """The field around its entries, one paragraph each; nothing where there are none."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    lines = []
    last = len(entries) - 1
    for place, (style, entry) in enumerate(entries):
        first = mark("begin") + code + mark("separate") if place == 0 else ""
        final = mark("end") if place == last else ""
        lines.append(p(first + entry + final, style))
    return "".join(lines)


def mark_areas(survey: Survey, names: dict[str, str], start: int) -> None:
    """Put the bookmark of each area at the heading that holds its title."""
    waiting = dict(names)
    number = start
    for paragraph in survey.of_style(["Heading1"]):
        words = text_of(paragraph)
        titles = [(name, title) for name, title in waiting.items() if title and title in words]
        found = next((name for name, title in titles if title == words.strip()), None)
        if found is None:
            found = next((name for name, _ in titles), None)
        if found is not None:
            _mark(paragraph, found, number)
            survey.names.add(found)
            del waiting[found]
            number += 1


def unlink_missing(survey: Survey, kept: Kept) -> None:
    """Turn links to bookmarks that the template left out into plain words."""
    kept.unlink(survey.names)
    place = w("anchor")
    for found in survey.links:
        target = found.get(place)
        if target is None or target in survey.names:
            continue
        for child in list(found):
            found.addprevious(child)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)
