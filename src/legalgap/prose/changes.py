"""What moved between two assessments, as sentences and as a table."""

from collections.abc import Iterable, Iterator

from legalgap.engine.changes import Changes, Mark, Moved, Worsened
from legalgap.model.assessment import State
from legalgap.model.judgement import Answer
from legalgap.prose import words
from legalgap.prose.voice import Voice

SIGNS = {1: "+", -1: "−", 0: "±"}


def sentences(voice: Voice, changes: Changes) -> Iterator[str]:
    """One sentence for each answer and each score that moved."""
    for moved in changes.answers:
        yield _answer(voice, moved)
    for name, before, after in changes.scores:
        none = voice("no score")
        yield voice(
            "{what}: {before} → {after}",
            what=score_name(voice, name),
            before=none if before is None else voice.number(before),
            after=none if after is None else voice.number(after),
        )


def score_name(voice: Voice, name: str) -> str:
    """What a score is of: an area's law or machinery, or a lens."""
    if name.startswith("lens:"):
        return voice("lens {lens}", lens=name.removeprefix("lens:"))
    area, slash, _ = name.partition("/")
    if slash:
        return voice("{area}, enforceability", area=area)
    return voice("{area}, law score", area=area)


def worsened(voice: Voice, found: Iterable[Worsened]) -> Iterator[str]:
    """A warning for each thing that is taken away, with the articles."""
    for item in found:
        yield voice(
            "{element}: {before} → {after} ({provisions})",
            element=item.element,
            before=_state(voice, item.before),
            after=_state(voice, item.after),
            provisions=", ".join(item.provisions) or "–",
        )


def rows(voice: Voice, changes: Changes, *, signed: bool) -> Iterator[list[str]]:
    """A table: the indicator, its answer before and after, and what changed it.

    `signed` marks better and worse; between two States there is neither.
    """
    for moved in changes.answers:
        sign = [SIGNS[moved.direction]] if signed else []
        before, after = (
            _mark(voice, mark) if mark else voice("not asked")
            for mark in (moved.before, moved.after)
        )
        yield [moved.indicator, *sign, before, after, ", ".join(moved.provisions)]


def score_rows(voice: Voice, changes: Changes) -> list[list[str]]:
    """A table: what the score is of, before and after."""
    none = "–"
    return [
        [
            score_name(voice, name),
            none if old is None else voice.number(old),
            none if new is None else voice.number(new),
        ]
        for name, old, new in changes.scores
    ]


def _answer(voice: Voice, moved: Moved) -> str:
    if moved.before is None:
        return voice("{indicator}: new", indicator=moved.indicator)
    if moved.after is None:
        return voice("{indicator}: no longer asked", indicator=moved.indicator)
    said = voice(
        "{sign} {indicator}: {before} → {after}",
        sign=SIGNS[moved.direction],
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
    said = f"{word} {low}" if low == high else f"{word} {low}–{high}"
    if mark.enforced is not None:
        said += voice("; enforceability {score}", score=voice.number(mark.enforced))
    tags = [voice(words.TAGS[tag]) for tag in mark.tags if tag in words.TAGS]
    return "; ".join([said, *tags])


def _state(voice: Voice, state: str) -> str:
    if state == Answer.CONTRADICTION.value:
        return words.answer(voice, Answer.CONTRADICTION)
    known = {item.value for item in State}
    return words.state(voice, State(state)) if state in known else state or "–"
