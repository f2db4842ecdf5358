"""Krippendorff's alpha for nominal values: agreement beyond what chance alone would give.

After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): any number of
coders, values that are missing, exact fractions throughout.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction

from legalgap.frozen import frozen

Value = Hashable | None
"""What one coder said of one unit; None where this coder was not asked."""


@frozen
class Coincidences:
    """How often each value met each other one within a unit, over all pairs of coders.

    A unit that `m` coders valued gives `m (m - 1)` ordered pairs, each weighing `1 / (m - 1)`, so
    that every value counts once. A unit that fewer than two coders valued gives none.
    """

    pairs: dict[tuple[Hashable, Hashable], Fraction]

    @classmethod
    def of(cls, units: Iterable[Sequence[Value]]) -> "Coincidences":
        """The coincidence matrix of the values, given unit by unit."""
        pairs: dict[tuple[Hashable, Hashable], Fraction] = {}
        for unit in units:
            counted = Counter(value for value in unit if value is not None)
            others = counted.total() - 1
            if others < 1:
                continue
            for one, ones in counted.items():
                for two, twos in counted.items():
                    met = ones * (twos - (one == two))
                    pairs[one, two] = pairs.get((one, two), Fraction(0)) + Fraction(met, others)
        return cls(pairs)

    @property
    def totals(self) -> dict[Hashable, Fraction]:
        """How many pairable values of each kind there are."""
        found: dict[Hashable, Fraction] = {}
        for (one, _), weight in self.pairs.items():
            found[one] = found.get(one, Fraction(0)) + weight
        return found

    @property
    def total(self) -> Fraction:
        """How many pairable values there are."""
        return sum(self.pairs.values(), Fraction(0))

    @property
    def agreement(self) -> Fraction | None:
        """The share of pairs that agree; None where there is no pair.

        With two coders and nothing missing, the share of units that both valued alike.
        """
        if not self.total:
            return None
        alike = sum((w for (one, two), w in self.pairs.items() if one == two), Fraction(0))
        return alike / self.total

    @property
    def by_chance(self) -> Fraction | None:
        """The agreement to expect if the same values were dealt out by chance."""
        n = self.total
        if not n:
            return None
        return sum((count * (count - 1) for count in self.totals.values()), Fraction(0)) / (
            n * (n - 1)
        )

    @property
    def alpha(self) -> Fraction | None:
        """1 for full agreement, 0 for what chance would give, below 0 for less than that.

        None where it is not defined: where no unit was valued twice, or where all values are the
        same, so that nothing shows that the coders can tell cases apart.
        """
        seen, expected = self.agreement, self.by_chance
        if seen is None or expected is None or expected == 1:
            return None
        return 1 - (1 - seen) / (1 - expected)


def nominal_alpha(units: Iterable[Sequence[Value]]) -> Fraction | None:
    """Krippendorff's alpha of nominal values, given unit by unit; None where it is not defined."""
    return Coincidences.of(units).alpha
