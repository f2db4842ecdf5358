"""A misspelt key, word, id, element, date or language: the right one is suggested in every kind
of file."""

import pytest
from every_kind import (
    CLAUSES,
    CODING,
    COMMENTED,
    DRAFT,
    EVERY,
    JOURNEY,
    JUDGED,
    SEEN,
    TESTS,
    TRACKER,
    WORKSPACE,
)
from small_workspace import ACT, ADVICE, CONVENTION, EXAMPLE, INDICATOR, METHOD, STATE, standing

from legalgap.corpus.layout import KINDS, kind_of
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.reading import read_setting

KEY, WORD, ID, ELEMENT, DATE, LANGUAGE = "key", "word", "id", "element", "date", "language"

# File, what is misspelt, the right words, the wrong ones, where the caret stands, the suggestion.
SLIPS = [
    (CONVENTION, KEY, "    force: duty\n    grade: text_read\n  - pin: 3(c)", "forse", "force"),
    (CONVENTION, WORD, "reach: treaty", "treety", "treaty"),
    (CONVENTION, ID, "source: text", "txt", "text"),
    (CONVENTION, LANGUAGE, "{en: Example region", "eng", "en"),
    (INDICATOR, KEY, "  closes_with: [", "closes_wiht", "closes_with"),
    (INDICATOR, WORD, "gender: relevant", "relevent", "relevant"),
    (INDICATOR, ID, "standards: [example:3(a)", "exampel:3(a)", "example:3(a)"),
    (INDICATOR, ELEMENT, "      - recruitment", "recruitmnet", "recruitment"),
    (INDICATOR, LANGUAGE, "    en: Does the offence", "english", "en"),
    (METHOD, KEY, "bands: {A: 80", "bnads", "bands"),
    (METHOD, WORD, "weights: {offence:", "ofence", "offence"),
    (METHOD, ID, "contradicted_obligation: C", "c", "C"),
    (METHOD, LANGUAGE, "{en: Criminalization", "eng", "en"),
    (JOURNEY, KEY, "    question:", "qestion", "question"),
    (JOURNEY, ID, "rule: CRIM-01.no_means_required", "CRIM-1", "CRIM-01"),
    (JOURNEY, ELEMENT, "CRIM-01.no_means_required", "no_mean_required", "no_means_required"),
    (JOURNEY, LANGUAGE, "{en: Noticed, ru", "rus", "ru"),
    (STATE, KEY, "as_of: 2026", "as_off", "as_of"),
    (STATE, WORD, "grade: reported", "report", "reported"),
    (STATE, ID, "  example: {in", "exmaple", "example"),
    (STATE, DATE, "as_of: 2026-01-01", "1.1.2026", "2026-01-01"),
    (STATE, LANGUAGE, "{en: Example State", "anglish", "en"),
    (ACT, KEY, "    summary:", "sumary", "summary"),
    (ACT, WORD, "kind: code", "cod", "code"),
    (ACT, ID, "      CRIM-01:", "CRIM-O1", "CRIM-01"),
    (ACT, ELEMENT, "provides: [recruitment]", "recruitmet", "recruitment"),
    (ACT, DATE, "adopted: 2020-05-01", "2020/5/1", "2020-05-01"),
    (ACT, LANGUAGE, "{en: Criminal Code, ru", "russian", "ru"),
    (CODING, KEY, "    read: whole", "raed", "read"),
    (CODING, WORD, "grade: text_read", "textread", "text_read"),
    (CODING, ID, "source: official", "offical", "official"),
    (CODING, ELEMENT, "lacks: [no_means_required]", "no_means_require", "no_means_required"),
    (CODING, DATE, "checked: 2026-01-01", "2026-1-1", "2026-01-01"),
    (CODING, LANGUAGE, "{en: Criminal Code", "eng", "en"),
    (TRACKER, KEY, "    mandated_by:", "mandatd_by", "mandated_by"),
    (TRACKER, WORD, "status: draft", "drfat", "draft"),
    (TRACKER, ID, "unlocks: [CRIM-01]", "CRIM-11", "CRIM-01"),
    (TRACKER, DATE, "due: 2026-05-01", "01.05.2026", "2026-05-01"),
    (TRACKER, LANGUAGE, "{en: Rules, ru", "rus", "ru"),
    (SEEN, KEY, "    document:", "documnet", "document"),
    (SEEN, WORD, "grade: text_read", "read_text", "text_read"),
    (SEEN, ID, "indicators: [CRIM-01]", "CRM-01", "CRIM-01"),
    (SEEN, DATE, "date: 2025-02-01", "2025-2-1", "2025-02-01"),
    (SEEN, LANGUAGE, "{en: Committee", "english", "en"),
    (JUDGED, KEY, "    answer:", "anwser", "answer"),
    (JUDGED, WORD, "answer: partial", "partail", "partial"),
    (JUDGED, ID, "indicator: CRIM-01", "CRIM-001", "CRIM-01"),
    (JUDGED, DATE, "when: 2026-01-01", "2026-01-1", "2026-01-01"),
    (JUDGED, LANGUAGE, "{en: The court", "eng", "en"),
    (COMMENTED, KEY, "    quote: recruitment", "qoute", "quote"),
    (COMMENTED, WORD, "status: answered", "answerd", "answered"),
    (COMMENTED, ID, "record: finding:CRIM-01", "CRIM-10", "CRIM-01"),
    (COMMENTED, DATE, "when: 2026-03-01", "1.3.2026", "2026-03-01"),
    (COMMENTED, LANGUAGE, "{en: Taken over", "eng", "en"),
    (TESTS, KEY, "    provisions:", "provision", "provisions"),
    (TESTS, WORD, "record_sex: yes", "ye", "yes"),
    (TESTS, ID, "act: criminal-code", "criminal_code", "criminal-code"),
    (TESTS, DATE, "checked: 2026-01-01", "01/01/2026", "2026-01-01"),
    (TESTS, LANGUAGE, "{en: the ministry", "en_", "en"),
    (DRAFT, KEY, "in_force: 2027", "inforce", "in_force"),
    (DRAFT, ID, "amends: criminal-code", "criminal-cod", "criminal-code"),
    (DRAFT, ELEMENT, "[no_means_required]", "no_maens_required", "no_means_required"),
    (DRAFT, DATE, "in_force: 2027-01-01", "2027-02-30", "2027-02-28"),
    (DRAFT, LANGUAGE, "{en: Bill", "enn", "en"),
    (ADVICE, KEY, "  horizon:", "horison", "horizon"),
    (ADVICE, WORD, "effort: low", "lwo", "low"),
    (ADVICE, ID, "practices: [BP-CRIM-01]", "BP-CRIM-10", "BP-CRIM-01"),
    (ADVICE, ELEMENT, "CRIM-01: [no_means_required]", "no_means_requird", "no_means_required"),
    (ADVICE, LANGUAGE, "{en: Drop the means", "eng", "en"),
    (EXAMPLE, KEY, "  caveat:", "caveats", "caveat"),
    (EXAMPLE, WORD, "grade: reported", "reportd", "reported"),
    (EXAMPLE, ID, "indicators: [CRIM-01]", "CRIN-01", "CRIM-01"),
    (EXAMPLE, DATE, "valid_as_of: 2026-01-01", "1-1-2026", "2026-01-01"),
    (EXAMPLE, LANGUAGE, "{en: Another Example", "eng", "en"),
    (CLAUSES, KEY, "    wording:", "wordng", "wording"),
    (CLAUSES, ID, "recommendations: [REC-CRIM-01]", "rec-crim-01", "REC-CRIM-01"),
    (CLAUSES, ID, "standards: [example:3(c)]", "example:3c", "example:3(c)"),
    (CLAUSES, LANGUAGE, "{en: Child rule", "eng", "en"),
]  # fmt: skip


