"""PDF files: the text layer in reading order, words whole, heads and notes kept apart."""

import random
import textwrap

import pytest
from handmade import manuscript, pdf, printed, shown, texts

LAW = (
    "Whoever recruits, transports, transfers, harbours or receives a person for the purpose of "
    "exploitation shall be punished with imprisonment, whether or not the person has consented. "
)


def prose(seed: int, count: int = 60) -> str:
    """Sentences of invented words, others for each seed."""
    letters = random.Random(seed)
    made = ["".join(letters.choices("aeilmnorst", k=letters.randint(2, 9))) for _ in range(count)]
    return " ".join(made).capitalize() + "."


def broken(text: str, width: int = 60) -> list[str]:
    return textwrap.wrap(text, width)


def test_lines_are_put_together_and_articles_begin_anew(tmp_path):
    lines = ["Article 5. Scope", *broken(f"1. {LAW * 2}"), *broken(f"2. {LAW}"), "Article 6. Other"]
    made = manuscript(tmp_path, pdf(printed(lines)))
    assert texts(made) == [
        "Article 5. Scope",
        f"1. {LAW * 2}".strip(),
        f"2. {LAW}".strip(),
        "Article 6. Other",
    ]
    assert made.paragraphs[0].place == "page 1"


def test_a_paragraph_goes_on_over_the_page(tmp_path):
    lines = broken(f"1. {LAW * 6}")
    made = manuscript(tmp_path, pdf(printed(lines[:5]), printed(lines[5:])))
    assert texts(made) == [f"1. {LAW * 6}".strip()]


def test_an_indent_or_a_gap_begins_a_paragraph(tmp_path):
    first, second = broken(LAW * 2), broken(LAW)
    content = printed(first) + printed(second, top=740 - 16 * len(first) - 20)
    assert len(texts(manuscript(tmp_path, pdf(content)))) == 2


@pytest.mark.parametrize("space", ["", " "])
def test_a_raised_number_belongs_to_the_number_before_it(tmp_path, space):
    content = shown("section 240", 60, 700) + shown("1", 139.2, 705, 7)
    content += shown(f"{space}of the Code", 143.4, 700)
    (paragraph,) = manuscript(tmp_path, pdf(content)).paragraphs
    assert paragraph.text == f"section 2401{space}of the Code"
    assert [paragraph.text[start:end] for start, end in paragraph.raised] == ["1"]


def test_a_number_raised_inside_one_piece_is_raised_too(tmp_path):
    content = (
        "BT /F1 12 Tf 60 700 Td (section 240) Tj /F1 7 Tf 5 Ts (1) Tj /F1 12 Tf 0 Ts (.) Tj ET"
    )
    (paragraph,) = manuscript(tmp_path, pdf(content)).paragraphs
    assert (paragraph.text, paragraph.raised) == ("section 2401.", ((11, 12),))


def test_words_broken_at_the_end_of_a_line_are_whole(tmp_path):
    lines = [
        "The States Parties shall take measures against the traffick-",
        "ing in persons and shall protect its victims, and their non-",
        "governmental bodies; the non-State bodies too shall do this.",
    ]
    (paragraph,) = manuscript(tmp_path, pdf(printed(lines))).paragraphs
    assert "against the trafficking in persons" in paragraph.text
    assert "non-governmental" in paragraph.text


def test_running_heads_and_page_numbers_are_kept_apart(tmp_path):
    pages = [
        shown("Criminal Code", 250, 780, 9)
        + printed([f"Article {3 * number}. Title", *broken(prose(number))])
        + shown(f"- {number} -", 290, 30, 9)
        for number in range(1, 6)
    ]
    made = manuscript(tmp_path, pdf(*pages))
    assert texts(made, "header").count("Criminal Code") == 5
    assert "- 3 -" in texts(made, "header")
    assert [text for text in texts(made, "text") if text.startswith("Article")] == [
        f"Article {3 * number}. Title" for number in range(1, 6)
    ]


def test_articles_at_the_top_of_each_page_are_no_running_head(tmp_path):
    pages = [printed([f"Article {3 * number}", *broken(prose(number))]) for number in range(1, 9)]
    assert texts(manuscript(tmp_path, pdf(*pages)), "header") == []


def columns(left: list[str], right: list[str], *, across: bool) -> str:
    """A page of two columns, drawn column after column, or line after line across both."""
    one = [shown(line, 40, 700 - 14 * at, 10) for at, line in enumerate(left)]
    two = [shown(line, 320, 700 - 14 * at, 10) for at, line in enumerate(right)]
    if not across:
        return "".join(one + two)
    return "".join(a + b for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_are_read_one_after_the_other(tmp_path, across):
    left = broken(f"1. {LAW * 5}", 44)[:18]
    right = broken(f"2. {LAW * 5}", 44)[:18]
    content = shown("Convention on Something", 180, 760, 14) + columns(left, right, across=across)
    made = manuscript(tmp_path, pdf(content))
    assert texts(made) == ["Convention on Something", " ".join(left), " ".join(right)]
    assert [part.column for part in made.paragraphs] == [None, 1, 2]


def test_bold_and_centred_lines_are_known(tmp_path):
    content = shown("CHAPTER I", 243, 760, 12, "F2") + printed(broken(LAW * 3, 60))
    made = manuscript(tmp_path, pdf(content))
    assert [(part.strong, part.centred) for part in made.paragraphs] == [
        (True, True),
        (False, False),
    ]


def test_footnotes_in_small_print_are_kept_apart(tmp_path):
    content = printed(broken(LAW * 4)) + shown("1 As amended in 2019.", 60, 60, 8)
    made = manuscript(tmp_path, pdf(content))
    assert texts(made, "footnote") == ["1 As amended in 2019."]


def test_a_page_without_text_among_others_is_named(tmp_path):
    page = printed(broken(LAW))
    made = manuscript(tmp_path, pdf(page, "0 0 600 800 re f", page, ""))
    assert made.problems == ["page 2 has no text layer, it is a picture"]


def test_a_page_that_is_turned_is_read_as_it_is_shown(tmp_path):
    turned = "".join(
        f"BT /F1 12 Tf 0 1 -1 0 {60 + 16 * at} 60 Tm ({line}) Tj ET\n"
        for at, line in enumerate(broken(LAW, 60))
    )
    data = pdf(turned).replace(b"/MediaBox[0 0 600 800]", b"/MediaBox[0 0 600 800]/Rotate 90")
    assert texts(manuscript(tmp_path, data)) == [LAW.strip()]


def test_the_size_of_letters_counts_as_it_is_drawn(tmp_path):
    content = "BT /F1 1 Tf 12 0 0 12 60 700 Tm (section 240) Tj 7 0 0 7 139.2 705 Tm (1) Tj ET"
    (paragraph,) = manuscript(tmp_path, pdf(content)).paragraphs
    assert (paragraph.text, paragraph.raised) == ("section 2401", ((11, 12),))


def test_progress_is_told_page_by_page(tmp_path):
    from handmade import saved

    from legalgap.intake.manuscript import read

    told = []
    path = saved(tmp_path, pdf(*[printed(broken(LAW))] * 3))
    read(path, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
