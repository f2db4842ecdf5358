"""Decisions asked, all recommendations in one table, the road map, rows of an action plan."""

from dataclasses import replace

from legalgap.engine.plan import YEARS, PlanRow, plan_in_force, plan_rows
from legalgap.engine.priority import priority
from legalgap.engine.roadmap import Step
from legalgap.frozen import frozen
from legalgap.model.assessment import Verb
from legalgap.model.recommendation import Recommendation
from legalgap.office.measure import lines
from legalgap.office.xml import MARGINS, Cell, cell, link, p, plain, t
from legalgap.prose import chapters, citations, roadmap, words
from legalgap.prose.words import N_
from legalgap.report.columns import CENTIMETRES, LETTERS
from legalgap.report.framework import shown
from legalgap.report.manuscript import WIDTH, Manuscript, anchor, bullets

MOST_FINDINGS = 5
MOST_LINES = 44
"""In all rows of the decisions: they stand on one page, with their heading and a note."""
HARM = {
    3: N_("life, liberty or a child at stake"),
    2: N_("a core right at stake"),
}
OWED = {
    3: N_("treaty duty of the State"),
    2: N_("asked for by a standard, a duty is not certain"),
    1: N_("good practice"),
}


def decisions(report: Manuscript) -> str:
    """Table T1: the decisions that the working group is asked for, with lead and date."""
    voice = report.voice
    chosen = report.plan.decisions
    if not chosen:
        return p(t(voice("This edition asks for no decision.")))
    intro = voice.count(
        "The working group is asked for one decision. Of the measures of the road map it is the "
        "first that a ministry can order now.",
        "The working group is asked for {n} decisions. They are the first measures of the road "
        "map; those that a treaty duty certainly asks for come first.",
        len(chosen),
    )
    leads = [voice.words(report.yardstick.recommendations[name].lead) for name, _ in chosen]
    number, lead, year = 0.9, report.room(leads, voice("Lead"), 2.4), 1.3
    rest = WIDTH - number - lead - year
    asked, first = _fitted([_asked(report, name, verb) for name, verb in chosen], rest)
    made = report.table(
        voice("Decisions asked"),
        [number, first, rest - first, lead, year],
        [voice("No."), voice("Decision"), voice("Why now"), voice("Lead"), voice("By")],
        [_decision_row(report, place, item) for place, item in enumerate(asked, 1)],
        voice("One row for each decision: what, why now, who leads, by when."),
    )
    return p(t(intro), keep=True) + made + p(t(_unsure(report, chosen)), "Note")


@frozen
class _Asked:
    """One decision in words."""

    id: str
    item: Recommendation
    title: str
    adopt: str
    reasons: str
    gap: str

    def lines(self, first: float, second: float) -> int:
        """How many lines the row has, with columns of these widths in centimetres."""
        one = _lines(f"{self.title} ({self.id})", first, bold=True) + _lines(self.adopt, first)
        return max(one, _lines(self.gap, second) + _lines(self.reasons, second))


def _lines(text: str, wide: float, *, bold: bool = False) -> int:
    room = (wide - MARGINS) / CENTIMETRES
    return len(lines([(plain(text), bold)], LETTERS, room)) if text else 0


def _fitted(asked: list[_Asked], room: float) -> tuple[list[_Asked], float]:
    """The decisions, and the width of their column with which they stand on one page.

    Where no width is enough, a decision keeps its title alone; the measure stands in full in the
    chapter on recommendations.
    """

    def best(rows: list[_Asked]) -> tuple[int, float]:
        return min(
            (sum(row.lines(first, room - first) for row in rows), first)
            for first in (room * share / 40 for share in range(14, 27))
        )

    total, first = best(asked)
    while total > MOST_LINES:
        shorter = [
            [replace(row, adopt="") if row is left else row for row in asked]
            for left in asked
            if left.adopt
        ]
        if not shorter:
            break
        asked = min(shorter, key=lambda rows: best(rows)[0])
        total, first = best(asked)
    return asked, first


def _unsure(report: Manuscript, chosen: list[tuple[str, Verb | None]]) -> str:
    """How decisions on law that nobody has read yet are meant."""
    voice = report.voice
    said = voice(
        "Costs and all other measures stand in the report, in the chapter on recommendations."
    )
    if any(verb is Verb.VERIFY for _, verb in chosen):
        said = (
            voice(
                "A decision marked “verify” begins with the wording in force: the ministry "
                "supplies it, and the measure is taken if it confirms the gap."
            )
            + " "
            + said
        )
    return said


