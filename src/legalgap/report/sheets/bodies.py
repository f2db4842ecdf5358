"""What each body is asked for: recommendations that it leads, by-laws, open questions."""

from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import bylaws, machinery, words
from legalgap.prose.chapters import capital
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids
from legalgap.report.sheets.open_questions import asked_bodies
from legalgap.report.sheets.recommendations import closed, lead

Row = list[Value | Cell]


def sheet(ledger: Ledger) -> Sheet:
    """The rows of each body together; a filter makes the page of one ministry."""
    voice = ledger.voice
    columns = [
        Column(voice("Body"), 26),
        Column(voice("What is asked"), 16),
        Column(voice("Id"), 18),
        Column(voice("Title"), 44),
        Column(voice("Verb"), 12, choices="List_Verbs"),
        Column(voice("By when"), 16),
        Column(voice("Effort and cost class"), 13),
        Column(voice("Findings"), 20),
        Column(voice("Partners"), 32),
    ]
    made = [*_recommendations(ledger), *_bylaws(ledger), *_questions(ledger)]
    made.sort(key=lambda row: str(row[0]).casefold())  # stable: the order within a body stays
    none: Row = [NOTHING, NOTHING, NOTHING, voice("Nothing is asked of any body yet.")]
    return Sheet(
        "By_body",
        voice("By body"),
        voice("One row for each thing that a body is asked for; filter by body for its own page."),
        columns,
        made or [[*none, *[NOTHING] * (len(columns) - len(none))]],
        frozen=1,
    )


def _recommendations(ledger: Ledger) -> list[Row]:
    """Those that close a gap of the State, the gravest first."""
    voice, made = ledger.voice, []
    for name in ledger.plan.closes:
        item = ledger.yardstick.recommendations.get(name)
        if item is None:
            continue
        row: Row = [
            lead(ledger, item),
            voice("recommendation"),
            item.id,
            voice.words(item.title),
            ledger.verb(ledger.plan.verb_of(name)),
            voice(words.HORIZONS[item.horizon]),
            voice(words.EFFORTS[item.effort]),
            ids(closed(ledger, name)),
            ledger.said(item.partners),
        ]
        made.append(row)
    return made


def _bylaws(ledger: Ledger) -> list[Row]:
    """By-laws that a body is to issue, or to give word of."""
    voice, made = ledger.voice, []
    for item in ledger.bylaws:
        if not item.bylaw.body or not item.open:
            continue
        row: Row = [
            voice.words(item.bylaw.body),
            voice("by-law"),
            item.bylaw.id,
            f"{bylaws.title(voice, item)}: {bylaws.status(voice, item)}",
            NOTHING,
            ledger.day(item.bylaw.due),
            NOTHING,
            ids(dict.fromkeys((*item.needing, *item.settles))),
            NOTHING,
        ]
        made.append(row)
    return made


def _questions(ledger: Ledger) -> list[Row]:
    """Tests that only a body can answer, where an expert has named it."""
    voice, rules, made = ledger.voice, ledger.rules, []
    if rules is None:
        return []
    for (body, test), found in asked_bodies(ledger).items():
        rule = rules.tests.get(test)
        asked = voice.words(rule.question) if rule is not None and rule.question else ""
        row: Row = [
            body,
            voice("question"),
            test,
            asked or capital(machinery.title(voice, rules, test)),
            NOTHING,
            NOTHING,
            NOTHING,
            ids(found),
            NOTHING,
        ]
        made.append(row)
    return made
