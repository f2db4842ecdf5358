"""Codes of reviewers: told apart within a file, known again from what they said before.

No name is kept anywhere. Who wrote what is known again by the words, their place and the time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from legalgap.errors import LegalGapError
from legalgap.model.comment import CODE, Comment
from legalgap.office.manifest import digest
from legalgap.review.comments.hearing import NOBODY, Heard

NUMBERED = re.compile(r"REV-(\d+)")
QUARTER, FARTHEST = timedelta(minutes=15), timedelta(hours=14)
"""Programs write the time of their own zone: the same moment may differ by quarters of an hour."""
SHOWN = 60

Signature = tuple[str, ...]


def signature(item: Heard | Comment, edition: str) -> Signature:
    """What makes two comments the same: the kind, the words, and the edition they are about."""
    words = (item.comment, item.quote, item.proposes, item.beside)
    return (str(item.kind.value), edition, *(digest(text) if text else "" for text in words))


def same_time(first: str, second: str) -> bool:
    """Whether two times are told and mean the same moment."""
    moments = _read(first), _read(second)
    if moments[0] is None or moments[1] is None:
        return False
    apart = abs(moments[0] - moments[1])
    return apart <= FARTHEST and apart % QUARTER == timedelta()


def may_be_same(heard: Heard, known: Comment) -> bool:
    """Whether nothing in the times speaks against it."""
    return not heard.stamp or not known.stamp or same_time(heard.stamp, known.stamp)


def codes(
    heard: Sequence[Heard],
    candidates: Mapping[str, Sequence[Comment]],
    known: Iterable[Comment],
    given: Sequence[str],
) -> dict[str, str]:
    """A code for each author of a file.

    Those given on the command line, in the order in which the authors first appear; else the
    code under which the author's words are in the matrix already; else the next free number.
    Raises LegalGapError where codes are given and are not as many as the authors.
    """
    authors = list(dict.fromkeys(item.author for item in heard))
    authors.sort(key=lambda author: author == NOBODY)
    if given:
        return _given(heard, authors, given)
    votes: dict[str, Counter[str]] = {author: Counter() for author in authors}
    for item in heard:
        for comment in candidates.get(item.key, ()):
            votes[item.author][comment.reviewer] += 3 if same_time(item.stamp, comment.stamp) else 1
    found: dict[str, str] = {}
    for author in sorted(authors, key=lambda name: -max(votes[name].values(), default=0)):
        for code, _ in votes[author].most_common():
            if code not in found.values():
                found[author] = code
                break
    used = {*found.values(), *(comment.reviewer for comment in known)}
    numbers = [int(match.group(1)) for code in used if (match := NUMBERED.fullmatch(code))]
    number = max(numbers, default=0)
    for author in authors:
        if author not in found:
            number += 1
            found[author] = f"REV-{number:02d}"
    return found


def _given(heard: Sequence[Heard], authors: list[str], given: Sequence[str]) -> dict[str, str]:
    for code in given:
        if not re.fullmatch(CODE, code):
            raise LegalGapError(
                f"--reviewer: `{code}` is not a code",
                "write capital letters, digits and hyphens, such as REV-01; never a name",
                exit_code=2,
            )
    if len(given) != len(authors) or len(set(given)) != len(given):
        firsts = [next(item for item in heard if item.author == author) for author in authors]
        shown = "; ".join(
            f"{number}. “{_short(item.comment or item.proposes or item.quote)}”"
            for number, item in enumerate(firsts, 1)
        )
        people = "1 person" if len(authors) == 1 else f"{len(authors)} people"
        raise LegalGapError(
            f"the file holds what {people} wrote, and {len(given)} codes are given",
            f"give --reviewer once for each, in this order of their first words: {shown}",
            exit_code=2,
        )
    return dict(zip(authors, given, strict=True))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _read(stamp: str) -> datetime | None:
    """The moment of a stamp; none where no time is told."""
    try:
        return datetime.fromisoformat(stamp) if ":" in stamp else None
    except ValueError:
        return None
