"""Words that lead to another place of a document: marked while it is written, linked at the end.

A mark is one private-use character that holds the number of what the words lead to, and another
one behind them; so words can be put together, cut and measured as if nothing were in them. Where
the numbers lead is asked when all stands in its place.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from copy import deepcopy

from lxml import etree

from legalgap.office.xml import END, LED, SPACE, STRAY, leading, style_of, unled, w

LINK_STYLE = "RecordLink"
FIRST, MOST = 0xF0000, 65_000
PENDING = "-"
"""The number of a place until it is known that words lead there."""
NUMBERS = 7_500_001
NAME = "_Law_{}"
UNLED = re.compile(r"Heading|TOC|Caption|Title|Table(?:Head|ofFigures)|Header|Footer")
"""Styles in which words do not lead elsewhere: what is a title, or leads itself."""


def led(number: int, words: str) -> str:
    """Words that lead to what has a number; the words alone for a number that has no sign."""
    return f"{chr(FIRST + number)}{words}{END}" if number < MOST else words


def reach(words: str, most: int) -> int:
    """Where in marked words so many letters end as a reader sees them."""
    end = most
    while (short := most - len(unled(words[:end]))) > 0 and end < len(words):
        end += short
    return end


def stand(names: Iterable[str], rank: int) -> str:
    """What makes the paragraph around it the place of some names.

    Of several places of a name the one with the lowest `rank` is taken, then the first.
    """
    return "".join(
        f'<w:bookmarkStart w:id="{PENDING}" w:name="{rank}{name}"/>'
        for name in dict.fromkeys(names)
    )


def connect(root: etree._Element, lead: Callable[[int, Container[str]], str]) -> None:
    """Link the marked words of a document.

    `lead` gives the name that a number leads to, of those that have a place; else nothing.

    In each paragraph the first words that lead to a place are linked, and none to itself.
    """
    found = leading(root)
    places: dict[str, etree._Element] = {}
    waiting = [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("id")) == PENDING]
    for place in sorted(waiting, key=lambda place: str(place.get(w("name")))[0]):
        places.setdefault(str(place.get(w("name")))[1:], place)
    used: dict[etree._Element, str] = {}
    seen: dict[etree._Element, set[str]] = {}
    for node in found:
        _link(node, places, lead, used, seen)
    for place in waiting:
        if place not in used:
            parent = place.getparent()
            assert parent is not None
            parent.remove(place)
    for number, (place, name) in enumerate(used.items()):
        place.set(w("id"), str(NUMBERS + number))
        place.set(w("name"), name)
        end = etree.Element(w("bookmarkEnd"), {w("id"): str(NUMBERS + number)})
        place.addnext(end)


def _link(
    node: etree._Element,
    places: dict[str, etree._Element],
    lead: Callable[[int, Container[str]], str],
    used: dict[etree._Element, str],
    seen: dict[etree._Element, set[str]],
) -> None:
    """Link the marked words of one run."""
    run, text = node.getparent(), node.text or ""
    assert run is not None
    paragraph = next(run.iterancestors(w("p")), None)
    if paragraph is None or run.getparent() is not paragraph or not _linkable(run, paragraph):
        node.text = STRAY.sub("", text)
        return
    if paragraph not in seen:
        seen[paragraph] = {str(link.get(w("anchor"))) for link in paragraph.iter(w("hyperlink"))}
        seen[paragraph] |= {name for name, place in places.items() if _within(place, paragraph)}
    told = seen[paragraph]
    for number, words in numbered(text):
        name = lead(number, places) if number is not None else ""
        new = _run(run, words)
        if name in places and name not in told:
            told.add(name)
            anchor = used.setdefault(places[name], NAME.format(len(used) + 1))
            link = etree.Element(w("hyperlink"), {w("anchor"): anchor, w("history"): "1"})
            link.append(_styled(new))
            new = link
        if words:
            run.addprevious(new)
    paragraph.remove(run)


def _within(place: etree._Element, paragraph: etree._Element) -> bool:
    return place.getparent() is paragraph


def _linkable(run: etree._Element, paragraph: etree._Element) -> bool:
    only = len(run.findall(w("t"))) == 1 and run.tag == w("r")
    return only and not UNLED.match(style_of(paragraph))


def numbered(text: str) -> Iterator[tuple[int | None, str]]:
    """Marked words piece by piece: those that lead somewhere with their number."""
    end = 0
    for found in LED.finditer(text):
        yield None, STRAY.sub("", text[end : found.start()])
        yield ord(found[1]) - FIRST, found[2]
        end = found.end()
    yield None, STRAY.sub("", text[end:])


def _run(run: etree._Element, words: str) -> etree._Element:
    new = deepcopy(run)
    new.tail = None
    text = new.find(w("t"))
    assert text is not None
    text.text = words
    text.set(SPACE, "preserve")
    return new


def _styled(run: etree._Element) -> etree._Element:
    """The run in the style of links."""
    look = run.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        run.insert(0, look)
    for old in look.findall(w("rStyle")):
        look.remove(old)
    look.insert(0, etree.Element(w("rStyle"), {w("val"): LINK_STYLE}))
    return run
