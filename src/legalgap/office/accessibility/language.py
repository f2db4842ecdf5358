"""Rule 2: the document names its language, and words of another one name theirs."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place, short
from legalgap.office.accessibility.look import value
from legalgap.office.xml import script, text_of, w

RULE = 2
TAG = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$")
CYRILLIC = re.compile(r"[\u0400-\u04ff]{3,}")
LATIN = re.compile(r"[^\W\d_A-Z\u0370-\U0010ffff][^\W\d_\u0370-\U0010ffff]*")
ADDRESS = re.compile(r"(https?://|www\.|mailto:)\S+|\S+@\S+|\S+\.(docx|ya?ml|json)\b")
LATIN_WORDS = 4
"""Words in small Latin letters in one run: a phrase, no longer a name or an abbreviation."""


def faults(document: Document) -> Iterator[Fault]:
    """Words that a screen reader would read aloud in the wrong voice."""
    default = document.styles.document_default("rPr", "lang")
    main = value(default)
    if not TAG.match(main):
        said = f"`{main}` is not a language tag" if main else "the document names no language"
        hint = "in Word choose Review > Language > Set Proofing Language > Set As Default"
        yield Fault(RULE, Place("styles"), said, hint)
        return
    for name in ("eastAsia", "bidi"):
        if value(default, name):
            said = f"the document names a second language, `{value(default, name)}` ({name})"
            hint = f"leave w:{name} out of the default run properties"
            yield Fault(RULE, Place("styles"), said, hint)
    told = document.core().get("language", main)
    if told.split("-")[0].lower() != main.split("-")[0]:
        said = f"the properties say `{told}`, the document says `{main}`"
        yield Fault(RULE, Place("properties"), said, "make the two languages the same")
    for run in document.root.iter(w("r")):
        yield from _run(document, run)


def _run(document: Document, run: etree._Element) -> Iterator[Fault]:
    words = ADDRESS.sub(" ", text_of(run))
    if not words.strip():
        return
    tag = value(document.styles.of_run(run, "lang"))
    if not TAG.match(tag):
        said = f"`{tag}` is not a language tag"
        yield document.fault(RULE, run, said, "mark the words and set their language in Word")
        return
    letters = _script(tag)
    hint = "mark the words and choose Review > Language > Set Proofing Language"
    if letters == "Cyrl":
        phrase = _latin_phrase(words)
        if phrase:
            said = f"words in Latin letters are tagged as `{tag}`: {short(phrase)}"
            yield document.fault(RULE, run, said, hint)
    elif letters and CYRILLIC.search(words):
        said = f"words in Cyrillic letters are tagged as `{tag}`: {short(words)}"
        yield document.fault(RULE, run, said, hint)


def _script(tag: str) -> str:
    """The script that a tag names, else that of its language; empty where nobody knows."""
    lang, *rest = tag.split("-")
    return next((part for part in rest if len(part) == 4), "") or script(lang)


def _latin_phrase(words: str) -> str:
    """Neighbouring words in small Latin letters, where they are many; else nothing."""
    row: list[str] = []
    for word in words.split():
        bare = word.strip(".,;:()«»\"'“”")
        if bare and LATIN.fullmatch(bare):
            row.append(bare)
            if len(row) >= LATIN_WORDS:
                return " ".join(row)
        else:
            row = []
    return ""
