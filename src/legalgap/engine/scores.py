"""From findings to scores: areas, lenses, parts and the index (design, 3.4 and 3.7)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import lcm
from typing import NamedTuple

from legalgap.engine.exact import mean, total, weighed
from legalgap.model.assessment import (
    MISSED,
    ONE,
    ZERO,
    AreaResult,
    Finding,
    Interval,
    Score,
)
from legalgap.model.country import Yardstick
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer
from legalgap.model.methodology import Methodology

NO_SCORE = Score(None, None, None, ZERO)


class Weighed(NamedTuple):
    """A value with its weight."""

    interval: Interval
    weight: Fraction


def half_up(value: Fraction, digits: int) -> Fraction:
    """Round half up, as published indices do: 62.5 becomes 63."""
    scale = 10**digits
    count, unit = value.as_integer_ratio()
    return Fraction((2 * count * scale + unit) // (2 * unit), scale)


def band_of(score: Fraction, bands: Mapping[str, object]) -> str | None:
    """The band of a rounded score: the highest whose line it reaches."""
    lines = _lines(tuple(bands.items()))
    return next((name for line, name in lines if score >= line), None)


@cache
def _lines(bands: tuple[tuple[str, object], ...]) -> list[tuple[Fraction, str]]:
    """The lines of bands, the highest first; the same few bands are asked for score after score."""
    return sorted(((Fraction(str(line)), name) for name, line in bands), reverse=True)


def exact_share(values: list[Weighed], how: str) -> Fraction | None:
    """The share that is met of what is decided, exact, 0 to 1; None where nothing is decided.

    `share`: sum of low values over sum of decided shares. `mean`: the mean of each indicator's
    low value over its decided share. What is unread is in neither term of either.
    """
    if how == "mean":
        decided = [item for item in values if item.interval.decided > ZERO]
        if not decided:
            return None
        weight = total(item.weight for item in decided)
        parts = ((item.weight, item.interval.low / item.interval.decided) for item in decided)
        return weighed(parts) / weight
    return _shared(*_sums(values))


def _shared(weight: int, low: int, high: int) -> Fraction | None:
    """The share that is met of what is decided, of sums of weights, low and high values.

    What is not decided at all has a low of 0 and a high of 1, and adds nothing to either term.
    """
    decided = low + weight - high
    return Fraction(low, decided) if decided else None


def exact_range(values: list[Weighed]) -> tuple[Fraction, Fraction, Fraction]:
    """The mean low value, high value and decided share of some values, exact, 0 to 1."""
    return _ranged(*_sums(values))


def _ranged(weight: int, low: int, high: int) -> tuple[Fraction, Fraction, Fraction]:
    """The means of sums of weights, low and high values, and the decided share."""
    return Fraction(low, weight), Fraction(high, weight), Fraction(low + weight - high, weight)


def _sums(values: list[Weighed]) -> tuple[int, int, int]:
    """The weights, the low values and the high values, each in sum, in whole parts of one unit."""
    # What is unread, met or missed through and through is counted, not worked out one by one.
    alike = {(id(interval), id(weight)): (interval, weight) for interval, weight in values}
    counts = Counter([(id(interval), id(weight)) for interval, weight in values])
    parts: dict[int, tuple[int, int, int]] = {}
    for key, (interval, given) in alike.items():
        weight, unit = given.as_integer_ratio()
        low, low_unit = interval.low.as_integer_ratio()
        high, high_unit = interval.high.as_integer_ratio()
        cut = lcm(low_unit, high_unit)
        weight *= counts[key]
        before = parts.get(unit * cut, (0, 0, 0))
        parts[unit * cut] = (
            before[0] + weight * cut,
            before[1] + weight * low * (cut // low_unit),
            before[2] + weight * high * (cut // high_unit),
        )
    whole = lcm(*parts)
    weight, low, high = (
        sum([found[place] * (whole // unit) for unit, found in parts.items()]) for place in range(3)
    )
    return weight, low, high


def score(values: Iterable[Weighed], method: Methodology) -> Score:
    """Score, range, coverage and band of some findings; no score below the coverage floor."""
    listed = [item for item in values if item.weight.numerator > 0]
    if not listed:
        return NO_SCORE
    sums = _sums(listed)
    low, high, coverage = _ranged(*sums)
    digits = method.digits
    found = Score(
        None, half_up(100 * low, digits), half_up(100 * high, digits), coverage, None, len(listed)
    )
    share = _shared(*sums) if method.area == "share" else exact_share(listed, method.area)
    if share is None or coverage < Fraction(method.floor):
        return found
    rounded = half_up(100 * share, digits)
    return replace(found, score=rounded, band=band_of(rounded, method.bands))


class Scorer:
    """Scores the areas of one methodology."""

    def __init__(self, yardstick: Yardstick) -> None:
        self.yardstick, self.method = yardstick, yardstick.methodology
        self._lens_weights = {
            lens: {Weight.CORE: Fraction(weigh.core), Weight.RELEVANT: Fraction(weigh.relevant)}
            for lens, weigh in self.method.lenses.items()
        }
        self._sums_of_weights: dict[tuple[int, ...], Fraction] = {}

    def area(self, area: str, findings: list[Finding]) -> AreaResult:
        """All scores of one area."""
        weights = self.yardstick.members(area)
        counted = [finding for finding in findings if finding.applicable]
        law = score((self._whole(finding, weights) for finding in counted), self.method)
        law, capped = self._capped(law, counted)
        return AreaResult(
            area,
            law,
            score(self._part(counted, weights, obligations=True), self.method),
            score(self._part(counted, weights, obligations=False), self.method),
            NO_SCORE,
            {lens: self.lens(lens, counted) for lens in self.method.lenses},
            capped,
        )

    def lens(self, lens: str, findings: Iterable[Finding]) -> Score:
        """Findings seen through one lens: core and relevant by the methodology's weights."""
        return score(
            [
                Weighed(finding.interval, self.lens_weight(lens, finding))
                for finding in findings
                if finding.applicable
            ],
            self.method,
        )

    def index(self, areas: list[tuple[str, list[Finding]]]) -> Score | None:
        """The mean of the areas, unrounded until the end; withheld if an area has no score.

        Its range and coverage are means of the areas as well, so that it lies in its own range.
        """
        if self.method.index == "none":
            return None
        groups = [
            [
                self._whole(item, self.yardstick.members(area))
                for item in findings
                if item.applicable
            ]
            for area, findings in areas
        ]
        groups = [values for values in groups if values]
        if not groups:
            return NO_SCORE
        digits, size = self.method.digits, len(groups)
        low, high, coverage = (mean(part) for part in zip(*map(exact_range, groups), strict=True))
        whole = Score(
            None,
            half_up(100 * low, digits),
            half_up(100 * high, digits),
            coverage,
            None,
            sum(map(len, groups)),
        )
        shares = [
            exact_share(values, self.method.area)
            for values in groups
            if score(values, self.method).score is not None
        ]
        known = [share for share in shares if share is not None]
        if len(known) < size:
            return whole
        middle = half_up(100 * mean(known), digits)
        return replace(whole, score=middle, band=band_of(middle, self.method.bands))

    def _whole(self, finding: Finding, weights: Mapping[str, Fraction]) -> Weighed:
        return Weighed(finding.interval, weights.get(finding.id, ONE))

    def _part(
        self, findings: list[Finding], weights: Mapping[str, Fraction], *, obligations: bool
    ) -> list[Weighed]:
        parts = (
            (finding, finding.obligations if obligations else finding.good_practice)
            for finding in findings
        )
        return [
            Weighed(part.interval, weights.get(finding.id, ONE))
            for finding, part in parts
            if part.interval is not None
        ]

    def lens_weight(self, lens: str, finding: Finding) -> Fraction:
        """What a finding weighs in a lens; 0 where its indicator is of no matter to it."""
        matters = finding.indicator.lenses.get(lens, Weight.NONE)
        return self._lens_weights[lens].get(matters, ZERO)

    def all_lenses(self, finding: Finding) -> Fraction:
        """What a finding weighs in all lenses together."""
        weights = tuple([self.lens_weight(lens, finding) for lens in self.method.lenses])
        # Few weights, so that few sums: known by the very numbers of the methodology.
        key = tuple(map(id, weights))
        if key not in self._sums_of_weights:
            self._sums_of_weights[key] = total(weights)
        return self._sums_of_weights[key]

    def _capped(self, law: Score, findings: list[Finding]) -> tuple[Score, bool]:
        """A contradicted obligation leaves no better band than the methodology allows.

        A contradiction strikes the obligation part where it is certain that a duty is broken.
        """
        cap = self.method.cap.contradicted_obligation
        broken = any(
            finding.answer is Answer.CONTRADICTION and finding.obligations.interval == MISSED
            for finding in findings
        )
        if cap is None or not broken or law.band is None:
            return law, False
        if self.method.bands[law.band] <= self.method.bands[cap]:
            return law, False
        return replace(law, band=cap), True
