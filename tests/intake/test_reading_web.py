"""Web pages: the text that is seen, without navigation, in whatever encoding."""

import pytest
from handmade import manuscript, texts


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='ru'><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_are_read_and_scripts_and_navigation_are_not(tmp_path):
    head = "<title>Код</title><script>var a = 'слово'</script><style>p {color: red}</style>"
    body = "<nav>Меню сайта</nav><div role='search'>Поиск</div><h2>Глава 1</h2><p>Текст</p>"
    made = manuscript(tmp_path, page(body + "<select><option>ru</option></select>", head))
    assert [(part.text, part.kind, part.level) for part in made.paragraphs] == [
        ("Глава 1", "heading", 2),
        ("Текст", "text", None),
    ]
    assert (made.title, made.metadata["language"]) == ("Код", "ru")


@pytest.mark.parametrize(
    "raised",
    [
        "<sup>1</sup>",
        "<span style='vertical-align: super'>1</span>",
        "<span class='up'>1</span>",
        "<span style='position:relative;top:-3.0pt'>1</span>",
    ],
)
def test_a_raised_number_is_known_however_it_is_set(tmp_path, raised):
    head = "<style>span.up { font-size: 8pt; vertical-align: super; }</style>"
    (paragraph,) = manuscript(tmp_path, page(f"<p>Статья 240{raised}.</p>", head)).paragraphs
    assert (paragraph.text, paragraph.raised) == ("Статья 2401.", ((10, 11),))


def test_white_space_of_the_source_means_nothing(tmp_path):
    made = manuscript(tmp_path, page("<p>\n  Ста<b>тья</b>\n\t5&nbsp;\n <i>о</i>\nмерах </p>"))
    assert texts(made) == ["Статья 5 о мерах"]


def test_one_break_is_a_line_and_two_are_a_paragraph(tmp_path):
    made = manuscript(tmp_path, page("1. Первое<br>1) точка<br/><br>&nbsp; 2. Второе"))
    assert texts(made) == ["1. Первое\n1) точка", "2. Второе"]


def test_numbers_of_ordered_lists_stand_beside_the_text(tmp_path):
    body = "<ol start=3><li>a<li>b<ol type=a><li>c</li></ol></li><li value=9>d</ol><ul><li>e</ul>"
    made = manuscript(tmp_path, page(body))
    assert [(part.number, part.text) for part in made.paragraphs] == [
        ("3.", "a"),
        ("4.", "b"),
        ("a.", "c"),
        ("9.", "d"),
        (None, "e"),
    ]


def test_a_table_gives_its_cells_and_a_table_of_layout_plain_text(tmp_path):
    data = "<table><tr><td>a</td><td colspan=2>b</td><td>c</td></tr></table>"
    made = manuscript(tmp_path, page(data + f"<table><tr><td><p>x</p>{data}<p>y</p></td></table>"))
    assert [(part.text, part.kind, part.cell and part.cell[2]) for part in made.paragraphs] == [
        ("a", "table", 1),
        ("b", "table", 2),
        ("c", "table", 4),
        ("x", "text", 1),
        ("a", "table", 1),
        ("b", "table", 2),
        ("c", "table", 4),
        ("y", "text", 1),
    ]


def test_links_into_the_page_are_its_contents_list(tmp_path):
    body = "<ul><li><a href='#1'>Статья 1</a></li></ul><p>см. <a href='#1'>статью 1</a></p>"
    made = manuscript(tmp_path, page(body))
    assert [part.kind for part in made.paragraphs] == ["toc", "text"]
    assert made.paragraphs[1].links == ((4, 12, "#1"),)


def test_hidden_text_and_footnotes_are_kept_apart(tmp_path):
    body = "<p>a<span style='display:none'>b</span></p><div id='sdfootnote1'><p>c</p></div>"
    assert texts(manuscript(tmp_path, page(body)), "hidden") == ["b"]
    assert texts(manuscript(tmp_path, page(body)), "footnote") == ["c"]


def test_text_set_line_by_line_is_put_together(tmp_path):
    lines = "The law of the land applies to each person who is\n" * 12
    made = manuscript(tmp_path, page(f"<pre>{lines}</pre>"))
    assert len(made.paragraphs) == 1


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "utf-8", "utf-16", "cp866"])
def test_a_page_is_read_in_the_encoding_that_it_states(tmp_path, encoding):
    source = page("<p>Статья 5. Ёмкость</p>", f"<meta charset='{encoding.replace('_', '-')}'>")
    made = manuscript(tmp_path, source.encode(encoding))
    assert texts(made) == ["Статья 5. Ёмкость"]


def test_unicode_is_believed_against_what_a_page_says_of_itself(tmp_path):
    source = page("<p>Статья 5</p>", "<meta http-equiv=x content='text/html; charset=cp1251'>")
    assert texts(manuscript(tmp_path, source.encode())) == ["Статья 5"]


def test_a_web_archive_gives_its_page(tmp_path):
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=windows-1251\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>=D1=F2=E0=F2=FC=FF 5</p></body></html>\r\n--b--\r\n"
    )
    assert texts(manuscript(tmp_path, archive, "act.doc")) == ["Статья 5"]
