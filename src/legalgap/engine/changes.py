"""What moved between two assessments: one value for dates, countries, drafts and runs."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment, ElementFinding, State
from legalgap.model.judgement import Answer


@frozen
class Mark:
    """An answer with its value, as far as a comparison needs it."""

    answer: str
    low: Fraction
    high: Fraction
    verb: str | None = None
    elements: Mapping[str, tuple[str, tuple[str, ...]]] | None = None
    """By element: its state and the provisions that decide."""
    enforced: Fraction | None = None
    """The enforceability score; None where there is none."""
    tags: tuple[str, ...] = ()
    """What keeps it from being applied: `dormant`, `blocked` and so on."""
    against: tuple[str, ...] = ()
    """Provisions that order or permit the opposite."""
    basis: tuple[str, ...] = ()
    """What decides beside provisions: `treaty:SLUG`, `judgement:CODE` and the like."""

    @property
    def shown(self) -> tuple[object, ...]:
        """What makes two marks differ."""
        return (self.answer, self.low, self.high, self.enforced, self.tags)


@frozen
class Snapshot:
    """The answers and scores of one assessment; also made from one that was written earlier."""

    jurisdiction: str
    as_of: str
    methodology: str
    answers: Mapping[str, Mark]
    scores: Mapping[str, Fraction | None]
    """By area its law score; `AREA/enforceability`; `lens:LENS`."""
    drafts: tuple[str, ...] = ()


@frozen
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
        """1 for the better, -1 for the worse, 0 where neither can be said.

        Where the text says the same as before, how far it can be applied decides.
        """
        if self.before is None or self.after is None:
            return 0
        low, high = self.after.low - self.before.low, self.after.high - self.before.high
        if not low and not high:
            was, now = self.before.enforced, self.after.enforced
            return 0 if was is None or now is None else (now > was) - (now < was)
        if low >= 0 and high >= 0:
            return 1
        return -1 if low <= 0 and high <= 0 else 0


@frozen
class Worsened:
    """Something that the law had and would have no longer, or not in full."""

    element: str
    before: str
    after: str
    provisions: tuple[str, ...]
    """Those that decided before and those that decide after."""


@frozen
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
            finding.enforced.score if finding.enforced else None,
            finding.enforced.tags if finding.enforced else (),
            tuple(dict.fromkeys(item.id for item in finding.contradictions if item.public)),
            finding.basis,
        )
        for finding in assessment.findings
    }
    return Snapshot(
        assessment.country.jurisdiction.id,
        assessment.as_of.isoformat(),
        assessment.yardstick.methodology.id,
        answers,
        _scores(assessment),
        assessment.drafts,
    )


def _scores(assessment: Assessment) -> dict[str, Fraction | None]:
    found = {area.id: area.law.score for area in assessment.areas}
    beside = {f"{area.id}/enforceability": area.enforceability for area in assessment.areas}
    beside |= {f"lens:{lens}": score for lens, score in assessment.lenses.items()}
    return {
        **found,
        **{name: item.score for name, item in beside.items() if item.score is not None},
    }


def rounded(value: Fraction) -> Fraction:
    """To the four decimals that a written assessment keeps, half up."""
    # In whole numbers: thousands are written, and each step of fractions would be reduced.
    below = value.denominator
    return Fraction((value.numerator * 20_000 + below) // (2 * below), 10_000)


def compare(before: Snapshot, after: Snapshot) -> Changes:
    """Every answer and score that differs."""
    moved = []
    for name in sorted({*before.answers, *after.answers}):
        old, new = before.answers.get(name), after.answers.get(name)
        if old is not None and new is not None and old.shown == new.shown:
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
    for key in ("against", "basis"):
        before_them, after_them = (getattr(mark, key) if mark else () for mark in (old, new))
        differing = set(before_them) ^ set(after_them)
        provisions += [item for item in (*after_them, *before_them) if item in differing]
    return Moved(name, old, new, tuple(elements), tuple(dict.fromkeys(provisions)))


LEAST = 0
RANK = {State.FOUND: 2, State.LIMITED: 1, State.LACKING: LEAST, State.UNKNOWN: None}


def worsened(before: Assessment, after: Assessment) -> tuple[Worsened, ...]:
    """Every element that is farther from what the rule wants than it was.

    What was known and is no longer known counts too: a draft that replaces an article and says
    nothing of what it provided has taken it away, until somebody reads it otherwise.
    """
    elements = worse_elements(
        (item for finding in before.findings for item in finding.elements),
        (item for finding in after.findings for item in finding.elements),
    )
    return (*elements, *_contradicted(before, after))


def _contradicted(before: Assessment, after: Assessment) -> Iterator[Worsened]:
    """Each provision that orders or permits the opposite and did not before."""
    known = {(found.id, item.id) for found in before.findings for item in found.contradictions}
    for finding in after.findings:
        for item in finding.contradictions:
            if (finding.id, item.id) not in known:
                named = (item.id,) if item.public else ()
                yield Worsened(finding.id, "", Answer.CONTRADICTION.value, named)


def worse_elements(
    before: Iterable[ElementFinding], after: Iterable[ElementFinding]
) -> tuple[Worsened, ...]:
    """The same for elements that no assessment holds."""
    was = {item.id: item for item in before}
    found = []
    for now in after:
        old = was.get(now.id)
        if old is not None and _is_worse(old, now):
            named = [*old.statements, *now.statements]
            provisions = tuple(dict.fromkeys(item.id for item in named if item.public))
            found.append(Worsened(now.id, old.state.value, now.state.value, provisions))
    return tuple(found)


def _is_worse(old: ElementFinding, new: ElementFinding) -> bool:
    was, now = RANK[old.state], RANK[new.state]
    if was is None or old.state is new.state:
        return False
    if now is None:
        return was == LEAST if new.bad else was > LEAST
    return now > was if new.bad else now < was
