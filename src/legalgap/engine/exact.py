"""Sums and means of exact fractions, brought to one denominator once and not at every step."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum of some fractions."""
    parts: dict[int, int] = {}
    for value in values:
        unit = value.denominator
        parts[unit] = parts.get(unit, 0) + value.numerator
    whole = lcm(*parts)
    return Fraction(sum(count * (whole // unit) for unit, count in parts.items()), whole)


def mean(values: Sequence[Fraction], count: int = 0) -> Fraction:
    """The sum of some fractions, shared by as many as they are or by another count."""
    found = total(values)
    return Fraction(found.numerator, found.denominator * (count or len(values)))


def weighed(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of some products."""
    parts: dict[int, int] = {}
    for one, other in pairs:
        unit = one.denominator * other.denominator
        parts[unit] = parts.get(unit, 0) + one.numerator * other.numerator
    whole = lcm(*parts)
    return Fraction(sum(count * (whole // unit) for unit, count in parts.items()), whole)
