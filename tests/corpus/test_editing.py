"""Edits change the lines of what they edit, and nothing else."""

import difflib
from datetime import date

import pytest

from legalgap.corpus.editing import Edited
from legalgap.corpus.layout import kind_named, kind_of
from legalgap.corpus.problems import DataProblems
from legalgap.errors import LegalGapError

ACT = """\
# An act, read by two lawyers.
id: criminal-code
title: {en: Criminal Code, ru: Уголовный кодекс}   # the short one is missing
kind: code
in_force: {from: 2021-01-01}
sources:
  official:
    title:
      en: "Official text"
      ru: 'Официальный текст'
provisions:
  # the offence
  - pin: 166(1)   # as amended
    grade: text_read
    summary: >-
      Trafficking in persons
      is an offence.
    claims:
      CRIM-01:
        provides: [recruitment, transfer]   # the act alone
        # lacks: [harbouring]
      CRIM-03:
        narrows:
          force: only physical force

  # the note
  - pin: 166(note)
    grade: heading_read
"""
KIND = kind_named("act")


def changed(before, after):
    """The lines taken out and put in, as a diff shows them."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def edited(text=ACT):
    return Edited(text, KIND, "national_law/ABC/acts/criminal-code.yaml")


def test_it_gives_back_the_text_as_it_was_where_nothing_is_edited():
    file = edited()
    assert file.text == ACT
    assert not file.is_changed


def test_a_value_is_replaced_on_its_line_and_the_comment_beside_it_stays():
    file = edited()
    file.set_value(("provisions", 0, "pin"), "166(2)")
    assert changed(ACT, file.text) == [
        "-  - pin: 166(1)   # as amended",
        "+  - pin: 166(2)   # as amended",
    ]


def test_an_id_is_added_to_a_list_in_brackets():
    file = edited()
    file.append(("provisions", 0, "claims", "CRIM-01", "provides"), "harbouring")
    assert changed(ACT, file.text)[1] == (
        "+        provides: [recruitment, transfer, harbouring]   # the act alone"
    )


def test_a_list_that_no_longer_fits_its_line_goes_on_lines_of_its_own():
    file = edited()
    ids = [f"a_long_name_of_an_element_{number}" for number in range(5)]
    for name in ids:
        file.append(("provisions", 0, "claims", "CRIM-01", "provides"), name)
    assert changed(ACT, file.text) == [
        "-        provides: [recruitment, transfer]   # the act alone",
        "+        provides:   # the act alone",
        "+          - recruitment",
        "+          - transfer",
        *[f"+          - {name}" for name in ids],
    ]


def test_a_new_key_goes_where_the_model_has_it_and_ways_to_it_are_made():
    file = edited()
    file.insert(("provisions", 0), "read", "whole")
    file.set_value(("provisions", 1, "claims", "CRIM-09", "lacks"), ["no_means_required"])
    assert changed(ACT, file.text) == [
        "+    read: whole",
        "+    claims:",
        "+      CRIM-09:",
        "+        lacks: [no_means_required]",
    ]
    assert list(file.tree["provisions"][0]) == ["pin", "grade", "read", "summary", "claims"]


def test_prose_stands_on_its_own_lines_and_needs_no_quotes():
    file = edited()
    file.set_value(
        ("provisions", 0, "claims", "CRIM-03", "narrows", "force"), "force: physical " * 8
    )
    words = ("force: physical " * 8).strip()
    file.set_value(("provisions", 0, "claims", "CRIM-03", "narrows", "force"), words)
    added = [line for line in changed(ACT, file.text) if line.startswith("+")]
    assert added[0] == "+          force: >-"
    assert all(len(line) <= 101 for line in added)
    assert " ".join(line[1:].strip() for line in added[1:]) == words


def test_prose_is_shortened_to_one_line():
    file = edited()
    file.set_value(("provisions", 0, "summary"), "Trafficking.")
    assert changed(ACT, file.text) == [
        "-    summary: >-",
        "-      Trafficking in persons",
        "-      is an offence.",
        "+    summary: Trafficking.",
    ]


def test_text_that_needs_lines_takes_its_map_out_of_the_brackets():
    file = edited()
    file.set_value(("title", "en"), "Criminal Code: general part, special part")
    assert changed(ACT, file.text) == [
        "-title: {en: Criminal Code, ru: Уголовный кодекс}   # the short one is missing",
        "+title:   # the short one is missing",
        "+  en: >-",
        "+    Criminal Code: general part, special part",
        "+  ru: Уголовный кодекс",
    ]


def test_numbers_dates_and_yes_need_no_quotes():
    file = edited()
    file.insert((), "number", 127)
    file.insert((), "adopted", date(2020, 5, 1))
    file.insert((), "penal", True)
    assert changed(ACT, file.text) == ["+penal: true", "+number: 127", "+adopted: 2020-05-01"]


def test_an_entry_is_removed_with_its_lines_and_the_comment_above_it_stays():
    file = edited()
    file.remove(("provisions", 1))
    assert changed(ACT, file.text) == ["-  - pin: 166(note)", "-    grade: heading_read"]
    file = edited()
    file.remove(("provisions", 0, "claims", "CRIM-01"))
    assert changed(ACT, file.text) == [
        "-      CRIM-01:",
        "-        provides: [recruitment, transfer]   # the act alone",
    ]


def test_the_first_key_of_an_entry_gives_its_place_to_the_next():
    file = edited()
    file.remove(("provisions", 1, "pin"))
    assert file.text.endswith("  # the note\n  - grade: heading_read\n")


def test_a_new_entry_stands_at_the_end_of_its_list():
    file = edited()
    file.append(("provisions",), {"pin": "167", "claims": {"CRIM-01": {"provides": ["receipt"]}}})
    assert (
        file.text
        == ACT
        + """
  - pin: 167
    claims:
      CRIM-01:
        provides: [receipt]
