"""Each finding: answer, verb, every element with its articles, standards, and what would help."""

from collections.abc import Iterable
from dataclasses import replace

from legalgap.model.assessment import ElementFinding, Finding, State
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer
from legalgap.model.source import Visibility
from legalgap.model.statement import Statement
from legalgap.prose import chapters, citations, claims, findings, gists, machinery, scores, words
from legalgap.report.web import advice
from legalgap.report.web.page import Facts, Page

MARKS = {"met": "✓", "partly": "◐", "missed": "✗", "open": "?"}
"""A shape beside the word of a state."""


def groups(page: Page) -> list[Facts]:
    """The findings area by area, in the order of the methodology."""
    return [
        {
            "area": chapter.area,
            "title": scores.area_title(page.voice, page.method, chapter.area),
            "findings": [finding(page, item) for item in page.assessment.findings_of(chapter.area)],
        }
        for chapter in page.plan.chapters
    ]


def finding(page: Page, item: Finding) -> Facts:
    """One finding in full."""
    voice, assessment = page.voice, page.assessment
    return {
        "id": item.id,
        "area": item.area,
        "short": voice.words(item.indicator.name),
        "question": voice.words(item.indicator.question) if item.indicator.short else "",
        "answer": item.answer.value,
        "answer_word": words.answer(voice, item.answer),
        "verb": item.verb.value if item.verb else "",
        "verb_word": words.verb(voice, item.verb),
        "lenses": _lenses(page, item),
        "gist": gists.gist(voice, assessment, item),
        "meaning": _meaning(page, item),
        "share_said": _share(page, item),
        "share": gists.share(voice, item) if item.applicable else "",
        "contradictions": _contradictions(page, item),
        "elements": _elements(page, item),
        "treaties": gists.treaty_sentences(voice, assessment, item),
        "unread": gists.unread_sentence(voice, item),
        "bonus": _bonus(page, item),
        "standards": _standards(page, item),
        "other_standards": _other_standards(page, item),
        "why": findings.verb_sentence(voice, page.yardstick, item),
        "applied": _applied(page, item),
        "judgement": chapters.judgement_sentence(voice, item),
        "recommendations": [advice.short(page, name) for name in item.recommendations],
        "practices": [advice.practice(page, name) for name in item.practices],
        "set_aside": _set_aside(page, item),
    }


def _meaning(page: Page, item: Finding) -> str:
    if item.answer is Answer.NOT_APPLICABLE:
        return page.voice("Not applicable: {reason}", reason=page.voice.words(item.reason))
    return chapters.capital(page.voice(words.ANSWER_MEANINGS[item.answer])) + "."


def _share(page: Page, item: Finding) -> str:
    if not item.applicable:
        return ""
    share = gists.share(page.voice, item)
    return chapters.capital(page.voice("share of the rule that is met: {share}", share=share)) + "."


def _lenses(page: Page, item: Finding) -> list[Facts]:
    """The lenses that the question speaks to, and how much."""
    voice = page.voice
    said = {
        Weight.CORE: words.N_("core: {lenses}"),
        Weight.RELEVANT: words.N_("relevant: {lenses}"),
    }
    return [
        {
            "id": lens,
            "words": voice(
                said[weight], lenses=scores.lowered(scores.lens_title(voice, page.method, lens))
            ),
        }
        for lens in page.method.lenses
        if (weight := item.indicator.lenses.get(lens)) in said and weight is not None
    ]


def _contradictions(page: Page, item: Finding) -> list[Facts]:
    """Each provision that orders or permits the opposite, in a sentence, with its article."""
    return [
        {
            "words": " ".join(
                findings.contradiction_sentences(page.voice, replace(item, contradictions=(one,)))
            ),
            "articles": articles(page, _of_article(item, one.id), item.id),
        }
        for one in findings.public(item.contradictions)
    ]


def _elements(page: Page, item: Finding) -> list[Facts]:
    """The elements of the rule; those with the same state, articles and reasons together.

    What still bears on the answer comes first.
    """
    bears = gists.bearing(item)
    grouped: dict[tuple[object, ...], list[ElementFinding]] = {}
    for found in sorted(item.elements, key=lambda found: found.id not in bears):
        provisions = tuple(one.id for one in findings.public(found.statements))
        key = (_mark(found), findings.state_word(page.voice, found), found.id in bears)
        grouped.setdefault((*key, provisions, tuple(_reasons(page, found))), []).append(found)
    return [_group(page, item, found, found[0].id in bears) for found in grouped.values()]


def _mark(found: ElementFinding) -> str:
    """The key of its shape and colour; its word always stands beside them."""
    if found.state is State.UNKNOWN:
        return "open"
    if found.met:
        return "met"
    return "partly" if found.state is State.LIMITED else "missed"


def _group(page: Page, item: Finding, found: list[ElementFinding], bears: bool) -> Facts:
    voice, first = page.voice, found[0]
    reasons = _reasons(page, first)
    if not bears:
        reasons.append(voice("it no longer changes the answer: another way is met or comes closer"))
    return {
        "mark": _mark(first),
        "sign": MARKS[_mark(first)],
        "state": chapters.capital(findings.state_word(voice, first)),
        "labels": [
            {
                "id": page.id(one.id) if one.id.startswith(f"{item.id}.") else "",
                "words": voice.words(findings.element_of(page.yardstick, one.id).label),
            }
            for one in found
        ],
        "reasons": [chapters.capital(chapters.stopped(said)) for said in reasons],
        "articles": articles(page, _cited(item, found), item.id),
    }


