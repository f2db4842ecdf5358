"""Comments of the tool in the margin of a document, each at the words that it is about.

They are gathered while the document is written and put in when all stands in its place, so that
their numbers follow the document. Their date is given, never that of the clock.
"""

from collections.abc import Mapping
from datetime import date

from lxml import etree

from legalgap.office.borrowed import COMMENT_REFERENCE, COMMENT_TEXT, style
from legalgap.office.document import Document
from legalgap.office.package import parse
from legalgap.office.xml import SPACES, clean, elements, speak, t, w

AUTHOR, INITIALS = "legalgap", "LG"
KIND, NAME = "comments", "word/comments.xml"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
PENDING = "comment-"
"""Before the number of a comment, until it becomes the number in the file."""
ANNOTATED = "legalgap-annotated"
"""The property of a file whose comments are meant to be there."""
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class Margin:
    """The comments of a document while it is written."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def beside(self, content: str, *said: str) -> str:
        """Runs with a comment on them; each of `said` is a paragraph of the comment."""
        self._said.append("\n".join(clean(line) for line in said if line))
        number = f"{PENDING}{len(self._said) - 1}"
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def put(self, document: Document, day: date) -> None:
        """Write the comments into a document, in its order.

        What would be said twice in the same words is said at the first place.
        """
        root = document.root
        order = [str(node.get(w("id"))) for node in root.iter(w("commentRangeStart"))]
        pending = [key for key in order if key.startswith(PENDING)]
        if not pending:
            return
        styles = document.xml(document.led_to("styles")[0])
        text, reference = style(styles, COMMENT_TEXT), style(styles, COMMENT_REFERENCE)
        comments = document.xml(_part(document))
        free = max((int(str(item.get(w("id")))) for item in comments), default=-1) + 1
        written: dict[str, str] = {}
        numbers: dict[str, str] = {}
        for key in pending:
            said = self._said[int(key.removeprefix(PENDING))]
            if said in written:
                continue
            written[said] = numbers[key] = str(free)
            comments.append(_comment(said, free, day, text, reference))
            free += 1
        _number(root, numbers)


def _number(root: etree._Element, numbers: Mapping[str, str]) -> None:
    """Give the marks of the comments their numbers; those without a comment go."""
    for node in list(root.iter(*(w(name) for name in MARKS))):
        key = str(node.get(w("id")))
        if key in numbers:
            node.set(w("id"), numbers[key])
        elif key.startswith(PENDING):
            gone = node.getparent() if node.tag == w("commentReference") else node
            above = gone.getparent() if gone is not None else None
            if gone is not None and above is not None:
                above.remove(gone)


def _part(document: Document) -> str:
    """The part of the comments; made where the template has none."""
    for found in document.led_to(KIND):
        return found
    document.relations().add(KIND, NAME)
    return document.add(NAME, CONTENT, parse(f"<w:comments {SPACES}/>".encode(), NAME))


def _comment(said: str, number: int, day: date, text: str, reference: str) -> etree._Element:
    """A comment; each line of `said` is a paragraph in the style of comments."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:annotationRef/></w:r>'
    look = f'<w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
    lines = "".join(
        f"<w:p>{look}{'' if place else mark}{t(line)}</w:p>"
        for place, line in enumerate(said.split("\n"))
    )
    [made] = elements(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}" '
        f'w:date="{day.isoformat()}T00:00:00Z">{lines}</w:comment>'
    )
    speak(made)
    return made
