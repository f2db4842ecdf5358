"""Everything that reviewers left in one file, each with the record that it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from legalgap.model.comment import CommentKind
from legalgap.office.manifest import Manifest, digest
from legalgap.office.margin import AUTHOR
from legalgap.office.reviewing import Change, Remark, Review
from legalgap.office.xml import clean
from legalgap.review.comments.edits import Edit, edits_of
from legalgap.review.comments.matching import Found, Matcher

NOBODY = ""
"""The author of what bears no name."""
LAST = 1 << 30


@dataclass(frozen=True)
class Heard:
    """One comment or change as it stands in a file.

    `author` tells the people of one file apart and is written nowhere.
    """

    key: str
    kind: CommentKind
    author: str
    when: datetime | None
    found: Found
    comment: str = ""
    quote: str = ""
    proposes: str = ""
    beside: str = ""
    answers: str = ""
    guessed: bool = False
    resolved: bool = False
    order: int = LAST

    @property
    def stamp(self) -> str:
        """When it was written, as the matrix has it."""
        return "" if self.when is None else self.when.strftime("%Y-%m-%d %H:%M:%S")


def heard(review: Review, manifest: Manifest) -> list[Heard]:
    """All of it, in the order of the document; what the tool itself said is left out."""
    matcher = Matcher(manifest, review.body)
    edits = edits_of(review.body, matcher) if manifest.others else []
    found = [*_remarks(review.remarks, manifest, matcher), *_changes(review.changes, matcher)]
    found += _edits(edits, _only(item.author for item in found))
    heads = {item.key: item for item in found}

    def place(item: Heard) -> tuple[int, datetime, bool, datetime]:
        head = heads.get(item.answers, item)
        last = datetime.max
        return item.order, head.when or last, head is not item, item.when or last

    return sorted(found, key=place)


def _remarks(remarks: Iterable[Remark], manifest: Manifest, matcher: Matcher) -> Iterator[Heard]:
    ours = {item.key: item for item in remarks if digest(item.text) in manifest.own}
    for item in remarks:
        said = _clean(item.text)
        if item.key in ours or not said:
            continue
        own = ours.get(item.answers)
        yield Heard(
            f"comment {item.key}",
            CommentKind.COMMENT,
            item.author,
            item.when,
            matcher.of(item.spots, item.within),
            comment=said,
            quote=_clean(item.quote),
            beside=_clean(own.text) if own is not None else "",
            answers="" if own is not None or not item.answers else f"comment {item.answers}",
            guessed=item.guessed,
            resolved=item.resolved,
            order=item.spots[0].number if item.spots else LAST,
        )


def _changes(changes: Iterable[Change], matcher: Matcher) -> Iterator[Heard]:
    for number, item in enumerate(changes):
        yield Heard(
            f"change {number}",
            CommentKind(item.kind),
            item.author,
            item.when,
            _of_change(item, matcher),
            quote=_clean(item.old),
            proposes=_clean(item.new),
            order=item.spots[0].number,
        )


def _of_change(item: Change, matcher: Matcher) -> Found:
    """The record that a change touches; a move touches that of its new place too."""
    found = matcher.of(item.spots, said="" if item.old else item.new)
    near = [matcher.near(spot).record for spot in item.to]
    also = tuple(dict.fromkeys(name for name in near if name and name != found.record))
    return replace(found, also=also) if also else found


def _edits(edits: Iterable[Edit], author: str) -> Iterator[Heard]:
    for number, item in enumerate(edits):
        yield Heard(
            f"edit {number}",
            CommentKind.EDIT,
            author,
            None,
            item.found,
            quote=_clean(item.old),
            proposes=_clean(item.new),
            order=item.spots[0].number if item.spots else LAST,
        )


def _only(authors: Iterable[str]) -> str:
    """The one person who reviewed a file; nobody where there are several, or none is named."""
    people = {author for author in authors if author != AUTHOR}
    return people.pop() if len(people) == 1 else NOBODY


def _clean(text: str) -> str:
    """Text that YAML and spreadsheets can hold; its paragraphs stay apart."""
    lines = (clean(line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
