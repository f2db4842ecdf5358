"""Rule 20: the first chapter opens in plain words, before any table or picture."""

from collections.abc import Iterator

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault
from legalgap.office.xml import text_of, w

RULE = 20
ENOUGH = 20
"""Words that make a sentence or two; whether they are plain only a reader can tell."""


def faults(document: Document) -> Iterator[Fault]:
    """A summary that begins with a table, a heading or a picture."""
    first = next((item for item in document.paragraphs if document.level(item) == 1), None)
    if first is None:
        return
    words = 0
    follower = first.getnext()
    while follower is not None and follower.tag != w("tbl"):
        if follower.tag == w("p"):
            if document.level(follower) or next(follower.iter(w("drawing")), None) is not None:
                break
            words += len(text_of(follower).split())
        follower = follower.getnext()
    if words < ENOUGH:
        said = "the first chapter does not open with words"
        hint = "say in a few plain sentences what the report found"
        yield document.fault(RULE, first, said, hint)
