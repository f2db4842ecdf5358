"""What a standard is called towards a State: by its treaty at the date, not by its name."""

from datetime import date

import pytest

from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.model.workspace import Workspace
from legalgap.prose.chapters import bond
from legalgap.prose.voice import Voice


@pytest.mark.parametrize(
    ("day", "standard", "said"),
    [
        (date(2026, 11, 21), "tip:5(1)", "binds the State"),
        (date(2001, 1, 1), "tip:5(1)", "does not bind the State; used as an example"),
        (date(2026, 11, 21), "cets197:18", "does not bind the State; used as an example"),
        (date(2026, 11, 21), "p029:4(2)", "treaty status to be verified"),
        (date(2026, 11, 21), "rpg:P7", "persuasive, not binding"),
    ],
)
def test_a_standard_binds_by_the_treaty_in_force_at_the_date(day: date, standard: str, said: str):
    library = read_library(Setting(None, Workspace()))
    made = assess(library.country("TKM"), library.yardstick("legalgap-2026"), day)
    assert bond(Voice("en"), made, standard) == said
