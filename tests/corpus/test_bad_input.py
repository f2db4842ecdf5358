"""Each slip in a record has its own message, at the right place, and is told once."""

import pytest
from small_workspace import (
    ACT,
    ADVICE,
    CONVENTION,
    EXAMPLE,
    FILES,
    INDICATOR,
    METHOD,
    STATE,
    shown,
    standing,
)

EDITS = {
    "wrong type: text for a list": (
        (ACT, "provides: [recruitment]", "provides: recruitment"),
        ("LG206", "recruitment\n", "`recruitment` stands here; a list is expected"),
        "write [recruitment]",
    ),
    "wrong type: a list for text": (
        (STATE, "{en: Example State, ru: Пример государства}", "[Example State]"),
        ("LG206", "name", "a list stands here; text is expected"),
        "",
    ),
    "wrong type: a list inside a text": (
        (STATE, "{en: Example State, ru: Пример государства}", "{en: [Example State]}"),
        ("LG206", "en", "a list stands here; text is expected"),
        "",
    ),
    "wrong type: nothing where text is needed": (
        (STATE, "{en: Example State, ru: Пример государства}", ""),
        ("LG206", " \nas_of", "nothing stands here; text is expected"),
        "write the value, or delete the key",
    ),
    "wrong type: text for a map": (
        (STATE, "{in_force: 2005, grade: reported, source: list}", "2005"),
        ("LG206", "2005", "`2005` stands here; a map of keys and values is expected"),
        "",
    ),
    "wrong type: neither yes nor no": (
        (ACT, "penal: true", "penal: perhaps"),
        ("LG206", "perhaps", "`perhaps` stands here; yes or no is expected"),
        "",
    ),
    "wrong type: a list for one word": (
        (ACT, "kind: code", "kind: [code]"),
        ("LG203", "kind", "a list stands here; one word is expected"),
        "one of `constitution`, `code`",
    ),
    "an empty text": (
        (STATE, "ru: Пример государства", 'ru: ""'),
        ("LG205", "ru:", "the text in `ru` is empty"),
        "",
    ),
    "an unknown key, misspelt": (
        (ACT, "    summary:", "    sumary:"),
        ("LG201", "sumary", "unknown key `sumary`"),
        "did you mean `summary`?",
    ),
    "an unknown key, near nothing": (
        (ACT, "    summary:", "    zzz:"),
        ("LG201", "zzz", "unknown key `zzz`"),
        "known here: `heading`",
    ),
    "an unknown key beside the records of a file": (
        (INDICATOR, FILES[INDICATOR], "lnag: ru\nindicators:\n" + FILES[INDICATOR]),
        ("LG201", "lnag", "unknown key `lnag`"),
        "did you mean `lang`?",
    ),
    "a key that is missing": (
        (CONVENTION, "reach: treaty\n", ""),
        ("LG202", "id: example", "the key `reach` is missing"),
        "write `reach:` with its value",
    ),
    "a misspelt word": (
        (ACT, "grade: text_read", "grade: text_red"),
        ("LG203", "text_red", "`text_red` is not allowed here"),
        "did you mean `text_read`?",
    ),
    "a word that is near nothing": (
        (ADVICE, "horizon: short", "horizon: eventually"),
        ("LG203", "eventually", "`eventually` is not allowed here"),
        "one of `short`, `medium`, `long`",
    ),
    "an id of the wrong form": (
        (ADVICE, "id: REC-CRIM-01", "id: CRIM-01"),
        ("LG204", "CRIM-01", "`CRIM-01` has not the right form"),
        "`REC-CRIM-02`",
    ),
    "a key of the wrong form": (
        (STATE, "  list:\n", "  The list:\n"),
        ("LG204", "The list", "`The list` has not the right form"),
        "small Latin letters",
    ),
    "an address that is no web address": (
        (STATE, "    title: {en: List", "    url: javascript:alert(1)\n    title: {en: List"),
        ("LG204", "javascript", "`javascript:alert(1)` has not the right form"),
        "http and https only",
    ),
    "a date written from the day": (
        (ACT, "adopted: 2020-05-01", "adopted: 22.1.2020"),
        ("LG205", "22.1", "`22.1.2020` is not a date; write 2005, 2005-03 or 2005-03-28"),
        "did you mean `2020-01-22`?",
    ),
    "a date with one digit": (
        (ACT, "adopted: 2020-05-01", "adopted: 2020-5-1"),
        ("LG205", "2020-5-1", "`2020-5-1` is not a date"),
        "did you mean `2020-05-01`?",
    ),
    "a day that is not in the calendar": (
        (ACT, "adopted: 2020-05-01", "adopted: 2020-02-30"),
        ("LG205", "2020-02-30", "`2020-02-30` is not in the calendar"),
        "did you mean `2020-02-29`?",
    ),
    "a month that is not in the calendar": (
        (ACT, "adopted: 2020-05-01", "adopted: 2020-13"),
        ("LG205", "2020-13", "`2020-13` is not in the calendar"),
        "",
    ),
    "a date that stands for no end": (
        (ACT, "{from: 2021-01-01}", "{from: 2021-01-01, to: 9999-12-31}"),
        ("LG205", "9999", "`9999-12-31` is no date of a law; leave out an end"),
        "",
    ),
    "a date that is a list": (
        (ACT, "adopted: 2020-05-01", "adopted: [2020]"),
        ("LG205", "adopted", "a list is not a date"),
        "",
    ),
    "a range of provisions": (
        (ACT, "pin: 166(1)", "pin: 166-168(1)-(2)"),
        ("LG205", "166-168", "`166-168(1)-(2)` is not a pinpoint"),
        "",
    ),
    "an endless pinpoint": (
        (ACT, "pin: 166(1)", "pin: " + "1" * 5000),
        ("LG205", "11111", "is not a pinpoint"),
        "",
    ),
    "an endless number": (
        (ACT, "max_years: 6", "max_years: 1e999999999"),
        ("LG205", "1e9", "`1e999999999` is neither a number nor `life`"),
        "",
    ),
    "an endless weight": (
        (METHOD, "  gender: {core: 1,", "  gender: {core: 1e-999999999,"),
        ("LG206", "1e-9", "the value should have no more than"),
        "",
    ),
    "a misspelt language": (
        (STATE, "{en: Example State", "{english: Example State"),
        ("LG205", "english", "`english` is not a language code"),
        "did you mean `en`?",
    ),
    "a misspelt language of a file": (
        (STATE, "id: ABC", "id: ABC\nlang: Russian"),
        ("LG204", "Russian", "`Russian` is not a language code"),
        "did you mean `ru`?",
    ),
    "an unknown standard": (
        (INDICATOR, "[example:3(a), example:3(c)]", "[example:3(a), example:3(c), example:3c]"),
        ("LG301", "example:3c", "there is no standard `example:3c`"),
        "did you mean `example:3(c)`?",
    ),
    "an unknown indicator in a claim": (
        (ACT, "      CRIM-01:", "      CRIM-10:"),
        ("LG302", "CRIM-10", "there is no indicator `CRIM-10`"),
        "did you mean `CRIM-01`?",
    ),
    "an unknown element": (
        (ACT, "[recruitment]", "[recruitement]"),
        ("LG303", "recruitement", "CRIM-01 has no element `recruitement`"),
        "did you mean `recruitment`?",
    ),
    "an unknown element that is near nothing": (
        (ACT, "[recruitment]", "[zzz]"),
        ("LG303", "zzz", "CRIM-01 has no element `zzz`"),
        "known: recruitment, no_means_required",
    ),
    "an unknown element in a recommendation": (
        (ADVICE, "[no_means_required]", "[no_means]"),
        ("LG303", "no_means", "CRIM-01 has no element `no_means`"),
        "did you mean `no_means_required`?",
    ),
    "an unknown source": (
        (ACT, "source: official", "source: oficial"),
        ("LG305", "oficial", "there is no source `oficial` in this file"),
        "did you mean `official`?",
    ),
    "an unknown lens": (
        (INDICATOR, "age: core", "ages: core"),
        ("LG306", "ages:", "there is no lens `ages`"),
        "did you mean `age`?",
    ),
    "an unknown group": (
        (ACT, "        provides:", "        for: [child]\n        provides:"),
        ("LG306", "child]", "there is no group `child`"),
        "did you mean `children`?",
    ),
    "an unknown recommendation": (
        (INDICATOR, "[REC-CRIM-01]", "[REC-CRIM-02]"),
        ("LG307", "REC-CRIM-02", "there is no recommendation `REC-CRIM-02`"),
        "did you mean `REC-CRIM-01`?",
    ),
    "an unknown practice": (
        (ADVICE, "[BP-CRIM-01]", "[BP-CRIM-09]"),
        ("LG307", "BP-CRIM-09", "there is no practice `BP-CRIM-09`"),
        "did you mean `BP-CRIM-01`?",
    ),
    "an unknown treaty": (
        (STATE, "  example: {in", "  exampel: {in"),
        ("LG309", "exampel", "there is no instrument `exampel`"),
        "did you mean `example`?",
    ),
    "a provision that stands twice": (
        (ACT, "provisions:\n", "provisions:\n  - pin: 166(1)\n"),
        ("LG308", "166(1)\n    grade", "the provision `166(1)` stands twice"),
        "merge the two",
    ),
    "a rule that names an element nobody defines": (
        (INDICATOR, "      - recruitment\n", "      - recruiting\n      - recruitment\n"),
        ("LG401", "recruiting", "CRIM-01 has no element `recruiting`"),
        "did you mean `recruitment`?",
    ),
    "a rule with two keys": (
        (INDICATOR, "      - not: age_test\n", "      - {not: age_test, all: [recruitment]}\n"),
        ("LG205", "{not:", "not a rule: write an element, or one of all, any, at_least"),
        "a node has one key",
    ),
    "a rule with a misspelt key": (
        (INDICATOR, "      - not: age_test\n", "      - nott: age_test\n"),
        ("LG205", "nott", "not a rule"),
        "did you mean `not`?",
    ),
    "a rule that asks for more than there are": (
        (INDICATOR, "      - not: age_test\n", "      - at_least: {n: 2, of: [age_test]}\n"),
        ("LG205", "at_least", "asks for 2 of 1: more than there are"),
        "",
    ),
    "a claim that says nothing": (
        (ACT, FILES[ACT].partition("      CRIM-01:\n")[2], "        note: Nothing is known.\n"),
        ("LG205", "CRIM-01:", "the claim says nothing; give provides, narrows"),
        "",
    ),
    "editions that overlap": (
        (
            ACT,
            "provisions:\n",
            "provisions:\n  - pin: 57\n    editions:\n      - {from: 2021-01-01, to: 2024-01-31}\n"
            "      - {from: 2024-01-22}\n",
        ),
        ("LG601", "2024-01-22", "two editions of `57` overlap: the one from 2021-01-01 runs to"),
        "end the earlier one with `to: 2024-01-21`",
    ),
    "editions with a gap": (
        (
            ACT,
            "provisions:\n",
            "provisions:\n  - pin: 57\n    editions:\n      - {from: 2021-01-01, to: 2023-12-31}\n"
            "      - {from: 2024-01-22}\n",
        ),
        ("LG602", "2024-01-22", "no edition of `57` covers 2024-01-01"),
        "end the earlier one with `to: 2024-01-21`",
    ),
    "silence that needs a whole reading": (
        (ACT, "penal: true", "penal: true\nsilent_on: [CRIM-01]"),
        ("LG205", "silent_on", "`silent_on` needs `read: whole`"),
        "",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_slip_has_its_own_message_at_its_place(workspace, name):
    (path, old, new), (code, caret, said), hint = EDITS[name]
    workspace.edit(path, old, new)
    problem, *others = workspace.errors()
    text = workspace.path(path).read_text(encoding="utf-8")
    line, column = standing(text, caret)
    assert problem.place.file.endswith(path)
    assert shown(problem) == (code, line, column)
    assert said in problem.message
    assert hint in problem.hint if hint else True
    assert problem.line_text == text.splitlines()[line - 1]
    assert others == []


def test_one_slip_in_a_record_is_not_told_for_all_that_name_it(workspace):
    """A record that is there with problems of its own is not called missing as well."""
    for path, old, new in (
        (STATE, "as_of: 2026-01-01", "as_of: soon"),
        (INDICATOR, "penal: true", "penal: perhaps"),
        (CONVENTION, "reach: treaty", "reach: all"),
        (METHOD, "bands: {A: 80", "bands: {A: high"),
        (ADVICE, "effort: low", "effort: little"),
        (EXAMPLE, "grade: reported", "grade: report"),
    ):
        workspace.edit(path, old, new)
        assert [problem.place.file.endswith(path) for problem in workspace.errors()] == [True], path
        workspace.write(path, FILES[path])


@pytest.mark.parametrize("path", [path for path in FILES if path != "legalgap.yaml"])
def test_a_file_that_cannot_be_read_is_told_once(workspace, path):
    workspace.write(path, "id: [\n")
    assert [(item.code, item.place.line) for item in workspace.errors()] == [("LG102", 1)]


def test_an_id_that_stands_twice_names_the_other_place(workspace):
    workspace.write(INDICATOR, FILES[INDICATOR] * 2)
    (problem,) = workspace.errors()
    assert shown(problem) == ("LG308", FILES[INDICATOR].count("\n") + 1, 7)
    assert problem.message == "the id `CRIM-01` is taken"
    assert f"{INDICATOR}:1 too" in problem.hint


def test_an_id_that_stands_twice_in_one_file_is_found_wherever_ids_are(workspace):
    body = "{id: unit, name: {en: Unit, ru: Отдел}, grade: recalled}"
    workspace.edit(STATE, "treaties:\n", f"bodies:\n  - {body}\n  - {body}\ntreaties:\n")
    rule = "{id: form, title: {en: Form, ru: Бланк}, status: draft, grade: recalled}"
    workspace.write("national_law/ABC/bylaws.yaml", f"bylaws:\n  - {rule}\n  - {rule}\n")
    assert [shown(problem) for problem in workspace.errors()] == [
        ("LG308", 3, 10),
        ("LG308", 9, 10),
    ]


def test_two_judgements_on_one_indicator_are_refused(workspace):
    one = "{indicator: CRIM-01, answer: full, reason: {en: x, ru: x}, by: EXP-01, when: 2026}"
    workspace.write("national_law/ABC/judgements.yaml", f"judgements:\n  - {one}\n  - {one}\n")
    (problem,) = workspace.errors()
    assert shown(problem) == ("LG308", 3, 17)
    assert "already" in problem.message


def test_a_key_that_stands_twice_names_the_other_line(workspace):
    workspace.edit(ACT, "kind: code\n", "kind: code\nkind: law\n")
    (problem,) = workspace.errors()
    assert shown(problem) == ("LG104", 4, 1)
    assert problem.message == "the key `kind` stands twice in the same map"
    assert problem.hint == "it stands in line 3 too: keep one of the two, or merge them"
    assert workspace.library().records("act")["ABC/criminal-code"].kind == "code"


def test_elements_that_lead_round_in_a_circle_are_told_once(workspace):
    text = "".join(
        f"- id: PREV-0{own}\n"
        "  question: {en: Is it so?, ru: Так ли это?}\n"
        "  elements: {own: {label: {en: own, ru: свой}}}\n"
        f"  full: {{all: [own, PREV-0{other}.own]}}\n"
        for own, other in ((1, 2), (2, 3), (3, 1))
    )
    workspace.write("standards/indicators/prevention.yaml", text)
    (problem,) = workspace.errors()
    assert shown(problem) == ("LG402", *standing(text, "PREV-02.own"))
    assert "PREV-01 → PREV-02 → PREV-03 → PREV-01" in problem.message


def test_a_language_that_nobody_knows_is_a_warning(workspace):
    workspace.edit(STATE, "ru: Пример государства", "rus: Пример государства")
    found = {item.code: item for item in workspace.problems()}
    assert shown(found["LG314"]) == ("LG314", 2, 27)
    assert found["LG314"].hint == "did you mean `ru`?"
    workspace.write(STATE, FILES[STATE].replace("id: ABC", "id: ABC\nlang: xx"))
    assert workspace.errors() == []
    workspace.edit(STATE, "{en: Example State, ru: Пример государства}", "Example State")
    assert "LG314" not in {item.code for item in workspace.problems()}
