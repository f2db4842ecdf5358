"""The first sheet: what the workbook is, how to filter it, and how to comment."""

from collections.abc import Iterator

from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import words
from legalgap.prose.chapters import capital
from legalgap.report import context
from legalgap.report.sheets.ledger import Ledger
from legalgap.report.sheets.lists import enforceability_bands, law_bands

Row = list[Value | Cell]


def sheet(ledger: Ledger, others: list[Sheet]) -> Sheet:
    """Two columns: a subject, and what to know about it."""
    voice = ledger.voice
    rows = [*_edition(ledger), *_use(ledger), *_sheets(others), *_legend(ledger)]
    return Sheet(
        "Readme",
        voice("Read me"),
        voice("What this workbook holds, how to filter it, and how to comment."),
        [Column(voice("Subject"), 34), Column(voice("What to know"), 60)],
        rows,
        frozen=1,
    )


def _edition(ledger: Ledger) -> Iterator[Row]:
    voice, assessment = ledger.voice, ledger.assessment
    said = context.cover(assessment, voice)
    yield [Cell(voice("Title"), bold=True), Cell(said["title"], bold=True)]
    yield [voice("Status"), said["status"]]
    yield [voice("Edition"), said["date"]]
    if said["drafts"]:
        yield [voice("Drafts"), said["drafts"]]
    yield [voice("Methodology"), said["method"]]
    yield [
        voice("Purpose"),
        voice(
            "The same findings as in the report, as rows that can be sorted, filtered and copied. "
            "Every id is the same in the report, in the slides, on the page and in the data."
        ),
    ]
    yield [voice("Texts and translations"), said["translation"]]


def _use(ledger: Ledger) -> Iterator[Row]:
    voice = ledger.voice
    yield [
        voice("Filters"),
        voice(
            "Each sheet is a table: the arrow in a heading sorts and filters it. The headings and "
            "the first columns stay in sight, and the headings are printed on each page."
        ),
    ]
    yield [
        voice("How to comment"),
        voice(
            "Write one comment a row on the sheet for comments, with the id it is about, and "
            "attach the text that shows it. Corrections of fact with a document are taken over. "
            "Please name institutions only, never persons, and no individual case."
        ),
    ]
    yield [
        voice("Cells to fill in"),
        voice(
            "Headings that end with “(to fill in)” or “(to choose)” are yours; their cells have a "
            "pale ground, and some offer a list."
        ),
    ]
    yield [
        voice("What is not known"),
        voice(
            "“Not yet known”, “open” and “not enough evidence” say that nobody has read the law or "
            "verified the fact. They are neither zero nor no. Law and enforceability are two "
            "scores and are never added."
        ),
    ]
    yield [
        voice("Colours"),
        voice("A colour never stands alone: the same is said by a word or a number in the cell."),
    ]
    yield [
        voice("Limits"),
        voice(
            "The scores are an aid to discussion and rank no State. The workbook is no legal "
            "advice to individuals, and holds no personal data."
        ),
    ]


def _sheets(others: list[Sheet]) -> Iterator[Row]:
    """Each sheet in reading order, with a link to it."""
    for sheet in others:
        yield [Cell(sheet.title, sheet=sheet.key), sheet.about]


def _legend(ledger: Ledger) -> Iterator[Row]:
    """What answers, verbs and bands mean."""
    voice = ledger.voice
    for answer, meaning in words.ANSWER_MEANINGS.items():
        said = words.answer(voice, answer)
        yield [voice("Answer: {answer}", answer=said), capital(voice(meaning)) + "."]
    for verb, meaning in words.VERB_MEANINGS.items():
        yield [voice("Verb: {verb}", verb=voice(words.VERBS[verb])), capital(voice(meaning)) + "."]
    for title, entries in (
        (voice("Bands of the law score"), law_bands(ledger)),
        (voice("Bands of enforceability"), enforceability_bands(ledger)),
    ):
        if entries:
            yield [title, "; ".join(f"{word} ({low})" for _, word, low in entries)]
