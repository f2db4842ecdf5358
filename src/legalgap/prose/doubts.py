"""What is uncertain in an assessment, and what would settle it: for comments in the margin.

Each function gives two sentences, or more; the last one says what would settle the matter. An
empty list says that nothing is in doubt.
"""

from datetime import date

from legalgap.engine.waiting import Waiting
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.jurisdiction import TreatyStatus
from legalgap.model.source import Grade
from legalgap.model.statement import Statement
from legalgap.prose import bylaws, chapters, citations, words
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

MOST_ACTS = 4
LOW: dict[Grade, str] = {
    Grade.REPORTED: N_("Another document says so; the text itself was not read: {where}."),
    Grade.HEADING_READ: N_("Only the number and the heading were read: {where}."),
    Grade.RECALLED: N_(
        "Known from memory only, so it decides no answer until somebody has checked it: {where}."
    ),
}
"""Grades below `text_read`, in a sentence."""


def low_grade(voice: Voice, item: Statement, day: date) -> list[str]:
    """That the wording behind a statement was not read."""
    if item.grade not in LOW:
        return []
    where = _where(voice, item)
    return [voice(LOW[item.grade], where=where), _wording(voice, where, day)]


def contested(voice: Voice, item: Statement) -> list[str]:
    """Why a provision is read so, where the reading needed a reason."""
    if not item.claim.note:
        return []
    where = _where(voice, item)
    return [
        voice(
            "Another reading is possible. {where} is read so for this reason: {note}",
            where=chapters.capital(where),
            note=chapters.stopped(voice.words(item.claim.note)),
        ),
        voice(
            "What would settle it: a second lawyer who reads the wording, a decision of a court, "
            "or the position of the ministry."
        ),
    ]


def set_aside(voice: Voice, item: Statement, day: date) -> list[str]:
    """That a provision was changed after it was checked."""
    where = _where(voice, item)
    return [
        voice(
            "Set aside: the provision was changed after it was checked, so what was said of its "
            "old wording counts nowhere: {where}.",
            where=where,
        ),
        _wording(voice, where, day),
    ]


def unanswered(voice: Voice, assessment: Assessment, finding: Finding) -> list[str]:
    """That no text that was read speaks of some elements, and which acts may."""
    missing = chapters.open_elements(voice, assessment, finding)
    if not missing:
        return []
    acts = [item.act for item in assessment.to_read if finding.id in item.indicators]
    said = voice("No text that was read answers this: {elements}.", elements=missing)
    if not acts:
        return [
            said,
            voice(
                "What would settle it: the article and the wording of the act that governs this, "
                "or the statement of the ministry that there is none."
            ),
        ]
    named = [citations.act_name(voice, assessment.country.acts[name]) for name in acts[:MOST_ACTS]]
    if len(acts) > MOST_ACTS:
        more = len(acts) - MOST_ACTS
        named.append(voice.count("and {n} more", "and {n} more", more))
    return [
        said,
        voice(
            "What would settle it: the wording in force on {date} of {acts}.",
            date=voice.date(assessment.as_of),
            acts="; ".join(named),
        ),
    ]


def bylaw(voice: Voice, item: Waiting) -> list[str]:
    """That the status of a by-law is unknown, or known from other documents only."""
    unknown = item.status is ByLawStatus.UNKNOWN
    if item.bylaw.grade is Grade.TEXT_READ and not unknown:
        return []
    title = bylaws.title(voice, item)
    if unknown:
        said = voice("Whether this by-law is in force could not be verified: {title}.", title=title)
    else:
        known = words.grade(voice, item.bylaw.grade)
        said = voice(
            "The status of this by-law is not known from its text ({known}): {title}.",
            known=known,
            title=title,
        )
    return [
        said,
        voice(
            "What would settle it: number, date and text of the by-law, or the statement of the "
            "body in charge that there is none."
        ),
    ]


def treaty(voice: Voice, status: TreatyStatus, name: str) -> list[str]:
    """That the status of a treaty is known from other documents, or that sources differ."""
    said = [
        voice("Another source differs: {says}", says=chapters.stopped(voice.words(item.says)))
        for item in status.conflicts
    ]
    if status.grade is Grade.RECALLED:
        said.insert(0, voice("Nobody has checked whether this treaty binds the State."))
    if not said:
        return []
    return [
        f"{name}. {said[0]}",
        *said[1:],
        voice("What would settle it: the entry in the list of the depositary."),
    ]


def _where(voice: Voice, item: Statement) -> str:
    return citations.provision(voice, item.wording.act, item.wording.pin)


def _wording(voice: Voice, where: str, day: date) -> str:
    return voice(
        "What would settle it: the wording in force on {date}: {where}.",
        date=voice.date(day),
        where=where,
    )
