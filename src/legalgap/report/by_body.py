"""Annex K: who is asked for how much, a sheet for each body, and who only takes part."""

from legalgap.model.text import Text
from legalgap.office.xml import Cell, cell, link, p, t
from legalgap.report.asked import Body, asked_bodies
from legalgap.report.body_sheets import Sheet, place_of, recommendations, title_of
from legalgap.report.framework import shown
from legalgap.report.manuscript import WIDTH, Manuscript

NAMES, PARTNERS = 8.0, 5.2
"""Centimetres of the columns of names."""
SEVERAL = 3
"""Measures from which one that only takes part has a row: with less they fill a second page."""
MOST_IDS = 4
ROWS, LEAST_ROWS = 27, 3
"""Rows of both tables that the first page of the annex holds; those that the second keeps."""


def annex(report: Manuscript) -> str:
    """Who is asked for how much and who only takes part, in tables; then a page for each body."""
    facts = shown(report, report.country.jurisdiction.bodies)
    found = asked_bodies(report.plan, facts)
    most = max(ROWS - len(found.sheets), LEAST_ROWS)
    made = _overview(report, found.sheets) + _partners(report, found.partners, most)
    return made + "".join(
        Sheet(report, body).xml(number) for number, body in enumerate(found.sheets, 1)
    )


def _overview(report: Manuscript, sheets: tuple[Body, ...]) -> str:
    """Every body with a sheet, and how much is asked of it."""
    voice = report.voice
    intro = voice(
        "Each body that leads a measure, has a by-law to issue or is asked a question has a sheet "
        "of one page here, to take out and work with. The sheets repeat the report by body and add "
        "nothing to it. Bodies are gathered by the names that acts and measures use; please say "
        "where a task belongs to another body."
    )
    rows = [
        [
            Cell(p(link(place_of(number), t(title_of(report, body.title))), "TableText")),
            *(
                cell(voice.number(len(held)))
                for held in (body.leads, body.partners, body.bylaws, body.questions)
            ),
        ]
        for number, body in enumerate(sheets, 1)
    ]
    head = [voice("Leads"), voice("Takes part"), voice("By-laws"), voice("Questions")]
    made = report.table(
        voice("Bodies with a sheet"),
        [NAMES, *(((WIDTH - NAMES) / len(head),) * len(head))],
        [voice("Body"), *head],
        rows,
        voice("One row for each body: measures led, measures shared, by-laws, questions."),
    )
    return p(t(intro), keep=True) + made


def _partners(
    report: Manuscript, partners: tuple[tuple[Text, tuple[str, ...]], ...], most: int
) -> str:
    """Those without a sheet that take part in several measures; the others are counted."""
    voice = report.voice
    several = [(title, names) for title, names in partners if len(names) >= SEVERAL][:most]
    made = report.table(
        voice("Those that take part only"),
        [PARTNERS, WIDTH - PARTNERS],
        [voice("Body or organisation"), voice("Takes part in")],
        [
            [
                cell(title_of(report, title)),
                Cell(p(recommendations(report, names, MOST_IDS), "TableText")),
            ]
            for title, names in several
        ],
        voice("One row for each: the measures in which it takes part."),
    )
    more = len(partners) - len(several)
    if more > 0:
        said = voice.count(
            "{n} more takes part in some measures; the workbook names it beside them.",
            "{n} more take part in some measures; the workbook names them beside each.",
            more,
        )
        made += p(t(said), "Note")
    return made
