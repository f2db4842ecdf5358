"""Scores in words: every number with what it means, and what is not known as not known."""

from fractions import Fraction

from legalgap.model.assessment import AreaResult, Assessment, Score
from legalgap.model.methodology import Methodology
from legalgap.prose.voice import Voice


def band_words(voice: Voice, method: Methodology, score: Score) -> str:
    """The band by letter and word: `B, mostly aligned`; or that there is none."""
    if score.band is None:
        return voice("not enough evidence")
    title = method.band_titles.get(score.band)
    return f"{score.band}, {lowered(voice.words(title))}" if title else score.band


def number_words(voice: Voice, method: Methodology, score: Score) -> str:
    """The score as a number, or `not yet scored`."""
    if score.score is None:
        return voice("not yet scored")
    return voice.number(score.score, method.digits)


def range_words(voice: Voice, method: Methodology, score: Score) -> str:
    """The range that the score can still take, once what is unread is read."""
    if score.low is None or score.high is None:
        return voice("open")
    if score.score is None and score.coverage == 0:
        return voice("open")
    low, high = voice.number(score.low, method.digits), voice.number(score.high, method.digits)
    return voice("{low} to {high}", low=low, high=high)


def sentence(voice: Voice, method: Methodology, name: str, score: Score) -> str:
    """One score as a sentence, with range, coverage and band."""
    if score.count == 0:
        return voice("{name}: not assessed in this edition.", name=name)
    if score.score is None:
        return voice(
            "{name}: not enough evidence for a score; coverage {coverage}, and at least {floor} is "
            "needed.",
            name=name,
            coverage=voice.percent(score.coverage),
            floor=voice.percent(Fraction(method.floor)),
        )
    return voice(
        "{name}: {score} of 100 (range {range}), band {band}; coverage {coverage}.",
        name=name,
        score=voice.number(score.score, method.digits),
        range=range_words(voice, method, score),
        band=band_words(voice, method, score),
        coverage=voice.percent(score.coverage),
    )


def part_words(voice: Voice, method: Methodology, score: Score) -> str:
    """A score inside a sentence: `74 of 100`, or that there is not enough evidence."""
    if score.score is None:
        return voice("not enough evidence")
    return voice("{score} of 100", score=voice.number(score.score, method.digits))


def area_lines(voice: Voice, assessment: Assessment, result: AreaResult) -> list[str]:
    """The score line of a chapter, in sentences."""
    method = assessment.yardstick.methodology
    said = [sentence(voice, method, voice("Law"), result.law)]
    if result.law.score is None:
        said.append(voice("This is neither a low score nor a zero."))
    if result.law.score is not None:
        said.append(
            voice(
                "Treaty obligations: {obligations}; good practice: {good}.",
                obligations=part_words(voice, method, result.obligations),
                good=part_words(voice, method, result.good_practice),
            )
        )
    lenses = lens_words(voice, method, result)
    if lenses and result.law.score is not None:
        said.append(voice("Through the lenses: {lenses}.", lenses=lenses))
    if result.capped:
        said.append(voice("A contradicted obligation holds the band down."))
    return said


def lens_words(voice: Voice, method: Methodology, result: AreaResult) -> str:
    """The lens scores of an area, one after the other."""
    return "; ".join(
        f"{lowered(lens_title(voice, method, lens))} {part_words(voice, method, score)}"
        for lens, score in result.lenses.items()
        if score.count
    )


def lens_title(voice: Voice, method: Methodology, lens: str) -> str:
    """The name of a lens."""
    title = method.lenses[lens].title
    return voice.words(title) if title else lens


def area_title(voice: Voice, method: Methodology, area: str) -> str:
    """The name of an area."""
    title = method.areas[area].title
    return voice.words(title) if title else area


def lowered(text: str) -> str:
    """The text with a small first letter, unless a capital follows it: for use in a sentence."""
    first = text[:1] >= "\U000f0000"  # the mark of a link
    if text[first + 1 : first + 2].isupper():
        return text
    return text[:first] + text[first : first + 1].lower() + text[first + 1 :]
