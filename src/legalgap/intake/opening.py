"""What stands before the first article: the data of the act, and its preamble."""

from legalgap.intake.manuscript import words
from legalgap.intake.styles import Line, Rank, Style
from legalgap.intake.tree import Apart, Body, Division, Text, Unit

LONG = 60
"""So many words are the wording of a preamble, even where no title was understood."""


class Opening:
    """Tells the preamble from the title, the date and the number above it."""

    def __init__(self, style: Style, body: Body) -> None:
        self.style = style
        self.body = body
        self.preamble: Unit | None = None
        self.titled = False
        self.is_open = True

    def close(self) -> None:
        """An article or a division begins."""
        self.is_open = False

    def add(self, line: Line) -> None:
        """One line; after the opening, whatever belongs to no article."""
        named = self.style.preamble(line)
        if not self.is_open and self.preamble is None:
            self.body.parts.append(Apart("other", line.text, line.place))
        elif named and self.preamble is None:
            label = line.text[: named.end].strip()
            self.begin(label, line.text[named.end :].strip(), line.place)
        elif self.preamble is not None:
            self._go_on(self.preamble, line)
        elif self._is_wording(line):
            self.begin("", line.text, line.place)
        elif self.body.annex:
            self._head(line)
        else:
            self.titled = self.titled or is_title(line, self.style)
            self.body.parts.append(Apart("front", line.text, line.place))

    def _head(self, line: Line) -> None:
        """The title of an annex, and the notes of amendment under it."""
        if self.body.heading is None:
            self.body.heading = Division(line.text, 1, place=line.place)
            return
        heading = self.body.heading
        if heading.text or self.style.notice(line):
            heading.text.append(line.text)
        else:
            heading.heading = f"{heading.heading} {line.text}".strip()

    def _go_on(self, preamble: Unit, line: Line) -> None:
        if self.style.is_amendment(line):
            preamble.amended.append(line.text)
        else:
            preamble.add(Text(line.text, line.table))

    def begin(self, label: str, rest: str, place: str) -> None:
        """The preamble begins."""
        self.preamble = Unit(Rank.PREAMBLE, "preamble", "preamble", label, place=place)
        self.body.parts.append(self.preamble)
        if rest:
            self.preamble.add(Text(rest))

    def _is_wording(self, line: Line) -> bool:
        if self.style.front(line) or line.layout or line.table or line.heading:
            return False
        if self.style.is_amendment(line) or line.text.startswith("("):
            return False
        if not self.titled and not self.body.annex and len(words(line.text)) < LONG:
            return False
        return line.text.endswith((".", ";", ":", ",")) or len(words(line.text)) > 25


def is_title(line: Line, style: Style) -> bool:
    """Whether a line names the act: set as a title, and with a word such as `Code` or `закон`."""
    low = line.text.casefold()
    named = any(word in low for word, _ in style.kinds)
    return named and line.loud and len(words(line.text)) <= 60 and not low.startswith("(")
