"""The sentences of a chapter: what an area comes to, and what stands in it."""

from collections import Counter

from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.assessment import Assessment, Finding, Standing, State, Verb
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade
from legalgap.model.statement import Statement
from legalgap.prose import citations, findings, gists, words
from legalgap.prose.voice import Voice


def has_evidence(finding: Finding) -> bool:
    """Whether anything is known that bears on the answer."""
    known = any(element.state is not State.UNKNOWN for element in finding.elements)
    return (
        known
        or finding.interval.decided > 0
        or bool(finding.contradictions)
        or (finding.judgement is not None or not finding.applicable)
    )


def message(voice: Voice, found: list[Finding]) -> str:
    """What an area comes to, in one sentence."""
    known = [finding for finding in found if finding.applicable and has_evidence(finding)]
    if not known:
        return voice("The law of this area has not been read yet, so nothing is said of it.")
    full = sum(finding.answer is Answer.FULL for finding in known)
    must = sum(finding.verb is Verb.MUST for finding in known)
    total = len([finding for finding in found if finding.applicable])
    parts = [
        voice.count(
            "The law fully meets the standard on {full} of {n} question",
            "The law fully meets the standard on {full} of {n} questions",
            total,
            full=full,
        )
        if full
        else voice.count(
            "What was read bears on {n} question",
            "What was read bears on {n} questions",
            len(known),
        )
    ]
    if must:
        parts.append(
            voice.count(
                "{n} finding concerns a treaty duty that its text does not yet meet",
                "{n} findings concern treaty duties that its text does not yet meet",
                must,
            )
        )
    elif full or len(known) < total:
        parts.append(voice("no treaty duty is certain to be unmet in what was read"))
    return "; ".join(parts) + "."


def strength(voice: Voice, assessment: Assessment, finding: Finding) -> str:
    """What is in place for one indicator, with its articles and grades."""
    said = []
    for item in in_place(voice, assessment, finding):
        known = "; ".join(part for part in (item.where, item.grade) if part and part != "–")
        said.append(item.words + (f" ({known})" if known else ""))
    return capital("; ".join(said)) + "."


def strength_in_short(voice: Voice, assessment: Assessment, finding: Finding) -> str:
    """What is in place for one indicator, without articles; how it is known where not as text."""
    grouped: dict[str, list[str]] = {}
    for item in in_place(voice, assessment, finding):
        read = item.grade in ("", "–", words.grade(voice, Grade.TEXT_READ))
        grouped.setdefault("" if read else item.grade, []).append(item.words)
    said = "; ".join(
        "; ".join(listed) + (f" ({known})" if known else "") for known, listed in grouped.items()
    )
    if finding.answer is Answer.FULL:
        return voice("In full: {elements}.", elements=said)
    return voice("In place: {elements}.", elements=said)


@frozen
class InPlace:
    """Elements that are as the rule wants them, on the same articles and known alike."""

    words: str
    where: str
    """The provisions as cited; empty where none is named."""
    grade: str
    statements: tuple[Statement, ...]


def in_place(voice: Voice, assessment: Assessment, finding: Finding) -> list[InPlace]:
    """What is in place for one indicator, article by article."""
    grouped: dict[tuple[str, str], tuple[list[str], list[Statement]]] = {}
    statements = {element.id: element.statements for element in finding.elements}
    for line in gists.met(voice, assessment, finding):
        label, behind = line.label, statements[line.id]
        if line.state is State.LACKING:
            label = voice("{label}: {state}", label=label, state=line.state_word)
        where = gists.cited(voice, list(behind))
        labels, known = grouped.setdefault((where, line.grade_word), ([], []))
        labels.append(label)
        known += behind
    return [
        InPlace("; ".join(labels), where, grade, tuple(known))
        for (where, grade), (labels, known) in grouped.items()
    ]


def evidence_line(voice: Voice, assessment: Assessment, finding: Finding) -> str:
    """Lead standard, articles and grade of a finding, in one short line."""
    parts = [
        citations.standard(voice, assessment.yardstick, name)
        for name in deciding_standards(assessment, finding)
    ]
    statements = [item for element in finding.elements for item in element.statements]
    parts.append(gists.cited(voice, [*statements, *finding.contradictions]))
    parts += [
        basis_words(voice, assessment, entry)
        for entry in finding.basis
        if not entry.startswith("treaty:")
    ]
    grade = findings.weakest_grade(finding)
    if grade is not None:
        parts.append(words.grade(voice, grade))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def basis_words(voice: Voice, assessment: Assessment, entry: str) -> str:
    """What decides beside a provision, with the act or treaty by its name."""
    kind, _, name = entry.partition(":")
    acts, instruments = assessment.country.acts, assessment.yardstick.instruments
    if kind == "silent":
        named = citations.act_name(voice, acts[name]) if name in acts else name
        return voice("{act}: read whole and silent on this", act=named)
    if kind == "read_in_full":
        named = citations.act_name(voice, acts[name]) if name in acts else name
        return voice("{act}: read whole, as every act that could say so", act=named)
    if kind == "treaty":
        instrument = instruments.get(name)
        title = voice.words(instrument.short or instrument.title) if instrument else name
        return voice("status of the treaty: {treaty}", treaty=title)
    if kind == "judgement":
        return voice("judgement of the expert {code}", code=name)
    return voice("the by-law tracker")


