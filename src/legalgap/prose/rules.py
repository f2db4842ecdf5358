"""A rule in words: what must be there for the answer to be full."""

from legalgap.model.country import Yardstick
from legalgap.model.indicator import Indicator
from legalgap.model.rule import All, AnyOf, AtLeast, Not, Number, NumberTest, Ratified, Rule
from legalgap.prose import findings
from legalgap.prose.vocabulary import unit
from legalgap.prose.voice import Voice


def rule_words(voice: Voice, yardstick: Yardstick, indicator: Indicator) -> str:
    """The whole rule of an indicator: `all of these: a; one of these (b; c); without d`."""
    return _words(voice, yardstick, indicator, indicator.full, outermost=True)


def _words(
    voice: Voice, yardstick: Yardstick, owner: Indicator, rule: Rule, *, outermost: bool = False
) -> str:
    match rule:
        case All():
            lead, below = voice("all of these"), rule.all
        case AnyOf():
            lead, below = voice("one of these"), rule.any
        case AtLeast():
            number = voice.number(rule.at_least.n)
            lead, below = voice("at least {n} of these", n=number), rule.at_least.of
        case Not():
            said = _words(voice, yardstick, owner, rule.not_)
            return voice("without “{thing}”", thing=said)
        case Number():
            return _number(voice, yardstick, owner, rule.number)
        case Ratified():
            return voice("in force for the State: {treaty}", treaty=_treaty(voice, yardstick, rule))
        case _:
            return _label(voice, yardstick, owner, str(rule))
    parts = [_words(voice, yardstick, owner, child) for child in below]
    if len(parts) == 1:
        return parts[0]
    listed = "; ".join(parts)
    return f"{lead}: {listed}" if outermost else f"{lead} ({listed})"


def _number(voice: Voice, yardstick: Yardstick, owner: Indicator, test: NumberTest) -> str:
    label = _label(voice, yardstick, owner, test.element)
    if test.min is not None:
        said = voice("{label}: at least {line}", label=label, line=voice.amount(test.min))
    else:
        assert test.max is not None
        said = voice("{label}: at most {line}", label=label, line=voice.amount(test.max))
    return f"{said} ({unit(voice, test.unit)})" if test.unit else said


def _treaty(voice: Voice, yardstick: Yardstick, rule: Ratified) -> str:
    instrument = yardstick.instruments.get(rule.ratified)
    return voice.words(instrument.short or instrument.title) if instrument else rule.ratified


def _label(voice: Voice, yardstick: Yardstick, owner: Indicator, name: str) -> str:
    full_id = name if "." in name else f"{owner.id}.{name}"
    return voice.words(findings.element_of(yardstick, full_id).label)
