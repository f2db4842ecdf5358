"""What a case expects, and how it is held against an assessment."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from legalgap.engine.scores import half_up
from legalgap.model.assessment import Assessment, Limit, Part, Score, State, Taken, Verb
from legalgap.model.base import Record
from legalgap.model.enforced import Enforced
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade
from legalgap.report.json_file import TREATY

OWN = "A-01"
"""The indicator that a case is about, where it names no other."""
AREA = "a"


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Number = Annotated[Fraction, BeforeValidator(lambda value: Fraction(str(value)))]
Shown = Annotated[
    Fraction | None,
    BeforeValidator(lambda value: None if value == "withheld" else Fraction(str(value))),
]


class WantedScore(Record):
    """What a score is expected to be."""

    score: Shown = None
    low: Number | None = None
    high: Number | None = None
    coverage: Number | None = None
    band: str | None = None
    capped: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, raw: Any) -> Any:
        return raw if isinstance(raw, dict) else {"score": raw}

    def amiss(self, name: str, found: Score, *, capped: bool) -> Iterator[str]:
        """What differs."""
        for key in self.model_fields_set:
            got = capped if key == "capped" else getattr(found, key)
            yield from _differs(f"{name} {key}", getattr(self, key), got)


class WantedPart(Record):
    """What the obligation or the good-practice part of a rule is expected to be."""

    low: Number | None = None
    high: Number | None = None
    certain: bool | None = None
    empty: bool = False

    @model_validator(mode="before")
    @classmethod
    def _word(cls, raw: Any) -> Any:
        return {"empty": True} if raw == "empty" else raw

    def amiss(self, name: str, found: Part) -> Iterator[str]:
        """What differs."""
        if self.empty or found.interval is None:
            yield from _differs(f"{name} empty", self.empty, found.interval is None)
            return
        for key, got in (
            ("low", found.interval.low),
            ("high", found.interval.high),
            ("certain", found.certain),
        ):
            if key in self.model_fields_set:
                yield from _differs(f"{name} {key}", getattr(self, key), got)


class WantedMachinery(Record):
    """What enforceability is expected to be."""

    score: Shown = None
    raw: Shown = None
    coverage: Number | None = None
    low: Number | None = None
    high: Number | None = None
    band: str | None = None
    equal_score: Shown = None
    equal_band: str | None = None
    caps: Names = ()
    lowers: Names = ()
    tags: Names = ()
    lens: str | None = None
    bylaws: Names = ()
    asked: bool = True

    @model_validator(mode="before")
    @classmethod
    def _word(cls, raw: Any) -> Any:
        return {"asked": False} if raw == "not asked" else raw

    def amiss(self, name: str, found: Enforced | None) -> Iterator[str]:
        """What differs; the coverage is compared in per cent, rounded half up."""
        if found is None or not self.asked:
            yield from _differs(f"{name} asked", self.asked, found is not None)
            return
        got = {
            "coverage": half_up(100 * found.coverage, 0),
            "caps": tuple(cap.id for cap in found.caps),
            "lowers": tuple(cap.id for cap in found.caps if cap.lowers),
            "lens": f"{found.lens[0]}/{found.lens[1]}" if found.lens else None,
        }
        for key in self.model_fields_set - {"asked"}:
            there = got[key] if key in got else getattr(found, key)
            yield from _differs(f"{name} {key}", getattr(self, key), there)


class Expected(Record):
    """What is expected of the indicator, of its area, and of the whole assessment."""

    answer: Answer | None = None
    engine_answer: Answer | None = None
    low: Number | None = None
    high: Number | None = None
    verb: Annotated[Verb | None, BeforeValidator(lambda raw: None if raw == "none" else raw)] = None
    elements: dict[str, State] = Field(default_factory=dict)
    why: dict[str, Names] = Field(default_factory=dict)
    decided_by: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    grades: dict[str, Grade] = Field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    contradicted_by: tuple[str, ...] = ()
    obligation_part: WantedPart | None = None
    good_practice_part: WantedPart | None = None
    basis: tuple[str, ...] = ()
    binding: dict[str, str] = Field(default_factory=dict)
    to_verify: tuple[str, ...] = ()
    to_read_again: tuple[str, ...] = ()
    treaties_to_verify: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    enforceability: WantedMachinery | None = None
    area_enforceability: WantedScore | None = None
    area_bands: dict[str, int] | None = None
    weakest: str | None = None
    gap: Shown = None
    quadrant: str | None = None
    unsteady: Names = ()
    pending: dict[str, str] | None = None
    law: WantedScore | None = None
    obligations: WantedScore | None = None
    good_practice: WantedScore | None = None
    area_lenses: dict[str, WantedScore] = Field(default_factory=dict)
    lenses: dict[str, WantedScore] = Field(default_factory=dict)
    index: WantedScore | None = None
    journey: tuple[Taken, ...] = ()
    others: dict[str, "Expected"] = Field(default_factory=dict)

    @field_validator("why")
    @classmethod
    def _limits(cls, raw: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for words in raw.values():
            for word in words:
                Limit(word)
        return raw

    @model_validator(mode="after")
    def _something(self) -> "Expected":
        if not self.model_fields_set:
            raise ValueError("a case that expects nothing cannot fail")
        return self

    def amiss(self, made: Assessment, name: str = OWN) -> Iterator[str]:
        """What differs from an assessment, one line each."""
        asked = self.model_fields_set
        finding = made.finding(name)
        for key, got in (
            ("answer", finding.answer),
            ("engine_answer", finding.engine_answer),
            ("low", finding.interval.low),
            ("high", finding.interval.high),
            ("verb", finding.verb),
            ("contradicted_by", tuple(item.id for item in finding.contradictions)),
            ("basis", finding.basis),
            ("binding", {name: TREATY[found] for name, found in finding.treaties.items()}),
            ("recommendations", finding.recommendations),
            ("practices", finding.practices),
            ("to_verify", tuple(item.id for item in finding.to_verify)),
            ("to_read_again", tuple(item.id for item in finding.to_read_again)),
            ("treaties_to_verify", made.treaties_to_verify),
            ("journey", tuple(step.taken for path in made.journey for step in path.steps)),
        ):
            if key in asked:
                yield from _differs(f"{name} {key}", getattr(self, key), got)
        yield from self._elements(made, name)
        if self.enforceability:
            yield from self.enforceability.amiss(f"{name} enforceability", finding.enforced)
        yield from self._machine(made)
        if self.obligation_part:
            yield from self.obligation_part.amiss(f"{name} obligation part", finding.obligations)
        if self.good_practice_part:
            yield from self.good_practice_part.amiss(
                f"{name} good-practice part", finding.good_practice
            )
        yield from self._scores(made)
        for other, wanted in self.others.items():
            yield from wanted.amiss(made, other)

    def _machine(self, made: Assessment) -> Iterator[str]:
        """The area in its views, and what hangs on weights and dates."""
        asked = self.model_fields_set
        machine = made.machine
        if self.area_enforceability:
            found = made.areas[0].enforceability
            yield from self.area_enforceability.amiss("area enforceability", found, capped=False)
        seen = machine.views.get(AREA)
        shown = {
            "area_bands": {band: n for band, n in seen.bands.items() if n} if seen else None,
            "weakest": seen.weakest if seen else None,
            "gap": seen.gap if seen else None,
            "quadrant": seen.quadrant if seen else None,
            "unsteady": tuple(item.what for item in machine.unsteady),
            "pending": {item.indicator: item.answer_then for item in machine.pending},
        }
        for key, got in shown.items():
            if key in asked:
                yield from _differs(key, getattr(self, key), got)

    def _elements(self, made: Assessment, name: str) -> Iterator[str]:
        finding = made.finding(name)
        found = {item.id: item for item in (*finding.elements, *finding.bonus)}
        for key in ("elements", "why", "decided_by", "grades", "values"):
            for element, wanted in getattr(self, key).items():
                item = found.get(element if "." in element else f"{name}.{element}")
                assert item is not None, f"the rule of {name} has no element {element}"
                got: Any = {
                    "elements": item.state,
                    "why": tuple(limit.value for limit in item.limits),
                    "decided_by": tuple(statement.id for statement in item.statements),
                    "grades": item.grade,
                    "values": tuple(str(value) for _, value in item.values),
                }[key]
                yield from _differs(f"{key} {element}", wanted, got)

    def _scores(self, made: Assessment) -> Iterator[str]:
        area = made.area(AREA)
        for key, found in (
            ("law", area.law),
            ("obligations", area.obligations),
            ("good_practice", area.good_practice),
        ):
            wanted: WantedScore | None = getattr(self, key)
            if wanted is not None:
                yield from wanted.amiss(key, found, capped=area.capped)
        for where, lenses in ((area.lenses, self.area_lenses), (made.lenses, self.lenses)):
            for lens, score in lenses.items():
                yield from score.amiss(f"lens {lens}", where[lens], capped=False)
        if self.index is not None:
            assert made.index is not None, "the methodology has no index"
            yield from self.index.amiss("index", made.index, capped=False)


def _differs(what: str, wanted: Any, got: Any) -> Iterator[str]:
    if wanted != got:
        yield f"{what}: expected {_said(wanted)}, got {_said(got)}"


def _said(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_said, value)) + "]"
    return str(getattr(value, "value", value))
