"""Treaties and statutes of the common law: cut as a lawyer would cite them."""

from pathlib import Path

import pytest
import yaml
from laws import apart, provisions, tree_of, wording

from legalgap.intake.importing import import_document
from legalgap.intake.manuscript import Paragraph

TREATY = """
Convention on Kites
Preamble
The States Parties to this Convention, noting that kites fly, have agreed as follows:
PART I
Article 1
Use of terms
For the purposes of this Convention:
(a) "Kite" means a toy that flies;
(b) "String" means what holds it.
Article 2
1. Each State Party shall let kites fly. To this end it shall:
(a) keep the sky open;
(b) prohibit:
(i) scissors;
(ii) nets.
2. Article 5 of this Convention applies.
IN WITNESS WHEREOF the undersigned have signed this Convention.
DONE at Windhill on the first day of May.
"""

ACT = """
Kites Act, 2008
PART I PRELIMINARY
1. Short title
This Act may be cited as the Kites Act.
2. Interpretation
(1) In this Act, unless the context otherwise requires, a kite is a toy.
(2) A string belongs to its kite if it is—
(a) tied; or
(b) glued.
22AA. Nets
A person shall not throw a net at a kite under this section.
FIRST SCHEDULE
1. Forms
(1) A form is white under subsection (2).
"""


def test_the_title_below_an_article_is_its_heading():
    made = provisions(TREATY, style="treaty")
    assert [piece.heading for piece in made.pieces if len(piece.pin.steps) == 1] == [
        *("", "Use of terms", "")
    ]


def test_paragraphs_and_subparagraphs_of_a_treaty():
    found = wording(TREATY, style="treaty")
    assert found["1"] == "For the purposes of this Convention:"
    assert found["1(b)"] == '"String" means what holds it.'
    assert found["2(1)(b)(ii)"] == "nets."
    assert found["2(2)"] == "Article 5 of this Convention applies."
    assert found["preamble"].startswith("The States Parties")


def test_signatures_stand_apart():
    assert [kind for kind, _ in apart(tree_of(TREATY, style="treaty"))][-2:] == ["signature"] * 2


@pytest.mark.parametrize(
    ("line", "pin"),
    [
        ("Article 5", "5"),
        ("ARTICLE IV", "4"),
        ("Article 12 bis", "12A"),
        ("Art. 7. Kites", "7"),
        ("Article 9 Kites", "9"),
    ],
)
def test_every_way_of_printing_an_article_is_read(line: str, pin: str):
    made = provisions(f"{line}\nKites shall fly.", style="treaty")
    assert [str(piece.pin) for piece in made.pieces] == [pin]


def test_i_after_h_is_a_letter_where_j_follows_and_a_number_where_ii_does():
    letters = "\n".join(f"({letter}) thing;" for letter in "abcdefghij")
    assert "1(i)" in wording(f"Article 1\nThese are meant:\n{letters}", style="treaty")
    roman = "\n".join(f"({letter}) thing;" for letter in "abcdefg")
    text = f"Article 1\nThese are meant:\n{roman}\n(h) any of:\n(i) red;\n(ii) blue."
    found = wording(text, style="treaty")
    assert found["1(h)(i)"] == "red;"
    assert found["1(h)(ii)"] == "blue."


def test_a_second_text_in_the_document_is_an_annex():
    made = provisions(
        "Article 1\nKites shall fly.\nArticle 2\nStrings shall hold.",
        "IN WITNESS WHEREOF the undersigned have signed this Convention.",
        Paragraph("Optional Protocol on Nets", kind="heading"),
        "Article 1\nNets shall rest.\nArticle 2\nNets shall stay.",
        style="treaty",
    )
    assert [str(piece.pin) for piece in made.pieces] == ["1", "2", "annex-1/1", "annex-1/2"]
    assert made.articles == 2
    assert made.headings[-1].heading == "Optional Protocol on Nets"


def test_an_appendix_without_articles_has_paragraphs():
    found = wording(
        "Article 1\nKites shall fly.",
        Paragraph("Appendix", kind="heading"),
        "1. The members are:\na) one;\nb) two.\n2. They meet.",
        style="treaty",
    )
    assert list(found) == ["1", "annex-1/1", "annex-1/1(a)", "annex-1/1(b)", "annex-1/2"]


def test_a_translation_behind_the_text_stands_apart():
    tree = tree_of(
        "Article 1\nThe States Parties to this Convention shall let kites fly in all weathers.",
        Paragraph("Verdrag inzake vliegers", kind="heading"),
        "De Staten die partij zijn bij dit Verdrag laten de vliegers op in elk weer van het jaar.",
        style="treaty",
    )
    assert [kind for kind, _ in apart(tree)] == ["other_language"] * 2


