"""Slides behind the last one, left out of the show: the articles of the main gaps, a whole row.

When somebody asks what the law says, the slide of that finding is brought up by its number.
"""

from collections.abc import Iterable

from legalgap.engine.plan import plan_rows
from legalgap.model.assessment import Finding
from legalgap.model.source import Visibility
from legalgap.model.statement import Statement
from legalgap.office.drawing import Box, Par, Table, box
from legalgap.office.slide_master import TEXT_WIDTH
from legalgap.prose import chapters, citations, gists, words
from legalgap.prose import findings as said_of
from legalgap.prose.roadmap import plan_cells, plan_labels
from legalgap.report.deck.talk import PALE_BLUE, PALE_GREY, PALE_ORANGE, Talk
from legalgap.report.planned import planned

MOST_ARTICLES = 3
ID_WIDTH = 230.0
SIZES = (18, 17, 16, 15, 14)


def findings(talk: Talk) -> None:
    """One slide for each main gap: what it comes to, its articles, its standard."""
    voice = talk.voice
    for finding in talk.plan.gaps:
        answer = words.answer(voice, finding.answer)
        verb = words.verb(voice, finding.verb)
        slide = talk.slide(
            voice.words(finding.indicator.question), voice("Backup: {id}", id=finding.id)
        )
        slide.set_aside()
        comes_to = talk.labelled(
            voice("What was found"), f"{finding.id}: {answer}; {verb}", PALE_ORANGE
        )
        rows = [[comes_to, box(gists.gist(voice, talk.assessment, finding))]]
        rows += [_article(talk, found) for found in _articles(talk, finding)]
        rows += [_standard(talk, name) for name in _standards(talk, finding)]
        slide.table(
            Table(
                [ID_WIDTH, TEXT_WIDTH - ID_WIDTH],
                talk.head(voice("Where"), voice("What it says")),
                rows,
                first_column=True,
            ),
            voice(
                "Table on the finding {id}: what was found, the articles, the standard.",
                id=finding.id,
            ),
            sizes=SIZES,
        )
        notes = [talk.finding_note(finding)]
        talk.notes(slide, [*notes, *map(talk.recommendation_note, finding.recommendations)])


def _articles(talk: Talk, finding: Finding) -> list[Statement]:
    """Those that decide: what contradicts, what is missing in part, then what is there."""
    bears = gists.bearing(finding)
    ranked = sorted(finding.elements, key=lambda item: (not item.missed, item.id not in bears))
    every: Iterable[Statement] = (
        *finding.contradictions,
        *(one for element in ranked for one in element.statements),
    )
    shown: dict[str, Statement] = {}
    for one in said_of.public(tuple(every)):
        if _says(talk, one):
            shown.setdefault(one.id, one)
    return list(shown.values())[:MOST_ARTICLES]


def _says(talk: Talk, found: Statement) -> str:
    """What an article says: its wording where it was imported, else our own words."""
    wording, act = found.wording.wording, found.wording.act
    own = act.sources.get(wording.source or act.source or "")
    if own is not None and own.visibility is not Visibility.PUBLIC:
        return ""
    for given in (wording.text, wording.summary, wording.heading):
        if given:
            return chapters.stopped(talk.voice.words(given))
    return ""


def _article(talk: Talk, found: Statement) -> list[Box]:
    voice = talk.voice
    cited = citations.provision(voice, found.wording.act, found.wording.pin)
    if found.wording.draft:
        cited = voice("{pin} (draft)", pin=cited)
    label = talk.labelled(cited, words.grade(voice, found.grade), PALE_BLUE)
    return [label, Box((Par(_says(talk, found)),))]


def _standards(talk: Talk, finding: Finding) -> list[str]:
    return chapters.deciding_standards(talk.assessment, finding)[:1]


def _standard(talk: Talk, name: str) -> list[Box]:
    voice = talk.voice
    cited = citations.standard(voice, talk.yardstick, name)
    label = talk.labelled(cited, chapters.bond(voice, talk.assessment, name), PALE_GREY)
    asks = chapters.stopped(voice.words(talk.yardstick.standards[name].asks))
    return [label, Box((Par(asks),))]


def plan_row(talk: Talk) -> None:
    """The whole row of the action plan of which a slide shows the beginning."""
    voice = talk.voice
    found = plan_rows(planned(talk.assessment))
    if not found:
        return
    labels, cells = plan_labels(voice), plan_cells(voice, talk.yardstick, found[0])
    name = cells["recommendation"]
    slide = talk.slide(
        voice("The whole row of the action plan for {id}", id=name), voice("Backup: {id}", id=name)
    )
    slide.set_aside()
    left_out = ("number", "from", "to", "priority", "gap", "findings", "serves", "recommendation")
    rows = [
        [talk.labelled(labels[key], "", PALE_GREY), box(text)]
        for key, text in cells.items()
        if text and key not in left_out
    ]
    years = f"{cells['from']}–{cells['to']}"
    rows.append([talk.labelled(voice("Years"), "", PALE_GREY), box(years)])
    slide.table(
        Table(
            [ID_WIDTH, TEXT_WIDTH - ID_WIDTH],
            talk.head(voice("Column of the plan"), voice("Entry")),
            rows,
            first_column=True,
        ),
        voice("Table: the columns of an action plan and their entries for {id}.", id=name),
        sizes=SIZES,
    )
    said = [f"{labels[key]}: {cells[key]}" for key in left_out[3:] if cells[key]]
    talk.notes(slide, [*said, talk.recommendation_note(name)])
