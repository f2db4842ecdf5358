"""`legalgap new draft --from REC`: a draft that validates, or a clear word why there is none."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from legalgap.cli import drafting, shared
from legalgap.cli.main import app
from legalgap.corpus.draft_file import read_draft
from legalgap.corpus.library import Library
from legalgap.corpus.reading import Setting, read_library
from legalgap.corpus.tree import data_root
from legalgap.engine import drafting as engine
from legalgap.errors import LegalGapError
from legalgap.model.workspace import Workspace

runner = CliRunner()
REFUSED = re.compile(
    r"no act of [A-Z]{3} says anything on what REC-[A-Z]+-\d+ closes"
    r"|REC-[A-Z]+-\d+ names nothing that an article could provide"
)


@cache
def library() -> Library:
    return read_library(Setting(None, Workspace()))


def shipped() -> list[str]:
    if not (data_root() / "recommendations").is_dir():
        return []
    found = sorted((data_root() / "recommendations").glob("*.yaml"))
    names = [re.findall(r"^ *- id: (REC-\S+)", file.read_text("utf-8"), re.M) for file in found]
    return [name for listed in names for name in listed]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "legalgap.yaml").write_text("country: KGZ\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law without drafts is the same for every recommendation: it is read once."""

    def once(name: str) -> None:
        real = getattr(engine, name)

        def made(country: Any, *rest: Any) -> Any:
            if rest[-1] and isinstance(rest[-1], list):
                return real(country, *rest)
            key = (name, country.jurisdiction.id, *(it for it in rest if isinstance(it, date)))
            if key not in _known:
                _known[key] = real(country, *rest)
            return _known[key]

        monkeypatch.setattr(engine, name, made)

    once("gather")
    once("_elements")


_known: dict[Any, Any] = {}


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data of the package, read once: the workspace of the test has none of its own."""
    monkeypatch.setattr(shared, "sound_library", lambda setting: library())


def run(*words: str) -> Result:
    return runner.invoke(app, list(words))


def refused(*words: str) -> LegalGapError:
    result = run(*words)
    assert isinstance(result.exception, LegalGapError), result.output
    return result.exception


def file(name: str, country: str = "KGZ") -> Path:
    return Path("national_law") / country / "drafts" / f"{name}.yaml"


def named_as_lost(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^#   (\S+): (.+)$", text, re.M)


def made_from(name: str, country: str) -> str:
    return drafting.text(
        library(),
        country,
        name,
        name="bill",
        amends=None,
        at=None,
        start="2027-01-01",
        methodology="legalgap-2026",
    )


@pytest.mark.parametrize("country", ["KGZ", "TKM"])
@pytest.mark.parametrize("name", shipped())
def test_every_recommendation_becomes_a_draft_or_says_why_not(
    name: str, country: str, quick: None
) -> None:
    try:
        made = made_from(name, country)
    except LegalGapError as error:
        refusal = error
    else:
        Path("bill.yaml").write_text(made, encoding="utf-8")
        assert read_draft(Path("bill.yaml"), country, library()).changes
        return
    assert (refusal.exit_code, bool(refusal.hint)) == (2, True)
    assert REFUSED.fullmatch(refusal.message)


SAMPLE = [("REC-CRIM-02", "KGZ"), ("REC-CRIM-07", "KGZ"), ("REC-PREV-12", "TKM")]


@pytest.mark.parametrize(("name", "country"), SAMPLE)
def test_compare_shows_no_loss_that_the_draft_does_not_name(name: str, country: str) -> None:
    made = run("new", "draft", "--from", name, "--country", country)
    assert made.exit_code == 0, made.output
    result = run("compare", country, "--with", name.lower(), "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    text = file(name.lower(), country).read_text(encoding="utf-8")
    assert [item["element"] for item in found["worse"]] == [
        element for element, _ in named_as_lost(text)
    ]
    closed = library().recommendations[name].closes
    better = [
        moved["indicator"]
        for moved in found["answers"]
        if moved["after"]["low"] > moved["before"]["low"]
    ]
    assert set(better) & set(closed)


def test_a_workspace_with_the_draft_validates() -> None:
    assert run("new", "draft", "--from", "rec-crim-02").exit_code == 0
    result = run("validate")
    assert result.exit_code == 0, result.output
    assert "No problem" in result.output


def test_the_draft_names_its_recommendation_and_the_next_command(packaged: None) -> None:
    run("new", "draft", "mine", "--from", "REC-CRIM-02")
    first = file("mine").read_text(encoding="utf-8").splitlines()[0]
    assert "REC-CRIM-02" in first
    assert "`legalgap assess KGZ --with mine`" in first


def test_an_article_that_is_there_is_rewritten_and_keeps_what_else_it_says(packaged: None) -> None:
    assert run("new", "draft", "--from", "REC-CRIM-02", "--at", "166(4)").exit_code == 0
    draft = read_draft(file("rec-crim-02"), "KGZ", library())
    (change,) = [item for item in draft.changes if str(item.pin) == "166(4)"]
    assert change.replace is not None
    before = library().country("KGZ").acts["criminal-code-2021"]
    (old,) = [item for item in before.provisions if str(item.pin) == "166(4)"]
    assert set(old.claims) <= set(change.claims)
    assert "exploitation_of_child_without_coercion" in change.claims["CRIM-09"][0].provides


def test_a_free_number_is_taken_as_given(packaged: None) -> None:
    assert run("new", "draft", "--from", "REC-CRIM-02", "--at", "166-7(2)").exit_code == 0
    draft = read_draft(file("rec-crim-02"), "KGZ", library())
    assert str(draft.changes[0].add) == "166-7(2)"


def test_the_date_is_not_before_the_act() -> None:
    act = """\
