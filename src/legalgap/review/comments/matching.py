"""Which record of a report a commented or changed paragraph belongs to.

By paragraph, then row, then table, then what stands before it; where the bookmark is gone, by the
printed id and by the likeness of words. How it was found is always told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legalgap.model.comment import Match
from legalgap.office.manifest import Manifest, Place, normalised
from legalgap.office.paragraphs import Body, Paragraph

ALIKE = 75
"""Likeness of words, of 100, from which a paragraph may be the one that was printed."""
SAME = 90
"""Likeness from which it is taken for the same."""
MARGIN = 5
"""By how much the likest must be liker than the next one of another record."""
TELLING = 12
"""Letters from which equal words alone can tell a record."""
ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
SECTIONS = ("part", "area", "report", "")
"""Kinds of what is no record, where a printed id tells more."""
LEADING = 3
"""In how many paragraphs of a row the printed id of its record is looked for."""


@dataclass(frozen=True)
class Found:
    """A record, and how certain it is that it is the right one."""

    record: str = ""
    part: str = ""
    about: tuple[str, ...] = ()
    match: Match = Match.ASK
    also: tuple[str, ...] = ()
    place: str = ""
    """The heading of the report."""


class Matcher:
    """Finds the records of paragraphs of one file."""

    def __init__(self, manifest: Manifest, body: Body) -> None:
        self.manifest, self.body = manifest, body
        self._order = {place.mark: number for number, place in enumerate(manifest.places)}
        self._alive = {mark for paragraph in body.paragraphs for mark in paragraph.marks}
        self._by_text: dict[str, list[Place]] = {}
        for place in manifest.places:
            if place.text:
                self._by_text.setdefault(normalised(place.text), []).append(place)
        self._by_id = {
            place.of.partition(":")[2]: place.of
            for place in manifest.places
            if ID.fullmatch(place.of.partition(":")[2])
        }

    def of(self, spots: Iterable[Paragraph], within: Iterable[str] = (), said: str = "") -> Found:
        """The record of the first of some paragraphs; those of the others stand beside it.

        `said` are words that somebody put there: in a row of the form for comments, they name it.
        """
        told = [self.one(spot, frozenset(within)) for spot in spots]
        if not told:
            return Found()
        others = [name for item in told for name in (item.record, *item.also)]
        first = told[0]
        named = self.named(said) if first.record.partition(":")[0] in SECTIONS else ""
        if named:
            first = replace(first, record=named, part="", about=(), match=Match.GOOD)
        also = tuple(dict.fromkeys(name for name in others if name and name != first.record))
        return replace(first, also=also)

    def one(self, spot: Paragraph, within: frozenset[str] = frozenset()) -> Found:
        """The record of one paragraph; `within` are the bookmarks in the commented words."""
        for way in (self._paragraph, self._words, self._row, self._table, self._likeness):
            found = way(spot, within)
            if found is not None:
                return replace(found, place=spot.heading)
        return replace(self._nearby(spot), place=spot.heading)

    def near(self, spot: Paragraph) -> Found:
        """The record among which a new paragraph was put, whatever its words are."""
        return self._row(spot, frozenset()) or self._nearby(spot)

    def missing(self) -> list[Place]:
        """Paragraphs as printed whose bookmark is gone."""
        return [
            place for place in self.manifest.places if place.text and place.mark not in self._alive
        ]

    def printed(self, spot: Paragraph) -> Place | None:
        """What was printed where a paragraph stands, by its bookmark."""
        places = [place for place in self._places(spot.marks) if place.text]
        return _nearest(places, spot) if places else None

    def knows(self, text: str) -> bool:
        """Whether a paragraph of these words was printed."""
        return normalised(text) in self._by_text

    def likest(self, text: str, places: Iterable[Place]) -> tuple[Place, float] | None:
        """The printed paragraph that is likest, where none of another record is nearly so."""
        from rapidfuzz import fuzz

        said = normalised(text)
        ranked: dict[str, tuple[float, Place]] = {}
        for place in places:
            likeness = fuzz.ratio(said, normalised(place.text), score_cutoff=ALIKE - MARGIN)
            if likeness > ranked.get(place.of, (0.0, place))[0]:
                ranked[place.of] = (likeness, place)
        best = sorted(ranked.values(), key=lambda item: -item[0])
        if not best or best[0][0] < ALIKE:
            return None
        if len(best) > 1 and best[0][0] - best[1][0] < MARGIN:
            return None
        return best[0][1], best[0][0]

    def _places(self, marks: Iterable[str]) -> list[Place]:
        known = self.manifest.by_mark
        return [known[mark] for mark in marks if mark in known]

    def _paragraph(self, spot: Paragraph, within: frozenset[str]) -> Found | None:
        """By the bookmarks of the paragraph itself."""
        here = self._places(spot.marks)
        ids = [place for place in here if not place.text]
        commented = {place.of for place in ids if place.mark in within}
        whole = [place for place in here if place.text]
        if not whole:
            records = {place.of for place in ids}
            return _found(ids[0], Match.SURE) if len(records) == 1 else None
        place = _nearest(whole, spot)
        if len(commented) == 1:  # the id of one record among several
            named = next(item for item in ids if item.of in commented)
            return _found(named if named.of != place.of else place, Match.SURE)
        records = {item.of for item in whole}
        if len(records) > 1:  # two paragraphs were joined
            also = tuple(sorted(records - {place.of}))
            return replace(_found(place, Match.GOOD), also=also)
        elsewhere = self._elsewhere(spot, place)
        return elsewhere or _found(place, Match.SURE)

    def _elsewhere(self, spot: Paragraph, place: Place) -> Found | None:
        """Where the words of another record stand in the bookmark: it was moved, they were not."""
        said = normalised(spot.original)
        others = self._by_text.get(said, ())
        if not others or len(said) < TELLING or said == normalised(place.text):
            return None
        if len({other.of for other in others}) > 1 or place.of == others[0].of:
            return None
        return None if self.likest(said, [place]) else _found(others[0], Match.GOOD)

    def _words(self, spot: Paragraph, _within: frozenset[str]) -> Found | None:
        """By words that were printed in one record only."""
        said = normalised(spot.original)
        places = self._by_text.get(said, []) if len(said) >= TELLING else []
        if len({place.of for place in places}) != 1:
            return None
        return _found(places[0], Match.SURE if len(places) == 1 else Match.GOOD)

    def _row(self, spot: Paragraph, _within: frozenset[str]) -> Found | None:
        """By the row: its bookmarks, the first of which is that of its record; its printed id."""
        if spot.row is None:
            return None
        places = self._places(self.body.row_marks.get(spot.row, ()))
        if places:
            lead = places[0]
            also = tuple(dict.fromkeys(place.of for place in places if place.of != lead.of))
            return replace(_found(lead._replace(about=()), Match.GOOD), also=also)
        return self._printed_id(self.body.rows.get(spot.row, [spot])[:LEADING])

    def _printed_id(self, paragraphs: Iterable[Paragraph]) -> Found | None:
        texts = (text for paragraph in paragraphs for text in (paragraph.now, paragraph.original))
        named = self.named(" ".join(texts))
        return Found(named, match=Match.GOOD) if named else None

    def named(self, text: str) -> str:
        """The one record whose id stands in a text; nothing where there are several, or none."""
        found = {name for name in ID.findall(text) if name in self._by_id}
        return self._by_id[found.pop()] if len(found) == 1 else ""

    def _table(self, spot: Paragraph, _within: frozenset[str]) -> Found | None:
        """By the table, where it is about one record; else by the id in the paragraph."""
        if spot.table is None:
            return self._printed_id([spot])
        records = {place.of for place in self._places(self.body.table_marks.get(spot.table, ()))}
        return Found(records.pop(), match=Match.GOOD) if len(records) == 1 else None

    def _likeness(self, spot: Paragraph, _within: frozenset[str]) -> Found | None:
        """By words that are nearly those of a paragraph whose bookmark is gone."""
        for said in dict.fromkeys((spot.original, spot.now)):
            found = self.likest(said, self.missing()) if len(said) >= TELLING else None
            if found is not None:
                place, likeness = found
                return _found(place, Match.GOOD if likeness >= SAME else Match.ASK)
        return None

    def _nearby(self, spot: Paragraph) -> Found:
        """By what is gone between the bookmarks around it; else by the one before it."""
        gone = list(self.between(spot))
        if gone and len({place.of for place in gone}) == 1:
            return _found(gone[0], Match.ASK)
        before = self._places([spot.before_mark])
        return _found(before[0]._replace(about=(), field=""), Match.ASK) if before else Found()

    def between(self, spot: Paragraph) -> Iterator[Place]:
        """What was printed between the bookmarks before and after a paragraph, and is gone."""
        first = self._order.get(spot.before_mark, -1)
        last = self._order.get(spot.after_mark, len(self._order))
        for place in self.manifest.places[first + 1 : last]:
            if place.text and place.mark not in self._alive:
                yield place


def _nearest(places: list[Place], spot: Paragraph) -> Place:
    """Of several printed paragraphs in one, that whose words it holds; else the first."""
    said = normalised(spot.original)
    same = [place for place in places if normalised(place.text) == said]
    return (same or places)[0]


def _found(place: Place, match: Match) -> Found:
    return Found(place.of, place.field, place.about, match)
