"""Counts the words of a web page by its tags alone, without building the page."""

from html.parser import HTMLParser

from legalgap.intake.manuscript import words
from legalgap.intake.reading.web_looks import BLOCKS, HIDDEN, LEFT_OUT, ROLES

EMPTY = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)


def count_words(text: str) -> int:
    """Words that a page shows, and those that it hides."""
    counter = _Counter()
    counter.feed(text)
    counter.close()
    return len(words("".join(counter.pieces))) + len(words("".join(counter.hidden)))


class _Counter(HTMLParser):
    """Gathers text as it streams by; what is inside something left out is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden: list[str] = []
        self._inside: list[str] = []
        self._hiding: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what is left out, or end a word at a block."""
        if self._inside:
            if tag == self._inside[-1]:
                self._inside.append(tag)
            return
        if tag not in EMPTY and (self._hiding[-1:] == [tag] or _hides(dict(attrs))):
            self._hiding.append(tag)
        if tag not in EMPTY and (tag in LEFT_OUT or dict(attrs).get("role") in ROLES):
            self._inside.append(tag)
        elif tag in BLOCKS or tag == "br":
            self._take("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty element; HTML knows none of its own, and takes it for a start."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End what is left out, or a word."""
        if self._inside:
            if tag in (self._inside[-1], "body", "html") or (
                tag == "head" and self._inside[0] == "head"
            ):
                self._inside.pop()
        elif tag in BLOCKS:
            self._take("\n")
        if self._hiding[-1:] == [tag] and not self._inside:
            self._hiding.pop()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._inside:
            self._take(data)

    def _take(self, data: str) -> None:
        (self.hidden if self._hiding else self.pieces).append(data)


def _hides(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(HIDDEN.search((attributes.get("style") or "").lower()))
