"""The dashboard: one row for each area, law and enforceability side by side, never summed."""

from collections import Counter

from legalgap.model.assessment import AreaResult, Finding, Score
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import machinery, scores, views, words
from legalgap.prose.chapters import capital
from legalgap.report.sheets.ledger import NOTHING, Ledger, joined, share


def sheet(ledger: Ledger) -> Sheet:
    """The areas in the order of the methodology, and all of them together."""
    rows = [_row(ledger, result) for result in ledger.assessment.areas]
    return Sheet(
        "Dashboard",
        ledger.voice("Dashboard"),
        ledger.voice("One row for each area: law, enforceability, the gap between them, answers."),
        _columns(ledger),
        [*rows, _together(ledger)],
        frozen=1,
    )


def _columns(ledger: Ledger) -> list[Column]:
    voice, method = ledger.voice, ledger.method
    shown = "0." + "0" * method.digits if method.digits else "0"
    lenses = [
        voice("Lens: {lens}", lens=scores.lens_title(voice, method, lens)) for lens in method.lenses
    ]
    return [
        Column(voice("Area"), 26),
        Column(voice("Law, of 100"), 13, shown),
        Column(voice("Law: range"), 12),
        Column(voice("Law: coverage"), 12, "0%"),
        Column(voice("Law in words"), 16),
        Column(voice("Enforceability, of 100"), 15, shown),
        Column(voice("Enforceability: coverage"), 15, "0%"),
        Column(voice("Enforceability in words"), 16),
        Column(voice("Gap"), 12, shown),
        Column(voice("Together"), 18),
        Column(voice("Weakest rule"), 16),
        Column(voice("Treaty obligations, of 100"), 13, shown),
        Column(voice("Good practice, of 100"), 13, shown),
        *(Column(title, 12, shown) for title in lenses),
        Column(voice("Questions"), 12),
        Column(voice("Answers"), 22),
    ]


def _answers(ledger: Ledger, found: list[Finding]) -> list[Value | Cell]:
    """How many questions there are, and how many have each answer."""
    voice, counted = ledger.voice, Counter(finding.answer for finding in found)
    each = [
        f"{words.answer(voice, answer)}: {voice.number(counted[answer])}"
        for answer in words.ANSWERS
        if counted[answer]
    ]
    return [len(found), joined(each)]


def _row(ledger: Ledger, result: AreaResult) -> list[Value | Cell]:
    return [
        ledger.area(result.id),
        *_law(ledger, result.law),
        *_enforceability(ledger, result),
        ledger.number(result.obligations.score),
        ledger.number(result.good_practice.score),
        *(ledger.number(result.lenses[lens].score) for lens in ledger.method.lenses),
        *_answers(ledger, ledger.assessment.findings_of(result.id)),
    ]


def _law(ledger: Ledger, score: Score) -> list[Value | Cell]:
    """Score, range, coverage and band; words for what is withheld."""
    return [
        ledger.number(score.score),
        scores.range_words(ledger.voice, ledger.method, score),
        share(score.coverage),
        ledger.law_band(score),
    ]


def _enforceability(ledger: Ledger, result: AreaResult) -> list[Value | Cell]:
    """Its score, and what it says together with the law."""
    voice, rules, found = ledger.voice, ledger.rules, result.enforceability
    view = ledger.assessment.machine.views.get(result.id)
    if rules is None or view is None:
        return [voice("not asked")] * 6
    quadrant = views.quadrant(rules, view)
    weakest: Value = voice("not yet known")
    if view.weakest is not None:
        said = views.weakest_words(voice, rules, ledger.assessment.finding(view.weakest))
        weakest = f"{view.weakest}: {said}"
    if found.count == 0:
        band = Cell(capital(voice("nothing to ask yet")))
    else:
        band = ledger.band(found.band, machinery.band_words(voice, rules, found.band), rules.bands)
    return [
        ledger.number(found.score),
        share(found.coverage) if found.count else NOTHING,
        band,
        voice("not yet known") if view.gap is None else view.gap,
        voice.words(quadrant.title) if quadrant is not None else voice("not yet known"),
        weakest,
    ]


def _together(ledger: Ledger) -> list[Value | Cell]:
    """All areas: counts and lenses; an index only where the methodology has one."""
    voice, assessment = ledger.voice, ledger.assessment
    law: list[Value | Cell] = [voice("no overall score"), *[NOTHING] * 3]
    if assessment.index is not None:
        law = _law(ledger, assessment.index)
    lenses = [assessment.lenses[lens].score for lens in ledger.method.lenses]
    return [
        Cell(voice("All areas together"), bold=True),
        *law,
        *[NOTHING] * 8,
        *(ledger.number(score) for score in lenses),
        *_answers(ledger, list(assessment.findings)),
    ]
