"""The road map and the rows of an action plan, in words."""

from collections.abc import Iterator
from fractions import Fraction

from legalgap.engine.plan import PlanRow, plan_in_force, plan_rows
from legalgap.engine.priority import Priority
from legalgap.engine.roadmap import Moved, Reached, RoadMap, Step
from legalgap.model.assessment import Finding, Interval, Verb
from legalgap.model.country import Yardstick
from legalgap.model.recommendation import Recommendation
from legalgap.model.roadmap import Stage
from legalgap.prose import words
from legalgap.prose.chapters import stopped
from legalgap.prose.scores import lowered, number_words
from legalgap.prose.voice import Voice
from legalgap.prose.why import Page
from legalgap.prose.words import N_

STAGES: dict[Stage, str] = {
    "obligations": N_("missing in the duties"),
    "lenses": N_("missing under the lenses"),
    "rest": N_("missing in all that is asked"),
    "open_obligations": N_("made certain in the duties"),
    "open_rest": N_("made certain in all that is asked"),
}
BANDS = {
    "critical": N_("critical"),
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
}


def show(voice: Voice, found: RoadMap, page: Page) -> None:
    """Write the whole road map."""
    _head(voice, found, page)
    for number, step in enumerate(found.steps, 1):
        page.heading(_title(voice, found.assessment.yardstick, number, step))
        for line in _step(voice, found, step):
            page.item(line)
        for moved in step.moved:
            page.item(moved_words(voice, moved), 1)
    scores = list(score_lines(voice, found))
    if scores:
        page.heading(voice("The areas with all of these measures"))
    for line in scores:
        page.item(line)


def _head(voice: Voice, found: RoadMap, page: Page) -> None:
    assessment = found.assessment
    name = voice.words(assessment.country.jurisdiction.name)
    page.heading(voice("Road map: {country}", country=name))
    page.line(
        voice("{country}, law in force on {date}.", country=name, date=voice.date(assessment.as_of))
    )
    if assessment.drafts:
        page.line(voice("With the draft: {drafts}", drafts=", ".join(assessment.drafts)))
    page.line(
        voice(
            "Recommendations that still have something to give: {useful}; at most {budget} are "
            "taken.",
            useful=voice.number(len(found.useful)),
            budget=voice.number(found.budget),
        )
    )
    if not found.steps:
        page.line(voice("No measure is taken."))
        return
    page.line(
        voice(
            "Gains are counted in indicators: 1 is an indicator that goes from nothing to full. "
            "They are those of the text of the law; whether it is applied is assessed apart."
        )
    )
    page.line(
        voice(
            "Each line is the most that is possible among the sets that are the best in the lines "
            "above it."
        )
    )
    for reached in found.stages:
        page.item(_reached(voice, reached))
    page.item(voice("effort: {points} points", points=voice.number(found.effort)))


def _reached(voice: Voice, reached: Reached) -> str:
    stage, gain = voice(STAGES[reached.stage]), _gain(voice, reached.gain)
    if reached.proved:
        return voice("{stage}: {gain}, proved to be the most", stage=stage, gain=gain)
    if reached.gap is None:
        return voice("{stage}: {gain}, not proved to be the most", stage=stage, gain=gain)
    return voice(
        "{stage}: {gain}; another set could gain at most {gap} more",
        stage=stage,
        gain=gain,
        gap=voice.percent(reached.gap),
    )


def _title(voice: Voice, yardstick: Yardstick, number: int, step: Step) -> str:
    item = yardstick.recommendations[step.recommendation]
    verb = words.verb(voice, step.verb)
    return f"{number}. {item.id} ({verb})  {voice.words(item.title)}"


def _step(voice: Voice, found: RoadMap, step: Step) -> Iterator[str]:
    """Priority, what had to come first, what it gains."""
    yield priority_words(voice, step.priority)
    if step.after:
        yield voice("after {names}", names=", ".join(step.after))
    gains = [
        f"{voice(STAGES[stage])} {_gain(voice, gain)}" for stage, gain in step.gains.items() if gain
    ]
    yield voice("gains: {gains}", gains="; ".join(gains) or "–")


def priority_words(voice: Voice, found: Priority) -> str:
    """The sum, its band and always the four inputs."""
    return voice(
        "priority {total} ({band}): obligation {obligation}, harm {harm}, what it makes work "
        "{enforceability}, quick win {quick}",
        total=found.total,
        band=voice(BANDS[found.band]),
        obligation=found.obligation,
        harm=_rated(voice, found.harm),
        enforceability=_rated(voice, found.enforceability_gain),
        quick=found.quick_win,
    )


def _rated(voice: Voice, value: int | None) -> str:
    return voice("not rated") if value is None else str(value)


def moved_words(voice: Voice, moved: Moved) -> str:
    """A finding before and after a measure."""
    return f"{moved.after.id}: {_mark(voice, moved.before)} → {_mark(voice, moved.after)}"


def _mark(voice: Voice, finding: Finding) -> str:
    return f"{words.answer(voice, finding.answer)} {_interval(voice, finding.interval)}"


def _interval(voice: Voice, interval: Interval) -> str:
    low, high = voice.number(interval.low, 2), voice.number(interval.high, 2)
    return low if low == high else f"{low}–{high}"


