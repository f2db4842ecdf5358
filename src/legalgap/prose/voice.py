"""The language of the reader: sentences by gettext, dates and numbers as Babel has them."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from legalgap.errors import LegalGapError
from legalgap.model.dates import PartialDate
from legalgap.model.language import LANGUAGE
from legalgap.prose.catalogues import SOURCE_LANGUAGE, Untold, catalogue, languages
from legalgap.prose.manners import manner

T = TypeVar("T")
NO_BREAK = "\u00a0"


class Said(NamedTuple):
    """Words, and the language that they are in: not always the one that was asked for."""

    words: str
    lang: str
    foreign: bool = False

    @property
    def marked(self) -> str:
        """The words, with the language before them where it is not the reader's."""
        return f"[{self.lang}] {self.words}" if self.foreign else self.words


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
        self._manner = manner(lang)
        self._kept: dict[tuple[type, int, str], tuple[object, object]] = {}
        self._forget()

    def _forget(self) -> None:
        """Begin anew with what is worked out once."""
        self._said: dict[int, tuple[Mapping[str, str], Said]] = {}
        self._whole: dict[str, str] = {}
        self._open: dict[str, str] = {}
        self._made: dict[Hashable, str] = {}

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
        known = self._open if values else self._whole
        found = known.get(sentence)
        if found is None:
            found = known[sentence] = self._form(self._catalogue.gettext(sentence), bool(values))
        return found.format_map(values) if values else found

    def once(self, what: object, say: Callable[[], T], of: str = "") -> T:
        """What is said of a thing, worked out the first time only; things are told by identity.

        `of` tells apart what is said of one thing in several places.
        """
        key = type(self), id(what), of
        if key not in self._kept:
            self._kept[key] = what, say()  # the thing is held, so that no other takes its place
        return cast(T, self._kept[key][1])

    def made(self, of: Hashable, say: Callable[[], str]) -> str:
        """Words that depend on some values and nothing else, worked out the first time only."""
        found = self._made.get(of)
        if found is None:
            found = self._made[of] = say()
        return found

    def count(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """A sentence that counts, in the plural form of the language."""
        found = self._catalogue.ngettext(one, many, number)
        return self._form(found, True).format_map({"n": self.number(number), **values})

    def _form(self, sentence: str, fields: bool) -> str:
        """A sentence as it is said; `fields` says whether it has fields, to be filled later."""
        return sentence

    def text(self, text: Mapping[str, str]) -> Said:
        """A statement of the data in the reader's language, else in English, else in any.

        What is said of a text is worked out once; texts are told by identity, and never change.
        """
        found = self._said.get(id(text))
        if found is None:  # the text is held, so that no other takes its place
            found = self._said[id(text)] = text, self._in_words(text)
        return found[1]

    def _in_words(self, text: Mapping[str, str]) -> Said:
        if self.lang in text:
            return Said(text[self.lang].strip(), self.lang)
        for lang in (SOURCE_LANGUAGE, *sorted(text)):
            if lang in text:
                return Said(text[lang].strip(), lang, lang != self.lang)
        return Said("", self.lang)

    def words(self, text: Mapping[str, str] | None) -> str:
        """As `text`, as a string; words of another language carry its code before them."""
        if not text:
            return ""
        found = self._said.get(id(text))
        return (self.text(text) if found is None else found[1]).marked

    def date(self, day: date | PartialDate, *, of: bool = False) -> str:
        """A date for running text; a month or a year where no more is known.

        `of` gives the form that follows `of`, `from` and `since`: in Russian `от сентября 2025
        года`, where the date alone is `сентябрь 2025 года`. The names of months are Babel's, the
        order is a sentence of the catalogue. A language that Babel does not know has its dates
        in figures: 2026-11-21.
        """
        known = day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)
        return self.made(("date", known, of), lambda: self._date(known, of))

    def _date(self, known: PartialDate, of: bool) -> str:
        year = known.year
        if known.month is None:
            return self("{of_year}", of_year=year) if of else self("{year}", year=year)
        if not self._manner.known:
            return str(known)
        apart = known.day is None and not of
        month = (self._manner.alone if apart else self._manner.beside)[known.month - 1]
        if known.day is not None:
            return self("{day} {month} {year}", day=known.day, month=month, year=year)
        if of:
            return self("{of_month} {year}", of_month=month, year=year)
        return self("{month} {year}", month=month, year=year)

    def number(self, value: int | Fraction | str, digits: int = 0) -> str:
        """A number in the manner of the language: 12 500 and 0,75 in Russian."""
        if isinstance(value, str):
            return self(value)
        return self._manner.number(_rounded(value, 10**digits), digits)

    def amount(self, value: Fraction | str) -> str:
        """A number as a law states it: 4, 0.5 or life."""
        if isinstance(value, str):
            return self("life")
        digits = 0 if value.denominator == 1 else 2
        return self.number(value, digits)

    def percent(self, share: Fraction) -> str:
        """A share from 0 to 1 as whole per cent, with the sign where the language puts it."""
        return self._manner.per_cent(_rounded(share, 100))

    def joined(self, parts: list[str]) -> str:
        """A list in running text: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def _rounded(value: int | Fraction, times: int) -> int:
    """So many times a value, half up to a whole: in whole numbers, which is faster by far."""
    under = 2 * value.denominator
    return (2 * times * value.numerator + value.denominator) // under
