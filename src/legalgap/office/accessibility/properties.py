"""Rules 3 and 21: properties without persons; no changes, comments or hidden text are left."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import switched_on, value
from legalgap.office.margin import ANNOTATED, AUTHOR
from legalgap.office.xml import text_of, w

RULE, FINISH = 3, 21
NEEDED = {
    "title": "the title of the report",
    "subject": "what it is about",
    "creator": "the organisation, never a person",
    "keywords": "a few words to find it by",
    "language": "its language, such as `en-GB`",
}
NO_TITLE = re.compile(r"(?i)^(document ?\d*|microsoft word.*|report template|.*\.docx?)$")
CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "numberingChange"),
    *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"),
)
APP = "docProps/app.xml"
PERSONS = ("Manager",)


def faults(document: Document) -> Iterator[Fault]:
    """Properties that say nothing, or too much; traces of the work on the document."""
    core = document.core()
    here = Place("properties")
    hint = "in Word choose File > Info > Properties"
    for name, meaning in NEEDED.items():
        if not core.get(name):
            yield Fault(RULE, here, f"the property `{name}` is empty: {meaning}", hint)
    if NO_TITLE.match(core.get("title", "")):
        said = f"the title `{core['title']}` does not say what the document is"
        yield Fault(RULE, here, said, hint)
    last = core.get("lastModifiedBy", "")
    if last and last != core.get("creator", ""):
        clean = "in Word choose File > Info > Inspect Document, and remove personal information"
        said = "the properties name who saved the file last"
        yield Fault(RULE, here, said, clean)
    yield from _persons(document)
    yield from _changes(document)
    yield from _comments(document)
    for run in document.root.iter(w("r")):
        if text_of(run) and switched_on(document.styles.of_run(run, "vanish")):
            said = "hidden text"
            yield document.fault(FINISH, run, said, "delete it, or show it")


def _persons(document: Document) -> Iterator[Fault]:
    root = document.roots.get(APP)
    for item in root.iterchildren(etree.Element) if root is not None else ():
        name = etree.QName(item).localname
        if name in PERSONS and (item.text or "").strip():
            said = f"the properties name a person (`{name}`)"
            yield Fault(RULE, Place("properties"), said, "empty it in File > Info > Properties")


def _changes(document: Document) -> Iterator[Fault]:
    hint = "in Word choose Review > Accept > Accept All Changes and Stop Tracking"
    parts = [("document", document.root), *document.others("header", "footer", "footnotes")]
    for name, root in parts:
        found = next(root.iter(*(w(change) for change in CHANGES)), None)
        if found is not None:
            place = document.place(found) if name == "document" else Place(name)
            yield Fault(FINISH, place, "tracked changes are left", hint)
    if switched_on(document.settings.find(w("trackRevisions"))):
        yield Fault(FINISH, Place("settings"), "changes are still being tracked", hint)


def _of_the_tool(document: Document) -> set[str]:
    """The comments of the tool itself, in a file that was made with comments."""
    if ANNOTATED not in document.package.properties():
        return set()
    return {
        value(comment, "id")
        for _, root in document.others("comments")
        for comment in root.iter(w("comment"))
        if value(comment, "author") == AUTHOR
    }


def _comments(document: Document) -> Iterator[Fault]:
    """Comments that somebody left; those of the tool are meant to be in an annotated file."""
    ours = _of_the_tool(document)
    marks = [
        mark for mark in document.root.iter(w("commentReference")) if value(mark, "id") not in ours
    ]
    if marks:
        said = f"{len(marks)} comments are left" if len(marks) > 1 else "a comment is left"
        hint = "in Word choose Review > Delete > Delete All Comments in Document"
        yield document.fault(FINISH, marks[0], said, hint)
