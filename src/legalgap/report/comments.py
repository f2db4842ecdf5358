"""Annex H: the form for comments, one to a row."""

from legalgap.office.xml import cell, p, t
from legalgap.report.manuscript import Manuscript

ROWS = 8
OPEN = "…"


def form(report: Manuscript) -> str:
    """Table T12: what a ministry fills in, and what the authors answer."""
    voice = report.voice
    shown = (
        voice("for example {id}", id=report.assessment.findings[0].id)
        if (report.assessment.findings)
        else OPEN
    )
    example = [
        voice("how to fill it in"),
        voice("institution and date; no name of a person"),
        shown,
        voice("fact, text of a law, new act, translation, assessment, wording, confidential"),
        voice("one comment to a row"),
        voice("the words that you propose"),
        voice("the act with its number and date, attached"),
        voice("filled in by the authors: decision, reply, change made, effect on the score"),
    ]
    rows = [[cell(text, "TableSmall") for text in example]]
    rows += [
        [cell(voice.number(number)), *(cell(OPEN) for _ in range(7))]
        for number in range(1, ROWS + 1)
    ]
    intro = voice(
        "Please send this table back within 15 working days. Every row is answered, and the "
        "answers are shared with all who commented, without names of persons."
    )
    return p(t(intro), keep=True) + report.table(
        voice("Comments and replies"),
        [1.9, 3.0, 2.6, 3.6, 4.2, 4.0, 2.7, 2.7],
        [
            voice("No."),
            voice("Institution, date"),
            voice("Finding or place"),
            voice("Kind"),
            voice("Remark"),
            voice("Proposed text"),
            voice("Document"),
            voice("Reply"),
        ],
        rows,
        voice("One row for each comment: who, on what, comment, proposed text, document, reply."),
    )
