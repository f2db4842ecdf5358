import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation
from two_countries import COUNTRIES, LANGUAGES

from legalgap.corpus.reading import read_library, read_setting
from legalgap.engine.assess import assess
from legalgap.engine.plan import plan_rows
from legalgap.model.judgement import Answer
from legalgap.office.chart_looks import C
from legalgap.office.drawing import A, P
from legalgap.office.package import Package, parse
from legalgap.prose.voice import Voice
from legalgap.prose.words import answer
from legalgap.report import json_file, slides
from legalgap.report.outline import outline
from legalgap.report.planned import planned
from other_programs import SOFFICE, converted

A_, P_, C_ = f"{{{A}}}", f"{{{P}}}", f"{{{C}}}"
GRIDS = (6, 14, 16)
"""The journey, the lenses below their chart, and the ten recommendations."""
HOSTILE = 'A <p:sp>&amp;</p:sp> "q" \x00\x0b \u202e \ue000ru\ue001x\ue002 {{ 6*7 }} =1+1 ]]> end'
INDICATOR = re.compile(r"(?<![A-Z-])[A-Z]{2,6}-\d{2}\b")
RECORD = re.compile(r"\b(?:REC|BP)-[A-Z]{2,6}-\d{2}\b")
WORKSPACE = Path(__file__).parents[1] / "data" / "yes_no_index"


@pytest.fixture(scope="session")
def decks(built):
    return {key: built("pptx", *key) for key in product(COUNTRIES, LANGUAGES)}


@pytest.fixture(params=list(product(COUNTRIES, LANGUAGES)), ids="-".join)
def key(request):
    return request.param


@pytest.fixture
def deck(decks, key):
    return Presentation(BytesIO(decks[key]))


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def shown(deck):
    """The slides of the talk, without those kept behind it."""
    return [slide for slide in deck.slides if slide._element.get("show") != "0"]


def behind(deck):
    return [slide for slide in deck.slides if slide._element.get("show") == "0"]


def frames(slide):
    return [shape for shape in slide.shapes if shape.has_chart or shape.has_table]


def said(slide):
    """Every paragraph that is seen on a slide, but for its footer."""
    found = []
    for paragraph in slide._element.iter(f"{A_}p"):
        shape = next(paragraph.iterancestors(f"{P_}sp"), None)
        mark = None if shape is None else shape.find(f".//{P_}ph")
        if mark is None or mark.get("type") not in ("ftr", "sldNum"):
            found.append("".join(node.text or "" for node in paragraph.iter(f"{A_}t")))
    return found


