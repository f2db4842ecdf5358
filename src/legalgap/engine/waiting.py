"""What waits for each by-law: indicators that cannot work without it, answers that hang on it."""

from legalgap.engine import tracker
from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment
from legalgap.model.bylaw import ByLaw, ByLawStatus
from legalgap.model.judgement import Answer
from legalgap.model.source import Visibility


@frozen
class Waiting:
    """One by-law at the date of an assessment, with what hangs on it."""

    bylaw: ByLaw
    status: ByLawStatus
    """At the date."""
    counts: bool
    """False where it is known from memory only, or no law in force calls for it."""
    missing: bool
    """Certainly not in force."""
    overdue: bool
    public: bool
    """Whether it may be named in what everybody reads."""
    needing: tuple[str, ...]
    """Indicators that cannot work without it."""
    freed: tuple[str, ...]
    """Of those, what the law has and what waits for no other by-law: it would wake."""
    settles: tuple[str, ...]
    """Other indicators that it bears on and whose answer is not known."""

    @property
    def open(self) -> bool:
        """Whether something waits for it, or for word of it."""
        unsure = self.counts and (self.missing or self.status is ByLawStatus.UNKNOWN)
        return unsure and bool(self.needing or self.settles)


def waiting(assessment: Assessment) -> tuple[Waiting, ...]:
    """Every by-law of the tracker, the one that holds back most first."""
    country = assessment.country
    called = {item.id for item in tracker.called_for(country, assessment.as_of)}
    found = [_one(assessment, bylaw, bylaw.id in called) for bylaw in country.bylaws]
    return tuple(sorted(found, key=_gravity))


def _gravity(item: Waiting) -> tuple[bool, bool, int, bool, str]:
    """What is certainly missing first, then by how much hangs on it, then what is not known."""
    hanging = len(item.needing) + len(item.settles)
    known = item.status is not ByLawStatus.UNKNOWN
    return not item.open, not item.missing, -hanging if item.open else 0, known, item.bylaw.id


def _one(assessment: Assessment, bylaw: ByLaw, counts: bool) -> Waiting:
    day = assessment.as_of
    needed = [found for found in assessment.findings if counts and tracker.unlocks(bylaw, found)]
    needing = tuple(found.id for found in needed)
    return Waiting(
        bylaw=bylaw,
        status=tracker.status_at(bylaw, day),
        counts=counts,
        missing=counts and tracker.is_missing(bylaw, day),
        overdue=counts and tracker.is_overdue(bylaw, day),
        public=is_public(assessment, bylaw),
        needing=needing,
        freed=tuple(
            found.id
            for found in needed
            if found.enforced is not None and found.enforced.bylaws == (bylaw.id,)
        ),
        settles=tuple(
            found.id
            for found in assessment.findings
            if found.id in bylaw.indicators
            and found.id not in needing
            and found.answer is Answer.UNKNOWN
        ),
    )


def is_public(assessment: Assessment, bylaw: ByLaw) -> bool:
    """Whether what is known of a by-law rests on a public source, or names none."""
    sources = assessment.country.tracker.sources
    source = sources.get(bylaw.source or assessment.country.tracker.source or "")
    return source is None or source.visibility is Visibility.PUBLIC
