"""The table of treaties says what each is in national law, and a note names the provisions."""

import re
from io import BytesIO

import pytest
from docx import Document
from lxml import html
from two_countries import COUNTRIES, LANGUAGES

from legalgap.model.source import Grade
from legalgap.prose import effects
from legalgap.prose.voice import Voice

BOTH = [(code, lang) for code in COUNTRIES for lang in LANGUAGES]


@pytest.mark.parametrize(("code", "lang"), BOTH)
def test_every_treaty_of_the_report_has_its_effect(assessments, built, code, lang):
    assessment, voice = assessments[code], Voice(lang)
    document = Document(BytesIO(built("docx", code, lang)))
    heads = [voice("Treaty"), voice("Status and date"), voice("Effect in national law")]
    (table,) = [
        one for one in document.tables if [cell.text for cell in one.rows[0].cells][:3] == heads
    ]
    known = {
        voice.words(one.short or one.title): effects.told(voice, assessment, one)
        for one in assessment.yardstick.instruments.values()
    }
    shown = {row.cells[0].text: row.cells[2].text for row in table.rows[1:]}
    assert shown == {name: known[name] for name in shown}
    short = voice.words(assessment.country.jurisdiction.treaties_in_law.short)
    assert set(shown.values()) >= {short, voice("to be verified")}
    said, grounds = effects.general(voice, assessment)
    above = next(one for one in document.paragraphs if said.rstrip(".") in one.text)
    marks = above._p.xpath(".//w:footnoteReference")
    assert 0 < len(marks) <= len(grounds)


@pytest.mark.parametrize(("code", "lang"), BOTH)
def test_the_page_names_effect_provision_and_grade(assessments, built, code, lang):
    assessment, voice = assessments[code], Voice(lang)
    section = html.fromstring(built("html", code, lang)).get_element_by_id("s_treaties")
    said, grounds = effects.general(voice, assessment)
    text = section.xpath("string(.//p)")
    assert said in text
    assert text.count(";") >= len(grounds) - 1
    heads = [one.text_content().strip() for one in section.xpath(".//thead//th")]
    assert voice("Effect in national law") in heads
    column = heads.index(voice("Effect in national law")) + 1
    cells = section.xpath(f".//tbody/tr/*[{column}]")
    assert cells
    assert all(one.text_content().strip() for one in cells)


def numbers(names):
    """The numbers of the treaties that are told apart by their number alone."""
    found = [re.fullmatch(r"\D+(\d+)", name) for name in names]
    return [int(one.group(1)) for one in found if one]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_treaties_with_a_number_stand_in_the_order_of_their_numbers(assessments, built, lang):
    assessment, voice = assessments["KGZ"], Voice(lang)
    held = assessment.country.jurisdiction.treaties
    recalled = {
        voice.words(one.short or one.title)
        for slug, one in assessment.yardstick.instruments.items()
        if slug in held and held[slug].grade is Grade.RECALLED
    }
    section = html.fromstring(built("html", "KGZ", lang)).get_element_by_id("s_treaties")
    on_page = [
        next(words.strip() for words in row.itertext() if words.strip())
        for row in section.xpath(".//tbody/tr")
    ]
    document = Document(BytesIO(built("docx", "KGZ", lang)))
    heads = [voice("Treaty"), voice("Status and date")]
    (in_word,) = [
        [row.cells[0].text for row in one.rows[1:]]
        for one in document.tables
        if [cell.text for cell in one.rows[0].cells][:2] == heads
    ]
    assert on_page == in_word
    known = numbers(name for name in in_word if name not in recalled)
    assert len(known) > 2
    assert known == sorted(known)
