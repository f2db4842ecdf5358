"""Knows the lines of a contents list that a document sets as plain text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from legalgap.intake.manuscript import Paragraph

LEADERS = re.compile(r"(?:\.{4,}|(?:\s?\.){5,}|…{2,}|(?:\s?…){3,}|·{4,})[\s.…]*\d{1,4}\s*$")
"""Dots that lead from a title to its page."""
TABBED = re.compile(r"[^\W\d_].*\t\s*\d{1,4}\s*$", re.DOTALL)
"""A title, a tab and a page: of a contents list only if more of them stand together."""
TOGETHER = 4


def with_contents(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with those of a contents list marked as such."""
    made = list(paragraphs)
    tabbed: list[int] = []
    for at, paragraph in enumerate(made):
        if paragraph.kind not in ("text", "heading"):
            continue
        if LEADERS.search(paragraph.text):
            made[at] = replace(paragraph, kind="toc", level=None)
        elif TABBED.match(paragraph.text):
            tabbed.append(at)
            continue
        _mark(made, tabbed)
        tabbed = []
    _mark(made, tabbed)
    return made


def _mark(made: list[Paragraph], tabbed: Sequence[int]) -> None:
    if len(tabbed) >= TOGETHER:
        for at in tabbed:
            made[at] = replace(made[at], kind="toc", level=None)
