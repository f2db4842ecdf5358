"""The slides: an assessment in twenty minutes, for the working group."""

from legalgap.model.assessment import Assessment
from legalgap.office.package import is_untouched
from legalgap.office.slide_master import finished
from legalgap.prose import places
from legalgap.prose.voice import Voice
from legalgap.report.context import title
from legalgap.report.deck import area, backup, closing, journey, opening, pictures, reasons
from legalgap.report.deck.talk import Talk
from legalgap.report.outline import outline
from legalgap.report.tagging import TaggedVoice

__all__ = ["is_untouched", "render"]


def render(assessment: Assessment, voice: Voice, *, before: Assessment | None = None) -> bytes:
    """The deck in the language of a voice; an earlier state changes nothing.

    The same assessment and voice give the same bytes, whatever the time and the machine.
    """
    talk = Talk(assessment, TaggedVoice(voice), outline(assessment))
    opening.title(talk)
    opening.asked(talk)
    opening.strengths(talk)
    pictures.law_and_machine(talk)
    reasons.why(talk)
    journey.grid(talk)
    for chapter in talk.plan.chapters:
        area.area(talk, chapter)
    pictures.lenses(talk)
    pictures.bands(talk)
    closing.recommendations(talk)
    closing.plan_row(talk)
    closing.next_steps(talk)
    backup.findings(talk)
    backup.plan_row(talk)
    return _finished(talk, voice)


def _finished(talk: Talk, voice: Voice) -> bytes:
    assessment, country = talk.assessment, talk.country.jurisdiction
    day = voice.date(assessment.as_of)
    footer = " · ".join(
        [
            voice("Preliminary findings, to be verified"),
            places.name(talk.voice, country),
            voice("with drafts, law in force on {date}", date=day)
            if assessment.drafts
            else voice("law in force on {date}", date=day),
        ]
    )
    texts = {
        "title": title(assessment, voice),
        "subject": voice("Assessment of the legal framework"),
        "creator": "legalgap",
        "keywords": "; ".join(
            [voice("trafficking in persons"), places.name(voice, country), country.id]
        ),
        "description": footer,
    }
    properties = {
        "legalgap-as-of": assessment.as_of.isoformat(),
        "legalgap-jurisdiction": country.id,
        "legalgap-methodology": talk.method.id,
    }
    data = talk.deck.to_bytes(footer)
    return finished(data, assessment.as_of, voice.lang, texts, properties)
