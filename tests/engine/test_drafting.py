"""A recommendation as a draft: which act, which number, what stands in its way."""

from datetime import date
from typing import Any

import pytest
from lawcase import Case

from legalgap.engine.drafting import Drafter, Proposal, free_pin, likely_act, taken_away
from legalgap.model.draft import Draft
from legalgap.model.pin import Pin

DAY = date(2026, 1, 1)
PROVIDES = {"provides": {"A-01": ["shelter"]}}


def case(acts: dict[str, Any], rule: Any = None, **more: Any) -> Case:
    raw = {"case": "drafting", "rule": rule or ["shelter", "interpreter"], "acts": acts, **more}
    return Case.model_validate({**raw, "expect": {"low": 0}})


def proposed(
    acts: dict[str, Any],
    gives: dict[str, Any] | None = None,
    *,
    act: str = "law",
    at: str = "99",
    **more: Any,
) -> Proposal:
    made = case(acts, recommendations={"REC-A-01": gives or PROVIDES}, **more)
    item = made.yardstick.recommendations["REC-A-01"]
    drafter = Drafter(made.country, made.yardstick.indicators, item, DAY)
    return drafter.proposal(made.country.acts[act], Pin.parse(at))


def left(found: Proposal) -> dict[str, Any]:
    return {str(wording.pin): claims for wording, claims in found.replaced}


def by_hand(found: Proposal) -> list[str]:
    return [item.id for item in found.by_hand]


# Which act.


def likely(acts: dict[str, Any], gives: dict[str, Any] | None = None, **more: Any) -> str | None:
    made = case(acts, recommendations={"REC-A-01": gives or PROVIDES}, **more)
    return likely_act(made.country, made.yardstick.recommendations["REC-A-01"], DAY)


SAYS = {"lacks": ["shelter"]}


def test_the_law_that_says_most_on_the_subject_is_amended() -> None:
    acts = {"law": {"5": SAYS}, "code": {"5": SAYS, "6": {"provides": ["interpreter"]}}}
    assert likely(acts) == "code"


def test_more_indicators_count_before_more_provisions() -> None:
    acts = {"law": {"5": SAYS, "6": SAYS}, "code": {"5": SAYS, "7": {"A-02": {"lacks": ["x"]}}}}
    gives = {"provides": {"A-01": ["shelter"], "A-02": ["x"]}}
    assert likely(acts, gives, also={"A-02": {}}) == "code"


def test_a_by_law_is_no_law_to_amend() -> None:
    assert likely({"order": {"5": SAYS}, "plan": {"5": SAYS}}) is None
    assert likely({"order": {"5": SAYS}, "decree": {"5": SAYS}}) == "decree"


def test_an_act_that_has_ended_or_is_to_come_is_not_amended() -> None:
    past = {"in_force": {"to": "2025-12-31"}, "5": SAYS}
    future = {"in_force": {"from": "2026-01-02"}, "5": SAYS}
    assert likely({"law": past, "code": future}) is None


def test_where_no_act_says_anything_there_is_none() -> None:
    assert likely({"law": {"5": {}}}) is None
    assert likely({}) is None


def test_of_two_alike_the_first_name_is_taken() -> None:
    assert likely({"law": {"5": SAYS}, "code": {"5": SAYS}}) == "code"


# Which number.


def free(*pins: str, said: tuple[str, ...] = ()) -> str:
    provisions = {pin: SAYS if pin in said else {} for pin in pins}
    made = case({"law": provisions}, recommendations={"REC-A-01": PROVIDES})
    pin = free_pin(made.country.acts["law"], made.yardstick.recommendations["REC-A-01"])
    assert Pin.parse(str(pin)) == pin
    return str(pin)


@pytest.mark.parametrize(
    ("pins", "said", "number"),
    [
        (["5", "6", "7"], ["6"], "6-1"),
        (["5", "6(1)", "6(2)"], ["6(1)"], "6-1"),
        (["6", "6-1", "6-2"], ["6"], "6-3"),
        (["6", "6-1(1)"], ["6"], "6-2"),
        (["129-1(1)", "129-1(2)"], ["129-1(1)"], "129-2"),
        (["5", "9", "10"], [], "10-1"),
        (["5(1)", "5(2)", "9"], ["5(1)", "5(2)", "9"], "5-1"),
        (["12a"], ["12a"], "12a-1"),
        (["24.30"], ["24.30"], "24-1"),
        (["24.30", "24-1.5"], ["24.30"], "24-2"),
        (["annex-1/4", "7"], ["annex-1/4"], "7-1"),
        (["annex-1/4"], ["annex-1/4"], "1-1"),
        ([], [], "1-1"),
    ],
)
def test_the_new_article_stands_beside_what_says_most_and_its_number_is_free(
    pins: list[str], said: list[str], number: str
) -> None:
    assert free(*pins, said=tuple(said)) == number


