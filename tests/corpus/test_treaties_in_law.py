"""What a treaty is in national law rests on provisions that are there, in force and read."""

from datetime import date

import pytest
from small_workspace import ACT, FILES, STATE, shown

from legalgap.engine.assess import assess
from legalgap.prose import effects
from legalgap.prose.voice import Voice

IN_LAW = """\
treaties_in_law:
  short: {en: part of the law, ru: часть права}
  says: {en: Treaties are law., ru: Договоры — это право.}
  rests_on: [criminal-code:7]
"""
TREATIES = "  - pin: 7\n    grade: text_read\n    summary: {en: Treaties., ru: Договоры.}\n"


def state(workspace, extra="", status=None):
    text = FILES[STATE] + extra
    if status:
        text = text.replace("{in_force: 2005, grade: reported, source: list}", status)
    workspace.write(STATE, text)


def act(workspace, provision):
    workspace.write(ACT, FILES[ACT] + provision)


def told(workspace, day=None):
    library = workspace.library()
    country, yardstick = library.country("ABC"), library.yardstick("example-2026")
    made = assess(country, yardstick, day)
    voice = Voice("en")
    said, grounds = effects.general(voice, made)
    own = effects.told(voice, made, yardstick.instruments["example"])
    return own, said, [item.id for item in grounds]


def test_the_provisions_that_are_named_must_be_recorded(workspace):
    for named, column, message in (
        ("criminal-code:7", 14, "the provision `7` is not recorded in `criminal-code`"),
        ("criminal-cod:7", 14, "there is no act `criminal-cod`"),
    ):
        state(workspace, IN_LAW.replace("criminal-code:7", named))
        (problem,) = workspace.errors()
        assert shown(problem) == ("LG304", FILES[STATE].count("\n") + 4, column)
        assert problem.message == message
    assert "criminal-code" in problem.hint
    act(workspace, TREATIES)
    state(workspace, IN_LAW)
    assert workspace.errors() == []


def test_a_word_that_is_no_pin_is_refused_where_it_stands(workspace):
    state(workspace, IN_LAW.replace("criminal-code:7", "'criminal-code:7)'"))
    assert [problem.code for problem in workspace.errors()] == ["LG205"]


def test_the_provisions_of_the_effect_of_one_treaty_are_looked_up_too(workspace):
    status = (
        "{in_force: 2005, grade: reported, source: list, "
        "effect: {short: {en: comes first, ru: первее}, rests_on: [criminal-code:8]}}"
    )
    state(workspace, status=status)
    assert [problem.code for problem in workspace.errors()] == ["LG304"]


def test_a_treaty_in_force_has_the_effect_that_was_read(workspace):
    act(workspace, TREATIES)
    state(workspace, IN_LAW)
    assert told(workspace) == ("part of the law", "Treaties are law.", ["criminal-code:7"])


def test_the_effect_of_one_treaty_goes_before_that_of_all(workspace):
    act(workspace, TREATIES)
    status = (
        "{in_force: 2005, grade: reported, source: list, "
        "effect: {short: {en: comes first, ru: первее}, rests_on: [criminal-code:7]}}"
    )
    state(workspace, IN_LAW, status)
    assert told(workspace)[:2] == ("comes first", "Treaties are law.")


def test_where_no_rule_was_read_nothing_is_said_to_be_missing(workspace):
    said = "No provision on the place of treaties in national law has been read yet."
    assert told(workspace) == ("not read yet", said, [])


@pytest.mark.parametrize(
    ("provision", "day"),
    [
        (TREATIES.replace("text_read", "recalled"), None),
        (TREATIES + "    in_force: {from: 2025-06-01}\n", date(2025, 1, 1)),
        (TREATIES + "    repealed: yes\n", None),
        (TREATIES + "    source: draft\n", None),
    ],
)
def test_a_provision_from_memory_or_not_in_force_or_not_public_shows_no_effect(
    workspace, provision, day
):
    act(workspace, provision)
    text = (workspace.path(ACT)).read_text(encoding="utf-8")
    internal = "  draft: {title: {en: Notes, ru: Записи}, visibility: internal}\nsource: official\n"
    workspace.write(ACT, text.replace("source: official\n", internal))
    state(workspace, IN_LAW)
    assert workspace.errors() == []
    assert told(workspace, day)[0] == "not read yet"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("{status: signatory, grade: reported, source: list}", "none: does not bind"),
        ("{status: not_party, grade: text_read, source: list}", "none: does not bind"),
        ("{in_force: 2027, grade: reported, source: list}", "none: does not bind"),
        ("{in_force: 2005, grade: recalled}", "to be verified"),
    ],
)
def test_a_treaty_has_no_effect_unless_it_binds(workspace, status, words):
    act(workspace, TREATIES)
    state(workspace, IN_LAW, status)
    assert told(workspace)[0] == words
