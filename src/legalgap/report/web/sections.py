"""The sections beside the findings: areas, enforceability, by-laws, the journey."""

from legalgap.engine.waiting import Waiting, waiting
from legalgap.model.assessment import AreaResult, Path, Taken
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.judgement import Observation
from legalgap.prose import bylaws, chapters, citations, journeys, machinery, scores, views, words
from legalgap.report.outline import Chapter
from legalgap.report.tagging import original
from legalgap.report.web import summary
from legalgap.report.web.page import Facts, Page


def areas(page: Page) -> list[Facts]:
    """Each area: its message, its scores in sentences, what the standards ask, what others say."""
    return [_area(page, chapter) for chapter in page.plan.chapters]


def _area(page: Page, chapter: Chapter) -> Facts:
    voice, rules = page.voice, page.method.enforceability
    said = scores.area_lines(voice, page.assessment, chapter.result)
    if rules is not None:
        said.append(machinery.area_sentence(voice, rules, chapter.result))
    return {
        "id": chapter.area,
        "title": scores.area_title(voice, page.method, chapter.area),
        "message": chapters.message(voice, list(chapter.every)),
        "scores": said,
        "count": voice.number(len(chapter.every)),
        "standards": [
            {
                "place": page.standard_place(name),
                "cited": citations.standard(voice, page.yardstick, name),
                "bond": f"{voice(words.FORCES[page.yardstick.standards[name].force])}; "
                + chapters.bond(voice, page.assessment, name),
                "asks": chapters.stopped(
                    scores.lowered(voice.words(page.yardstick.standards[name].asks))
                ),
            }
            for name in chapter.standards
        ],
        "observations": [_observation(page, item) for item in _newest(chapter)],
    }


def _newest(chapter: Chapter) -> list[Observation]:
    return sorted(chapter.observations, key=lambda item: (-item.date.latest.toordinal(), item.id))


def _observation(page: Page, item: Observation) -> Facts:
    """What a body has published, where, and how this is known."""
    voice = page.voice
    paragraph = ""
    if any(letter.isdigit() for letter in item.paragraph):
        paragraph = voice("para. {number}", number=item.paragraph)
    where = [original(voice, item.document), paragraph, words.grade(voice, item.grade)]
    known = {found.id for found in page.assessment.findings}
    return {
        "head": f"{voice.words(item.body)}, {voice.date(item.date)}",
        "says": chapters.stopped(voice.words(item.says)),
        "where": "; ".join(part for part in where if part),
        "source": page.source(page.country.observation_sources.get(item.source or "")),
        "indicators": [name for name in item.indicators if name in known],
    }


def enforceability(page: Page) -> Facts | None:
    """Law and enforceability side by side, the chain, and what is still to come."""
    voice, rules = page.voice, page.method.enforceability
    if rules is None:
        return None
    lines = sorted(rules.bands, key=lambda name: -rules.bands[name])
    return {
        "areas": [_side_by_side(page, result) for result in page.assessment.areas],
        "chain": views.chain_sentence(voice, page.assessment),
        "robust": views.robustness(voice, page.assessment) if page.method.bands else "",
        "bands": [machinery.band_words(voice, rules, name) for name in lines],
        "pending": [
            {
                "id": item.indicator,
                "title": chapters.stopped(
                    voice.words(page.assessment.finding(item.indicator).indicator.name)
                ),
                "words": chapters.capital(views.pending(voice, page.assessment, item)) + ".",
            }
            for item in page.assessment.machine.pending
        ],
        "questions": _questions(page),
    }


def _side_by_side(page: Page, result: AreaResult) -> Facts:
    voice, rules = page.voice, page.method.enforceability
    assert rules is not None
    view = page.assessment.machine.views.get(result.id)
    found = views.quadrant(rules, view) if view is not None else None
    weakest = view.weakest if view is not None else None
    return {
        "title": scores.area_title(voice, page.method, result.id),
        "id": result.id,
        "law": summary.law_band(page, result.law),
        "enforceability": summary.enforceability_band(page, result),
        "gap": views.gap_words(voice, rules, view) if view is not None else "",
        "together": voice.words(found.title) if found else voice("not yet known"),
        "advice": voice.words(found.advice) if found else "",
        "weakest": weakest,
        "why": views.weakest_words(voice, rules, page.assessment.finding(weakest))
        if weakest
        else voice("not yet known"),
    }


