"""From values to answers and verbs (design, 3.3 and 3.5)."""

from fractions import Fraction

from legalgap.model.assessment import MET, MISSED, ONE, UNDECIDED, ZERO, Interval, Part, Verb
from legalgap.model.judgement import Answer
from legalgap.model.statement import Statement


def contradicted(interval: Interval, contradictions: tuple[Statement, ...]) -> Interval:
    """What contradictions leave of a value.

    One without `only` leaves nothing; those with `only`, however many, halve it once.
    """
    if any(statement.claim.only is None for statement in contradictions):
        return MISSED
    return interval.halved() if contradictions else interval


def answer_of(interval: Interval, contradictions: tuple[Statement, ...], floor: Fraction) -> Answer:
    """The answer, the first that fits; `floor` is the least decided share of a partial one."""
    if any(statement.claim.only is None for statement in contradictions):
        return Answer.CONTRADICTION
    if interval.low == ONE:
        return Answer.FULL
    if interval.high == ZERO:
        return Answer.NONE
    if interval.low > ZERO and interval.high < ONE and interval.decided >= floor:
        return Answer.PARTIAL
    return Answer.UNKNOWN


def judged(answer: Answer, interval: Interval, limited: Fraction) -> Interval:
    """The value that goes with an expert's answer; a partial one keeps the engine's if it can."""
    match answer:
        case Answer.FULL:
            return MET
        case Answer.NONE | Answer.CONTRADICTION:
            return MISSED
        case Answer.UNKNOWN:
            return UNDECIDED
        case Answer.PARTIAL:
            inside = interval.low > ZERO and interval.high < ONE
            return interval if inside else Interval(limited, limited)
        case _:
            return interval


def _missed(part: Part) -> bool:
    """Whether a part can certainly no longer be full."""
    return part.interval is not None and part.interval.high < ONE


def verb_of(
    answer: Answer,
    interval: Interval,
    obligations: Part,
    weighed: Part,
    good_practice: Part,
    *,
    is_obligation: bool,
    is_contradicted: bool,
) -> Verb | None:
    """How strongly the finding asks for action: what is certain decides, the first that fits."""
    if answer is Answer.NOT_APPLICABLE:
        return None
    if _missed(obligations) or (is_contradicted and is_obligation):
        return Verb.MUST
    if _missed(weighed) or is_contradicted:
        return Verb.SHOULD
    if _missed(good_practice):
        return Verb.COULD
    if interval.low == ONE:
        return Verb.KEEP
    return Verb.VERIFY
