"""What the slides choose beyond the outline: practices near and far, a neighbour, open questions.

Everything here is choice and order; no sentence and no markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from legalgap.engine.examples import Chooser
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.indicator import Weight
from legalgap.model.recommendation import Form, Practice
from legalgap.report.outline import Chapter

MOST_BYLAWS = 3


def chooser(assessment: Assessment) -> Chooser:
    """Ranks the practices for the State at the date."""
    return Chooser(
        assessment.country.jurisdiction,
        assessment.yardstick.practices,
        assessment.yardstick.methodology.examples,
        assessment.as_of,
    )


@dataclass(frozen=True)
class Examples:
    """The practices of one slide."""

    near: Practice | None
    far: Practice | None

    @property
    def every(self) -> tuple[Practice, ...]:
        """Those that there are."""
        return tuple(item for item in (self.near, self.far) if item is not None)


def examples(assessment: Assessment, chapter: Chapter) -> Examples:
    """One practice nearby and one from elsewhere: for the gaps, else for the questions of the area.

    A warning is never shown as an example.
    """
    ranks = chooser(assessment)
    known = ranks.practices
    asked = [name for finding in chapter.cards for name in finding.practices]
    ids = {finding.id for finding in chapter.every}
    others = [name for name, item in known.items() if ids.intersection(item.indicators)]
    listed = [
        known[name]
        for name in (*_ranked(ranks, asked), *_ranked(ranks, others))
        if name in known and not known[name].cautionary
    ]
    near = next((item for item in listed if ranks.near(item)), None)
    return Examples(near, next((item for item in listed if not ranks.near(item)), None))


def _ranked(ranks: Chooser, names: Iterable[str]) -> list[str]:
    return sorted((name for name in set(names) if name in ranks.practices), key=ranks.rank)


def neighbour(assessment: Assessment) -> tuple[Practice, ...]:
    """The dated by-laws of the State of the region that issued one last; else of any State."""
    ranks = chooser(assessment)
    dated = [
        item
        for item in ranks.practices.values()
        if item.form is Form.BY_LAW and item.since is not None and not item.cautionary
    ]
    region = assessment.country.jurisdiction.region
    found = [item for item in dated if item.region == region] or dated
    if not found:
        return ()
    newest = max(found, key=lambda item: (_day(item), [-rank for rank in ranks.rank(item.id)[:1]]))
    own = [item for item in found if item.country == newest.country]
    latest = sorted(own, key=lambda item: (-_day(item), ranks.rank(item.id)))[:MOST_BYLAWS]
    return tuple(sorted(latest, key=lambda item: (_day(item), item.id)))


def _day(item: Practice) -> int:
    return item.since.earliest.toordinal() if item.since is not None else 0


def core(assessment: Assessment, lens: str) -> list[Finding]:
    """The findings at the core of a lens that apply."""
    return [
        finding
        for finding in assessment.findings
        if finding.applicable and finding.indicator.lenses.get(lens) is Weight.CORE
    ]