def _questions(page: Page) -> list[Facts]:
    """What to ask ministries: test by test, with the findings that it is about."""
    voice, rules = page.voice, page.method.enforceability
    assert rules is not None
    return [
        {
            "whom": voice.words(item.whom) if item.whom else voice("the body in charge"),
            "test": chapters.capital(machinery.title(voice, rules, item.test)),
            "question": voice.words(rules.tests[item.test].question),
            "findings": [found.id for found in item.findings],
        }
        for item in page.plan.machinery.questions
    ]


def tracker(page: Page) -> Facts:
    """Every by-law of public sources, the one that holds back most first."""
    voice, listed = page.voice, waiting(page.assessment)
    found = page.assessment.machine.timeliness
    hidden = sum(not item.public for item in listed)
    said = bylaws.in_numbers(voice, page.assessment, found) if found is not None else []
    if hidden:
        said.append(
            voice.count(
                "{n} by-law rests on a source that is not public.",
                "{n} by-laws rest on sources that are not public.",
                hidden,
            )
        )
    return {
        "said": said if listed else [],
        "bylaws": [_bylaw(page, item) for item in listed if item.public],
    }


def _bylaw(page: Page, item: Waiting) -> Facts:
    voice, data = page.voice, page.country.tracker
    nothing = "not yet known" if item.status is ByLawStatus.UNKNOWN else "nothing"
    return {
        "id": item.bylaw.id,
        "title": bylaws.title(voice, item),
        "mandate": bylaws.mandate(voice, page.assessment, item) or voice("not stated"),
        "body": voice.words(item.bylaw.body) if item.bylaw.body else voice("not stated"),
        "status": chapters.capital(bylaws.status(voice, item)),
        "missing": item.missing,
        "effects": [
            {"label": chapters.capital(label), "findings": list(names)}
            for label, names in bylaws.effect_lists(voice, item)
        ],
        "nothing": voice(nothing),
        "grade": words.grade(voice, item.bylaw.grade),
        "source": page.source(data.sources.get(item.bylaw.source or data.source or "")),
    }


def journey(page: Page) -> Facts | None:
    """The grid of people and steps, and for each person where the way ends, and why."""
    voice, paths = page.voice, page.assessment.journey
    if not paths:
        return None
    used = {taken.taken for path in paths for taken in path.steps}
    return {
        "people": [_person(page, path) for path in paths],
        "steps": [
            {
                "title": voice.words(journeys.step(page.assessment, one.step).title),
                "taken": [_taken(page, path.steps[place].taken) for path in paths],
            }
            for place, one in enumerate(paths[0].steps)
        ],
        "legend": [
            {**_taken(page, taken), "meaning": chapters.capital(voice(meaning)) + "."}
            for taken, meaning in words.TAKEN_MEANINGS.items()
            if taken in used
        ],
    }


def _taken(page: Page, taken: Taken) -> Facts:
    return {"value": taken.value, "word": chapters.capital(journeys.taken_word(page.voice, taken))}


def _person(page: Page, path: Path) -> Facts:
    voice, assessment = page.voice, page.assessment
    person = journeys.person(assessment, path)
    return {
        "id": person.id,
        "title": voice.words(person.title),
        "story": voice.words(person.story),
        "stop": journeys.sentence(voice, assessment, path),
        "steps": [
            {
                **_taken(page, step.taken),
                "title": voice.words(journeys.step(assessment, step.step).title),
                "question": voice.words(journeys.step(assessment, step.step).question),
                "why": [
                    chapters.capital(chapters.stopped(said))
                    for said in journeys.reasons(voice, assessment, step)
                ],
                "indicators": _owners(page, [item.id for item in step.elements]),
            }
            for step in path.steps
            if step.taken is not Taken.NOT_ASKED
        ],
    }


def _owners(page: Page, elements: list[str]) -> list[str]:
    """The findings behind elements."""
    known = {found.id for found in page.assessment.findings}
    owners = dict.fromkeys(name.partition(".")[0] for name in elements)
    return [name for name in owners if name in known]
