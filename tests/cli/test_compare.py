"""`legalgap compare`: two dates, two States, the law with and without a draft; no ranking."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli import shared
from legalgap.cli.main import app
from legalgap.corpus.library import Library
from legalgap.corpus.reading import Setting, read_library
from legalgap.engine import assess as engine
from legalgap.errors import LegalGapError
from legalgap.model.country import Country
from legalgap.model.workspace import Workspace

runner = CliRunner()
DATES = ("compare", "TKM", "--as-of", "2015-01-01", "--as-of", "2023-11-22")
STATES = ("compare", "TKM", "KGZ")
DRAFT = ("compare", "KGZ", "--with", "child-tier")
TOP = {"before", "after", "answers", "scores", "worse", "to_read_again"}
BETTER_THAN = re.compile(
    r"\b(better|worse|ahead|behind|leads?|rank(s|ed)?|outperforms?|best|worst|winner|laggard)\b"
    r"|лучше|хуже|опережа|отста[её]т|рейтинг",
    re.IGNORECASE,
)


@cache
def library() -> Library:
    return read_library(Setting(None, Workspace()))


_made: dict[Any, Any] = {}
_assess = engine.assess


def assessed(country: Country, yardstick: Any, day: date | None = None, drafts: Any = ()) -> Any:
    """The same assessments are asked for again and again; each is made once."""
    chosen = tuple(draft.model_dump_json() for draft in drafts)
    key = (country.jurisdiction.id, day, chosen)
    if key not in _made:
        _made[key] = _assess(country, yardstick, day, drafts)
    return _made[key]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(shared, "sound_library", lambda setting: library())
    monkeypatch.setattr(engine, "assess", assessed)


def run(*words: str) -> Result:
    return runner.invoke(app, list(words))


def shown(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.exception
    return result.output


def content(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(*words, "--json"))
    return found


def refused(*words: str) -> LegalGapError:
    result = run(*words)
    assert isinstance(result.exception, LegalGapError), result.output
    assert result.exception.exit_code == 2
    return result.exception


def test_two_dates_stand_side_by_side_with_what_moved_and_by_which_articles() -> None:
    text = shown(*DATES)
    head = text.splitlines()[0]
    assert head.index("TKM 2015-01-01") < head.index("TKM 2023-11-22")
    assert "criminal-code-1997:129-1(1)" in text
    assert "ctip-law-2016" in text
    assert re.search(r"^[A-Z]+-\d+ +[+−±] ", text, re.MULTILINE)


def test_two_states_are_laid_side_by_side_without_a_sign() -> None:
    text = shown(*STATES)
    assert "The two are laid side by side; this is no ranking." in text
    assert not re.search(r"^[A-Z]+-\d+ +[+−±] ", text, re.MULTILINE)
    assert "Warning" not in text


def test_a_draft_shows_what_it_moves_and_what_is_to_be_read_again() -> None:
    text = shown(*DRAFT)
    assert "KGZ 2027-01-01 + child-tier" in text.splitlines()[0]
    assert re.search(r"^CRIM-15 +\+ ", text, re.MULTILINE)
    assert "Set aside, to read again" in text
    assert "criminal-code-2021:57" in text
    assert "Warning" not in text


def test_what_a_draft_takes_away_is_a_warning() -> None:
    bill = """\
id: bill
title: A bill that forgets
amends: criminal-code-2021
in_force: 2027-01-01
changes:
  - replace: 166(4)