id: new-law
title: New law
kind: law
adopted: 2026-01-01
in_force: {from: 2999-05-01}
"""
    Path("national_law/KGZ/acts").mkdir(parents=True)
    Path("national_law/KGZ/acts/new-law.yaml").write_text(act, encoding="utf-8")
    result = run("new", "draft", "--from", "REC-CRIM-02", "--amends", "new-law")
    assert result.exit_code == 0, result.exception
    assert "in_force: 2999-05-01" in file("rec-crim-02").read_text(encoding="utf-8")
    assert run("validate").exit_code == 0


def test_an_unknown_recommendation_is_refused_with_a_near_one(packaged: None) -> None:
    error = refused("new", "draft", "--from", "REC-CRIM-92")
    assert error.message == "there is no recommendation `REC-CRIM-92`"
    assert "did you mean `REC-CRIM-" in error.hint
    assert error.exit_code == 2
    assert not Path("national_law").exists()


@pytest.mark.parametrize("pin", ["166-", "166(4", "1-5(", "see above", "166(1)-(3)"])
def test_a_wrong_place_is_refused(pin: str, packaged: None) -> None:
    error = refused("new", "draft", "--from", "REC-CRIM-02", "--at", pin)
    assert error.message.startswith(f"--at: `{pin}` is not a pinpoint")
    assert error.exit_code == 2


def test_an_article_of_which_only_parts_are_recorded_is_refused(packaged: None) -> None:
    error = refused("new", "draft", "--from", "REC-CRIM-02", "--at", "166")
    assert "has 166(1), " in error.message
    assert "which this would replace" in error.message
    assert error.exit_code == 2


def test_an_act_that_is_not_there_or_has_ended_is_refused(packaged: None) -> None:
    words = ["new", "draft", "--from", "REC-CRIM-02", "--country", "TKM", "--amends"]
    error = refused(*words, "criminal-code")
    assert (error.message, error.exit_code) == ("there is no act `criminal-code`", 2)
    error = refused(*words, "criminal-code-1997")
    assert "in force until 2022-12-31 only" in error.message
    assert (error.hint, error.exit_code) == ("amend `criminal-code-2022`", 2)


@pytest.mark.parametrize("country", ["KAZ", "ZZZ", "kyrgyzstan"])
def test_a_state_that_is_not_there_is_refused(country: str, packaged: None) -> None:
    error = refused("new", "draft", "--from", "REC-CRIM-02", "--country", country)
    assert error.exit_code == 2
    assert country.upper() in error.message.upper()


def test_an_existing_file_is_not_replaced(packaged: None) -> None:
    run("new", "draft", "--from", "REC-CRIM-02")
    before = file("rec-crim-02").read_bytes() + b"# mine\n"
    file("rec-crim-02").write_bytes(before)
    error = refused("new", "draft", "--from", "REC-CRIM-02")
    assert "is there already; nothing was written" in error.message
    assert file("rec-crim-02").read_bytes() == before


def test_a_wrong_id_is_refused() -> None:
    error = refused("new", "draft", "My Draft", "--from", "REC-CRIM-02")
    assert (error.message, error.exit_code) == ("`My Draft` is not an id of this kind", 2)


def test_an_empty_draft_needs_an_id_and_an_act() -> None:
    assert refused("new", "draft").exit_code == 2
    assert refused("new", "draft", "bill").exit_code == 2
    assert run("new", "draft", "bill", "--amends", "criminal-code-2021").exit_code == 0
    assert file("bill").is_file()


def test_outside_a_workspace_there_is_nowhere_to_write(workspace: Path) -> None:
    (workspace / "legalgap.yaml").unlink()
    words = ("new", "draft", "--from", "REC-CRIM-02", "--country", "KGZ")
    assert "belongs to no workspace" in refused(*words).message
