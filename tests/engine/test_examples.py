"""Which practices of other States stand beside a finding."""

from datetime import date

import pytest

from legalgap.engine.examples import Chooser
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Examples
from legalgap.model.recommendation import Practice

STATE = {
    "id": "ABC",
    "name": {"en": "Example State", "ru": "Пример государства"},
    "region": "here",
    "legal_family": "civil_law",
    "languages": ["ru"],
    "as_of": "2026-01-01",
}


def practice(name, **more):
    raw = {
        "id": name,
        "country": {"en": f"State of {name}"},
        "region": "elsewhere",
        "instrument": {"en": "Law"},
        "does": {"en": "It does."},
        "why": {"en": "It matters."},
        "caveat": {"en": "It has a weakness."},
        "indicators": ["CRIM-01"],
        "source": {"title": {"en": "Official text"}},
        "grade": "reported",
        "valid_as_of": "2026-01-01",
        **more,
    }
    return Practice.model_validate(raw)


def chooser(*practices, **numbers):
    state = Jurisdiction.model_validate(STATE)
    by_id = {item.id: item for item in practices}
    return Chooser(state, by_id, Examples(**numbers), date(2026, 1, 1))


NEAR = practice("BP-CRIM-01", region="here")
NEAR_ORDER = practice("BP-CRIM-02", region="here", form="by_law")
FAR = practice("BP-CRIM-03")
FAR_ORDER = practice("BP-CRIM-04", form="procedure")
WARNING = practice("BP-CRIM-05", cautionary=True)


def test_one_is_near_and_one_from_elsewhere_the_by_law_before_the_law():
    found = chooser(FAR, FAR_ORDER, NEAR, NEAR_ORDER).for_indicator("CRIM-01")
    assert found == ("BP-CRIM-02", "BP-CRIM-04")


def test_where_none_is_near_two_are_from_elsewhere():
    assert chooser(FAR, FAR_ORDER).for_indicator("CRIM-01") == ("BP-CRIM-04", "BP-CRIM-03")


@pytest.mark.parametrize(
    ("more", "near"),
    [
        ({"legal_family": "civil_law", "languages": ["ru", "ka"]}, True),
        ({"legal_family": "civil_law", "languages": ["ka"]}, False),
        ({"legal_family": "common_law", "languages": ["ru"]}, False),
    ],
)
def test_a_like_law_in_a_language_of_the_state_is_near(more, near):
    item = practice("BP-CRIM-06", **more)
    assert chooser(item).near(item) is near


def test_what_is_long_in_force_comes_before_what_is_new():
    new, old = practice("BP-CRIM-06", since="2025"), practice("BP-CRIM-07", since="2012")
    assert chooser(new, old, near=0).for_indicator("CRIM-01") == ("BP-CRIM-07",)


def test_what_is_known_from_memory_comes_last():
    recalled = practice("BP-CRIM-01", grade="recalled")
    assert chooser(recalled, FAR, far=0).for_indicator("CRIM-01") == ("BP-CRIM-03",)


def test_a_warning_is_no_example_and_is_shown_apart():
    choice = chooser(WARNING, FAR)
    assert choice.for_indicator("CRIM-01") == ("BP-CRIM-03",)
    assert choice.warnings(["CRIM-01"]) == ("BP-CRIM-05",)
    assert choice.warnings(["CRIM-02"]) == ()


def test_a_state_is_no_example_to_itself():
    own = practice("BP-CRIM-06", country={"en": "Example State"})
    assert chooser(own).for_indicator("CRIM-01") == ()


def test_what_is_not_public_is_not_shown():
    hidden = practice(
        "BP-CRIM-06", source={"title": {"en": "Minutes"}, "visibility": "working_group"}
    )
    assert chooser(hidden).for_indicator("CRIM-01") == ()