def _asked(report: Manuscript, name: str, verb: Verb | None) -> _Asked:
    voice, item = report.voice, report.yardstick.recommendations[name]
    rank = priority(report.assessment, item)
    reasons = [chapters.capital(words.verb(voice, verb))]
    if verb is not Verb.MUST:  # to which a treaty duty always belongs
        reasons.append(voice(OWED[rank.obligation]))
    elif rank.harm in HARM:
        reasons.append(voice(HARM[rank.harm]))
    return _Asked(
        name,
        item,
        voice.words(item.title),
        voice.words(item.adopt),
        "; ".join(reasons) + ".",
        roadmap.why_now(voice, item, verb),
    )


def _decision_row(report: Manuscript, number: int, asked: _Asked) -> list[Cell]:
    voice = report.voice
    named = t(" (") + report.recommendation_link(asked.id) + t(")")
    decision = p(t(asked.title, bold=True) + named, "TableText")
    decision += p(t(asked.adopt), "TableText") if asked.adopt else ""
    lead = p(t(voice.words(asked.item.lead)), "TableText")
    lead += p(t(voice(words.EFFORTS[asked.item.effort])), "TableSmall")
    return [
        cell(voice.number(number), bold=True),
        Cell(decision),
        Cell(p(t(asked.gap), "TableText") + p(t(asked.reasons), "TableSmall")),
        Cell(lead),
        _by(report, asked.item),
    ]


def _by(report: Manuscript, item: Recommendation) -> Cell:
    """The year by which a measure is to be taken."""
    return cell(str(report.assessment.as_of.year + YEARS[item.horizon]))


def consolidated(report: Manuscript) -> str:
    """Table T10: every recommendation that closes a finding with evidence."""
    voice = report.voice
    intro = voice(
        "Every recommendation of this report, the soonest first. Those for questions on which "
        "nothing was read yet are left out until the law is read; the catalogue holds them."
    )
    intro += " " + voice("Annex K has them by body.")
    verb = report.verb_room(report.plan.verb_of(name) for name in report.plan.consolidated)
    effort = report.room((voice(label) for label in words.EFFORTS.values()), voice("Effort"), 1.6)
    made = report.table(
        voice("Recommendations"),
        [2.6, 10.7 - verb - effort, verb, 3.8, 1.2, effort, 4.1, 2.3],
        [
            voice("Id"),
            voice("Recommendation"),
            voice("Verb"),
            voice("Lead"),
            voice("By"),
            voice("Effort"),
            voice("Standard"),
            voice("Closes"),
        ],
        [_row(report, name) for name in report.plan.consolidated],
        voice("One row for each recommendation: verb, lead, date, effort, standard, findings."),
    )
    return p(t(intro), keep=True) + made


def _row(report: Manuscript, name: str) -> list[Cell]:
    voice, item = report.voice, report.yardstick.recommendations[name]
    shown = t(name)
    if name in report.plan.printed:
        shown = link(anchor(name, "full"), t(name, style="RecordLink"))
    named = citations.standards(voice, report.yardstick, item.standards[:1])
    closed = report.plan.closes[name]
    links = report.finding_links(closed[:MOST_FINDINGS])
    if len(closed) > MOST_FINDINGS:
        more = len(closed) - MOST_FINDINGS
        links += t("; " + voice.count("and {n} more", "and {n} more", more))
    return [
        Cell(p(report.mark(anchor(name, "t10"), shown), "TableText")),
        cell(voice.words(item.title)),
        report.verb_cell(report.plan.verb_of(name)),
        cell(voice.words(item.lead)),
        _by(report, item),
        cell(voice(words.EFFORTS[item.effort])),
        cell(named or voice("none named")),
        Cell(p(links, "TableText")),
    ]


