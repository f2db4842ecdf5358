"""Comments of the tool in the margin of a document, each at the words that it is about.

They are gathered while the document is written and put in when all stands in its place, so that
their numbers follow the document. Their date is given, never that of the clock.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lxml import etree

from legalgap.office.borrowed import COMMENT_REFERENCE, COMMENT_TEXT, style
from legalgap.office.xml import clean, speak, w

AUTHOR, INITIALS = "legalgap", "LG"
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

    def put(self, document: Any, day: date) -> None:
        """Write the comments into an open document of python-docx, in its order.

        What would be said twice in the same words is said at the first place.
        """
        root = document.element
        order = [str(node.get(w("id"))) for node in root.iter(w("commentRangeStart"))]
        pending = [key for key in order if key.startswith(PENDING)]
        if not pending:
            return
        styles = document.part._styles_part.element
        text, reference = style(styles, COMMENT_TEXT), style(styles, COMMENT_REFERENCE)
        written: dict[str, str] = {}
        numbers: dict[str, str] = {}
        for key in pending:
            said = self._said[int(key.removeprefix(PENDING))]
            if said in written:
                continue
            made = document.comments.add_comment(text=said, author=AUTHOR, initials=INITIALS)
            element = made._comment_elm
            element.set(w("date"), f"{day.isoformat()}T00:00:00Z")
            _styled(element, text, reference)
            speak(element)
            written[said] = numbers[key] = str(made.comment_id)
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


def _styled(comment: etree._Element, text: str, reference: str) -> None:
    """Every paragraph of a comment in the style of comments."""
    for paragraph in comment.iter(w("p")):
        look = paragraph.find(w("pPr"))
        if look is None:
            look = etree.Element(w("pPr"))
            paragraph.insert(0, look)
        name = look.find(w("pStyle"))
        if name is None:
            name = etree.Element(w("pStyle"))
            look.insert(0, name)
        name.set(w("val"), text)
    for look in comment.iter(w("rStyle")):
        look.set(w("val"), reference)
