"""Everything that the template prints: the sections, the fixed words, the way to the filters."""

from legalgap.model.assessment import Verb
from legalgap.prose import chapters, scores, words
from legalgap.report.method import GRADE_MEANINGS
from legalgap.report.web import advice, evidence, findings, roadmap, sections, summary
from legalgap.report.web.labels import labels, limits
from legalgap.report.web.page import Facts, Page


def content(page: Page) -> Facts:
    """All data of the page."""
    for result in page.assessment.areas:
        page.id(result.id)
    for found in page.assessment.findings:
        page.id(found.id)
    return {
        "words": labels(page.voice),
        "head": summary.head(page),
        "summary": summary.summary(page),
        "decisions": roadmap.decisions(page),
        "roadmap": roadmap.roadmap(page),
        "areas": sections.areas(page),
        "filters": _filters(page),
        "groups": findings.groups(page),
        "recommendations": advice.recommendations(page),
        "practices": advice.practices(page),
        "enforceability": sections.enforceability(page),
        "tracker": sections.tracker(page),
        "journey": sections.journey(page),
        "to_read": evidence.to_read(page),
        "to_verify": evidence.to_verify(page),
        "treaties": evidence.treaties(page),
        "acts": evidence.acts(page),
        "sources": evidence.sources(page),
        "legend": _legend(page),
        "limits": limits(page.voice),
    }


def _filters(page: Page) -> list[Facts]:
    """What findings can be chosen by; only what occurs."""
    voice, found = page.voice, page.assessment.findings
    lenses = [(lens, scores.lens_title(voice, page.method, lens)) for lens in page.method.lenses]
    areas = [
        (result.id, scores.area_title(voice, page.method, result.id))
        for result in page.assessment.areas
    ]
    answers = [
        (answer.value, chapters.capital(words.answer(voice, answer)))
        for answer in words.ANSWERS
        if any(item.answer is answer for item in found)
    ]
    verbs = [
        (verb.value, chapters.capital(words.verb(voice, verb)))
        for verb in Verb
        if any(item.verb is verb for item in found)
    ]
    listed = [
        ("lens", voice("Lens"), lenses),
        ("area", voice("Area"), areas),
        ("answer", voice("Answer"), answers),
        ("verb", voice("Verb"), verbs),
    ]
    return [
        {"name": name, "label": label, "options": options}
        for name, label, options in listed
        if options
    ]


def _legend(page: Page) -> list[Facts]:
    """What the words for answers, verbs and grades mean."""
    voice = page.voice
    listed = [
        (
            voice("What the answers mean"),
            [(voice(words.ANSWERS[key]), said) for key, said in words.ANSWER_MEANINGS.items()],
        ),
        (
            voice("What the verbs mean"),
            [(voice(words.VERBS[key]), said) for key, said in words.VERB_MEANINGS.items()],
        ),
        (
            voice("How each statement is known"),
            [(voice(words.GRADES[key]), said) for key, said in GRADE_MEANINGS.items()],
        ),
    ]
    return [
        {
            "title": title,
            "entries": [
                {"word": chapters.capital(word), "meaning": chapters.capital(voice(said)) + "."}
                for word, said in entries
            ],
        }
        for title, entries in listed
    ]
