"""Why enforceability matters: the by-laws of a neighbour in time, and the tracker beside them."""

from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par
from legalgap.office.slide_master import TEXT
from legalgap.prose import bylaws
from legalgap.report.deck import choice, short
from legalgap.report.deck.talk import PALE_BLUE, PALE_ORANGE, Talk


def why(talk: Talk) -> None:
    """From law to by-law: a neighbour's dates, then what is known here."""
    voice, found = talk.voice, choice.neighbour(talk.assessment)
    tracked = talk.assessment.machine.timeliness
    numbers = bylaws.in_numbers(voice, talk.assessment, tracked) if tracked else []
    numbers = numbers or [_untracked(talk)]
    if not found:
        slide = talk.slide(voice("A law begins to work with its by-laws"), layout=TEXT)
        slide.text([Par(line) for line in numbers])
        talk.notes(slide, numbers)
        return
    slide = talk.slide(
        voice(
            "A law begins to work with its by-laws: the example of {country}",
            country=voice.words(found[0].country),
        )
    )
    said = talk.body(slide, [*(_named(talk, item) for item in found), _tracked(talk, numbers)])
    rows = [
        [_dated(talk, item), Box((Par(text),))] for item, text in zip(found, said, strict=False)
    ]
    here = talk.labelled(voice.date(talk.assessment.as_of), voice("By-law tracker"), PALE_ORANGE)
    rows.append([here, Box((Par(said[-1]),))])
    talk.lines(
        slide,
        rows,
        (voice("When"), voice("By-law")),
        voice("Timeline of by-laws: date and by-law; the last row is the State."),
    )
    asleep = bylaws.asleep_sentence(voice, tracked) if tracked else ""
    talk.notes(slide, [*(talk.practice_note(item) for item in found), *numbers, asleep])


def _tracked(talk: Talk, numbers: list[str]) -> list[str]:
    """The tracker in short; the notes have it at length."""
    voice, found = talk.voice, talk.assessment.machine.timeliness
    if found is None:
        return numbers[:1]
    said = voice(
        "In all: {all}; in force: {force}; not verified: {unknown}",
        all=voice.number(found.mandated),
        force=voice.number(found.in_force),
        unknown=voice.number(found.unknown),
    )
    return [said]


def _untracked(talk: Talk) -> str:
    return talk.voice("No by-law is tracked yet: please name those that the laws call for.")


def _named(talk: Talk, item: Practice) -> list[str]:
    """The by-law by its name; where there are too many words, that it is one."""
    if item.short:
        return [talk.voice.words(item.short)]
    return [*short.names(talk.voice.words(item.instrument)), talk.voice("A by-law for the law")]


def _dated(talk: Talk, item: Practice) -> Box:
    since = talk.voice.date(item.since) if item.since else "–"
    return talk.labelled(since, talk.voice("{id}, with a caveat", id=item.id), PALE_BLUE)
