"""Which findings are the gravest, what is kept, and what to read next."""

from typing import Any

from lawcase import Case

from legalgap.engine.gaps import contradictions, gravest
from legalgap.model.assessment import Assessment


def made(**raw: Any) -> Assessment:
    return Case.model_validate({"case": "gaps", "expect": {"low": 0}, **raw}).assessed()


SEVERAL = {
    "rule": ["a", "b"],
    "also": {
        "A-02": {"rule": "c"},
        "A-03": {"rule": "d", "standards": {"guide:1": "soft"}},
        "A-04": {"rule": "e", "lenses": {"age": "core"}},
        "A-05": {"rule": "f"},
        "A-06": {"rule": "g"},
    },
    "acts": {
        "law": {
            "1": {"provides": ["a"], "lacks": ["b"]},
            "2": {"A-02": {"contradicts": "the opposite"}},
            "3": {"A-03": {"lacks": ["d"]}},
            "4": {"A-04": {"lacks": ["e"]}},
            "5": {"A-05": {"provides": ["f"]}},
            "6": {"A-06": {"lacks": ["g"]}},
        }
    },
}


def test_the_gravest_come_first_by_verb_contradiction_answer_and_lenses() -> None:
    found = gravest(list(made(**SEVERAL).findings), 9)
    assert [finding.id for finding in found] == ["A-02", "A-04", "A-06", "A-01", "A-03"]


def test_what_is_contradicted_for_some_cases_comes_before_what_is_wholly_missing() -> None:
    found = made(
        rule="a",
        also={"A-02": {"rule": "b"}},
        acts={
            "law": {
                "1": {"lacks": ["a"]},
                "2": {"A-02": {"provides": ["b"], "contradicts": "the opposite", "only": "some"}},
            }
        },
    )
    assert [finding.id for finding in gravest(list(found.findings), 9)] == ["A-02", "A-01"]


def test_of_two_like_gaps_the_one_that_less_can_close_comes_first() -> None:
    found = made(
        rule=["a", "b", "c"],
        also={"A-02": {"rule": ["d", "e", "f"]}},
        methodology={"answer_floor": "0"},
        acts={
            "law": {
                "1": {"provides": ["a"], "lacks": ["b"]},
                "2": {"A-02": {"narrows": {"d": "some"}, "lacks": ["e", "f"]}},
            }
        },
    )
    assert [finding.id for finding in gravest(list(found.findings), 9)] == ["A-02", "A-01"]


def test_no_more_are_named_than_asked_for() -> None:
    assert [item.id for item in gravest(list(made(**SEVERAL).findings), 2)] == ["A-02", "A-04"]


def test_contradictions_for_some_cases_are_among_the_contradictions() -> None:
    found = made(
        rule="a",
        also={"A-02": {"rule": "b"}},
        acts={
            "law": {
                "1": {"provides": ["a"], "contradicts": "the opposite", "only": "some"},
                "2": {"A-02": {"lacks": ["b"]}},
            }
        },
    )
    assert [item.id for item in contradictions(found)] == ["A-01"]


def test_the_act_that_settles_most_is_to_be_read_first() -> None:
    found = made(
        rule=["a", "b", "c"],
        also={"A-02": {"rule": "d"}},
        acts={
            "code": {"read": "part", "1": {"A-02": {"provides": ["d"]}}},
            "law": {"read": "part", "1": {"provides": ["a"]}},
            "order": {"read": "part", "1": {"A-02": {"partly": {"d": "in part"}}}},
            "decree": {"1": {"provides": ["a"]}},
        },
    )
    # Of `d` nothing is unknown; the decree was read whole.
    assert [(item.act, item.indicators, item.elements) for item in found.to_read] == [
        ("law", ("A-01",), 2)
    ]


def test_of_two_acts_the_one_that_settles_more_comes_first_then_by_name() -> None:
    found = made(
        rule=["a", "b", "c"],
        also={"A-02": {"rule": ["d", "e"]}},
        acts={
            "code": {"read": "part", "1": {"A-02": {"provides": ["d"]}}},
            "law": {"read": "part", "1": {"provides": ["a"]}},
            "decree": {"read": "part", "1": {"A-02": {"provides": ["d"]}}},
        },
    )
    assert [(item.act, item.elements) for item in found.to_read] == [
        ("law", 2),
        ("code", 1),
        ("decree", 1),
    ]


def test_an_act_out_of_force_is_not_to_be_read() -> None:
    old = {"read": "part", "in_force": {"to": "2020"}, "1": {"provides": ["a"]}}
    assert made(rule=["a", "b"], acts={"law": old}).to_read == ()


def test_a_limit_is_settled_where_no_unread_text_can_lift_it() -> None:
    def settled(acts: dict[str, Any], **more: Any) -> bool:
        return made(rule="a", acts=acts, **more).finding("A-01").elements[0].settled

    assert settled({"law": {"1": {"narrows": {"a": "some"}}}})
    assert settled({"law": {"1": {"provides": ["a"], "for": ["children"]}}})
    assert not settled({"order": {"1": {"provides": ["a"]}}})
    assert not settled({"law": {"1": {"provides": ["a"], "grade": "heading_read"}}})
    assert settled({"order": {"1": {"provides": ["a"]}}}, read_in_full="yes")
