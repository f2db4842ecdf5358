"""Printed lines put together again: where a paragraph begins, and words broken by a hyphen."""

import re
from bisect import bisect_left
from collections import Counter

# How a new provision, point or item begins, in the scripts and drafting that are read here; a
# line that begins so is never the rest of the line before it.
_STARTS = re.compile(
    r"""
    (?:стать[яи]|глава|раздел|часть|подраздел|параграф|приложение|примечани[ея]|преамбула)\b\s*\S
    | (?:article|section|chapter|part|schedule|annex|title|division|preamble)\s+[\dIVXLA-Z]
    | §\s*\d
    | \d{1,3}(?:[.-]\d{1,3})*\s?(?:[.)]|\.\))(?:\s|$)
    | \(?(?:[a-zа-яё]{1,2}|[ivx]{1,5}|\d{1,3}[a-z]?)\)\s?\S
    | [•▪·–—*-]\s+\S
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A name of a unit in lower case is a reference in the middle of a sentence.
_UNIT = re.compile(r"[^\W\d_]{3,}")
_LEFT = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_RIGHT = re.compile(r"^([^\W\d_]+)")
_COMPOUND = re.compile(r"([^\W\d_]+)[-\u2010]([^\W\d_]+)")
_WHOLE = re.compile(r"[^\W\d_]+")
# Two adjectives in one, as санитарно-эпидемиологических: Russian makes them anew at will.
_ADVERB = re.compile(r"[а-яё]{3}(?:но|ско|ово|ево)$")
_ADJECTIVE = re.compile(r"^[а-яё]{5,}(?:[ыи][йехм]|[ыи]ми|[оея][йме]|[ая]я|[ую]ю|[ео]го|[ео]му)$")
PARTICLES = frozenset({"либо", "то", "нибудь", "таки", "ка"})


def starts_anew(line: str) -> bool:
    """Whether a line looks like the beginning of a provision, a point or an item."""
    if not _STARTS.match(line):
        return False
    unit = _UNIT.match(line)
    return unit is None or not unit.group()[0].islower()


class Hyphens:
    """Decides, for words broken at the end of a line, whether the hyphen belongs to the word.

    The rest of the document knows: a word that stands whole elsewhere was broken by the printer,
    a compound that stands elsewhere with its hyphen keeps it.
    """

    def __init__(self, text: str) -> None:
        whole = re.sub(r"[-\u2010\u00ad]\s*\n\s*\S*", " ", text).lower()
        self._words = Counter(_WHOLE.findall(whole))
        self._sorted = sorted(self._words)
        pairs = _COMPOUND.findall(whole)
        self._compounds = Counter(f"{left}-{right}" for left, right in pairs)
        self._firsts = Counter(left for left, _ in pairs)
        self.joined = 0
        """How often two pieces became one word."""

    def join(self, left: str, right: str) -> str:
        """Two lines as one text."""
        if left.endswith("\u00ad"):
            self.joined += bool(_RIGHT.match(right) and _LEFT.search(left))
            return left[:-1] + right
        if not left.endswith(("-", "\u2010")) or left[-2:-1] in ("", " ", "-"):
            return f"{left} {right}"
        before, after = _LEFT.search(left), _RIGHT.match(right)
        if not before or not after or not after.group(1)[0].islower():
            return left + right
        acronym = len(before.group(1)) > 1 and before.group(1).isupper()
        if acronym or self._is_compound(before.group(1).lower(), after.group(1).lower()):
            return left + right
        self.joined += 1
        return left[:-1] + right

    def _is_compound(self, left: str, right: str) -> bool:
        whole, pair = self._words[left + right], self._compounds[f"{left}-{right}"]
        if whole or pair:
            return pair > whole
        if right in PARTICLES or self._firsts[left]:
            return True
        if _ADVERB.search(left) and _ADJECTIVE.search(right):
            return True
        # Neither stands elsewhere: two parts that are words of their own make a compound
        # (санаторно-курортное), whose first part may be the stem of an adjective with an о.
        stem = left[:-1] if left[-1:] in ("о", "е") else ""
        first = (len(left) >= 4 and self._words[left] > 0) or (
            len(stem) >= 5 and self._begins_word(stem)
        )
        return first and self._begins_word(right[: max(5, len(right) - 3)])

    def _begins_word(self, start: str) -> bool:
        at = bisect_left(self._sorted, start)
        return at < len(self._sorted) and self._sorted[at].startswith(start)
