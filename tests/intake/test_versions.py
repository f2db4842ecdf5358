"""Two editions of one act: what became of each article, and of each word."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import provisions

from legalgap.corpus.word_diff import marked, new_of, old_of, tokens, word_diff
from legalgap.intake.versions.comparison import Comparison, compare
from legalgap.intake.versions.pairing import paired
from legalgap.intake.versions.passages import of_pieces
from legalgap.intake.versions.resting import resting
from legalgap.model.act import Act

LAW = (
    "Статья 1. Полет",
    "1. Птица летает днем и ночью, если погода позволяет ей это делать.",
    "2. Птица поет на рассвете, а также в иное время по своему усмотрению.",
    "Статья 2. Гнездо",
    "Гнездо неприкосновенно, и никто не вправе его разорять без решения суда.",
    "Статья 3. Ответственность",
    "1. Разорение гнезда наказывается штрафом до пяти расчетных показателей.",
    "Статья 4. Перелет",
    "Перелет через государственную границу для птиц свободен в любое время года.",
)


def between(*new: str, old: tuple[str, ...] = LAW) -> Comparison:
    return compare(of_pieces(provisions(*old).pieces), of_pieces(provisions(*new).pieces))


def told(found: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind, change.old and str(change.old.pin), change.new and str(change.new.pin))
        for change in found.changes
    ]


def with_line(place: int, *lines: str) -> tuple[str, ...]:
    return (*LAW[:place], *lines, *LAW[place + 1 :])


def test_the_same_edition_has_no_change():
    assert between(*LAW).articles == ()


def test_spaces_dashes_and_quotes_are_no_change():
    spaced = tuple(line.replace(" и ", "  и ").replace("ё", "е") for line in LAW)
    assert between(*spaced).articles == ()


def test_one_changed_word_is_shown_alone():
    found = between(*with_line(6, LAW[6].replace("пяти", "восьми")))
    assert told(found) == [("changed", "3(1)", "3(1)")]
    text = found.changes[0].text
    assert marked(text, lambda op, words: f"<{op}:{words}>") == (
        "Разорение гнезда наказывается штрафом до <removed:пяти> <added:восьми> "
        "расчетных показателей."
    )
    assert [article.kind for article in found.articles] == ["changed"]


def test_an_article_in_its_midst_moves_no_other():
    found = between(
        *LAW[:5], "Статья 2¹. Яйцо", "Яйцо охраняется наравне с гнездом и птенцом.", *LAW[5:]
    )
    assert told(found) == [("inserted", None, "2-1")]


def test_articles_that_were_renumbered_are_known_by_their_words():
    shifted = [line.replace("Статья 4", "Статья 5").replace("Статья 3", "Статья 4") for line in LAW]
    found = between(*shifted[:5], "Статья 3. Корм", "Корм дают зимой всякий день.", *shifted[5:])
    assert [(one.kind, str(one.pin)) for one in found.articles] == [
        ("inserted", "3"),
        ("renumbered", "4"),
        ("renumbered", "5"),
    ]
    assert ("renumbered", "3(1)", "4(1)") in told(found)
    assert not any(change.is_reworded for change in found.changes if change.old)


def test_a_renumbered_article_may_be_changed_too():
    moved = "Перелет через государственную границу для птиц свободен в тёплое время года."
    found = between(*LAW[:7], "Статья 9. Перелет", moved)
    assert [(one.kind, str(one.old), str(one.new)) for one in found.articles] == [
        ("renumbered", "4", "9")
    ]
    assert any(change.is_reworded for change in found.changes)


def test_a_repealed_article_ends_with_its_parts():
    found = between(*LAW[:5], "Статья 3. Утратила силу", *LAW[7:])
    assert [one.kind for one in found.articles] == ["repealed"]
    assert told(found) == [("repealed", "3", "3"), ("removed", "3(1)", None)]


def test_an_article_that_is_not_there_any_more_is_removed():
    found = between(*LAW[:5], *LAW[7:])
    assert [(one.kind, str(one.pin)) for one in found.articles] == [("removed", "3")]


def test_a_part_that_was_split_says_where_its_words_stood():
    found = between(
        *LAW[:2],
        "2. Птица поет на рассвете.",
        "3. А также в иное время по своему усмотрению.",
        *LAW[3:],
    )
    assert told(found) == [("changed", "1(2)", "1(2)"), ("inserted", None, "1(3)")]
    assert str(found.changes[1].came_from) == "1(2)"


def test_a_note_that_was_added_is_a_provision_of_its_own():
    found = between(*LAW[:7], "Примечание. Гнездом считается и дупло.", *LAW[7:])
    assert told(found) == [("inserted", None, "3(note)")]


def test_a_new_note_of_amendment_alone_changes_no_wording():
    found = between(*LAW[:7], "(В редакции Закона от 1 мая 2020 года № 7)", *LAW[7:])
    assert found.articles == ()
    assert [str(new.pin) for _, new in found.notes] == ["3"]


ACTS = {
    "birds-law": Act.model_validate(
        {
            "id": "birds-law",
            "title": "Birds",
            "kind": "law",
            "provisions": [
                {"pin": "3", "claims": {"CRIM-01": {"provides": ["offence"]}}},
                {"pin": "3(1)", "claims": {"CRIM-02": {"provides": ["fine"]}}},
                {"pin": "3(1)(2)", "claims": {"CRIM-03": {"provides": ["point"]}}},
                {"pin": "4", "claims": {"CRIM-04": {"provides": ["a"], "through": ["3"]}}},
                {"pin": "2", "claims": {"CRIM-05": {"provides": ["b"]}}},
            ],
        }
    ),
    "other-law": Act.model_validate(
        {
            "id": "other-law",
            "title": "Other",
            "kind": "law",
            "provisions": [
                {"pin": "1", "claims": {"INV-01": {"provides": ["c"], "through": ["birds-law:3"]}}},
                {"pin": "2", "claims": {"INV-02": {"provides": ["d"], "through": ["birds-law:4"]}}},
            ],
        }
    ),
}


def test_claims_are_told_by_where_the_changed_words_stand():
    found = between(*with_line(6, LAW[6].replace("пяти", "восьми")))
    touched, untouched = resting(ACTS, "birds-law", found, date(2025, 2, 28))
    assert [(item.id, item.indicator, item.ways) for item in touched] == [
        ("birds-law:3", "CRIM-01", ("below",)),
        ("birds-law:3(1)", "CRIM-02", ("at",)),
        ("birds-law:3(1)(2)", "CRIM-03", ("above",)),
        ("birds-law:4", "CRIM-04", ("through",)),
        ("other-law:1", "INV-01", ("through",)),
    ]
    assert [item.id for item in untouched] == ["birds-law:2"]


WORDS = st.lists(
    st.sampled_from(
        ["часть", "2", "¹", "до", "пяти", ",", "лет", "—", "-", "\n", " ", "или", "(а)"]
    )
).map(" ".join)


@given(WORDS, WORDS)
def test_differences_hold_both_wordings_to_the_letter(old: str, new: str):
    segments = word_diff(old, new)
    assert old_of(segments) == old
    assert new_of(segments) == new
    assert "".join(tokens(old)) == old
    assert all(part.old or part.new for part in segments)
    if old == new:
        assert all(part.op == "same" for part in segments)


@given(st.text(), st.text())
def test_no_sign_of_any_text_is_lost(old: str, new: str):
    segments = word_diff(old, new)
    assert (old_of(segments), new_of(segments)) == (old, new)


PIECES = st.dictionaries(
    st.integers(1, 9), st.lists(st.sampled_from("абвгд"), min_size=1, max_size=12), max_size=7
)


@given(PIECES, PIECES)
@settings(max_examples=200)
def test_every_piece_of_both_editions_is_accounted_for_once(old, new):
    found = paired(old, new)
    assert sorted([*(one for one, _ in found.both), *found.removed]) == sorted(old)
    assert sorted([*(other for _, other in found.both), *found.added]) == sorted(new)
    for name in old.keys() & new.keys():
        if old[name] == new[name]:
            assert (name, name) in found.both


@pytest.mark.parametrize(
    ("old", "new"), [("до 5 лет", "до 5¹ лет"), ("статьи 124-1", "статьи 1241"), ("А", "а")]
)
def test_raised_digits_and_capitals_count(old: str, new: str):
    assert any(part.op != "same" for part in word_diff(old, new))
