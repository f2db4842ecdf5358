"""A published yes/no index is expressible as data alone (design 3.8).

The workspace in tests/data/yes_no_index holds nothing but YAML. By hand:

    group    questions  yes  no  blank   share of yes among those answered
    work             8    5   3      0   5/8 = 62.5
    family           5    2   2      1   2/4 = 50.0

    index = mean of the groups = (62.5 + 50) / 2 = 56.25, half up at one decimal: 56.3

Half to even would print 56.2; the mean of all answered questions is 7/12 = 58.3; a blank counted
as no would make family 40.0 and the index 51.25. That is the low end of the range, 51.3; the high
end, with the blank as yes, is (62.5 + 60) / 2 = 61.25: 61.3. Coverage is (8/8 + 4/5) / 2 = 9/10.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from legalgap.corpus.checks import run
from legalgap.corpus.problems import errors
from legalgap.corpus.reading import read_library, read_setting
from legalgap.engine.assess import assess
from legalgap.model.assessment import Assessment
from legalgap.model.judgement import Answer

WORKSPACE = Path(__file__).parents[1] / "data" / "yes_no_index"


@pytest.fixture(scope="module")
def made() -> Assessment:
    setting = read_setting(WORKSPACE)
    library = read_library(setting)
    country = library.country(setting.workspace.country or "")
    return assess(country, library.yardstick(setting.workspace.methodology))


def test_the_workspace_is_sound_and_takes_nothing_from_the_package() -> None:
    library = read_library(read_setting(WORKSPACE))
    assert errors(run(library)) == []
    assert list(library.jurisdictions) == ["XXA"]
    assert list(library.methodologies) == ["yes-no"]
    assert len(library.indicators) == 13


def test_a_group_is_the_share_of_yes_among_the_questions_answered(made: Assessment) -> None:
    assert made.area("work").law.score == Fraction("62.5")
    assert made.area("family").law.score == Fraction(50)


def test_the_index_is_the_mean_of_the_groups_half_up(made: Assessment) -> None:
    assert made.index is not None
    assert made.index.score == Fraction("56.3")
    assert made.index.band == "middle"


def test_the_range_of_the_index_takes_the_blank_as_no_and_as_yes(made: Assessment) -> None:
    assert made.index is not None
    assert (made.index.low, made.index.high) == (Fraction("51.3"), Fraction("61.3"))
    assert made.index.coverage == Fraction(9, 10)
    assert made.index.count == 13


def test_a_blank_is_unknown_and_not_a_no(made: Assessment) -> None:
    assert made.finding("FAM-05").answer is Answer.UNKNOWN
    assert made.finding("FAM-02").answer is Answer.NONE


def test_a_question_asked_the_other_way_round_is_a_yes_where_there_is_no_such_rule(
    made: Assessment,
) -> None:
    assert made.finding("WORK-08").answer is Answer.FULL
