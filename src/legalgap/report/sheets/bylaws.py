"""The by-law tracker: what laws call for, how far it has come, and what waits for it."""

from legalgap.engine.waiting import Waiting
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import bylaws, words
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids


def sheet(ledger: Ledger) -> Sheet:
    """Every by-law that may be named, the one that holds back most first."""
    voice = ledger.voice
    columns = [
        Column(voice("Id"), 18),
        Column(voice("By-law"), 32),
        Column(voice("Called for by"), 24),
        Column(voice("Body"), 20),
        Column(
            voice("Status"),
            18,
            choices="List_Bylaw_statuses",
            prompt=voice("Choose the status that is right, and name the act in the last column."),
        ),
        Column(voice("Overdue"), 12),
        Column(voice("Number"), 12),
        Column(voice("Issued"), 13, day=True),
        Column(voice("Due"), 13, day=True),
        Column(voice("In force from"), 13, day=True),
        Column(voice("Published"), 13),
        Column(voice("Rules that need it"), 14),
        Column(voice("Would wake"), 12),
        Column(voice("Answers it could settle"), 14),
        Column(voice("How known"), 12),
        Column(voice("Source"), 24),
        Column(voice("Link"), 24),
        Column(voice("Correction by the body (to fill in)"), 26, fill_in=True),
    ]
    rows = [_row(ledger, item) for item in ledger.bylaws]
    none = [NOTHING, voice("No by-law is tracked yet."), *[NOTHING] * (len(columns) - 3), None]
    return Sheet(
        "By_laws",
        voice("By-laws"),
        voice("One row for each by-law that a law calls for: status, body, dates, what waits."),
        columns,
        rows or [none],
        frozen=2,
    )


def _row(ledger: Ledger, item: Waiting) -> list[Value | Cell]:
    voice, bylaw, data = ledger.voice, item.bylaw, ledger.country.tracker
    source = data.sources.get(bylaw.source or data.source or "")
    published = {True: voice("yes"), False: voice("no"), None: voice("not yet known")}
    return [
        bylaw.id,
        bylaws.title(voice, item),
        bylaws.mandate(voice, ledger.assessment, item) or voice("not stated"),
        voice.words(bylaw.body) or voice("not stated"),
        Cell(voice(words.BYLAW_STATUSES[item.status]), bold=item.missing),
        voice("yes") if item.overdue else voice("no"),
        bylaw.number or NOTHING,
        ledger.day(bylaw.issued),
        ledger.day(bylaw.due),
        ledger.day(bylaw.in_force.from_ if bylaw.in_force else None),
        published[bylaw.published],
        ids(item.needing),
        ids(item.freed),
        ids(item.settles),
        words.grade(voice, bylaw.grade),
        ledger.source(source),
        ledger.link(source),
        None,
    ]
