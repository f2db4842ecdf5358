"""The paragraphs of a Word file with their tracked changes, bookmarks and commented words.

A bookmark belongs to each paragraph in which it begins or whose words
it holds; one that ends before the first word of the next paragraph, as Word writes it, does not
reach into that one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?")
FIRST_YEAR = 1990


@dataclass(frozen=True)
class Revision:
    """Who changed something, when, and how: `ins`, `del`, `moveFrom` or `moveTo`."""

    kind: str
    author: str
    when: datetime | None
    move: str = ""
    """The name that the two halves of a move share."""


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph that have one history."""

    text: str
    inserted: Revision | None = None
    deleted: Revision | None = None


@dataclass(eq=False)
class Paragraph:
    """A paragraph, and where it stands."""

    part: str
    """`document`, `footnotes`, `endnotes`, `header` or `footer`."""
    number: int
    row: int | None = None
    table: int | None = None
    heading: str = ""
    """The heading before it."""
    style: str = ""
    before_mark: str = ""
    """The last known bookmark in an earlier paragraph."""
    after_mark: str = ""
    """The first known bookmark in a later one."""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The known bookmarks that begin in it or hold words of it."""
    row_revision: Revision | None = None

    @property
    def now(self) -> str:
        """Its words with all changes taken over."""
        return "".join(piece.text for piece in self.pieces if piece.deleted is None)

    @property
    def original(self) -> str:
        """Its words as they were before any tracked change."""
        return "".join(piece.text for piece in self.pieces if piece.inserted is None)

    @property
    def everything(self) -> str:
        """All its words, those that were deleted too."""
        return "".join(piece.text for piece in self.pieces)

    def authors(self) -> list[str]:
        """Who changed words of it or its row, in the order of the text."""
        found = dict.fromkeys(revision.author for revision in self._revisions())
        if self.row_revision is not None:
            found.setdefault(self.row_revision.author)
        return list(found)

    def before(self, author: str) -> str:
        """Its words before what one author changed; changes of others count as not made."""
        return "".join(piece.text for piece in self.pieces if _was_there(piece, author))

    def after(self, author: str) -> str:
        """Its words after what one author changed; changes of others count as not made."""
        return "".join(piece.text for piece in self.pieces if _is_there(piece, author))

    def since(self, author: str) -> datetime | None:
        """When an author first changed it."""
        days = [item.when for item in self._revisions() if item.author == author and item.when]
        return min(days, default=None)

    def moved(self, author: str) -> Iterator[tuple[str, str, str, Revision]]:
        """What an author moved away from here, or to here: name, side, words, revision."""
        for piece in self.pieces:
            gone, came = piece.deleted, piece.inserted
            if gone is not None and gone.move and gone.author == author:
                yield gone.move, "from", piece.text, gone
            if came is not None and came.move and came.author == author:
                yield came.move, "to", piece.text if gone is None else "", came

    def _revisions(self) -> Iterator[Revision]:
        for piece in self.pieces:
            if piece.inserted is not None:
                yield piece.inserted
            if piece.deleted is not None:
                yield piece.deleted


def _was_there(piece: Piece, author: str) -> bool:
    gone, came = piece.deleted, piece.inserted
    if came is None:
        return True
    return came.author != author and gone is not None and gone.author == author


def _is_there(piece: Piece, author: str) -> bool:
    gone, came = piece.deleted, piece.inserted
    if gone is not None and gone.author == author and not gone.move:
        return False
    return came is None or (came.author == author and not came.move)


@dataclass
class Span:
    """The words on which a comment stands."""

    start: tuple[int, int] = (0, 0)
    end: tuple[int, int] = (0, 0)
    standing: list[Paragraph] = field(default_factory=list)
    words: dict[Paragraph, list[tuple[str, bool]]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)

    @property
    def extent(self) -> tuple[object, ...]:
        """Where it begins and ends; equal for comments on the same words."""
        return (self.start, self.end)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs whose words it holds; else the one in which it stands."""
        return list(self.words) or self.standing[:1]

    def said(self) -> list[str]:
        """The words by paragraph; deleted ones only where nothing else is left."""
        left = ["".join(text for text, gone in found if not gone) for found in self.words.values()]
        if any(text.strip() for text in left):
            return [text.strip() for text in left]
        return ["".join(text for text, _ in found).strip() for found in self.words.values()]


@dataclass
class Body:
    """Everything that was read of a file."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    ranges: dict[str, Span] = field(default_factory=dict)
    """By the number of the comment."""
    formats: int = 0
    row_marks: dict[int, list[str]] = field(default_factory=dict)
    table_marks: dict[int, list[str]] = field(default_factory=dict)
    rows: dict[int, list[Paragraph]] = field(default_factory=dict)

    def gather(self) -> None:
        """Note the bookmarks of each row and table, and those around each paragraph."""
        last = ""
        for paragraph in self.paragraphs:
            paragraph.before_mark = last
            if paragraph.row is not None:
                self.rows.setdefault(paragraph.row, []).append(paragraph)
                self.row_marks.setdefault(paragraph.row, []).extend(paragraph.marks)
            if paragraph.table is not None:
                self.table_marks.setdefault(paragraph.table, []).extend(paragraph.marks)
            last = paragraph.marks[-1] if paragraph.marks else last
        after = ""
        for paragraph in reversed(self.paragraphs):
            paragraph.after_mark = after
            after = paragraph.marks[0] if paragraph.marks else after


def moment(text: str | None) -> datetime | None:
    """A date as Word writes it; None for what is none, such as `0-00-00T00:00:00Z`."""
    found = STAMP.match(text or "")
    if found is None or int(found.group(1)) < FIRST_YEAR:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