"""
    Path("bill.yaml").write_text(bill, encoding="utf-8")
    text = shown("compare", "KGZ", "--with", "bill.yaml")
    assert "Warning: this takes away from what is there:" in text
    assert re.search(r"CRIM-09\.no_means_required: found → .*166\(4\)", text)


def test_the_json_has_keys_that_scripts_can_rely_on() -> None:
    for words in (DATES, STATES, DRAFT):
        found = content(*words)
        assert found.keys() == TOP
        for side in ("before", "after"):
            assert found[side].keys() == {"jurisdiction", "as_of", "methodology", "drafts"}
        for moved in found["answers"]:
            assert moved.keys() == {"indicator", "before", "after", "elements", "provisions"}
            for mark in (moved["before"], moved["after"]):
                assert mark.keys() == {"answer", "low", "high", "verb", "enforceability", "tags"}
            for element in moved["elements"]:
                assert element.keys() == {"id", "before", "after"}
        for score in found["scores"]:
            assert score.keys() == {"what", "before", "after"}
        for worse in found["worse"]:
            assert worse.keys() == {"element", "before", "after", "provisions"}
        for aside in found["to_read_again"]:
            assert aside.keys() == {"provision", "indicator"}


def test_the_sides_are_in_the_order_in_which_they_were_asked_for() -> None:
    back = content("compare", "TKM", "--as-of", "2023-11-22", "--as-of", "2015-01-01")
    assert (back["before"]["as_of"], back["after"]["as_of"]) == ("2023-11-22", "2015-01-01")
    there = {item["indicator"]: item for item in content(*DATES)["answers"]}
    for moved in back["answers"]:
        assert moved["before"] == there[moved["indicator"]]["after"]
    swapped = content("compare", "KGZ", "TKM")
    assert swapped["before"]["jurisdiction"] == "KGZ"


def test_between_two_states_nothing_is_called_a_loss() -> None:
    found = content(*STATES)
    assert (found["worse"], found["to_read_again"]) == ([], [])


def test_one_date_holds_for_both_states() -> None:
    found = content("compare", "TKM", "kgz", "--as-of", "2024-06-01")
    assert {found[side]["as_of"] for side in ("before", "after")} == {"2024-06-01"}


def test_a_draft_is_held_against_the_law_of_the_same_day() -> None:
    found = content(*DRAFT)
    assert (found["before"]["as_of"], found["before"]["drafts"]) == ("2027-01-01", [])
    assert (found["after"]["as_of"], found["after"]["drafts"]) == ("2027-01-01", ["child-tier"])
    later = content(*DRAFT, "--as-of", "2028-01-01")
    assert {later[side]["as_of"] for side in ("before", "after")} == {"2028-01-01"}


def test_the_same_draft_given_twice_is_one_draft() -> None:
    assert content(*DRAFT, "--with", "child-tier") == content(*DRAFT)


def test_the_same_day_twice_differs_in_nothing() -> None:
    text = shown("compare", "TKM", "--as-of", "2024-06-01", "--as-of", "2024-06-01")
    assert text == "Between TKM 2024-06-01 and TKM 2024-06-01 nothing differs.\n"


@pytest.mark.parametrize("words", [DATES, STATES, DRAFT], ids=["dates", "states", "draft"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_word_puts_one_side_above_the_other(words: tuple[str, ...], lang: str) -> None:
    text = shown(*words, "--lang", lang)
    assert BETTER_THAN.findall(text.replace("это не рейтинг", "")) == []
    assert text == shown(*words, "--lang", lang)


def test_the_help_promises_no_ranking() -> None:
    text = shown("compare", "--help")
    assert [found for found, *_ in BETTER_THAN.findall(text)] in ([], ["ranks"])
    assert "ranks nobody" in " ".join(text.split())


def test_another_language_says_the_same() -> None:
    english, russian = shown(*DRAFT), shown(*DRAFT, "--lang", "ru")
    assert "CRIM-15" in russian
    assert "Показатель" in russian.splitlines()[0]
    assert len(english.splitlines()) == len(russian.splitlines())


# Wrong uses.


@pytest.mark.parametrize(
    "words", [(), ("TKM",), ("TKM", "--as-of", "2015-01-01"), ("--as-of", "2015")]
)
def test_where_nothing_differs_between_the_sides_it_asks_what_to_compare(
    words: tuple[str, ...],
) -> None:
    error = refused("compare", *words)
    assert error.message == "what shall be compared?"
    assert "`compare TKM KGZ`" in error.hint


@pytest.mark.parametrize(
    "words",
    [
        (*STATES[1:], "--with", "child-tier"),
        (*STATES[1:], "--as-of", "2015", "--as-of", "2020"),
        (*DRAFT[1:], "--as-of", "2027", "--as-of", "2028"),
    ],
)
def test_two_comparisons_at_a_time_are_refused(words: tuple[str, ...]) -> None:
    error = refused("compare", *words)
    assert error.message == "one comparison at a time: two States, two dates, or a draft"


def test_three_dates_are_refused() -> None:
    dates = [word for year in ("2015", "2020", "2025") for word in ("--as-of", year)]
    assert refused("compare", "TKM", *dates).message == "--as-of is given more than twice"


def test_a_draft_that_is_not_there_is_refused_with_a_near_one() -> None:
    error = refused("compare", "KGZ", "--with", "child-teir")
    assert error.message == "there is no draft `child-teir`"
    assert "child-tier" in error.hint
    error = refused("compare", "KGZ", "--with", "child-teir.yaml")
    assert error.message == "there is no file child-teir.yaml"


def test_a_draft_is_not_compared_on_a_day_before_it_is_in_force() -> None:
    error = refused(*DRAFT, "--as-of", "2026-12-31")
    assert "`child-tier` is in force from 2027-01-01" in error.message


@pytest.mark.parametrize("words", [("TKN", "KGZ"), ("TKM", "KGX")])
def test_a_state_that_is_not_there_is_refused(words: tuple[str, ...]) -> None:
    assert "there is no jurisdiction" in refused("compare", *words).message


def test_a_date_that_is_none_is_refused() -> None:
    error = refused("compare", "TKM", "--as-of", "2015", "--as-of", "tomorrow")
    assert error.message.startswith("--as-of: `tomorrow` is not a date")


def test_two_drafts_that_change_the_same_article_are_refused() -> None:
    bill = """\
id: rival
title: Another bill
amends: criminal-code-2021
in_force: 2027-01-01
changes:
  - replace: {pin}
"""
    for pin in ("166(4)", "166"):
        Path("rival.yaml").write_text(bill.replace("{pin}", pin), encoding="utf-8")
        error = refused(*DRAFT, "--with", "rival.yaml")
        assert error.message == (
            f"the drafts `child-tier` and `rival` both change criminal-code-2021:{pin}"
        )
        assert error.hint
