"""Word, slides, workbook, web page and JSON say the same of the same findings, by the same ids."""

import json
import re
from io import BytesIO
from itertools import product
from types import SimpleNamespace

import lxml.html
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from two_countries import COUNTRIES, LANGUAGES

from legalgap.engine.roadmap import roadmap
from legalgap.model.assessment import Verb
from legalgap.model.judgement import Answer
from legalgap.office.drawing import A
from legalgap.prose import words
from legalgap.prose.scores import area_title, band_words
from legalgap.prose.voice import Voice
from legalgap.report import json_file, planned, slides, webpage, workbook, writers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FINDING = re.compile(r"(?<![A-Z-])[A-Z]{2,6}-\d{2}(?![\d-])")
RECOMMENDATION = re.compile(r"\bREC-[A-Z]{2,6}-\d{2}\b")
PRACTICE = re.compile(r"\bBP-[A-Z]{2,6}-\d{2}\b")
SOFT = "\u00ad\u200b\u2060"


class Word:
    """The report in Word as it is printed: its text, and its tables by their titles."""

    def __init__(self, data: bytes) -> None:
        document = Document(BytesIO(data))
        body = document.element.body
        self.text = "\n".join(
            "".join(node.text or "" for node in par.iter(f"{W}t")) for par in body.iter(f"{W}p")
        )
        self.tables = {}
        for table in document.tables:
            title = table._tbl.tblPr.find(f"{W}tblCaption")
            rows = [[clean(cell.text) for cell in row.cells] for row in table.rows]
            self.tables[clean(title.get(f"{W}val")) if title is not None else ""] = rows


class Deck:
    """The slides with their notes."""

    def __init__(self, data: bytes) -> None:
        self.slides = list(Presentation(BytesIO(data)).slides)
        self.notes = [slide.notes_slide.notes_text_frame.text for slide in self.slides]
        seen = [
            "\n".join(
                "".join(node.text or "" for node in par.iter(f"{{{A}}}t"))
                for par in slide._element.iter(f"{{{A}}}p")
            )
            for slide in self.slides
        ]
        self.text = "\n".join([*seen, *self.notes])

    def table(self, number: int) -> list[list[str]]:
        (frame,) = (shape for shape in self.slides[number - 1].shapes if shape.has_table)
        return [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]


class Book:
    """The workbook: each sheet by the name of its table, as rows by their headings."""

    def __init__(self, data: bytes) -> None:
        book = load_workbook(BytesIO(data))
        self.sheets = {next(iter(sheet.tables)): list(sheet.values) for sheet in book.worksheets}
        self.text = "\n".join(
            str(value) for rows in self.sheets.values() for row in rows for value in row
        )

    def rows(self, key: str) -> list[dict[str, object]]:
        heads, *rows = self.sheets[key]
        return [dict(zip(heads, row, strict=True)) for row in rows]


def clean(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, SOFT))).replace("\u00a0", " ").strip()


@pytest.fixture(scope="module", params=list(product(COUNTRIES, LANGUAGES)), ids="-".join)
def five(request, assessments, reports):
    code, lang = request.param
    made, voice = assessments[code], Voice(lang)
    page = lxml.html.document_fromstring(
        webpage.render(made, voice), parser=lxml.html.HTMLParser(encoding="utf-8")
    )
    return SimpleNamespace(
        assessment=made,
        voice=voice,
        word=Word(reports[code, lang]),
        deck=Deck(slides.render(made, voice)),
        book=Book(workbook.render(made, voice)),
        page=page,
        data=json.loads(json_file.render(made)),
    )


def findings_in(five, text: str) -> set[str]:
    """The ids of findings in a text; words such as ISO-20 are none."""
    prefixes = {item.id.partition("-")[0] for item in five.assessment.findings}
    return {name for name in FINDING.findall(text) if name.partition("-")[0] in prefixes}


def test_the_findings_are_the_same_in_all_five(five):
    known = {item["indicator"] for item in five.data["findings"]}
    assert findings_in(five, five.word.text) == known
    assert {row[five.voice("Id")] for row in five.book.rows("Findings")} == known
    assert set(five.page.xpath("//article[@class='finding']/@id")) == known
    assert findings_in(five, five.book.text) == known
    assert findings_in(five, five.page.text_content()) == known
    assert findings_in(five, five.deck.text) <= known
    assert len(findings_in(five, five.deck.text)) > 30  # a talk takes up the gravest only


