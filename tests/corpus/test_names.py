"""Short names of practices, short titles of indicators: each shipped one has its own, and short."""

import pytest
from small_workspace import EXAMPLE, INDICATOR

from legalgap.corpus.library import Library
from legalgap.corpus.reading import Setting, read_library
from legalgap.model.workspace import Workspace

ACT = "instrument: {en: Criminal Code, ru: Уголовный кодекс}"


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(Setting(None, Workspace()))


def long_names(workspace):
    return [item for item in workspace.problems() if item.code == "LG331"]


def test_a_long_short_name_is_told_at_its_place(workspace):
    workspace.edit(
        EXAMPLE, ACT, f"{ACT}\n  short:\n    en: {'word ' * 9}\n    ru: не больше восьми слов"
    )
    (found,) = long_names(workspace)
    assert "9 words" in found.message
    text = workspace.path(EXAMPLE).read_text(encoding="utf-8")
    assert "word word" in text.splitlines()[found.place.line - 1]
    assert found.severity.value == "warning"


def test_eight_words_and_no_short_name_are_fine(workspace):
    assert long_names(workspace) == []
    workspace.edit(EXAMPLE, ACT, f"{ACT}\n  short: {{en: {'word ' * 8}, ru: слово}}")
    assert long_names(workspace) == []


def test_a_short_name_in_one_language_only_is_a_missing_translation(workspace):
    workspace.edit(EXAMPLE, ACT, f"{ACT}\n  short: {{en: No means required}}")
    assert [item.code for item in workspace.problems()] == ["LG310"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_shipped_practice_has_one_of_its_own(library: Library, lang):
    names = {
        name: (item.country[lang], (item.short or {}).get(lang, ""))
        for name, item in library.practices.items()
    }
    assert [name for name, (_, said) in names.items() if not said] == []
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(("lang", "letters"), [("en", 45), ("ru", 55)])
def test_every_shipped_indicator_has_a_short_title_of_its_own(library: Library, lang, letters):
    titles = {name: (item.short or {}).get(lang, "") for name, item in library.indicators.items()}
    assert len(titles) > 100
    assert [name for name, said in titles.items() if not said] == []
    assert len(set(titles.values())) == len(titles)
    assert [name for name, said in titles.items() if len(said) > letters] == []
    assert [name for name, said in titles.items() if said.endswith((".", "?"))] == []


def test_a_long_short_title_of_an_indicator_is_told_at_its_place(workspace):
    workspace.edit(
        INDICATOR, "  standards:", f"  short: {{en: {'word ' * 9}, ru: слово}}\n  standards:"
    )
    (found,) = long_names(workspace)
    assert "the short title has 9 words" in found.message
    text = workspace.path(INDICATOR).read_text(encoding="utf-8")
    assert "word word" in text.splitlines()[found.place.line - 1]
    assert found.severity.value == "warning"


def test_a_short_title_stands_in_place_of_the_question_where_there_is_one(library: Library):
    item = library.indicators["CRIM-11"]
    assert item.name == item.short
    bare = item.model_copy(update={"short": None})
    assert bare.name == bare.question
