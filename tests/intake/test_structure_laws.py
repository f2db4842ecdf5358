"""Laws that hold for every text: no word is lost or doubled, and what was printed reads back."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import manuscript, printed, shape, tree_of

from legalgap.corpus.yaml_text import read_text
from legalgap.errors import LegalGapError
from legalgap.intake.importing import import_manuscript
from legalgap.intake.lines import language, lines, rough_lines
from legalgap.intake.manuscript import Paragraph, words
from legalgap.intake.structure import cut
from legalgap.intake.styles import STYLES
from legalgap.intake.tree import counted
from legalgap.model.act import Act

SLOW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LABELS = [
    *(
        "Статья 5.",
        "Статья 5",
        "Статьи 5-7 утратили силу",
        "СТАТЬЯ I",
        "1.",
        "2)",
        "а)",
        "1¹.",
        "б) 1)",
    ),
    *("Примечание.", "Примечания: 1.", "Приложение 1", "РАЗДЕЛ II", "Глава 3.", "II. ", "§ 2"),
    *("Article 5", "ARTICLE IV", "(a)", "(i)", "(aa)", "5.", "22AA", "PART I", "Schedule", "Annex"),
    *("(В редакции Закона от 1 мая 2020 года № 7)", "«Статья 3. Новая", "Оглавление", "Preamble"),
    *(
        "IN WITNESS WHEREOF",
        "Президент",
        "– ",
        "наказывается",
        "1) а) 2) б)",
        "(1) x— (a) y; (b) z",
    ),
]
KINDS = ["text", "text", "text", "heading", "table", "toc", "footnote", "header", "metadata"]
WORDS = st.text(
    alphabet=string.ascii_letters + "абвгдежзя0123456789 .,;:()«»\"'—–-¹²\n\t\u00a0[]|№ё",
    max_size=60,
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = f"{draw(st.sampled_from(['', *LABELS]))} {draw(WORDS)}".strip() or "x"
    kind = draw(st.sampled_from(KINDS))
    length = len(text)
    start = draw(st.integers(0, length))
    raised = ((start, min(length, start + 2)),) if draw(st.booleans()) else ()
    cell = draw(st.none() | st.tuples(*[st.integers(1, 3)] * 3))
    number = draw(st.none() | st.sampled_from(["1.", "2)", "а)", "Статья 4."]))
    return Paragraph(text, raised, kind, cell=cell, number=number, strong=draw(st.booleans()))


@SLOW
@given(st.lists(paragraphs(), max_size=25), st.sampled_from(sorted(STYLES)))
def test_whatever_stands_in_a_document_is_cut_without_losing_a_word(given_ones, name):
    document = manuscript(*given_ones)
    rough = rough_lines(document)
    style = STYLES[name]
    tree = cut(lines(rough, style, language(rough, style)), style)
    before = counted([paragraph.text for paragraph in document.paragraphs])
    assert counted(tree.pieces()) == before


@SLOW
@given(st.lists(paragraphs(), max_size=25), st.sampled_from([None, *sorted(STYLES)]))
def test_whatever_is_imported_is_an_act_that_holds_every_word(given_ones, name):
    document = manuscript(*given_ones)
    try:
        made = import_manuscript(document, "some-act", "файл.txt", style=name)
    except LegalGapError:
        return
    read, problems = read_text("act.yaml", made.yaml)
    assert read is not None
    assert not problems
    act = Act.model_validate(read.tree, context={"lang": read.lang})
    pins = [str(provision.pin) for provision in act.provisions]
    assert len(pins) == len(set(pins))
    assert made.words_kept == document.words_in
    assert counted(list(texts_of(act))) == counted(
        [paragraph.text for paragraph in document.paragraphs]
    )


def texts_of(act: Act):
    """Every text of an act that stands in its document."""
    for provision in act.provisions:
        yield provision.label or ""
        for text in (provision.heading, provision.text, provision.amended):
            yield from (text or {}).values()
    for division in act.divisions:
        yield from division.heading.values()
        yield from (division.text or {}).values()
    for kept in act.kept_apart:
        yield from kept.text.values()


SENTENCE = st.lists(
    st.sampled_from(
        [
            "дождь",
            "ветер",
            "снег",
            "река",
            "идет",
            "дует",
            "тает",
            "течет",
            "быстро",
            "тихо",
            "ночью",
        ]
    ),
    min_size=3,
    max_size=7,
).map(" ".join)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """A code with articles, parts, points, sub-points, notes and chapters, as text."""
    found = []
    for article in range(1, draw(st.integers(2, 5))):
        if draw(st.booleans()):
            found.append(f"Глава {article}. Глава о том как {draw(SENTENCE)}")
        found.append(f"Статья {article}. Заголовок {draw(SENTENCE)}")
        for part in range(1, draw(st.integers(2, 5))):
            points = draw(st.integers(0, 3))
            found.append(f"{part}. Часть {draw(SENTENCE)}{':' if points else '.'}")
            for point in range(1, points + 1):
                subpoints = draw(st.sampled_from([0, 0, 2]))
                found.append(f"{point}) {draw(SENTENCE)}{':' if subpoints else ';'}")
                found += [f"{letter}) {draw(SENTENCE)};" for letter in "аб"[:subpoints]]
            if points and draw(st.booleans()):
                found.append(f"наказывается {draw(SENTENCE)}.")
            elif draw(st.booleans()):
                found.append(f"Кроме того, {draw(SENTENCE)}.")
        if draw(st.booleans()):
            found.append(f"Примечание. Под этим {draw(SENTENCE)}.")
        if draw(st.booleans()):
            found.append("(В редакции Закона КР от 1 мая 2020 года № 7)")
    return "\n".join(found)


@SLOW
@given(codes())
def test_a_tree_that_is_printed_and_read_again_is_the_same_tree(text):
    tree = tree_of(text, style="russian")
    again = tree_of(printed(tree), style="russian")
    assert printed(tree) == text
    assert shape(again) == shape(tree)


@SLOW
@given(codes())
def test_the_order_of_provisions_is_the_order_of_the_text(text):
    made = import_manuscript(manuscript(text), "some-act", "text.txt")
    read, _ = read_text("act.yaml", made.yaml)
    assert read is not None
    act = Act.model_validate(read.tree, context={"lang": read.lang})
    found = [word for provision in act.provisions for word in _in_order(provision)]
    apart = ("Глава", "(В редакции")
    law = "\n".join(line for line in text.split("\n") if not line.startswith(apart))
    assert found == words(law)


def _in_order(provision):
    yield from words(provision.label or "")
    for text in (provision.heading, provision.text):
        yield from words((text or {}).get("ru", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Страница не найдена. Ошибка 404.",
        "Статья 1. Исток ... 3\nСтатья 2. Русло ... 5\nСтатья 3. Устье ... 9",
        "Just a letter about the weather, with nothing in it that is numbered at all.",
        "",
    ],
    ids=["an error page", "a contents list", "a letter", "nothing"],
)
def test_what_holds_no_law_is_reported_and_not_imported(text):
    with pytest.raises(LegalGapError) as refused:
        import_manuscript(manuscript(text), "some-act", "файл.html")
    assert refused.value.hint
