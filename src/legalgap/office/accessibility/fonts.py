"""Rule 13: letters that everybody can read: font, size, distance, left-aligned."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import switched_on, value, whole
from legalgap.office.xml import text_of, w

RULE = 13
# Sans serif, with the Latin letters of Turkmen (ä ç ň ö ş ü ý ž) and with Cyrillic.
KNOWN = {
    "arial", "arimo", "liberation sans", "helvetica neue", "calibri", "carlito", "aptos",
    "segoe ui", "tahoma", "verdana", "trebuchet ms", "dejavu sans", "noto sans", "open sans",
    "roboto", "source sans pro", "source sans 3", "pt sans", "fira sans", "ibm plex sans",
    "inter", "lucida sans unicode", "ubuntu", "arial unicode ms", "microsoft sans serif",
}  # fmt: skip
BODY, SMALLEST = 11, 9
"""Points: of the running text, and of anything that is read at all."""
SINGLE, LINE = 240, 276
"""Line spacing of 1 and of 1.15, in 240ths of a line."""
LONG_WORD = 5
STRETCHED = ("both", "distribute", "thaiDistribute", "highKashida", "mediumKashida", "lowKashida")
LEFT = ("", "left", "start")
LONG_TEXT = 120
LINK_STYLES = ("hyperlink", "followedhyperlink")


def faults(document: Document) -> Iterator[Fault]:
    """Letters that are too small, too close, or of a font without the letters that are needed."""
    yield from _normal(document)
    told: set[tuple[str, str]] = set()
    for paragraph in document.paragraphs:
        if not text_of(paragraph).strip():
            continue
        yield from _aligned(document, paragraph)
        for run in paragraph.iter(w("r")):
            if text_of(run).strip():
                yield from _run(document, run, paragraph, told)


def _normal(document: Document) -> Iterator[Fault]:
    """The size and line spacing of the running text."""
    styles = document.styles
    probe = etree.Element(w("p"))
    size = styles.given(styles.default("paragraph"), "rPr", "sz")
    size = styles.document_default("rPr", "sz") if size is None else size
    points = _points(size)
    if points < BODY:
        said = f"the running text has {points:g} points"
        yield Fault(RULE, Place("styles"), said, f"set the style Normal to {BODY} points or more")
    line, kind = whole(styles.spacing(probe, "line")) or SINGLE, styles.spacing(probe, "lineRule")
    if kind not in ("exact", "atLeast") and line < LINE:
        said = f"the line spacing of the running text is {line / SINGLE:.2f}"
        yield Fault(RULE, Place("styles"), said, "set the style Normal to 1.15 lines or more")


def _points(size: etree._Element | None) -> float:
    """The size of letters in points; Word takes 10 where nothing is said."""
    told = whole(value(size))
    return 10 if told is None else told / 2


def _aligned(document: Document, paragraph: etree._Element) -> Iterator[Fault]:
    how = value(document.styles.of_paragraph(paragraph, "jc"))
    if how in STRETCHED:
        said = "lines are stretched to both margins"
        yield document.fault(RULE, paragraph, said, "choose Align Left")
    elif how not in LEFT and len(text_of(paragraph)) > LONG_TEXT:
        yield document.fault(
            RULE, paragraph, "a long text is not left-aligned", "choose Align Left"
        )


def _run(
    document: Document,
    run: etree._Element,
    paragraph: etree._Element,
    told: set[tuple[str, str]],
) -> Iterator[Fault]:
    styles, words = document.styles, text_of(run)
    where = document.style_name(paragraph)
    font = _font(document, run)
    if font.lower() not in KNOWN and (font, where) not in told:
        told.add((font, where))
        said = f"the font `{font or 'of the theme'}` may lack letters of Turkmen or Russian"
        hint = "use a sans serif font with all Latin and Cyrillic letters, such as Arial"
        yield document.fault(RULE, run, said, hint)
    points = _points(styles.of_run(run, "sz"))
    if points < SMALLEST and (f"{points}", where) not in told:
        told.add((f"{points}", where))
        said = f"letters of {points:g} points"
        yield document.fault(RULE, run, said, f"use {SMALLEST} points or more")
    if switched_on(styles.of_run(run, "caps")) or _shouted(words):
        said = "words in capital letters only"
        hint = "write them in small letters, and use bold"
        yield document.fault(RULE, run, said, hint)
    line = value(styles.of_run(run, "u"))
    if line not in ("", "none") and not _links(document, run):
        said = "underlined words that are no link"
        yield document.fault(RULE, run, said, "use bold instead")


def _shouted(words: str) -> bool:
    """Whether two long words in a row are written in capital letters; one is an abbreviation."""
    return any(_loud(one) and _loud(two) for one, two in pairwise(words.split()))


def _loud(word: str) -> bool:
    bare = word.strip("()«»")
    return len(bare) >= LONG_WORD and bare.isalpha() and bare.isupper()


def _links(document: Document, run: etree._Element) -> bool:
    style = document.styles.name(value(run.find(f"{w('rPr')}/{w('rStyle')}")))
    return style in LINK_STYLES or next(run.iterancestors(w("hyperlink")), None) is not None


def _font(document: Document, run: etree._Element) -> str:
    """The font of the letters of a run, that of the theme looked up in it."""
    fonts = document.styles.of_run(run, "rFonts")
    if fonts is None:
        return "Times New Roman"
    theme = value(fonts, "asciiTheme")
    if not theme:
        return value(fonts, "ascii") or value(fonts, "hAnsi")
    kind = "majorFont" if theme.startswith("major") else "minorFont"
    for _, root in document.others("theme"):
        for item in root.iter(f"{{*}}{kind}"):
            latin = item.find("{*}latin")
            if latin is not None:
                return str(latin.get("typeface") or "")
    return ""
