"""The last slides: recommendations, a row of the action plan, what happens next."""

from legalgap.engine.plan import PlanRow, plan_in_force, plan_rows
from legalgap.office.drawing import Box, Par, Table, box
from legalgap.office.slide_master import TEXT, TEXT_WIDTH
from legalgap.prose import chapters, citations, words
from legalgap.prose.roadmap import plan_cells, plan_labels
from legalgap.report.deck import short
from legalgap.report.deck.talk import PALE_BLUE, PALE_GREY, Talk
from legalgap.report.planned import planned

ACTS = 3
IDS = 3
"""On one line of a slide."""
WORKING_DAYS = 15
"""In which a comment is asked for."""
SHOWN = ("objective", "activity", "lead", "cost")
"""Columns of the action plan for which a slide has words, beside the years."""


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
        sizes=(18, 17, 16, 15, 14),
    )
    talk.notes(slide, [talk.recommendation_note(name) for name in names])


def plan_row(talk: Talk) -> None:
    """The first measure of the road map as a row of an action plan."""
    voice = talk.voice
    found = plan_rows(planned(talk.assessment))
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
    said = talk.body(slide, [short.names(cells[key]) for key in SHOWN])
    rows = [
        [talk.labelled(labels[key], "", PALE_GREY), box(text)]
        for key, text in zip(SHOWN, said, strict=True)
    ]
    years = f"{cells['from']}–{cells['to']}"
    rows.insert(-1, [talk.labelled(voice("Years"), "", PALE_GREY), box(years)])
    talk.lines(
        slide,
        rows,
        (voice("Column of the plan"), voice("Entry")),
        voice(
            "Table: the columns of an action plan and their entries for {id}.",
            id=cells["recommendation"],
        ),
    )
    talk.notes(slide, _plan_notes(talk, row, cells, labels))


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
        f"{labels[key]}: {text}"
        for key, text in cells.items()
        if text and key not in ("from", "to")
    ]
    return [*said, talk.recommendation_note(row.recommendation.id)]


def next_steps(talk: Talk) -> None:
    """What to supply, how to comment, what to decide, and by when."""
    voice = talk.voice
    slide = talk.slide(
        voice("Next: supply the missing acts, correct the findings, agree on what comes first")
    )
    asked = [
        (voice("Supply"), _supplied(talk)),
        (voice("Comment"), [voice("In the comment form, one row for each finding")]),
        (
            voice("By when"),
            [
                voice.count(
                    "Within {n} working day; every row is answered",
                    "Within {n} working days; every row is answered",
                    WORKING_DAYS,
                )
            ],
        ),
    ]
    wanted = _decided(talk)
    texts = talk.body(slide, [*(forms for _, forms in asked), [" ".join(wanted)]])
    rows = [
        [talk.labelled(label, "", PALE_BLUE), box(text)]
        for (label, _), text in zip(asked, texts, strict=False)
    ]
    rows.append([talk.labelled(voice("Decide"), "", PALE_BLUE), Box(tuple(map(Par, wanted)))])
    talk.lines(
        slide,
        rows,
        (voice("Step"), voice("What we ask of you")),
        voice("Table of the next steps: what to supply, how to comment, by when, what to decide."),
    )
    said = [
        voice(
            "Columns of the comment form: number, date, institution, id, type, comment, proposed "
            "text, supporting document."
        ),
        voice("Silence is not agreement."),
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
    said += [_decision_note(talk, name) for name, _ in talk.plan.decisions]
    talk.notes(slide, [chapters.capital(line) for line in said])


def _decision_note(talk: Talk, name: str) -> str:
    """A decision with who leads it, and by when."""
    voice, item = talk.voice, talk.yardstick.recommendations[name]
    lead, horizon = voice.words(item.lead).rstrip("."), voice(words.HORIZONS[item.horizon])
    return f"{name}. {chapters.stopped(voice.words(item.title))} {lead}; {horizon}."


def _supplied(talk: Talk) -> list[str]:
    """The acts to supply: as many as there are words for."""
    voice = talk.voice
    named = [
        citations.act_name(voice, talk.country.acts[item.act])
        for item in talk.assessment.to_read[:ACTS]
    ]
    if named:
        return ["; ".join(named[:number]) for number in range(len(named), 0, -1)]
    return [voice("Every act that changed since {date}", date=voice.date(talk.assessment.as_of))]


def _decided(talk: Talk) -> list[str]:
    """The decisions of the first page of the report, by their ids, few on a line."""
    ids = [name for name, _ in talk.plan.decisions]
    lines = [", ".join(ids[start : start + IDS]) for start in range(0, len(ids), IDS)]
    return lines or [talk.voice("Which body answers the open questions")]
