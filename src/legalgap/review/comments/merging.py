"""Brings what was heard into the matrix: nothing twice, nothing lost, nobody's work undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from legalgap.corpus.editing import Edited
from legalgap.model.comment import Comment, CommentKind, Comments
from legalgap.office.manifest import digest
from legalgap.review.comments.hearing import Heard
from legalgap.review.comments.locating import Locator
from legalgap.review.comments.people import Signature, codes, may_be_same, same_time, signature

LIST = "comments"


@dataclass
class Merged:
    """What an import changed."""

    new: list[str] = field(default_factory=list)
    """Ids of comments that are new."""
    known: list[str] = field(default_factory=list)
    """Ids of comments that were there already."""
    untimed: list[str] = field(default_factory=list)
    """Of these, the ids of those that were known by their words and place alone."""
    guessed: list[str] = field(default_factory=list)
    """Ids of comments of which only the range tells that they are replies."""


def merge(
    file: Edited, heard: Sequence[Heard], edition: str, locator: Locator, given: Sequence[str] = ()
) -> Merged:
    """Add what is new to the matrix; of what is there, note only that it was resolved.

    Status, decision, reply, record and match belong to the team: they are never changed.
    """
    known = read(file).comments
    signed: dict[Signature, list[Comment]] = {}
    for comment in known:
        signed.setdefault(signature(comment, comment.edition), []).append(comment)
    candidates = {
        item.key: [
            comment
            for comment in signed.get(signature(item, edition), ())
            if may_be_same(item, comment)
        ]
        for item in heard
    }
    people = codes(heard, candidates, known, given)
    taken: dict[str, str] = {}
    merged = Merged()
    for item in heard:
        found = _known(item, candidates[item.key], people[item.author], taken)
        if found is not None:
            taken[item.key] = found.id
            merged.known.append(found.id)
            if not same_time(item.stamp, found.stamp) and item.kind is not CommentKind.EDIT:
                merged.untimed.append(found.id)
    for item, found in _again(heard, known, people, edition, taken):
        taken[item.key] = found.id
        merged.known.append(found.id)
    number = max((int(comment.id.removeprefix("C-")) for comment in known), default=0)
    for item in heard:
        if item.key not in taken:
            number += 1
            taken[item.key] = f"C-{number:03d}"
            merged.new.append(taken[item.key])
    fresh = set(merged.new)
    places = {comment.id: place for place, comment in enumerate(known)}
    for item in heard:
        name = taken[item.key]
        if item.guessed and name in fresh:
            merged.guessed.append(name)
        if name in fresh:
            made = _entry(item, name, people[item.author], edition, locator)
            if item.answers in taken:
                made["answers"] = taken[item.answers]
            file.append((LIST,), _ordered(made))
        else:
            _refresh(file, places[name], known[places[name]], item, locator)
    return merged


def read(file: Edited) -> Comments:
    """The matrix; raises DataProblems where a field of it is wrong."""
    from pydantic import ValidationError

    from legalgap.corpus.problems import DataProblems
    from legalgap.corpus.schema_errors import schema_problems

    document = file.document
    try:
        lang = {"lang": document.lang}
        return Comments.model_validate(file.tree or {}, context=lang)
    except ValidationError as error:
        raise DataProblems(schema_problems(error, document, Comments)) from None


def _known(
    item: Heard, candidates: Sequence[Comment], code: str, taken: dict[str, str]
) -> Comment | None:
    """The entry of the matrix that a comment already has: by code and time, by either."""
    free = [comment for comment in candidates if comment.id not in taken.values()]
    ranked = sorted(
        (
            (comment.reviewer != code, not same_time(item.stamp, comment.stamp),
             comment.record != item.found.record, place, comment)
            for place, comment in enumerate(free)
        ),
        key=lambda entry: entry[:4],
    )  # fmt: skip
    for other_code, other_time, _, _, comment in ranked:
        if not (other_code and other_time):
            return comment
    return None


def _again(
    heard: Sequence[Heard],
    known: Sequence[Comment],
    people: Mapping[str, str],
    edition: str,
    taken: Mapping[str, str],
) -> Iterator[tuple[Heard, Comment]]:
    """What is known under other words of the report, as somebody worked on in the file.

    A comment whose words were edited after it was imported has its own text, person and time
    still; a tracked change that was taken over reads as one made without track changes.
    """
    used = set(taken.values())
    left: dict[Signature, list[Comment]] = {}
    for comment in known:
        if comment.id not in used and comment.edition == edition:
            left.setdefault(_loosely(comment), []).append(comment)
    for item in heard:
        if item.key in taken:
            continue
        said = item.kind is CommentKind.COMMENT
        for comment in left.get(_loosely(item), ()):
            same = same_time(item.stamp, comment.stamp) and comment.reviewer == people[item.author]
            if comment.id not in used and (same if said else item.kind is CommentKind.EDIT):
                used.add(comment.id)
                yield item, comment
                break


def _loosely(item: Heard | Comment) -> Signature:
    if item.kind is CommentKind.COMMENT:
        return ("comment", digest(item.comment))
    return ("change", digest(item.quote), digest(item.proposes))


def _entry(item: Heard, name: str, code: str, edition: str, locator: Locator) -> dict[str, Any]:
    found = item.found
    kind, _, record = found.record.partition(":")
    spot = locator.find(found.record, found.part, found.about) if found.record else None
    provisions = list(found.about)
    if not provisions and kind == "finding" and found.part not in ("question", "all"):
        provisions = locator.provisions(record)
    return {
        "id": name,
        "reviewer": code,
        "when": item.stamp.partition(" ")[0],
        "time": item.stamp.partition(" ")[2],
        "kind": item.kind.value,
        "beside": item.beside,
        "comment": item.comment,
        "quote": item.quote,
        "proposes": item.proposes,
        "record": found.record,
        "part": found.part,
        "provisions": provisions,
        "also": list(found.also),
        "place": found.place,
        "file": spot.file if spot else "",
        "line": str(spot.line) if spot else "",
        "match": found.match.value,
        "edition": edition,
        "resolved": "true" if item.resolved else "",
        "status": "new",
    }


def _ordered(made: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something, in the order of the model."""
    return {name: made[name] for name in Comment.model_fields if made.get(name)}


def _refresh(file: Edited, place: int, known: Comment, item: Heard, locator: Locator) -> None:
    here = (LIST, place)
    if item.resolved and not known.resolved:
        file.set_value((*here, "resolved"), "true")
    spot = locator.find(known.record, known.part, known.provisions) if known.record else None
    if spot is not None and known.file and (spot.file, spot.line) != (known.file, known.line):
        file.set_value((*here, "file"), spot.file)
        file.set_value((*here, "line"), str(spot.line))
