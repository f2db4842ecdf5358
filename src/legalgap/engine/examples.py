"""Which practices of other States to show: one near, one ambitious, and a warning beside them.

Proximity first, since drafters borrow from law that they can read; by-laws and procedures before
provisions, since the usual diagnosis is a provision that exists and cannot be applied.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Examples
from legalgap.model.recommendation import Form, Practice
from legalgap.model.source import Grade, Visibility

APPLICABLE = (Form.BY_LAW, Form.PROCEDURE)


class Chooser:
    """Ranks practices for one State at one date."""

    def __init__(
        self,
        jurisdiction: Jurisdiction,
        practices: Mapping[str, Practice],
        numbers: Examples,
        day: date,
    ) -> None:
        own = set(jurisdiction.name.values())
        self.jurisdiction, self.numbers, self.day = jurisdiction, numbers, day
        self.practices = {
            name: item
            for name, item in practices.items()
            if item.source.visibility is Visibility.PUBLIC and not own & set(item.country.values())
        }

    @cached_property
    def _shown(self) -> dict[str, list[str]]:
        """By indicator, the practices that are no warning."""
        found: dict[str, list[str]] = {}
        for name, item in self.practices.items():
            for indicator in () if item.cautionary else item.indicators:
                found.setdefault(indicator, []).append(name)
        return found

    def for_indicator(self, indicator: str) -> tuple[str, ...]:
        """The examples of an indicator, the near before the ambitious; no warning among them."""
        return self._pick(self._shown.get(indicator, ()))

    def among(self, names: Iterable[str]) -> tuple[str, ...]:
        """Of the examples of several findings, those to show once for all of them."""
        return self._pick(name for name in names if name in self.practices)

    def warnings(self, indicators: Iterable[str]) -> tuple[str, ...]:
        """Practices that show what not to do, for any of the indicators."""
        asked = set(indicators)
        found = [
            name
            for name, item in self.practices.items()
            if item.cautionary and asked.intersection(item.indicators)
        ]
        return tuple(sorted(found, key=self.rank)[: self.numbers.warnings])

    def near(self, practice: Practice) -> bool:
        """Whether it is of the same region, or of a like law that the State can read."""
        if practice.region == self.jurisdiction.region:
            return True
        alike = practice.legal_family and practice.legal_family == self.jurisdiction.legal_family
        return bool(alike and set(practice.languages) & set(self.jurisdiction.languages))

    def rank(self, name: str) -> tuple[int, str]:
        """A sort key: how well it would transfer, the best first, then its id."""
        item = self.practices[name]
        settled = item.since is not None and (
            self.day.year - item.since.earliest.year >= self.numbers.settled_years
        )
        points = (
            2 * (item.region == self.jurisdiction.region)
            + 2 * (item.form in APPLICABLE)
            + (
                item.legal_family is not None
                and item.legal_family == self.jurisdiction.legal_family
            )
            + bool(set(item.languages) & set(self.jurisdiction.languages))
            + settled
            + (item.grade is not Grade.RECALLED)
        )
        return -points, name

    def _pick(self, names: Iterable[str]) -> tuple[str, ...]:
        ranked = sorted(dict.fromkeys(names), key=self.rank)
        near = [name for name in ranked if self.near(self.practices[name])]
        far = [name for name in ranked if name not in near]
        first, second = near[: self.numbers.near], far[: self.numbers.far]
        room = self.numbers.near + self.numbers.far - len(first) - len(second)
        spare = [name for name in ranked if name not in first and name not in second]
        return (*first, *second, *spare[:room])
