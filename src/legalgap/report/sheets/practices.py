"""The bank of practices of other States, each with its known weakness and its source."""

from legalgap.model.recommendation import Practice
from legalgap.model.source import Visibility
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import words
from legalgap.prose.vocabulary import FORMS
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids


def sheet(ledger: Ledger) -> Sheet:
    """Every practice with a public source; those that fit a finding say which."""
    voice = ledger.voice
    columns = [
        Column(voice("Id"), 14),
        Column(voice("Country"), 13),
        Column(voice("Area"), 18),
        Column(voice("Short name"), 22),
        Column(voice("Instrument"), 26),
        Column(voice("Year"), 12),
        Column(voice("Kind"), 13),
        Column(voice("What it does"), 38),
        Column(voice("Why it matters"), 28),
        Column(voice("Caveat"), 28),
        Column(voice("Example or warning"), 13),
        Column(voice("Lenses"), 13),
        Column(voice("Questions"), 13),
        Column(voice("Findings of this assessment"), 13),
        Column(voice("Source"), 24),
        Column(voice("Link"), 22),
        Column(voice("How known"), 12),
        Column(voice("Official text checked"), 12),
        Column(voice("As of"), 13),
    ]
    used: dict[str, list[str]] = {}
    for finding in ledger.assessment.findings:
        for name in finding.practices:
            used.setdefault(name, []).append(finding.id)
    rows = [
        _row(ledger, item, used.get(item.id, []))
        for item in ledger.yardstick.practices.values()
        if item.source.visibility is Visibility.PUBLIC
    ]
    none = [NOTHING, NOTHING, NOTHING, NOTHING, voice("No practice is known.")]
    return Sheet(
        "Practices",
        voice("Practices"),
        voice("One row for each practice of another State: what it does, its caveat, its source."),
        columns,
        rows or [[*none, *[NOTHING] * (len(columns) - len(none))]],
        frozen=2,
    )


def _row(ledger: Ledger, item: Practice, found: list[str]) -> list[Value | Cell]:
    voice = ledger.voice
    return [
        item.id,
        voice.words(item.country),
        ledger.areas(item.indicators),
        voice.words(item.short) if item.short else NOTHING,
        voice.words(item.instrument),
        ", ".join(item.years) or NOTHING,
        voice(FORMS[item.form]) if item.form else NOTHING,
        voice.words(item.does),
        voice.words(item.why),
        voice.words(item.caveat),
        voice("warning") if item.cautionary else voice("example"),
        ledger.lenses(item.lenses),
        ids(item.indicators),
        ids(found),
        ledger.source(item.source),
        ledger.link(item.source),
        words.grade(voice, item.grade),
        voice("yes") if item.text_checked else voice("no"),
        ledger.day(item.valid_as_of),
    ]