def _gain(voice: Voice, gain: Fraction) -> str:
    return "+" + voice.number(gain, 2)


def score_lines(voice: Voice, found: RoadMap) -> Iterator[str]:
    """The law score of each area before and after, where it differs, and what is certainly met."""
    method = found.assessment.yardstick.methodology
    for before, after in zip(found.assessment.areas, found.outcome.areas, strict=True):
        if before.law == after.law or before.law.low is None or after.law.low is None:
            continue
        said = voice(
            "{area}: certainly met {before} → {after} of 100",
            area=voice.words(method.areas[before.id].title) or before.id,
            before=voice.number(before.law.low, method.digits),
            after=voice.number(after.law.low, method.digits),
        )
        if before.law.score is not None or after.law.score is not None:
            said += "; " + voice(
                "law score {before} → {after}",
                before=number_words(voice, method, before.law),
                after=number_words(voice, method, after.law),
            )
        yield said


def basis(voice: Voice, found: RoadMap) -> str:
    """How the measures were chosen, and how sure the choice is."""
    said = voice(
        "Of {useful} recommendations that still have something to give, these {taken} together "
        "close the most: first of what is certainly missing in the duties of the State, then "
        "under the lenses, then of all that is asked. The order is the one in which each adds "
        "most, after what has to come first.",
        useful=voice.number(len(found.useful)),
        taken=voice.number(len(found.steps)),
    )
    open_ = [stage for stage in found.stages if not stage.proved]
    if not open_:
        sure = voice("It is proved that no other set of so many measures closes more.")
    else:
        sure = " ".join(_open_stage(voice, stage) for stage in open_)
    return said + " " + sure


def _open_stage(voice: Voice, stage: Reached) -> str:
    name = voice(STAGES[stage.stage])
    if stage.gap is None:
        return voice("Not proved to be the most: {stage}.", stage=name)
    return voice(
        "Not proved to be the most: {stage}; another set could gain at most {gap} more.",
        stage=name,
        gap=voice.percent(stage.gap),
    )


def why_now(voice: Voice, item: Recommendation, verb: Verb | None) -> str:
    """The gap behind a decision; where law has still to be read, as something to confirm.

    Its first clause alone: the page of decisions is for ten minutes.
    """
    gap = voice.words(item.gap).split("; ")[0]
    return stopped(
        voice("To be confirmed: {gap}", gap=lowered(gap)) if verb is Verb.VERIFY else gap
    )


def show_plan(voice: Voice, found: RoadMap, page: Page) -> None:
    """Write the rows of the action plan, one block for each."""
    plan = plan_in_force(found.assessment)
    page.heading(voice("Rows for an action plan"))
    page.line(
        voice("Plan in force: {plan}", plan=voice.words(plan.name))
        if plan
        else voice("No plan is known to be in force at the date.")
    )
    labels = plan_labels(voice)
    for row in plan_rows(found):
        cells = plan_cells(voice, found.assessment.yardstick, row)
        page.heading(f"{row.number}. {cells['objective']}")
        for key, text in cells.items():
            if text and key not in ("number", "objective"):
                page.item(f"{labels[key]}: {text}")


def plan_labels(voice: Voice) -> dict[str, str]:
    """What each column of an action plan is called."""
    return {
        "number": voice("No."),
        "nap_section": voice("Section of the plan"),
        "objective": voice("Objective"),
        "gap": voice("Gap that it closes"),
        "activity": voice("Activity"),
        "indicator": voice("Indicator of success"),
        "baseline": voice("Baseline"),
        "target": voice("Target"),
        "lead": voice("Lead body"),
        "partners": voice("Partners"),
        "from": voice("From (year)"),
        "to": voice("To (year)"),
        "cost": voice("Cost class"),
        "verification": voice("Means of verification"),
        "findings": voice("Findings"),
        "serves": voice("Serves"),
        "priority": voice("Priority"),
        "recommendation": voice("Recommendation"),
    }


def _section(voice: Voice, row: PlanRow) -> str:
    """The section of the plan in force, or why none is named."""
    if row.section is not None:
        return voice.words(row.section.title)
    if row.plan is None:
        return voice("no plan in force is known")
    if row.plan.sections:
        return voice("no section of the plan fits")
    return voice("open: the sections of the plan are not known")


def plan_cells(voice: Voice, yardstick: Yardstick, row: PlanRow) -> dict[str, str]:
    """One row of an action plan, by column; empty where nothing is known."""
    item = row.recommendation
    groups = yardstick.methodology.groups
    serves = [
        voice.words(groups[name]) if name in groups else name.replace("_", " ")
        for name in item.serves
    ]
    return {
        "number": str(row.number),
        "nap_section": _section(voice, row),
        "objective": voice.words(item.title),
        "gap": voice.words(item.gap),
        "activity": voice.words(item.activity or item.adopt),
        "indicator": voice.words(item.success),
        "baseline": voice("To be set in the first year."),
        "target": voice.words(item.target),
        "lead": voice.words(item.lead),
        "partners": voice.words(item.partners),
        "from": str(row.since),
        "to": str(row.until),
        "cost": voice(words.EFFORTS[item.effort]),
        "verification": voice.words(item.verification),
        "findings": ", ".join(row.findings),
        "serves": ", ".join(serves),
        "priority": priority_words(voice, row.priority),
        "recommendation": item.id,
    }
