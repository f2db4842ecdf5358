"""How far coders agree, in words for the screen and as data for scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from legalgap.engine.agreement import Agreement, Coding, Compared, Comparison, Said, Unit
from legalgap.engine.changes import rounded
from legalgap.model.statement import Statement
from legalgap.model.text import Text
from legalgap.prose import citations, scores, words
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

# The lines that Krippendorff gives as customary (Content Analysis, 2004, p. 241).
CUSTOMARY, TENTATIVE = Fraction(800, 1000), Fraction(667, 1000)
DIGITS = 3
SAID = {
    Said.PROVIDES: N_("provided"),
    Said.IN_PART: N_("provided in part"),
    Said.LACKS: N_("lacking"),
    Said.CONTRADICTS: N_("contradicts the standard"),
    Said.CONTRADICTS_IN_PART: N_("contradicts the standard for part of the cases"),
    Said.NOTHING: N_("nothing said"),
}
REASONS = {
    "narrows": N_("narrowed by {where}: {how}"),
    "partly": N_("in part by {where}: {how}"),
    "for": N_("for some groups only, {where}: {how}"),
    "contradicts": N_("contradicted by {where}: {how}"),
    "only": N_("the cases that {where} reaches: {how}"),
    "note": N_("why {where} is read so: {how}"),
    "summary": N_("{where} in short: {how}"),
}


@dataclass(frozen=True)
class Reason:
    """Why a coder reads a provision so: which key of the claim says it, and in which words."""

    kind: str
    statement: Statement
    texts: tuple[Text, ...]


def coders_lines(voice: Voice, found: Comparison) -> Iterator[str]:
    """Agreement by area and in all, how to read it, and every disagreement with its reasons."""
    names = found.country.jurisdiction.name
    yield voice("{country}: how far the coders agree", country=voice.words(names))
    if found.day is not None:
        yield voice("Compared: what is in force on {date}.", date=voice.date(found.day))
    yield from _scope(voice, found)
    if not found.overall.units:
        yield voice("There is nothing to compare yet: no act was coded by two coders.")
        return
    yield ""
    for area, agreement in found.areas.items():
        yield _figures(
            voice, scores.area_title(voice, found.yardstick.methodology, area), agreement
        )
    yield _figures(voice, voice("In all"), found.overall)
    yield ""
    yield from _reading(voice, found)
    yield from _disagreements(voice, found)


def _scope(voice: Voice, found: Comparison) -> Iterator[str]:
    yield voice(
        "Coders: {codes}. Acts compared: {acts}.",
        codes=", ".join(found.coders),
        acts=", ".join(found.acts) or "–",
    )
    for act, coder in found.alone.items():
        yield voice("{act} is not compared: {coder} alone encoded it.", act=act, coder=coder)
    for act in found.not_in_force:
        yield voice("{act} is not compared: it is not in force on this date.", act=act)


def _figures(voice: Voice, name: str, agreement: Agreement) -> str:
    if agreement.share is None:
        return voice("{area}: nothing to compare", area=name)
    alpha = agreement.alpha
    return voice(
        "{area}: units {units}, agreement {share}, alpha {alpha}",
        area=name,
        units=voice.number(len(agreement.units)),
        share=voice.percent(agreement.share),
        alpha=voice("not defined") if alpha is None else voice.number(alpha, DIGITS),
    )


def _reading(voice: Voice, found: Comparison) -> Iterator[str]:
    """What the figures mean; cautiously, for they are about the coders and not about the law."""
    yield voice(
        "A unit is what an act says of one element of an indicator, wherever in the act it stands. "
        "What every coder passed over is no unit."
    )
    yield voice(
        "Alpha is Krippendorff's: 1 is full agreement, 0 is what chance alone would give. It "
        "speaks of the coding, not of the law of the State."
    )
    said = [
        voice(
            "He calls it customary to rely on data from {customary} on and to draw no conclusions, "
            "not even tentative ones, below {tentative}.",
            customary=voice.number(CUSTOMARY, 1),
            tentative=voice.number(TENTATIVE, DIGITS),
        ),
        *_standing(voice, found.overall.alpha),
        voice(
            "With few units alpha moves much with each of them: read the disagreements rather than "
            "the figure."
        ),
    ]
    yield " ".join(said)
    if any(item.units and item.alpha is None for item in (found.overall, *found.areas.values())):
        yield voice(
            "Alpha is not defined where all values are the same: nothing there shows that the "
            "coders would tell different cases apart."
        )


def _standing(voice: Voice, alpha: Fraction | None) -> Iterator[str]:
    if alpha is None:
        return
    if alpha >= CUSTOMARY:
        yield voice("In all, the coding reaches the first of these lines.")
    elif alpha >= TENTATIVE:
        yield voice("In all, the coding lies between these two lines.")
    else:
        yield voice("In all, the coding lies below both lines.")


def _disagreements(voice: Voice, found: Comparison) -> Iterator[str]:
    differing = found.overall.disagreements
    yield ""
    if not differing:
        yield voice("The coders differ on no unit.")
        return
    yield voice.count("They differ on one unit:", "They differ on {n} units:", len(differing))
    for item in differing:
        yield ""
        yield f"{item.unit.indicator}  {_label(voice, found, item.unit)} ({item.unit.act})"
        for coder, coding in item.codings.items():
            yield f"  {coder}: {_said(voice, coding)}"
            for line in _why(voice, found, item.unit, coding):
                yield f"    {line}"
        yield f"  {_settled(voice, item)}"
        if item.judgement is not None:
            yield "  " + voice(
                "The expert {code} judged the indicator on {date}: {answer}. {reason}",
                code=item.judgement.by,
                date=voice.date(item.judgement.when),
                answer=words.answer(voice, item.judgement.answer),
                reason=voice.words(item.judgement.reason),
            )


def _settled(voice: Voice, item: Compared) -> str:
    if item.agreed is None:
        return voice("agreed: the act is not in the main folder yet")
    return voice("agreed: {said}", said=_said(voice, item.agreed))


def _label(voice: Voice, found: Comparison, unit: Unit) -> str:
    if not unit.element:
        return voice("contradiction")
    element = found.yardstick.indicators[unit.indicator].elements.get(unit.element)
    return voice.words(element.label) if element else unit.element


def _said(voice: Voice, coding: Coding) -> str:
    """The value, with the provisions that it rests on."""
    amounts = "; ".join(voice.amount(value) for value in coding.numbers)
    said = amounts if coding.said is Said.NUMBER else voice(SAID[coding.said])
    if amounts and coding.said is not Said.NUMBER:
        said += f" ({amounts})"
    where = citations.provisions(voice, [item for item in coding.statements if item.public])
    return f"{said} · {where}" if where else said


def _why(voice: Voice, found: Comparison, unit: Unit, coding: Coding) -> Iterator[str]:
    if coding.silent and not coding.statements:
        yield voice("the whole act is called silent on the indicator")
    for reason in reasons(found, unit, coding):
        item = reason.statement
        yield voice(
            REASONS[reason.kind],
            where=citations.pin_words(voice, item.wording.act, item.wording.pin),
            how=", ".join(voice.words(text) for text in reason.texts),
        )
    if not all(item.public for item in coding.statements):
        yield voice("it rests on a source that is not public")


def reasons(found: Comparison, unit: Unit, coding: Coding) -> Iterator[Reason]:
    """The words that a coder gave for a coding; only from sources that everybody may see."""
    groups = found.yardstick.methodology.groups
    for item in coding.statements:
        claim = item.claim
        if not item.public:
            continue
        if unit.element:
            given = {"narrows": claim.narrows.get(unit.element)}
            given["partly"] = claim.partly.get(unit.element)
        else:
            given = {"contradicts": claim.contradicts, "only": claim.only}
        for kind, text in given.items():
            if text is not None:
                yield Reason(kind, item, (text,))
        if claim.for_:
            yield Reason("for", item, tuple(groups.get(name, {"en": name}) for name in claim.for_))
        for kind, text in (("note", claim.note), ("summary", item.wording.wording.summary)):
            if text is not None:
                yield Reason(kind, item, (text,))


def coders_content(found: Comparison) -> dict[str, Any]:
    """The comparison as data: keys that scripts can rely on, figures to four decimals."""
    return {
        "jurisdiction": found.country.jurisdiction.id,
        "methodology": found.yardstick.methodology.id,
        "as_of": found.day.isoformat() if found.day is not None else None,
        "coders": list(found.coders),
        "acts": list(found.acts),
        "alone": [{"act": act, "coder": coder} for act, coder in found.alone.items()],
        "not_in_force": list(found.not_in_force),
        "areas": [{"id": area, **_counted(item)} for area, item in found.areas.items()],
        "overall": _counted(found.overall),
        "disagreements": [_difference(found, item) for item in found.overall.disagreements],
    }


def _counted(agreement: Agreement) -> dict[str, Any]:
    return {
        "units": len(agreement.units),
        "agreement": _number(agreement.share),
        "alpha": _number(agreement.alpha),
    }


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    exact = rounded(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def _difference(found: Comparison, item: Compared) -> dict[str, Any]:
    made: dict[str, Any] = {
        "act": item.unit.act,
        "indicator": item.unit.indicator,
        "element": item.unit.element or None,
        "codings": {
            coder: _coding(found, item.unit, coding) for coder, coding in item.codings.items()
        },
        "agreed": _coding(found, item.unit, item.agreed) if item.agreed else None,
        "judgement": None,
    }
    if item.judgement is not None:
        made["judgement"] = {
            "by": item.judgement.by,
            "when": str(item.judgement.when),
            "answer": item.judgement.answer.value,
            "reason": item.judgement.reason,
        }
    return made


def _coding(found: Comparison, unit: Unit, coding: Coding) -> dict[str, Any]:
    return {
        "said": coding.said.value,
        "numbers": [str(value) for value in coding.numbers],
        "silent": coding.silent,
        "provisions": list(dict.fromkeys(item.id for item in coding.statements if item.public)),
        "reasons": [
            {
                "provision": reason.statement.id,
                "kind": reason.kind,
                "texts": [dict(text) for text in reason.texts],
            }
            for reason in reasons(found, unit, coding)
        ],
    }
