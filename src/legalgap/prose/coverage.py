"""What the data covers, in words for the screen."""

from collections.abc import Iterator, Mapping

from legalgap.engine.coverage import Catalogue, Reach
from legalgap.model.country import Yardstick
from legalgap.model.source import Grade
from legalgap.prose import words
from legalgap.prose.voice import Voice


def catalogue_lines(voice: Voice, found: Catalogue) -> Iterator[str]:
    """The counts, the grades, and the standards that no indicator asks about, with the reason."""
    for kind, count in found.counts.items():
        graded = _grades(voice, found.grades.get(kind, {}))
        yield f"{voice(KINDS[kind])}: {voice.number(count)}" + (f" ({graded})" if graded else "")
    if found.unasked:
        yield ""
        yield voice.count(
            "One standard is asked about by no indicator:",
            "{n} standards are asked about by no indicator:",
            len(found.unasked),
        )
    for name, reason in found.unasked:
        yield f"  {name}: {voice.words(reason) if reason else voice('no reason is given')}"


def reach_lines(voice: Voice, yardstick: Yardstick, found: Reach) -> Iterator[str]:
    """Claims by grade, a line for each area, what no claim touches, and what to read next."""
    jurisdiction = found.country.jurisdiction
    yield voice.words(jurisdiction.name)
    yield "  " + voice(
        "claims: {n} ({grades})",
        n=voice.number(found.claims),
        grades=_grades(voice, found.grades) or "–",
    )
    for area in found.areas:
        title = voice.words(yardstick.methodology.areas[area.area].title) or area.area
        yield "  " + voice(
            "{area}: indicators {all}, touched by a claim {touched}, answered {answered}",
            area=title,
            all=voice.number(area.indicators),
            touched=voice.number(area.touched),
            answered=voice.number(area.answered),
        )
    yield "  " + voice(
        "in all: indicators {all}, touched by a claim {touched}, answered {answered}",
        all=voice.number(len(found.touched) + len(found.untouched)),
        touched=voice.number(len(found.touched)),
        answered=voice.number(len(found.answered)),
    )
    if found.untouched:
        yield "  " + voice("touched by no claim: {names}", names=", ".join(found.untouched))
    if found.to_read:
        yield "  " + voice("to read next, what could settle most answers first:")
    for item in found.to_read:
        act = found.country.acts[item.act]
        yield "    " + voice(
            "{act}: open answers {answers}, open elements {elements}",
            act=voice.words(act.title),
            answers=voice.number(item.answers),
            elements=voice.number(item.elements),
        )


KINDS = {
    "instruments": words.N_("instruments"),
    "standards": words.N_("standards"),
    "indicators": words.N_("indicators"),
    "elements": words.N_("elements"),
    "recommendations": words.N_("recommendations"),
    "practices": words.N_("practices"),
}


def _grades(voice: Voice, found: Mapping[Grade, int]) -> str:
    return ", ".join(
        f"{words.grade(voice, grade)} {voice.number(count)}" for grade, count in found.items()
    )
