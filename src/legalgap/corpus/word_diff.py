"""Two wordings side by side, word by word."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from legalgap.frozen import frozen

Op = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")
_SPELLING = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("«»„“”‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        "ё": "е",
        "Ё": "Е",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
AROUND = 12
"""Words that stayed which are shown on each side of a change."""
LONG = 6000
"""Tokens of both wordings together above which frequent words no longer anchor a match."""


@frozen
class Segment:
    """A run of words that stayed, went or came.

    The `old` of all segments together is the old wording to the letter, the `new` the new one;
    where words stayed the two may differ in spaces, dashes, quotes and ё.
    """

    op: Op
    old: str = ""
    new: str = ""


def tokens(text: str) -> list[str]:
    """Words and signs, each with the space before it; together they are the text."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=100_000)
def _key(token: str) -> str:
    return unicodedata.normalize("NFC", token).translate(_SPELLING).strip()


def keys(text: str) -> tuple[str, ...]:
    """What is compared: words and signs without spaces, dashes, quotes and ё made alike.

    Raised digits stay what they are: article 124¹ is not article 1241.
    """
    found = (_key(token) for token in tokens(text))
    return tuple(key for key in found if key)


def word_diff(old: str, new: str) -> tuple[Segment, ...]:
    """What stayed, went and came between two wordings.

    >>> [(part.op, part.old or part.new) for part in word_diff("up to 5 years", "up to 8 years")]
    [('same', 'up to'), ('removed', ' 5'), ('added', ' 8'), ('same', ' years')]
    """
    before, after = tokens(old), tokens(new)
    left, right = [_key(token) for token in before], [_key(token) for token in after]
    start = _common(left, right)
    end = _common(left[start:][::-1], right[start:][::-1])
    made: list[Segment] = []
    _add(made, "same", before[:start], after[:start])
    a, b = left[start : len(left) - end], right[start : len(right) - end]
    matcher = SequenceMatcher(None, a, b, autojunk=len(a) + len(b) > LONG)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        gone = before[start + i1 : start + i2]
        came = after[start + j1 : start + j2]
        if op == "equal":
            _add(made, "same", gone, came)
        else:
            _add(made, "removed", gone, [])
            _add(made, "added", [], came)
    _add(made, "same", before[len(before) - end :], after[len(after) - end :])
    return _joined(made)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _add(made: list[Segment], op: Op, old: list[str], new: list[str]) -> None:
    if old or new:
        made.append(Segment(op, "".join(old), "".join(new)))


def _joined(made: list[Segment]) -> tuple[Segment, ...]:
    """A lone sign that stayed between words that did not reads better as changed with them."""
    settled: list[Segment] = []
    for place, part in enumerate(made):
        alone = part.op == "same" and 0 < place < len(made) - 1
        if alone and not re.search(r"\w", part.old) and len(part.old.strip()) <= 1:
            settled += [Segment("removed", old=part.old), Segment("added", new=part.new)]
        else:
            settled.append(part)
    joined: list[Segment] = []
    gone = came = ""

    def flush() -> None:
        nonlocal gone, came
        if gone:
            joined.append(Segment("removed", old=gone))
        if came:
            joined.append(Segment("added", new=came))
        gone = came = ""

    for part in settled:
        if part.op != "same":
            gone, came = gone + part.old, came + part.new
            continue
        flush()
        if joined and joined[-1].op == "same":
            last = joined[-1]
            joined[-1] = Segment("same", last.old + part.old, last.new + part.new)
        else:
            joined.append(part)
    flush()
    return tuple(joined)


def old_of(segments: Sequence[Segment]) -> str:
    """The old wording, from the differences."""
    return "".join(part.old for part in segments)


def new_of(segments: Sequence[Segment]) -> str:
    """The new wording, from the differences."""
    return "".join(part.new for part in segments)


def marked(segments: Sequence[Segment], mark: Callable[[Op, str], str]) -> str:
    """The differences as one text; `mark` dresses what went and what came, without its spaces."""
    made = []
    for part in segments:
        text = part.new if part.op in ("same", "added") else part.old
        bare = text.strip()
        if part.op == "same" or not bare:
            made.append(text)
            continue
        lead = text[: len(text) - len(text.lstrip())]
        tail = text[len(text.rstrip()) :]
        gap = " " if made and not lead and made[-1][-1:] in "]}" and made[-1] else lead
        made.append(gap + mark(part.op, bare) + tail)
    return "".join(made)


def in_brackets(op: Op, text: str) -> str:
    """What went stands in [-…-], what came in {+…+}, as without colour."""
    return f"[-{text}-]" if op == "removed" else f"{{+{text}+}}"


def near(segments: Sequence[Segment], around: int = AROUND) -> list[Segment]:
    """Words that stayed only near those that did not."""
    made = []
    for place, part in enumerate(segments):
        if part.op != "same":
            made.append(part)
            continue
        words = list(re.finditer(r"\S+", part.new))
        ends = around * ((place > 0) + (place < len(segments) - 1))
        if len(words) <= ends + 3:
            made.append(part)
            continue
        head = part.new[: words[around - 1].end()] if place > 0 else ""
        tail = part.new[words[-around].start() :] if place < len(segments) - 1 else ""
        made.append(Segment("same", new=f"{head} … {tail}" if head else f"… {tail}"))
    return made
