"""What the page begins with: the State, the areas in one table, strengths, gaps, first steps."""

from collections import Counter

from legalgap.model.assessment import AreaResult, Finding, Score, Verb
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer
from legalgap.prose import chapters, citations, findings, gists, machinery, places, scores, words
from legalgap.report import context
from legalgap.report.web.page import Facts, Page


def head(page: Page) -> Facts:
    """What stands on top, as on the cover of the report in Word."""
    made: Facts = dict(context.cover(page.assessment, page.voice))
    made["country"] = places.name(page.voice, page.country.jurisdiction)
    made["translation"] = page.voice(
        "The statements on the law are in the words of the authors; the texts and translations "
        "that were used are named under the sources, and only the official texts are authentic."
    )
    made["footer"] = page.voice("Made by legalgap. Methodology: {method}.", method=page.method.id)
    return made


def summary(page: Page) -> Facts:
    """The first section."""
    voice, plan = page.voice, page.plan
    return {
        "said": _assessed(page),
        "counts": _counts(page),
        "areas": [_area_row(page, result) for result in page.assessment.areas],
        "enforceability": page.method.enforceability is not None,
        "index": _index(page),
        "lenses": [_lens(page, lens) for lens in page.method.lenses],
        "strengths": [
            {
                "id": item.id,
                "title": chapters.stopped(voice.words(item.indicator.name)),
                "words": chapters.strength(voice, page.assessment, item),
            }
            for item in plan.strengths
        ],
        "gaps": [_gap(page, item) for item in plan.gaps],
        "recommendations": [
            {
                "id": name,
                "title": voice.words(page.yardstick.recommendations[name].title),
                "verb": words.verb(voice, plan.verb_of(name)),
                "lead": voice.words(page.yardstick.recommendations[name].lead),
                "horizon": voice(words.HORIZONS[page.yardstick.recommendations[name].horizon]),
            }
            for name in plan.recommendations
        ],
        "changes": _changes(page),
    }


def _assessed(page: Page) -> list[str]:
    voice, assessment = page.voice, page.assessment
    unknown = sum(item.answer is Answer.UNKNOWN for item in assessment.findings)
    said = [
        voice.count(
            "It asks {n} question in {areas} thematic areas.",
            "It asks {n} questions in {areas} thematic areas.",
            len(assessment.findings),
            areas=voice.number(len(assessment.areas)),
        )
    ]
    said[0] = (
        voice(
            "This report compares the law {of_country} on trafficking in persons, as in force on "
            "{date}, with international standards.",
            of_country=places.of(voice, page.country.jurisdiction),
            date=voice.date(assessment.as_of),
        )
        + " "
        + said[0]
    )
    if unknown:
        said.append(
            voice.count(
                "{n} question cannot be answered yet: the law that would answer it has not been "
                "read in full. This counts neither for the law nor against it.",
                "{n} questions cannot be answered yet: the law that would answer them has not been "
                "read in full. This counts neither for the law nor against it.",
                unknown,
            )
        )
    if assessment.drafts:
        said.append(
            voice("Drafts that are not yet adopted are taken as if they were in force on that day.")
        )
    return said


def _counts(page: Page) -> list[Facts]:
    """How many findings have each answer and each verb; each leads to them."""
    voice, found = page.voice, page.assessment.findings
    answers = Counter(item.answer for item in found)
    verbs = Counter(item.verb for item in found)
    return [
        {
            "label": voice("Answers"),
            "entries": [
                {
                    "filter": f"answer={answer.value}",
                    "word": words.answer(voice, answer),
                    "number": voice.number(answers[answer]),
                }
                for answer in words.ANSWERS
                if answers[answer]
            ],
        },
        {
            "label": voice("Verbs"),
            "entries": [
                {
                    "filter": f"verb={verb.value}",
                    "word": words.verb(voice, verb),
                    "number": voice.number(verbs[verb]),
                }
                for verb in Verb
                if verbs[verb]
            ],
        },
    ]


