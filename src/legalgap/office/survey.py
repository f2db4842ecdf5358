"""What of a document many ask for, found in one walk through its tree.

Contents, lists, links and notes each need a few of its tens of thousands of elements.
"""

from collections.abc import Iterable
from heapq import merge

from lxml import etree

from legalgap.office.xml import w

P, STYLE, CODE, LINK, MARK, NOTE = (
    w(name)
    for name in ("p", "pStyle", "instrText", "hyperlink", "bookmarkStart", "footnoteReference")
)
Placed = tuple[int, etree._Element]
"""An element, and its place among all that were found."""


class Survey:
    """Headings, fields, links, bookmarks and notes of a document, each in its order.

    It holds what was there when it was made; whoever adds what others look for says so.
    """

    def __init__(self, root: etree._Element, names: Iterable[str] = ()) -> None:
        """`names` are those of bookmarks that are not in the tree."""
        self._styled: dict[str, list[Placed]] = {}
        self.codes: list[etree._Element] = []
        """The instructions of fields."""
        self.links: list[etree._Element] = []
        self.names: set[str] = set(names)
        """The names of bookmarks."""
        self._notes: list[Placed] = []
        value, name = w("val"), w("name")
        for place, node in enumerate(root.iter(STYLE, CODE, LINK, MARK, NOTE)):
            tag = node.tag
            if tag == STYLE:
                self._styled.setdefault(str(node.get(value)), []).append((place, node))
            elif tag == MARK:
                self.names.add(str(node.get(name)))
            elif tag == LINK:
                self.links.append(node)
            elif tag == CODE:
                self.codes.append(node)
            else:
                self._notes.append((place, node))

    def of_style(self, styles: Iterable[str]) -> list[etree._Element]:
        """The paragraphs of some styles."""
        return [paragraph for _, paragraph in self._of_style(styles)]

    def notes(self, styles: Iterable[str]) -> list[etree._Element]:
        """The references to notes, and among them the paragraphs of some styles."""
        found = merge(self._of_style(styles), self._notes, key=lambda placed: placed[0])
        return [element for _, element in found]

    def _of_style(self, styles: Iterable[str]) -> list[Placed]:
        found: list[Placed] = []
        for place, node in sorted(
            (placed for style in set(styles) for placed in self._styled.get(style, ())),
            key=lambda placed: placed[0],
        ):
            look = node.getparent()
            paragraph = look.getparent() if look is not None else None
            if paragraph is not None and paragraph.tag == P:  # else a look that was changed
                found.append((place, paragraph))
        return found
