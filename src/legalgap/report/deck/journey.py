"""The journey test as a grid: steps by people, each cell a word."""

from legalgap.model.assessment import Taken
from legalgap.office.drawing import Table, box
from legalgap.office.slide_master import TEXT_WIDTH
from legalgap.prose import journeys
from legalgap.report.deck.talk import Talk
from legalgap.report.journey import FILLS
from legalgap.report.manuscript import on

STEP_WIDTH = 300.0


def grid(talk: Talk) -> None:
    """All paths in one grid; nothing where there is no journey."""
    voice, paths = talk.voice, talk.assessment.journey
    if not paths:
        return
    slide = talk.slide(_sentence(talk))
    people = [journeys.person(talk.assessment, path) for path in paths]
    rows = []
    for place, item in enumerate(paths[0].steps):
        title = voice.words(journeys.step(talk.assessment, item.step).title)
        cells = [path.steps[place].taken for path in paths]
        rows.append(
            [
                box(title, bold=True),
                *(
                    box(
                        journeys.taken_word(voice, taken),
                        fill=FILLS[taken],
                        color=on(FILLS[taken]),
                        bold=taken is Taken.NO,
                    )
                    for taken in cells
                ),
            ]
        )
    each = (TEXT_WIDTH - STEP_WIDTH) / len(paths)
    slide.table(
        Table(
            [STEP_WIDTH, *(each for _ in paths)],
            talk.head(voice("Step"), *(voice.words(person.title) for person in people)),
            rows,
            first_column=True,
        ),
        voice(
            "Grid of {steps} steps by {people} invented people: yes, only if, no, not yet known.",
            steps=voice.number(len(rows)),
            people=voice.number(len(paths)),
        ),
        sizes=(15, 14),
    )
    said = [
        voice(
            "Invented people walk the texts. At each step the question is whether it can happen "
            "tomorrow from published law, without anybody's discretion. Nobody real is meant."
        )
    ]
    said += [
        f"{voice.words(person.title)}. {voice.words(person.story)} "
        + journeys.sentence(voice, talk.assessment, path)
        for person, path in zip(people, paths, strict=True)
    ]
    talk.notes(slide, said)


def _sentence(talk: Talk) -> str:
    """What the grid says."""
    voice, paths = talk.voice, talk.assessment.journey
    stopped = sum(path.first_no is not None for path in paths)
    if stopped:
        return voice.count(
            "The texts stop {n} of {all} invented people on the way to help and justice",
            "The texts stop {n} of {all} invented people on the way to help and justice",
            stopped,
            all=voice.number(len(paths)),
        )
    if any(item.taken is Taken.UNKNOWN for path in paths for item in path.steps):
        return voice(
            "No step is certain to be closed to the invented people; many are not yet known"
        )
    return voice("No step is closed to the invented people")
