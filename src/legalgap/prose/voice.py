"""The language of the reader: sentences by gettext, dates and numbers by Babel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from legalgap.errors import LegalGapError
from legalgap.model.dates import PartialDate
from legalgap.model.language import LANGUAGE
from legalgap.prose.catalogues import SOURCE_LANGUAGE, Untold, catalogue, languages

T = TypeVar("T")
NO_BREAK = "\u00a0"
NEUTRAL = "root"
"""The locale of a language that Babel does not know: numbers as anybody reads them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language that they are in: not always the one that was asked for."""

    words: str
    lang: str
    foreign: bool = False

    @property
    def marked(self) -> str:
        """The words, with the language before them where it is not the reader's."""
        return f"[{self.lang}] {self.words}" if self.foreign else self.words


@cache
def _decimal(locale: str, scaled: int, digits: int) -> str:
    """A whole number of 10^-digits, as a locale writes it."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    exact = Decimal(scaled) / 10**digits
    return str(format_decimal(exact, format=pattern, locale=locale))


@cache
def _percent(locale: str, share: Decimal) -> str:
    """A share as a locale writes it."""
    from babel.numbers import format_percent

    return str(format_percent(share, locale=locale))


@cache
def _month(locale: str, day: date, form: str) -> str:
    """The name of a month as Babel has it: `LLLL` alone, `MMMM` beside a day."""
    from babel.dates import format_date

    return str(format_date(day, form, locale=locale))


class Voice:
    """Speaks one language.

    `workspace` is a folder whose sentences (`templates/sentences/<lang>.po`) go before those of
    the package.
    """

    def __init__(self, lang: str = SOURCE_LANGUAGE, workspace: Path | None = None) -> None:
        known = languages(workspace)
        if lang not in known:
            listed = ", ".join(f"`{name}`" for name in known)
            raise LegalGapError(
                f"there are no sentences in the language `{lang}`",
                f"known: {listed}; `legalgap new language {lang}` begins another one"
                if LANGUAGE.fullmatch(lang)
                else f"known: {listed}",
                exit_code=2,
            )
        self.lang, self.workspace = lang, workspace
        self._untold = Untold()
        self._catalogue = catalogue(lang, workspace, self._untold)
        self._locale = known_locale(lang)
        self._kept: dict[tuple[type, int], tuple[object, object]] = {}

    def other(self, lang: str) -> "Voice":
        """A voice in another language, with the sentences of the same places."""
        return Voice(lang, self.workspace)

    def others(self) -> "list[Voice]":
        """A voice for each other language in which there are sentences."""
        return [self.other(lang) for lang in languages(self.workspace) if lang != self.lang]

    @property
    def untold(self) -> frozenset[str]:
        """The sentences asked for so far that nobody has translated."""
        return frozenset(self._untold.asked)

    def __call__(self, sentence: str, /, **values: Any) -> str:
        """A sentence in the reader's language, with its fields filled."""
        return self._filled(self._catalogue.gettext(sentence), values)

    def once(self, what: object, say: Callable[[], T]) -> T:
        """What is said of a thing, worked out the first time only; things are told by identity."""
        key = type(self), id(what)
        if key not in self._kept:
            self._kept[key] = what, say()  # the thing is held, so that no other takes its place
        return cast(T, self._kept[key][1])

    def count(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """A sentence that counts, in the plural form of the language."""
        found = self._catalogue.ngettext(one, many, number)
        return self._filled(found, {"n": self.number(number), **values})

    def _filled(self, sentence: str, values: Mapping[str, Any]) -> str:
        return sentence.format(**values) if values else sentence

    def text(self, text: Mapping[str, str]) -> Said:
        """A statement of the data in the reader's language, else in English, else in any."""
        for lang in (self.lang, SOURCE_LANGUAGE, *sorted(text)):
            if lang in text:
                return Said(text[lang].strip(), lang, lang != self.lang)
        return Said("", self.lang)

    def words(self, text: Mapping[str, str] | None) -> str:
        """As `text`, as a string; words of another language carry its code before them."""
        return self.text(text).marked if text else ""

    def date(self, day: date | PartialDate, *, of: bool = False) -> str:
        """A date for running text; a month or a year where no more is known.

        `of` gives the form that follows `of`, `from` and `since`: in Russian `от сентября 2025
        года`, where the date alone is `сентябрь 2025 года`. The names of months are Babel's, the
        order is a sentence of the catalogue. A language that Babel does not know has its dates
        in figures: 2026-11-21.
        """
        known = day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)
        year = known.year
        if known.month is None:
            return self("{of_year}", of_year=year) if of else self("{year}", year=year)
        if self._locale == NEUTRAL:
            return str(known)
        apart = known.day is None and not of
        month = _month(self._locale, known.earliest, "LLLL" if apart else "MMMM")
        if known.day is not None:
            return self("{day} {month} {year}", day=known.day, month=month, year=year)
        if of:
            return self("{of_month} {year}", of_month=month, year=year)
        return self("{month} {year}", month=month, year=year)

    def number(self, value: int | Fraction | str, digits: int = 0) -> str:
        """A number in the manner of the language: 12 500 and 0,75 in Russian."""
        if isinstance(value, str):
            return self(value)
        return _decimal(self._locale, (Fraction(value) * 10**digits * 2 + 1) // 2, digits)

    def amount(self, value: Fraction | str) -> str:
        """A number as a law states it: 4, 0.5 or life."""
        if isinstance(value, str):
            return self("life")
        digits = 0 if value.denominator == 1 else 2
        return self.number(value, digits)

    def percent(self, share: Fraction) -> str:
        """A share from 0 to 1 as whole per cent, with the sign where the language puts it."""
        return _percent(self._locale, half_up(share, 2))

    def joined(self, parts: list[str]) -> str:
        """A list in running text: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def half_up(value: int | Fraction, digits: int) -> Decimal:
    """A number rounded half up, exactly: published indices round so."""
    scaled = Fraction(value) * 10**digits
    rounded = Fraction((scaled * 2 + 1) // 2, 10**digits)
    return Decimal(rounded.numerator) / Decimal(rounded.denominator)


def known_locale(lang: str) -> str:
    """The language, if Babel knows its dates and numbers; else the neutral locale."""
    from babel.localedata import exists

    return lang if exists(lang) else NEUTRAL
