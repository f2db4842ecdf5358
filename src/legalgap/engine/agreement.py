"""How far experts agree who encoded the same acts apart.

The unit is what an act says of one element of one indicator, not what a pin says of it. Two
lawyers who read alike may anchor one rule at different places: one at article 166, the other at
its part 2, a third at the note that defines a word of it. Held pin against pin, they would
disagree three times on a law that they understand in the same way; and an answer of the
assessment does not hang on the pin either. So all that a coder says over the provisions of an act
is taken together first. Whether the act contradicts the standard is a unit of its own, for the
indicator as a whole.

A unit is there once one coder has coded it, over the acts that at least two coders hold. A coder
who holds the act and said nothing on the unit values it `nothing`; one who does not hold the act
has no value. Since what all passed over is no unit, both figures are on the strict side.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from legalgap.engine.alpha import Coincidences
from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.country import Country, Yardstick
from legalgap.model.judgement import Judgement
from legalgap.model.source import Grade
from legalgap.model.statement import Statement, act_span, statements, wordings

Coders = Mapping[str, Mapping[str, Act]]
"""The acts that each coder encoded, by the coder's code and the id of the act."""
WAYS = ("provides", "narrows", "partly", "lacks", "values")


class Said(StrEnum):
    """What a coder says that an act does with an element, or with the standard."""

    PROVIDES = "provides"
    IN_PART = "in part"
    LACKS = "lacks"
    NUMBER = "number"
    CONTRADICTS = "contradicts"
    CONTRADICTS_IN_PART = "contradicts in part"
    NOTHING = "nothing"


@dataclass(frozen=True, order=True)
class Unit:
    """An element of an indicator in an act; without an element, whether the act contradicts."""

    act: str
    indicator: str
    element: str = ""


@frozen
class Coding:
    """What one coder said on a unit, and the claims that say it."""

    said: Said
    numbers: tuple[Fraction | str, ...] = ()
    statements: tuple[Statement, ...] = ()
    silent: bool = False
    """The coder called the whole act silent on the indicator."""

    @property
    def value(self) -> tuple[str, ...]:
        """What is compared: the word and the numbers, not where and why."""
        return (self.said.value, *map(str, self.numbers))


@frozen
class Compared:
    """A unit as each coder who holds its act coded it, and what was made of it."""

    unit: Unit
    codings: Mapping[str, Coding]
    """By coder; those who do not hold the act are not among them."""
    agreed: Coding | None
    """What the main folder says; None where the act is not there."""
    judgement: Judgement | None
    """What a further expert decided on the indicator, where one did."""

    @property
    def alike(self) -> bool:
        """Whether all coders say the same."""
        return len({coding.value for coding in self.codings.values()}) == 1


@frozen
class Agreement:
    """How far coders agree over some units."""

    units: tuple[Compared, ...]
    coders: tuple[str, ...]

    @property
    def coincidences(self) -> Coincidences:
        """The values of all units, paired."""
        return Coincidences.of(
            [item.codings[coder].value if coder in item.codings else None for coder in self.coders]
            for item in self.units
        )

    @property
    def share(self) -> Fraction | None:
        """The share of pairs of codings that agree, 0 to 1; None without any."""
        return self.coincidences.agreement

    @property
    def alpha(self) -> Fraction | None:
        """Krippendorff's alpha; None where it is not defined."""
        return self.coincidences.alpha

    @property
    def disagreements(self) -> tuple[Compared, ...]:
        """The units on which the coders differ."""
        return tuple(item for item in self.units if not item.alike)


@frozen
class Comparison:
    """The work of the coders of one State, laid side by side."""

    country: Country
    yardstick: Yardstick
    coders: tuple[str, ...]
    day: date | None
    acts: tuple[str, ...]
    """Acts compared: at least two coders hold them, and one is in force on the day."""
    alone: Mapping[str, str]
    """Acts that only one coder holds, with the coder."""
    not_in_force: tuple[str, ...]
    overall: Agreement
    areas: Mapping[str, Agreement] = field(default_factory=dict)
    """By area of the methodology, in its order; an area without units is there too."""


