"""Matching: spelling never decides, an index proposes, and nothing depends on chance."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalgap.errors import LegalGapError
from legalgap.intake.matching.glossary import Glossary, Term, WordReader, read_glossary
from legalgap.intake.matching.matcher import Asked, Matcher, side
from legalgap.intake.matching.normaliser import normalised
from legalgap.intake.matching.places import places_of
from legalgap.intake.matching.stems import has_stemmer, stemmer
from legalgap.model.act import Act

SMALL = Glossary(
    {
        term["id"]: Term.model_validate(term)
        for term in (
            {
                "id": "trafficking",
                "terms": {"en": ["trafficking in persons"], "ru": ["торговля людьми"]},
            },
            {"id": "child", "terms": {"en": ["child"], "ru": ["ребенок", "дети"]}},
            {"id": "adult", "terms": {"en": ["adult"], "ru": ["взрослый"]}},
            {"id": "witness", "terms": {"en": ["witness"], "ru": ["свидетель"]}},
        )
    },
    (frozenset({"child", "adult"}),),
)
RUSSIAN = WordReader("ru", SMALL)
WORDS = st.sampled_from(
    ["торговля людьми", "ребёнок", "Свидетель", "тайна — частной", "жизни", "взрослый", "защищён"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


def scores(question: str, *texts: str, reader: WordReader = RUSSIAN) -> dict[int, float]:
    matcher = Matcher([side([(1.0, text)], reader) for text in texts], SMALL)
    found = matcher.matches([Asked(side([(1.0, question)], reader))], 10)
    return {match.text: match.score for match in found}


@given(st.text(max_size=60))
def test_what_is_normalised_stays_as_it_is(text: str):
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Статья 240¹ — ЕЩЁ\u00a0раз", "статья 240-1 - еще раз"),
        ("№5, № 5, No. 5, N 5", "№ 5, № 5, № 5, № 5"),
        ("из\u00adгна\u00adние ребе\u0308нка", "изгнание ребенка"),
        ("замо\u0301к", "замок"),
    ],
)
def test_typography_is_brought_to_one_form(text: str, form: str):
    assert normalised(text) == form


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5))
def test_yo_case_and_dashes_change_no_score(question: str, texts: list[str]):
    other = question.upper().replace("Ё", "Е").replace("—", "-")
    changed = [text.replace("ё", "е").replace("—", "–").swapcase() for text in texts]
    assert scores(question, *texts) == scores(other, *changed)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5))
def test_scores_lie_between_0_and_1(question: str, texts: list[str]):
    assert all(0 <= score <= 1 for score in scores(question, *texts).values())


def test_an_inflected_word_is_found():
    found = scores("защита свидетелей", "о защите свидетеля", "о рыбной ловле")
    assert 0 in found
    assert 1 not in found


def test_children_are_not_taken_for_adults():
    found = scores("допрос ребенка", "допрос взрослого в суде", "допрос ребенка в суде")
    assert found[1] > found[0]
    without = Matcher([side([(1.0, "допрос взрослого в суде")], RUSSIAN)])
    with_penalty = Matcher([side([(1.0, "допрос взрослого в суде")], RUSSIAN)], SMALL)
    asked = [Asked(side([(1.0, "допрос ребенка")], RUSSIAN))]
    assert with_penalty.matches(asked, 1)[0].score < without.matches(asked, 1)[0].score


def test_languages_meet_in_the_glossary_and_nowhere_else():
    english = WordReader("en", SMALL)
    texts = [
        side([(1.0, text)], RUSSIAN, bridge=True) for text in ("Торговля людьми", "Протокол 5 A")
    ]
    asked = [
        Asked(side([(1.0, text)], english, bridge=True))
        for text in ("Is trafficking in persons an offence?", "Protocol 5 A")
    ]
    found = Matcher(texts, SMALL).matches(asked, 5)
    assert [(match.question, match.text) for match in found] == [(0, 0)]


def test_a_language_without_a_stemmer_is_cut_after_five_letters():
    assert not has_stemmer("tk")
    assert stemmer("tk")("söwdasy") == "söwda"
    assert has_stemmer("ru")


def test_the_packaged_glossary_bridges_english_and_russian():
    glossary = read_glossary()
    assert {"en", "ru"} <= glossary.languages()
    assert all(name in glossary.terms for group in glossary.contrasts for name in group)
    assert all({"en", "ru"} & set(term.terms) for term in glossary.terms.values())


def test_a_workspace_adds_terms_of_its_own(tmp_path: Path):
    folder = tmp_path / "templates" / "glossary"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("terms:\n  - {id: falcon, terms: {tk: [laçyn]}}\n")
    glossary = read_glossary(tmp_path)
    assert glossary.terms["falcon"].terms == {"tk": ("laçyn",)}
    assert len(glossary.terms) == len(read_glossary().terms) + 1


def test_a_wrong_glossary_is_told_with_its_place(tmp_path: Path):
    folder = tmp_path / "templates" / "glossary"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("terms:\n  - {id: falcon, words: {tk: [laçyn]}}\n")
    with pytest.raises(LegalGapError) as stopped:
        read_glossary(tmp_path)
    assert "own.yaml" in stopped.value.problems[0].place.file


def law(**changed: str) -> Act:
    said = {"1": "Торговля людьми, –", "1(1)": "вербовка;", "1(2)": "продажа;", "2": "Тайна."}
    said |= changed
    provisions = [{"pin": pin, "text": text} for pin, text in said.items()]
    tree = {"id": "law", "lang": "ru", "title": "Закон", "kind": "law", "provisions": provisions}
    return Act.model_validate(tree, context={"lang": "ru"})


def test_an_article_is_joined_with_what_lies_below_it():
    article, other = places_of(law())
    assert article.text == "Торговля людьми, –\nвербовка;\nпродажа;"
    assert [str(part.pin) for part in article.parts] == ["1(1)", "1(2)"]
    assert other.parts == ()


def test_the_mark_of_an_article_changes_with_its_wording_alone():
    assert places_of(law())[0].mark == places_of(law(**{"2": "Иное."}))[0].mark
    assert places_of(law())[0].mark != places_of(law(**{"1(2)": "покупка;"}))[0].mark
    assert places_of(law())[0].mark == places_of(law(**{"1(2)": "ПРОДАЖА;"}))[0].mark


def test_no_provisions_give_no_matches():
    assert Matcher([]).matches([Asked(side([(1.0, "тайна")], RUSSIAN))], 5) == []
    assert Matcher([side([(1.0, "")], RUSSIAN)]).matches([Asked(side([], RUSSIAN))], 5) == []


def test_the_index_never_hides_the_best_text_of_a_question():
    texts = [f"тайна номер {number} жизни" for number in range(300)] + ["торговля людьми"]
    assert scores("торговля людьми и тайна", *texts)[300] == max(
        scores("торговля людьми и тайна", *texts).values()
    )


MATCHES = """
import json
from legalgap.intake.matching.glossary import WordReader, read_glossary
from legalgap.intake.matching.matcher import Asked, Matcher, side
glossary = read_glossary()
reader = WordReader("ru", glossary)
texts = ["торговля людьми и рабство", "допрос ребенка", "защита ребенка от рабства"]
sides = [side([(1.0, text)], reader) for text in texts]
found = Matcher(sides, glossary).matches([Asked(one) for one in sides], 3)
print(json.dumps([[one.question, one.text, one.score] for one in found]))
"""


def test_matches_are_the_same_whatever_the_hash_seed():
    printed = [
        subprocess.run(
            [sys.executable, "-c", MATCHES],
            capture_output=True,
            text=True,
            check=True,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONHASHSEED": seed,
                "PYTHONUTF8": "1",
            },
        ).stdout
        for seed in ("0", "7")
    ]
    assert printed[0] == printed[1]
    found = json.loads(printed[0])
    assert {(question, text) for question, text, _ in found[:3]} == {(0, 0), (1, 1), (2, 2)}
