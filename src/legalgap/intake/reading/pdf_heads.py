"""Running heads and feet, page numbers and footnotes: what stands on a page beside its text."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from legalgap.intake.reading.pdf_layout import Line, PageLines

DEEP = 3
"""Lines from the edge of a page within which heads and feet are looked for."""
OFTEN = 3
USUAL = 0.25
"""The share of pages that hold a running head which is the same throughout."""
_DIGITS = re.compile(r"\d{1,4}")
_NUMBER = re.compile(
    r"^[\s\-–—|\[(]*(?:(?:стр|с|бет|page|p|pg|seite)\b\.?\s*)?(\d{1,4})"
    r"(?:\s*(?:из|of|/|von)\s*\d{1,4})?[\s\-–—|\])]*$",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:\d{1,3}|[*†‡])")


def running(pages: Sequence[PageLines]) -> set[int]:
    """Running heads, feet and page numbers, by the `id` of their lines.

    A line at the edge is one if other pages hold the same words at the same height, its number
    counting with the pages: on many pages, or on several that follow each other.
    """
    edges = [(page, _edge(page)) for page in pages]
    seen: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for page, lines in edges:
        for key in {key for line in lines for key in _keys(line)}:
            seen[key].append(page.number)
    found: set[int] = set()
    for page, lines in edges:
        half = len(lines) // 2
        for side in (lines[:half] or lines, lines[half:][::-1]):
            for line in side:
                if not _repeats(line, page, seen, pages):
                    break  # what stands nearer to the text is text
                found.add(id(line))
    return found


def _repeats(
    line: Line,
    page: PageLines,
    seen: Mapping[tuple[str, int], list[int]],
    pages: Sequence[PageLines],
) -> bool:
    """Whether a line stands on other pages too, or is the number of its page."""
    on = max((seen[key] for key in _keys(line)), key=len)
    number = _NUMBER.match(line.text)
    if _is_often(on, len(pages)) or (number and len(on) >= OFTEN):
        return True
    return number is not None and len(pages) > 1 and int(number.group(1)) == page.number


def _is_often(on: Sequence[int], pages: int) -> bool:
    """Whether a line stands on so many pages, or so close together, that it is set on purpose."""
    if len(on) < min(OFTEN, max(2, pages)):
        return False
    near = sum(after - before <= 2 for before, after in pairwise(on))
    return len(on) >= USUAL * pages or near >= 0.8 * (len(on) - 1)


def _edge(page: PageLines) -> list[Line]:
    """The lines nearest to the top and to the bottom of a page, from the top."""
    lines = sorted(page.lines, key=lambda line: -line.base)
    if len(lines) <= 2 * DEEP:
        return lines
    return lines[:DEEP] + lines[-DEEP:]


def _keys(line: Line) -> list[tuple[str, int]]:
    """What two lines share if one repeats the other on its own page.

    The words as they are, or with one number told from its page (`3 of 90` on page 3); at about
    the same height, in two overlapping grids, so that no border parts them.
    """
    text = " ".join(line.text.lower().split())
    texts = [text]
    for found in _DIGITS.finditer(text):
        offset = int(found.group()) - line.page
        texts.append(f"{text[: found.start()]}#{offset}{text[found.end() :]}")
    heights = [round((line.base + 3 * shift) / 6) * 2 + shift for shift in (0, 1)]
    return [(text, height) for text in texts for height in heights]


def footnotes(page: PageLines, left_out: set[int], usual: float) -> set[int]:
    """Lines of small print at the foot of a page that begin with a number or a star."""
    body = sorted(
        (line for line in page.lines if id(line) not in left_out), key=lambda line: -line.base
    )
    small: list[Line] = []
    for line in reversed(body):
        if line.size > 0.9 * usual:
            break
        small.append(line)
    if not small or len(small) == len(body):
        return set()
    while small and not _MARK.match(small[-1].text):
        small.pop()
    return {id(line) for line in small}
