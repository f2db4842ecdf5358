"""The charts of an assessment: their numbers, the message of each, and what is read aloud.

Documents and slides draw the same charts. What has no score has no mark, and says so.
"""

from collections.abc import Sequence
from fractions import Fraction

from legalgap.frozen import frozen
from legalgap.model.assessment import AreaResult, Assessment, Score
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.office.charts import DIAMOND, Bars, Chart, Dots, Series
from legalgap.prose import machinery, scores
from legalgap.prose.voice import Voice
from legalgap.report.manuscript import BAND_FILLS, DARK_FILLS

LAW, MACHINE, UNKNOWN = "1F4E79", "C55A11", "7F7F7F"
PATTERNS = ("", "ltUpDiag", "", "wdDnDiag", "")
"""From the best band to the last: two that stand side by side differ without any colour."""
UNKNOWN_PATTERN = "pct20"
PATTERN_INK = {"9DC3E6": "1F4E79", "F8CBAD": "A6480A"}
"""The colour of the lines of a pattern instead of its light fill."""
KEY_VALUES = 3
NO_LETTER = "?"
"""Stands where the letter of a band would, for what has no score."""


@frozen
class Picture:
    """A chart with what it says."""

    chart: Chart
    message: str
    """One sentence without a full stop."""
    kind: str
    """What kind of chart it is, and what it shows."""
    values: Sequence[str]
    """Its key values in sentences."""
    note: str = ""
    """What is printed below it, where its signs need words."""

    def alt(self, voice: Voice, table: str) -> str:
        """Its alternative text; `table` names the table that holds all its numbers."""
        listed = " ".join(self.values[:KEY_VALUES])
        data = voice("Data in {table}.", table=table)
        return f"{self.kind} {self.message}. {listed} {data}"


def areas(assessment: Assessment, voice: Voice) -> Picture | None:
    """All areas in one picture: their scores; without any, how much of each is decided."""
    given = [score for item in assessment.areas for score in (item.law, item.enforceability)]
    if any(score.score is not None for score in given):
        return gap_plot(assessment, voice)
    return coverage(assessment, voice)


def gap_plot(assessment: Assessment, voice: Voice) -> Picture:
    """Law and enforceability of each area as dots with a line between them."""
    results, method = assessment.areas, assessment.yardstick.methodology
    series = [Series(voice("Law"), [number(item.law) for item in results], LAW)]
    if method.enforceability is not None:
        found = [number(item.enforceability) for item in results]
        series.append(Series(voice("Enforceability"), found, MACHINE, shape=DIAMOND))
    return Picture(
        Dots(
            [scores.area_title(voice, method, item.id) for item in results],
            series,
            [missing(assessment, voice, item) for item in results],
        ),
        _gap_message(assessment, voice),
        voice("Dot plot of two scores from 0 to 100 for each area, joined where both are known."),
        [score_line(assessment, voice, item) for item in _by_gap(assessment)],
    )


def _gap(item: AreaResult) -> Fraction | None:
    law, machine = item.law.score, item.enforceability.score
    return None if law is None or machine is None else law - machine


def _by_gap(assessment: Assessment) -> list[AreaResult]:
    """The areas with the widest gap first, then those with one score, then the others."""

    def rank(item: AreaResult) -> tuple[Fraction, int]:
        gap = _gap(item)
        known = sum(score.score is not None for score in (item.law, item.enforceability))
        return (Fraction(1) if gap is None else -abs(gap), -known)

    return sorted(assessment.areas, key=rank)


def _gap_message(assessment: Assessment, voice: Voice) -> str:
    first = _by_gap(assessment)[0]
    gap = _gap(first)
    if gap is None:
        scored = sum(item.law.score is not None for item in assessment.areas)
        able = sum(item.enforceability.score is not None for item in assessment.areas)
        return voice(
            "No area has both scores yet: {law} of {all} have a law score, {enforceability} an "
            "enforceability score",
            law=voice.number(scored),
            enforceability=voice.number(able),
            all=voice.number(len(assessment.areas)),
        )
    method = assessment.yardstick.methodology
    assert first.law.score is not None
    assert first.enforceability.score is not None
    values = {
        "area": scores.area_title(voice, method, first.id),
        "law": voice.number(first.law.score, method.digits),
        "enforceability": voice.number(first.enforceability.score, method.digits),
    }
    if gap > 0:
        return voice(
            "The text of the law is furthest ahead of its enforceability in “{area}”: {law} "
            "against {enforceability}",
            **values,
        )
    if gap < 0:
        return voice(
            "Enforceability is furthest ahead of the text of the law in “{area}”: "
            "{enforceability} against {law}",
            **values,
        )
    return voice("Where both scores are known, law and enforceability stand level")


def coverage(assessment: Assessment, voice: Voice) -> Picture | None:
    """Without any score: the shares of the law questions that are decided, which are no scores."""
    results, method = assessment.areas, assessment.yardstick.methodology
    shares = [share(item.law) for item in results]
    if not any(shares):
        return None
    titles = [scores.area_title(voice, method, item.id) for item in results]
    ranked = sorted(
        (item for item in results if item.law.count), key=lambda item: -item.law.coverage
    )
    unit = voice.percent(Fraction(1)).removeprefix("100")
    return Picture(
        Bars(
            titles,
            [Series(voice("Law: decided, per cent"), shares, LAW)],
            most=100,
            step=20,
            unit=unit,
        ),
        voice(
            "No area has enough evidence for a score yet: {floor} of its questions must be decided",
            floor=voice.percent(Fraction(method.floor)),
        ),
        voice("Bar chart of the share of law questions that is decided in each area; no scores."),
        [
            f"{scores.area_title(voice, method, item.id)}: {voice.percent(item.law.coverage)}."
            for item in ranked
        ],
        voice(
            "These are shares of what is known, not scores: every area has “not enough evidence”."
        ),
    )