def test_an_act_of_words_only_gets_a_first_article() -> None:
    made = case({"law": {}}, recommendations={"REC-A-01": PROVIDES})
    act = made.country.acts["law"]
    title = act.model_validate(
        {
            **act.model_dump(by_alias=True, mode="json", exclude={"provisions", "was"}),
            "provisions": [{"pin": "title"}],
        }
    )
    assert str(free_pin(title, made.yardstick.recommendations["REC-A-01"])) == "1-1"


# What stands in the way.


def test_what_narrows_a_recommended_element_is_replaced_without_its_narrowing() -> None:
    law = {"5": {"provides": ["interpreter"], "narrows": {"shelter": "women only"}}}
    found = proposed({"law": law})
    assert left(found) == {"5": {"A-01": [{"provides": ["interpreter"]}]}}


def test_what_narrows_something_else_stays() -> None:
    assert left(proposed({"law": {"5": {"narrows": {"interpreter": "some"}}}})) == {}


def test_what_only_provides_lacks_or_provides_in_part_stands_in_nobodys_way() -> None:
    law = {
        "5": {"provides": ["shelter"]},
        "6": {"lacks": ["shelter"]},
        "7": {"partly": {"shelter": "a principle"}},
    }
    found = proposed({"law": law})
    assert (left(found), by_hand(found)) == ({}, [])


def test_what_provides_it_for_one_group_limits_it() -> None:
    found = proposed({"law": {"5": {"provides": ["shelter", "interpreter"], "for": ["women"]}}})
    assert left(found) == {"5": {"A-01": [{"provides": ["interpreter"], "for": ["women"]}]}}


def test_a_bad_element_that_is_ended_is_taken_out() -> None:
    law = {"5": {"provides": ["fine", "shelter"]}, "6": {"partly": {"fine": "at times"}}}
    found = proposed({"law": law}, {"ends": {"A-01": ["fine"]}}, rule=["shelter", {"not": "fine"}])
    assert left(found) == {"5": {"A-01": [{"provides": ["shelter"]}]}, "6": {}}


def test_a_contradiction_is_taken_out_whole() -> None:
    law = {"5": {"provides": ["interpreter"], "contradicts": "sent away", "only": "some"}}
    assert left(proposed({"law": law})) == {"5": {"A-01": [{"provides": ["interpreter"]}]}}


def test_claims_on_other_indicators_are_kept() -> None:
    law = {"5": {"narrows": {"shelter": "some"}, "A-02": {"contradicts": "x", "only": "y"}}}
    found = proposed({"law": law}, also={"A-02": {}})
    assert list(left(found)["5"]) == ["A-02"]


NUMBERS = [{"number": {"element": "days", "min": 30}}]
SETS = {"values": {"A-01": {"days": "45"}}}


@pytest.mark.parametrize(("days", "in_the_way"), [("10", True), ("30", False), ("90", False)])
def test_a_number_stands_in_the_way_where_it_misses_the_line(days: str, in_the_way: bool) -> None:
    found = proposed({"law": {"5": {"values": {"days": days}}}}, SETS, rule=NUMBERS)
    assert left(found) == ({"5": {}} if in_the_way else {})


def test_of_several_numbers_one_that_misses_it_is_enough() -> None:
    law = {"5": {"values": {"days": ["90", "10"]}}}
    assert left(proposed({"law": law}, SETS, rule=NUMBERS)) == {"5": {}}


def test_a_number_without_a_line_is_compared_with_the_one_recommended() -> None:
    law = {"5": {"values": {"days": "45"}}, "6": {"values": {"days": "90/2"}}}
    law["7"] = {"values": {"days": "90"}}
    made = case({"law": law}, ["shelter"], recommendations={"REC-A-01": SETS}, bonus=["days"])
    item = made.yardstick.recommendations["REC-A-01"]
    drafter = Drafter(made.country, made.yardstick.indicators, item, DAY)
    assert left(drafter.proposal(made.country.acts["law"], Pin.parse("99"))) == {"7": {}}


def test_what_stands_in_the_way_in_another_act_is_changed_by_hand() -> None:
    acts = {"law": {"5": SAYS}, "code": {"7": {"narrows": {"shelter": "some"}}}}
    found = proposed(acts)
    assert (left(found), by_hand(found)) == ({}, ["code:7"])


def test_an_article_above_others_is_changed_by_hand() -> None:
    law = {"5": {"narrows": {"shelter": "some"}}, "5(1)": {"provides": ["interpreter"]}}
    found = proposed({"law": law})
    assert (left(found), by_hand(found)) == ({}, ["law:5"])


def test_an_article_above_the_new_one_is_changed_by_hand() -> None:
    found = proposed({"law": {"5": {"narrows": {"shelter": "some"}}}}, at="5(9)")
    assert (left(found), by_hand(found)) == ({}, ["law:5"])


def test_what_is_known_from_memory_or_not_in_force_stands_in_nobodys_way() -> None:
    law = {
        "5": {"narrows": {"shelter": "some"}, "grade": "recalled"},
        "6": {"narrows": {"shelter": "some"}, "in_force": {"to": "2020-01-01"}},
    }
    found = proposed({"law": law})
    assert (left(found), by_hand(found)) == ({}, [])


