"""All recommendations, those that close a gap of the State first."""

from collections.abc import Sequence

from legalgap.engine.priority import priority
from legalgap.model.recommendation import Recommendation
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import words
from legalgap.prose.roadmap import BANDS
from legalgap.prose.vocabulary import measures
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids


def order(ledger: Ledger) -> list[str]:
    """The recommendations that close a gap, the gravest first; then the others."""
    closing = [name for name in ledger.plan.closes if name in ledger.yardstick.recommendations]
    return list(dict.fromkeys([*closing, *ledger.yardstick.recommendations]))


def sheet(ledger: Ledger) -> Sheet:
    """One row for each recommendation."""
    voice = ledger.voice
    columns = [
        Column(voice("Id"), 15),
        Column(voice("Recommendation"), 26),
        Column(voice("Verb"), 12, choices="List_Verbs"),
        Column(voice("Decision asked, No."), 12),
        Column(voice("Key recommendation, No."), 16),
        Column(voice("Priority"), 12),
        Column(voice("Sum of the priority"), 12),
        Column(voice("Kind"), 12),
        Column(voice("What to adopt"), 40),
        Column(voice("What the wording must contain"), 58),
        Column(voice("Lead"), 16),
        Column(voice("Partners"), 20),
        Column(voice("Horizon"), 12, choices="List_Horizons"),
        Column(voice("Effort and cost class"), 13, choices="List_Efforts"),
        Column(voice("Standards"), 22),
        Column(voice("Closes"), 13),
        Column(voice("Comes after"), 15),
        Column(voice("Whom it serves"), 24),
        Column(voice("Success shows in"), 24),
        Column(voice("How known"), 12),
    ]
    rows = [_row(ledger, ledger.yardstick.recommendations[name]) for name in order(ledger)]
    none = [NOTHING, voice("No recommendation is known."), *[NOTHING] * (len(columns) - 2)]
    return Sheet(
        "Recommendations",
        voice("Recommendations"),
        voice("One row for each recommendation; those that close a gap of the State come first."),
        columns,
        rows or [none],
        frozen=2,
    )


def lead(ledger: Ledger, item: Recommendation) -> str:
    """The body that leads, without a full stop."""
    return ledger.voice.words(item.lead).rstrip(".")


def closed(ledger: Ledger, name: str) -> tuple[str, ...]:
    """The findings that a recommendation closes, the gravest first."""
    return tuple(finding.id for finding in ledger.plan.closes.get(name, ()))


def _row(ledger: Ledger, item: Recommendation) -> list[Value | Cell]:
    voice = ledger.voice
    rank = priority(ledger.assessment, item)
    found = closed(ledger, item.id)
    return [
        item.id,
        voice.words(item.title),
        ledger.verb(ledger.plan.verb_of(item.id)) if found else NOTHING,
        _place(item.id, [name for name, _ in ledger.decisions]),
        _place(item.id, ledger.plan.recommendations),
        voice(BANDS[rank.band]),
        rank.total,
        measures(voice, item.measure),
        voice.words(item.adopt),
        ledger.said(item.drafting),
        lead(ledger, item),
        ledger.said(item.partners),
        voice(words.HORIZONS[item.horizon]),
        voice(words.EFFORTS[item.effort]),
        ledger.standards(item.standards),
        ids(found) if found else voice("no gap found here"),
        ids(item.after),
        ledger.said(item.focus),
        ledger.said(item.success),
        words.grade(voice, item.grade),
    ]


def _place(name: str, listed: Sequence[str]) -> Value:
    """Its number in a list of the report in Word; a dash where it is not one of them."""
    return listed.index(name) + 1 if name in listed else NOTHING
