import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from legalgap.office.spoken import spoken
from legalgap.office.xml import (
    MARKS,
    SPACES,
    STRAY,
    UNCLEAN,
    Table,
    cell,
    clean,
    elements,
    foreign,
    p,
    plain,
    speak,
    t,
    text_of,
    w,
)


def root(xml):
    return etree.fromstring(f"<w:body {SPACES}>{xml}</w:body>")


@given(st.text())
def test_any_text_becomes_well_formed_xml_and_is_read_back_clean(text):
    made = root(p(t(text)))
    speak(made)
    assert text_of(made) == plain(clean(text)) or MARKS.search(text) or STRAY.search(text)


@pytest.mark.parametrize("text", ["<w:p>", "a & b", "]]>", '"quoted"', "{{ 6*7 }}"])
def test_markup_in_text_stays_text(text):
    assert text_of(root(p(t(text)))) == text


def test_characters_that_turn_the_direction_of_text_are_replaced():
    assert clean("a\u202eb") == "a\ufffdb"


def test_words_of_another_language_get_a_run_that_names_it():
    made = root(p(t(f"[ru] {foreign('ru', 'закон')} of 2005", bold=True)))
    speak(made)
    runs = list(made.iter(w("r")))
    assert [text_of(run) for run in runs] == ["[ru] ", "закон", " of 2005"]
    assert [run.find(f".//{w('lang')}") is not None for run in runs] == [False, True, False]
    assert runs[1].find(f".//{w('lang')}").get(w("val")) == "ru-RU"
    assert all(run.find(f".//{w('b')}") is not None for run in runs)


def test_marks_without_an_end_are_dropped():
    made = root(p(t("\ue000ru\ue001 no end")))
    speak(made)
    assert text_of(made) == "ru no end"


def test_a_table_has_a_header_row_a_title_and_rows_that_do_not_break():
    made = root(Table([4, 4], [cell("A"), cell("B")], [[cell("1"), cell("2")]], "Title").xml())
    rows = list(made.iter(w("tr")))
    assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
    assert next(made.iter(w("tblCaption"))).get(w("val")) == "Title"


def test_a_row_with_too_few_cells_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table([4, 4], [cell("A"), cell("B")], [[cell("1")]], "Title").xml()


def test_a_table_that_stays_whole_keeps_every_row_but_the_last_with_the_next():
    rows = [[cell("1")], [cell("2")]]
    made = root(Table([4], [cell("A")], rows, "Title", whole=True).xml())
    kept = [paragraph.find(f".//{w('keepNext')}") is not None for paragraph in made.iter(w("p"))]
    assert kept == [True, True, False]


def test_a_piece_of_xml_gives_its_blocks():
    assert [element.tag for element in elements(p() + p())] == [w("p"), w("p")]


def test_text_that_python_calls_printable_holds_nothing_to_be_cleaned() -> None:
    signs = (chr(number) for number in range(0x110000))
    assert not [sign for sign in signs if sign.isprintable() and UNCLEAN.search(sign)]


SAID = st.lists(
    st.one_of(
        st.text(alphabet='ab &<>"\ue000\ue001\ue002ru', max_size=8),
        st.tuples(st.sampled_from(["ru", "tk", "kk"]), st.text(alphabet="abc ,&<", max_size=6)).map(
            lambda pair: foreign(*pair)
        ),
    ),
    max_size=5,
).map("".join)
LOOKS = st.sampled_from([{}, {"bold": True}, {"style": "RecordLink", "color": "1F4E79"}])


@given(st.lists(st.tuples(SAID, LOOKS), max_size=4))
def test_languages_are_tagged_in_written_text_as_they_are_in_a_tree(runs):
    made = root("".join(p(t(said, **look) + "<w:r><w:tab/></w:r>") for said, look in runs))
    written = etree.tostring(made, encoding="unicode")
    speak(made)
    assert etree.tostring(etree.fromstring(spoken(written))) == etree.tostring(made)


def test_a_run_that_has_a_language_and_attributes_of_its_own_keeps_the_others():
    look = '<w:rPr><w:b/><w:lang w:val="en-GB"/></w:rPr>'
    run = f'<w:r w:rsidR="01">{look}<w:t>a {foreign("ru", "b")}</w:t></w:r>'
    several = f"<w:r><w:t>a {foreign('ru', 'b')}</w:t><w:br/><w:t>c</w:t></w:r>"
    made = root(p(run) + p(several))
    written = etree.tostring(made, encoding="unicode")
    speak(made)
    assert etree.tostring(etree.fromstring(spoken(written))) == etree.tostring(made)