def right_word(what, words, right):
    """The word of the line that is exchanged."""
    if what == KEY:
        return next(line.strip() for line in words.splitlines()).partition(":")[0].lstrip("- ")
    if what == LANGUAGE:
        return "ru" if words.endswith("ru") else "en"
    return right


@pytest.fixture
def world(workspace):
    for path, text in EVERY.items():
        workspace.write(path, text)
    return workspace


def test_the_world_of_every_kind_has_no_problem(world):
    assert world.found() == []
    assert {kind_of(path).name for path in EVERY if path != WORKSPACE} == {
        kind.name for kind in KINDS
    }


@pytest.mark.parametrize(
    ("path", "what", "words", "wrong", "right"),
    SLIPS,
    ids=[f"{kind_of(path).name}-{what}-{wrong}" for path, what, _, wrong, _ in SLIPS],
)
def test_a_slip_is_answered_with_the_right_word(world, path, what, words, wrong, right):
    text = EVERY[path]
    assert text.count(words) == 1, words
    own = right_word(what, words, right)
    if what == DATE or own not in words:
        own = words.rpartition(": ")[2]
    at = words.index(own) if what == LANGUAGE else words.rindex(own)
    slip = words[:at] + wrong + words[at + len(own) :]
    world.write(path, text.replace(words, slip))
    new = text.replace(words, slip)
    line = standing(new, slip)[0] + slip[: slip.index(wrong)].count("\n")
    found = [item for item in world.problems() if item.place.line == line]
    found = [item for item in found if item.place.file.endswith(path)]
    hints = [item.hint for item in found]
    assert found, world.found()
    assert any(f"did you mean `{right}`?" in hint for hint in hints), hints


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("contry: ABC", "country"),
        ("methodolgy: example-2026", "methodology"),
        ("langauge: en", "language"),
    ],
)
def test_settings_answer_a_misspelt_key(world, wrong, right):
    world.write(WORKSPACE, wrong + "\n")
    with pytest.raises(DataProblems) as raised:
        read_setting(world.folder)
    assert [item.hint for item in raised.value.problems] == [f"did you mean `{right}`?"]


