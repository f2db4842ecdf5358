"""The web page as a file: whole, safe, the same each time, and with the ids of all formats."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from legalgap.engine.assess import assess
from legalgap.model.source import Visibility
from legalgap.prose.voice import Said, Voice
from legalgap.report import json_file, webpage, writers
from legalgap.report.outline import outline
from legalgap.report.planned import planned
from legalgap.report.web.labels import labels

METHOD = "legalgap-2026"
MOST_BYTES = 3_000_000
HOSTILE = "\"'><script>window.pwned=1</script><img src=x onerror=alert(1)></style>{{ 7*7 }}<!-- "


def tree_of(data: bytes) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(data, parser=parser)


@pytest.fixture(scope="module")
def pages(built):
    return {
        (code, lang): built("html", code, lang) for code in ("KGZ", "TKM") for lang in ("en", "ru")
    }


@pytest.fixture(scope="module", params=[("KGZ", "en"), ("KGZ", "ru"), ("TKM", "en"), ("TKM", "ru")])
def page(request, pages):
    return pages[request.param]


@pytest.fixture(scope="module")
def tree(page):
    return tree_of(page)


def test_it_is_one_of_the_formats():
    assert writers.WRITERS["html"] == "legalgap.report.webpage"


def test_it_is_small_enough_to_be_sent_by_mail(page):
    assert len(page) < MOST_BYTES


def test_its_policy_allows_its_own_style_and_script_and_nothing_else(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name in ("style", "script"):
        (element,) = tree.xpath(f"//{name}")
        digest = hashlib.sha256(element.text.encode()).digest()
        assert rules[f"{name}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"


def test_it_loads_nothing_and_links_only_to_public_sources(tree, page):
    for element in tree.iter(lxml.etree.Element):
        for name, value in element.attrib.items():
            assert name not in ("src", "srcset", "style", "action", "data", "poster", "background")
            assert not name.startswith("on")
            if name == "href":
                assert element.tag == "a"
                assert value.startswith("#") or element.get("class") == "out"
            elif name != "content":
                assert not re.match(r"(https?:)?//", value)
    assert not tree.xpath("//link | //img | //iframe | //object | //embed | //base | //svg")
    (style,) = tree.xpath("//style")
    assert not re.search(r"url\(|@import|image-set", style.text)
    assert all(href.startswith("http") for href in tree.xpath("//a[@class='out']/@href"))


def test_every_link_leads_somewhere_and_every_id_stands_once(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    known = set(ids)
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        assert link.get("href")[1:] in known
        assert link.text_content().strip()
    for name in ("aria-labelledby", "for"):
        assert set(tree.xpath(f"//@{name}")) <= known


@pytest.mark.parametrize("code", ["KGZ", "TKM"])
def test_ids_answers_and_verbs_are_those_of_the_json(assessments, pages, code):
    made = json.loads(json_file.render(assessments[code]))
    tree = tree_of(pages[code, "en"])
    shown = tree.xpath("//article[@class='finding']")
    assert [item.get("id") for item in shown] == [item["indicator"] for item in made["findings"]]
    known = set(tree.xpath("//@id"))
    for item, finding in zip(shown, made["findings"], strict=True):
        assert item.get("data-answer") == finding["answer"]
        assert item.get("data-verb") == (finding["verb"] or "")
        assert item.get("data-area") == finding["area"]
        own = [e["id"] for e in finding["elements"] if e["id"].startswith(finding["indicator"])]
        assert {*own, *finding["recommendations"], *finding["practices"]} <= known
        links = {href[1:] for href in item.xpath(".//a[@class='id']/@href")}
        assert {*finding["recommendations"], *finding["practices"]} <= links
        articles = {place.partition("@")[2] for place in item.xpath(".//details/@id")}
        named = {name for element in finding["elements"] for name in element["provisions"]}
        assert named <= articles
    assert {area["id"] for area in made["areas"]} <= known


@pytest.mark.parametrize("code", ["KGZ", "TKM"])
def test_the_road_map_has_every_measure_in_its_order_with_what_it_changes(assessments, pages, code):
    made = assessments[code]
    tree = tree_of(pages[code, "ru"])
    rows = tree.xpath("//section[@id='s_roadmap']//tbody/tr")
    steps = planned(made).steps
    assert steps
    for number, (row, step) in enumerate(zip(rows, steps, strict=True), start=1):
        assert row.xpath("string(./td[1])") == str(number)
        assert row.xpath("string(./th/a[1])") == step.recommendation
        changed = {moved.after.id for moved in step.moved}
        assert set(row.get("data-findings").split()) == changed
        assert {link.text for link in row.xpath("./td[last()]/a")} == changed


@pytest.mark.parametrize("code", ["KGZ", "TKM"])
def test_it_begins_with_the_decisions_asked(assessments, pages, code):
    tree = tree_of(pages[code, "en"])
    table = tree.xpath("//section[@id='s_summary']//table")[0]
    asked = [name for name, _ in outline(assessments[code]).decisions]
    assert table.xpath(".//tbody/tr/th/a[1]/text()") == asked
    assert all(cell.text_content().strip() for cell in table.xpath(".//td"))


def test_every_article_has_its_grade_and_its_source(tree):
    articles = tree.xpath("//details[@class='article']")
    assert articles
    for item in articles:
        assert item.xpath("./summary/span[@class='grade']")[0].text
        assert item.xpath("./dl/div[last()]/dd")[0].text_content().strip()


def test_without_javascript_everything_is_open_and_the_filters_are_away(tree):
    assert all(item.get("open") is not None for item in tree.xpath("//details"))
    assert tree.xpath("//form")[0].get("hidden") is not None
    assert len(tree.xpath("//*[@hidden]")) == 1
    assert tree.xpath("//noscript")


def test_headings_are_in_order_and_landmarks_are_there(tree):
    levels = [int(item.tag[1]) for item in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1
    assert tree.xpath("//*[@role='search']")
    assert tree.xpath("//*[@aria-live='polite']")
    assert tree.xpath("//body/*[1]")[0].get("href") == "#s_content"


@pytest.mark.parametrize(("code", "lang"), [("KGZ", "ru"), ("TKM", "en")])
def test_a_finding_is_headed_by_its_short_title_with_its_question_below(
    pages, assessments, code, lang
):
    tree = tree_of(pages[code, lang])
    for finding in assessments[code].findings:
        (heading,) = tree.xpath(f"//article[@id='{finding.id}']/h4")
        said = (heading.text_content(), heading.getnext().text_content())
        named = finding.indicator
        assert said == (f"{finding.id} {named.short[lang]}", named.question[lang])


def test_without_a_short_title_a_finding_is_headed_by_its_question(assessments):
    found = assessments["KGZ"].findings
    bare = tuple(
        replace(item, indicator=item.indicator.model_copy(update={"short": None})) for item in found
    )
    tree = tree_of(webpage.render(replace(assessments["KGZ"], findings=bare), Voice("en")))
    for item in bare:
        (heading,) = tree.xpath(f"//article[@id='{item.id}']/h4")
        assert heading.text_content() == f"{item.id} {item.indicator.question['en']}"
        assert heading.getnext().get("class") == "marks"


def test_tables_have_a_name_and_headers(tree):
    for table in tree.xpath("//table"):
        assert table.xpath("./caption")[0].text_content().strip()
        assert table.xpath("./thead//th[@scope='col']")
        widths = {len(row.xpath("./th|./td")) for row in table.xpath(".//tr")}
        assert len(widths) == 1
        assert all(cell.text_content().strip() for cell in table.xpath(".//th|.//td"))


def test_it_says_that_it_is_preliminary_and_of_which_day(tree):
    header = tree.xpath("//header")[0].text_content()
    assert "2026" in header
    assert re.search("Preliminary|Предварительные", header)


def test_law_and_enforceability_stand_side_by_side_with_letter_and_word(pages):
    tree = tree_of(pages["KGZ", "en"])
    row = tree.xpath("//section[@id='s_summary']//tr[th/a[@href='#criminalization']]")[0]
    law, other = (cell.text_content().strip() for cell in row.xpath(".//span"))
    assert re.fullmatch(r"[A-E], [a-z ]+", law)
    assert re.fullmatch(r"[A-E], [a-z ]+ \(\d+\)|Not enough evidence", other)


def test_words_of_another_language_are_tagged(assessments, library):
    country = library.country("KGZ")
    jurisdiction = country.jurisdiction.model_copy(update={"name": {"ky": "Кыргызстан"}})
    twisted = replace(assessments["KGZ"], country=replace(country, jurisdiction=jurisdiction))
    tree = tree_of(webpage.render(twisted, Voice("en")))
    assert tree.get("lang") == "en"
    assert "Кыргызстан" in [item.text for item in tree.xpath("//h1//span[@lang='ky']")]
    assert not re.search("[\ue000-\ue003]", tree.text_content())


def test_the_page_is_in_its_language(pages):
    russian = labels(Voice("ru"))
    assert not [name for name, said in labels(Voice("en")).items() if russian[name] == said]
    tree = tree_of(pages["KGZ", "ru"])
    assert tree.get("lang") == "ru"
    assert not re.search(r"\[en\]", tree.text_content())
    for item in tree.xpath("//*[@lang]"):
        assert item is tree or item.get("lang") != "ru"


def test_hostile_data_stays_text(assessments, monkeypatch):
    found = assessments["KGZ"]
    country = found.country
    acts = {
        name: act.model_copy(
            update={
                "number": HOSTILE,
                "sources": {
                    key: source.model_copy(update={"url": 'https://e.org/"><script>x</script>'})
                    for key, source in act.sources.items()
                },
            }
        )
        for name, act in country.acts.items()
    }
    seen = tuple(
        item.model_copy(update={"document": HOSTILE, "paragraph": f"1{HOSTILE}"})
        for item in country.observations
    )
    honest = Voice.text
    monkeypatch.setattr(
        Voice, "text", lambda voice, text: Said(f"{HOSTILE}{honest(voice, text).words}", "en")
    )
    twisted = replace(found, country=replace(country, acts=acts, observations=seen))
    tree = tree_of(webpage.render(twisted, Voice("en")))
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //@onerror")
    assert "{{ 7*7 }}" in tree.text_content()
    assert "window.pwned=1" in tree.xpath("//h1")[0].text_content()
    assert len(tree.xpath("//article[@class='finding']")) == len(found.findings)


def test_an_address_that_is_none_of_the_web_is_no_link(assessments):
    found = assessments["TKM"]
    acts = {
        name: act.model_copy(
            update={
                "sources": {
                    key: source.model_copy(update={"url": "javascript:alert(1)"})
                    for key, source in act.sources.items()
                }
            }
        )
        for name, act in found.country.acts.items()
    }
    page = webpage.render(replace(found, country=replace(found.country, acts=acts)), Voice("en"))
    assert b"javascript:" not in page


def test_what_is_not_public_stays_out(library):
    country = library.country("KGZ")
    secret = {
        name: act.model_copy(
            update={
                "sources": {
                    key: source.model_copy(
                        update={
                            "visibility": Visibility.INTERNAL,
                            "title": {"en": "Secret file"},
                            "url": "https://secret.example/",
                        }
                    )
                    for key, source in act.sources.items()
                },
                "provisions": tuple(
                    item.model_copy(update={"summary": {"en": "Secret words"}})
                    for item in act.provisions
                ),
            }
        )
        for name, act in country.acts.items()
    }
    hidden = assess(replace(country, acts=secret), library.yardstick(METHOD))
    page = webpage.render(hidden, Voice("en"))
    assert b"Secret" not in page
    assert b"secret.example" not in page


def test_a_judgement_and_its_reason_are_shown(judged):
    page = webpage.render(judged, Voice("en")).decode()
    assert "The practice of the Supreme Court is uniform." in page
    assert "The State has no such procedure." in page
    assert "Committee on Examples" in page


def test_what_drafts_would_change_is_shown(assessments):
    tkm = assessments["TKM"]
    assert "change no answer" in webpage.render(tkm, Voice("en"), before=tkm).decode()


def test_it_knows_whether_it_was_changed(pages):
    page = pages["TKM", "ru"]
    assert webpage.is_untouched(page)
    assert not webpage.is_untouched(page.replace(b"<h1>", b"<h1> ", 1))
    assert not webpage.is_untouched(page + b"\n")
    assert not webpage.is_untouched(page[:-2])
    assert not webpage.is_untouched(b"")


RUN = """
import hashlib, sys
from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.model.workspace import Workspace
from legalgap.prose.voice import Voice
from legalgap.report import webpage
library = read_library(Setting(None, Workspace()))
found = assess(library.country("KGZ"), library.yardstick("legalgap-2026"))
sys.stdout.write(hashlib.sha256(webpage.render(found, Voice("ru"))).hexdigest())
"""


def test_the_same_assessment_gives_the_same_bytes(pages):
    odd = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0"}
    environment = {**os.environ, **odd, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    made = subprocess.run(
        [sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=True
    )
    assert made.stdout == hashlib.sha256(pages["KGZ", "ru"]).hexdigest()
