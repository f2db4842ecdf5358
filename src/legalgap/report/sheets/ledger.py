"""What the sheets of one workbook share: the voice, the outline, the road map, common cells."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from urllib.parse import urlsplit

from legalgap.engine.changes import rounded
from legalgap.engine.roadmap import RoadMap
from legalgap.engine.waiting import Waiting, waiting
from legalgap.model.assessment import Assessment, Finding, Score, Verb
from legalgap.model.dates import PartialDate
from legalgap.model.source import Source, Visibility
from legalgap.model.text import Text
from legalgap.office.spreadsheet import Cell, Value
from legalgap.prose import chapters, citations, scores, words
from legalgap.prose.voice import Voice
from legalgap.report.manuscript import ANSWER_FILLS, BAND_FILLS, UNKNOWN_FILL, on
from legalgap.report.outline import outline
from legalgap.report.planned import planned

NOTHING = "–"
"""Stands where there is nothing to say; no cell of the report is left empty."""

LONGEST_SITE = 22
"""Letters of an address that are shown in a cell."""


class Ledger:
    """An assessment while its workbook is written."""

    def __init__(
        self, assessment: Assessment, voice: Voice, before: Assessment | None = None
    ) -> None:
        self.assessment, self.voice, self.before = assessment, voice, before
        self.yardstick, self.country = assessment.yardstick, assessment.country
        self.method = assessment.yardstick.methodology
        self.rules = self.method.enforceability
        self.plan = outline(assessment)

    @property
    def roadmap(self) -> RoadMap:
        """The measures that gain the most, in their order."""
        return planned(self.assessment)

    @cached_property
    def decisions(self) -> list[tuple[str, Verb | None]]:
        """What the working group is asked to decide."""
        return self.plan.decisions

    @cached_property
    def bylaws(self) -> list[Waiting]:
        """The by-laws that may be named, the one that holds back most first."""
        return [item for item in waiting(self.assessment) if item.public]

    def area(self, name: str) -> str:
        """The title of an area."""
        return scores.area_title(self.voice, self.method, name)

    def areas(self, indicators: Iterable[str]) -> str:
        """The titles of the areas of several indicators, each once."""
        found = (self.yardstick.area_of(name) for name in indicators)
        return joined(dict.fromkeys(self.area(name) for name in found if name is not None))

    def standards(self, names: Iterable[str]) -> str:
        """Standards as cited, those of one instrument together."""
        pins: dict[str, list[str]] = {}
        for name in names:
            slug = name.partition(":")[0]
            say = citations.pin if slug in pins else citations.standard
            pins.setdefault(slug, []).append(say(self.voice, self.yardstick, name))
        return joined(", ".join(dict.fromkeys(found)) for found in pins.values())

    def lenses(self, names: Iterable[str]) -> str:
        """The names of lenses."""
        known = [name for name in names if name in self.method.lenses]
        return joined(scores.lens_title(self.voice, self.method, name) for name in known)

    def said(self, given: Text | Mapping[str, str] | None) -> str:
        """A statement of the data; a dash where there is none."""
        return self.voice.words(given) or NOTHING

    def verb(self, verb: Verb | None) -> Cell:
        """A verb; the strongest in bold."""
        return Cell(words.verb(self.voice, verb), bold=verb is Verb.MUST)

    def answer(self, finding: Finding) -> Cell:
        """An answer in words, on the ground of its kind."""
        fill = ANSWER_FILLS[finding.answer]
        said = words.answer(self.voice, finding.answer)
        return Cell(said, "" if fill == "FFFFFF" else fill, on(fill))

    def band(self, letter: str | None, said: str, bands: Mapping[str, Decimal]) -> Cell:
        """A band in words, on the ground of its place among the bands."""
        fill = UNKNOWN_FILL
        ordered = sorted(bands, key=lambda name: -bands[name])
        if letter in ordered:
            last = len(BAND_FILLS) - 1
            fill = BAND_FILLS[round(ordered.index(letter) * last / max(len(ordered) - 1, 1))]
        return Cell(chapters.capital(said), fill, on(fill), letter is not None)

    def law_band(self, score: Score) -> Cell:
        """The band of a law score."""
        return self.band(
            score.band, scores.band_words(self.voice, self.method, score), self.method.bands
        )

    def number(self, score: Fraction | None) -> Value:
        """A score as a number; the words for one that is withheld."""
        return self.voice("not yet scored") if score is None else score

    def day(self, given: PartialDate | None) -> Value:
        """A date that sorts; text where only the year or the month is known."""
        if given is None:
            return NOTHING
        return given.earliest if given.day is not None else str(given)

    def source(self, source: Source | None) -> str:
        """The title of a source that may be named."""
        if source is None:
            return NOTHING
        if source.visibility is not Visibility.PUBLIC:
            return self.voice("not public")
        return self.voice.words(source.title)

    def link(self, source: Source | None) -> Value | Cell:
        """The site of a source that may be named; a click leads to the page.

        The site alone: LibreOffice breaks no line of a link, and would cut a whole address.
        """
        if source is None or source.visibility is not Visibility.PUBLIC or not source.url:
            return NOTHING
        site = urlsplit(source.url).netloc.removeprefix("www.")
        short = site if len(site) <= LONGEST_SITE else f"{site[: LONGEST_SITE - 1]}…"
        return Cell(short, url=source.url)


def share(value: Fraction) -> Fraction:
    """A share as the JSON gives it."""
    return rounded(value)


def joined(parts: Iterable[str], between: str = "; ") -> str:
    """A list in a cell; a dash where it is empty."""
    return between.join(part for part in parts if part) or NOTHING


def ids(names: Iterable[str]) -> str:
    """Ids in a cell."""
    return joined(names, ", ")
