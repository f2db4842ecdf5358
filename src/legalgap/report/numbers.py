"""Exact fractions as the numbers that JSON knows."""

from fractions import Fraction


def number(value: Fraction) -> int | float:
    """A whole number where it is one."""
    return int(value) if value.denominator == 1 else float(value)


def maybe(value: Fraction | None) -> int | float | None:
    """A number, or null where there is none."""
    return None if value is None else number(value)
