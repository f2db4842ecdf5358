"""The coded answers: each element of each question, with rule, state, reason and evidence."""

from legalgap.model.assessment import ElementFinding, Finding, State
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import coded, findings, gists, rules
from legalgap.report.manuscript import UNKNOWN_FILL
from legalgap.report.sheets.ledger import NOTHING, Ledger, joined

FOUND_FILL, MISSED_FILL = "DDEBF7", "FBE5D6"


def sheet(ledger: Ledger) -> Sheet:
    """One row for each element, question by question."""
    voice = ledger.voice
    columns = [
        Column(voice("Id"), 12),
        Column(voice("Short title"), 18),
        Column(voice("Area"), 15),
        Column(voice("Question"), 26),
        Column(voice("Rule"), 40),
        Column(voice("Element"), 26),
        Column(voice("Id of the element"), 22),
        Column(voice("How it is decided"), 36),
        Column(voice("Answer"), 14),
        Column(voice("As the rule wants it"), 14),
        Column(voice("Reason"), 36),
        Column(voice("Evidence"), 24),
        Column(voice("How known"), 12),
        Column(voice("Standards"), 24),
    ]
    rows = []
    for finding in ledger.assessment.findings:
        rule = rules.rule_words(voice, ledger.yardstick, finding.indicator)
        found = [*finding.elements, *finding.bonus]
        rows += [_row(ledger, finding, rule, element) for element in found]
        if not found:  # a rule that asks for treaties alone
            rows.append(_treaties(ledger, finding, rule))
    return Sheet(
        "Law_questions",
        voice("Law questions"),
        voice("One row for each element of a question: the rule, the answer, why, and from what."),
        columns,
        rows,
        frozen=1,
    )


def _row(ledger: Ledger, finding: Finding, rule: str, found: ElementFinding) -> list[Value | Cell]:
    voice = ledger.voice
    line = findings.line(voice, ledger.yardstick, found)
    element = findings.element_of(ledger.yardstick, found.id)
    unknown = found.state is State.UNKNOWN
    fill = UNKNOWN_FILL if unknown else FOUND_FILL if found.met else MISSED_FILL
    return [
        finding.id,
        voice.words(finding.indicator.name),
        ledger.area(finding.area),
        voice.words(finding.indicator.question),
        rule,
        line.label,
        found.id,
        coded.worded(voice, ledger.said(element.test), ledger.method),
        Cell(line.state_word, fill),
        _wanted(ledger, finding, found),
        joined(line.reasons),
        gists.cited(voice, list(found.statements)) or NOTHING,
        NOTHING if unknown else line.grade_word,
        ledger.standards(ledger.yardstick.asked_by(found.id)),
    ]


def _wanted(ledger: Ledger, finding: Finding, found: ElementFinding) -> str:
    """Whether the element is as the rule wants it; what counts for nothing is named so."""
    voice = ledger.voice
    if found not in finding.elements:
        return voice("noted beside the answer")
    if found.state is State.UNKNOWN:
        return voice("not yet known")
    return voice("yes") if found.met else voice("no")


def _treaties(ledger: Ledger, finding: Finding, rule: str) -> list[Value | Cell]:
    voice = ledger.voice
    said = joined(gists.treaty_sentences(voice, ledger.assessment, finding), " ")
    return [
        finding.id,
        voice.words(finding.indicator.name),
        ledger.area(finding.area),
        voice.words(finding.indicator.question),
        rule,
        voice("treaty status"),
        NOTHING,
        NOTHING,
        ledger.answer(finding),
        NOTHING,
        said,
        NOTHING,
        NOTHING,
        ledger.standards(finding.indicator.standards),
    ]
