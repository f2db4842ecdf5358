"""Another language needs no line of Python: a language that nobody speaks fills every format.

Its sentences and texts are made by script in a workspace, as `legalgap new language` begins them.
"""

import ast
import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pseudo
import pytest
from babel.messages.pofile import read_po
from spoken import FORMATS, spoken

import legalgap
from legalgap.corpus import checks
from legalgap.corpus.problems import errors
from legalgap.corpus.reading import Setting, read_library, read_setting
from legalgap.engine.assess import assess
from legalgap.errors import LegalGapError
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.workspace import Workspace
from legalgap.office.accessibility.check import check as accessible
from legalgap.office.package import Package
from legalgap.prose import citations, vocabulary
from legalgap.prose import words as vocabulary_of_answers
from legalgap.prose.catalogues import blank
from legalgap.prose.voice import Voice
from legalgap.report import slides, webpage, word, workbook

WRITERS = {"docx": word, "html": webpage, "pptx": slides, "xlsx": workbook}
METHOD = "legalgap-2026"
STATE = "TKM"

ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(\.[\w-]+)*\.[a-z]{2,}…?\b|\b[\w.-]+…")
ID = re.compile(
    r"\b[A-Z]+-\d+(\.\w+)?\b"  # CRIM-09.no_means_required
    r"|\b[a-z0-9]+(-[a-z0-9]+)*:[\w().–-]+"  # labour-code-2009:5(1)
    r"|\b[a-z0-9]+((-|_)[a-z0-9]+)+\b"  # labour-code-2009, text_read
)
CODES = {
    str(code)
    for codes in (*vars(vocabulary).values(), *vars(vocabulary_of_answers).values())
    if isinstance(codes, dict)
    for code in codes
    if isinstance(code, str)
}
"""What the workbook shows beside the words, for programs that read it: `in_part`, `must`."""
PLAIN_WORD = re.compile(r"(?<![\w'])[A-Za-z]{3,}(?![\w'])")
ENGLISH = re.compile(r"\b(the|and|of|is|was|not|for)\b")
ROMAN = re.compile(r"[ivxIVX]+")


@pytest.fixture(scope="session")
def folder(library, tmp_path_factory):
    return pseudo.workspace(tmp_path_factory.mktemp("pseudo"), library, STATE)


@pytest.fixture(scope="session")
def translated(folder):
    found = read_library(read_setting(folder))
    assert not errors(checks.run(found))
    return found


@pytest.fixture(scope="session")
def made(folder, translated):
    found = assess(translated.country(STATE), translated.yardstick(METHOD))
    voice = Voice(pseudo.LANG, folder)
    files = {name: writer.render(found, voice) for name, writer in WRITERS.items()}
    assert not voice.untold
    return files


@pytest.fixture(scope="session")
def names(translated):
    """Words of the data that no language changes: ids, keys, symbols, numbers of acts."""
    found = set()

    def gather(tree):
        if isinstance(tree, dict):
            found.update(tree)
            if not {"en", "ru"} & set(tree):
                for child in tree.values():
                    gather(child)
        elif isinstance(tree, list):
            for child in tree:
                gather(child)
        elif isinstance(tree, str) and " " not in tree:
            found.add(tree)

    for kind in translated.entries.values():
        for entry in kind.values():
            gather(entry.document.tree)
    return found


@pytest.fixture(scope="session")
def sentences():
    form = read_po(BytesIO(blank()))
    ids = [message.id if isinstance(message.id, tuple) else (message.id,) for message in form]
    return {sentence for both in ids for sentence in both if any(map(str.isalpha, sentence))}


def bare(words, names):
    """The plain words of a text that are no address, id, symbol or number."""
    left = ID.sub(" ", ADDRESS.sub(" ", words))
    return [
        word
        for word in PLAIN_WORD.findall(left)
        if not word.isupper() and not ROMAN.fullmatch(word) and word not in names
    ]


