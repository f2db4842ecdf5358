"""The by-law tracker at a date: status, what is late, the numbers of the tracker."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from lawcase import Case

from legalgap.engine import tracker
from legalgap.model.bylaw import ByLaw, ByLawStatus
from legalgap.model.country import Country
from legalgap.model.draft import Draft
from legalgap.model.enforced import Timeliness

LATER = date(2030, 1, 1)


def bylaw(name: str = "rules", status: str = "in_force", **more: Any) -> ByLaw:
    raw = {"id": name, "title": "?", "status": status, "grade": "text_read", **more}
    return ByLaw.model_validate(raw)


def country(*rows: dict[str, Any], **more: Any) -> Country:
    """A State with a law of 2020, an older one that has ended, and the by-laws given."""
    acts = {
        "law": {"in_force": {"from": "2020-01-01"}, "5": {"provides": ["x"]}},
        "old": {"kind": "law", "in_force": {"from": "2001-01-01", "to": "2019-12-31"}},
        "vague": {"kind": "law", "in_force": {"from": "2020"}},
    }
    raw = {"case": "tracker", "acts": acts, "bylaws": list(rows), "expect": {"low": 0}, **more}
    return Case.model_validate(raw).country


def times(*rows: dict[str, Any], day: str = "2026-01-01") -> Timeliness | None:
    return tracker.timeliness(country(*rows), (), date.fromisoformat(day))


def status(day: str, row: str = "in_force", **more: Any) -> str:
    return tracker.status_at(bylaw(status=row, **more), date.fromisoformat(day)).value


# Status at each side of each date.


@pytest.mark.parametrize("name", [item.value for item in ByLawStatus])
def test_without_dates_the_status_is_that_of_the_tracker_on_any_day(name: str) -> None:
    assert status("1990-01-01", name) == status("2030-01-01", name) == name


@pytest.mark.parametrize("name", ["in_force", "outdated", "restricted"])
def test_before_it_was_issued_it_was_not_issued(name: str) -> None:
    assert status("2024-05-31", name, issued="2024-06-01") == "not_issued"
    assert status("2024-06-01", name, issued="2024-06-01") == name


def test_issued_and_not_yet_in_force_it_is_adopted() -> None:
    dates = {"issued": "2024-06-01", "in_force": {"from": "2024-09-01"}}
    assert status("2024-05-31", **dates) == "not_issued"
    assert status("2024-06-01", **dates) == "adopted_not_in_force"
    assert status("2024-08-31", **dates) == "adopted_not_in_force"
    assert status("2024-09-01", **dates) == "in_force"


def test_what_the_tracker_calls_adopted_enters_into_force_on_its_day() -> None:
    dates = {"issued": "2025-12-01", "in_force": {"from": "2026-03-01"}}
    assert status("2026-02-28", "adopted_not_in_force", **dates) == "adopted_not_in_force"
    assert status("2026-03-01", "adopted_not_in_force", **dates) == "in_force"


def test_the_day_of_issue_brings_nothing_into_force_that_is_called_adopted_only() -> None:
    assert status("2030-01-01", "adopted_not_in_force", issued="2025-12-01") == (
        "adopted_not_in_force"
    )


@pytest.mark.parametrize("name", ["draft", "adopted_not_in_force", "not_issued", "unknown"])
def test_what_is_to_enter_into_force_one_day_is_what_the_tracker_says_until_then(name: str) -> None:
    assert status("2026-01-01", name, in_force={"from": "2027-01-01"}) == name


def test_what_is_in_force_from_a_day_and_was_issued_nobody_knows_when_was_not_there_before() -> (
    None
):
    assert status("2023-12-31", in_force={"from": "2024-01-01"}) == "not_issued"
    assert status("2024-01-01", in_force={"from": "2024-01-01"}) == "in_force"


def test_the_last_day_is_included() -> None:
    dates = {"issued": "2020-01-01", "in_force": {"to": "2024-06-30"}}
    assert status("2024-06-30", **dates) == "in_force"
    assert status("2024-07-01", **dates) == "repealed"


def test_what_is_repealed_today_was_in_force_in_its_time() -> None:
    dates = {"issued": "2020-01-01", "in_force": {"to": "2024-06-30"}}
    assert status("2019-12-31", "repealed", **dates) == "not_issued"
    assert status("2020-01-01", "repealed", **dates) == "in_force"
    assert status("2024-06-30", "repealed", **dates) == "in_force"
    assert status("2024-07-01", "repealed", **dates) == "repealed"


def test_of_what_was_repealed_and_began_nobody_knows_when_the_time_before_is_unknown() -> None:
    assert status("2010-01-01", "repealed", in_force={"to": "2024-06-30"}) == "unknown"
    assert status("2024-07-01", "repealed", in_force={"to": "2024-06-30"}) == "repealed"


def test_a_year_alone_leaves_its_own_days_unknown() -> None:
    assert status("2023-12-31", issued="2024") == "not_issued"
    assert status("2024-01-01", issued="2024") == "unknown"
    assert status("2024-12-30", issued="2024") == "unknown"
    assert status("2024-12-31", issued="2024") == "in_force"
    begins = {"issued": "2020-01-01", "in_force": {"from": "2024-05"}}
    assert status("2024-04-30", **begins) == "adopted_not_in_force"
    assert status("2024-05-01", **begins) == "unknown"
    assert status("2024-05-31", **begins) == "in_force"
    ends = {"issued": "2020-01-01", "in_force": {"to": "2024"}}
    assert status("2023-12-31", **ends) == "in_force"
    assert status("2024-06-01", **ends) == "unknown"
    assert status("2025-01-01", **ends) == "repealed"


# Missing and overdue.


@pytest.mark.parametrize(
    ("name", "missing", "score"),
    [
        ("in_force", False, 2),
        ("adopted_not_in_force", True, 1),
        ("draft", True, 1),
        ("not_issued", True, 0),
        ("outdated", False, 2),
        ("restricted", False, 2),
        ("repealed", True, 0),
        ("unknown", False, None),
    ],
)
def test_each_status_is_missing_or_not_and_answers_the_first_test(
    name: str, missing: bool, score: int | None
) -> None:
    item = bylaw(status=name)
    assert tracker.is_missing(item, LATER) is missing
    assert tracker.score(item, country(), LATER) == score


def test_only_a_by_law_in_force_that_was_read_whole_answers_it_best() -> None:
    state = country()
    assert tracker.score(bylaw(act="law"), state, LATER) == 3
    assert tracker.score(bylaw(act="nowhere"), state, LATER) == 2
    assert tracker.score(bylaw(status="outdated", act="law"), state, LATER) == 2
    assert tracker.score(bylaw(act="law", issued="2031-01-01"), state, LATER) == 0


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        ("2024-06-30", "2024-06-30", False),
        ("2024-06-30", "2024-07-01", True),
        ("2024", "2024-12-31", False),
        ("2024", "2025-01-01", True),
    ],
)
def test_it_is_overdue_from_the_day_after_the_last_that_the_due_date_can_mean(
    due: str, day: str, late: bool
) -> None:
    item = bylaw(status="draft", due=due)
    assert tracker.is_overdue(item, date.fromisoformat(day)) is late


@pytest.mark.parametrize("name", ["in_force", "outdated", "restricted", "unknown"])
def test_what_is_in_force_or_may_be_is_not_overdue(name: str) -> None:
    assert not tracker.is_overdue(bylaw(status=name, due="2024"), LATER)


def test_what_has_no_date_is_never_overdue() -> None:
    assert not tracker.is_overdue(bylaw(status="not_issued"), LATER)


# The numbers of the tracker.


def test_without_by_laws_there_are_no_numbers() -> None:
    assert times() is None
    assert times({"status": "not_required"}, {"status": "draft", "grade": "recalled"}) is None


def test_mandated_is_what_is_called_for_and_not_known_from_memory_alone() -> None:
    found = times(
        {"status": "in_force"},
        {"status": "restricted"},
        {"status": "not_issued"},
        {"status": "unknown"},
        {"status": "not_required"},
        {"status": "in_force", "grade": "recalled"},
    )
    assert found is not None
    assert (found.mandated, found.in_force, found.unknown) == (4, 2, 1)
    assert found.share == Fraction(2, 3)


def test_where_every_status_is_unknown_there_is_no_share() -> None:
    found = times({"status": "unknown"})
    assert found is not None
    assert found.share is None


def test_overdue_by_laws_are_named_and_those_on_time_counted() -> None:
    found = times(
        {"id": "late", "status": "in_force", "due": "2024-06-30", "issued": "2024-07-01"},
        {"id": "early", "status": "in_force", "due": "2024-06-30", "issued": "2024-06-30"},
        {"id": "missing", "status": "draft", "due": "2024-06-30"},
        {"id": "to-come", "status": "draft", "due": "2027"},
        {"id": "year-only", "status": "in_force", "due": "2024-06-30", "issued": "2024"},
    )
    assert found is not None
    assert (found.due, found.on_time, found.overdue) == (4, 1, ("missing",))


def row(issued: str, *laws: str, **more: Any) -> dict[str, Any]:
    return {"status": "in_force", "issued": issued, "mandated_by": list(laws), **more}


@pytest.mark.parametrize(
    ("issued", "median"),
    [
        (["2020-01-31"], Fraction(30)),
        (["2020-01-31", "2020-01-02"], Fraction(31, 2)),
        (["2020-01-02", "2020-01-31", "2020-01-12"], Fraction(11)),
        (["2020-01-02", "2020-01-03", "2020-01-06", "2020-12-31"], Fraction(7, 2)),
        (["2020-01-01"], Fraction(0)),
    ],
)
def test_the_median_of_the_days_from_the_law_to_the_by_law_is_exact(
    issued: list[str], median: Fraction
) -> None:
    found = times(*(row(day, "law:5") for day in issued))
    assert found is not None
    assert (found.median_days, found.timed) == (median, len(issued))


def test_days_count_from_the_earliest_of_several_laws() -> None:
    found = times(row("2020-01-31", "law:5", "old:1"))
    assert found is not None
    assert found.median_days == (date(2020, 1, 31) - date(2001, 1, 1)).days


@pytest.mark.parametrize(
    "unclear",
    [
        row("2020", "law:5"),
        row("2020-03-01"),
        row("2020-03-01", "vague:1"),
        row("2020-03-01", "nowhere:1"),
        row("2019-03-01", "law:5"),
    ],
    ids=["issued in a year", "no law", "a law of a year", "a law nobody encoded", "older"],
)
def test_what_has_not_both_dates_or_is_older_than_the_law_is_not_timed(
    unclear: dict[str, Any],
) -> None:
    found = times(unclear)
    assert found is not None
    assert (found.median_days, found.timed) == (None, 0)


def test_a_by_law_of_a_later_day_has_taken_no_time_yet() -> None:
    rows = (row("2020-01-31", "law:5"), row("2024-01-01", "law:5"))
    early, late = times(*rows, day="2021-01-01"), times(*rows)
    assert early is not None
    assert late is not None
    assert (early.median_days, early.timed, early.in_force) == (Fraction(30), 1, 1)
    assert (late.timed, late.in_force) == (2, 2)


def test_a_by_law_is_called_for_while_its_law_is_in_force() -> None:
    new = {"id": "new", "status": "not_issued", "mandated_by": ["law:5"]}
    past = {"id": "past", "status": "not_issued", "mandated_by": ["old:1"]}
    free = {"id": "free", "status": "not_issued"}
    unread = {"id": "unread", "status": "not_issued", "mandated_by": ["nowhere:1"]}
    state = country(new, past, free, unread)

    def asked(day: date) -> list[str]:
        return [item.id for item in tracker.called_for(state, day)]

    assert asked(date(2019, 12, 31)) == ["past", "free", "unread"]
    assert asked(date(2020, 1, 1)) == ["new", "free", "unread"]


def test_indicators_that_sleep_for_want_of_a_by_law_are_named() -> None:
    raw = {
        "case": "dormant",
        "acts": {"law": {"5": {"provides": ["x"]}}},
        "also": {"A-02": {}, "A-03": {}},
        "bylaws": [
            {"status": "not_issued", "unlocks": ["law:5"]},
            {"status": "in_force", "unlocks": ["A-02"]},
            {"status": "unknown", "unlocks": ["A-03"]},
        ],
        "expect": {"low": 1},
    }
    found = Case.model_validate(raw).assessed().machine.timeliness
    assert found is not None
    assert found.dormant == ("A-01",)


# The by-laws of drafts.


def draft(name: str = "bill", in_force: str = "2026-01-01", **more: Any) -> Draft:
    raw = {"id": name, "title": "?", "amends": "law", "in_force": in_force, **more}
    return Draft.model_validate(raw)


def proposed(name: str, status: str = "in_force", **more: Any) -> dict[str, Any]:
    return {"id": name, "title": "?", "status": status, "grade": "text_read", **more}


def test_a_draft_adds_by_laws_and_replaces_them_by_id() -> None:
    state = country({"id": "rules", "status": "draft"})
    bill = draft(bylaws=[proposed("rules"), proposed("form", "draft")])
    found = tracker.with_bylaws(state, [bill], LATER).bylaws
    assert [(item.id, item.status.value) for item in found] == [
        ("rules", "in_force"),
        ("form", "draft"),
    ]
    assert state.bylaws[0].status is ByLawStatus.DRAFT


def test_a_draft_without_by_laws_leaves_the_state_as_it_is() -> None:
    state = country({"id": "rules", "status": "draft"})
    bill = draft(changes=[{"add": "7"}])
    assert tracker.with_bylaws(state, [bill], LATER) is state
    assert tracker.with_bylaws(state, [], LATER) is state


def test_a_draft_brings_its_by_laws_on_the_day_on_which_it_is_in_force() -> None:
    bill = draft(bylaws=[proposed("rules")])
    assert tracker.with_bylaws(country(), [bill], date(2025, 12, 31)).bylaws == ()
    assert len(tracker.with_bylaws(country(), [bill], date(2026, 1, 1)).bylaws) == 1


def test_a_by_law_keeps_the_source_of_its_own_draft() -> None:
    def source(title: str) -> dict[str, Any]:
        return {"paper": {"title": title, "visibility": "working_group"}}

    bills = [
        draft("bill", sources=source("One"), source="paper", bylaws=[proposed("rules")]),
        draft("twin", sources=source("Two"), bylaws=[proposed("form", source="paper")]),
    ]
    found = tracker.with_bylaws(country(), bills, LATER)
    titles = [found.tracker.sources[item.source or ""].title["en"] for item in found.bylaws]
    assert titles == ["One", "Two"]