def test_what_is_kept_stays_known_as_it_was() -> None:
    law = {
        "5": {
            "grade": "reported",
            "read": "part",
            "provides": ["interpreter"],
            "narrows": {"shelter": "some"},
        }
    }
    (kept,) = left(proposed({"law": law}))["5"]["A-01"]
    assert kept == {"grade": "reported", "read": "part", "provides": ["interpreter"]}


# What the new article says.


def test_the_new_article_says_what_is_recommended() -> None:
    found = proposed({"law": {"5": SAYS}}, {**PROVIDES, **SETS}, rule=["shelter", *NUMBERS])
    assert found.claims == {"A-01": [{"provides": ["shelter"], "values": {"days": "45"}}]}
    assert not found.there


def test_what_is_counted_from_the_tracker_no_article_can_provide() -> None:
    number = {"number": {"element": "share", "min": 50}}
    gives = {"provides": {"A-01": ["shelter"]}, "values": {"A-01": {"share": "100"}}}
    computed = {"share": "bylaws:in_force"}
    found = proposed({"law": {"5": SAYS}}, gives, rule=["shelter", number], computed=computed)
    assert found.claims == {"A-01": [{"provides": ["shelter"]}]}
    alone = {"values": {"A-01": {"share": "100"}}}
    found = proposed({"law": {"5": SAYS}}, alone, rule=["shelter", number], computed=computed)
    assert found.claims == {}


def test_an_article_that_is_rewritten_keeps_what_it_said_of_other_things() -> None:
    law = {
        "5": {"lacks": ["shelter"], "provides": ["interpreter"], "A-02": {"provides": ["x"]}},
    }
    found = proposed({"law": law}, at="5", also={"A-02": {}})
    assert found.there
    assert found.claims == {
        "A-01": [{"provides": ["interpreter"]}, {"provides": ["shelter"]}],
        "A-02": [{"provides": ["x"]}],
    }
    assert (left(found), by_hand(found)) == ({}, [])


def test_an_article_that_is_rewritten_loses_what_stood_in_the_way() -> None:
    law = {"5": {"narrows": {"shelter": "some"}, "contradicts": "sent away"}}
    assert proposed({"law": law}, at="5").claims == {"A-01": [{"provides": ["shelter"]}]}


def test_a_better_number_than_the_one_recommended_stays() -> None:
    law = {"5": {"values": {"days": "90"}}}
    found = proposed({"law": law}, SETS, rule=NUMBERS, at="5")
    assert found.claims == {"A-01": [{"values": {"days": [90]}}]}


# What a draft takes away.


def lost(acts: dict[str, Any], *changes: dict[str, Any], rule: Any = None) -> list[tuple[str, ...]]:
    made = case(acts, rule)
    raw = {"id": "bill", "title": "?", "amends": "law", "in_force": "2026-06-01"}
    draft = Draft.model_validate({**raw, "changes": list(changes)})
    found = taken_away(made.country, made.yardstick, draft)
    return [(item.element, item.before, item.after, *item.provisions) for item in found]


def test_a_draft_that_says_nothing_of_what_was_there_takes_it_away() -> None:
    law = {"5": {"provides": ["shelter"], "narrows": {"interpreter": "some"}}}
    assert lost({"law": law}, {"replace": "5"}) == [
        ("A-01.shelter", "found", "unknown", "law:5"),
        ("A-01.interpreter", "limited", "unknown", "law:5"),
    ]


def test_a_draft_takes_away_what_works_through_the_article_it_replaces() -> None:
    acts = {"law": {"5": {}}, "code": {"7": {"provides": ["shelter"], "through": ["law:5"]}}}
    assert lost(acts, {"replace": "5"}) == [("A-01.shelter", "found", "unknown", "code:7")]


def test_what_is_only_added_takes_nothing_away() -> None:
    acts = {"law": {"5": {"provides": ["shelter"]}}}
    said = {"A-01": {"provides": ["interpreter"]}}
    assert lost(acts, {"add": "6", "read": "whole", "claims": said}) == []


def test_what_was_lacking_or_unknown_cannot_be_taken_away() -> None:
    assert lost({"law": {"5": {"lacks": ["shelter"]}}}, {"replace": "5"}) == []


def test_a_bad_rule_that_comes_back_is_a_loss_and_one_that_goes_is_none() -> None:
    rule = [{"not": "fine"}]
    bad = {"A-01": {"provides": ["fine"]}}
    full = {"law": {"5": {}}}
    assert lost(full, {"replace": "5", "claims": bad}, rule=rule) == []  # nobody knew before
    assert lost({"law": {"5": {"provides": ["fine"]}}}, {"repeal": "5"}, rule=rule) == []
    made = case(full, rule, read_in_full=True)
    raw = {"id": "bill", "title": "?", "amends": "law", "in_force": "2026-06-01"}
    draft = Draft.model_validate({**raw, "changes": [{"replace": "5", "claims": bad}]})
    (found,) = taken_away(made.country, made.yardstick, draft)
    assert (found.element, found.before, found.after) == ("A-01.fine", "lacking", "found")