def comparison(
    country: Country, yardstick: Yardstick, coders: Coders, day: date | None = None
) -> Comparison:
    """Lay side by side what the coders made of the same acts.

    With a day, only wordings in force on it are compared; without, all that were encoded. Claims
    graded `recalled` are passed over: they are nobody's reading. So are indicators that the
    methodology does not ask.
    """
    names = tuple(sorted(coders))
    held = {
        act: tuple(name for name in names if act in coders[name])
        for act in sorted({act for acts in coders.values() for act in acts})
    }
    common = [act for act, holders in held.items() if len(holders) > 1]
    idle = [act for act in common if not any(_holds(coders[name][act], day) for name in held[act])]
    acts = tuple(act for act in common if act not in idle)
    by_area = {area: yardstick.members(area) for area in yardstick.methodology.areas}
    asked = {indicator for members in by_area.values() for indicator in members}
    units = [
        item
        for act in acts
        for item in _units(country, yardstick, act, {n: coders[n][act] for n in held[act]}, day)
        if item.unit.indicator in asked
    ]
    return Comparison(
        country=country,
        yardstick=yardstick,
        coders=names,
        day=day,
        acts=acts,
        alone={act: holders[0] for act, holders in held.items() if len(holders) == 1},
        not_in_force=tuple(idle),
        overall=Agreement(tuple(units), names),
        areas={
            area: Agreement(tuple(item for item in units if item.unit.indicator in members), names)
            for area, members in by_area.items()
        },
    )


def _holds(act: Act, day: date | None) -> bool:
    return day is None or act_span(act).holds(day)


def _units(
    country: Country, yardstick: Yardstick, name: str, acts: Mapping[str, Act], day: date | None
) -> Iterator[Compared]:
    """The units of one act, in the order of indicators and of their elements."""
    read = {coder: _Reading(act, day) for coder, act in acts.items()}
    agreed = _Reading(country.acts[name], day) if name in country.acts else None
    judged = {item.indicator: item for item in country.judgements}
    for indicator, element in sorted(
        {key for reading in read.values() for key in reading.keys},
        key=lambda key: _order(yardstick, *key),
    ):
        bad = _is_bad(yardstick, indicator, element)
        yield Compared(
            Unit(name, indicator, element),
            {coder: reading.on(indicator, element, bad=bad) for coder, reading in read.items()},
            agreed.on(indicator, element, bad=bad) if agreed else None,
            judged.get(indicator),
        )


def _order(yardstick: Yardstick, indicator: str, element: str) -> tuple[str, int, str]:
    found = yardstick.indicators.get(indicator)
    listed = list(found.elements) if found else []
    return indicator, listed.index(element) if element in listed else -1, element


def _is_bad(yardstick: Yardstick, indicator: str, element: str) -> bool:
    found = yardstick.indicators.get(indicator)
    return bool(found and element in found.elements and found.elements[element].bad)


class _Reading:
    """What one coder says over all provisions of one act."""

    def __init__(self, act: Act, day: date | None) -> None:
        self._said: dict[tuple[str, str], list[Statement]] = {}
        self._silent = frozenset(act.silent_on)
        found = [
            item
            for wording in wordings(act)
            if day is None or wording.span.holds(day)
            for item in statements(wording)
            if item.grade is not Grade.RECALLED
        ]
        for item in sorted(found, key=lambda item: item.wording.pin.order):
            elements = {name: None for way in WAYS for name in getattr(item.claim, way)}
            if item.claim.contradicts:
                elements[""] = None
            for name in elements:
                self._said.setdefault((item.indicator, name), []).append(item)

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Indicator and element of all that was coded."""
        return set(self._said)

    def on(self, indicator: str, element: str, *, bad: bool) -> Coding:
        """What was said on a unit.

        An act that the coder calls silent lacks every element that is wanted; silence alone makes
        no unit, or two silent acts would seem to agree dozens of times.
        """
        found = tuple(self._said.get((indicator, element), ()))
        if found:
            return _contradiction(found) if element == "" else _element(element, found)
        silent = indicator in self._silent
        lacks = silent and element != "" and not bad
        return Coding(Said.LACKS if lacks else Said.NOTHING, silent=silent)


def _contradiction(found: tuple[Statement, ...]) -> Coding:
    whole = any(item.claim.only is None for item in found)
    return Coding(Said.CONTRADICTS if whole else Said.CONTRADICTS_IN_PART, statements=found)


def _element(name: str, found: tuple[Statement, ...]) -> Coding:
    """The claims on an element taken together as the engine takes them (design, 3.1).

    A rule that narrows, or that is for some groups only, holds whatever else the act provides;
    what is provided in part, or lacking in one place, takes nothing from what another provides.
    """
    claims = [item.claim for item in found]
    values = {value for claim in claims for value in claim.values.get(name, ())}
    numbers = tuple(sorted(values, key=lambda value: (isinstance(value, str), value)))
    stating = [claim for claim in claims if name in claim.values]
    narrowed = any(name in claim.narrows for claim in claims)
    narrowed = narrowed or any(name in claim.provides and claim.for_ for claim in claims)
    narrowed = narrowed or bool(stating and all(claim.for_ for claim in stating))
    if narrowed:
        said = Said.IN_PART
    elif numbers:
        said = Said.NUMBER
    elif any(name in claim.provides for claim in claims):
        said = Said.PROVIDES
    elif any(name in claim.partly for claim in claims):
        said = Said.IN_PART
    else:
        said = Said.LACKS
    return Coding(said, numbers, found)
