"""What the slides of one deck share: the voice, the outline, the file, the notes on a finding."""

from collections.abc import Iterable

from legalgap.model.assessment import Assessment, Finding, State
from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par, box
from legalgap.office.slide_master import ONLY_TITLE
from legalgap.office.slides import Deck, Slide
from legalgap.prose import chapters, citations, findings, gists, words
from legalgap.prose.voice import Voice
from legalgap.report.outline import Outline

HEAD_FILL, HEAD_INK = "1F4E79", "FFFFFF"
GREY = "595959"
NOT_THERE = words.N_("Not there: {elements}.")
IN_PART = words.N_("In part only: {elements}.")
UNWANTED = words.N_("There, and ought not to be: {elements}.")
PALE_BLUE, PALE_ORANGE, PALE_GREY = "DDEBF7", "FBE5D6", "F2F2F2"


class Talk:
    """A deck while it is made."""

    def __init__(self, assessment: Assessment, voice: Voice, plan: Outline) -> None:
        self.assessment, self.voice, self.plan = assessment, voice, plan
        self.yardstick, self.country = assessment.yardstick, assessment.country
        self.method = assessment.yardstick.methodology
        self.deck = Deck(voice.lang)

    def slide(self, title: str, kicker: str = "", layout: str = ONLY_TITLE) -> Slide:
        """A slide with its sentence."""
        made = self.deck.add(layout)
        made.title(title.rstrip("."), kicker)
        return made

    def notes(self, slide: Slide, said: Iterable[str]) -> None:
        """The notes of a slide; what had to be shortened on it follows in full."""
        lines = [line for line in said if line]
        if slide.left_out:
            lines.append(self.voice("In full:"))
            lines += slide.left_out
        slide.notes(lines)

    def head(self, *labels: str) -> list[Box]:
        """The header row of a table."""
        return [box(label, bold=True, fill=HEAD_FILL, color=HEAD_INK) for label in labels]

    def finding_note(self, finding: Finding) -> str:
        """A finding with its answer, what is there and what is missing, and its sources."""
        voice, assessment = self.voice, self.assessment
        verb = words.verb(voice, finding.verb)
        said = [
            f"{finding.id} ({words.answer(voice, finding.answer)}; {verb}).",
            voice.words(finding.indicator.question),
            gists.gist(voice, assessment, finding),
        ]
        evidence = chapters.evidence_line(voice, assessment, finding)
        if evidence:
            said.append(voice("Sources: {sources}.", sources=evidence))
        return " ".join(said)

    def recommendation_note(self, name: str) -> str:
        """A recommendation with what it closes and the standards behind it."""
        voice, item = self.voice, self.yardstick.recommendations[name]
        closed = ", ".join(finding.id for finding in self.plan.closes.get(name, ()))
        verb = words.verb(voice, self.plan.verb_of(name))
        said = [f"{name} ({verb}).", chapters.stopped(voice.words(item.title))]
        if closed:
            said.append(voice("Closes: {ids}.", ids=closed))
        if item.standards:
            named = citations.standards(voice, self.yardstick, item.standards)
            said.append(voice("Standards: {standards}.", standards=named))
        return " ".join(said)

    def practice_note(self, item: Practice) -> str:
        """A practice with its weakness, its source and how it is known."""
        voice = self.voice
        known = words.grade(voice, item.grade)
        if not item.text_checked:
            known = voice("{grade}; the official text was not checked", grade=known)
        source = voice.words(item.source.title)
        if item.source.url:
            source += f", {item.source.url}"
        return " ".join(
            [
                f"{item.id}.",
                f"{voice.words(item.country)}: {chapters.stopped(voice.words(item.instrument))}",
                chapters.stopped(voice.words(item.does)),
                voice("Caveat: {caveat}", caveat=chapters.stopped(voice.words(item.caveat))),
                voice(
                    "Source: {source} ({known}; as of {date}).",
                    source=source,
                    known=known,
                    date=voice.date(item.valid_as_of),
                ),
            ]
        )

    def met(self, finding: Finding, most: int = 4) -> str:
        """What is in place for a finding, in a few words."""
        found = gists.met(self.voice, self.assessment, finding)
        return chapters.capital("; ".join(line.label for line in found[:most]))

    def missing(self, finding: Finding, most: int = 2) -> str:
        """What stands against the standard or is missing, the plainest first, in a few words."""
        voice, assessment = self.voice, self.assessment
        against = findings.public(finding.contradictions)
        if against:
            item = against[0]
            what, where = voice.words(item.claim.contradicts), gists.cited(voice, [item])
            if item.claim.only:  # how far it reaches stands in the notes
                said = voice(
                    "Against the standard in part: {what} ({where}).", what=what, where=where
                )
            else:
                said = voice("Against the standard: {what} ({where}).", what=what, where=where)
            return said
        found = [
            (findings.element_of(self.yardstick, line.id).bad, line)
            for line in gists.missed(voice, assessment, finding)
        ]
        found.sort(key=lambda item: (not item[0], item[1].state is State.LIMITED))
        if not found:
            treaties = gists.treaty_sentences(voice, assessment, finding)
            return " ".join(treaties) or chapters.evidence_line(voice, assessment, finding)
        listed: dict[str, list[str]] = {}
        for bad, line in found[:most]:
            kind = NOT_THERE if line.state is State.LACKING else IN_PART
            listed.setdefault(UNWANTED if bad else kind, []).append(line.label)
        return " ".join(
            voice(sentence, elements="; ".join(labels)) for sentence, labels in listed.items()
        )

    def labelled(self, label: str, under: str, fill: str) -> Box:
        """The first cell of a row: what it is, and the id below."""
        pars = [Par(label, bold=True)]
        if under:
            pars.append(Par(under, small=True))
        return Box(tuple(pars), fill)