def test_the_recommendations_are_those_of_the_findings_in_all_five(five):
    asked = {name for item in five.data["findings"] for name in item["recommendations"]}
    records = five.page.xpath("//section[@id='s_recommendations']/article/@id")
    assert set(records) == asked
    catalogue = set(five.assessment.yardstick.recommendations)
    rows = {row[five.voice("Id")]: row for row in five.book.rows("Recommendations")}
    assert set(rows) == catalogue
    closing = {
        name
        for name, row in rows.items()
        if row[five.voice("Closes")] != five.voice("no gap found here")
    }
    # Every gap of the JSON; the workbook adds those for questions of which nothing was read.
    assert asked <= set(RECOMMENDATION.findall(five.word.text)) <= catalogue
    assert asked <= closing <= catalogue
    assert set(RECOMMENDATION.findall(five.deck.text)) <= set(
        RECOMMENDATION.findall(five.word.text)
    )


def test_each_finding_names_the_same_recommendations_and_practices(five):
    voice = five.voice
    rows = {row[voice("Id")]: row for row in five.book.rows("Findings")}
    for item in five.data["findings"]:
        name = item["indicator"]
        article = five.page.get_element_by_id(name)
        links = set(article.xpath(".//dd//a[@class='id']/text()"))
        for kind, heading in ((RECOMMENDATION, "recommendations"), (PRACTICE, "practices")):
            given = set(item[heading])
            assert {link for link in links if kind.fullmatch(link)} >= given, name
            told = str(rows[name][voice(heading.capitalize())])
            assert set(kind.findall(told)) == given, name


def test_the_practices_are_known_to_the_workbook_and_shown_alike(five):
    told = {row[five.voice("Id")] for row in five.book.rows("Practices")}
    asked = {name for item in five.data["findings"] for name in item["practices"]}
    page = set(five.page.xpath("//section[@id='s_practices']/article/@id"))
    assert asked <= page <= told
    for text in (five.word.text, five.deck.text):
        found = set(PRACTICE.findall(text))
        assert found
        assert found <= told


def test_each_answer_and_each_verb_is_the_same_word_in_all_five(five):
    voice = five.voice
    rows = {row[voice("Id")]: row for row in five.book.rows("Findings")}
    annex = {
        row[0]: row
        for title, table in five.word.tables.items()
        if title.startswith(voice("Questions and answers: {area}", area=""))
        for row in table[1:]
    }
    assert set(annex) == set(rows)
    noted = 0
    for item in five.data["findings"]:
        name = item["indicator"]
        answer = words.answer(voice, Answer(item["answer"]))
        verb = words.verb(voice, Verb(item["verb"]) if item["verb"] else None)
        assert (rows[name][voice("Answer")], rows[name][voice("Verb")]) == (answer, verb), name
        assert (annex[name][2], annex[name][4]) == (answer, verb), name
        article = five.page.get_element_by_id(name)
        assert (article.get("data-answer"), article.get("data-verb")) == (
            item["answer"],
            item["verb"] or "",
        )
        marks = clean(article.xpath("string(.//p[@class='marks'])"))
        assert f"{voice('Answer')}: {answer}" in marks
        assert not item["verb"] or f"{voice('Verb')}: {verb}" in marks
        for notes in five.deck.notes:
            for told in re.findall(rf"(?m)^{name} \(([^)]*)\)\. ", notes):
                assert told == f"{answer}; {verb}", name
                noted += 1
    assert noted >= 14


