"""One slide for each area: its sentence, a strength, two gaps, two practices, one question."""

from legalgap.model.assessment import Finding, Verb
from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par, Table
from legalgap.office.slide_master import TEXT_WIDTH
from legalgap.prose import chapters, citations, gists, machinery, scores, words
from legalgap.report.deck import choice
from legalgap.report.deck.reasons import first_sentence
from legalgap.report.deck.talk import GREY, PALE_BLUE, PALE_GREY, PALE_ORANGE, Talk
from legalgap.report.outline import Chapter

GAPS = 2
ACTS = 2
MOST_ASKED = 2
LONGEST_QUESTION = 125
"""In letters."""
LABEL_WIDTH = 180.0
QUESTION_FILL = "FFFFFF"


def area(talk: Talk, chapter: Chapter) -> None:
    """The slide of an area."""
    voice = talk.voice
    title = scores.area_title(voice, talk.method, chapter.area)
    slide = talk.slide(chapters.message(voice, list(chapter.every)), title)
    gaps = list(chapter.cards[:GAPS])
    found = choice.examples(talk.assessment, chapter)
    rows = [_strength(talk, chapter)]
    rows += [_gap(talk, finding) for finding in gaps] or [_no_gap(talk)]
    rows.append(_practice(talk, voice("Closest practice"), found.near))
    rows.append(_practice(talk, voice("Practice elsewhere"), found.far))
    rows.append(_question(talk, chapter))
    slide.table(
        Table(
            [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
            talk.head(voice("Point"), voice("In short")),
            rows,
            first_column=True,
        ),
        voice(
            "Table for the area “{area}”: a strength, gaps, practices of other States, a question.",
            area=title,
        ),
        sizes=(20, 19, 18, 17, 16, 15, 14),
    )
    said = scores.area_lines(voice, talk.assessment, chapter.result)
    if talk.method.enforceability is not None:
        said.append(machinery.area_sentence(voice, talk.method.enforceability, chapter.result))
    notes = [" ".join(said)]
    notes += [talk.finding_note(finding) for finding in (*chapter.strengths[:1], *gaps)]
    asked = dict.fromkeys(name for finding in gaps for name in finding.recommendations)
    notes += [talk.recommendation_note(name) for name in asked]
    notes += [talk.practice_note(item) for item in found.every]
    talk.notes(slide, notes)


def _strength(talk: Talk, chapter: Chapter) -> list[Box]:
    voice = talk.voice
    if not chapter.strengths:
        said = voice("No strength could be confirmed in what was read.")
        return [talk.labelled(voice("Strength"), "", PALE_BLUE), Box((Par(said),))]
    finding = chapter.strengths[0]
    return [
        talk.labelled(voice("Strength"), finding.id, PALE_BLUE),
        _said(talk, finding, talk.met(finding, 1)),
    ]


def _said(talk: Talk, finding: Finding, text: str) -> Box:
    """A statement, and below it the question; the notes alone hold a long one."""
    question = talk.voice.words(finding.indicator.question)
    if finding.contradictions or len(question) > LONGEST_QUESTION:
        return Box((Par(text),))
    return Box((Par(text), Par(question, small=True, color=GREY)))


def _gap(talk: Talk, finding: Finding) -> list[Box]:
    voice = talk.voice
    label = voice("To verify")
    if finding.verb is not Verb.VERIFY:
        label = voice("Gap: {verb}", verb=words.verb(voice, finding.verb))
    said = _said(talk, finding, talk.missing(finding, 1))
    return [talk.labelled(label, finding.id, PALE_ORANGE), said]


def _no_gap(talk: Talk) -> list[Box]:
    voice = talk.voice
    said = voice("No gap is certain in what was read.")
    return [talk.labelled(voice("Gaps"), "", PALE_ORANGE), Box((Par(said),))]


def _practice(talk: Talk, label: str, item: Practice | None) -> list[Box]:
    voice = talk.voice
    if item is None:
        said = voice("No practice of this kind is known for these questions.")
        return [talk.labelled(label, "", PALE_GREY), Box((Par(said),))]
    does = Par(first_sentence(voice.words(item.does)), lead=f"{voice.words(item.country)}.")
    # Never without its weakness: a code that is repealed would read as a model.
    caveat = voice("Caveat: {caveat}", caveat=first_sentence(voice.words(item.caveat)))
    cell = Box((does, Par(caveat, small=True, color=GREY)))
    return [talk.labelled(label, item.id, PALE_GREY), cell]


def _question(talk: Talk, chapter: Chapter) -> list[Box]:
    """The first open question on a gap; else the acts that are wanted."""
    voice, assessment = talk.voice, talk.assessment
    label = voice("Question to you")
    for finding in (*chapter.cards, *chapter.findings):
        missing = gists.unread(voice, assessment, finding)[:MOST_ASKED]
        if missing and finding.applicable:
            listed = "; ".join(line.label for line in missing)
            said = voice("which provision in force governs: {elements}?", elements=listed)
            cell = talk.labelled(label, finding.id, QUESTION_FILL)
            return [cell, Box((Par(chapters.capital(said)),))]
    said = voice("Do you agree with these findings? What has changed since?")
    if chapter.to_read:
        named = "; ".join(
            citations.act_name(voice, talk.country.acts[item.act])
            for item in chapter.to_read[:ACTS]
        )
        said = voice("Please supply the wording in force of: {acts}.", acts=named)
    elif chapter.unread:
        said = voice(
            "Which laws, by-laws and orders govern this area? Please name them, with the "
            "wording in force."
        )
    return [talk.labelled(label, "", QUESTION_FILL), Box((Par(said),))]
