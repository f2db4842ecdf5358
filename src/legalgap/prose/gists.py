"""A finding in a few sentences: only what bears on its answer.

Where a rule asks for one of several things and one of them is there, or comes closer than another
can, the others are not gaps.
"""

from legalgap.model.act import Act
from legalgap.model.assessment import (
    MET,
    ONE,
    ZERO,
    Assessment,
    ElementFinding,
    Finding,
    Node,
    State,
)
from legalgap.model.judgement import Answer
from legalgap.model.statement import Statement
from legalgap.prose import citations, findings
from legalgap.prose.findings import ElementLine
from legalgap.prose.voice import Voice


def bearing(finding: Finding) -> set[str]:
    """The elements that still bear on the answer: not those beside a met alternative."""
    found: set[str] = set()
    _bearing(finding.trace, found)
    return found


def _bearing(node: Node, found: set[str]) -> None:
    if not node.children:
        found.add(node.name)
        return
    children = node.children
    if node.kind == "any":  # an alternative that can no longer be the best is no gap
        best = node.interval.low
        children = tuple(child for child in children if child.interval.high >= best)
    if node.kind in ("any", "at_least") and node.interval.low == ONE:
        children = tuple(child for child in children if child.interval.low == ONE)
    for child in children:
        _bearing(child, found)


def met(voice: Voice, assessment: Assessment, finding: Finding) -> list[ElementLine]:
    """The elements that are as the rule wants them."""
    return [line for line in _lines(voice, assessment, finding) if line.met]


def missed(voice: Voice, assessment: Assessment, finding: Finding) -> list[ElementLine]:
    """The elements that are certainly, or in part, not as the rule wants them."""
    found = [line for line in _lines(voice, assessment, finding) if line.missed]
    if not found or finding.interval == MET:
        return []
    bears = bearing(finding)
    return [line for line in found if line.id in bears]


def unread(voice: Voice, assessment: Assessment, finding: Finding) -> list[ElementLine]:
    """The elements of which nothing is known, and that could still change the answer."""
    if not _open(finding):
        return []
    bears = bearing(finding)
    return [
        line
        for line in _lines(voice, assessment, finding)
        if line.state is State.UNKNOWN and line.id in bears
    ]


def _open(finding: Finding) -> bool:
    return finding.applicable and finding.interval.low != finding.interval.high


def _lines(voice: Voice, assessment: Assessment, finding: Finding) -> list[ElementLine]:
    return findings.lines(voice, assessment.yardstick, finding)


def gist(voice: Voice, assessment: Assessment, finding: Finding) -> str:
    """The finding in one or two sentences, for a table."""
    if finding.answer is Answer.NOT_APPLICABLE:
        return voice("Not applicable: {reason}", reason=voice.words(finding.reason))
    parts = findings.contradiction_sentences(voice, finding)
    parts += strength_sentences(voice, assessment, finding)
    parts += gap_sentences(voice, assessment, finding)
    treaties = treaty_sentences(voice, assessment, finding)
    missing = [line.label for line in unread(voice, assessment, finding)]
    if missing and (parts or treaties):
        parts.append(voice("Not yet read: {elements}.", elements="; ".join(missing)))
    return " ".join([*treaties, *parts]) or voice("Nothing that was read answers this.")


def strength_sentences(voice: Voice, assessment: Assessment, finding: Finding) -> list[str]:
    """What is as the standard wants it: what is there, and what rightly is not."""
    there: list[str] = []
    absent: list[str] = []
    for line in met(voice, assessment, finding):
        bad = findings.element_of(assessment.yardstick, line.id).bad
        (absent if bad else there).append(line.label)
    said = []
    if there:
        said.append(voice("Met: {elements}.", elements="; ".join(there)))
    if absent:
        said.append(voice("Not there, as it should be: {elements}.", elements="; ".join(absent)))
    return said


