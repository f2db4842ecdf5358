"""What a form asks: the elements of its indicators, and the rows with what is claimed already."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.errors import LegalGapError
from legalgap.model.country import Yardstick
from legalgap.model.indicator import Element, Indicator
from legalgap.model.rule import Number, Rule, children
from legalgap.review.forms.fields import WITHDRAW
from legalgap.review.forms.statements import Line, Tree, digest, lines_of

WHOLE = ("contradicts", WITHDRAW)
"""What can be said of a whole question."""


@dataclass(frozen=True)
class Ground:
    """What forms of one State stand on: its acts, and the yardstick."""

    library: Library
    yardstick: Yardstick
    country: str

    @property
    def day(self) -> str:
        """The date of the assessment, at which a wording is in force."""
        return self.library.jurisdictions[self.country].as_of.latest.isoformat()

    def entry(self, act: str, coder: str = "") -> Entry | None:
        """An act as it is agreed, or as a coder encoded it."""
        if coder:
            return self.library.of("coding").get(f"{self.country}/{coder}/{act}")
        return self.library.of("act").get(f"{self.country}/{act}")

    def tree(self, act: str, coder: str = "") -> Tree | None:
        """The same as it stands in the YAML."""
        entry = self.entry(act, coder)
        return entry.document.tree if entry else None

    @cached_property
    def acts(self) -> dict[str, Tree]:
        """Every act of the State by id; one that only a coder has encoded too."""
        found: dict[str, Tree] = {}
        for kind in ("act", "coding"):
            entries = self.library.of(kind)
            for name in sorted(entries):
                if name.startswith(self.country + "/"):
                    found.setdefault(name.rpartition("/")[2], entries[name].document.tree)
        return dict(sorted(found.items()))

    def path(self, act: str, coder: str = "") -> str:
        """Where an act lies below a workspace."""
        law = f"national_law/{self.country}"
        return f"{law}/coders/{coder}/acts/{act}.yaml" if coder else f"{law}/acts/{act}.yaml"

    def lines(self, coder: str = "") -> dict[str, Line]:
        """Every statement that is agreed, or that a coder made, by its reference."""
        kind = f"{self.country}/{coder}/" if coder else f"{self.country}/"
        entries = self.library.of("coding" if coder else "act")
        return {
            line.ref: line
            for name in sorted(entries)
            if name.startswith(kind)
            for line in lines_of(entries[name].document.tree, coder)
        }

    @cached_property
    def units(self) -> dict[tuple[str, str], str]:
        """The elements that are numbers in a rule, by indicator and name, each with its unit."""
        found: dict[tuple[str, str], str] = {}
        for own, indicator in self.yardstick.indicators.items():
            for rule in (indicator.full, *indicator.bonus):
                for leaf in _numbers(rule):
                    owner, dot, name = leaf.number.element.rpartition(".")
                    found.setdefault((owner if dot else own, name), leaf.number.unit)
        return found

    def ways(self, indicator: str, name: str) -> tuple[str, ...]:
        """What can be said of an element, or (with no name) of the whole question."""
        if not name:
            return WHOLE
        element = self.yardstick.indicators[indicator].elements[name]
        first = "values" if (indicator, name) in self.units else "provides"
        absent = () if element.bad else ("lacks",)
        return (first, "partly", "narrows", *absent, WITHDRAW)

    def asked(self, indicator: str) -> Iterator[tuple[str, Element | None]]:
        """The elements of an indicator that a person can answer, then the whole question."""
        for name, element in self.yardstick.indicators[indicator].elements.items():
            if not element.computed:
                yield name, element
        yield "", None


def _numbers(rule: Rule) -> Iterator[Number]:
    if isinstance(rule, Number):
        yield rule
    for child in children(rule):
        yield from _numbers(child)


@dataclass(frozen=True)
class Asked:
    """What a form was asked to hold."""

    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    act: str = ""
    langs: tuple[str, ...] = ("en", "ru")
    coder: str = ""


def chosen(ground: Ground, asked: Asked) -> dict[str, list[Indicator]]:
    """The indicators of each sheet, by area; raises LegalGapError for names that are not there."""
    yardstick = ground.yardstick
    known = yardstick.methodology.areas
    for area in asked.areas:
        if area not in known:
            hint = did_you_mean(area, known, f"known: {', '.join(known)}")
            raise LegalGapError(f"there is no area `{area}`", hint, exit_code=2)
    for name in asked.indicators:
        if name not in yardstick.indicators:
            raise Library.unknown("indicator", name, list(yardstick.indicators))
    if asked.act and asked.act not in ground.acts:
        raise Library.unknown("act", asked.act, list(ground.acts))
    found: dict[str, list[Indicator]] = {}
    for area in asked.areas or (known if not asked.indicators else ()):
        found[area] = [yardstick.indicators[name] for name in yardstick.members(area)]
    for name in asked.indicators:
        indicator = yardstick.indicators[name]
        if not any(indicator in listed for listed in found.values()):
            found.setdefault(yardstick.area_of(name) or name, []).append(indicator)
    if asked.indicators and asked.areas:  # of these areas, only these
        wanted = set(asked.indicators)
        found = {area: [one for one in has if one.id in wanted] for area, has in found.items()}
    return {area: listed for area, listed in found.items() if listed}


def filled(
    ground: Ground, indicators: list[Indicator], asked: Asked, known: Mapping[str, Line]
) -> list[Line]:
    """The rows of a sheet: each statement, and a blank for each element that has none."""
    by_id: dict[str, list[Line]] = {}
    for line in known.values():
        if not asked.act or line.cells["act"] == asked.act:
            by_id.setdefault(line.id, []).append(line)
    made: list[Line] = []
    for indicator in indicators:
        for name, _ in ground.asked(indicator.id):
            blank = Line(indicator.id, name, {"act": asked.act, "coder": asked.coder})
            blank = Line(indicator.id, name, {**blank.cells, "id": blank.id})
            made += by_id.get(blank.id) or [blank]
    return made


def edition(lines: Mapping[str, Line]) -> str:
    """A fingerprint of all that is claimed: which edition of the data a form was made from."""
    total = hashlib.sha256()
    for ref in sorted(lines):
        cells = lines[ref].cells
        total.update(ref.encode())
        total.update("".join(key + digest(cells[key]) for key in sorted(cells)).encode())
    return total.hexdigest()[:16]