def number(score: Score) -> float | None:
    """A score as a chart takes it; None where there is none."""
    return None if score.score is None else float(score.score)


def share(score: Score) -> float | None:
    """The share that is decided in per cent; None where nothing was asked."""
    return None if score.count == 0 else float(round(100 * score.coverage))


def missing(assessment: Assessment, voice: Voice, item: AreaResult) -> str:
    """What of an area has no score, in words; empty where nothing is missing."""
    law = item.law.score is None
    if assessment.yardstick.methodology.enforceability is None:
        return voice("not enough evidence") if law else ""
    machine = item.enforceability.score is None
    if law and machine:
        return voice("not enough evidence")
    if law:
        return voice("no law score yet")
    return voice("no enforceability score yet") if machine else ""


def score_line(assessment: Assessment, voice: Voice, item: AreaResult) -> str:
    """Both scores of an area in a sentence."""
    method = assessment.yardstick.methodology
    return voice(
        "{area}: law {law}, enforceability {enforceability}.",
        area=scores.area_title(voice, method, item.id),
        law=scores.part_words(voice, method, item.law),
        enforceability=scores.part_words(voice, method, item.enforceability),
    )


def bands(assessment: Assessment, voice: Voice) -> Picture | None:
    """How many rules stand in each band of enforceability; None where none has a score."""
    rules = assessment.yardstick.methodology.enforceability
    if rules is None or not any(
        item.enforced is not None and item.enforced.score is not None
        for item in assessment.findings
    ):
        return None
    counted = sorted(
        assessment.areas, key=lambda item: -sum(assessment.machine.views[item.id].bands.values())
    )
    return Picture(
        band_bars(assessment, voice, rules),
        band_sentence(assessment, voice, rules),
        voice("Stacked bars: rules in each band of enforceability, area by area."),
        [f"{area_bands(assessment, voice, rules, item)}." for item in counted],
        band_key(voice, rules),
    )


def band_sentence(assessment: Assessment, voice: Voice, rules: EnforceabilityRules) -> str:
    """How many rules can be applied; where none is verified, that this is not known."""
    asked = [item.enforced for item in assessment.findings if item.enforced is not None]
    line = Fraction(rules.enforceable)
    able = sum(item.score is not None and item.score >= line for item in asked)
    open_ = sum(item.score is None for item in asked)
    if open_ == len(asked):
        return voice.count(
            "Whether the {n} rule that the law has can be applied could not be verified yet",
            "Whether the {n} rules that the law has can be applied could not be verified yet",
            len(asked),
        )
    return voice(
        "Of {all} rules that the law has, {able} can be applied as they stand; {open} could not be "
        "verified yet",
        all=voice.number(len(asked)),
        able=voice.number(able),
        open=voice.number(open_),
    )


def band_bars(assessment: Assessment, voice: Voice, rules: EnforceabilityRules) -> Bars:
    """A bar for each area, in parts by band; letters and patterns beside the colours."""
    results, found = assessment.areas, assessment.machine.views
    listed = sorted(rules.bands, key=lambda name: -rules.bands[name])
    last = len(BAND_FILLS) - 1
    series = []
    for place, name in enumerate(listed):
        step = round(place * last / max(len(listed) - 1, 1))
        fill, pattern = BAND_FILLS[step], PATTERNS[step]
        counts = [found[item.id].bands.get(name, 0) or None for item in results]
        if any(counts):
            ink = PATTERN_INK.get(fill, fill) if pattern else fill
            series.append(
                Series(name, counts, ink, fill in DARK_FILLS and not pattern, pattern=pattern)
            )
    unknown = [found[item.id].no_score or None for item in results]
    if any(unknown) or not series:
        series.append(Series(NO_LETTER, unknown, UNKNOWN, pattern=UNKNOWN_PATTERN))
    titles = [
        f"{scores.area_title(voice, assessment.yardstick.methodology, item.id)} "
        f"({voice.number(sum(found[item.id].bands.values()) + found[item.id].no_score)})"
        for item in results
    ]
    return Bars(titles, series, stacked=True, lettered=True, step=0.2)


def band_key(voice: Voice, rules: EnforceabilityRules) -> str:
    """What each letter on the bars means."""
    listed = sorted(rules.bands, key=lambda name: -rules.bands[name])
    known = [machinery.band_words(voice, rules, name) for name in listed]
    none = f"{NO_LETTER}, {machinery.band_words(voice, rules, None)}"
    return "; ".join([*known, none])


def area_bands(
    assessment: Assessment, voice: Voice, rules: EnforceabilityRules, item: AreaResult
) -> str:
    """The bands of an area, counted."""
    view = assessment.machine.views[item.id]
    counted = [
        f"{name} {voice.number(view.bands[name])}" for name in rules.bands if view.bands.get(name)
    ]
    if view.no_score or not counted:
        counted.append(f"{NO_LETTER} {voice.number(view.no_score)}")
    title = scores.area_title(voice, assessment.yardstick.methodology, item.id)
    return f"{title}: {', '.join(counted)}"
