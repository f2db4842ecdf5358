"""The short texts of the template: cover, headings, and what each chapter begins with."""

from typing import Any

from legalgap.model.assessment import Assessment, Taken
from legalgap.prose import chapters, machinery, places, scores
from legalgap.prose.voice import Voice
from legalgap.report.asked import any_asked
from legalgap.report.outline import Chapter, Outline


def context(
    assessment: Assessment, voice: Voice, plan: Outline, *, changes: bool
) -> dict[str, Any]:
    """Everything that the template can name; plain data only."""
    return {
        "cover": cover(assessment, voice),
        "words": headings(assessment, voice),
        "summary": {
            "strengths": bool(plan.strengths),
            "gaps": bool(plan.gaps),
            "lenses": _seen_through_lenses(assessment, plan),
            "recommendations": bool(plan.recommendations),
            "changes": changes,
        },
        "machinery": _machinery(assessment, plan),
        "framework": _framework(assessment),
        "reached": _anything_known(plan) and _asks_groups(assessment),
        "advised": bool(plan.consolidated),
        "asked": bool(plan.machinery.questions),
        "sheets": any_asked(plan),
        "areas": [_area(assessment, voice, chapter) for chapter in plan.chapters],
        "header": title(assessment, voice),
        "footer": _footer(assessment, voice),
    }


def _footer(assessment: Assessment, voice: Voice) -> str:
    day = voice.date(assessment.as_of)
    if assessment.drafts:
        return voice("Law in force on {date}, with drafts. Preliminary.", date=day)
    return voice("Law in force on {date}. Preliminary.", date=day)


def title(assessment: Assessment, voice: Voice) -> str:
    """The title of the report."""
    country = places.of(voice, assessment.country.jurisdiction)
    return voice("The law {of_country} on trafficking in persons", of_country=country)


def cover(assessment: Assessment, voice: Voice) -> dict[str, str]:
    """What stands on the cover."""
    method = assessment.yardstick.methodology
    named = voice.words(method.title) if method.title else method.id
    country = assessment.country
    drafts = [voice.words(country.drafts[name].title) for name in assessment.drafts]
    return {
        "kind": voice("Assessment of the legal framework"),
        "title": title(assessment, voice),
        "subtitle": subtitle(assessment, voice),
        "status": voice("Preliminary findings, to be verified by experts of the country"),
        "date": voice("Law in force on {date}", date=voice.date(assessment.as_of)),
        "translation": voice(
            "The statements on the law are in the words of the authors; the texts and translations "
            "that were used are named in annex J, and only the official texts are authentic."
        ),
        "method": named,
        "drafts": voice("Drafts taken as adopted: {drafts}", drafts="; ".join(drafts))
        if drafts
        else "",
    }


def lens_names(assessment: Assessment, voice: Voice) -> str:
    """The lenses of the methodology in a row: `gender, age and survivor`."""
    method = assessment.yardstick.methodology
    titles = [scores.lowered(scores.lens_title(voice, method, lens)) for lens in method.lenses]
    return voice.joined(titles)


def subtitle(assessment: Assessment, voice: Voice) -> str:
    """What is compared with what, and how it is looked at."""
    lenses = lens_names(assessment, voice)
    if not lenses:
        return voice("Comparison with international standards")
    return voice(
        "Comparison with international standards through the lenses of {lenses}", lenses=lenses
    )


def headings(assessment: Assessment, voice: Voice) -> dict[str, str]:
    """The headings of the report."""
    return {
        "contents": voice("Contents"),
        "how_to_read": voice("How to read this report in two minutes"),
        "decisions": voice("Decisions asked"),
        "summary": voice("Executive summary"),
        "changes": voice("What the drafts would change"),
        "since": voice("Changes since the earlier edition"),
        "areas_at_a_glance": voice("The areas at a glance"),
        "strengths": voice("Strengths to keep"),
        "gaps": voice("Main gaps"),
        "lenses": chapters.capital(lens_names(assessment, voice)),
        "key_recommendations": voice("Key recommendations"),
        "what_next": voice("What happens next"),
        "method": voice("Scope and method"),
        "scope": voice("What was read"),
        "how_known": voice("How each statement is known"),
        "how_scored": voice("How answers become scores"),
        "limits": voice("Limits"),
        "treaties": voice("Standards and their status"),
        "framework": voice("The national framework at a glance"),
        "acts": voice("Acts by rank"),
        "bodies": voice("Institutions"),
        "services": voice("Services"),
        "plans": voice("Plans"),
        "what_standards_ask": voice("What the standards ask"),
        "what_works": voice("What works"),
        "findings": voice("Findings"),
        "pressing": voice("The most pressing findings"),
        "published": voice("What others have published"),
        "left_out": voice("Who is left out"),
        "training": voice("Training needs"),
        "recommendations": voice("Recommendations"),
        "practices": voice("Practice of other States"),
        "open_questions": voice("Open questions"),
        "enforceability": voice("Enforceability"),
        "side_by_side": voice("Law and enforceability side by side"),
        "tracker": voice("By-laws"),
        "journey": voice("Journey test"),
        "ask": voice("Questions to ministries"),
        "pending": voice("Adopted, not yet in force"),
        "reached": reached(assessment, voice),
        "roadmap": voice("Road map and action plan"),
        "next": voice("Next steps and comments"),
        **annex_titles(voice),
        "to_read": voice("What to read next"),
        "all_questions": voice("Open questions of the chapters"),
        "all_ask": voice("Open questions on enforceability"),
        "to_verify": voice("What to verify"),
        "sources": voice("Sources"),
    }


