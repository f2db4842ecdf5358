"""What the data covers: which standards are asked about, what each State's claims touch."""

from collections import Counter
from collections.abc import Iterable, Mapping

from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment, ToRead
from legalgap.model.country import Country, Yardstick
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade
from legalgap.model.statement import statements, wordings
from legalgap.model.text import Text


@frozen
class Catalogue:
    """The standards, indicators and what closes gaps."""

    counts: Mapping[str, int]
    """How many records of each kind."""
    grades: Mapping[str, Mapping[Grade, int]]
    """By kind of record, how many stand at each grade."""
    unasked: tuple[tuple[str, Text | None], ...]
    """Standards that no indicator asks about, each with the reason, where one is given."""


@frozen
class AreaReach:
    """How far the claims of a State reach into one area."""

    area: str
    indicators: int
    touched: int
    answered: int


@frozen
class Reach:
    """How far the claims of one State reach."""

    country: Country
    claims: int
    grades: Mapping[Grade, int]
    areas: tuple[AreaReach, ...]
    touched: tuple[str, ...]
    """Indicators that a claim touches."""
    untouched: tuple[str, ...]
    answered: tuple[str, ...]
    """Indicators whose answer is not unknown."""
    to_read: tuple[ToRead, ...]
    """Acts to read next, those first that could settle most answers."""


def catalogue(yardstick: Yardstick) -> Catalogue:
    """What there is, at which grade, and which standards nobody asks about."""
    asked = {name for item in yardstick.indicators.values() for name in item.standards}
    elements = sum(len(item.elements) for item in yardstick.indicators.values())
    return Catalogue(
        counts={
            "instruments": len(yardstick.instruments),
            "standards": len(yardstick.standards),
            "indicators": len(yardstick.indicators),
            "elements": elements,
            "recommendations": len(yardstick.recommendations),
            "practices": len(yardstick.practices),
        },
        grades={
            "standards": _grades(item.grade for item in yardstick.standards.values()),
            "recommendations": _grades(item.grade for item in yardstick.recommendations.values()),
            "practices": _grades(item.grade for item in yardstick.practices.values()),
        },
        unasked=tuple(
            (name, item.no_indicator)
            for name, item in yardstick.standards.items()
            if name not in asked
        ),
    )


def reach(assessment: Assessment) -> Reach:
    """How far the claims of a State reach, whatever the date of their wording."""
    country = assessment.country
    found = [
        item
        for act in country.acts.values()
        for wording in wordings(act)
        for item in statements(wording)
    ]
    claimed = {item.indicator for item in found}
    applicable = [finding for finding in assessment.findings if finding.applicable]
    answered = tuple(item.id for item in applicable if item.answer is not Answer.UNKNOWN)
    return Reach(
        country=country,
        claims=len(found),
        grades=_grades(item.grade for item in found),
        areas=tuple(
            AreaReach(
                area.id,
                indicators=len(ids),
                touched=len(ids & claimed),
                answered=len(ids & set(answered)),
            )
            for area in assessment.areas
            for ids in [{finding.id for finding in applicable if finding.area == area.id}]
        ),
        touched=tuple(item.id for item in applicable if item.id in claimed),
        untouched=tuple(item.id for item in applicable if item.id not in claimed),
        answered=answered,
        to_read=assessment.to_read,
    )


def _grades(found: Iterable[Grade]) -> dict[Grade, int]:
    counted = Counter(found)
    return {grade: counted[grade] for grade in Grade if counted[grade]}