"""
    )


def test_a_whole_claim_given_anew_changes_only_what_differs():
    file = edited()
    claims = {
        "CRIM-01": {"provides": ["recruitment", "transfer"]},
        "CRIM-03": {"narrows": {"force": "only physical force", "threat": "of harm"}},
    }
    file.set_value(("provisions", 0, "claims"), claims)
    assert changed(ACT, file.text) == ["+          threat: of harm"]


def test_the_last_key_gone_leaves_an_empty_map():
    file = edited()
    file.remove(("in_force", "from"))
    assert changed(ACT, file.text)[1] == "+in_force: {}"


def test_a_comment_within_brackets_stays():
    text = "a: 1\nlist: [one,  # the first\n  two, three]\n"
    file = Edited(text)
    file.append(("list",), "four")
    file.remove(("list", 1))
    assert file.tree == {"a": "1", "list": ["one", "three", "four"]}
    assert "# the first" in file.text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", [True, False])
def test_line_ends_the_mark_and_the_last_line_stay_as_they_were(newline, start, end):
    text = start + ACT.replace("\n", newline)
    text = text if end else text.removesuffix(newline)
    file = Edited.from_bytes(text.encode(), KIND)
    file.append(("provisions",), {"pin": "167", "summary": {"en": "word " * 40 + "end"}})
    file.set_value(("provisions", 1, "grade"), "text_read")
    made = file.data.decode()
    assert made.startswith(start)
    assert made.endswith(newline) == end
    assert made.replace(newline, "").count("\n") == 0
    assert made.replace(newline, "").count("\r") == 0


def test_an_edit_that_cannot_be_made_changes_nothing():
    file = edited()
    with pytest.raises(LegalGapError, match="no such entry"):
        file.set_value(("provisions", 7, "pin"), "1")
    with pytest.raises(LegalGapError, match="plain text"):
        file.set_value(("kind", "of", "act"), "1")
    with pytest.raises(LegalGapError, match="control character"):
        file.set_value(("kind",), "co\x07de")
    with pytest.raises(LegalGapError, match="nothing"):
        file.remove(("provisions", 0, "colour"))
    with pytest.raises(LegalGapError, match="already"):
        file.insert((), "kind", "law")
    assert file.text == ACT


def test_a_file_with_a_problem_of_its_yaml_is_not_edited():
    with pytest.raises(DataProblems):
        Edited("a: 1\na: 2\n")


def test_a_way_of_writing_that_cannot_be_edited_is_refused_and_not_guessed():
    file = Edited("? a\n: 1\n? b\n: 2\n")
    file.insert((), "c", "3")
    with pytest.raises(LegalGapError) as refused:
        assert file.text
    assert "fmt" in refused.value.hint


def test_every_kind_of_file_has_an_order_of_keys():
    file = Edited("provides: [a]\n", None)
    file.insert((), "lacks", ["b"])
    assert list(file.tree) == ["provides", "lacks"]
    act = edited()
    act.insert(("provisions", 0, "claims", "CRIM-01"), "grade", "reported")
    act.set_value(("provisions", 0, "claims", "CRIM-01", "narrows"), {"x": "y"})
    assert list(act.tree["provisions"][0]["claims"]["CRIM-01"]) == ["provides", "narrows", "grade"]
    assert kind_of("national_law/ABC/acts/x.yaml") is KIND


def test_a_comment_that_stands_below_never_becomes_part_of_prose():
    text = "provides: a\n    # b: c, if the court so decides\nlacks: d\n"
    file = Edited(text)
    file.set_value(("provides",), "one: " * 30 + "end")
    assert file.tree == Edited(file.text).tree
    assert "    # b: c, if the court so decides\nlacks: d\n" in file.text
