"""Finding cards: one table a finding, for the gravest of an area."""

from dataclasses import replace

from legalgap.model.assessment import ElementFinding, Finding, State
from legalgap.model.judgement import Answer
from legalgap.office.xml import TAGS, Cell, Table, p, t
from legalgap.prose import chapters, citations, findings, gists, machinery, scores, words
from legalgap.report import asides
from legalgap.report.manuscript import WIDTH, Manuscript, anchor

LABEL_WIDTH = 3.2
BODY = "TableText"
SPOKEN = (Answer.PARTIAL, Answer.UNKNOWN)
LONGEST_WHOLE = 500
"""Letters up to which a card stays on one page."""
LONGEST_ROW = 700
"""Letters after which what the law says goes on in another row, so that no row has to break."""


def cards(report: Manuscript, area: str) -> str:
    """The cards of an area, the gravest first."""
    voice = report.voice
    made = "".join(card(report, finding) for finding in report.plan.chapter(area).cards)
    first = next(chapter.area for chapter in report.plan.chapters if chapter.cards)
    if area != first:  # one chapter tells how cards are read
        return made
    intro = voice(
        "The findings below ask for a decision first. Each card says what the law has, what the "
        "standard asks, and why the finding carries its verb."
    )
    return p(t(intro), keep=True) + made


