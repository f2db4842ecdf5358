"""What to decide first, and the road map: the measures in their order, with what each changes."""

from legalgap.engine.plan import YEARS
from legalgap.engine.roadmap import Step
from legalgap.model.recommendation import Recommendation
from legalgap.prose import chapters, words
from legalgap.prose.roadmap import BANDS, basis, score_lines, why_now
from legalgap.report.planned import planned
from legalgap.report.web.page import Facts, Page


def decisions(page: Page) -> list[Facts]:
    """The decisions that the working group is asked for, as on the first page in Word."""
    made = []
    for name, verb in page.plan.decisions:
        item = page.yardstick.recommendations[name]
        made.append({**_measure(page, item), "verb": words.verb(page.voice, verb)})
        made[-1]["why"] = why_now(page.voice, item, verb)
    return made


def roadmap(page: Page) -> Facts:
    """How the measures were chosen, one row for each, and what the areas gain."""
    found = planned(page.assessment)
    return {
        "said": basis(page.voice, found) if found.steps else "",
        "steps": [_step(page, step) for step in found.steps],
        "gains": [chapters.stopped(line) for line in score_lines(page.voice, found)],
    }


def _step(page: Page, step: Step) -> Facts:
    changed = dict.fromkeys(moved.after.id for moved in step.moved)
    known = [item.id for item in page.assessment.findings]
    return {
        **_measure(page, page.yardstick.recommendations[step.recommendation]),
        "verb": words.verb(page.voice, step.verb),
        "priority": page.voice(BANDS[step.priority.band]),
        "after": list(step.after),
        "changes": sorted(changed, key=known.index),
    }


def _measure(page: Page, item: Recommendation) -> Facts:
    voice = page.voice
    return {
        "id": item.id,
        "title": voice.words(item.title),
        "lead": voice.words(item.lead).rstrip("."),
        "by": str(page.assessment.as_of.year + YEARS[item.horizon]),
    }
