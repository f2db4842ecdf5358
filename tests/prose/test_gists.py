"""What a finding says in short: only what bears on its answer."""

from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.model.workspace import Workspace
from legalgap.prose import findings, gists
from legalgap.prose.voice import Voice


def said(code: str, indicator: str) -> str:
    library = read_library(Setting(None, Workspace()))
    assessment = assess(library.country(code), library.yardstick("legalgap-2026"))
    return gists.gist(Voice("en"), assessment, assessment.finding(indicator))


def test_an_alternative_that_is_out_of_reach_is_not_called_a_gap():
    gist = said("KGZ", "CRIM-03")
    assert "payment to a person in control" in gist
    assert "no means is needed" not in gist


def test_what_rightly_is_not_there_is_not_called_met():
    gist = said("KGZ", "CRIM-14")
    assert "Not there, as it should be: a fine may stand in for custody." in gist
    assert "Met: highest custody" in gist


def test_texts_that_were_read_whole_are_not_named_twice():
    library = read_library(Setting(None, Workspace()))
    assessment = assess(library.country("KGZ"), library.yardstick("legalgap-2026"))
    voice = Voice("en")
    lacking = [
        item
        for item in assessment.finding("INV-16").elements
        if len({found.id for found in item.statements}) > 1
    ]
    assert lacking
    for item in lacking:
        assert "the texts were read whole" in findings.reasons(voice, item, cited=True)
        (named,) = (
            said for said in findings.reasons(voice, item) if said.startswith("read whole, and not")
        )
        assert named.count("CPC") == len({found.id for found in item.statements})
