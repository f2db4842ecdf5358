"""The charts of the Word report and the slides: native, right, editable, and read aloud."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from itertools import pairwise, product

import pytest
from chart_reading import NOT_THERE, C, charts, kept, reference
from lxml import etree
from openpyxl import load_workbook
from two_countries import COUNTRIES, LANGUAGES

from legalgap.errors import LegalGapError
from legalgap.model.act import Term
from legalgap.model.assessment import Score
from legalgap.office.accessibility.check import check
from legalgap.office.accessibility.colours import contrast
from legalgap.office.chart_looks import space
from legalgap.office.chart_sheets import still, workbook
from legalgap.office.charts import Bars, Dots, Series
from legalgap.office.package import Package, is_untouched, parse, to_xml
from legalgap.office.xml import foreign, text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import charts as pictures
from legalgap.report import slides, word
from legalgap.report.tagging import TaggedVoice

BODY = "word/document.xml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
HOSTILE = '=HYPERLINK("http://x") <c:f>&amp;</c:f> "q" \x00 \u202e ]]>'
NUMBER = re.compile(r"\d+")


@pytest.fixture(scope="session")
def files(assessments, reports):
    made = {(code, lang, "docx"): data for (code, lang), data in reports.items()}
    for code, lang in product(COUNTRIES, LANGUAGES):
        made[code, lang, "pptx"] = slides.render(assessments[code], Voice(lang))
    return made


@pytest.fixture(params=list(product(COUNTRIES, LANGUAGES, ("docx", "pptx"))), ids="-".join)
def file(request, files):
    return files[request.param]


def document(data):
    return parse(Package.unpacked(data).parts[BODY])


def style_of(paragraph):
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"))


def captions(data, word_):
    found = [p for p in document(data).iter(w("p")) if style_of(p) == "Caption"]
    return [text_of(p) for p in found if text_of(p).startswith(word_)]


def alternatives(data):
    return [item.get("descr") for item in document(data).iter(PICTURE)]


def rows(data, number):
    """The words of each row of the table with a number."""
    for paragraph in document(data).iter(w("p")):
        if style_of(paragraph) == "Caption" and NUMBER.findall(text_of(paragraph))[:1] == [number]:
            table = paragraph.getnext()
            if table.tag == w("tbl"):
                return [
                    [text_of(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))
                ]
    raise AssertionError(f"no table {number}")


class TestTheSheetBehindAChart:
    def test_each_reference_reads_what_the_chart_shows(self, file):
        count = 0
        for chart in charts(file):
            for named, values in chart.references():
                for place, cell in enumerate(chart.cells(named)):
                    shown = values.get(place)
                    if cell in NOT_THERE:
                        assert shown is None, (chart.name, named, place)
                    elif isinstance(cell, str):
                        assert shown == cell, (chart.name, named, place)
                    else:
                        assert float(shown) == float(cell), (chart.name, named, place)
                    count += 1
        assert count >= 15

    def test_every_chart_leads_to_a_workbook_of_its_own(self, file):
        found = charts(file)
        assert len({chart.book for chart in found} - {""}) == len(found) > 0
        for chart in found:
            leading = chart.root.find(f"{C}externalData")
            assert leading is not None
            assert leading.find(f"{C}autoUpdate").get("val") == "0"

    def test_a_number_changed_in_the_sheet_is_the_one_that_the_chart_asks_for(self, files):
        for chart in charts(files["KGZ", "en", "docx"]):
            series = next(
                item
                for item in chart.series()
                if item.find(f"{C}marker") is None
                or item.find(f"{C}marker/{C}symbol").get("val") == "circle"
            )
            kind = "val" if series.find(f"{C}val") is not None else "xVal"
            where = reference(series, kind)
            book = load_workbook(BytesIO(chart.data))
            sheet, _, area = where.partition("!")
            first = area.replace("$", "").partition(":")[0]
            assert not str(book[sheet][first].value).startswith("="), "numbers, not formulas"
            book[sheet][first].value = 33
            out = BytesIO()
            book.save(out)
            assert chart.cells(where, out.getvalue(), formulas=True)[0] == 33

    def test_the_line_between_two_dots_follows_the_numbers(self, files):
        chart = charts(files["KGZ", "en", "docx"])[0]
        law, machine = [
            item
            for item in chart.series()
            if item.find(f"{C}marker/{C}symbol").get("val") != "none"
        ]
        lines = [item for item in chart.series() if item.find(f".//{A}ln[@cap]") is not None]
        assert lines
        for line in lines:
            ends = chart.cells(reference(line, "xVal"), formulas=True)[:2]
            for end, dots in zip(ends, (law, machine), strict=True):
                sheet, _, column = reference(dots, "xVal").partition("!")
                letter = column.split("$")[1]
                assert re.fullmatch(rf"={sheet}!\${letter}\$\d+", end)

    def test_all_series_have_the_same_number_of_points(self, file):
        for chart in charts(file):
            assert len({item.get("val") for item in chart.root.iter(f"{C}ptCount")} - {"1"}) == 1

    def test_no_name_becomes_a_formula_or_breaks_the_chart(self):
        name = foreign("ru", HOSTILE)
        for chart in (
            Bars([name], [Series(name, [1], "1F4E79")]),
            Dots([name], [Series(name, [1], "1F4E79")], [name]),
        ):
            root = space(chart, 9, "en")
            shown = "".join(root.itertext())
            assert "HYPERLINK" in shown
            assert not re.search("[\ue000-\ue003\x00\u202e]", shown)
            data = still(workbook(chart), date(2026, 1, 31), "en")
            cells = [
                cell.value
                for row in load_workbook(BytesIO(data))["Sheet1"].iter_rows()
                for cell in row
            ]
            assert any(str(value).startswith("=HYPERLINK") for value in cells)
            inside = Package.unpacked(data).parts
            assert b"<f" not in inside["xl/worksheets/sheet1.xml"]
            assert not any("rels" in part and b"http://x" in data for part, data in inside.items())


class TestWhatAChartSays:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_where_areas_have_scores_they_stand_side_by_side_and_rules_in_bands(
        self, reports, lang
    ):
        word_ = {"en": "Figure", "ru": "Рисунок"}[lang]
        found = captions(reports["KGZ", lang], word_)
        assert [NUMBER.search(text).group() for text in found] == ["1", "2", "3"]
        assert len(charts(reports["KGZ", lang])) == 3

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_without_any_score_it_shows_what_is_decided_and_says_that_these_are_no_scores(
        self, reports, assessments, lang
    ):
        voice, data = Voice(lang), reports["TKM", lang]
        chart = charts(data)[0]
        values = [float(item) for item in kept(chart.series()[0], "val")]
        assert values == [
            float(round(100 * area.law.coverage)) for area in assessments["TKM"].areas
        ]
        assert len(captions(data, voice("Figure"))) == 2
        said = voice(
            "These are shares of what is known, not scores: every area has “not enough evidence”."
        )
        assert any(text_of(item) == said for item in document(data).iter(w("p")))

    def test_what_has_no_score_has_no_dot_and_is_named(self, assessments, reports):
        chart = charts(reports["KGZ", "en"])[0]
        areas = assessments["KGZ"].areas
        law, machine = [
            item
            for item in chart.series()
            if item.find(f"{C}marker/{C}symbol").get("val") != "none"
        ]
        for drawn, scores in (
            (law, [area.law for area in areas]),
            (machine, [area.enforceability for area in areas]),
        ):
            for role in ("xVal", "yVal"):
                for value, score in zip(kept(drawn, role), scores, strict=True):
                    assert (value is None) == (score.score is None)
        notes = "".join(node.text or "" for node in chart.root.iter(f"{A}t"))
        neither = [
            area for area in areas if area.law.score is None and area.enforceability.score is None
        ]
        half = [
            area
            for area in areas
            if (area.law.score is None) != (area.enforceability.score is None)
        ]
        assert notes.count("not enough evidence") == len(neither) > 0
        assert notes.count("no law score yet") + notes.count("no enforceability score yet") == len(
            half
        )

    def test_the_numbers_are_those_of_the_table_that_it_names(self, reports):
        for key, data in reports.items():
            for alt, chart in zip(alternatives(data), charts(data), strict=True):
                number = re.search(r"(?:Table|Таблица)\s(\d+)\.$", alt).group(1)
                cells = [set(NUMBER.findall(" ".join(row[1:]))) for row in rows(data, number)[1:]]
                for series in chart.series():
                    marked = series.find(f"{C}marker/{C}symbol")
                    if marked is not None and marked.get("val") == "none":
                        continue
                    role = "val" if series.find(f"{C}val") is not None else "xVal"
                    for row, value in zip(cells, kept(series, role), strict=True):
                        said = set() if value is None else {str(round(float(value))), value[:4]}
                        assert value is None or said & row, (key, alt)

    def test_it_is_read_aloud_with_its_kind_its_message_three_values_and_its_table(self, reports):
        for (_, lang), data in reports.items():
            word_ = {"en": "Figure", "ru": "Рисунок"}[lang]
            for alt, caption in zip(alternatives(data), captions(data, word_), strict=True):
                message = caption.partition(". ")[2]
                assert message in alt
                assert len(message.split()) >= 6
                assert len(NUMBER.findall(alt)) >= 4
                assert len(alt) < 700

    @pytest.mark.parametrize(("law", "machine"), [(80, 30), (30, 80), (50, 50), (50, None)])
    def test_the_message_says_which_is_ahead(self, assessment, law, machine):
        area = replace(assessment.areas[0], law=score(law), enforceability=score(machine))
        rest = [
            replace(item, law=score(None), enforceability=score(None))
            for item in assessment.areas[1:]
        ]
        made = replace(assessment, areas=(area, *rest))
        message = pictures.areas(made, Voice()).message
        start = {
            (80, 30): "The text of the law is furthest ahead",
            (30, 80): "Enforceability is furthest ahead",
            (50, 50): "Where both scores are known, law and enforceability stand level",
            (50, None): "No area has both scores yet: 1 of 7",
        }[law, machine]
        assert message.startswith(start)

    def test_where_nothing_is_known_no_empty_chart_is_drawn(self, assessment):
        empty = Score(None, None, None, Fraction(0), None, 3)
        country = assessment.country
        bare = replace(
            assessment,
            country=replace(
                country,
                acts={
                    name: act.model_copy(update={"adopted": None, "in_force": Term.blank()})
                    for name, act in country.acts.items()
                },
                tracker=country.tracker.model_copy(update={"bylaws": ()}),
                jurisdiction=country.jurisdiction.model_copy(update={"plans": (), "treaties": {}}),
            ),
            areas=tuple(
                replace(item, law=empty, enforceability=empty) for item in assessment.areas
            ),
            findings=tuple(replace(item, enforced=None) for item in assessment.findings),
        )
        assert pictures.areas(bare, Voice()) is None
        assert pictures.bands(bare, Voice()) is None
        data = word.render(bare, Voice())
        assert charts(data) == []
        assert captions(data, "Figure") == []
        assert "Figures" not in [text_of(item) for item in document(data).iter(w("p"))]

    def test_words_are_those_of_the_reader(self, reports):
        for (_, lang), data in reports.items():
            for chart in charts(data):
                assert (
                    chart.root.find(f"{C}lang").get("val") == {"en": "en-GB", "ru": "ru-RU"}[lang]
                )
                names = " ".join(
                    value for named, values in chart.references() for value in values.values()
                )
                cyrillic = re.search("[а-яё]{4}", names)
                latin = re.search("[a-z]{4}", names)
                assert (cyrillic is None, latin is None) == (lang == "en", lang == "ru")

    def test_a_title_of_another_language_leaves_no_mark(self, assessment):
        voice = TaggedVoice(Voice("ru"))
        methodology = assessment.yardstick.methodology
        first = next(iter(methodology.areas))
        named = methodology.areas[first].model_copy(update={"title": {"en": "Only English"}})
        method = methodology.model_copy(update={"areas": {**methodology.areas, first: named}})
        made = replace(assessment, yardstick=replace(assessment.yardstick, methodology=method))
        root = space(pictures.areas(made, voice).chart, 9, "ru")
        shown = "".join(root.itertext())
        assert "Only English" in shown
        assert not re.search("[\ue000-\ue003]", shown)


def score(value):
    number = None if value is None else Fraction(value)
    return Score(number, number, number, Fraction(1), None, 5)


class TestHowItLooks:
    def test_letters_have_a_font_and_a_size_of_nine_points_or_more(self, file):
        for chart in charts(file):
            looks = [*chart.root.iter(f"{A}defRPr"), *chart.root.iter(f"{A}rPr")]
            assert looks
            sizes = [int(look.get("sz")) for look in looks if look.get("sz")]
            assert sizes
            assert min(sizes) >= 900
            whole = chart.root.find(f"{C}txPr").find(f".//{A}defRPr")
            for name in ("latin", "cs"):
                assert whole.find(f"{A}{name}").get("typeface") == "Arial"

    def test_marks_stand_out_from_the_paper_or_have_an_edge_that_does(self, file):
        for chart in charts(file):
            for series in chart.series():
                if series.find(f"{C}marker/{C}symbol[@val='none']") is not None:
                    continue
                marker = series.find(f"{C}marker/{C}spPr")
                look = series.find(f"{C}spPr") if marker is None else marker
                edge = look.find(f"{A}ln//{A}srgbClr").get("val")
                assert contrast(edge, "FFFFFF") >= 3

    def test_no_colour_is_the_only_sign(self, reports):
        dots, _, bars = charts(reports["KGZ", "en"])
        shapes = [item.get("val") for item in dots.root.iter(f"{C}symbol")]
        assert {"circle", "diamond"} <= set(shapes)
        looks = [series.find(f"{C}spPr/{A}pattFill") is not None for series in bars.series()]
        assert any(one != other for one, other in pairwise(looks))
        assert all(one or other for one, other in pairwise(looks)), (
            "two plain parts stand side by side"
        )
        letters = [kept(series, "tx")[0] for series in bars.series()]
        assert all(len(letter) == 1 for letter in letters)
        assert all(
            series.find(f"{C}dLbls/{C}showSerName").get("val") == "1" for series in bars.series()
        )

    def test_axes_have_positive_numbers_and_nothing_is_round_or_titled(self, file):
        for chart in charts(file):
            for item in chart.root.iter(f"{C}axId", f"{C}crossAx"):
                assert int(item.get("val")) > 0
            assert chart.root.find(f"{C}roundedCorners").get("val") == "0"
            assert chart.root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
            assert not list(chart.root.iter(f"{C}radarChart", f"{C}bar3DChart", f"{C}view3D"))

    def test_the_figure_stays_with_its_caption_and_the_caption_lets_go(self, reports):
        for data in reports.values():
            for drawing in document(data).iter(f"{w('drawing')}"):
                paragraph = next(drawing.iterancestors(w("p")))
                assert paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None
                caption = paragraph.getnext()
                below = caption.find(f"{w('pPr')}/{w('keepNext')}")
                if style_of(caption.getnext()) == "Note":
                    assert below is None, "it stays with its note"
                else:
                    assert below.get(w("val")) == "0"


class TestTheRules:
    def test_the_check_finds_nothing_in_a_report_with_charts(self, reports):
        for data in reports.values():
            assert charts(data)
            assert check(Package.unpacked(data)) == []

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda alt: "", "a picture has no alternative text"),
            (lambda alt: alt.rpartition(" Data in")[0], "does not say which table"),
            (lambda alt: "Dots. Data in Table 3.", "fewer than three values"),
        ],
    )
    def test_the_check_finds_a_chart_that_is_not_read_aloud(self, reports, change, message):
        package = Package.unpacked(reports["KGZ", "en"])
        root = parse(package.parts[BODY])
        picture = next(root.iter(PICTURE))
        picture.set("descr", change(picture.get("descr")))
        package.parts[BODY] = to_xml(root)
        assert any(message in fault.message for fault in check(package))

    def test_the_check_finds_a_chart_without_its_caption(self, reports):
        package = Package.unpacked(reports["KGZ", "en"])
        root = parse(package.parts[BODY])
        caption = next(next(root.iter(PICTURE)).iterancestors(w("p"))).getnext()
        caption.getparent().remove(caption)
        package.parts[BODY] = to_xml(root)
        assert "a chart has no caption below it" in [fault.message for fault in check(package)]

    def test_the_list_of_figures_stands_in_the_contents(self, reports):
        for (_, lang), data in reports.items():
            title = Voice(lang)("Figures")
            root = document(data)
            place = next(item for item in root.iter(w("p")) if text_of(item) == title)
            shown = captions(data, Voice(lang)("Figure"))
            for caption in shown:
                place = place.getnext()
                assert text_of(place).startswith(caption)


class TestTheFile:
    def test_it_is_signed_with_its_workbooks(self, reports):
        data = reports["KGZ", "en"]
        assert is_untouched(data)
        package = Package.unpacked(data)
        book = charts(data)[0].book
        package.parts[book] += b" "
        assert not is_untouched(package.to_bytes())

    def test_the_same_assessment_gives_the_same_bytes(self, assessments, reports):
        for (code, lang), data in reports.items():
            assert word.render(assessments[code], Voice(lang)) == data

    def test_dates_in_workbooks_are_those_of_the_assessment(self, assessments, reports):
        for (code, _), data in reports.items():
            for chart in charts(data):
                core = Package.unpacked(chart.data).parts["docProps/core.xml"].decode()
                found = re.findall(r">(\d{4}-\d\d-\d\dT[^<]+)<", core)
                assert found == [f"{assessments[code].as_of.isoformat()}T00:00:00Z"] * 2

    def test_a_report_with_charts_opens_as_a_report_and_not_as_a_template(
        self, assessment, reports
    ):
        data = reports["KGZ", "en"]
        assert Package.open(data, charts=True).parts == Package.unpacked(data).parts
        with pytest.raises(LegalGapError, match="package"):
            Package.open(data)
        with pytest.raises(LegalGapError, match="package"):
            word.render(assessment, Voice(), template=data)

    @pytest.mark.parametrize("name", ["word/embeddings/oleObject1.bin", "word/embeddings/x.xlsx"])
    def test_an_object_to_which_no_chart_leads_is_refused(self, reports, name):
        package = Package.unpacked(reports["KGZ", "en"])
        package.parts[name] = package.parts[charts(reports["KGZ", "en"])[0].book]
        with pytest.raises(LegalGapError, match="embedded object"):
            package.refuse_dangers(charts=True)

    def test_a_workbook_to_which_the_document_leads_too_is_refused(self, reports):
        package = Package.unpacked(reports["KGZ", "en"])
        name = "word/_rels/document.xml.rels"
        root = parse(package.parts[name])
        link = etree.SubElement(root, root[0].tag)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
        said = {"Id": "rIdObject", "Type": kind, "Target": "embeddings/chart1.xlsx"}
        link.attrib.update(said)
        package.parts[name] = to_xml(root)
        with pytest.raises(LegalGapError):
            package.refuse_dangers(charts=True)

    def test_a_workbook_outside_of_the_file_is_refused(self, reports):
        package = Package.unpacked(reports["KGZ", "en"])
        name = "word/charts/_rels/chart1.xml.rels"
        root = parse(package.parts[name])
        root[0].set("TargetMode", "External")
        root[0].set("Target", "file:///etc/passwd")
        package.parts[name] = to_xml(root)
        with pytest.raises(LegalGapError):
            package.refuse_dangers(charts=True)

    def test_a_workbook_with_macros_is_refused(self, reports):
        package = Package.unpacked(reports["KGZ", "en"])
        name = charts(reports["KGZ", "en"])[0].book
        book = Package.unpacked(package.parts[name])
        book.parts["xl/vbaProject.bin"] = b"x"
        package.parts[name] = book.to_bytes()
        with pytest.raises(LegalGapError, match="macro"):
            package.refuse_dangers(charts=True)
