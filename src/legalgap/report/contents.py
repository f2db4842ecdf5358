"""The contents: entries that are right when the file is opened, and links that hold."""

from lxml import etree

from legalgap.office.checks import heading_levels
from legalgap.office.xml import t, text_of, w

DEEPEST = 2
INSTRUCTION = r"TOC \o &quot;1-2&quot; \n \h \z \u"


def contents(root: etree._Element, styles: etree._Element, start: int) -> str:
    r"""Mark every heading and list those of two levels, with links and chapter numbers.

    There are no page numbers (`\n`): only a layout engine knows them. `start` is the first
    free number of a bookmark.
    """
    levels = heading_levels(styles)
    counters = [0] * DEEPEST
    entries: list[tuple[int, str, str, str]] = []
    for paragraph in list(root.iter(w("p"))):
        level = levels.get(_style(paragraph), 0)
        if not level or level > DEEPEST:
            continue
        name = f"_Toc{start + len(entries):07d}"
        _mark(paragraph, name, start + len(entries))
        number = _number(paragraph, level, counters)
        entries.append((level, name, number, text_of(paragraph)))
    return _field(entries)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))


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


def _field(entries: list[tuple[int, str, str, str]]) -> str:
    """The field around its entries, one paragraph each."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {INSTRUCTION} </w:instrText></w:r>'
    lines = []
    last = len(entries) - 1
    for place, (level, name, number, words) in enumerate(entries):
        shown = t(number) + "<w:r><w:tab/></w:r>" if number else ""
        entry = f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}{t(words)}</w:hyperlink>'
        first = mark("begin") + code + mark("separate") if place == 0 else ""
        final = mark("end") if place == last else ""
        look = f'<w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>'
        lines.append(f"<w:p>{look}{first}{entry}{final}</w:p>")
    return "".join(lines)


def mark_areas(root: etree._Element, names: dict[str, str], start: int) -> None:
    """Put the bookmark of each area at the heading that holds its title."""
    waiting = dict(names)
    number = start
    for paragraph in root.iter(w("p")):
        if _style(paragraph) != "Heading1":
            continue
        words = text_of(paragraph)
        found = next((name for name, title in waiting.items() if title and title in words), None)
        if found is not None:
            _mark(paragraph, found, number)
            del waiting[found]
            number += 1


def unlink_missing(root: etree._Element) -> None:
    """Turn links to bookmarks that the template left out into plain words."""
    names = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}
    for link in list(root.iter(w("hyperlink"))):
        target = link.get(w("anchor"))
        if target is None or target in names:
            continue
        for child in list(link):
            link.addprevious(child)
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)
