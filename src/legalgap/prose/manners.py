"""How a language writes numbers and names months: what Babel knows, in the little that we print.

For the languages of the package it is worked out when the wheel is built: to load Babel and its
data at each start takes longer than all numbers and dates of a report.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from legalgap.corpus.tree import data_root
from legalgap.frozen import frozen

NEUTRAL = "root"
"""The locale of a language that Babel does not know: numbers as anybody reads them."""
FILE = ("templates", "manners.json")
"""The languages of the package in a wheel; a checkout has none, and asks Babel."""


@frozen
class Manner:
    """The manner of one language."""

    known: bool
    """Whether Babel knows the language."""
    decimal: str
    group: str
    percent: tuple[str, str]
    """What stands before and behind a share in per cent."""
    alone: tuple[str, ...]
    """The names of the months, each alone: `сентябрь`."""
    beside: tuple[str, ...]
    """The names of the months beside a day: `сентября`."""

    def number(self, scaled: int, digits: int = 0) -> str:
        """A whole number of 10^-digits: 1250000 with two digits is `12,500.00`."""
        whole, part = divmod(abs(scaled), 10**digits)
        shown = f"{whole:,}".replace(",", self.group)
        sign = "-" if scaled < 0 else ""
        return f"{sign}{shown}{self.decimal}{part:0{digits}d}" if digits else f"{sign}{shown}"

    def per_cent(self, whole: int) -> str:
        """A share of so many per cent, with the sign where the language puts it."""
        return f"{self.percent[0]}{self.number(whole)}{self.percent[1]}"


@cache
def manner(lang: str) -> Manner:
    """The manner of a language; a neutral one where nobody knows it."""
    given = _built().get(lang)
    if given is None:
        return by_babel(lang)
    lists = {name: tuple(given[name]) for name in ("percent", "alone", "beside")}
    return Manner(**{**given, **lists})


@cache
def by_babel(lang: str) -> Manner:
    """The manner of a language as Babel has it."""
    from datetime import date
    from decimal import Decimal

    from babel import dates, numbers

    locale = known_locale(lang)
    days = [date(2000, month, 1) for month in range(1, 13)]
    before, _, behind = str(numbers.format_percent(Decimal("0.05"), locale=locale)).partition("5")
    return Manner(
        known=locale != NEUTRAL,
        decimal=numbers.get_decimal_symbol(locale),
        group=numbers.get_group_symbol(locale),
        percent=(before, behind),
        alone=tuple(str(dates.format_date(day, "LLLL", locale=locale)) for day in days),
        beside=tuple(str(dates.format_date(day, "MMMM", locale=locale)) for day in days),
    )


def built(langs: Iterable[str]) -> str:
    """The manners of some languages, for a wheel."""
    return json.dumps({lang: asdict(by_babel(lang)) for lang in langs}, indent=1) + "\n"


def known_locale(lang: str) -> str:
    """The language, if Babel knows its dates and numbers; else the neutral locale."""
    from babel.localedata import exists

    return lang if exists(lang) else NEUTRAL


@cache
def _built() -> Mapping[str, Any]:
    file = data_root().joinpath(*FILE)
    found: dict[str, Any] = json.loads(file.read_bytes()) if file.is_file() else {}
    return found