def test_the_table_has_a_slip_of_every_sort_for_every_kind_that_knows_it():
    """Where a kind has no such field, its sort of slip cannot be made; these are all of them."""
    made = {(kind_of(path).name, what) for path, what, *_ in SLIPS}
    sorts = (KEY, WORD, ID, ELEMENT, DATE, LANGUAGE)
    left = {(kind.name, what) for kind in KINDS for what in sorts} - made
    without_elements = {"instrument", "methodology", "jurisdiction", "tracker", "observations"} | {
        "judgements", "enforceability", "clauses", "practices", "comments"
    }  # fmt: skip
    without_dates = {"indicators", "methodology", "journey", "clauses", "recommendations"}
    assert left == (
        {(name, ELEMENT) for name in without_elements}
        | {(name, DATE) for name in without_dates}
        | {("instrument", DATE), ("journey", WORD), ("draft", WORD), ("clauses", WORD)}
    )


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("\u0421RIM-01", "CRIM-01", "The first `\u0421` is a Cyrillic letter"),
        ("text_r\u0435ad", "text_read", "The `\u0435` after `text_r` is a Cyrillic letter"),
        ("\u0440rovides", "provides", "The first `\u0440` is a Cyrillic letter"),
    ],
)
def test_a_letter_of_another_alphabet_is_named_as_nobody_can_see_it(word, known, hint):
    assert did_you_mean(word, ["other", known]) == f"did you mean `{known}`? {hint}"


def test_a_word_in_russian_is_no_latin_word_with_wrong_letters():
    assert (
        did_you_mean("\u0441\u0442\u0430\u0442\u044c\u044f", ["claims"], "known: x") == "known: x"
    )


def test_an_id_in_two_alphabets_is_answered_where_it_stands(world):
    world.write(JUDGED, EVERY[JUDGED].replace("indicator: CRIM-01", "indicator: \u0421RIM-01"))
    hints = [problem.hint for problem in world.problems()]
    assert any("`CRIM-01`? The first `\u0421` is a Cyrillic letter" in hint for hint in hints)