def card(report: Manuscript, finding: Finding) -> str:
    """One finding in full."""
    voice = report.voice
    title, question = map(voice.words, (finding.indicator.name, finding.indicator.question))
    asked = p(t(question), BODY) if finding.indicator.short else ""
    name = report.mark(anchor(finding.id, "card"), t(finding.id))
    rows = [
        ("question", voice("Question"), asked),
        ("answer", voice("Answer and verb"), _answer(report, finding) + _verb(report, finding)),
        ("contradiction", voice("Contradiction"), _contradiction(report, finding)),
        *_law(report, finding),
        ("standards", voice("What the standard asks"), _standards(report, finding)),
        ("machinery", voice("Can it be applied?"), _machinery(report, finding)),
        ("unread", voice("Not yet read"), _unread(report, finding)),
        ("judgement", voice("Judgement"), _judgement(report, finding)),
        ("recommendations", voice("Recommendations"), _recommendations(report, finding)),
    ]
    of = f"finding:{finding.id}"
    content = [
        (report.of(of, part, p(t(label, bold=True), BODY)), report.of(of, part, said))
        for part, label, said in rows
        if said
    ]
    short = sum(len(TAGS.sub("", said)) for _, said in content) < LONGEST_WHOLE
    made = Table(
        [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
        [Cell(p(name, "TableHead")), Cell(report.of(of, "question", p(t(title), "TableHead")))],
        [[Cell(label, "F5F7FA"), Cell(said)] for label, said in content],
        voice("Finding {id}", id=finding.id),
        voice("Card of the finding {id}: {question}", id=finding.id, question=question),
        breaks=not short,
        # No more rows keep together: with notes below them some programs leave a page white.
        opens=1,
        whole=short,
    )
    return made.xml() + p("", "AfterTable")


def _answer(report: Manuscript, finding: Finding) -> str:
    voice = report.voice
    said = chapters.capital(words.answer(voice, finding.answer))
    share = voice("share of the rule that is met: {share}", share=gists.share(voice, finding))
    # What `partial` and `not yet known` mean stands with the method; the share says the rest.
    meaning = (
        "" if finding.answer in SPOKEN else f": {voice(words.ANSWER_MEANINGS[finding.answer])}"
    )
    return p(t(said, bold=True) + t(f"{meaning} ({share})."), BODY)


def _contradiction(report: Manuscript, finding: Finding) -> str:
    said = findings.contradiction_sentences(report.voice, finding)
    behind = findings.public(finding.contradictions)
    return "".join(
        report.of(
            f"finding:{finding.id}",
            "contradiction",
            p(asides.evidence(report, t(sentence), [item]) + report.notes.provisions([item]), BODY),
            [item],
        )
        for sentence, item in zip(said, behind, strict=True)
    )


def _law(report: Manuscript, finding: Finding) -> list[tuple[str, str, str]]:
    """What the law says, in rows that stay on one page each."""
    voice = report.voice
    rows: list[str] = []
    letters = 0
    for said in _elements(report, finding):
        more = len(TAGS.sub("", said))
        if not rows or letters + more > LONGEST_ROW:
            rows.append("")
            letters = 0
        rows[-1] += said
        letters += more
    first, later = voice("What the law says"), voice("What the law says, continued")
    return [("law", later if place else first, row) for place, row in enumerate(rows)]


def _elements(report: Manuscript, finding: Finding) -> list[str]:
    """Each element with state and article; alike ones in one line. Notes give the sources."""
    of = f"finding:{finding.id}"
    grouped: dict[tuple[str, str, str, str], list[ElementFinding]] = {}
    bears = gists.bearing(finding)
    for found in finding.elements:
        if found.state is State.UNKNOWN or not (found.met or found.id in bears):
            continue
        why = "; ".join(_reasons(report, found))
        grade = words.grade(report.voice, found.grade) if found.statements else ""
        where = gists.cited(report.voice, list(found.statements))
        state = findings.state_word(report.voice, found)
        grouped.setdefault((state, where, grade, why), []).append(found)
    made = []
    for (state, cited, _, why), alike in grouped.items():
        labels = [findings.label(report.voice, report.yardstick, found.id) for found in alike]
        behind = [item for found in alike for item in found.statements]
        content = t(f"{chapters.capital(state)}: ", bold=True) + t("; ".join(labels))
        if cited:
            where = asides.evidence(report, t(f"({cited})"), behind)
            content += t(" ") + where + report.notes.provisions(behind)
        content += t(f". {chapters.capital(why)}" if why else "") + t(".")
        made.append(report.of(of, "law", p(content, "TableList"), behind))
    for said in gists.treaty_sentences(report.voice, report.assessment, finding):
        made.append(p(t(said), "TableList"))
    return made


def _reasons(report: Manuscript, found: ElementFinding) -> list[str]:
    """Why it is limited or lacking; acts by name, not by their id."""
    bare = replace(found, basis=(), values=(), settled=True)
    said = findings.reasons(report.voice, bare, cited=True)
    values = gists.values_sentence(report.voice, found)
    said += [values] if values else []
    said += [
        chapters.basis_words(report.voice, report.assessment, entry)
        for entry in found.basis
        if entry != "tracker"
    ]
    return [sentence.rstrip(".") for sentence in said]


def _standards(report: Manuscript, finding: Finding) -> str:
    voice, yardstick = report.voice, report.yardstick
    made = ""
    for name in chapters.deciding_standards(report.assessment, finding):
        standard = yardstick.standards[name]
        bond = chapters.bond(voice, report.assessment, name)
        content = report.standard_stands(name, rank=1)
        content += t(citations.standard(voice, yardstick, name), bold=True)
        content += report.notes.instrument(yardstick.instrument_of(name))
        content += t(f" ({voice(words.FORCES[standard.force])}; {bond}): ")
        content += t(chapters.stopped(scores.lowered(voice.words(standard.asks))))
        made += report.of(f"standard:{name}", "asks", p(content, BODY))
    return made


def _verb(report: Manuscript, finding: Finding) -> str:
    said = findings.verb_sentence(report.voice, report.yardstick, finding)
    return p(t(said), BODY)


def _machinery(report: Manuscript, finding: Finding) -> str:
    """Its enforceability, explained; nothing where nothing is asked or answered."""
    if finding.enforced is None or not finding.enforced.known:
        return ""
    said = machinery.explanation(report.voice, report.assessment, finding.enforced, unknown=False)
    return p(t(" ".join(said)), BODY) if said else ""


def _unread(report: Manuscript, finding: Finding) -> str:
    """That unread law bears on it; the register names the elements."""
    said = gists.unread_sentence(report.voice, finding)
    return p(t(said), BODY) if said else ""


def _judgement(report: Manuscript, finding: Finding) -> str:
    said = chapters.judgement_sentence(report.voice, finding)
    return p(t(said), BODY) if said else ""


def _recommendations(report: Manuscript, finding: Finding) -> str:
    voice = report.voice
    made = ""
    for name in finding.recommendations:
        title = voice.words(report.yardstick.recommendations[name].title)
        line = p(report.recommendation_link(name) + t(f" {title}"), "TableList")
        made += report.of(f"recommendation:{name}", "title", line)
    return made
