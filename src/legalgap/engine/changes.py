"""What moved between two assessments: one value for dates, countries, drafts and runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from legalgap.model.assessment import Assessment


@dataclass(frozen=True)
class Mark:
    """An answer with its value, as far as a comparison needs it."""

    answer: str
    low: Fraction
    high: Fraction
    verb: str | None = None
    elements: Mapping[str, tuple[str, tuple[str, ...]]] | None = None
    """By element: its state and the provisions that decide."""


@dataclass(frozen=True)
class Snapshot:
    """The answers and scores of one assessment; also made from one that was written earlier."""

    jurisdiction: str
    as_of: str
    methodology: str
    answers: Mapping[str, Mark]
    scores: Mapping[str, Fraction | None]


@dataclass(frozen=True)
class Moved:
    """One indicator whose answer or value changed."""

    indicator: str
    before: Mark | None
    after: Mark | None
    elements: tuple[tuple[str, str, str], ...] = ()
    """Each element that changed: its id, its state before and after."""
    provisions: tuple[str, ...] = ()
    """Provisions that decide now and did not before, or the other way round."""

    @property
    def direction(self) -> int:
        """1 for the better, -1 for the worse, 0 where neither can be said."""
        if self.before is None or self.after is None:
            return 0
        low, high = self.after.low - self.before.low, self.after.high - self.before.high
        if low >= 0 and high >= 0 and (low or high):
            return 1
        return -1 if low <= 0 and high <= 0 and (low or high) else 0


@dataclass(frozen=True)
class Changes:
    """All that moved between two snapshots."""

    before: Snapshot
    after: Snapshot
    answers: tuple[Moved, ...]
    scores: tuple[tuple[str, Fraction | None, Fraction | None], ...]

    @property
    def any(self) -> bool:
        """Whether anything moved at all."""
        return bool(self.answers or self.scores)


def snapshot(assessment: Assessment) -> Snapshot:
    """What a comparison needs of an assessment."""
    answers = {
        finding.id: Mark(
            finding.answer.value,
            rounded(finding.interval.low),
            rounded(finding.interval.high),
            finding.verb.value if finding.verb else None,
            {
                element.id: (
                    element.state.value,
                    tuple(dict.fromkeys(item.id for item in element.statements if item.public)),
                )
                for element in finding.elements
            },
        )
        for finding in assessment.findings
    }
    return Snapshot(
        assessment.country.jurisdiction.id,
        assessment.as_of.isoformat(),
        assessment.yardstick.methodology.id,
        answers,
        {area.id: area.law.score for area in assessment.areas},
    )


def rounded(value: Fraction) -> Fraction:
    """To the four decimals that a written assessment keeps, half up."""
    return Fraction((value * 20_000 + 1) // 2, 10_000)


def compare(before: Snapshot, after: Snapshot) -> Changes:
    """Every answer and score that differs."""
    moved = []
    for name in sorted({*before.answers, *after.answers}):
        old, new = before.answers.get(name), after.answers.get(name)
        if old is not None and new is not None:
            same = (old.answer, old.low, old.high) == (new.answer, new.low, new.high)
            if same:
                continue
        moved.append(_moved(name, old, new))
    scores = tuple(
        (area, before.scores.get(area), after.scores.get(area))
        for area in dict.fromkeys([*before.scores, *after.scores])
        if before.scores.get(area) != after.scores.get(area)
    )
    return Changes(before, after, tuple(moved), scores)


def _moved(name: str, old: Mark | None, new: Mark | None) -> Moved:
    was = dict(old.elements or {}) if old else {}
    now = dict(new.elements or {}) if new else {}
    elements = []
    provisions: list[str] = []
    for element in dict.fromkeys([*was, *now]):
        before, after = was.get(element, ("", ())), now.get(element, ("", ()))
        if before[0] != after[0]:
            elements.append((element, before[0], after[0]))
            provisions += [*after[1], *before[1]]
    return Moved(name, old, new, tuple(elements), tuple(dict.fromkeys(provisions)))
