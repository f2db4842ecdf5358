"""The timeline of laws, by-laws, plans and treaties: what is drawn, what is not, what it says."""

import re
from dataclasses import replace
from datetime import date

import pytest
from chart_reading import C, charts, kept
from two_countries import COUNTRIES, LANGUAGES

from legalgap.model.act import Term
from legalgap.model.dates import PartialDate
from legalgap.model.source import Grade
from legalgap.office.charts import Lanes, Series
from legalgap.office.package import Package, parse
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word

BODY = "word/document.xml"


def paragraphs(data):
    return [text_of(item) for item in parse(Package.unpacked(data).parts[BODY]).iter(w("p"))]


def timeline(data):
    return charts(data)[1]


def crosses(chart):
    """The places of the marks whose date nobody has checked."""
    return {int(point.find(f"{C}idx").get("val")) for point in chart.root.iter(f"{C}dPt")}


def names(chart):
    return chart.cells("Sheet1!$A$2:$A$400")


def in_world(assessment, **changes):
    return replace(assessment, country=replace(assessment.country, **changes))


def undated(acts):
    gone = {"adopted": None, "in_force": Term.blank()}
    return {name: act.model_copy(update=gone) for name, act in acts.items()}


@pytest.fixture
def lawless(assessment):
    """A world without by-laws, plans and treaties."""
    country = assessment.country
    state = country.jurisdiction.model_copy(update={"plans": (), "treaties": {}})
    tracker = country.tracker.model_copy(update={"bylaws": ()})
    return in_world(assessment, jurisdiction=state, tracker=tracker)


def test_every_lane_has_its_own_shape_and_colour(reports):
    for data in reports.values():
        marked = [item.find(f"{C}marker") for item in timeline(data).series()]
        looks = [
            (item.find(f"{C}symbol").get("val"), item[2][0][0].get("val"))
            for item in marked
            if item.find(f"{C}symbol").get("val") != "none"
        ]
        assert len(looks) == 4
        assert len({shape for shape, _ in looks}) == len({fill for _, fill in looks}) == 4


def test_a_treaty_whose_date_is_recalled_is_a_cross_and_the_note_says_so(reports, assessments):
    chart, voice = timeline(reports["KGZ", "en"]), Voice("en")
    listed = names(chart)
    instruments = assessments["KGZ"].yardstick.instruments
    for slug, status in assessments["KGZ"].country.jurisdiction.treaties.items():
        name = voice.words(instruments[slug].short or instruments[slug].title)
        if name in listed:
            doubted = Grade.RECALLED in (status.grade, status.date_grade)
            assert (listed.index(name) in crosses(chart)) == doubted, name
    assert crosses(chart)
    assert any("Crosses: dates from memory" in said for said in paragraphs(reports["KGZ", "en"]))


def test_what_has_no_date_is_counted_and_never_drawn(reports, assessments):
    held = assessments["KGZ"].country.acts.values()
    laws = {"constitution", "code", "law", "decree"}
    silent = [act for act in held if act.kind in laws and not (act.adopted or act.in_force.from_)]
    assert silent
    shown = names(timeline(reports["KGZ", "en"]))
    assert not {Voice("en").words(act.short or act.title) for act in silent} & set(shown)
    said = " ".join(paragraphs(reports["KGZ", "en"])).replace("\u00a0", " ")
    assert f"Not drawn, as no date is known: laws – {len(silent)};" in said


@pytest.mark.parametrize("code", COUNTRIES)
def test_no_mark_stands_after_the_date_of_the_assessment(reports, assessments, code):
    day = assessments[code].as_of
    for item in timeline(reports[code, "en"]).series()[:4]:
        assert all(int(float(value)) <= day.year for value in kept(item, "xVal") if value)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_in_the_annex_has_a_row_for_each_mark(reports, lang):
    data = reports["TKM", lang]
    title = Voice(lang)("Dates of the framework")
    captions = [said for said in paragraphs(data) if re.search(rf"\d\. {title}$", said)]
    assert len(captions) == 1
    assert captions[0].partition(".")[0] in "".join(
        item.get("descr") or "" for item in parse(Package.unpacked(data).parts[BODY]).iter()
    ), "the chart names it"


def test_a_day_known_by_its_year_only_stands_in_the_middle_of_it(lawless):
    acts = undated(lawless.country.acts)
    name = next(name for name, act in acts.items() if act.kind == "law")
    acts[name] = acts[name].model_copy(update={"adopted": PartialDate(2011)})
    made = in_world(lawless, acts=acts)
    chart = timeline(word.render(made, Voice()))
    assert [float(value) for value in kept(chart.series()[0], "xVal") if value] == [2011.499]


def test_a_lane_without_any_date_is_left_out(lawless):
    chart = timeline(word.render(lawless, Voice()))
    marked = [
        item for item in chart.series() if item.find(f"{C}marker/{C}symbol").get("val") != "none"
    ]
    assert [kept(item, "tx") for item in marked] == [["Laws"], ["By-laws"]]


def test_without_any_date_a_sentence_stands_in_place_of_the_chart(lawless):
    acts = undated(lawless.country.acts)
    data = word.render(in_world(lawless, acts=acts), Voice())
    assert "No date of the framework is known yet." in paragraphs(data)
    assert not any("Dates of the framework" in said for said in paragraphs(data))
    assert len(charts(data)) == 2


def test_marks_of_one_time_stand_one_above_the_other_within_their_lane():
    chart = Lanes(
        list("abcdef"),
        [
            Series("x", [2000.0] * 5 + [None], "1F4E79"),
            Series("y", [None] * 5 + [2010.0], "C55A11"),
        ],
        1990,
        2030,
        5,
        line=date(2026, 1, 1).year,
    )
    first, second = chart.heights
    known = [height for height in first if height is not None]
    assert len(set(known)) == 5
    assert all(1 < height < 2 for height in known)
    assert second == [None] * 5 + [0.5]
