"""What the parts of the page share: the assessment, the voice, the outline, and small facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from legalgap.corpus.citations.known import pins_of
from legalgap.model.act import Act
from legalgap.model.assessment import Assessment
from legalgap.model.country import Country, Yardstick
from legalgap.model.methodology import Methodology
from legalgap.model.source import Source, Visibility
from legalgap.office.xml import unled
from legalgap.prose.voice import Voice
from legalgap.report.outline import Outline

Facts = dict[str, Any]
"""Plain data for the template."""
BANDS = 5
"""How many shades of bands the style has, from the best to the last."""


@dataclass
class Page:
    """The page while it is written."""

    assessment: Assessment
    voice: Voice
    plan: Outline
    before: Assessment | None = None
    stands: dict[str, str] = field(default_factory=dict)
    """Where each provision and standard is printed first: the id of its place."""
    _ids: set[str] = field(default_factory=set)

    @property
    def yardstick(self) -> Yardstick:
        """What the law is held against."""
        return self.assessment.yardstick

    @property
    def country(self) -> Country:
        """The State assessed."""
        return self.assessment.country

    @property
    def method(self) -> Methodology:
        """The methodology."""
        return self.yardstick.methodology

    def id(self, name: str) -> str:
        """The name as the id of a place, the first time; later nothing: an id stands once."""
        if name in self._ids:
            return ""
        self._ids.add(name)
        return name

    def stand(self, name: str, place: str) -> str:
        """The place of a provision or standard, where it is printed first; later nothing."""
        return self.id(place) if self.stands.setdefault(name, place) == place else ""

    def standard_place(self, name: str) -> str:
        """The id of the place of a standard, the first time that it is printed."""
        slug, _, pin = name.partition(":")
        parts = [f"{slug}:{part}" for part in pins_of(pin)]
        place = f"s_std_{name}"
        first = [part for part in parts if self.stand(part, place)]
        return place if first else ""

    def shade(self, band: str | None, lines: Iterable[str]) -> str:
        """The shade of a band by its place among all, best first; `none` without a band."""
        bands = list(lines)
        if band not in bands:
            return "none"
        return str(round(bands.index(band) * (BANDS - 1) / max(len(bands) - 1, 1)))

    def source(self, source: Source | None) -> Facts | None:
        """A public source: its title, its address on the web, and when it was opened."""
        if source is None or source.visibility is not Visibility.PUBLIC:
            return None
        voice, url = self.voice, source.url or ""
        return {
            "title": unled(voice.words(source.title)),
            "url": url if url.startswith(("https://", "http://")) else "",
            "opened": voice("opened {date}", date=voice.date(source.checked))
            if source.checked
            else "",
        }

    def act_source(self, act: Act) -> Facts | None:
        """The source of an act as a whole."""
        return self.source(act.sources.get(act.source or ""))