def judgement_sentence(voice: Voice, finding: Finding) -> str:
    """Both answers where an expert has overruled the rules, and the reason; else nothing."""
    judged = finding.judgement
    if judged is None or finding.engine_answer is None:
        return ""
    return voice(
        "The expert {code} answered “{answer}” on {date}; by the rules alone the answer is "
        "“{engine}”. Reason: {reason}",
        code=judged.by,
        answer=words.answer(voice, judged.answer),
        date=voice.date(judged.when),
        engine=words.answer(voice, finding.engine_answer),
        reason=voice.words(judged.reason),
    )


_STANDINGS = {
    Standing.OBLIGES: words.N_("binds the State"),
    Standing.WEIGHED: words.N_("binds the State"),
    Standing.IN_FORCE: words.N_("in force for the State; no duty by its wording"),
    Standing.UNVERIFIED: words.N_("treaty status to be verified"),
    Standing.SOFT: words.N_("persuasive, not binding"),
    Standing.RESERVED: words.N_("reserved by the State"),
    Standing.NOT_IN_FORCE: words.N_("does not bind the State; used as an example"),
}


def bond(voice: Voice, assessment: Assessment, standard: str) -> str:
    """How a standard binds the State at the date, in words."""
    return voice(_STANDINGS[assessment.standing[standard]])


def lead_standards(assessment: Assessment, found: list[Finding], most: int = 6) -> list[str]:
    """The standards that lead an area: those that bind first, then the most often asked."""
    asked = Counter(name for finding in found for name in finding.indicator.standards)
    leading = dict.fromkeys(
        finding.lead_standard for finding in found if finding.lead_standard is not None
    )
    known = [name for name in leading if name in assessment.yardstick.standards]
    force, standing = list(words.FORCES), list(Standing)

    def order(name: str) -> tuple[int, int, int]:
        own = assessment.yardstick.standards[name].force
        return standing.index(assessment.standing[name]), force.index(own), -asked[name]

    return sorted(known, key=order)[:most]


def open_elements(voice: Voice, assessment: Assessment, finding: Finding) -> str:
    """What of a finding no text that was read answers; else nothing."""
    return "; ".join(line.label for line in gists.unread(voice, assessment, finding))


def deciding_standards(assessment: Assessment, finding: Finding) -> list[str]:
    """The standards that a finding rests on: the lead one, and where it `must`, one that binds.

    The lead standard of an indicator may be one that does not bind this State; the duty then
    comes from another standard, which is named beside it.
    """
    known = assessment.yardstick.standards
    lead = [name for name in finding.indicator.standards[:1] if name in known]
    if finding.verb is not Verb.MUST or any(_obliges(assessment, name) for name in lead):
        return lead
    bears = gists.bearing(finding)
    asking = [
        name
        for element in finding.elements
        if element.missed and element.id in bears
        for name in assessment.yardstick.asked_by(element.id)
    ]
    for name in (*asking, *finding.indicator.standards):
        if name in known and _obliges(assessment, name):
            return [name, *lead]
    return lead


def _obliges(assessment: Assessment, standard: str) -> bool:
    return assessment.standing[standard] is Standing.OBLIGES


MARK = "\U000f0000"
"""The first of the characters that mark words which lead elsewhere."""


def capital(text: str) -> str:
    """The text with a capital at its beginning; the mark of a link may stand before it."""
    first = text[:1] >= MARK
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends with a stop of its own."""
    bare = text.rstrip().rstrip("\ue002\ue004")
    return text.rstrip() if bare.endswith((".", "?", "!", "…", ":")) else f"{text.rstrip()}."


def act_title(voice: Voice, act: Act) -> str:
    """An act by its title, number and date, with its short name where it has one."""
    said = voice.words(act.title)
    if act.number:
        said += " " + voice("No. {number}", number=act.number)
    if act.adopted:
        said += " " + voice("of {date}", date=voice.date(act.adopted, of=True))
    short = voice.words(act.short) if act.short else ""
    return f"{said} ({short})" if short and short not in said else said
