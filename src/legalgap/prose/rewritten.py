"""What changed in a wording since a claim on it was checked, where both texts are at hand."""

from collections.abc import Iterator

from legalgap.corpus.word_diff import in_brackets, marked, near, word_diff
from legalgap.engine.evidence import checked_on, read_reference
from legalgap.model.act import Act
from legalgap.model.assessment import Assessment
from legalgap.model.pin import Pin
from legalgap.model.statement import Statement, WordingInTime, wordings
from legalgap.prose import citations
from legalgap.prose.voice import Voice

AROUND = 6


def since(voice: Voice, assessment: Assessment, item: Statement) -> Iterator[str]:
    """A sentence for each provision under a claim that reads otherwise than when it was checked."""
    own = item.wording.act
    checked = checked_on(item, assessment.country)
    places: list[tuple[Act, Pin]] = [(own, item.wording.pin)]
    for reference in item.claim.through:
        name, pin, _ = read_reference(reference, own.id)
        act = assessment.country.acts.get(name)
        if act is not None:
            places.append((act, pin))
    told = set()
    for act, place in places:
        found: dict[Pin, list[WordingInTime]] = {}
        for wording in wordings(act):
            if wording.pin.touches(place):
                found.setdefault(wording.pin, []).append(wording)
        for pin, listed in found.items():
            was = next((one for one in listed if one.span.holds(checked)), None)
            now = next((one for one in listed if one.span.holds(assessment.as_of)), None)
            if was is now or (act.id, pin) in told:
                continue
            told.add((act.id, pin))
            said = _difference(voice, was, now)
            if said:
                where = citations.provision(voice, act, pin)
                yield voice("{where}: {what}", where=where, what=said)


def _difference(voice: Voice, was: WordingInTime | None, now: WordingInTime | None) -> str:
    old, new = _text(was), _text(now)
    if now is not None and was is None and new:
        day = voice.date(now.span.start, of=True)
        return voice("new from {date}: {words}", date=day, words=new)
    if now is None or not old:
        return ""
    day = voice.date(now.span.start, of=True)
    if now.repealed:
        return voice("repealed from {date}", date=day)
    if not new:
        return ""
    segments = word_diff(old, new)
    if all(part.op == "same" for part in segments):
        return ""
    words = " ".join(marked(near(segments, AROUND), in_brackets).split())
    return voice("changed from {date}: {words}", date=day, words=words)


def _text(wording: WordingInTime | None) -> str:
    """The wording in the language of its act."""
    if wording is None or not wording.wording.text:
        return ""
    text = wording.wording.text
    found = text.get(wording.act.lang) or next(iter(text.values()))
    return found.strip()
