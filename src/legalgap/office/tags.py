"""Where the tags of a template stand: which part, which paragraph, from which letter to which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from legalgap.office.xml import w

MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
LEVEL = re.compile(r"^(p|tr|tc|r)\s+")
QUOTES = str.maketrans("“”„‘’\u00a0", '"""\'\' ')
LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Spot:
    """A place in a template; `start` and `end` count the letters of the paragraph."""

    part: str
    """`document`, `header`, `footer`."""
    paragraph: int
    """Counted from 1 over the part, paragraphs in tables included."""
    words: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.part}, paragraph {self.paragraph}"


@dataclass(frozen=True)
class Tag:
    """A tag: what it begins with, at which level it stands, and what it says."""

    spot: Spot
    opening: str
    level: str
    """`p` where it stands for its whole paragraph, `tr` for its row; else empty."""
    said: str
    alone: bool
    """Whether nothing else stands in the paragraph."""
    ends_section: bool
    whole: bool = True
    """False for a tag that does not end, or an end that did not begin."""


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """The paragraphs of a part, in the order in which they are counted."""
    return list(root.iter(w("p")))


def letters(paragraph: etree._Element) -> list[etree._Element]:
    """The nodes that hold the words of a paragraph, without those of text boxes in it."""
    return [
        node
        for node in paragraph.iter(w("t"))
        if next(node.iterancestors(w("p")), None) is paragraph
    ]


def tags(part: str, root: etree._Element) -> Iterator[Tag]:
    """Every tag of a part, whole or not, whatever runs Word has split it into."""
    for number, paragraph in enumerate(paragraphs(root), start=1):
        words = "".join(node.text or "" for node in letters(paragraph))
        if not MARK.search(words):
            continue
        ends_section = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
        for start, end, whole in _spans(words):
            text = words[start:end]
            opening = text[:2] if whole else ""
            inner = text[2:-2].strip("-+").translate(QUOTES).strip() if whole else text
            level = LEVEL.match(text[2:].translate(QUOTES)) if whole else None
            yield Tag(
                Spot(part, number, words.strip()[:LONGEST_SHOWN], start, end),
                opening,
                level.group(1) if level else "",
                inner[level.end() :].strip() if level else inner,
                alone=words.strip() == text.strip(),
                ends_section=ends_section,
                whole=whole,
            )


def _spans(words: str) -> Iterator[tuple[int, int, bool]]:
    """From where to where each tag goes, and whether it is whole."""
    begun: re.Match[str] | None = None
    for mark in MARK.finditer(words):
        if begun is None and mark.group(0) in ENDS:
            begun = mark
        elif begun is None:
            yield mark.start(), mark.end(), False
        elif mark.group(0) == ENDS[begun.group(0)]:
            yield begun.start(), mark.end(), True
            begun = None
        elif mark.group(0) in ENDS and begun.group(0) != "{#":
            yield begun.start(), mark.start(), False
            begun = mark
    if begun is not None:
        yield begun.start(), len(words), False
