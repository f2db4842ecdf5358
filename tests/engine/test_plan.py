"""Rows for an action plan: the section, the years, and what a row never invents."""

from typing import Any

import pytest
from lawcase import Case

from legalgap.engine.assess import assess
from legalgap.engine.plan import PlanRow, plan_in_force, plan_rows
from legalgap.engine.roadmap import roadmap
from legalgap.model.assessment import Assessment
from legalgap.model.country import Country
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.prose.roadmap import plan_cells
from legalgap.prose.voice import Voice

LAW = {"id": "law-reform", "title": "Law reform", "areas": ["a"]}
SERVICES = {"id": "services", "title": "Services", "recommendations": ["REC-A-02"]}


def state(*plans: dict[str, Any]) -> Assessment:
    """A State that lacks two elements, with these plans."""
    raw = {
        "case": "plan",
        "rule": ["a", "b"],
        "as_of": "2026-11-21",
        "acts": {"law": {"5": {"lacks": ["a", "b"]}}},
        "recommendations": {
            "REC-A-01": {"provides": {"A-01": ["a"]}, "horizon": "long", "serves": ["women"]},
            "REC-A-02": {"provides": {"A-01": ["b"]}, "horizon": "short"},
        },
        "expect": {"low": 0},
    }
    case = Case.model_validate(raw)
    named = [{"name": "Plan", "grade": "reported", **plan} for plan in plans]
    jurisdiction = case.country.jurisdiction.model_dump(by_alias=True) | {"plans": named}
    country = Country(Jurisdiction.model_validate(jurisdiction), case.country.acts)
    return assess(country, case.yardstick)


def rows(*plans: dict[str, Any]) -> dict[str, PlanRow]:
    return {row.recommendation.id: row for row in plan_rows(roadmap(state(*plans)))}


def test_the_plan_in_force_is_the_one_whose_years_hold_at_the_date() -> None:
    old = {"id": "old", "from": "2020", "to": "2022"}
    new = {"id": "new", "from": "2025", "to": "2029"}
    found = plan_in_force(state(old, new))
    assert found is not None
    assert found.id == "new"
    assert plan_in_force(state(old)) is None


def test_of_several_plans_the_one_with_sections_is_taken() -> None:
    found = plan_in_force(state({"id": "one"}, {"id": "two", "sections": [LAW]}))
    assert found is not None
    assert found.id == "two"


def test_a_section_that_names_a_recommendation_comes_before_one_of_its_area() -> None:
    found = rows({"id": "plan", "sections": [LAW, SERVICES]})
    sections = {name: row.section.id for name, row in found.items() if row.section}
    assert sections == {"REC-A-01": "law-reform", "REC-A-02": "services"}


def test_without_a_section_that_fits_there_is_none() -> None:
    found = rows({"id": "plan", "sections": [SERVICES]})
    assert found["REC-A-01"].section is None
    assert rows()["REC-A-02"].section is None


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        ((), "no plan in force is known"),
        (({"id": "plan"},), "open: the sections of the plan are not known"),
        (({"id": "plan", "sections": [SERVICES]},), "no section of the plan fits"),
        (({"id": "plan", "sections": [LAW]},), LAW["title"]),
    ],
)
def test_where_no_section_is_named_the_row_says_why(plans: tuple[Any, ...], said: str) -> None:
    cells = plan_cells(Voice(), state().yardstick, rows(*plans)["REC-A-01"])
    assert cells["nap_section"] == said


def test_years_are_counted_from_the_date_of_the_assessment() -> None:
    found = rows()
    assert (found["REC-A-01"].since, found["REC-A-01"].until) == (2026, 2031)
    assert (found["REC-A-02"].since, found["REC-A-02"].until) == (2026, 2027)


def test_the_baseline_is_a_sentence_and_never_a_number() -> None:
    made = state()
    cells = plan_cells(Voice(), made.yardstick, rows()["REC-A-01"])
    assert cells["baseline"] == "To be set in the first year."
    assert (cells["serves"], cells["findings"], cells["target"]) == ("women", "A-01", "")
