"""Dates as sources give them: a day, a month or a year."""

from datetime import date

import pytest

from legalgap.model.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2005-03-28", date(2005, 3, 28), date(2005, 3, 28)),
        ("2005-03", date(2005, 3, 1), date(2005, 3, 31)),
        ("2005-04", date(2005, 4, 1), date(2005, 4, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2005", date(2005, 1, 1), date(2005, 12, 31)),
    ],
)
def test_a_date_known_in_part_spans_all_the_days_that_it_can_mean(
    text: str, earliest: date, latest: date
) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "05", "2005-3", "2005-13", "2005-02-30", "28.03.2005", "?"])
def test_what_is_no_date_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        PartialDate.parse(text)
