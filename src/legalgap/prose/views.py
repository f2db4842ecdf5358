"""Areas in three views, the chain, what hangs on the weights, and what is still to come."""

from legalgap.model.assessment import Assessment, Finding
from legalgap.model.enforceability import EnforceabilityRules, Quadrant
from legalgap.model.enforced import AreaViews, ChainLink, Pending, Unsteady
from legalgap.model.judgement import Answer
from legalgap.prose import machinery, scores, words
from legalgap.prose.voice import Voice

MOST_UNSTEADY = 12


def quadrant(rules: EnforceabilityRules, view: AreaViews) -> Quadrant | None:
    """What the two scores say together."""
    return next((item for item in rules.quadrants if item.id == view.quadrant), None)


def gap_words(voice: Voice, rules: EnforceabilityRules, view: AreaViews) -> str:
    """Law score minus enforceability score, with its sign."""
    if view.gap is None:
        return voice("not yet known")
    number = voice.number(abs(view.gap), rules.digits)
    return f"+{number}" if view.gap > 0 else f"−{number}" if view.gap < 0 else number


def weakest_words(voice: Voice, rules: EnforceabilityRules, finding: Finding) -> str:
    """Why a finding is the weakest: its tag, else its score."""
    found = finding.enforced
    if found is None:
        return ""
    tags = [tag for tag in ("blocked", "dormant") if tag in found.tags]
    if tags:
        return voice(words.TAGS[tags[0]])
    if found.score is None:
        return voice("not enough evidence")
    return voice("{score} of 100", score=voice.number(found.score, rules.digits))


def chain_sentence(voice: Voice, assessment: Assessment) -> str:
    """The chain from being noticed to being made whole, with its weakest link."""
    rules, chain = assessment.yardstick.methodology.enforceability, assessment.machine.chain
    if rules is None or not chain:
        return ""
    links = "; ".join(_link(voice, rules, item) for item in chain)
    said = voice("The chain: {links}.", links=links)
    known = [item for item in chain if item.score is not None]
    if not known:
        return said + " " + voice("Which link is the weakest could not be verified yet.")
    weakest = min(known, key=lambda item: (item.score or 0, chain.index(item)))
    named = scores.lowered(voice.words(weakest.title))
    if len(known) < len(chain):
        return said + " " + voice("Of the links with a score the weakest is “{link}”.", link=named)
    return said + " " + voice("It is as strong as its weakest link, “{link}”.", link=named)


def _link(voice: Voice, rules: EnforceabilityRules, item: ChainLink) -> str:
    named = scores.lowered(voice.words(item.title))
    if item.score is None:
        said = voice("not enough evidence")
    else:
        said = voice("{score} of 100", score=voice.number(item.score, rules.digits))
    weakest = voice("weakest: {id}", id=item.weakest) if item.weakest else ""
    inside = "; ".join(part for part in (said, weakest) if part)
    return f"{named} ({inside})"


def robustness(voice: Voice, assessment: Assessment) -> str:
    """Which bands would be another one with equal weights; that none would, if none."""
    found = assessment.machine.unsteady
    if not found and not _banded(assessment):
        return voice("No score has a band yet that equal weights could change.")
    if not found:
        return voice("If all weights were equal, no band would change.")
    listed = "; ".join(_unsteady(voice, assessment, item) for item in found[:MOST_UNSTEADY])
    more = len(found) - MOST_UNSTEADY
    if more > 0:
        listed += "; " + voice.count("{n} more", "{n} more", more)
    return voice("If all weights were equal, these bands would change: {bands}.", bands=listed)


def _banded(assessment: Assessment) -> bool:
    """Whether any score has a band."""
    given = [score for area in assessment.areas for score in (area.law, *area.lenses.values())]
    given += assessment.lenses.values()
    return any(score.band is not None for score in given) or any(
        found.enforced is not None and found.enforced.band is not None
        for found in assessment.findings
    )


def _unsteady(voice: Voice, assessment: Assessment, item: Unsteady) -> str:
    return voice(
        "{what}: {equal} instead of {band}",
        what=_what(voice, assessment, item.what),
        band=item.band or voice("no band"),
        equal=item.equal_band or voice("no band"),
    )


def _what(voice: Voice, assessment: Assessment, what: str) -> str:
    """An area, a lens, a lens in an area, or the enforceability of one indicator."""
    method = assessment.yardstick.methodology
    named = []
    for part in what.split("/"):
        kind, _, name = part.partition(":")
        if kind == "area":
            named.append(scores.area_title(voice, method, name))
        elif kind == "lens":
            title = scores.lowered(scores.lens_title(voice, method, name))
            named.append(voice("lens {lens}", lens=title))
        else:
            named.append(voice("enforceability of {id}", id=name))
    return ", ".join(named)


def pending(voice: Voice, assessment: Assessment, item: Pending) -> str:
    """What one answer becomes once what is adopted is in force."""
    said = voice(
        "from {date}: {before} → {after}",
        date=voice.date(item.from_, of=True),
        before=words.answer(voice, Answer(item.answer)),
        after=words.answer(voice, Answer(item.answer_then)),
    )
    rules, then = assessment.yardstick.methodology.enforceability, item.enforced
    if rules is not None and then is not None and then.score is not None:
        said += "; " + voice(
            "enforceability then {score} of 100, {band}",
            score=voice.number(then.score, rules.digits),
            band=machinery.band_words(voice, rules, then.band),
        )
    return said
