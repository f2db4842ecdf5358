"""Rule 12: colours that can be read, and never are the only sign."""

import re
from collections.abc import Iterator

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault
from legalgap.office.accessibility.look import value
from legalgap.office.xml import text_of, w

RULE = 12
LEAST = 4.5
"""The contrast that letters need against what is behind them (WCAG 2, level AA)."""
BLACK, WHITE = "000000", "FFFFFF"
HEX = re.compile(r"^[0-9A-Fa-f]{6}$")
HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}


def faults(document: Document) -> Iterator[Fault]:
    """Letters that are hard to read, and cells that speak by their colour alone."""
    said: set[tuple[str, str, str]] = set()
    for paragraph in document.paragraphs:
        for run in paragraph.iter(w("r")):
            if not text_of(run).strip():
                continue
            letters, behind = _letters(document, run), _behind(document, run, paragraph)
            ratio = contrast(letters or _readable(behind), behind)
            case = (letters, behind, document.style_name(paragraph))
            if ratio < LEAST and case not in said:
                said.add(case)
                message = f"letters #{letters} on #{behind} have a contrast of {ratio:.1f}:1"
                hint = f"choose a darker or lighter colour: at least {LEAST}:1"
                yield document.fault(RULE, run, message, hint)
    for cell in document.body.iter(w("tc")):
        fill = _fill(cell.find(f"{w('tcPr')}/{w('shd')}"))
        drawn = next(cell.iter(w("drawing")), None) is not None
        if fill and fill != WHITE and not text_of(cell).strip() and not drawn:
            message = "a cell speaks by its colour alone"
            hint = "write the letter or the word that the colour stands for"
            yield document.fault(RULE, cell, message, hint)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 reckons it.

    >>> round(contrast("000000", "FFFFFF"), 1), round(contrast("767676", "FFFFFF"), 2)
    (21.0, 4.54)
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _letters(document: Document, run: etree._Element) -> str:
    """The colour of a run; empty for `automatic`, which Word keeps readable."""
    found = value(document.styles.of_run(run, "color"))
    return found.upper() if HEX.match(found) else ""


def _readable(behind: str) -> str:
    return max(BLACK, WHITE, key=lambda colour: contrast(colour, behind))


def _fill(shade: etree._Element | None) -> str:
    found = value(shade, "fill")
    return found.upper() if HEX.match(found) else ""


def _behind(document: Document, run: etree._Element, paragraph: etree._Element) -> str:
    """What is behind a run: its own shade, its paragraph's, its cell's, its table's, the page."""
    marker = value(document.styles.of_run(run, "highlight"))
    if marker in HIGHLIGHTS:
        return HIGHLIGHTS[marker]
    found = _fill(run.find(f"{w('rPr')}/{w('shd')}"))
    found = found or _fill(document.styles.of_paragraph(paragraph, "shd"))
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is not None and not found:
        found = _fill(cell.find(f"{w('tcPr')}/{w('shd')}"))
        found = found or _fill(document.styles.of_table(paragraph, "tcPr", "shd"))
    return found or WHITE
