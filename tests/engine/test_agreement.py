"""How far coders agree: the figure against published examples, and what is a unit."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lawcase import Case, Given

from legalgap.engine.agreement import Comparison, Said, comparison
from legalgap.engine.alpha import Coincidences, nominal_alpha

# Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C; the
# figures that he prints are .095, .692 and .743. A row is an observer, a column a unit.
PUBLISHED = {
    "A: two observers, binary, nothing missing": (
        ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"),
        Fraction(2, 21),
        "0.095",
    ),
    "B: two observers, nominal, nothing missing": (
        ("a a b b d c c c e d d a", "b a b b b c c c e d d d"),
        Fraction(155, 224),
        "0.692",
    ),
    "C: four observers, nominal, values missing": (
        (
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ),
        Fraction(113, 152),
        "0.743",
    ),
}


def by_unit(*rows: str) -> list[list[str | None]]:
    columns = zip(*(row.split() for row in rows), strict=True)
    return [[None if value == "." else value for value in unit] for unit in columns]


@pytest.mark.parametrize("name", PUBLISHED)
def test_alpha_is_the_one_that_is_published(name: str) -> None:
    rows, exact, printed = PUBLISHED[name]
    found = nominal_alpha(by_unit(*rows))
    assert found == exact
    assert f"{float(exact):.3f}" == printed


def test_the_coincidence_matrix_counts_each_pair_in_both_orders() -> None:
    found = Coincidences.of(by_unit(*PUBLISHED["A: two observers, binary, nothing missing"][0]))
    assert found.pairs == {("0", "0"): 10, ("0", "1"): 4, ("1", "0"): 4, ("1", "1"): 2}
    assert found.totals == {"0": 14, "1": 6}


def test_a_unit_that_one_observer_valued_pairs_with_nothing() -> None:
    found = Coincidences.of(by_unit(*PUBLISHED["C: four observers, nominal, values missing"][0]))
    assert found.total == 40  # 41 values, of which that of the last unit stands alone
    assert found.totals == {"1": 9, "2": 13, "3": 10, "4": 5, "5": 3}


@pytest.mark.parametrize(
    "units",
    [[], [["a", None], [None, "b"]], [["a"], ["b"]], [["a", "a"], ["a", "a"]]],
    ids=["no unit", "no pair", "one coder", "no variation"],
)
def test_alpha_is_not_defined_without_pairs_or_without_variation(units: Any) -> None:
    assert nominal_alpha(units) is None


def test_full_agreement_is_one_and_less_than_chance_is_below_zero() -> None:
    assert nominal_alpha([["a", "a"], ["b", "b"]]) == 1
    found = nominal_alpha([["a", "b"], ["b", "a"]])
    assert found is not None
    assert found < 0


def test_without_anything_missing_agreement_is_the_share_of_units_valued_alike() -> None:
    found = Coincidences.of(by_unit("a a b b", "a b b b"))
    assert found.agreement == Fraction(3, 4)
    assert Coincidences.of([]).agreement is None


def from_the_definition(units: Sequence[Sequence[str | None]]) -> Fraction | None:
    """1 minus the disagreement seen over that expected, pair by pair."""
    pairable = [[value for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in pairable if len(unit) > 1]
    values = [value for unit in pairable for value in unit]
    n = len(values)
    expected = sum(one != two for one, two in permutations(values, 2))
    if not expected:
        return None
    seen = sum(
        Fraction(sum(one != two for one, two in permutations(unit, 2)), len(unit) - 1)
        for unit in pairable
    )
    return 1 - (seen / n) / Fraction(expected, n * (n - 1))


TABLES = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.sampled_from(["a", "b", "c", None]), min_size=coders, max_size=coders),
        max_size=9,
    )
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TABLES)
def test_alpha_follows_its_definition(units: list[list[str | None]]) -> None:
    assert nominal_alpha(units) == from_the_definition(units)


@given(TABLES, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_that_of_coders_matters(
    units: list[list[str | None]], random: Any
) -> None:
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]
    assert nominal_alpha(shuffled) == nominal_alpha(units)


RULE = ["a", "b", {"not": "w"}, {"number": {"element": "n", "min": 5}}]


def compared(
    agreed: dict[str, Any] | None = None,
    day: date | None = date(2026, 1, 1),
    world: dict[str, Any] | None = None,
    **coders: dict[str, Any],
) -> Comparison:
    """Coders with their acts, each act by its name as in the cases of tests/rules."""
    raw = {"rule": RULE, "acts": agreed or {}, **(world or {})}
    case = Case.model_validate({"case": "coders", "expect": {"low": 0}, **raw})
    acts = {
        coder: {name: Given.model_validate(act).act(name) for name, act in listed.items()}
        for coder, listed in coders.items()
    }
    return comparison(case.country, case.yardstick, acts, day)


def said(found: Comparison) -> dict[str, tuple[str, ...]]:
    """By element, the words of the coders in their order."""
    return {
        item.unit.element: tuple(coding.said.value for coding in item.codings.values())
        for item in found.overall.units
    }


def test_a_rule_anchored_at_an_article_or_at_its_part_is_the_same_coding() -> None:
    found = compared(
        A1={"law": {"12": {"provides": ["a"]}}}, B2={"law": {"12(2)": {"provides": ["a"]}}}
    )
    assert said(found) == {"a": ("provides", "provides")}
    assert found.overall.disagreements == ()


def test_who_holds_the_act_and_is_silent_on_a_unit_said_nothing() -> None:
    found = compared(A1={"law": {"1": {"provides": ["a"]}}}, B2={"law": {"1": {"provides": ["b"]}}})
    assert said(found) == {"a": ("provides", "nothing"), "b": ("nothing", "provides")}
    assert found.overall.share == 0


def test_what_narrows_holds_whatever_else_the_act_provides() -> None:
    found = compared(
        A1={"law": {"1": {"provides": ["a", "b"]}, "1(note)": {"narrows": {"a": "for pay"}}}},
        B2={"law": {"1": {"narrows": {"a": "for pay"}, "provides": ["b"]}}},
    )
    assert said(found) == {"a": ("in part", "in part"), "b": ("provides", "provides")}


def test_what_is_there_in_part_takes_nothing_from_what_another_place_provides() -> None:
    found = compared(
        A1={"law": {"1": {"provides": ["a"]}, "2": {"partly": {"a": "a principle"}}}},
        B2={"law": {"1": {"provides": ["a"]}, "2": {"lacks": ["a"]}}},
        C3={"law": {"1": {"provides": ["a"], "for": ["children"]}}},
        D4={"law": {"1": {"partly": {"a": "a principle"}}, "2": {"lacks": ["a"]}}},
    )
    assert said(found) == {"a": ("provides", "provides", "in part", "in part")}


def test_numbers_are_compared_as_numbers() -> None:
    found = compared(
        A1={"law": {"1": {"values": {"n": [3, "life"]}}, "2": {"values": {"n": "3.0"}}}},
        B2={"law": {"1": {"values": {"n": ["life", 3]}}}},
        C3={"law": {"1": {"values": {"n": 4}}}},
    )
    (item,) = found.overall.units
    assert item.codings["A1"].numbers == (3, "life")
    assert item.codings["A1"].value == item.codings["B2"].value != item.codings["C3"].value
    assert found.overall.share == Fraction(1, 3)


def test_a_contradiction_is_a_unit_of_its_own() -> None:
    found = compared(
        A1={"law": {"1": {"contradicts": "the opposite", "provides": ["a"]}}},
        B2={"law": {"1": {"contradicts": "the opposite", "only": "some", "provides": ["a"]}}},
        C3={"law": {"1": {"provides": ["a"]}}},
    )
    assert said(found) == {
        "": ("contradicts", "contradicts in part", "nothing"),
        "a": ("provides", "provides", "provides"),
    }


def test_a_silent_act_lacks_what_is_wanted_and_makes_no_unit_of_its_own() -> None:
    found = compared(
        A1={"law": {"silent": True}},
        B2={"law": {"1": {"lacks": ["a"], "provides": ["w"], "contradicts": "so"}}},
    )
    assert said(found) == {
        "": ("nothing", "contradicts"),
        "a": ("lacks", "lacks"),
        "w": ("nothing", "provides"),
    }
    assert said(compared(A1={"law": {"silent": True}}, B2={"law": {"silent": True}})) == {}


def test_what_is_recalled_is_nobodys_reading() -> None:
    found = compared(
        A1={"law": {"1": {"provides": ["a"], "grade": "recalled"}}},
        B2={"law": {"1": {"provides": ["a", "b"]}}},
    )
    assert said(found) == {"a": ("nothing", "provides"), "b": ("nothing", "provides")}


def test_an_act_that_one_coder_holds_is_named_and_not_compared() -> None:
    law = {"1": {"provides": ["a"]}}
    found = compared(A1={"law": law, "code": law}, B2={"law": law})
    assert found.acts == ("law",)
    assert found.alone == {"code": "A1"}
    assert {item.unit.act for item in found.overall.units} == {"law"}


def test_of_three_coders_two_are_enough_and_the_third_has_no_value() -> None:
    law, other = {"1": {"provides": ["a"]}}, {"1": {"lacks": ["a"]}}
    found = compared(A1={"law": law, "code": law}, B2={"law": law, "code": other}, C3={"law": law})
    assert found.acts == ("code", "law")
    assert [len(item.codings) for item in found.overall.units] == [2, 3]
    assert found.overall.alpha == nominal_alpha([["p", "l", None], ["p", "p", "p"]])
    assert [item.unit.act for item in found.overall.disagreements] == ["code"]


def test_only_wordings_in_force_on_the_day_are_compared() -> None:
    old = {"from": "2000-01-01", "to": "2019-12-31", "provides": ["a"]}
    one = {"law": {"1": {"editions": [old, {"from": "2020-01-01", "provides": ["a"]}]}}}
    two = {"law": {"1": {"editions": [old, {"from": "2020-01-01", "lacks": ["a"]}]}}}
    assert said(compared(A1=one, B2=two)) == {"a": ("provides", "lacks")}
    assert said(compared(day=date(2010, 1, 1), A1=one, B2=two)) == {"a": ("provides", "provides")}
    assert said(compared(day=None, A1=one, B2=two)) == {"a": ("provides", "provides")}


def test_an_act_that_is_not_in_force_is_named_and_not_compared() -> None:
    law = {"in_force": {"from": "2027-01-01"}, "1": {"provides": ["a"]}}
    found = compared(A1={"law": law}, B2={"law": law})
    assert (found.acts, found.not_in_force) == ((), ("law",))
    assert compared(day=None, A1={"law": law}, B2={"law": law}).acts == ("law",)


def test_what_is_agreed_and_what_was_judged_stand_beside() -> None:
    found = compared(
        agreed={"law": {"1": {"provides": ["a"]}}},
        world={"judgement": "partial"},
        A1={"law": {"1": {"provides": ["a"]}}, "code": {"1": {"lacks": ["b"]}}},
        B2={"law": {"1": {"lacks": ["a"]}}, "code": {"1": {"provides": ["b"]}}},
    )
    code, law = found.overall.disagreements
    assert law.agreed is not None
    assert law.agreed.said is Said.PROVIDES
    assert code.agreed is None
    assert law.judgement is not None
    assert law.judgement.answer.value == "partial"


def test_areas_hold_their_own_units_and_an_empty_one_is_there_too() -> None:
    found = compared(
        world={"also": {"B-01": {"rule": "c"}, "C-01": {"rule": "d"}}},
        A1={"law": {"1": {"provides": ["a"], "B-01": {"provides": ["c"]}}}},
        B2={"law": {"1": {"provides": ["a"], "B-01": {"lacks": ["c"]}}}},
    )
    assert [len(item.units) for item in found.areas.values()] == [1, 1, 0]
    assert [item.share for item in found.areas.values()] == [1, 0, None]
    assert found.overall.share == Fraction(1, 2)


def test_an_indicator_that_the_methodology_does_not_ask_is_passed_over() -> None:
    claims = {"provides": ["a"], "Z-01": {"provides": ["z"]}}
    found = compared(A1={"law": {"1": claims}}, B2={"law": {"1": claims}})
    assert said(found) == {"a": ("provides", "provides")}
