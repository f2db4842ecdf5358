"""Changes that a reviewer made without track changes, found by comparison with what was printed.

Nobody can tell who made them; where one person alone reviewed the file, they are taken for hers.
"""

from dataclasses import dataclass

from legalgap.model.comment import Match
from legalgap.office.manifest import Place, digest, normalised
from legalgap.office.paragraphs import Body, Paragraph
from legalgap.review.comments.matching import ALIKE, Found, Matcher

SHORTEST_LOST = 24
"""Letters of a printed paragraph whose loss is told."""


@dataclass(frozen=True)
class Edit:
    """What stands in the file instead of what was printed."""

    old: str
    new: str
    spots: tuple[Paragraph, ...]
    found: Found


def edits_of(body: Body, matcher: Matcher) -> list[Edit]:
    """Every paragraph that reads otherwise than printed, in the order of the document."""
    missing = {place.mark: place for place in matcher.missing() if place.text}
    here = [item for item in body.paragraphs if item.part == "document"]
    there = {normalised(item.original) for item in here}
    moved = [mark for mark, place in missing.items() if normalised(place.text) in there]
    for mark in moved:  # the words are there, the bookmark alone is gone
        del missing[mark]
    made: list[Edit] = []
    strange: dict[int, list[Paragraph]] = {}
    for paragraph in here:
        printed = matcher.printed(paragraph)
        if printed is None:
            if _is_strange(paragraph, matcher):
                strange.setdefault(paragraph.row or -paragraph.number - 1, []).append(paragraph)
        elif _differs(paragraph, printed, matcher):
            found = matcher.one(paragraph)
            old = printed.text if found.record == printed.of else ""
            made.append(Edit(old, paragraph.original.strip(), (paragraph,), found))
    for group in strange.values():
        row = group[0].row
        around = body.rows[row] if row is not None else group  # cells say what it is about
        whole = [item for item in around if _is_unprinted(item, matcher)]
        made.append(_new(whole, matcher, missing))
    made.sort(key=lambda item: item.spots[0].number)
    return made + _lost(missing, matcher)


def _differs(paragraph: Paragraph, printed: Place, matcher: Matcher) -> bool:
    """Whether the words are others than printed; half of a paragraph that was split is not."""
    said, was = normalised(paragraph.original), normalised(printed.text)
    if said == was or matcher.knows(paragraph.original):
        return False
    return bool(said) or not paragraph.everything.strip()


def _is_strange(paragraph: Paragraph, matcher: Matcher) -> bool:
    """Whether nothing like it was printed, and it is no tracked insertion."""
    said = paragraph.original
    if not normalised(said) or matcher.knows(said):
        return False
    return digest(said) not in matcher.manifest.others


def _is_unprinted(paragraph: Paragraph, matcher: Matcher) -> bool:
    return bool(normalised(paragraph.original)) and matcher.printed(paragraph) is None


def _new(group: list[Paragraph], matcher: Matcher, missing: dict[str, Place]) -> Edit:
    """A new paragraph or row; where it is like one that is gone, it stands in its place."""
    said = " | ".join(item.original.strip() for item in group)
    found = matcher.of(group, said=said)
    like = matcher.likest(said, missing.values())
    if like is None and len(group) == 1:
        gone = [place for place in matcher.between(group[0]) if place.mark in missing]
        like = (gone[0], ALIKE) if len(gone) == 1 else None
    if like is None:
        return Edit("", said, tuple(group), found)
    place = missing.pop(like[0].mark)
    if found.match is not Match.ASK and found.record != place.of:
        return Edit(place.text, said, tuple(group), found)
    match = found.match if found.record == place.of else Match.ASK
    told = Found(place.of, place.field, place.about, match, place=group[0].heading)
    return Edit(place.text, said, tuple(group), told)


def _lost(missing: dict[str, Place], matcher: Matcher) -> list[Edit]:
    """Printed paragraphs of which nothing is left, those of one record after another together."""
    groups: list[list[Place]] = []
    order = {place.mark: number for number, place in enumerate(matcher.manifest.places)}
    last = -2
    for mark, place in missing.items():
        if len(place.text) < SHORTEST_LOST:
            continue
        if groups and groups[-1][-1].of == place.of and order[mark] - last <= 2:
            groups[-1].append(place)
        else:
            groups.append([place])
        last = order[mark]
    return [
        Edit(
            " / ".join(place.text for place in group),
            "",
            (),
            Found(group[0].of, group[0].field, group[0].about, Match.GOOD),
        )
        for group in groups
    ]
