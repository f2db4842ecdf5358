"""A report speaks one language: what stands in another is tagged, or is a name."""

import re
from itertools import product

import pytest
from spoken import FORMATS, spoken

from legalgap.corpus.checks.survey import texts
from legalgap.corpus.translated import raw

COUNTRIES = ("KGZ", "TKM")
CYRILLIC = re.compile(r"[\u0400-\u04ff]{2,}")
LATIN = re.compile(r"(?<![\w'])[A-Za-z]{3,}(?![\w'])")
ROMAN = re.compile(r"[IVXLC]+")
PLACE = re.compile(
    r"https?://\S+|\b[\w-]+(\.[\w-]+)*\.[a-z]{2,}…?\b|\b[\w.-]+…"  # an address, whole or shortened
    r"|\b[A-Z]+-\d+(\.\w+)?\b"  # CRIM-09.no_means_required
    r"|\b[a-z0-9]+(-[a-z0-9]+)*:[\w().–-]+"  # labour-code-2009:5(1)
    r"|\b[a-z0-9]+([-_][a-z0-9]+)+\b"  # labour-code-2009, text_read
)
OF_THE_PROGRAM = {"legalgap", "JavaScript", "PREV", "COORD", "INST"}


@pytest.fixture(scope="session")
def written_in_russian(library):
    """The Latin words of the Russian texts of the data: names of papers, services and programs."""
    found = set(OF_THE_PROGRAM)
    for entries in library.entries.values():
        for entry in entries.values():
            tree = raw(entry)
            for loc, languages in texts(tree, entry.document):
                if "ru" in languages:
                    text = tree
                    for step in loc:
                        text = text[step]
                    found |= set(LATIN.findall(text["ru"] if isinstance(text, dict) else text))
    return found


@pytest.fixture(scope="session")
def codes(library):
    """Ids and keys of the data, which the workbook shows as they are."""
    found = {name.rpartition("/")[2] for entries in library.entries.values() for name in entries}
    for act in library.records("act").values():
        found |= {act.source, *act.sources}
    return found


@pytest.mark.parametrize(("name", "code"), list(product(FORMATS, COUNTRIES)))
def test_no_cyrillic_word_stands_in_an_english_report_untagged(built, name, code):
    told = spoken(name, built(name, code, "en"))
    assert [
        words for tag, words in told if (tag or "en")[:2] == "en" and CYRILLIC.search(words)
    ] == []


@pytest.mark.parametrize(("name", "code"), list(product(FORMATS, COUNTRIES)))
def test_no_latin_word_stands_in_a_russian_report_but_names(
    built, written_in_russian, codes, name, code
):
    known = written_in_russian | codes if name == "xlsx" else written_in_russian
    left = {
        (word, words[:100])
        for tag, words in spoken(name, built(name, code, "ru"))
        if (tag or "ru")[:2] == "ru"
        for word in LATIN.findall(PLACE.sub(" ", words or ""))
        if not word.isupper() and not ROMAN.fullmatch(word) and word not in known
    }
    if name == "xlsx":  # the last sheet lists the codes that stand behind the words
        left = {(word, words) for word, words in left if word != words}
    assert left == set()