def gap_sentences(voice: Voice, assessment: Assessment, finding: Finding) -> list[str]:
    """What is missing or there in part; an empty list where nothing certainly is."""
    said = []
    lacking, partly, unwanted = [], [], []
    for line in missed(voice, assessment, finding):
        if findings.element_of(assessment.yardstick, line.id).bad:
            unwanted.append(line.label)
        elif line.state is State.LIMITED:
            partly.append(line.label)
        else:
            lacking.append(line.label)
    if lacking:
        said.append(voice("Not there: {elements}.", elements="; ".join(lacking)))
    if partly:
        said.append(voice("In part only: {elements}.", elements="; ".join(partly)))
    if unwanted:
        said.append(voice("There, and ought not to be: {elements}.", elements="; ".join(unwanted)))
    return said


def treaty_sentences(voice: Voice, assessment: Assessment, finding: Finding) -> list[str]:
    """Which treaties that the rule asks for are in force, not in force, or not verified."""
    states: dict[str, list[str]] = {"yes": [], "no": [], "open": []}
    for slug, verdict in finding.treaties.items():
        instrument = assessment.yardstick.instruments[slug]
        name = voice.words(instrument.short or instrument.title)
        states["open" if verdict is None else "yes" if verdict else "no"].append(name)
    said = []
    if states["yes"]:
        listed = "; ".join(states["yes"])
        said.append(voice("In force for the State: {treaties}.", treaties=listed))
    if states["no"]:
        listed = "; ".join(states["no"])
        said.append(voice("Not in force for the State: {treaties}.", treaties=listed))
    if states["open"]:
        listed = "; ".join(states["open"])
        said.append(voice("Status to be verified: {treaties}.", treaties=listed))
    return said


def unread_sentence(voice: Voice, finding: Finding) -> str:
    """That a finding rests on unread law, where reading it could change the answer."""
    treaty = any(node.kind == "ratified" for node in finding.trace.leaves)
    if not _open(finding) or (treaty and finding.interval.decided > ZERO and not _known(finding)):
        return ""
    if not _known(finding):
        return voice("The law that would answer this has not been read yet.")
    bears = bearing(finding)
    elements = [element for element in finding.elements if element.id in bears]
    unknown = sum(element.state is State.UNKNOWN for element in elements)
    partly = sum(element.state is not State.UNKNOWN and not element.settled for element in elements)
    said = []
    if unknown:
        said.append(
            voice.count(
                "One of its elements rests on law that has not been read yet.",
                "{n} of its elements rest on law that has not been read yet.",
                unknown,
            )
        )
    if partly:
        said.append(
            voice.count(
                "Unread law may still provide one element in full.",
                "Unread law may still provide {n} elements in full.",
                partly,
            )
        )
    return " ".join(said)


def _known(finding: Finding) -> bool:
    return any(element.state is not State.UNKNOWN for element in finding.elements)


def share(voice: Voice, finding: Finding) -> str:
    """How much of what is asked the law meets, in per cent; a range while law is unread."""
    low, high = finding.interval.low, finding.interval.high
    if finding.interval.decided == ZERO:
        return voice("open")
    if low == high:
        return voice.percent(low)
    return voice("{low} to {high}", low=voice.number(100 * low), high=voice.percent(high))


def values_sentence(voice: Voice, found: ElementFinding) -> str:
    """The numbers in force, each once with its provisions; else nothing."""
    said: dict[str, list[str]] = {}
    for item, value in found.values:
        if item.public:
            shown = said.setdefault(cited(voice, [item]), [])
            if voice.amount(value) not in shown:
                shown.append(voice.amount(value))
    listed = "; ".join(f"{', '.join(values)} ({where})" for where, values in said.items())
    return voice("in force: {values}", values=listed) if listed else ""


def cited(voice: Voice, statements: list[Statement]) -> str:
    """Provisions act by act: `CC, art. 29, part 3; art. 166, part 1`."""
    by_act: dict[str, tuple[Act, dict[str, None]]] = {}
    for item in findings.public(tuple(statements)):
        act = item.wording.act
        pins = by_act.setdefault(act.id, (act, {}))[1]
        pin = citations.pin_words(voice, act, item.wording.pin)
        pins[voice("{pin} (draft)", pin=pin) if item.wording.draft else pin] = None
    return "; ".join(citations.of_act(voice, act, list(pins)) for act, pins in by_act.values())
