"""One slide for each area: its sentence, a strength, two gaps, two practices, one question.

The slide has few words in large letters; what stands behind each of them is in the notes.
"""

from collections.abc import Sequence

from legalgap.model.assessment import Finding, Verb
from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par
from legalgap.prose import chapters, citations, gists, machinery, scores, words
from legalgap.prose.vocabulary import FORMS
from legalgap.report.deck import choice, short
from legalgap.report.deck.talk import PALE_BLUE, PALE_GREY, PALE_ORANGE, Talk
from legalgap.report.outline import Chapter

GAPS = 2
ACTS = 2
Line = tuple[Box, Sequence[str]]
"""The label of a row, and the forms of its words, the longest first."""
QUESTION_FILL = "FFFFFF"


def area(talk: Talk, chapter: Chapter) -> None:
    """The slide of an area."""
    voice = talk.voice
    title = scores.area_title(voice, talk.method, chapter.area)
    slide = talk.slide(chapters.message(voice, list(chapter.every)), title)
    gaps = list(chapter.cards[:GAPS])
    found = choice.examples(talk.assessment, chapter)
    question, full = _question(talk, chapter)
    lines = [_strength(talk, chapter)]
    lines += [_gap(talk, finding) for finding in gaps] or [_no_gap(talk)]
    lines.append(_practice(talk, voice("Practice"), found.near))
    lines.append(_practice(talk, voice("Practice"), found.far))
    lines.append(question)
    said = talk.body(slide, [forms for _, forms in lines])
    talk.lines(
        slide,
        [[label, Box((Par(text),))] for (label, _), text in zip(lines, said, strict=True)],
        (voice("Point"), voice("In short")),
        voice(
            "Table for the area “{area}”: a strength, gaps, practices of other States, a question.",
            area=title,
        ),
    )
    talk.notes(slide, [*_notes(talk, chapter, gaps), *map(talk.practice_note, found.every), full])


def _notes(talk: Talk, chapter: Chapter, gaps: Sequence[Finding]) -> list[str]:
    """The scores in words, then the findings and what would close them, with their sources."""
    voice = talk.voice
    said = scores.area_lines(voice, talk.assessment, chapter.result)
    if talk.method.enforceability is not None:
        said.append(machinery.area_sentence(voice, talk.method.enforceability, chapter.result))
    notes = [" ".join(said)]
    notes += [talk.finding_note(finding) for finding in (*chapter.strengths[:1], *gaps)]
    asked = dict.fromkeys(name for finding in gaps for name in finding.recommendations)
    return [*notes, *(talk.recommendation_note(name) for name in asked)]


def _strength(talk: Talk, chapter: Chapter) -> Line:
    voice = talk.voice
    if not chapter.strengths:
        return talk.labelled(voice("Strength"), "", PALE_BLUE), [voice("None confirmed yet.")]
    finding = chapter.strengths[0]
    return talk.labelled(voice("Strength"), finding.id, PALE_BLUE), talk.met(finding)


def _gap(talk: Talk, finding: Finding) -> Line:
    voice = talk.voice
    label = voice("To verify")
    if finding.verb is not Verb.VERIFY:
        label = voice("Gap: {verb}", verb=words.verb(voice, finding.verb))
    kind, forms = talk.missing(finding)
    return talk.labelled(label, f"{finding.id}: {kind}", PALE_ORANGE), forms


def _no_gap(talk: Talk) -> Line:
    voice = talk.voice
    return talk.labelled(voice("Gaps"), "", PALE_ORANGE), [voice("None is certain yet")]


def _practice(talk: Talk, label: str, item: Practice | None) -> Line:
    voice = talk.voice
    if item is None:
        return talk.labelled(label, "", PALE_GREY), [voice("None known for these questions.")]
    # Never without its weakness: a code that is repealed would read as a model.
    under = voice("{id}, with a caveat", id=item.id)
    said = voice("{label}: {country}", label=label, country=voice.words(item.country))
    return talk.labelled(said, under, PALE_GREY), practice_forms(talk, item)


def practice_forms(talk: Talk, item: Practice) -> list[str]:
    """The short name of what is done; without one, the instrument, or what it is and its year."""
    voice = talk.voice
    if item.short:
        return [voice.words(item.short)]
    kind = voice(FORMS[item.form]) if item.form is not None else ""
    since = str(item.since.earliest.year) if item.since is not None else ""
    plain = ", ".join(part for part in (kind, since) if part)
    return [*short.names(voice.words(item.instrument)), *([plain] if plain else [])]


def _question(talk: Talk, chapter: Chapter) -> tuple[Line, str]:
    """The first open question on a gap, else the acts that are wanted; in full for the notes."""
    voice, assessment = talk.voice, talk.assessment
    label = voice("Question to you")
    for finding in (*chapter.cards, *chapter.findings):
        missing = [line.label for line in gists.unread(voice, assessment, finding)]
        if missing and finding.applicable:
            named = voice("{id}: what law governs it?", id=finding.id)
            box = talk.labelled(label, named, QUESTION_FILL)
            asked = [chapters.capital(said) for said in talk.forms(missing)]
            listed = "; ".join(missing)
            full = voice("which provision in force governs: {elements}?", elements=listed)
            return (box, asked), f"{finding.id}. {chapters.capital(full)}"
    box = talk.labelled(label, "", QUESTION_FILL)
    if chapter.to_read:
        acts = [
            citations.act_name(voice, talk.country.acts[item.act])
            for item in chapter.to_read[:ACTS]
        ]
        forms = [voice("Please supply: {acts}", acts=one) for one in ("; ".join(acts), acts[0])]
        full = voice("Please supply the wording in force of: {acts}.", acts="; ".join(acts))
        return (box, forms), full
    if chapter.unread:
        full = voice(
            "Which laws, by-laws and orders govern this area? Please name them, with the "
            "wording in force."
        )
        return (box, [voice("Which laws and by-laws govern this area?")]), full
    said = voice("Do you agree with these findings? What has changed since?")
    return (box, [said]), said