def reached(assessment: Assessment, voice: Voice) -> str:
    """The title of the chapter on groups and lenses."""
    lenses = lens_names(assessment, voice)
    return voice("Who is reached: {lenses}", lenses=lenses) if lenses else voice("Who is reached")


def annex_titles(voice: Voice) -> dict[str, str]:
    """The headings of the annexes."""
    return {
        "annex_acts": voice("Annex A. Acts read"),
        "annex_indicators": voice("Annex B. Questions and answers"),
        "annex_register": voice("Annex C. Register of findings"),
        "annex_wording": voice("Annex D. Draft wording"),
        "annex_practices": voice("Annex E. Practice of other States"),
        "annex_bylaws": voice("Annex F. By-law tracker"),
        "annex_plan": voice("Annex G. Rows for an action plan"),
        "annex_comments": voice("Annex H. Comments"),
        "annex_glossary": voice("Annex I. Glossary"),
        "annex_open": voice("Annex J. Open questions and evidence"),
        "annex_bodies": voice("Annex K. Sheets for each body"),
    }


PARTS = (
    "how_to_read",
    "decisions",
    "summary",
    "method",
    "treaties",
    "framework",
    "journey",
    "enforceability",
    "reached",
    "recommendations",
    "roadmap",
    "next",
)
"""Chapters beside those of the areas, by the key of their heading; the annexes beside them."""


def parts(assessment: Assessment, voice: Voice) -> dict[str, str]:
    """The headings that other pages lead to, and that comments are placed by."""
    said = headings(assessment, voice)
    return {name: said[name] for name in (*PARTS, *annex_titles(voice))}


def _machinery(assessment: Assessment, plan: Outline) -> dict[str, bool]:
    """Which sections of the chapter on enforceability have something to say."""
    found = {
        "areas": bool(assessment.machine.views) and _anything_known(plan),
        "tracker": bool(plan.machinery.bylaws or plan.machinery.hidden_bylaws),
        "journey": any(
            step.taken not in (Taken.UNKNOWN, Taken.NOT_ASKED)
            for path in assessment.journey
            for step in path.steps
        ),
        "questions": bool(plan.machinery.questions),
        "pending": bool(assessment.machine.pending),
    }
    return {**found, "any": any(found.values())}


def _framework(assessment: Assessment) -> dict[str, bool]:
    """What is known of the State beside its law."""
    state = assessment.country.jurisdiction
    return {
        "bodies": bool(state.bodies),
        "services": bool(state.services),
        "plans": bool(state.plans),
    }


def _anything_known(plan: Outline) -> bool:
    """Whether anything that was read bears on a question: without it tables would be empty."""
    return any(chapter.findings for chapter in plan.chapters)


def _seen_through_lenses(assessment: Assessment, plan: Outline) -> bool:
    """Whether a lens has a score or a gap to show."""
    scored = any(score.score is not None for score in assessment.lenses.values())
    return bool(assessment.lenses) and (scored or _anything_known(plan))


def _asks_groups(assessment: Assessment) -> bool:
    method = assessment.yardstick.methodology
    return bool(method.lenses or method.groups)


def _score_line(assessment: Assessment, voice: Voice, chapter: Chapter) -> list[str]:
    """The law score of an area in sentences, then its enforceability."""
    said = scores.area_lines(voice, assessment, chapter.result)
    rules = assessment.yardstick.methodology.enforceability
    if rules is not None:
        said.append(machinery.area_sentence(voice, rules, chapter.result))
    return said


def _area(assessment: Assessment, voice: Voice, chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.area,
        "title": scores.area_title(voice, assessment.yardstick.methodology, chapter.area),
        "message": chapters.message(voice, list(chapter.every)),
        "score_line": " ".join(_score_line(assessment, voice, chapter)),
        "long": chapter.long,
        "asks": bool(chapter.standards),
        "works": True,
        "findings": bool(chapter.findings or chapter.unread),
        "cards": bool(chapter.cards),
        "left_out": bool(chapter.findings),
        "observed": bool(chapter.observations),
        "training": bool(chapter.training),
        "recommendations": bool(chapter.recommendations or chapter.elsewhere),
        "practices": bool(chapter.practices),
        "open": True,
    }