def test_the_scores_and_their_words_are_the_same_in_all_five(five):
    voice, made = five.voice, five.assessment
    method = made.yardstick.methodology
    board = {row[voice("Area")]: row for row in five.book.rows("Dashboard")}
    strip = {row[0]: row for row in five.word.tables[voice("Law and enforceability by area")][1:]}
    glance = {
        row.xpath("string(./th)"): [clean(cell.text_content()) for cell in row.xpath("./td")]
        for row in five.page.xpath("//section[@id='s_summary']//tr[th/a]")
    }
    chart = next(shape.chart for shape in five.deck.slides[3].shapes if shape.has_chart)
    law_bars, machine_bars = (list(series.values) for series in chart.plots[0].series)
    for place, (area, given) in enumerate(zip(made.areas, five.data["areas"], strict=True)):
        title = area_title(voice, method, area.id)
        band = band_words(voice, method, area.law).casefold()
        assert clean(board[title][voice("Law in words")]).casefold() == clean(band)
        assert strip[title][1].casefold() == glance[title][0].casefold() == clean(band)
        assert strip[title][2] == glance[title][1]
        score, machine = given["law"]["score"], given["enforceability"]["score"]
        shown = voice("not yet scored") if score is None else score
        assert board[title][voice("Law, of 100")] == shown
        shown = voice("not yet scored") if machine is None else machine
        assert board[title][voice("Enforceability, of 100")] == shown
        if score is not None:
            assert strip[title][2] == voice.number(round(score))
        if any(item["law"]["score"] is not None for item in five.data["areas"]):
            assert law_bars[place] == score
            assert machine_bars[place] == machine


def test_the_decisions_are_the_same_in_the_same_order(five):
    voice = five.voice
    rows = five.word.tables[voice("Decisions asked")][1:]
    asked = [RECOMMENDATION.findall(row[1])[0] for row in rows]
    assert len(asked) == 5
    table = five.page.xpath("//section[@id='s_summary']//table")[0]
    assert table.xpath(".//tbody/tr/th/a[1]/text()") == asked
    assert RECOMMENDATION.findall(five.deck.table(18)[-1][1]) == asked
    assert numbered(five, "Decision asked, No.") == asked


def test_the_ten_key_recommendations_are_the_same_in_the_same_order(five):
    voice = five.voice
    rows = [row[:5] for row in five.word.tables[voice("Key recommendations")][1:]]
    asked = [row[0] for row in rows]
    assert len(asked) == 10
    title = voice("Key recommendations")
    (table,) = five.page.xpath("//div[@aria-label=$title]/table", title=title)
    assert table.xpath(".//tbody/tr/th/a/text()") == asked
    verbs = [clean(cell) for cell in table.xpath(".//tbody/tr/td[2]/text()")]
    assert verbs == [row[2] for row in rows]
    assert [row[0] for row in five.deck.table(16)[1:]] == asked
    assert numbered(five, "Key recommendation, No.") == asked
    held = {row[voice("Id")]: row for row in five.book.rows("Recommendations")}
    for name, said, verb, *_ in rows:
        assert held[name][voice("Recommendation")] == said
        assert held[name][voice("Verb")] == verb


def test_the_road_map_is_the_same_in_the_same_order(five):
    voice = five.voice
    rows = five.word.tables[voice("Road map")][1:]
    steps = [RECOMMENDATION.findall(row[1])[0] for row in rows]
    assert five.page.xpath("//section[@id='s_roadmap']//tbody/tr/th/a[1]/text()") == steps
    matrix = [row[voice("Recommendation")] for row in five.book.rows("NAP_matrix")]
    assert matrix == steps
    assert steps[0] in five.deck.slides[16].shapes.title.text_frame.text
    links = five.page.xpath("//section[@id='s_roadmap']//tbody/tr")
    for row, item in zip(five.book.rows("NAP_matrix"), links, strict=True):
        assert set(FINDING.findall(str(row[voice("Findings")]))) == set(
            item.xpath("./td[last()]/a/text()")
        )


def test_the_road_map_is_solved_once_for_all_formats_and_languages(
    assessments, monkeypatch, tmp_path
):
    solved = []

    def counted(assessment):
        solved.append(assessment)
        return roadmap(assessment)

    monkeypatch.setattr(planned, "roadmap", counted)
    monkeypatch.setattr(planned, "_last", [])
    voices = [Voice(lang) for lang in LANGUAGES]
    made = writers.outputs(tmp_path, list(writers.WRITERS), assessments["TKM"], voices, None)
    assert len(made) == 2 * len(writers.WRITERS) - 1
    assert len(solved) == 1


def numbered(five, heading: str) -> list[str]:
    """The recommendations that have a number in a column of the workbook, in its order."""
    rows = five.book.rows("Recommendations")
    places = {
        row[five.voice(heading)]: row[five.voice("Id")]
        for row in rows
        if isinstance(row[five.voice(heading)], int)
    }
    assert sorted(places) == list(range(1, len(places) + 1))
    return [places[number] for number in sorted(places)]
