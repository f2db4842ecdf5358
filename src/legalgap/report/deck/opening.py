"""The first slides: title, what was asked and how it was done, what already works."""

from legalgap.model.assessment import Verb
from legalgap.model.judgement import Answer
from legalgap.office.drawing import Box, Par
from legalgap.office.slide_master import OPENING, TEXT
from legalgap.prose import words
from legalgap.report.context import cover
from legalgap.report.deck.talk import PALE_BLUE, Talk


def title(talk: Talk) -> None:
    """What is assessed, at which date, and that it is preliminary."""
    said, voice = cover(talk.assessment, talk.voice), talk.voice
    slide = talk.deck.add(OPENING)
    lines = [said["subtitle"], said["date"], said["method"], said["drafts"]]
    pars = [Par(said["status"], bold=True, color="A6480A")]
    slide.opening(said["title"], [*pars, *(Par(line) for line in lines if line)])
    talk.notes(
        slide,
        [
            f"{said['kind']}. {said['status']}.",
            voice("Scores help a discussion; they rank nobody."),
            voice(
                "The statements on the law are in the words of the authors; the texts and "
                "translations that were used are named under the sources, and only the official "
                "texts are authentic."
            ),
        ],
    )


def asked(talk: Talk) -> None:
    """The question, the acts read, the two scores, and what is not known."""
    voice, assessment = talk.voice, talk.assessment
    acts = talk.country.acts.values()
    whole = sum(act.read == "whole" for act in acts)
    part = sum(act.read == "part" for act in acts)
    slide = talk.slide(
        voice("We asked what the law has, what it lacks, and whether it can be applied"),
        layout=TEXT,
    )
    known = sum(finding.answer is not Answer.UNKNOWN for finding in assessment.findings)
    lines = [
        voice.count(
            "{n} question, drawn from international standards",
            "{n} questions, drawn from international standards",
            len(assessment.findings),
        ),
        voice(
            "Acts read whole: {whole}; in part: {part}",
            whole=voice.number(whole),
            part=voice.number(part),
        ),
        voice.count(
            "{n} answered so far",
            "{n} answered so far",
            known,
        ),
        voice("Law and enforceability: two scores, never added"),
        voice("Unread is unknown, never zero"),
        voice("All is preliminary: you verify it"),
    ]
    slide.text([Par(line) for line in lines])
    notes = [
        voice.count(
            "What was read so far answers {n} question.",
            "What was read so far answers {n} questions.",
            known,
        ),
        voice("Each finding carries a verb, which says how strongly it asks for action:"),
    ]
    notes += [
        f"{voice(words.VERBS[verb]).capitalize()}: {voice(words.VERB_MEANINGS[verb])}."
        for verb in Verb
    ]
    talk.notes(slide, [*notes, *_acts(talk)])


def _acts(talk: Talk) -> list[str]:
    """The acts by how far they were read."""
    voice, said = talk.voice, []
    for reading in words.READING:
        named = [
            voice.words(act.title) for act in talk.country.acts.values() if act.read == reading
        ]
        if named:
            label = voice(words.READING[reading]).capitalize()
            said.append(f"{label}: {'; '.join(named)}.")
    return said


def strengths(talk: Talk) -> None:
    """The strengths to credit first."""
    voice, found = talk.voice, talk.plan.strengths
    if not found:
        slide = talk.slide(voice("Too little was read so far to name strengths"), layout=TEXT)
        slide.text([Par(voice("Please supply the acts in force; strengths are credited first."))])
        talk.notes(slide, [voice("No strength could be confirmed in what was read.")])
        return
    slide = talk.slide(
        voice.count(
            "The law already has {n} strength to keep and build upon",
            "The law already has {n} strengths to keep and build upon",
            len(found),
        )
    )
    said = talk.body(slide, [talk.met(finding) for finding in found])
    rows = [
        [
            talk.labelled(finding.id, words.answer(voice, finding.answer), PALE_BLUE),
            Box((Par(text),)),
        ]
        for finding, text in zip(found, said, strict=True)
    ]
    talk.lines(
        slide,
        rows,
        (voice("Id and answer"), voice("What is in place")),
        voice(
            "Table of strengths: id, what is in place, and the answer. {ids}.",
            ids=", ".join(finding.id for finding in found),
        ),
    )
    talk.notes(slide, [talk.finding_note(finding) for finding in found])
