"""Numbers and months are Babel's, and in a wheel they are what Babel said when it was built."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from legalgap.prose import manners
from legalgap.prose.manners import NEUTRAL, Manner, built, by_babel, manner
from legalgap.prose.voice import Voice

LANGUAGES = ("en", "ru", "tk", "ky", "de", "fr", "sv", "tr", "ar", "hi", NEUTRAL)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("digits", [0, 1, 2])
def test_a_number_is_written_as_babel_writes_it(lang: str, digits: int) -> None:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    for scaled in (0, 1, 5, 99, 100, 999, 1000, 12345, 1234567, 10**9, -1, -1234567):
        exact = Decimal(scaled) / 10**digits
        wanted = format_decimal(exact, format=pattern, locale=lang)
        assert by_babel(lang).number(scaled, digits) == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_share_is_written_as_babel_writes_it(lang: str) -> None:
    for whole in (0, 1, 5, 55, 100, 1000):
        wanted = format_percent(Decimal(whole) / 100, locale=lang)
        assert by_babel(lang).per_cent(whole) == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_are_those_of_babel(lang: str) -> None:
    for month in range(1, 13):
        day = date(2026, month, 17)
        known = by_babel(lang)
        assert known.alone[month - 1] == format_date(day, "LLLL", locale=lang)
        assert known.beside[month - 1] == format_date(day, "MMMM", locale=lang)


def test_a_wheel_says_what_babel_says(tmp_path, monkeypatch) -> None:
    wanted: dict[str, Manner] = {lang: by_babel(lang) for lang in ("en", "ru", "zz")}
    file = tmp_path.joinpath(*manners.FILE)
    file.parent.mkdir()
    file.write_text(built(["en", "ru"]), encoding="utf-8")
    monkeypatch.setattr(manners, "data_root", lambda: tmp_path)
    for cached in (manners.manner, manners._built):
        cached.cache_clear()
    try:
        asked = []
        monkeypatch.setattr(manners, "by_babel", lambda lang: asked.append(lang) or wanted[lang])
        assert {lang: manner(lang) for lang in wanted} == wanted
        assert asked == ["zz"]
        assert not wanted["zz"].known
    finally:
        for cached in (manners.manner, manners._built):
            cached.cache_clear()


def test_shares_round_half_up() -> None:
    voice = Voice("en")
    assert [voice.percent(Fraction(part, 200)) for part in (0, 1, 49, 199, 200)] == [
        *("0%", "1%", "25%", "100%", "100%")
    ]
