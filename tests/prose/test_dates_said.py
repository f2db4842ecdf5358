"""Dates as sources give them, said in the case that the sentence asks for."""

from datetime import date

import pytest

from legalgap.model.act import Act
from legalgap.model.dates import PartialDate
from legalgap.prose.chapters import act_title
from legalgap.prose.voice import Voice

DAY, MONTH, YEAR = (PartialDate.parse(text) for text in ("2025-09-13", "2025-09", "2009"))


class TestADateAlone:
    @pytest.mark.parametrize(
        ("day", "english", "russian"),
        [
            (DAY, "13 September 2025", "13 сентября 2025 года"),
            (MONTH, "September 2025", "сентябрь 2025 года"),
            (YEAR, "2009", "2009 год"),
        ],
    )
    def test_it_stands_in_the_nominative(self, day, english, russian):
        assert Voice("en").date(day) == english
        assert Voice("ru").date(day) == russian

    def test_a_day_of_the_calendar_is_said_like_a_full_date_of_a_source(self):
        assert Voice("ru").date(date(2025, 9, 13)) == Voice("ru").date(DAY)


class TestADateAfterAPreposition:
    @pytest.mark.parametrize(
        ("day", "russian"),
        [
            (DAY, "13 сентября 2025 года"),
            (MONTH, "сентября 2025 года"),
            (YEAR, "2009 года"),
        ],
    )
    def test_it_stands_in_the_genitive(self, day, russian):
        assert Voice("ru").date(day, of=True) == russian

    @pytest.mark.parametrize("day", [DAY, MONTH, YEAR])
    def test_english_has_one_form(self, day):
        assert Voice("en").date(day, of=True) == Voice("en").date(day)


class TestTheTitleOfAnAct:
    @pytest.mark.parametrize(
        ("adopted", "russian", "english"),
        [
            ("2025-09", "Закон №\u00a07 от сентября 2025 года", "Law No. 7 of September 2025"),
            ("2009", "Закон №\u00a07 от 2009 года", "Law No. 7 of 2009"),
            ("2009-02-03", "Закон №\u00a07 от 3 февраля 2009 года", "Law No. 7 of 3 February 2009"),
        ],
    )
    def test_it_gives_as_much_of_the_date_as_is_known(self, adopted, russian, english):
        act = Act(
            id="law", kind="law", title={"en": "Law", "ru": "Закон"}, number="7", adopted=adopted
        )
        assert act_title(Voice("ru"), act) == russian
        assert act_title(Voice("en"), act) == english
