"""The workbook: an assessment as tables that a working group can filter, copy and fill in."""

from collections.abc import Callable

from legalgap.model.assessment import Assessment
from legalgap.office.package import is_untouched
from legalgap.office.spreadsheet import Properties, Sheet, to_bytes
from legalgap.prose import places
from legalgap.prose.voice import Voice
from legalgap.report import context
from legalgap.report.sheets import (
    bodies,
    bylaws,
    comments,
    dashboard,
    enforceability,
    findings,
    law_questions,
    lists,
    open_questions,
    plan,
    practices,
    provisions,
    readme,
    recommendations,
)
from legalgap.report.sheets.ledger import Ledger

__all__ = ["is_untouched", "render", "sheets"]

SHEETS: tuple[Callable[[Ledger], Sheet], ...] = (
    dashboard.sheet,
    findings.sheet,
    provisions.sheet,
    law_questions.sheet,
    enforceability.sheet,
    bylaws.sheet,
    recommendations.sheet,
    plan.sheet,
    bodies.sheet,
    practices.sheet,
    comments.sheet,
    open_questions.sheet,
    lists.sheet,
)
"""After the first sheet, which names them all; in the order of reading."""


def render(assessment: Assessment, voice: Voice, *, before: Assessment | None = None) -> bytes:
    """The workbook as the bytes of an .xlsx file: always the same for the same assessment.

    `before` is the assessment without the drafts; its answers then stand beside the new ones.
    """
    country = assessment.country.jurisdiction
    day = voice.date(assessment.as_of)
    texts = {
        "title": context.title(assessment, voice),
        "subject": voice("Assessment of the legal framework"),
        "creator": "legalgap",
        "keywords": "; ".join(
            [voice("trafficking in persons"), places.name(voice, country), country.id]
        ),
        "description": voice("Law in force on {date}", date=day),
    }
    custom = {
        "legalgap-as-of": assessment.as_of.isoformat(),
        "legalgap-jurisdiction": country.id,
        "legalgap-methodology": assessment.yardstick.methodology.id,
    }
    footer = voice("Law in force on {date}. Preliminary.", date=day)
    if assessment.drafts:
        footer = voice("Law in force on {date}, with drafts. Preliminary.", date=day)
    properties = Properties(assessment.as_of, voice.lang, texts, custom, footer)
    return to_bytes(sheets(assessment, voice, before=before), properties)


def sheets(
    assessment: Assessment, voice: Voice, *, before: Assessment | None = None
) -> list[Sheet]:
    """The sheets in the order of reading."""
    ledger = Ledger(assessment, voice, before)
    made = [build(ledger) for build in SHEETS]
    return [readme.sheet(ledger, made), *made]