def test_sections_subsections_and_schedules_of_a_statute():
    made = provisions(ACT)
    assert [str(piece.pin) for piece in made.pieces] == [
        *("1", "2", "2(1)", "2(2)", "2(2)(a)", "2(2)(b)", "22AA"),
        *("annex-1/1", "annex-1/1(1)"),
    ]
    assert made.articles == 3
    assert made.pieces[4].levels == ("section", "subsection", "paragraph")


def test_a_statute_printed_in_one_paragraph_is_cut_at_its_numbers():
    found = wording(
        Paragraph("3. Nets", kind="heading"),
        "(1) Subject to subsection (2), a person who throws a net— (a) by day; or (b) by night, "
        "commits an offence. (2) Subsection (1) does not apply to— (a) a fisher who— (i) fishes; "
        "or (ii) rests; and (b) a child.",
        style="statute",
    )
    assert list(found) == [
        *("3", "3(1)", "3(1)(a)", "3(1)(b)", "3(2)", "3(2)(a)", "3(2)(a)(i)", "3(2)(a)(ii)"),
        "3(2)(b)",
    ]


def test_references_to_paragraphs_are_not_cut():
    text = "(1) The fee under paragraphs (a), (b) and (c) of section 4 (2) is paid. (2) It is low."
    found = wording(Paragraph("5. Fees", kind="heading"), text, style="statute")
    assert list(found) == ["5", "5(1)", "5(2)"]


def test_each_definition_keeps_its_own_list():
    found = wording(
        Paragraph("2. Interpretation", kind="heading"),
        '(1) In this Act— " kite " means— (a) a toy; or (b) a bird; " net " includes— (a) a web; '
        'and (b) a trap; " sky " means the air.',
        style="statute",
    )
    assert found["2(1)(par-2)(b)"] == "a bird;"
    assert found["2(1)(par-3)(a)"] == "a web; and"
    assert found["2(1)(par-4)"] == '" sky " means the air.'


def test_the_old_dash_after_a_section_opens_its_first_subsection():
    found = wording("3. Nets.—(1) A net rests.\n(2) It does not fly.", style="statute")
    assert list(found) == ["3", "3(1)", "3(2)"]


def test_a_note_in_square_brackets_is_no_wording():
    made = provisions(
        Paragraph("3. Nets", kind="heading"),
        "A net rests. [section 3 substituted by section 4 of Act 16 of 2022]",
        style="statute",
    )
    assert made.pieces[0].text == "A net rests."
    assert made.pieces[0].amended.startswith("[section 3")


DUTCH = "Treedt in werking op een nader te bepalen tijdstip van de regering"


def test_headings_above_a_foreign_line_stay_with_their_article_and_chapter():
    made = provisions(
        Paragraph("Convention on kites for all", kind="heading"),
        DUTCH,
        Paragraph("CHAPTER I", kind="heading"),
        Paragraph("PURPOSES", kind="heading"),
        DUTCH,
        Paragraph("Article 1", kind="heading"),
        Paragraph("Scope", kind="heading"),
        DUTCH,
        "The Parties to this Convention shall let all of the kites fly in the sky.",
        Paragraph("HOOFDSTUK I", kind="heading"),
        Paragraph("Artikel 1", kind="heading"),
        "De Partijen bij dit Verdrag laten alle vliegers in de lucht en op het land vliegen.",
        style="treaty",
    )
    assert [(item.heading, str(item.before)) for item in made.headings] == [
        ("CHAPTER I PURPOSES", "1")
    ]
    assert [piece.heading for piece in made.pieces] == ["Scope"]
    assert {item.apart.kind for item in made.kept} == {"front", "other_language"}


def test_a_part_that_a_database_names_again_is_one_division():
    made = provisions(
        "1. Kites\nA kite under this section shall fly.",
        Paragraph("Part II – Strings", kind="heading"),
        Paragraph("Part II", kind="heading"),
        "2. Strings\nA string under section 1 shall hold.",
        Paragraph("Part III", kind="heading"),
        "3. Nets\nA net under section 2 shall rest.",
        style="statute",
    )
    assert [item.heading for item in made.headings] == ["Part II – Strings", "Part III"]
    assert [item.apart.text for item in made.kept] == ["Part II"]


def test_a_treaty_without_a_title_is_called_as_it_says_it_may_be_cited(tmp_path: Path):
    file = tmp_path / "kites.md"
    file.write_text(
        "#### LEAGUE OF WINDS.\n\nThe Conference, having met, adopts this Convention, which may be "
        "cited as the Kites Convention, 1930, for ratification:\n\n### Article 1\n\nKites shall "
        "fly.\n\n### Article 2\n\nStrings shall hold.\n",
        encoding="utf-8",
    )
    made = import_document(file, "kites")
    assert yaml.safe_load(made.yaml)["title"] == "Kites Convention, 1930"
    assert made.words_in == made.words_kept
