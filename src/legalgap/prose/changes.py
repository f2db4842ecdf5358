"""What moved between two assessments, as sentences."""

from collections.abc import Iterator

from legalgap.engine.changes import Changes, Mark, Moved
from legalgap.model.assessment import State
from legalgap.model.judgement import Answer
from legalgap.prose import words
from legalgap.prose.voice import Voice


def sentences(voice: Voice, changes: Changes) -> Iterator[str]:
    """One sentence for each answer and each score that moved."""
    for moved in changes.answers:
        yield _answer(voice, moved)
    for area, before, after in changes.scores:
        none = voice("no score")
        yield voice(
            "{area}: law score {before} → {after}",
            area=area,
            before=none if before is None else voice.number(before),
            after=none if after is None else voice.number(after),
        )


def _answer(voice: Voice, moved: Moved) -> str:
    if moved.before is None:
        return voice("{indicator}: new", indicator=moved.indicator)
    if moved.after is None:
        return voice("{indicator}: no longer asked", indicator=moved.indicator)
    sign = {1: "+", -1: "−", 0: "±"}[moved.direction]
    said = voice(
        "{sign} {indicator}: {before} → {after}",
        sign=sign,
        indicator=moved.indicator,
        before=_mark(voice, moved.before),
        after=_mark(voice, moved.after),
    )
    elements = [
        f"{element.rpartition('.')[2]}: {_state(voice, was)} → {_state(voice, now)}"
        for element, was, now in moved.elements
    ]
    if elements:
        said += f" ({'; '.join(elements)}"
        said += f" · {', '.join(moved.provisions)})" if moved.provisions else ")"
    return said


def _mark(voice: Voice, mark: Mark) -> str:
    known = {item.value for item in Answer}
    word = words.answer(voice, Answer(mark.answer)) if mark.answer in known else mark.answer
    low, high = voice.number(mark.low, 2), voice.number(mark.high, 2)
    return f"{word} {low}" if low == high else f"{word} {low}–{high}"


def _state(voice: Voice, state: str) -> str:
    known = {item.value for item in State}
    return words.state(voice, State(state)) if state in known else state or "–"