@pytest.mark.parametrize("name", FORMATS)
class TestAReportInTheLanguage:
    def test_it_says_every_fixed_sentence_in_it(self, made, names, name):
        told = [
            words for tag, words in spoken(name, made[name]) if not (tag or "").startswith("en")
        ]
        assert any("⟦" in words for words in told)
        known = names | CODES if name == "xlsx" else names
        assert {(word, words[:120]) for words in told for word in bare(words, known)} == set()

    def test_it_prints_no_sentence_as_the_program_has_it(self, made, sentences, name):
        told = {
            words.strip()
            for tag, words in spoken(name, made[name])
            if not (tag or "").startswith("en")
        }
        assert (told & sentences) - (CODES if name == "xlsx" else set()) == set()

    def test_it_tags_what_stands_in_another_language(self, made, name):
        if name == "xlsx":
            pytest.skip("a cell has no language; its words begin with the code in brackets")
        tags = {tag or "" for tag, words in spoken(name, made[name]) if words.strip()}
        assert tags <= {"", pseudo.LANG, "en", "en-GB", "ru", "ru-RU"}

    def test_it_leaves_no_mark_and_no_field_behind(self, made, name):
        for _, words in spoken(name, made[name]):
            assert not re.search("[\ue000-\ue003]", words)
            assert not re.search(r"\{\w+\}", words) or name == "html"


def test_the_word_report_keeps_every_rule_of_accessibility(made):
    assert list(accessible(Package.unpacked(made["docx"]))) == []


class TestTheVoiceOfTheLanguage:
    @pytest.fixture
    def voice(self, folder):
        return Voice(pseudo.LANG, folder)

    def test_it_counts_by_the_plural_rule_of_its_catalogue(self, voice):
        forms = {
            n: voice.count("{n} more provision", "{n} more provisions", n) for n in (1, 3, 7, 21)
        }
        forms = {
            n: voice.count("and {n} more provision", "and {n} more provisions", n) for n in forms
        }
        for number, form in {1: "one", 3: "few", 7: "many", 21: "many"}.items():
            assert f"{number} " in forms[number]
            assert form.translate(pseudo.LETTERS) in forms[number]

    def test_it_has_dates_and_numbers_in_figures_where_nobody_knows_its_months(self, voice):
        assert voice.date(date(2026, 11, 21)) == "2026-11-21"
        assert voice.date(PartialDate(2026, 11)) == "2026-11"
        assert voice.number(Fraction(25001, 2), 1) == "12,500.5"
        assert voice.percent(Fraction(17, 20)) == "85%"

    def test_it_puts_an_article_and_its_part_into_its_own_order(self, voice, translated):
        act = next(act for act in translated.country("KGZ").acts.values() if len(act.levels) > 2)
        said = citations.pin_words(voice, act, Pin.parse("166(2)(3)"))
        assert said.index("3") < said.index("2") < said.index("166")


class TestARealLanguage:
    @pytest.fixture
    def kazakh(self, tmp_path):
        sentences = tmp_path / "templates" / "sentences"
        sentences.mkdir(parents=True)
        (sentences / "kk.po").write_text(
            'msgid ""\nmsgstr ""\n"Language: kk\\n"\n'
            '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
            'msgid "{day} {month} {year}"\nmsgstr "{year} жылғы {day} {month}"\n',
            encoding="utf-8",
        )
        return Voice("kk", tmp_path)

    def test_it_takes_the_names_of_months_and_the_numbers_from_babel(self, kazakh):
        assert kazakh.date(date(2026, 11, 21)) == "2026 жылғы 21 қараша"
        assert kazakh.number(12500) == "12\u00a0500"

    def test_it_knows_which_sentences_nobody_has_translated(self, kazakh):
        assert kazakh("must") == "must"
        assert kazakh.untold == {"must"}


