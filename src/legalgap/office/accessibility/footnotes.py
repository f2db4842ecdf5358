"""Rule 15: real footnotes; nothing stands only in headers and footers."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place, short
from legalgap.office.accessibility.look import value
from legalgap.office.xml import text_of, w

RULE = 15
DIGITS = re.compile(r"^\s*[\[(]?\d{1,3}[\])]?\s*$")
TYPED = re.compile(r"(?<=\w)\[\d{1,3}\](?!\()")
WORD = re.compile(r"[^\W\d_]{3,}")
REPEATED = re.compile(r"^\s*NOTEREF\s")
STEM = 6
"""Letters of a word that stay the same in most of its cases."""
SPECIAL = ("separator", "continuationSeparator", "continuationNotice")


def faults(document: Document) -> Iterator[Fault]:
    """Notes that Word does not know of, or that nobody can reach."""
    for paragraph in document.paragraphs:
        yield from _typed(document, paragraph)
    for kind in ("footnote", "endnote"):
        yield from _notes(document, kind)
    yield from _margins(document)


def _typed(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    hint = "delete it and choose References > Insert Footnote"
    repeated = _repeated(paragraph)
    raised = any(
        value(document.styles.of_run(run, "vertAlign")) == "superscript"
        for run in paragraph.iter(w("r"))
        if DIGITS.match(text_of(run))
        and run not in repeated
        and next(run.iterancestors(w("hyperlink")), None) is None
    )
    if raised or TYPED.search(text_of(paragraph)):
        yield document.fault(RULE, paragraph, "the number of a footnote is typed", hint)


def _repeated(paragraph: etree._Element) -> set[etree._Element]:
    """The runs of cross-references to a note: they repeat its number, and lead to it."""
    found: set[etree._Element] = set()
    codes: list[str] = []
    for run in paragraph.iter(w("r")):
        for node in run.iter(w("fldChar"), w("instrText")):
            kind = value(node, "fldCharType")
            if kind == "begin":
                codes.append("")
            elif kind == "end" and codes:
                codes.pop()
            elif node.tag == w("instrText") and codes:
                codes[-1] += node.text or ""
        if any(REPEATED.match(code) for code in codes):
            found.add(run)
    return found


def _notes(document: Document, kind: str) -> Iterator[Fault]:
    marks = list(document.root.iter(w(f"{kind}Reference")))
    used = Counter(value(mark, "id") for mark in marks)
    known: dict[str, etree._Element] = {}
    for _, root in document.others(f"{kind}s"):
        for note in root.findall(w(kind)):
            if value(note, "type") not in SPECIAL:
                known[value(note, "id")] = note
    for mark in marks:
        if value(mark, "id") not in known:
            said = f"a {kind} has no text"
            yield document.fault(RULE, mark, said, "delete its number and insert it anew")
    for key, note in known.items():
        words = text_of(note).strip()
        here = Place(f"{kind}s", words=short(words))
        if not words:
            yield Fault(RULE, here, f"an empty {kind}", "delete its number in the text")
        if used[key] > 1:
            said = f"a {kind} has {used[key]} numbers in the text"
            yield Fault(RULE, here, said, "write a note for each, such as `see note 4`")
        if not used[key]:
            said = f"a {kind} has no number in the text"
            yield Fault(RULE, here, said, "delete it, or insert its number where it belongs")


def _margins(document: Document) -> Iterator[Fault]:
    """Screen readers pass headers and footers over: all that they say stands in the body too."""
    body = {
        _stem(word)
        for paragraph in document.paragraphs
        for word in WORD.findall(text_of(paragraph))
    }
    for name, root in document.others("header", "footer"):
        alone = [word for word in WORD.findall(text_of(root)) if _stem(word) not in body]
        if alone:
            said = f"words that stand nowhere in the body: {', '.join(dict.fromkeys(alone))}"
            hint = "say them in the body too, such as on the cover"
            yield Fault(RULE, Place(name, words=short(text_of(root))), said, hint)


def _stem(word: str) -> str:
    return word.casefold()[:STEM]
