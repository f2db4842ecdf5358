"""The closed lists: every word that cells of the workbook offer, with its meaning."""

from collections.abc import Mapping
from typing import TypeVar

from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import machinery, vocabulary, words
from legalgap.prose.scores import lowered
from legalgap.report.sheets.ledger import NOTHING, Ledger

WORD = 2
"""The column of the words that a cell can take."""
Code = TypeVar("Code", bound=str)
Entry = tuple[str, str, str]
"""Code, word and meaning."""


def sheet(ledger: Ledger) -> Sheet:
    """One row for each word; the rows of a list stand together."""
    voice = ledger.voice
    rows: list[list[Value | Cell]] = []
    names: dict[str, tuple[int, int, int]] = {}
    for name, (title, entries) in _lists(ledger).items():
        if entries:
            names[f"List_{name}"] = (len(rows), len(rows) + len(entries) - 1, WORD)
        rows += [[title, code, word, meaning or NOTHING] for code, word, meaning in entries]
    columns = [
        Column(voice("List"), 30),
        Column(voice("Code"), 22),
        Column(voice("Word"), 36),
        Column(voice("Meaning"), 60),
    ]
    about = voice("One row for each word that a cell can take. Please do not change this sheet.")
    return Sheet("Lists", voice("Lists"), about, columns, rows, frozen=1, names=names)


def _lists(ledger: Ledger) -> dict[str, tuple[str, list[Entry]]]:
    voice = ledger.voice
    return {
        "Answers": (voice("Answers"), _words(ledger, words.ANSWERS, words.ANSWER_MEANINGS)),
        "Verbs": (voice("Verbs"), _words(ledger, words.VERBS, words.VERB_MEANINGS)),
        "States": (voice("States of an element"), _words(ledger, words.STATES)),
        "Grades": (voice("How a statement is known"), _words(ledger, words.GRADES)),
        "Law_bands": (voice("Bands of the law score"), law_bands(ledger)),
        "Bands": (voice("Bands of enforceability"), enforceability_bands(ledger)),
        "Test_answers": (
            voice("Answers to the tests of enforceability"),
            _test_answers(ledger),
        ),
        "Bylaw_statuses": (voice("Statuses of a by-law"), _words(ledger, words.BYLAW_STATUSES)),
        "Horizons": (voice("Horizons"), _words(ledger, words.HORIZONS)),
        "Efforts": (voice("Effort and cost class"), _words(ledger, words.EFFORTS)),
        "Measures": (voice("Kinds of measures"), _words(ledger, vocabulary.MEASURES)),
        "Comment_types": (voice("Types of comments"), _words(ledger, vocabulary.COMMENT_TYPES)),
        "Decisions": (voice("Decisions on comments"), _words(ledger, vocabulary.DECISIONS)),
        "Comment_statuses": (
            voice("Statuses of a comment"),
            _words(ledger, vocabulary.COMMENT_STATUSES),
        ),
        "Question_statuses": (
            voice("Statuses of a question"),
            _words(ledger, vocabulary.QUESTION_STATUSES),
        ),
    }


def _words(
    ledger: Ledger, given: Mapping[Code, str], meanings: Mapping[Code, str] | None = None
) -> list[Entry]:
    voice = ledger.voice
    return [
        (str(code), voice(word), voice(meanings[code]) if meanings and code in meanings else "")
        for code, word in given.items()
    ]


def _test_answers(ledger: Ledger) -> list[Entry]:
    """What 0, 1, 2 and 3 mean for each test, then what stands where there is no number."""
    voice, rules = ledger.voice, ledger.rules
    tests = rules.tests.items() if rules is not None else ()
    made = [
        (f"{name}: {score}", str(score), voice.words(said))
        for name, rule in tests
        for score, said in enumerate(rule.levels or ())
    ]
    rest = vocabulary.TEST_ANSWERS.items()
    return [*made, *((code, code, voice(said)) for code, said in rest)] if tests else []


def law_bands(ledger: Ledger) -> list[Entry]:
    """The bands of the law score, the best first, each with its lowest score."""
    method, voice = ledger.method, ledger.voice
    made = []
    for name, low in sorted(method.bands.items(), key=lambda item: -item[1]):
        title = method.band_titles.get(name)
        word = f"{name}, {lowered(voice.words(title))}" if title else name
        made.append((name, word, voice("from {low} of 100", low=f"{low.normalize():f}")))
    return made


def enforceability_bands(ledger: Ledger) -> list[Entry]:
    """The bands of enforceability, the best first, each with its lowest score."""
    rules, voice = ledger.rules, ledger.voice
    if rules is None:
        return []
    return [
        (
            name,
            machinery.band_words(voice, rules, name),
            voice("from {low} of 100", low=f"{low.normalize():f}"),
        )
        for name, low in sorted(rules.bands.items(), key=lambda item: -item[1])
    ]
