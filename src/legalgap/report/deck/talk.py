"""What the slides of one deck share: the voice, the outline, the file, the notes on a finding."""

from collections.abc import Iterable, Sequence

from legalgap.model.assessment import Assessment, Finding, State
from legalgap.model.recommendation import Practice
from legalgap.office.drawing import Box, Par, Table
from legalgap.office.slide_master import BODY_SIZE, ONLY_TITLE, TEXT_WIDTH
from legalgap.office.slides import Deck, Slide
from legalgap.prose import chapters, citations, findings, gists, words
from legalgap.prose.voice import Voice
from legalgap.report.deck import short
from legalgap.report.outline import Outline

HEAD_FILL, HEAD_INK = "1F4E79", "FFFFFF"
GREY = "595959"
NOT_THERE = words.N_("not there")
IN_PART = words.N_("in part only")
UNWANTED = words.N_("ought not to be")
AGAINST = words.N_("against the standard")
PARTLY_AGAINST = words.N_("in part against the standard")
LABEL_SIZE, LABEL_WIDTH = 16, 250.0
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

    def head(self, *labels: str, small: bool = False) -> list[Box]:
        """The header row of a table."""
        return [
            Box((Par(label, bold=True, color=HEAD_INK, small=small),), HEAD_FILL)
            for label in labels
        ]

    def body(self, slide: Slide, forms: Sequence[Sequence[str]]) -> list[str]:
        """The lines of a slide in the longest forms for which it has words.

        A line that had to be cut stands in full in the notes.
        """
        made = short.within(forms)
        slide.left_out += [
            given[0] for given, line in zip(forms, made, strict=True) if line not in given
        ]
        return made

    def lines(self, slide: Slide, rows: list[list[Box]], labels: tuple[str, str], alt: str) -> None:
        """Marked lines in the size of body text: a label in small letters, and few words."""
        wide = LABEL_WIDTH
        slide.table(
            Table(
                [wide, TEXT_WIDTH - wide],
                self.head(*labels, small=True),
                rows,
                first_column=True,
                apart=BODY_SIZE - LABEL_SIZE,
            ),
            alt,
            sizes=(BODY_SIZE, 22, 20),
        )

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
                f"{voice.words(item.country)}: {chapters.stopped(voice.words(item.short))}"
                if item.short
                else voice.words(item.country) + ".",
                chapters.stopped(voice.words(item.instrument)),
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

    def met(self, finding: Finding) -> list[str]:
        """A finding by its short title, with what is in place for it, the longest form first."""
        labels = [line.label for line in gists.met(self.voice, self.assessment, finding)]
        return self.titled(finding, self.forms(labels))

    def least(self, finding: Finding) -> str:
        """One thing that is in place, in the fewest words."""
        labels = [line.label for line in gists.met(self.voice, self.assessment, finding)]
        return chapters.capital(self.forms(labels)[-1])

    def is_title(self, finding: Finding, said: str) -> bool:
        """Whether nothing is said of a finding but its short title, whole or cut."""
        short_title = finding.indicator.short
        if not short_title:
            return False
        return self.voice.words(short_title).startswith(said.rstrip("…"))

    def titled(self, finding: Finding, forms: Sequence[str]) -> list[str]:
        """The short title with what is said of it behind, where there is room; the title alone.

        A question without one is too long for a slide: then what is said stands alone.
        """
        if not finding.indicator.short:
            return [chapters.capital(said) for said in forms]
        title = self.voice.words(finding.indicator.short)
        return [*(f"{title}: {said}" for said in forms if said), title]

    @staticmethod
    def forms(labels: list[str]) -> list[str]:
        """Two labels; the first one; the shortest one: each of use where there is less room."""
        shortest = min(labels, key=lambda label: len(label.split()), default="")
        return list(dict.fromkeys(["; ".join(labels[:2]), *labels[:1], shortest]))

    def missing(self, finding: Finding) -> tuple[str, list[str]]:
        """How something is amiss, and the short title with what it is, the longest form first."""
        voice, assessment = self.voice, self.assessment
        against = findings.public(finding.contradictions)
        if against:  # how far it reaches stands in the notes
            claim = against[0].claim
            kind = PARTLY_AGAINST if claim.only else AGAINST
            return voice(kind), self.titled(finding, short.names(voice.words(claim.contradicts)))
        found = [
            (findings.element_of(self.yardstick, line.id).bad, line)
            for line in gists.missed(voice, assessment, finding)
        ]
        found.sort(key=lambda item: (not item[0], item[1].state is State.LIMITED))
        if not found:
            treaties = gists.treaty_sentences(voice, assessment, finding)
            said = treaties[:1] or [chapters.evidence_line(voice, assessment, finding)]
            return words.answer(voice, finding.answer), self.titled(finding, said)
        kinds = [_kind(line.state, bad=bad) for bad, line in found]
        alike = [
            line.label for kind, (_, line) in zip(kinds, found, strict=True) if kind == kinds[0]
        ]
        return voice(kinds[0]), self.titled(finding, self.forms(alike))

    def labelled(self, label: str, under: str, fill: str) -> Box:
        """The first cell of a row: what it is, and the id below."""
        pars = [Par(label, bold=True, small=True)]
        if under:
            pars.append(Par(under, small=True))
        return Box(tuple(pars), fill)


def _kind(state: State, *, bad: bool) -> str:
    """How it is said that something is missing."""
    if bad:
        return UNWANTED
    return NOT_THERE if state is State.LACKING else IN_PART
