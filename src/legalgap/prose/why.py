"""Why an answer is what it is: article, standard, rule, grade, and what would change it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from legalgap.engine.levers import Lever, levers
from legalgap.model.assessment import Assessment, Finding, Node, State, Verb
from legalgap.model.jurisdiction import TreatyStatus
from legalgap.model.source import Grade
from legalgap.prose import citations, findings, gists, machinery, words
from legalgap.prose.rewritten import since
from legalgap.prose.voice import Voice


class Page(Protocol):
    """What the sentences are written on."""

    def heading(self, text: str) -> None:
        """A heading."""

    def item(self, text: str, depth: int = 0) -> None:
        """An entry of a list."""

    def line(self, text: str) -> None:
        """A paragraph."""


def why(voice: Voice, assessment: Assessment, finding: Finding, page: Page) -> None:
    """Write the whole explanation of one finding."""
    yardstick, country = assessment.yardstick, assessment.country
    page.heading(f"{finding.id}  {voice.words(finding.indicator.question)}")
    page.line(
        voice(
            "{country}, law in force on {date}.",
            country=voice.words(country.jurisdiction.name),
            date=voice.date(assessment.as_of),
        )
    )
    page.line(_answer(voice, finding))
    for said in findings.contradiction_sentences(voice, finding):
        page.line(said)
    page.line(findings.verb_sentence(voice, yardstick, finding))
    unread = gists.unread_sentence(voice, finding)
    if unread:
        page.line(unread)
    page.heading(voice("What was found"))
    for entry in findings.lines(voice, yardstick, finding):
        page.item(_element(entry))
        asked = _asked_by(voice, assessment, entry.id)
        page.item(asked, 1)
        for reason in entry.reasons:
            page.item(reason, 1)
    _bonus(voice, assessment, finding, page)
    _machinery(voice, assessment, finding, page)
    page.heading(voice("The rule"))
    for depth, text in _rule(voice, assessment, finding.trace):
        page.item(text, depth)
    page.heading(voice("The standards"))
    for standard in finding.indicator.standards:
        page.item(_standard(voice, assessment, standard))
    _sources(voice, finding, page)
    _what_would_change(voice, assessment, finding, page)
    _set_aside(voice, assessment, finding, page)


def _answer(voice: Voice, finding: Finding) -> str:
    sentence = voice(
        "Answer: {answer} ({value} of 1): {meaning}.",
        answer=words.answer(voice, finding.answer),
        value=findings.value_words(voice, finding),
        meaning=voice(words.ANSWER_MEANINGS[finding.answer]),
    )
    if not finding.applicable:
        sentence = voice("Not applicable: {reason}", reason=voice.words(finding.reason))
    if finding.judgement is not None and finding.engine_answer is not None:
        sentence += " " + voice(
            "The expert {code} judged so on {date}: {reason} The rules alone say: {answer}.",
            code=finding.judgement.by,
            date=voice.date(finding.judgement.when),
            reason=voice.words(finding.judgement.reason),
            answer=words.answer(voice, finding.engine_answer),
        )
    return sentence


def _element(entry: findings.ElementLine) -> str:
    mark = "+" if entry.met else "?" if entry.state is State.UNKNOWN else "-"
    said = f"{mark} {entry.label}: {entry.state_word}"
    if entry.citations:
        said += f" · {entry.citations}"
    if entry.state is not State.UNKNOWN:
        said += f" · {entry.grade_word}"
    return said


def _asked_by(voice: Voice, assessment: Assessment, full_id: str) -> str:
    asking = assessment.yardstick.asked_by(full_id)
    named = citations.standards(voice, assessment.yardstick, asking)
    return voice("asked by {standards}", standards=named) if named else ""


def _bonus(voice: Voice, assessment: Assessment, finding: Finding, page: Page) -> None:
    known = [element for element in finding.bonus if element.state is not State.UNKNOWN]
    if known:
        page.heading(voice("Noted beside the answer"))
        for element in known:
            page.item(_element(findings.line(voice, assessment.yardstick, element)))


def _machinery(voice: Voice, assessment: Assessment, finding: Finding, page: Page) -> None:
    """Whether it can be applied: the score explained, then each test with who answered it."""
    rules, found = assessment.yardstick.methodology.enforceability, finding.enforced
    if rules is None or finding.indicator.type is None:
        return
    page.heading(voice("Can it be applied?"))
    if found is None:
        page.line(voice("Not asked: the tests are for what the law has in full or in part."))
        return
    for said in machinery.explanation(voice, assessment, found, unknown=False):
        page.line(said)
    for test in found.tests:
        said = machinery.test_line(voice, assessment, test)
        asked = machinery.question(voice, rules, test) if test in found.unknown else ""
        page.item(f"{said}. {asked}" if asked else said)
        page.item(machinery.note(voice, assessment.country, finding, test), 1)


def _rule(
    voice: Voice, assessment: Assessment, node: Node, depth: int = 0
) -> Iterator[tuple[int, str]]:
    low, high = (voice.number(bound, 2) for bound in (node.interval.low, node.interval.high))
    value = low if low == high else voice("{low} to {high}", low=low, high=high)
    if node.kind in ("element", "number"):
        element = findings.element_of(assessment.yardstick, node.name)
        yield depth, f"{voice.words(element.label)} = {value}"
        return
    if node.kind == "ratified":
        instrument = assessment.yardstick.instruments[node.name]
        name = voice.words(instrument.short or instrument.title)
        yield depth, voice("in force for the State: {treaty} = {value}", treaty=name, value=value)
        return
    said = {
        "all": voice("all of these (the mean) = {value}", value=value),
        "any": voice("one of these (the best) = {value}", value=value),
        "at_least": voice("at least {n} of these = {value}", n=node.n, value=value),
        "not": voice("there is no such thing (1 minus) = {value}", value=value),
    }
    yield depth, said[node.kind]
    for child in node.children:
        yield from _rule(voice, assessment, child, depth + 1)


def _standard(voice: Voice, assessment: Assessment, standard_id: str) -> str:
    yardstick = assessment.yardstick
    standard = yardstick.standards.get(standard_id)
    if standard is None:
        return standard_id
    return voice(
        "{name}: {asks} ({force}; {status}; {grade})",
        name=citations.standard(voice, yardstick, standard_id),
        asks=voice.words(standard.asks).rstrip("."),
        force=voice(words.FORCES[standard.force]),
        status=treaty_words(voice, assessment, standard_id),
        grade=words.grade(voice, standard.grade),
    )


def treaty_words(voice: Voice, assessment: Assessment, standard_id: str) -> str:
    """Whether the instrument of a standard binds the State, in words."""
    instrument = assessment.yardstick.instrument_of(standard_id)
    if instrument.reach == "soft_law":
        return voice("not a treaty")
    status = assessment.country.jurisdiction.treaties.get(instrument.id)
    if status is None:
        return voice("treaty status not known")
    return status_words(voice, status)


def status_words(voice: Voice, status: TreatyStatus) -> str:
    """Party or not, since when, and how this is known."""
    said = voice(words.PARTIES[status.status])
    when = status.in_force or status.ratified
    if when is not None:
        said = voice("{status}, {date}", status=said, date=voice.date(when))
        if status.date_grade is Grade.RECALLED:
            said = voice("{status} (date from memory)", status=said)
    return f"{said}, {words.grade(voice, status.grade)}"


def _sources(voice: Voice, finding: Finding, page: Page) -> None:
    found: dict[str, str] = {}
    statements = [item for element in finding.elements for item in element.statements]
    for item in findings.public((*statements, *finding.contradictions)):
        source = item.source
        if source is None or item.source_key is None:
            continue
        said = voice.words(source.title)
        if source.url:
            said += f" · {source.url}"
        if source.checked:
            said += " · " + voice("opened {date}", date=voice.date(source.checked))
        found.setdefault(f"{item.wording.act.id}/{item.source_key}", said)
    if found:
        page.heading(voice("The sources"))
        for said in found.values():
            page.item(said)


def _what_would_change(voice: Voice, assessment: Assessment, finding: Finding, page: Page) -> None:
    if finding.verb is Verb.KEEP or not finding.applicable:
        return
    floor = Fraction(assessment.yardstick.methodology.answer_floor)
    page.heading(voice("What would change the answer"))
    for lever in levers(finding, floor):
        page.item(_lever(voice, assessment, finding, lever))
    closing = finding.recommendations or finding.indicator.closes_with
    if closing:
        page.item(voice("closed by: {ids}", ids=", ".join(closing)))


def _lever(voice: Voice, assessment: Assessment, finding: Finding, lever: Lever) -> str:
    element = findings.element_of(assessment.yardstick, lever.element)
    label = voice.words(element.label)
    after = words.answer(voice, lever.met)
    gain = voice.number(lever.gain, 2)
    if lever.state is State.UNKNOWN:
        return voice(
            "{label}: to be read. As the standard asks: {met} (+{gain}); otherwise: {missed}.",
            label=label,
            met=after,
            gain=gain,
            missed=words.answer(voice, lever.missed),
        )
    if element.bad:
        return voice("without “{label}”: {met} (+{gain})", label=label, met=after, gain=gain)
    return voice("with “{label}” in full: {met} (+{gain})", label=label, met=after, gain=gain)


def _set_aside(voice: Voice, assessment: Assessment, finding: Finding, page: Page) -> None:
    if finding.to_verify:
        page.heading(voice("Recalled, so it decides nothing: to verify"))
        page.item(citations.provisions(voice, finding.to_verify))
    if finding.to_read_again:
        page.heading(voice("Checked on another wording: to read again"))
        page.item(citations.provisions(voice, finding.to_read_again))
        told = [line for item in finding.to_read_again for line in since(voice, assessment, item)]
        for line in dict.fromkeys(told):
            page.item(line, 1)
