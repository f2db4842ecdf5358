"""One slide for each area: its sentence, a strength, two gaps, two practices, one question.

The slide has few words in large letters; what stands behind each of them is in the notes.
"""

from collections.abc import Callable, Sequence

from legalgap.model.assessment import Finding, Verb
from legalgap.model.judgement import Answer
from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par
from legalgap.prose import chapters, citations, gists, machinery, scores, words
from legalgap.prose.vocabulary import FORMS
from legalgap.report.deck import choice, short
from legalgap.report.deck.talk import PALE_BLUE, PALE_GREY, PALE_ORANGE, Talk
from legalgap.report.outline import Chapter

GAPS = 2
ACTS = 2
AFTER_GAPS = 4
"""The strength, two practices and the question."""
Line = tuple[Callable[[str], Box], Sequence[str]]
"""The label of a row for the words that it gets, and the forms of these, the longest first."""
QUESTION_FILL = "FFFFFF"


def area(talk: Talk, chapter: Chapter) -> None:
    """The slide of an area."""
    voice = talk.voice
    title = scores.area_title(voice, talk.method, chapter.area)
    slide = talk.slide(chapters.message(voice, list(chapter.every)), title)
    gaps = list(chapter.cards[:GAPS])
    found = choice.examples(talk.assessment, chapter)
    question, full, spare = _question(talk, chapter, gaps)
    rows = [
        *([_gap(talk, finding) for finding in gaps] or [_no_gap(talk)]),
        _strength(talk, chapter, gaps),
        _practice(talk, voice("Practice"), found.near),
        _practice(talk, voice("Practice"), found.far),
        question,
    ]
    # What is missing comes first where words are left over; on the slide the strength does.
    forms = [given for _, given in rows]
    if spare and short.tight(forms):
        forms[-1] = [*forms[-1], spare]
    said = talk.body(slide, forms)
    lines = [[label(text), Box((Par(text),))] for (label, _), text in zip(rows, said, strict=True)]
    lines.insert(0, lines.pop(len(rows) - AFTER_GAPS))
    talk.lines(
        slide,
        lines,
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
    best = _best(chapter, gaps)
    notes += [talk.finding_note(finding) for finding in (*([best] if best else []), *gaps)]
    asked = dict.fromkeys(name for finding in gaps for name in finding.recommendations)
    return [*notes, *(talk.recommendation_note(name) for name in asked)]


def _label(talk: Talk, label: str, under: str, fill: str) -> Callable[[str], Box]:
    """A label that is the same whatever is said beside it."""
    return lambda said: talk.labelled(label, under, fill)


def _best(chapter: Chapter, gaps: Sequence[Finding]) -> Finding | None:
    """The first strength; before one that is a gap too, an answered one that is none.

    Of one question twice on a slide the strength would lose its title, and hardly be understood.
    """
    apart = (
        item for item in chapter.strengths if item not in gaps and item.answer is not Answer.UNKNOWN
    )
    return next(apart, next(iter(chapter.strengths), None))


def _strength(talk: Talk, chapter: Chapter, gaps: Sequence[Finding]) -> Line:
    voice = talk.voice
    label = voice("Strength")
    finding = _best(chapter, gaps)
    if finding is None:
        return _label(talk, label, "", PALE_BLUE), [voice("None confirmed yet")]
    forms = talk.met(finding)
    if finding in gaps:  # the title alone would say the same of the strength and of the gap
        forms = [*(said for said in forms if not talk.is_title(finding, said)), talk.least(finding)]
    under = finding.id
    if finding.answer is not Answer.UNKNOWN:  # a strength may be one in part
        under = f"{finding.id}: {words.answer(voice, finding.answer)}"
    return _label(talk, label, under, PALE_BLUE), forms


def _gap(talk: Talk, finding: Finding) -> Line:
    """The verb and the id, and how it is amiss; where only the title has room, the answer.

    Beside a title alone "ought not to be" would be said of the thing that is wanted.
    """
    voice = talk.voice
    label = voice("To verify")
    if finding.verb is not Verb.VERIFY:
        label = voice("Gap: {verb}", verb=words.verb(voice, finding.verb))
    kind, forms = talk.missing(finding)

    def labelled(said: str) -> Box:
        if finding.contradictions or not talk.is_title(finding, said):
            return talk.labelled(label, f"{finding.id}: {kind}", PALE_ORANGE)
        if finding.answer is Answer.UNKNOWN:  # what is certain of it has no room
            return talk.labelled(label, finding.id, PALE_ORANGE)
        answer = words.answer(voice, finding.answer)
        return talk.labelled(label, f"{finding.id}: {answer}", PALE_ORANGE)

    return labelled, forms


def _no_gap(talk: Talk) -> Line:
    voice = talk.voice
    return _label(talk, voice("Gaps"), "", PALE_ORANGE), [voice("None is certain yet")]


def _practice(talk: Talk, label: str, item: Practice | None) -> Line:
    voice = talk.voice
    if item is None:
        return _label(talk, label, "", PALE_GREY), [voice("None known for these questions")]
    # Never without its weakness: a code that is repealed would read as a model.
    under = voice("{id}, with a caveat", id=item.id)
    said = voice("{label}: {country}", label=label, country=voice.words(item.country))
    return _label(talk, said, under, PALE_GREY), practice_forms(talk, item)


def practice_forms(talk: Talk, item: Practice) -> list[str]:
    """The short name of what is done; without one, the instrument, or what it is and its year."""
    voice = talk.voice
    if item.short:
        return [voice.words(item.short)]
    kind = voice(FORMS[item.form]) if item.form is not None else ""
    since = str(item.since.earliest.year) if item.since is not None else ""
    plain = ", ".join(part for part in (kind, since) if part)
    return [*short.names(voice.words(item.instrument)), *([plain] if plain else [])]


def _question(talk: Talk, chapter: Chapter, gaps: Sequence[Finding]) -> tuple[Line, str, str]:
    """The first open question on a gap, else the acts that are wanted; in full for the notes.

    What a gap on the slide is called stands beside it already: of that one the question is also
    given in the fewest words, for a slide on which a line would be cut otherwise.
    """
    voice, assessment = talk.voice, talk.assessment
    label = voice("Question to you")
    for finding in (*chapter.cards, *chapter.findings):
        missing = [line.label for line in gists.unread(voice, assessment, finding)]
        if missing and finding.applicable:
            forms = talk.forms(missing)
            if finding not in gaps:
                forms = talk.titled(finding, forms)
            asked = [voice("Which law governs “{what}”?", what=said) for said in forms]
            box = _label(talk, label, finding.id, QUESTION_FILL)
            listed = "; ".join(missing)
            full = voice("which provision in force governs: {elements}?", elements=listed)
            spare = voice("Which law governs this?") if finding in gaps else ""
            return (box, asked), f"{finding.id}. {chapters.capital(full)}", spare
    box = _label(talk, label, "", QUESTION_FILL)
    if chapter.to_read:
        acts = [
            citations.act_name(voice, talk.country.acts[item.act])
            for item in chapter.to_read[:ACTS]
        ]
        forms = [voice("Please supply: {acts}", acts=one) for one in ("; ".join(acts), acts[0])]
        full = voice("Please supply the wording in force of: {acts}.", acts="; ".join(acts))
        return (box, forms), full, ""
    if chapter.unread:
        full = voice(
            "Which laws, by-laws and orders govern this area? Please name them, with the "
            "wording in force."
        )
        return (box, [voice("Which laws and by-laws govern this area?")]), full, ""
    said = voice("Do you agree with these findings? What has changed since?")
    return (box, [said]), said, ""
