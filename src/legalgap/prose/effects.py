"""What a treaty is in the law of the State: by the provisions that say so, or not read yet."""

from collections.abc import Mapping

from legalgap.model.assessment import Assessment, Standing
from legalgap.model.instrument import Instrument, Reach
from legalgap.model.jurisdiction import TreatyEffect
from legalgap.model.pin import Pin
from legalgap.model.source import Grade, Visibility
from legalgap.model.statement import WordingInTime, with_drafts, wordings
from legalgap.prose import words
from legalgap.prose.voice import Voice

NOT_READ = words.N_("not read yet")


def told(voice: Voice, assessment: Assessment, instrument: Instrument) -> str:
    """The effect of one instrument in a few words.

    Nothing binds without being in force; what nobody has read is not said to be without effect.
    """
    if instrument.id in assessment.treaties_to_verify:
        return voice("to be verified")
    if not _binds(assessment, instrument):
        return voice("none: does not bind")
    state = assessment.country.jurisdiction
    status = state.treaties.get(instrument.id)
    effect = (status.effect if status else None) or state.treaties_in_law
    if effect is None or not grounds(assessment, effect):
        return voice(NOT_READ)
    return voice.words(effect.short)


def general(voice: Voice, assessment: Assessment) -> tuple[str, tuple[WordingInTime, ...]]:
    """What holds of all treaties in force, with its provisions; or that none was read."""
    effect = assessment.country.jurisdiction.treaties_in_law
    found = grounds(assessment, effect) if effect else ()
    if effect is None or not found:
        return voice("No provision on the place of treaties in national law has been read yet."), ()
    return voice.words(effect.says), found


def grounds(assessment: Assessment, effect: TreatyEffect) -> tuple[WordingInTime, ...]:
    """The provisions on which an effect rests, in force and public.

    Nothing where one of them is known from memory alone, is not in force at the date, would be
    changed by a draft (what was written of it may not hold any more), or is not public.
    """
    country, found = assessment.country, []
    for name in effect.rests_on:
        key, _, pin = name.partition(":")
        act = country.acts.get(key)
        if act is None:
            return ()
        drafts = [country.drafts[one] for one in assessment.drafts]
        known = with_drafts(list(wordings(act)), act, [one for one in drafts if one.amends == key])
        holding = next(
            (
                one
                for one in known
                if one.pin == Pin.parse(pin) and one.span.holds(assessment.as_of)
            ),
            None,
        )
        if holding is None or holding.draft or holding.repealed:
            return ()
        if holding.grade is Grade.RECALLED or not _public(holding):
            return ()
        found.append(holding)
    return tuple(found)


def _public(wording: WordingInTime) -> bool:
    source = wording.act.sources.get(wording.wording.source or wording.act.source or "")
    return source is None or source.visibility is Visibility.PUBLIC


def _binds(assessment: Assessment, instrument: Instrument) -> bool:
    if instrument.reach is Reach.SOFT_LAW:
        return False
    standing: Mapping[str, Standing] = assessment.standing
    return any(
        standing[f"{instrument.id}:{standard.pin}"] is not Standing.NOT_IN_FORCE
        for standard in instrument.standards
    )
