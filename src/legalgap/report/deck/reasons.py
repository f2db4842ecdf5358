"""Why enforceability matters: the by-laws of a neighbour in time, and the tracker beside them."""

import re

from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par, Table, box
from legalgap.office.slide_master import TEXT, TEXT_WIDTH
from legalgap.prose import bylaws, chapters, places
from legalgap.report.deck import choice
from legalgap.report.deck.talk import GREY, PALE_BLUE, PALE_ORANGE, Talk

SENTENCE_END = re.compile(r"(?<=[\w»”)]{2})\.\s+(?=[A-ZА-ЯЁ])")


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return chapters.stopped(SENTENCE_END.split(text, maxsplit=1)[0])


def why(talk: Talk) -> None:
    """From law to by-law: a neighbour's dates, then what is known here."""
    voice, found = talk.voice, choice.neighbour(talk.assessment)
    tracked = talk.assessment.machine.timeliness
    numbers = bylaws.in_numbers(voice, talk.assessment, tracked) if tracked else []
    if not found:
        slide = talk.slide(voice("A law begins to work with its by-laws"), layout=TEXT)
        slide.text([Par(line) for line in numbers or [_untracked(talk)]])
        talk.notes(slide, numbers or [_untracked(talk)])
        return
    slide = talk.slide(
        voice(
            "A law begins to work with its by-laws: the example of {country}",
            country=voice.words(found[0].country),
        )
    )
    rows = [_practice(talk, item) for item in found]
    here = places.name(voice, talk.country.jurisdiction)
    rows.append(
        [
            box(voice.date(talk.assessment.as_of), bold=True, fill=PALE_ORANGE),
            Box((Par(here, bold=True), Par(voice("By-law tracker"), small=True, color=GREY))),
            Box(tuple(Par(line) for line in numbers[:3]) or (Par(_untracked(talk)),)),
        ]
    )
    slide.table(
        Table(
            [150, 190, TEXT_WIDTH - 340],
            talk.head(voice("When"), voice("Where"), voice("What it shows")),
            rows,
        ),
        voice("Timeline of by-laws: date, by-law, and what it shows; the last row is the State."),
        sizes=(20, 19, 18, 17, 16, 15, 14),
    )
    asleep = bylaws.asleep_sentence(voice, tracked) if tracked else ""
    talk.notes(slide, [*(talk.practice_note(item) for item in found), *numbers, asleep])


def _untracked(talk: Talk) -> str:
    return talk.voice("No by-law is tracked yet: please name those that the laws call for.")


def _practice(talk: Talk, item: Practice) -> list[Box]:
    voice = talk.voice
    caveat = voice("Caveat: {caveat}", caveat=first_sentence(voice.words(item.caveat)))
    return [
        box(voice.date(item.since) if item.since else "–", bold=True, fill=PALE_BLUE),
        Box((Par(voice.words(item.country), bold=True), Par(item.id, small=True, color=GREY))),
        Box((Par(first_sentence(voice.words(item.does))), Par(caveat, small=True, color=GREY))),
    ]
