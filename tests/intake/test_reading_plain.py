"""Plain text, Markdown and JSON: paragraphs as they were meant, letters as they were typed."""

import json
import textwrap

import pytest
from handmade import manuscript, texts, word
from handmade import p as paragraph_xml
from handmade import t as run_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.intake.manuscript import Paragraph, read, words

LONG = (
    "Торговля людьми влечет уголовную ответственность, если она совершена с целью эксплуатации, "
    "вне зависимости от согласия потерпевшего и от пересечения государственной границы. "
)


def test_a_line_is_a_paragraph_where_lines_are_not_broken(tmp_path):
    made = manuscript(tmp_path, "Статья 1\n1) одно;\n2) другое.\n" * 4)
    assert len(made.paragraphs) == 12
    assert made.paragraphs[1].place == "line 2"


def test_lines_broken_at_a_width_are_put_together(tmp_path):
    meant = ["Статья 1. Цели", *(f"{number}. {LONG * 2}".strip() for number in range(1, 9))]
    printed = "\n".join("\n".join(textwrap.wrap(line, 70)) for line in meant)
    assert texts(manuscript(tmp_path, printed)) == meant


def test_words_broken_by_the_printer_are_whole_and_compounds_keep_their_hyphen(tmp_path):
    text = "\n".join(
        [
            "Настоящий закон применяется к каждому делу о преступлении, обяза-",
            "тельство по которому возникло, и к любому лицу, что бы оно ни со-",
            "вершило, если иное не следует из санаторно-курортного права, и к ка-",
            "кому-либо иному лицу или делу, имеющему отношение к санаторно-",
            "курортному лечению, а также к делам, о которых заявил кто-",
            "либо из граждан республики, находящихся на ее территории в то вре-",
            "мя, когда дело возникло, или в иное время, предусмотренное законом,",
            "и ко всем прочим делам, которые рассматривает суд или иной орган",
            "государства в пределах его полномочий.",
        ]
    )
    (made,) = manuscript(tmp_path, text).paragraphs
    for whole in ("обязательство", "совершило", "какому-либо", "санаторно-курортному", "кто-либо"):
        assert whole in made.text
    assert "время, когда" in made.text


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_unicode_is_known_by_itself_or_by_its_mark(tmp_path, encoding, named):
    made = manuscript(tmp_path, LONG.encode(encoding), "закон.txt")
    assert texts(made) == [LONG.strip()]
    assert made.metadata["encoding"] == named
    assert made.problems == []


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_had_to_be_guessed_is_named(tmp_path, encoding):
    made = manuscript(tmp_path, LONG.encode(encoding))
    assert texts(made) == [LONG.strip()]
    assert made.metadata["encoding"] == encoding
    assert "the file does not say" in made.problems[0]


def test_a_damaged_letter_does_not_change_the_encoding_of_all(tmp_path):
    data = bytearray((LONG * 20).encode())
    data[1001] = 0xFF
    made = manuscript(tmp_path, bytes(data))
    assert made.metadata["encoding"] == "utf-8"
    assert "damaged letters" in made.problems[0]


def test_a_contents_list_with_dot_leaders_is_told_from_the_text(tmp_path):
    made = manuscript(
        tmp_path, "Статья 1. Цели.........3\nСтатья 2 . . . . . . 4\nСтатья 1. Цели\n"
    )
    assert [part.kind for part in made.paragraphs] == ["toc", "toc", "text"]


def test_markdown_gives_headings_points_and_words_of_links(tmp_path):
    source = (
        "###Article 1\n\n1.   First *point*  \n2. Second [point](../x.md) goes\n   on here\n"
        "a) letter\n\n> quoted\n\n| a | b |\n|---|---|\n| c | 5<sup>1</sup> |\n\n<!-- no -->\n"
        "Title\n-----\n\\* not a mark &amp; so\n"
    )
    made = manuscript(tmp_path, source, "act.md")
    assert [(part.text, part.kind) for part in made.paragraphs] == [
        ("Article 1", "heading"),
        ("1. First point", "text"),
        ("2. Second point goes on here", "text"),
        ("a) letter", "text"),
        ("quoted", "text"),
        *(("a", "table"), ("b", "table"), ("c", "table"), ("51", "table")),
        ("Title", "heading"),
        ("* not a mark & so", "text"),
    ]
    assert made.paragraphs[0].level == 3
    assert made.paragraphs[8].raised == ((1, 2),)


def test_records_of_a_database_give_a_heading_and_a_text_each(tmp_path):
    prose = "The law applies to every person who stays in the territory."
    act = {
        "id": "act-1",
        "title": "The Act",
        "provisions": [
            {"ref": "s1", "part": "Part I", "title": "Scope", "section": "1", "content": prose},
            {
                "ref": "s2",
                "part": "Part I",
                "section": 2,
                "title": "Terms",
                "content": f"(1) {prose}",
            },
        ],
        "definitions": [{"term": "child", "definition": "a person under eighteen"}],
    }
    made = manuscript(tmp_path, json.dumps(act, ensure_ascii=False))
    assert [(part.text, part.level) for part in made.paragraphs if part.kind == "heading"] == [
        ("Part I", 1),
        ("1. Scope", 2),
        ("2. Terms", 2),
    ]
    assert texts(made, "text") == [prose, f"(1) {prose}"]
    assert "a person under eighteen" in texts(made, "metadata")
    assert made.title == "The Act"


def test_json_of_another_shape_gives_its_strings_in_order(tmp_path):
    made = manuscript(tmp_path, json.dumps({"a": "one\ntwo", "b": ["three", {"c": 4}]}))
    assert texts(made) == ["one", "two", "three", "4"]
    assert made.paragraphs[2].place == "b"


def test_a_paragraph_can_be_cut_and_keeps_what_is_raised():
    whole = Paragraph("1) статья 240¹\nУК", raised=((13, 14),), number="5.")
    assert [part.text for part in whole.lines()] == ["1) статья 240¹", "УК"]
    part = whole.cut(2)
    assert (part.text, part.raised, part.number) == ("статья 240¹\nУК", ((10, 11),), None)


SENTENCES = st.lists(
    st.text(
        alphabet=st.characters(
            categories=("L", "Nd"), max_codepoint=0x04FF, exclude_characters="ªº"
        )
        | st.sampled_from(" .,;-—«»()№§&<>\"'\u00ad\u00a0"),
        min_size=1,
        max_size=60,
    ).filter(lambda text: words(text) and not text.strip(" \u00a0").startswith(("-", "—"))),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(sentences=SENTENCES)
def test_the_same_words_come_back_from_every_format(tmp_path_factory, sentences):
    folder = tmp_path_factory.mktemp("formats")
    meant = [word for sentence in sentences for word in words(sentence)]
    escaped = [line.replace("&", "&amp;").replace("<", "&lt;") for line in sentences]
    files = {
        "act.docx": word("".join(paragraph_xml(run_xml(line)) for line in sentences)),
        "act.html": "<html><body>"
        + "".join(f"<p>{line}</p>" for line in escaped)
        + "</body></html>",
        "act.txt": "\n\n".join(sentences),
        "act.json": json.dumps(sentences),
    }
    for name, data in files.items():
        path = folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8-sig"))
        made = read(path, declared="txt" if name.endswith("txt") else None)
        assert made.words_in == made.words_read == len(meant), name
        assert [word for part in made.paragraphs for word in words(part.text)] == meant, name