def steps(report: Manuscript) -> str:
    """The road map: what to do in which order, what comes first, and what the areas gain."""
    voice, found = report.voice, report.roadmap
    if not found.steps:
        return p(t(voice("No measure would change an answer of this assessment.")))
    verb = report.verb_room(step.verb for step in found.steps)
    made = report.table(
        voice("Road map"),
        [0.9, 7.6 - verb, verb, 3.0, 1.5, 3.0],
        [
            voice("No."),
            voice("Measure"),
            voice("Verb"),
            voice("Lead"),
            voice("By"),
            voice("Changes"),
        ],
        [_step_row(report, number, step) for number, step in enumerate(found.steps, 1)],
        voice("One row for each measure in its order: what comes first, lead, date, findings."),
    )
    intro = p(t(roadmap.basis(voice, found)))
    gains = list(roadmap.score_lines(voice, found))
    if gains:
        said = voice("The areas with all of these measures:")
        made += p(t(said), keep=True) + bullets(t(chapters.stopped(line)) for line in gains)
    return intro + made + p(t(_plan_line(report)))


def _step_row(report: Manuscript, number: int, step: Step) -> list[Cell]:
    voice, item = report.voice, report.yardstick.recommendations[step.recommendation]
    content = p(report.recommendation_link(item.id) + t(f" {voice.words(item.title)}"), "TableText")
    if step.after:
        line = t(voice("After") + " ") + report.recommendation_links(step.after)
        content += p(line, "TableText")
    changed = list(dict.fromkeys(moved.after.id for moved in step.moved))
    links = t(", ").join(report.finding_link(name) for name in changed[:MOST_FINDINGS])
    if len(changed) > MOST_FINDINGS:
        more = len(changed) - MOST_FINDINGS
        links += t("; " + voice.count("and {n} more", "and {n} more", more))
    return [
        cell(voice.number(number), bold=True),
        Cell(content),
        report.verb_cell(step.verb),
        cell(voice.words(item.lead)),
        _by(report, item),
        Cell(p(links or t(voice("nothing by itself")), "TableText")),
    ]


def _plan_line(report: Manuscript) -> str:
    """Where the measures enter the plan of the State."""
    voice, plan = report.voice, plan_in_force(report.assessment)
    if plan is None or plan not in shown(report, report.country.jurisdiction.plans):
        said = voice("No plan is known to be in force at the date.")
    else:
        said = voice("Plan in force: {plan}.", plan=voice.words(plan.name))
        if not plan.sections:
            said += " " + voice("Its sections are not known yet, so no row is tied to one.")
    return said + " " + voice("Annex G gives each measure as a row that a plan can take over.")


def plan_table(report: Manuscript) -> str:
    """Annex G, table T11: the measures of the road map as rows of an action plan."""
    voice = report.voice
    if not report.plan.consolidated:
        return p(t(voice("No measure is proposed before the law has been read.")))
    rows = [_plan_row(report, row) for row in plan_rows(report.roadmap)]
    made = report.table(
        voice("Rows for an action plan"),
        [2.9, 3.4, 8.0, 3.3, 2.2, 2.6, 2.3],
        [
            voice("Objective"),
            voice("Activity"),
            voice("Indicator, baseline, target"),
            voice("Lead and partners"),
            voice("Years and cost"),
            voice("Verification"),
            voice("Link"),
        ],
        rows,
        voice("One row for each measure: objective, activity, indicator, lead, years, cost."),
        breaks=True,
    )
    return made or p(t(voice("No measure is taken.")))


def _plan_row(report: Manuscript, row: PlanRow) -> list[Cell]:
    voice = report.voice
    cells = roadmap.plan_cells(voice, report.yardstick, row)
    none = voice("not stated")
    section = p(t(cells["nap_section"]), "TableSmall") if row.section else ""
    first = p(t(f"{row.number}. {cells['objective']}", bold=True), "TableText") + section
    measured = "".join(
        p(t(f"{label}: ", bold=True) + t(chapters.stopped(cells[key] or none)), "TableText")
        for label, key in (
            (voice("Indicator"), "indicator"),
            (voice("Baseline"), "baseline"),
            (voice("Target"), "target"),
        )
    )
    who = p(t(cells["lead"], bold=True), "TableText")
    who += p(t(cells["partners"]), "TableText") if cells["partners"] else ""
    years = f"{row.since}–{row.until}"
    changed = t(", ").join(report.finding_link(name) for name in row.findings)
    linked = p(report.recommendation_link(row.recommendation.id), "TableText")
    linked += p(changed, "TableText") if row.findings else ""
    return [
        Cell(report.of(f"recommendation:{row.recommendation.id}", "t11", first)),
        cell(cells["activity"]),
        Cell(measured),
        Cell(who),
        Cell("".join(p(t(said), "TableText") for said in (years, cells["cost"]) if said)),
        cell(cells["verification"] or none),
        Cell(linked),
    ]
