"""Words of a document that programs compute: numbers of notes, pages and tables, the contents.

They change without anybody's doing, so they belong to no comparison of texts.
"""

import re

from lxml import etree

from legalgap.office.xml import w

COMPUTED = re.compile(r"\s*(NOTEREF|PAGEREF|REF|SEQ|TOC|PAGE|NUMPAGES)\b")


class Fields:
    """The fields that are open while a document is walked through."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # the instruction, and whether its result has begun

    def see(self, node: etree._Element) -> None:
        """A `w:fldChar`, `w:instrText` or `w:delInstrText` in the order of the document."""
        self.mark(node.get(w("fldCharType")), node.text or "")

    def mark(self, kind: str | None, said: str = "") -> None:
        """The begin, the middle or the end of a field; without a kind, words of an instruction."""
        if kind == "begin":
            self._open.append(["", ""])
        elif not self._open:
            return
        elif kind == "separate":
            self._open[-1][1] = "shown"
        elif kind == "end":
            self._open.pop()
        elif kind is None:
            self._open[-1][0] += said

    @property
    def open(self) -> bool:
        """Whether any field is open."""
        return bool(self._open)

    def enter(self, node: etree._Element) -> None:
        """A `w:fldSimple` begins: all within it is its result."""
        self._open.append([str(node.get(w("instr")) or ""), "shown"])

    def leave(self, _node: etree._Element) -> None:
        """It ends."""
        if self._open:
            self._open.pop()

    @property
    def computed(self) -> bool:
        """Whether the words here are computed."""
        return any(shown and COMPUTED.match(said) for said, shown in self._open)
