"""The form for comments: one row a comment, answered in the same row."""

from legalgap.office.spreadsheet import Column, Sheet
from legalgap.report.sheets.ledger import Ledger

ROWS = 100
"""Rows that are ready to be filled in."""


def sheet(ledger: Ledger) -> Sheet:
    """The matrix of comments with lists to choose from; nobody's name is asked."""
    columns = _columns(ledger)
    rows = [[number, *[None] * (len(columns) - 1)] for number in range(1, ROWS + 1)]
    return Sheet(
        "Comments",
        ledger.voice("Comments"),
        ledger.voice(
            "One row for each comment of an institution, with the decision and the reply."
        ),
        columns,
        rows,
        frozen=1,
    )


def _columns(ledger: Ledger) -> list[Column]:
    voice = ledger.voice
    whose = voice("The institution only; never the name of a person.")
    where = voice("The id of a finding or recommendation, or the chapter and paragraph.")
    paper = voice("Name, number and date of the act or document; please attach it.")
    return [
        Column(voice("No."), 12),
        Column(voice("Date (to fill in)"), 13, day=True, fill_in=True),
        Column(voice("Institution (to fill in)"), 22, fill_in=True, prompt=whose),
        Column(voice("Chapter, paragraph or id (to fill in)"), 18, fill_in=True, prompt=where),
        Column(voice("Type (to choose)"), 16, choices="List_Comment_types", fill_in=True),
        Column(voice("Comment (to fill in)"), 36, fill_in=True),
        Column(voice("Proposed text (to fill in)"), 36, fill_in=True),
        Column(voice("Supporting document (to fill in)"), 22, fill_in=True, prompt=paper),
        Column(voice("Decision (to choose)"), 16, choices="List_Decisions", fill_in=True),
        Column(voice("Reply in two lines (to fill in)"), 30, fill_in=True),
        Column(voice("Change made at (to fill in)"), 18, fill_in=True),
        Column(voice("Score before (to fill in)"), 13, fill_in=True),
        Column(voice("Score after (to fill in)"), 13, fill_in=True),
        Column(voice("Status (to choose)"), 16, choices="List_Comment_statuses", fill_in=True),
    ]
