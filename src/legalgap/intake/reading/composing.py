"""Builds the text of a paragraph from the pieces that a document keeps it in."""

import re
from collections.abc import Iterable

from legalgap.intake.manuscript import Kind, Paragraph, Span

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
# What is seen as a space is one; what has no width and joins nothing is nothing.
_TIDY: dict[int, str | None] = {
    **dict.fromkeys(range(0x20), None),
    **dict.fromkeys(range(0x7F, 0xA0), None),
    **dict.fromkeys(map(ord, _SPACES + "\u205f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u000b\u000c\u0085\u2028\u2029\n"), "\n"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f\ufffe\uffff"), None),
    **dict.fromkeys(range(0x202A, 0x202F), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
    ord("\t"): "\t",
    ord("\u2011"): "-",
}
_RUN = re.compile(r"[ ]*([\t\n])[ \t]*|[ ]{2,}")
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")


def tidy(text: str) -> str:
    """Text with every run of spaces as one, and without marks that have no width."""
    return _RUN.sub(lambda run: run.group(1) or " ", text.translate(_TIDY))


class Composer:
    """Gathers pieces of one paragraph and what is known of each."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = "\n"
        self._raised: list[Span] = []
        self._links: list[tuple[int, int, str]] = []
        self._plain = 0
        self._unstruck = 0

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(
        self,
        text: str,
        *,
        raised: bool = False,
        strong: bool = False,
        struck: bool = False,
        link: str = "",
    ) -> None:
        """Add a piece as it stands in the document; spaces are tidied across pieces."""
        text = tidy(text)
        if self._last in " \n\t":
            if self._last == " " and text[:1] in ("\n", "\t"):
                self._drop_space()
            elif not self._pieces:
                text = text.lstrip()
            else:
                text = text.lstrip(" ")
        if not text:
            return
        seen = text.strip()
        if seen:
            start = self._length + len(text) - len(text.lstrip())
            if raised:
                self._raised.append((start, start + len(seen)))
            if link:
                self._links.append((start, start + len(seen), link))
            self._plain += 0 if strong else len(seen)
            self._unstruck += 0 if struck else len(seen)
        self._pieces.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _drop_space(self) -> None:
        self._pieces[-1] = self._pieces[-1][:-1]
        self._length -= 1

    def paragraph(
        self,
        *,
        kind: Kind = "text",
        level: int | None = None,
        place: str = "",
        number: str | None = None,
        centred: bool = False,
        cell: tuple[int, int, int] | None = None,
        column: int | None = None,
    ) -> Paragraph | None:
        """What was gathered as a paragraph, or None if there is nothing to see; starts anew."""
        text = "".join(self._pieces).rstrip()
        made = None
        if text or number:
            made = Paragraph(
                text=text,
                raised=raised_in(text, self._raised),
                kind=kind,
                level=level,
                place=place,
                number=number,
                strong=bool(text) and not self._plain,
                struck=bool(text) and not self._unstruck,
                centred=centred,
                cell=cell,
                column=column,
                links=_joined_links(self._links),
            )
        self.__init__()  # type: ignore[misc]
        return made


def raised_in(text: str, known: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Raised spans in order, touching ones joined, with those that Unicode itself raises."""
    spans = [*known, *((found.start(), found.end()) for found in _RAISED.finditer(text))]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _joined_links(links: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    joined: list[tuple[int, int, str]] = []
    for start, end, target in links:
        if joined and joined[-1][1] == start and joined[-1][2] == target:
            joined[-1] = (joined[-1][0], end, target)
        else:
            joined.append((start, end, target))
    return tuple(joined)
