"""The journey test as sentences: where each invented person is stopped, and by what."""

from collections import Counter

from legalgap.model.assessment import Assessment, Path, State, StepTaken, Taken
from legalgap.model.journey import Person, Step
from legalgap.model.statement import Statement
from legalgap.prose import citations, findings, words
from legalgap.prose.voice import Voice

COUNTED = (Taken.YES, Taken.ONLY_IF, Taken.NO, Taken.UNKNOWN)


def person(assessment: Assessment, path: Path) -> Person:
    """The person who walks a path."""
    journey = assessment.yardstick.journey
    assert journey is not None
    return next(item for item in journey.people if item.id == path.person)


def step(assessment: Assessment, name: str) -> Step:
    """A step by its id."""
    journey = assessment.yardstick.journey
    assert journey is not None
    return next(item for item in journey.steps if item.id == name)


def taken_word(voice: Voice, taken: Taken) -> str:
    """The word for whether a step can happen."""
    return voice(words.TAKEN[taken])


def counts(voice: Voice, path: Path) -> str:
    """How many steps are yes, only if, no, and not yet known."""
    found = Counter(item.taken for item in path.steps)
    return "; ".join(
        f"{taken_word(voice, taken)}: {voice.number(found[taken])}" for taken in COUNTED
    )


def first_no(path: Path) -> StepTaken | None:
    """The first step that cannot happen."""
    return next((item for item in path.steps if item.step == path.first_no), None)


def stop(voice: Voice, assessment: Assessment, path: Path) -> str:
    """Where the person is first stopped, in a few words for a line."""
    found = first_no(path)
    if found is not None:
        return voice.words(step(assessment, found.step).title)
    if any(item.taken is Taken.UNKNOWN for item in path.steps):
        return voice("none that is certain")
    return voice("no closed step")


def sentence(voice: Voice, assessment: Assessment, path: Path) -> str:
    """The first “no” of a path with its reasons, and the steps counted."""
    found = first_no(path)
    counted = counts(voice, path)
    if found is None:
        said = voice("No step is certain to be closed ({counts}).", counts=counted)
        if any(item.taken is Taken.UNKNOWN for item in path.steps):
            said += " " + voice("The steps that are not yet known may hold one.")
        return said
    where = voice.words(step(assessment, found.step).title)
    why = "; ".join(reasons(voice, assessment, found))
    return voice(
        "The first “no” is at “{step}”: {why} ({counts}).", step=where, why=why, counts=counted
    )


def reasons(voice: Voice, assessment: Assessment, taken: StepTaken) -> list[str]:
    """Why a step is not a plain yes: contradictions, what lacks, what is limited, what sleeps."""
    said = []
    known = {item.id: item for item in assessment.findings}
    for name in taken.judged:
        answer = words.answer(voice, known[name].answer)
        said.append(voice("{id}, as an expert judges: {answer}", id=name, answer=answer))
    against = _against(assessment, taken)
    if against:
        said.append(voice("a provision stands against it: {where}", where=_where(voice, against)))
    elif taken.contradicted_by:
        said.append(voice("a provision stands against it"))
    for sentence_, listed in _missed(voice, assessment, taken):
        said.append(voice(sentence_, elements="; ".join(listed)))
    if taken.asleep:
        said.append(voice("asleep: {ids}", ids=", ".join(taken.asleep)))
    unread = [
        findings.line(voice, assessment.yardstick, item).label
        for item in taken.elements
        if item.state is State.UNKNOWN and item.id.partition(".")[0] not in taken.judged
    ]
    if unread:
        said.append(voice("not yet read: {elements}", elements="; ".join(unread)))
    return said


def _missed(voice: Voice, assessment: Assessment, taken: StepTaken) -> list[tuple[str, list[str]]]:
    """What lacks, what is there in part, and what ought not to be there."""
    lacking: list[str] = []
    partly: list[str] = []
    unwanted: list[str] = []
    for item in taken.elements:
        if not item.missed or item.id.partition(".")[0] in taken.judged:
            continue
        label = findings.line(voice, assessment.yardstick, item).label
        listed = unwanted if item.bad else partly if item.state is State.LIMITED else lacking
        listed.append(label)
    made = [
        (words.N_("not there: {elements}"), lacking),
        (words.N_("in part only: {elements}"), partly),
        (words.N_("there, and ought not to be: {elements}"), unwanted),
    ]
    return [(sentence_, listed) for sentence_, listed in made if listed]


def _against(assessment: Assessment, taken: StepTaken) -> list[Statement]:
    """The public statements by which a provision stands against a step."""
    owners = dict.fromkeys(item.id.partition(".")[0] for item in taken.elements)
    known = {item.id: item for item in assessment.findings}
    return [
        item
        for name in owners
        if name in known
        for item in findings.public(known[name].contradictions)
        if item.id in taken.contradicted_by
    ]


def _where(voice: Voice, against: list[Statement]) -> str:
    return citations.provisions(voice, against)