def entries(deck, number):
    """The rows of the table of a slide: the label and what is said beside it."""
    (frame,) = [item for item in frames(deck.slides[number - 1]) if item.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
    return [tuple(row[:2]) for row in rows[1:]]


def without_titles(assessment):
    """The same assessment by indicators that have no short title."""
    made = [
        replace(finding, indicator=finding.indicator.model_copy(update={"short": None}))
        for finding in assessment.findings
    ]
    return replace(assessment, findings=tuple(made))


def counted(frame):
    return [word for word in frame.text.split() if any(letter.isalnum() for letter in word)]


def every_word(deck):
    lines = [line for slide in deck.slides for line in said(slide)]
    lines += [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    return "\n".join(lines)


class TestTheEighteenSlides:
    def test_there_are_eighteen_in_the_order_of_the_outline(self, deck, key, assessments):
        made = assessments[key[0]]
        assert len(shown(deck)) == 18
        assert list(deck.slides)[:18] == shown(deck)
        for place, area in enumerate(made.areas, start=6):
            title = made.yardstick.methodology.areas[area.id].title[key[1]]
            assert titles(deck)[place].startswith(title)

    def test_each_title_is_a_sentence_of_its_own(self, deck):
        found = titles(deck)
        assert len(set(found)) == len(found)
        for title in found[1:]:
            assert len(title.split()) >= 4
            assert title[0].isupper() or title[0].isdigit()
            assert not title.endswith((".", "…"))

    def test_each_has_notes_and_those_of_findings_name_their_sources(self, deck, key):
        word = {"en": "Sources: ", "ru": "Источники: "}[key[1]]
        for number, slide in enumerate(deck.slides, start=1):
            notes = slide.notes_slide.notes_text_frame.text
            assert len(notes.split()) >= 8, number
            if number == 3 or 7 <= number <= 13:
                assert word in notes, number

    def test_each_is_marked_preliminary_and_numbered(self, deck, key):
        word = {"en": "Preliminary", "ru": "Предварительные"}[key[1]]
        for number, slide in enumerate(deck.slides, start=1):
            last = list(slide.shapes)[-2:]
            assert last[0].text_frame.text.startswith(word)
            field = last[1]._element.find(f".//{A_}fld")
            assert (field.get("type"), field.find(f"{A_}t").text) == ("slidenum", str(number))

    def test_the_first_says_that_it_is_preliminary_and_the_law_of_which_day(self, deck, key):
        text = deck.slides[0].placeholders[1].text_frame.text
        assert {"en": "Preliminary", "ru": "Предварительные"}[key[1]] in text
        assert "2026" in text

    def test_the_title_is_read_first_then_what_it_is_about(self, deck):
        for slide in deck.slides:
            kinds = [shape.placeholder_format.type for shape in slide.placeholders]
            assert next(iter(slide.shapes)) == slide.shapes.title, kinds

    def test_nothing_moves(self, decks, key):
        for name, data in Package.unpacked(decks[key]).parts.items():
            if name.startswith("ppt/slides/slide"):
                assert b"<p:timing" not in data
                assert b"<p:transition" not in data


class TestWhatFits:
    def test_a_slide_says_at_most_thirty_five_words_in_large_letters(self, deck):
        """What counts is what is said: bullets, and the entries beside the labels of a table.

        Headings of tables, labels and ids in their first column, charts with their keys, and the
        cells of the three grids, which are looked up and not read, are marks.
        """
        for number, slide in enumerate(shown(deck), start=1):
            texts = [shape for shape in slide.placeholders if shape.placeholder_format.idx == 1]
            words = [word for shape in texts[number == 1 :] for word in counted(shape.text_frame)]
            for frame in [frame for frame in frames(slide) if frame.has_table]:
                for row in list(frame.table.rows)[1:]:
                    cells = list(row.cells)[1:]
                    entries = [word for cell in cells for word in counted(cell.text_frame)]
                    if number in GRIDS:
                        assert all(len(counted(cell.text_frame)) <= 15 for cell in cells)
                        continue
                    words += entries
                    sizes = {size for cell in cells for size in cell._tc.xpath(".//a:rPr/@sz")}
                    assert sizes == {"2400"}, number
            assert len(words) <= 35, (number, words)
            for shape in texts[number == 1 :]:
                assert not shape._element.xpath(".//a:rPr/@sz")
        body = deck.slide_master._element.find(f".//{P_}bodyStyle/{A_}lvl1pPr/{A_}defRPr")
        assert body.get("sz") == "2400"

    def test_hardly_any_line_is_cut(self, deck):
        cut = [line for slide in shown(deck) for line in said(slide) if line.endswith("…")]
        assert len(cut) <= 2

    def test_tables_and_charts_have_letters_of_fourteen_points_or_more(self, decks, key, deck):
        for slide in deck.slides:
            for frame in frames(slide):
                assert all(int(size) >= 1400 for size in frame._element.xpath(".//a:rPr/@sz"))
        for name, data in Package.unpacked(decks[key]).parts.items():
            if name.startswith("ppt/charts/chart"):
                sizes = [node.get("sz") for node in parse(data).iter(f"{A_}defRPr")]
                assert all(int(size) >= 1400 for size in sizes if size)

    def test_a_grid_has_no_more_than_a_room_can_read(self, deck):
        for number, slide in enumerate(shown(deck), start=1):
            # The grid of the journey repeats a few words in many cells.
            most = {6: 260, 16: 200}.get(number, 120)
            assert sum(len(line.split()) for line in said(slide)) <= most, number

    def test_nothing_reaches_into_the_footer_or_over_the_edge(self, deck):
        for slide in deck.slides:
            for shape in frames(slide):
                high = shape.height
                if shape.has_table:
                    high = sum(row.height for row in shape.table.rows)
                    wide = sum(column.width for column in shape.table.columns)
                    assert shape.left + wide <= deck.slide_width
                assert shape.top + high <= 508 * 12700

    def test_what_is_shortened_stands_in_full_in_the_notes(self, deck, key):
        for slide in deck.slides:
            notes = slide.notes_slide.notes_text_frame.text
            for line in said(slide):
                if line.endswith("…"):
                    assert line.rstrip("…") in notes

    def test_no_practice_is_shown_without_a_sign_of_its_caveat_which_the_notes_tell(
        self, deck, key
    ):
        sign = {"en": ", with a caveat", "ru": ", с оговоркой"}[key[1]]
        word = {"en": "Caveat: ", "ru": "Оговорка: "}[key[1]]
        for slide in [deck.slides[4], *list(deck.slides)[6:13]]:
            notes = slide.notes_slide.notes_text_frame.text
            named = [line for line in said(slide) if line.startswith("BP-")]
            assert named
            assert all(line.endswith(sign) for line in named)
            assert notes.count(word) >= len(named)
            assert all(f"{line.removesuffix(sign)}. " in notes for line in named)


class TestTheSlidesBehind:
    def test_there_is_one_for_each_main_gap_with_its_articles_and_its_standard(
        self, deck, key, assessments
    ):
        made = assessments[key[0]]
        gaps = outline(made).gaps
        found = behind(deck)
        assert len(found) == len(gaps) + 1
        for slide, finding in zip(found, gaps, strict=False):
            title = slide.shapes.title.text_frame.text
            assert finding.id in title
            assert title.endswith(finding.indicator.question[key[1]].rstrip("."))
            (frame,) = frames(slide)
            rows = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
            assert finding.id in rows[1][0]
            assert len(rows) >= 3
            provisions = {one.id for item in finding.elements for one in item.statements}
            if provisions and made.country.acts:
                assert len(rows) >= 4, finding.id

    def test_each_is_marked_and_left_out_of_the_show_and_the_handout(self, deck, decks, key):
        word = {"en": "Backup: ", "ru": "Резервный слайд: "}[key[1]]
        assert all(slide.shapes.title.text_frame.text.startswith(word) for slide in behind(deck))
        assert list(deck.slides)[18:] == behind(deck)
        prints = parse(Package.unpacked(decks[key]).parts["ppt/presProps.xml"]).find(f"{P_}prnPr")
        assert (prints.get("prnWhat"), prints.get("hiddenSlides")) == ("handouts3", "0")
        assert len(shown(deck)) == 6 * 3

    def test_the_last_has_the_whole_row_of_the_plan(self, deck, key, assessments):
        row = plan_rows(planned(assessments[key[0]]))[0]
        (frame,) = frames(behind(deck)[-1])
        entries = [list(line.cells)[1].text_frame.text for line in frame.table.rows]
        item = row.recommendation
        for given in (item.title, item.activity, item.success, item.target, item.verification):
            assert given[key[1]] in entries


class TestAccess:
    def test_every_chart_and_table_has_alternative_text(self, deck):
        count = 0
        for slide in deck.slides:
            for frame in frames(slide):
                assert len(frame._element.xpath(".//p:cNvPr/@descr")[0].split()) >= 5
                count += 1
        assert count >= 15

    def test_every_table_has_a_header_row_and_no_empty_cell(self, deck):
        for slide in deck.slides:
            for frame in frames(slide):
                if frame.has_table:
                    assert frame.table.first_row
                    assert all(cell.text_frame.text.strip() for cell in frame.table.iter_cells())

    def test_every_run_names_its_language(self, deck, key):
        tags = {"en-GB", "ru-RU"}
        own = {"en": "en-GB", "ru": "ru-RU"}[key[1]]
        found = [
            node.get("lang") for slide in deck.slides for node in slide._element.iter(f"{A_}rPr")
        ]
        assert set(found) <= tags
        assert found.count(own) > 0.9 * len(found)

    def test_the_font_has_the_letters_of_all_languages(self, decks, key):
        theme = parse(Package.unpacked(decks[key]).parts["ppt/theme/theme1.xml"])
        faces = {node.get("typeface") for node in theme.iter(f"{A_}latin")}
        assert faces == {"Arial"}


def charts_of(made):
    """How many charts a deck has: the bands are drawn where anything has one."""
    scored = any(area.enforceability.score is not None for area in made.areas)
    return 2 + scored


class TestCharts:
    def charts(self, deck):
        return [frame.chart for slide in deck.slides for frame in frames(slide) if frame.has_chart]

    def test_they_are_native_with_their_numbers_in_a_sheet(self, deck, key, assessments):
        made = self.charts(deck)
        assert len(made) == charts_of(assessments[key[0]])
        for chart in made:
            book = chart.part.chart_workbook.xlsx_part.blob
            sheet = ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
            held = [float(value) for value in re.findall(r"<v>([^<]+)</v>", sheet)]
            for series in chart.plots[0].series:
                assert all(value in held for value in series.values if value is not None)
                assert chart._chartSpace.find(f".//{C_}externalData") is not None

    def test_what_has_no_score_has_no_bar_and_says_so_in_words(self, decks, assessments):
        deck = Presentation(BytesIO(decks["KGZ", "en"]))
        plot = self.charts(deck)[0].plots[0]
        law, machine = (list(series.values) for series in plot.series)
        for place, area in enumerate(assessments["KGZ"].areas):
            assert (law[place] is None) == (area.law.score is None)
            assert (machine[place] is None) == (area.enforceability.score is None)
            withheld = law[place] is None or machine[place] is None
            assert ("not enough evidence" in plot.categories[place]) == withheld
            if area.law.score is not None:
                assert law[place] == float(area.law.score)

    def test_without_any_score_the_chart_shows_coverage_and_no_score(self, decks):
        deck = Presentation(BytesIO(decks["TKM", "en"]))
        assert "enough evidence for a score" in titles(deck)[3]
        plot = self.charts(deck)[0].plots[0]
        assert all(series.name.endswith("per cent") for series in plot.series)

    def test_bands_are_counted_as_in_the_assessment(self, decks, assessments):
        deck = Presentation(BytesIO(decks["KGZ", "ru"]))
        plot = self.charts(deck)[2].plots[0]
        found = {series.name: list(series.values) for series in plot.series}
        for place, area in enumerate(assessments["KGZ"].areas):
            for band, number in assessments["KGZ"].machine.views[area.id].bands.items():
                assert (found.get(band, [None] * 9)[place] or 0) == number

    def test_without_any_band_whom_to_ask_stands_in_the_place_of_the_chart(self, decks):
        deck = Presentation(BytesIO(decks["TKM", "en"]))
        (slide,) = (item for item in deck.slides if "To ask" in said(item))
        assert not any(frame.has_chart for frame in frames(slide))

    def test_a_letter_stands_on_each_part_so_that_colour_never_stands_alone(self, decks):
        deck = Presentation(BytesIO(decks["KGZ", "en"]))
        labels = self.charts(deck)[2]._chartSpace.findall(f".//{C_}ser/{C_}dLbls")
        assert all(item.find(f"{C_}showSerName").get("val") == "1" for item in labels)


class TestIds:
    def test_they_are_those_of_the_json(self, deck, key, assessments):
        made = assessments[key[0]]
        known = {item["indicator"] for item in json_file.content(made)["findings"]}
        text = every_word(deck)
        assert set(INDICATOR.findall(RECORD.sub("", text))) <= known
        records = {*made.yardstick.recommendations, *made.yardstick.practices}
        assert set(RECORD.findall(text)) <= records

    def test_the_recommendations_are_those_of_the_report_in_their_order(
        self, deck, key, assessments
    ):
        table = next(frame for frame in frames(deck.slides[15]) if frame.has_table).table
        listed = [row.cells[0].text_frame.text for row in list(table.rows)[1:]]
        assert listed == list(outline(assessments[key[0]]).recommendations)

    def test_the_decisions_are_those_of_the_report_in_their_order(self, deck, key, assessments):
        (frame,) = frames(deck.slides[17])
        last = list(frame.table.rows)[-1].cells[1].text_frame.text
        asked = [name for name, _ in outline(assessments[key[0]]).decisions]
        assert RECORD.findall(last) == asked

    def test_what_is_to_be_decided_leads_the_recommendations_that_come_first(
        self, key, assessments
    ):
        plan = outline(assessments[key[0]])
        asked = [name for name, _ in plan.decisions]
        assert list(plan.recommendations[: len(asked)]) == asked

    def test_a_practice_goes_by_its_short_name(self, deck, key, assessments):
        practices = assessments[key[0]].yardstick.practices
        for slide in [deck.slides[4], *list(deck.slides)[6:13]]:
            lines = said(slide)
            named = [RECORD.findall(line)[0] for line in lines if line.startswith("BP-")]
            assert named
            for name in named:
                assert any(practices[name].short[key[1]] in line for line in lines), name

    def test_a_finding_goes_by_its_short_title(self, deck, key, assessments):
        indicators = assessments[key[0]].yardstick.indicators
        for number in (3, *range(7, 14)):
            rows = [row for row in entries(deck, number) if INDICATOR.search(row[0])]
            assert rows, number
            titles = {
                name: indicators[name].short[key[1]]
                for label, _ in rows
                for name in INDICATOR.findall(label)
            }
            for name, title in titles.items():
                texts = [text for label, text in rows if name in label]
                # A question or a strength may name an element where a row beside it has the title.
                assert any(title in text for text in texts), (number, name)

    def test_beside_a_short_title_alone_stands_the_answer_not_what_is_amiss(
        self, deck, key, assessments
    ):
        voice = Voice(key[1])
        made = assessments[key[0]]
        by_title = {item.short[key[1]]: name for name, item in made.yardstick.indicators.items()}
        alone = 0
        for number in range(7, 14):
            for label, text in entries(deck, number)[1:3]:
                finding = made.finding(by_title[text]) if text in by_title else None
                if finding is None or finding.contradictions:
                    continue
                alone += 1
                said = label.split(":")[-1].strip()
                unknown = finding.answer is Answer.UNKNOWN
                assert (finding.id in said) if unknown else said == answer(voice, finding.answer)
        assert alone

    def test_without_short_titles_the_rows_say_what_is_there_and_missing(self, assessment):
        bare = without_titles(assessment)
        deck = Presentation(BytesIO(slides.render(bare, Voice("en"))))
        for number in (3, *range(7, 14)):
            assert all(text for _, text in entries(deck, number))

    def test_practices_of_the_state_itself_and_warnings_are_no_examples(
        self, deck, key, assessments
    ):
        made = assessments[key[0]]
        shown = {
            name for slide in deck.slides for line in said(slide) for name in RECORD.findall(line)
        }
        practices = [made.yardstick.practices[name] for name in shown if name.startswith("BP-")]
        own = set(made.country.jurisdiction.name.values())
        assert practices
        assert not any(item.cautionary or own & set(item.country.values()) for item in practices)


class TestLanguages:
    def test_no_english_word_is_left_in_russian(self, decks):
        for code in COUNTRIES:
            for slide in Presentation(BytesIO(decks[code, "ru"])).slides:
                for run in slide._element.iter(f"{A_}r"):
                    if run.find(f"{A_}rPr").get("lang") == "ru-RU":
                        text = RECORD.sub("", run.find(f"{A_}t").text)
                        text = INDICATOR.sub("", text).replace("legalgap", "")
                        assert not re.findall(r"[A-Za-z]{3,}", text), text

    def test_no_cyrillic_is_left_in_english(self, decks):
        for code in COUNTRIES:
            for slide in Presentation(BytesIO(decks[code, "en"])).slides:
                assert not re.findall("[А-Яа-яЁё]{2,}", "\n".join(said(slide)))

    def test_words_of_another_language_are_tagged(self, assessment):
        country = assessment.country
        named = country.jurisdiction.model_copy(update={"name": {"ru": "Кыргызстан"}})
        twisted = replace(assessment, country=replace(country, jurisdiction=named))
        deck = Presentation(BytesIO(slides.render(twisted, Voice("en"))))
        runs = deck.slides[4]._element.iter(f"{A_}r")
        tagged = [
            run.find(f"{A_}rPr").get("lang") for run in runs if "Кыргыз" in run.find(f"{A_}t").text
        ]
        assert tagged
        assert set(tagged) == {"ru-RU"}


class TestTheFile:
    def test_it_is_signed_and_a_change_shows(self, decks, key):
        assert slides.is_untouched(decks[key])
        package = Package.unpacked(decks[key])
        name = "ppt/slides/slide1.xml"
        package.parts[name] = package.parts[name].replace(b"2026", b"2027")
        assert not slides.is_untouched(package.to_bytes())
        assert not slides.is_untouched(b"no file")

    def test_it_holds_nothing_of_the_template_it_began_from(self, decks, key):
        package = Package.unpacked(decks[key])
        assert not [name for name in package.parts if "printer" in name or "thumbnail" in name]
        text = b"".join(data for name, data in package.parts.items() if name.endswith("xml"))
        assert b"Microsoft Macintosh" not in text
        assert b"Steve" not in text

    def test_dates_are_those_of_the_assessment(self, decks, key, assessments):
        package = Package.unpacked(decks[key])
        day = assessments[key[0]].as_of.isoformat()
        books = [name for name in package.parts if name.endswith(".xlsx")]
        assert len(books) == charts_of(assessments[key[0]])
        for part in (package, *(Package.unpacked(package.parts[name]) for name in books)):
            core = part.parts["docProps/core.xml"].decode()
            assert re.findall(r">(\d{4}-\d\d-\d\dT[^<]+)<", core) == [f"{day}T00:00:00Z"] * 2

    def test_the_same_assessment_gives_the_same_bytes(self, assessments, decks, key):
        assert slides.render(assessments[key[0]], Voice(key[1])) == decks[key]

    def test_hostile_names_stay_words(self, assessment):
        country = assessment.country
        name = {"en": HOSTILE, "ru": HOSTILE}
        update = {"name": name, "forms": country.jurisdiction.forms.model_copy(update={"of": name})}
        named = country.jurisdiction.model_copy(update=update)
        twisted = replace(assessment, country=replace(country, jurisdiction=named))
        data = slides.render(twisted, Voice("en"))
        text = every_word(Presentation(BytesIO(data)))
        assert "<p:sp>&amp;</p:sp>" in text
        assert "\x00" not in text
        assert not re.search("[\ue000-\uf8ff\u202e]", text)

    def test_a_state_of_which_nothing_was_read_has_all_slides_and_claims_nothing(self, library):
        country = library.country("TKM")
        bare = replace(country, acts={}, drafts={}, tracker=type(country.tracker)())
        made = assess(bare, library.yardstick("legalgap-2026"))
        deck = Presentation(BytesIO(slides.render(made, Voice("en"))))
        assert len(shown(deck)) == 18
        assert titles(deck)[14] == "Nothing can be said of enforceability yet"
        assert "has not been read yet" in titles(deck)[6]

    def test_another_methodology_without_lenses_and_enforceability_has_its_own_slides(self):
        setting = read_setting(WORKSPACE)
        library = read_library(setting)
        country = library.country(setting.workspace.country or "")
        made = assess(country, library.yardstick(setting.workspace.methodology))
        deck = Presentation(BytesIO(slides.render(made, Voice("en"))))
        assert len(shown(deck)) == 8 + len(made.areas)


@pytest.mark.skipif(
    SOFFICE is None or not list(Path(SOFFICE).resolve().parent.glob("libsdlo*")),
    reason="LibreOffice Impress is not installed",
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_libreoffice_prints_every_slide(tmp_path, decks, lang):
    file = tmp_path / "deck.pptx"
    file.write_bytes(decks["KGZ", lang])
    made = converted(file, "pdf", tmp_path, tmp_path / "profile")
    assert made is not None, "LibreOffice could not open the file"
    pdf = made.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 18