def _cited(item: Finding, found: list[ElementFinding]) -> list[Statement]:
    """What decides these elements, with all else that the same articles hold on the question."""
    named = dict.fromkeys(one.id for element in found for one in element.statements)
    return [one for name in named for one in _of_article(item, name)]


def _reasons(page: Page, found: ElementFinding) -> list[str]:
    """Why it is limited, lacking or unknown; acts by name, numbers once."""
    voice = page.voice
    said = findings.reasons(voice, replace(found, basis=(), values=()))
    values = gists.values_sentence(voice, found)
    said += [values] if values else []
    return said + [
        chapters.basis_words(voice, page.assessment, entry)
        for entry in found.basis
        if entry != "tracker"
    ]


def articles(page: Page, statements: Iterable[Statement], owner: str) -> list[Facts]:
    """Each article once, with everything that it is said to hold.

    Within its owner, such as a finding, it is printed where it is named first; elsewhere there is
    a link to that place.
    """
    by_article: dict[str, list[Statement]] = {}
    for one in findings.public(tuple(statements)):
        by_article.setdefault(one.id, []).append(one)
    return [_article(page, found, f"{owner}@{name}") for name, found in by_article.items()]


def _of_article(item: Finding, name: str) -> list[Statement]:
    """Everything that one article is said to hold on a question."""
    every = [one for element in (*item.elements, *item.bonus) for one in element.statements]
    return [one for one in (*item.contradictions, *every) if one.id == name]


def _article(page: Page, found: list[Statement], place: str) -> Facts:
    """One article: what it says in own words, how this is known, and where it stands."""
    voice, first = page.voice, found[0]
    wording, act = first.wording.wording, first.wording.act
    cited = citations.provision(voice, act, first.wording.pin)
    if first.wording.draft:
        cited = voice("{pin} (draft)", pin=cited)
    # A claim may name a public source of its own for an article that came from another one.
    own = act.sources.get(wording.source or act.source or "")
    shown = own is None or own.visibility is Visibility.PUBLIC
    printed = bool(page.id(place))
    if printed:
        page.stands.setdefault(first.id, place)
    return {
        "place": place,
        "first": printed,
        "cited": cited,
        "grade": words.grade(voice, first.grade),
        "heading": chapters.stopped(voice.words(wording.heading))
        if shown and wording.heading
        else "",
        "summary": voice.words(wording.summary) if shown else "",
        "text": voice.words(wording.text) if shown else "",
        "note": voice.words(wording.note) if shown else "",
        "claims": list(
            dict.fromkeys(
                chapters.stopped(said)
                for one in found
                if (said := claims.claim_words(voice, page.yardstick, one))
            )
        ),
        "source": page.source(first.source),
    }


def _bonus(page: Page, item: Finding) -> list[Facts]:
    """What is noted beside the answer, where anything is known of it."""
    known = [found for found in item.bonus if found.state is not State.UNKNOWN]
    return [_group(page, item, [found], True) for found in known]


def _standards(page: Page, item: Finding) -> list[Facts]:
    """The standards that the finding rests on, in own words."""
    voice, yardstick = page.voice, page.yardstick
    return [
        {
            "place": page.standard_place(name),
            "cited": citations.standard(voice, yardstick, name),
            "bond": f"{voice(words.FORCES[yardstick.standards[name].force])}; "
            + chapters.bond(voice, page.assessment, name),
            "asks": chapters.capital(chapters.stopped(voice.words(yardstick.standards[name].asks))),
        }
        for name in chapters.deciding_standards(page.assessment, item)
    ]


def _other_standards(page: Page, item: Finding) -> str:
    """The other standards by name; empty where there is none."""
    shown = chapters.deciding_standards(page.assessment, item)
    others = [
        name
        for name in item.indicator.standards
        if name in page.yardstick.standards and name not in shown
    ]
    named = citations.standards(page.voice, page.yardstick, others)
    return page.voice("See also: {standards}.", standards=named) if named else ""


def _applied(page: Page, item: Finding) -> Facts | None:
    """Whether it can be applied: the score explained, and each test."""
    voice, rules, found = page.voice, page.method.enforceability, item.enforced
    if rules is None or item.indicator.type is None:
        return None
    if found is None:
        none = voice("Not asked: the tests are for what the law has in full or in part.")
        return {"said": [none], "tests": []}
    tests, idle = [], []
    for test in found.tests if found.known else ():
        if not test.applicable:
            idle.append(f"{test.id} {machinery.title(voice, rules, test.id)}")
            continue
        line = machinery.test_line(voice, page.assessment, test)
        asked = machinery.question(voice, rules, test) if test in found.unknown else ""
        note = machinery.note(voice, page.country, item, test)
        tests.append({"line": line, "asked": asked, "note": note})
    said = machinery.explanation(voice, page.assessment, found, unknown=not tests)
    if idle:
        said.append(voice("These tests do not apply: {tests}.", tests="; ".join(idle)))
    return {"said": said, "tests": tests}


def _set_aside(page: Page, item: Finding) -> list[Facts]:
    """What decides nothing yet: recalled only, or checked on another wording."""
    voice = page.voice
    return [
        {"title": title, "articles": articles(page, listed, f"{item.id}-{place}")}
        for place, title, listed in (
            ("verify", voice("Known from memory only: to verify"), item.to_verify),
            ("again", voice("Checked on another wording: to read again"), item.to_read_again),
        )
        if findings.public(listed)
    ]
