"""Sums and means of exact fractions, brought to one denominator once and not at every step."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum of some fractions."""
    parts: dict[int, int] = {}
    for value in values:
        count, unit = value.as_integer_ratio()
        parts[unit] = parts.get(unit, 0) + count
    return _one(parts)


def mean(values: Sequence[Fraction], count: int = 0) -> Fraction:
    """The sum of some fractions, shared by as many as they are or by another count."""
    size = count or len(values)
    # Much of a law is unread, so that most means are of one and the same number.
    if size == len(values) and values.count(values[0]) == size:
        return values[0]
    found = total(values)
    return Fraction(found.numerator, found.denominator * size)


def weighed(pairs: Iterable[tuple[Fraction, Fraction | int]]) -> Fraction:
    """The sum of some products."""
    parts: dict[int, int] = {}
    for one, other in pairs:
        count, unit = one.as_integer_ratio()
        times, share = other.as_integer_ratio()
        unit *= share
        parts[unit] = parts.get(unit, 0) + count * times
    return _one(parts)


def _one(parts: dict[int, int]) -> Fraction:
    """The sum of so many parts of each unit."""
    whole = lcm(*parts)
    return Fraction(sum(count * (whole // unit) for unit, count in parts.items()), whole)