def test_a_half_translated_language_tags_its_english_words(library, tmp_path):
    """Every second sentence and every second text has its translation."""
    half = pseudo.workspace(
        tmp_path,
        library,
        STATE,
        sentence=lambda sentence: len(sentence) % 2 == 0,
        text=lambda number: number % 2 == 0,
    )
    found = read_library(read_setting(half))
    result = assess(found.country(STATE), found.yardstick(METHOD))
    voice = Voice(pseudo.LANG, half)
    for name, writer in (("docx", word), ("html", webpage), ("pptx", slides)):
        data = writer.render(result, voice)
        left = [words for tag, words in spoken(name, data) if tag in ("", pseudo.LANG)]
        assert [words for words in left if ENGLISH.search(ADDRESS.sub("", words))] == [], name
        if name == "docx":
            assert list(accessible(Package.unpacked(data))) == []
    assert voice.untold


class TestAWorkspaceWithATranslation:
    def test_it_replaces_nothing_but_the_language(self, library, translated):
        for kind, entries in library.entries.items():
            assert entries.keys() == translated.entries[kind].keys()
        before = assess(library.country(STATE), library.yardstick(METHOD))
        after = assess(translated.country(STATE), translated.yardstick(METHOD))
        assert [item.answer for item in before.findings] == [item.answer for item in after.findings]

    def test_it_says_what_it_translates_that_is_not_there(self, tmp_path):
        (tmp_path / "translations").mkdir()
        (tmp_path / "translations" / "kk.yaml").write_text(
            "CRIM-99:\n  question: Сұрақ\nCRIM-09:\n  questoin: Сұрақ\n  type: Сұрақ\n",
            encoding="utf-8",
        )
        found = read_library(Setting(tmp_path, Workspace()))
        said = {item.message for item in found.problems if item.code == "LG321"}
        assert "there is no record `CRIM-99`" in said
        assert "this is no text of the record" in said
        assert any("type" in message for message in said)
        assert found.indicators["CRIM-09"].type == "offence"

    def test_it_goes_before_the_package_sentence_by_sentence(self, tmp_path):
        sentences = tmp_path / "templates" / "sentences"
        sentences.mkdir(parents=True)
        (sentences / "ru.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
            'msgid "must"\nmsgstr "обязательно"\n',
            encoding="utf-8",
        )
        assert Voice("ru", tmp_path)("must") == "обязательно"
        assert Voice("ru", tmp_path)("should") == Voice("ru")("should")


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
UNFIT = {
    "a field that is not there": HEAD + 'msgid "Table {n}"\nmsgstr "{x}"\n',
    "a look inside a value": HEAD + 'msgid "Table {n}"\nmsgstr "{n.__class__}"\n',
    "a lone brace": HEAD + 'msgid "Table {n}"\nmsgstr "{n"\n',
    "no catalogue": "hello\n",
    "a plural rule that is none": 'msgid ""\nmsgstr "Plural-Forms: nplurals=x; plural=y;\\n"\n',
    "an unknown charset": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\n'
    'msgid "a"\nmsgstr "é"\n',
}


@pytest.mark.parametrize("text", UNFIT.values(), ids=UNFIT.keys())
def test_a_catalogue_that_cannot_be_used_is_refused_with_a_message(tmp_path, text):
    sentences = tmp_path / "templates" / "sentences"
    sentences.mkdir(parents=True)
    (sentences / "kk.po").write_text(text, encoding="utf-8")
    with pytest.raises(LegalGapError) as error:
        Voice("kk", tmp_path)
    assert error.value.hint


def test_an_unknown_language_is_refused_with_those_at_hand():
    with pytest.raises(LegalGapError) as error:
        Voice("kk")
    assert "`en`, `ru`" in error.value.hint
    assert "legalgap new language kk" in error.value.hint


def test_no_line_of_the_program_asks_for_one_language():
    """Not `voice.lang == "ru"`: what a language needs stands in its catalogue."""
    asked = []
    for path in sorted(Path(legalgap.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                named = [side.value for side in sides if isinstance(side, ast.Constant)]
                if any(name in ("en", "ru", "en-GB", "ru-RU") for name in named):
                    asked.append(f"{path.name}:{node.lineno}")
    assert asked == []
