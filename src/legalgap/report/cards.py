"""Finding cards: one table a finding, for the gravest of an area."""

from dataclasses import replace

from legalgap.model.assessment import ElementFinding, Finding, State
from legalgap.office.xml import TAGS, Cell, Table, p, t
from legalgap.prose import chapters, citations, findings, gists, machinery, scores, words
from legalgap.report.manuscript import WIDTH, Manuscript, anchor

LABEL_WIDTH = 3.2
BODY = "TableText"
LONGEST_WHOLE = 700
"""Letters up to which a card stays on one page."""


def cards(report: Manuscript, area: str) -> str:
    """The cards of an area, the gravest first."""
    voice = report.voice
    intro = voice(
        "The findings below ask for a decision first. Each card says what the law has, what the "
        "standard asks, and why the finding carries its verb."
    )
    made = "".join(card(report, finding) for finding in report.plan.chapter(area).cards)
    return p(t(intro), keep=True) + made


def card(report: Manuscript, finding: Finding) -> str:
    """One finding in full."""
    voice = report.voice
    question = voice.words(finding.indicator.question)
    name = report.mark(anchor(finding.id, "card"), t(finding.id))
    rows = [
        (voice("Answer and verb"), _answer(report, finding) + _verb(report, finding)),
        (voice("Contradiction"), _contradiction(report, finding)),
        (voice("What the law says"), _law(report, finding)),
        (voice("What the standard asks"), _standards(report, finding)),
        (voice("Can it be applied?"), _machinery(report, finding)),
        (voice("Not yet read"), _unread(report, finding)),
        (voice("Judgement"), _judgement(report, finding)),
        (voice("Recommendations"), _recommendations(report, finding)),
    ]
    content = [(label, said) for label, said in rows if said]
    short = sum(len(TAGS.sub("", said)) for _, said in content) < LONGEST_WHOLE
    made = Table(
        [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
        [Cell(p(name, "TableHead")), Cell(p(t(question), "TableHead"))],
        [[Cell(p(t(label, bold=True), BODY), "F5F7FA"), Cell(said)] for label, said in content],
        voice("Finding {id}", id=finding.id),
        voice("Card of the finding {id}: {question}", id=finding.id, question=question),
        breaks=not short,
        whole=short,
    )
    return made.xml() + p("", "AfterTable")


def _answer(report: Manuscript, finding: Finding) -> str:
    voice = report.voice
    said = chapters.capital(words.answer(voice, finding.answer))
    meaning = voice(words.ANSWER_MEANINGS[finding.answer])
    share = voice("share of the rule that is met: {share}", share=gists.share(voice, finding))
    return p(t(said, bold=True) + t(f": {meaning} ({share})."), BODY)


def _contradiction(report: Manuscript, finding: Finding) -> str:
    said = findings.contradiction_sentences(report.voice, finding)
    grades = dict.fromkeys(
        words.grade(report.voice, item.grade) for item in findings.public(finding.contradictions)
    )
    if said and grades:
        said[-1] += f" ({'; '.join(grades)})"
    return "".join(p(t(sentence), BODY) for sentence in said)


def _law(report: Manuscript, finding: Finding) -> str:
    """Each element with state, article and grade; alike ones in one line."""
    grouped: dict[tuple[str, str, str, str], list[str]] = {}
    bears = gists.bearing(finding)
    for found in finding.elements:
        if found.state is State.UNKNOWN or not (found.met or found.id in bears):
            continue
        line = findings.line(report.voice, report.yardstick, found)
        why = "; ".join(_reasons(report, found))
        grade = line.grade_word if found.statements else ""
        where = gists.cited(report.voice, list(found.statements))
        grouped.setdefault((line.state_word, where, grade, why), []).append(line.label)
    made = ""
    for (state, cited, grade, why), labels in grouped.items():
        tail = "; ".join(part for part in (cited, grade) if part)
        content = t(f"{chapters.capital(state)}: ", bold=True) + t("; ".join(labels))
        content += t(f" ({tail})" if tail else "")
        content += t(f". {chapters.capital(why)}" if why else "") + t(".")
        made += p(content, "TableList")
    for said in gists.treaty_sentences(report.voice, report.assessment, finding):
        made += p(t(said), "TableList")
    return made


def _reasons(report: Manuscript, found: ElementFinding) -> list[str]:
    """Why it is limited or lacking; acts by name, not by their id."""
    said = findings.reasons(report.voice, replace(found, basis=(), values=(), settled=True))
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
        content = t(citations.standard(voice, yardstick, name), bold=True)
        content += t(f" ({voice(words.FORCES[standard.force])}; {bond}): ")
        content += t(chapters.stopped(scores.lowered(voice.words(standard.asks))))
        made += p(content, BODY)
    return made


def _verb(report: Manuscript, finding: Finding) -> str:
    said = findings.verb_sentence(report.voice, report.yardstick, finding)
    return p(t(said), BODY)


def _machinery(report: Manuscript, finding: Finding) -> str:
    """Its enforceability, explained; nothing where nothing is asked or answered."""
    if finding.enforced is None or not finding.enforced.known:
        return ""
    said = machinery.explanation(report.voice, report.assessment, finding.enforced)
    return p(t(" ".join(said)), BODY) if said else ""


def _unread(report: Manuscript, finding: Finding) -> str:
    """That unread law bears on it; the register names the elements."""
    said = gists.unread_sentence(report.voice, finding)
    return p(t(said + " " + report.voice("Annex C names them.")), BODY) if said else ""


def _judgement(report: Manuscript, finding: Finding) -> str:
    said = chapters.judgement_sentence(report.voice, finding)
    return p(t(said), BODY) if said else ""


def _recommendations(report: Manuscript, finding: Finding) -> str:
    voice = report.voice
    made = ""
    for name in finding.recommendations:
        title = voice.words(report.yardstick.recommendations[name].title)
        made += p(report.recommendation_link(name) + t(f" {title}"), "TableList")
    return made
