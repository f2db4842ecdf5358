"""Citations in a report lead to where the provision stands, in Word and on the page."""

from dataclasses import replace

import pytest
from lxml import html

from legalgap.engine.assess import assess
from legalgap.model.judgement import Observation
from legalgap.office.leads import connect, led, reach, stand
from legalgap.office.package import Package, parse
from legalgap.office.xml import SPACES, STRAY, etree, p, plain, speak, t, text_of, w
from legalgap.prose.chapters import capital, stopped
from legalgap.prose.scores import lowered
from legalgap.prose.voice import Voice
from legalgap.report import webpage, word
from legalgap.report.leading import CitingVoice


def body(*paragraphs: str):
    return etree.fromstring(f"<w:body {SPACES}>{''.join(paragraphs)}</w:body>")


def to(name: str):
    return lambda number, places: name if name in places else ""


def linked(root):
    return [(link.get(w("anchor")), text_of(link)) for link in root.iter(w("hyperlink"))]


def marks(root):
    return [mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))]


class TestWords:
    def test_those_that_lead_somewhere_become_a_link_to_a_bookmark(self):
        root = body(p(t(f"By {led(0, 'article 5')} of it.")), p(stand(["a:5"], 1) + t("Article 5")))
        connect(root, to("a:5"))
        assert linked(root) == [("_Law_1", "article 5")]
        assert marks(root) == ["_Law_1"]
        assert text_of(root) == "By article 5 of it.Article 5"

    def test_those_that_lead_nowhere_stay_words_and_leave_no_bookmark(self):
        root = body(p(t(led(0, "article 5"))), p(stand(["a:6"], 1) + t("Article 6")))
        connect(root, to("a:5"))
        assert linked(root) == marks(root) == []
        assert text_of(root) == "article 5Article 6"

    def test_the_first_mention_of_a_place_is_linked_in_each_paragraph(self):
        said = t(f"{led(0, 'article 5')} and {led(0, 'article 5')}")
        root = body(p(said), p(said), p(stand(["a:5"], 1) + t("Article 5")))
        connect(root, to("a:5"))
        assert [text for _, text in linked(root)] == ["article 5", "article 5"]

    def test_a_place_does_not_lead_to_itself_and_a_title_nowhere(self):
        here = p(stand(["a:5"], 1) + t(led(0, "article 5")))
        root = body(
            here, p(t(led(0, "article 5")), "Heading2"), p(t(led(0, "article 5")), "TableHead")
        )
        connect(root, to("a:5"))
        assert linked(root) == []
        assert not STRAY.search(text_of(root))

    def test_the_place_of_the_lowest_rank_is_taken(self):
        places = p(stand(["a:5"], 2) + t("row")) + p(stand(["a:5"], 1) + t("words"))
        root = body(p(t(led(0, "article 5"))), places)
        connect(root, to("a:5"))
        [mark] = root.iter(w("bookmarkStart"))
        assert text_of(mark.getparent()) == "words"

    def test_their_marks_change_nothing_else(self):
        said = led(0, "article 5 applies")
        assert plain(capital(said)) == "Article 5 applies"
        assert plain(lowered(led(0, "Article 5"))) == "article 5"
        assert stopped(led(0, "by article 5.")).count(".") == 1
        assert plain(said[: reach(said, 9)]) == "article 5"
        root = body(p(t(f"see {said}")))
        speak(root)  # as in a note or a header, where nothing leads elsewhere
        assert text_of(root) == "see article 5 applies"


@pytest.fixture(scope="module")
def cited(library, assessments):
    """A body has spoken of provisions and of a standard; what it says is printed."""
    assessment = assessments["KGZ"]
    says = {
        "en": "Asks whether article 166(4) of the Criminal Code meets article 3(c) of the Palermo "
        "Protocol; article 999 of the Criminal Code and article 5 of the Bar Code too",
        "ru": "Спрашивает, отвечает ли ч. 4 ст. 166 УК статье 3(c) Палермского протокола; также "
        "статья 999 УК",
    }
    first = assessment.findings[0].id
    seen = Observation.model_validate(
        {
            "id": "seen",
            "body": {"en": "Committee on Examples", "ru": "Комитет по примерам"},
            "document": "EX/C/1",
            "date": "2026",
            "says": says,
            "indicators": [first],
            "grade": "text_read",
        }
    )
    country = replace(assessment.country, observations=(seen,))
    return assess(country, library.yardstick("legalgap-2026"))


LEADS = {
    "en": {
        "article 166(4) of the Criminal Code": "166",
        "article 3(c) of the Palermo Protocol": "3(c)",
    },
    "ru": {"ч. 4 ст. 166 УК": "166", "статье 3(c) Палермского протокола": "3(c)"},
}


@pytest.mark.parametrize("lang", ["en", "ru"])
class TestReport:
    def test_in_word_a_citation_leads_to_the_words_on_its_provision(self, cited, lang: str):
        data = word.render(cited, Voice(lang))
        root = parse(Package.open(data, charts=True).parts["word/document.xml"])
        places = {mark.get(w("name")): mark.getparent() for mark in root.iter(w("bookmarkStart"))}
        found = {text_of(link): link.get(w("anchor")) for link in root.iter(w("hyperlink"))}
        for words, there in LEADS[lang].items():
            assert found[words].startswith("_Law_")
            assert there in text_of(places[found[words]])
        assert not any("article 999" in words or "Bar Code" in words for words in found)
        assert not STRAY.search(text_of(root))

    def test_on_the_page_it_leads_to_its_article(self, cited, lang: str):
        root = html.document_fromstring(webpage.render(cited, Voice(lang)))
        found = {a.text_content(): a.get("href")[1:] for a in root.iter("a") if a.get("href")}
        for words, there in LEADS[lang].items():
            [place] = root.xpath("//*[@id=$id]", id=found[words])
            assert there in place.text_content()
        assert not any("article 999" in words or "статья 999" in words for words in found)

    def test_the_same_text_is_looked_at_once(self, cited, lang: str):
        voice = CitingVoice(Voice(lang), cited)
        text = cited.country.observations[0].says
        assert voice.words(text) == voice.words(text)
        assert plain(voice.words(text)) == text[lang]


def test_no_practice_of_another_state_leads_to_an_act_of_this_one(assessments):
    voice = CitingVoice(Voice(), assessments["TKM"])
    practices = assessments["TKM"].yardstick.practices.values()
    assert not [item.id for item in practices if STRAY.search(voice.words(item.instrument))]


def test_links_look_like_the_other_links_of_the_report(reports):
    root = parse(Package.open(reports["KGZ", "en"], charts=True).parts["word/document.xml"])
    links = [a for a in root.iter(w("hyperlink")) if str(a.get(w("anchor"))).startswith("_Law_")]
    assert len(links) > 20
    for link in links:
        [style] = {look.get(w("val")) for look in link.iter(w("rStyle"))}
        assert style == "RecordLink"
