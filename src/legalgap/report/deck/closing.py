"""The last slides: recommendations, a row of the action plan, what happens next."""

from legalgap.engine.plan import PlanRow, plan_in_force, plan_rows
from legalgap.engine.roadmap import roadmap
from legalgap.office.drawing import Box, Par, Table, box
from legalgap.office.slide_master import TEXT, TEXT_WIDTH
from legalgap.prose import chapters, words
from legalgap.prose.roadmap import plan_cells, plan_labels
from legalgap.report.deck.talk import PALE_BLUE, PALE_GREY, Talk

ACTS = 3
WORKING_DAYS = 15
"""In which a comment is asked for."""
SHOWN = (
    "nap_section",
    "activity",
    "indicator",
    "baseline",
    "target",
    "lead",
    "partners",
    "cost",
    "verification",
)
"""Columns of the action plan that a slide has room for, beside objective and years."""


def recommendations(talk: Talk) -> None:
    """The key recommendations with lead and horizon."""
    voice, names = talk.voice, talk.plan.recommendations
    if not names:
        slide = talk.slide(voice("No recommendation follows yet from what was read"), layout=TEXT)
        slide.text([Par(voice("More law has to be read first."))])
        talk.notes(slide, [voice("More law has to be read first.")])
        return
    slide = talk.slide(
        voice.count(
            "{n} recommendation comes first, with a lead and a horizon",
            "{n} recommendations come first, each with a lead and a horizon",
            len(names),
        )
    )
    rows = []
    for name in names:
        item = talk.yardstick.recommendations[name]
        rows.append(
            [
                box(name, bold=True, fill=PALE_GREY),
                box(voice.words(item.title)),
                box(voice.words(item.lead).rstrip(".")),
                box(voice(words.HORIZONS[item.horizon])),
            ]
        )
    slide.table(
        Table(
            [124, TEXT_WIDTH - 524, 240, 160],
            talk.head(
                voice("Id"),
                voice("Recommendation"),
                voice("Lead"),
                voice("Horizon"),
            ),
            rows,
        ),
        voice("Table of the key recommendations: id, what, lead, horizon."),
        sizes=(16, 15, 14),
    )
    talk.notes(slide, [talk.recommendation_note(name) for name in names])


def plan_row(talk: Talk) -> None:
    """The first measure of the road map as a row of an action plan."""
    voice = talk.voice
    found = plan_rows(roadmap(talk.assessment))
    if not found:
        slide = talk.slide(voice("No measure can enter the action plan yet"), layout=TEXT)
        slide.text([Par(voice("More law has to be read first."))])
        talk.notes(slide, [voice("More law has to be read first.")])
        return
    row, labels = found[0], plan_labels(voice)
    cells = plan_cells(voice, talk.yardstick, row)
    slide = talk.slide(
        voice(
            "Each measure is ready to enter the action plan, as this row shows: {id}",
            id=row.recommendation.id,
        )
    )
    years = f"{cells['from']}–{cells['to']}"
    rows = [_field(labels["objective"], cells["objective"], bold=True)]
    rows += [_field(labels[key], cells[key]) for key in SHOWN if cells[key]]
    rows.insert(-1, _field(voice("Years"), years))
    slide.table(
        Table(
            [190, TEXT_WIDTH - 190],
            talk.head(voice("Column of the plan"), voice("Entry")),
            rows,
            first_column=True,
        ),
        voice(
            "Table: the columns of an action plan and their entries for {id}.",
            id=cells["recommendation"],
        ),
        sizes=(16, 15, 14),
    )
    talk.notes(slide, _plan_notes(talk, row, cells, labels))


def _field(label: str, text: str, *, bold: bool = False) -> list[Box]:
    return [box(label, bold=True, fill=PALE_GREY), box(text, bold=bold)]


def _plan_notes(
    talk: Talk, row: PlanRow, cells: dict[str, str], labels: dict[str, str]
) -> list[str]:
    voice, plan = talk.voice, plan_in_force(talk.assessment)
    said = [
        voice("Plan in force: {plan}", plan=voice.words(plan.name))
        if plan
        else voice("No plan is known to be in force at the date.")
    ]
    said += [
        f"{labels[key]}: {cells[key]}" for key in ("gap", "priority", "findings") if cells[key]
    ]
    return [*said, talk.recommendation_note(row.recommendation.id)]


def next_steps(talk: Talk) -> None:
    """What to supply, how to comment, what to decide, and by when."""
    voice = talk.voice
    slide = talk.slide(
        voice("Next: supply the missing acts, correct the findings, agree on what comes first")
    )
    rows = [
        _step(talk, voice("Supply"), _supplied(talk)),
        _step(
            talk,
            voice("How to comment"),
            voice(
                "Comment form: one row each, with the id of the finding, your text, the reason and "
                "the source."
            ),
        ),
        _step(
            talk,
            voice("By when"),
            voice.count(
                "Within {n} working day; silence is not agreement, and every row is answered.",
                "Within {n} working days; silence is not agreement, and every row is answered.",
                WORKING_DAYS,
            ),
        ),
        _step(talk, voice("Decide"), _decided(talk)),
    ]
    slide.table(
        Table(
            [210, TEXT_WIDTH - 210],
            talk.head(voice("Step"), voice("What we ask of you")),
            rows,
            first_column=True,
        ),
        voice("Table of the next steps: what to supply, how to comment, by when, what to decide."),
    )
    said = [
        voice(
            "Columns of the comment form: number, date, institution, id, type, comment, proposed "
            "text, supporting document."
        ),
        voice(
            "ministries check the findings on their own law; a correction with its text is taken "
            "over at once."
        ),
    ]
    said += [
        f"{voice('Read')}: {voice.words(talk.country.acts[item.act].title)} "
        f"({', '.join(item.indicators)})."
        for item in talk.assessment.to_read[:ACTS]
    ]
    talk.notes(slide, [chapters.capital(line) for line in said])


def _step(talk: Talk, label: str, text: str) -> list[Box]:
    return [talk.labelled(label, "", PALE_BLUE), box(text)]


def _supplied(talk: Talk) -> str:
    voice = talk.voice
    named = "; ".join(
        voice.words(talk.country.acts[item.act].title) for item in talk.assessment.to_read[:ACTS]
    )
    if named:
        return voice("Please supply the wording in force of: {acts}.", acts=named)
    return voice(
        "Please name every act and by-law that changed since {date}.",
        date=voice.date(talk.assessment.as_of),
    )


def _decided(talk: Talk) -> str:
    voice = talk.voice
    first = ", ".join(talk.plan.recommendations[:3])
    if not first:
        return voice("Which body answers the open questions of each area.")
    return voice("{ids} first: who leads, and from when?", ids=first)