def _area_row(page: Page, result: AreaResult) -> Facts:
    voice, method = page.voice, page.method
    return {
        "id": result.id,
        "title": scores.area_title(voice, method, result.id),
        "law": law_band(page, result.law),
        "score": scores.number_words(voice, method, result.law),
        "range": scores.range_words(voice, method, result.law),
        "coverage": voice.percent(result.law.coverage),
        "enforceability": enforceability_band(page, result),
    }


def law_band(page: Page, score: Score) -> Facts:
    """A law score as a band: letter, word and shade."""
    bands = sorted(page.method.bands, key=lambda name: -page.method.bands[name])
    said = chapters.capital(scores.band_words(page.voice, page.method, score))
    return {"words": said, "shade": page.shade(score.band, bands)}


def enforceability_band(page: Page, result: AreaResult) -> Facts | None:
    """The enforceability of an area as a band; it stands beside the law score, never with it."""
    voice, rules, found = page.voice, page.method.enforceability, result.enforceability
    if rules is None:
        return None
    if found.count == 0:
        said = chapters.capital(voice("nothing to ask yet"))
        return {"words": said, "shade": "none"}
    said = chapters.capital(machinery.band_words(voice, rules, found.band))
    if found.score is not None:
        said = f"{said} ({voice.number(found.score, rules.digits)})"
    bands = sorted(rules.bands, key=lambda name: -rules.bands[name])
    return {"words": said, "shade": page.shade(found.band, bands)}


def _index(page: Page) -> str:
    index = page.assessment.index
    if index is None:
        return ""
    return scores.sentence(page.voice, page.method, page.voice("Index"), index)


def _lens(page: Page, lens: str) -> Facts:
    """What the law comes to through one lens, and the gravest gaps at its core."""
    voice, method = page.voice, page.method
    title, total = scores.lens_title(voice, method, lens), page.assessment.lenses[lens]
    said = [scores.sentence(voice, method, voice("All areas together"), total)]
    said += [
        scores.sentence(voice, method, scores.area_title(voice, method, result.id), found)
        for result in page.assessment.areas
        if total.score is None and (found := result.lenses[lens]).score is not None
    ]
    core = [
        item.id
        for chapter in page.plan.chapters
        for item in chapter.cards
        if item.indicator.lenses.get(lens) is Weight.CORE
    ]
    return {"id": lens, "title": title, "words": " ".join(said), "core": core[:4]}


def _gap(page: Page, item: Finding) -> Facts:
    voice = page.voice
    said = findings.contradiction_sentences(voice, item)
    said += gists.gap_sentences(voice, page.assessment, item)
    said += gists.treaty_sentences(voice, page.assessment, item)
    if not said:
        said.append(chapters.stopped(chapters.evidence_line(voice, page.assessment, item)))
    deciding = chapters.deciding_standards(page.assessment, item)[:1]
    standard = citations.standards(voice, page.yardstick, deciding)
    return {
        "id": item.id,
        "title": chapters.stopped(voice.words(item.indicator.name)),
        "words": " ".join(said),
        "verb": words.verb(voice, item.verb),
        "standard": standard,
    }


def _changes(page: Page) -> Facts | None:
    """What the drafts would change: answers and area scores, before and after."""
    before, voice, method = page.before, page.voice, page.method
    if before is None:
        return None
    old = {item.id: item for item in before.findings}
    return {
        "answers": [
            {
                "id": item.id,
                "question": voice.words(item.indicator.question),
                "before": _answered(page, old[item.id]),
                "after": _answered(page, item),
            }
            for item in page.assessment.findings
            if item.id in old
            and (item.answer, item.interval) != (old[item.id].answer, old[item.id].interval)
        ],
        "areas": [
            {
                "title": scores.area_title(voice, method, result.id),
                "before": scores.number_words(voice, method, before.area(result.id).law),
                "after": scores.number_words(voice, method, result.law),
            }
            for result in page.assessment.areas
            if result.law.score != before.area(result.id).law.score
        ],
    }


def _answered(page: Page, item: Finding) -> str:
    return f"{words.answer(page.voice, item.answer)} ({gists.share(page.voice, item)})"
