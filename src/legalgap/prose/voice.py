"""The language of the reader: sentences by gettext, dates and numbers by Babel."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

from legalgap.corpus.tree import data_root
from legalgap.errors import LegalGapError
from legalgap.model.dates import PartialDate

SOURCE_LANGUAGE = "en"
FOLDER = ("templates", "sentences")
NO_BREAK = "\u00a0"


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


def languages() -> list[str]:
    """The languages in which there are sentences."""
    folder = data_root().joinpath(*FOLDER)
    found = {file.stem for ending in ("*.po", "*.mo") for file in folder.glob(ending)}
    return sorted({SOURCE_LANGUAGE, *found})


def _catalogue(lang: str) -> gettext.NullTranslations:
    if lang == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    folder = data_root().joinpath(*FOLDER)
    compiled = folder / f"{lang}.mo"
    if compiled.is_file():
        with compiled.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with (folder / f"{lang}.po").open("rb") as source:
        write_mo(made, read_po(source))
    made.seek(0)
    return gettext.GNUTranslations(made)


class Voice:
    """Speaks one language."""

    def __init__(self, lang: str = SOURCE_LANGUAGE) -> None:
        if lang not in languages():
            known = ", ".join(f"`{name}`" for name in languages())
            raise LegalGapError(
                f"there are no sentences in the language `{lang}`", f"known: {known}", exit_code=2
            )
        self.lang = lang
        self._catalogue = _catalogue(lang)

    def __call__(self, sentence: str, /, **values: Any) -> str:
        """A sentence in the reader's language, with its fields filled."""
        return self._filled(self._catalogue.gettext(sentence), values)

    def count(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """A sentence that counts, in the plural form of the language."""
        found = self._catalogue.ngettext(one, many, number)
        return self._filled(found, {"n": self.number(number), **values})

    @staticmethod
    def _filled(sentence: str, values: Mapping[str, Any]) -> str:
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

    def date(self, day: date | PartialDate) -> str:
        """A date for running text; a month or a year where no more is known."""
        from babel.dates import format_date, format_skeleton

        if isinstance(day, PartialDate):
            if day.month is None:
                return str(day.year)
            if day.day is None:
                return str(format_skeleton("yMMMM", day.earliest, locale=self.lang))
            day = day.earliest
        if self.lang == "ru":
            return str(format_date(day, "d MMMM y", locale="ru")) + " года"
        return str(format_date(day, "d MMMM y", locale=self.lang))

    def number(self, value: int | Fraction | str, digits: int = 0) -> str:
        """A number in the manner of the language: 12 500 and 0,75 in Russian."""
        from babel.numbers import format_decimal

        if isinstance(value, str):
            return self(value)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        scaled = Fraction(value) * 10**digits
        rounded = Fraction((scaled * 2 + 1) // 2, 10**digits)
        from decimal import Decimal

        exact = Decimal(rounded.numerator) / Decimal(rounded.denominator)
        return str(format_decimal(exact, format=pattern, locale=self.lang))

    def amount(self, value: Fraction | str) -> str:
        """A number as a law states it: 4, 0.5 or life."""
        if isinstance(value, str):
            return self("life")
        digits = 0 if value.denominator == 1 else 2
        return self.number(value, digits)

    def percent(self, share: Fraction) -> str:
        """A share from 0 to 1 as whole per cent."""
        words = self.number(share * 100)
        return f"{words}{NO_BREAK}%" if self.lang == "ru" else f"{words}%"

    def joined(self, parts: list[str]) -> str:
        """A list in running text: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return self("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
