"""What the data covers."""

from typing import Any

from lawcase import Case

from legalgap.engine.coverage import catalogue, reach
from legalgap.model.assessment import Assessment
from legalgap.model.source import Grade


def made(**raw: Any) -> Assessment:
    return Case.model_validate({"case": "coverage", "expect": {"low": 0}, **raw}).assessed()


WORLD = {
    "rule": ["a", "b"],
    "also": {"A-02": {"rule": "c"}, "A-03": {"rule": "d"}},
    "acts": {
        "law": {"read": "part", "1": {"provides": ["a"], "lacks": ["b"]}},
        "code": {"read": "part", "2": {"A-02": {"provides": ["c"], "grade": "recalled"}}},
    },
}


def test_claims_are_counted_by_grade() -> None:
    found = reach(made(**WORLD))
    assert found.claims == 2
    assert found.grades == {Grade.TEXT_READ: 1, Grade.RECALLED: 1}


def test_a_recalled_claim_touches_and_does_not_answer() -> None:
    found = reach(made(**WORLD))
    assert found.touched == ("A-01", "A-02")
    assert found.untouched == ("A-03",)
    assert found.answered == ("A-01",)
    (area,) = found.areas
    assert (area.indicators, area.touched, area.answered) == (3, 2, 1)


def test_the_act_that_could_settle_an_answer_comes_before_one_that_adds_elements() -> None:
    found = reach(
        made(
            rule=["a", "b", "c", "d", "f"],
            also={"A-02": {"rule": "e"}},
            acts={
                "law": {"read": "part", "1": {"provides": ["a", "b"], "lacks": ["c"]}},
                "code": {"read": "part", "2": {"A-02": {"provides": ["e"], "grade": "recalled"}}},
            },
        )
    )
    assert [(item.act, item.answers, item.elements) for item in found.to_read] == [
        ("code", 1, 1),
        ("law", 0, 2),
    ]


def test_standards_that_nobody_asks_about_are_listed_with_their_reason() -> None:
    yardstick = made(**WORLD).yardstick
    listed = catalogue(yardstick)
    asked = {name for item in yardstick.indicators.values() for name in item.standards}
    assert {name for name, _ in listed.unasked} == set(yardstick.standards) - asked
    assert listed.counts["indicators"] == 3
