"""The usual style: what it mends, what it leaves, and that it never changes what a file says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_editing_random import QUIET, documents

import legalgap
from legalgap.corpus.formatting import Unformattable, formatted
from legalgap.corpus.tree import data_files, read_file
from legalgap.corpus.yaml_text import read_text

ROOT = Path(legalgap.__file__).parents[2]
LONG = "a text that was written on one line and has grown so that nobody can read it in an editor"
UNTIDY = """\


---
# the offence
id:   criminal-code
title: { en : 'Criminal Code',ru: Уголовный кодекс }  # both
list:
- one
-   two # the second
- a: 1
  b:
      # deep
      c:   2   \t



empty: [ ]
long: LONG of the usual width
prose: >-
    LONG at all,
    and a short one.
below:
    on its own line
many: [aaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbb,
  cccccccccccccccccc, not: ddddddddddddddddd, eeeeeeeeeeeee]
two: "on two
  lines"
# the end


""".replace("LONG", LONG)
TIDY = """\
# the offence
id: criminal-code
title: {en: 'Criminal Code', ru: Уголовный кодекс}  # both
list:
  - one
  - two  # the second
  - a: 1
    b:
      # deep
      c: 2

empty: []
long: >-
  a text that was written on one line and has grown so that nobody can read it in an editor of the
  usual width
prose: >-
  a text that was written on one line and has grown so that nobody can read it in an editor at all,
  and a short one.
below: on its own line
many:
  - aaaaaaaaaaaaaaaaaaaa
  - bbbbbbbbbbbbbbbbbbbb
  - cccccccccccccccccc
  - not: ddddddddddddddddd
  - eeeeeeeeeeeee
two: on two lines
# the end
"""


def tree(text):
    document, problems = read_text("x.yaml", text)
    assert document is not None, problems
    return document.tree


def test_an_untidy_file_is_brought_into_the_usual_style():
    assert formatted(UNTIDY) == TIDY
    assert tree(UNTIDY) == tree(TIDY)


def test_a_file_in_the_usual_style_stays_as_it_is():
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize("path", data_files(ROOT))
def test_every_shipped_file_is_in_the_usual_style(path):
    from legalgap.corpus.modeline import schema_line

    text = (ROOT / path).read_bytes().decode("utf-8")
    assert formatted(text, schema_line(ROOT, path)) == text, "run `legalgap fmt`"


def test_the_line_ends_of_a_file_stay_but_mixed_ones_become_one():
    assert formatted(UNTIDY.replace("\n", "\r\n")) == TIDY.replace("\n", "\r\n")
    assert formatted("a: 1\r\nb: 2\n") == "a: 1\nb: 2\n"
    assert formatted("\ufeffa: 1") == "a: 1\n"


def test_the_line_of_the_schema_is_written_once_and_another_choice_stays():
    line = "# yaml-language-server: $schema=../../../.legalgap/schemas/act.schema.json"
    old = "# yaml-language-server: $schema=../schemas/1/act.schema.json\nid: a\n"
    own = "# yaml-language-server: $schema=https://example.org/act.json\nid: a\n"
    assert formatted("id: a\n", line) == f"{line}\nid: a\n"
    assert formatted(f"{line}\nid: a\n", line) == f"{line}\nid: a\n"
    assert formatted(old, line) == f"{line}\nid: a\n"
    assert formatted(own, line) == own
    assert formatted(own) == own


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n      far in\n      and on\n",
        "a: |2-\n    two signs in\n  none\n",
        "a: >2\n    lead\n  none\n",
        "a: |+\n  kept\n\n\nb: 1\n",
        "a: >+\n  kept\n\n",
        "a: |\n  one\n\n    two\n",
        "- - a\n  - b\n- - - c\n",
        "-\n  a: 1\n-\n  - 2\n",
        "? a\n: 1\n",
        "a: 'it''s'\nb: \"\\u0416\\n\"\n",
        "a: {b: , c: }\n",
        "[a, b]\n",
        "word\n",
        "a: [x,  # why\n   y]\nb: 1\n",
        "a:  # why\n  # more\n  text\nb: 1\n",
        "a: >-  # why\n    text\nb:\n",
        "a:\n- b\n# on c\nc: 1\n",
        "a:\n    b: 1\n    # last of a\n  # between\n# top\nc: 1\n",
        "a: http://x.org/" + "y" * 200 + "\n",
        "a: >-\n  x\u2028  y\n",
        'a: "x\\Ly"\nb: ["p\\Nq"]\n',
        "a: '" + "word # " * 30 + "'\n",
        "\"a b\": 1\n'c': 2\n",
        "a: -b\n",
        "a: 1 # c\n...\n",
        "%YAML 1.1\n---\na: 1\n",
        "a:\n\n  b: 1\n\n\n  c: 2\n",
    ],
)
def test_ways_of_writing_keep_what_they_say_or_the_file_is_left(text):
    try:
        made = formatted(text)
    except Unformattable:
        return
    document, problems = read_text("x.yaml", made)
    assert document is not None, (made, problems)
    assert document.tree == tree(text), made
    assert formatted(made) == made
    assert [part for part in made.split() if part == "#"] == [p for p in text.split() if p == "#"]


@QUIET
@given(documents(), st.sampled_from(["\n", "\r\n"]))
def test_random_documents_keep_what_they_say_and_the_style_is_stable(text, newline):
    text = text.replace("\n", newline)
    made = formatted(text)
    assert tree(made) == tree(text)
    assert formatted(made) == made
    assert made.count("# note: on what follows") == text.count("# note: on what follows")
    assert made.count("# why") == text.count("# why")


FILES = [path for path in data_files(ROOT) if path.endswith(("tip.yaml", "TKM/bylaws.yaml"))]
TEXTS = [(ROOT / path).read_bytes().decode("utf-8")[:6000].rpartition("\n")[0] + "\n"
         for path in FILES]  # fmt: skip
CHANGES = ["  ", "\n", "\n\n", " # c", "\t", "'", '"', "- ", ": ", "{", "}", "[", "]", ", ", "#",
           "|", ">-", "\r\n", "\u00a0", "a", "&x ", "? ", "...\n", "---\n"]  # fmt: skip


@QUIET
@given(st.data(), st.sampled_from(TEXTS))
def test_mutated_files_keep_what_they_say_or_are_left(data, text):
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from([0, 0, 1, 2, 5, 40]))
        text = text[:at] + data.draw(st.sampled_from(["", *CHANGES])) + text[at + cut :]
    document, problems = read_text("x.yaml", text)
    if document is None or problems:
        return
    try:
        made = formatted(text)
    except Unformattable:
        return
    assert tree(made) == document.tree
    assert formatted(made) == made


def test_files_that_cannot_be_read_are_problems_and_stay(workspace):
    from legalgap.corpus.tidying import tidied

    path = "national_law/ABC/acts/criminal-code.yaml"
    workspace.write(path, "id: a\n  b: [1\n")
    found = tidied(workspace.folder, [(workspace.path(path), path, path)])
    assert [(one.code, one.place.line) for one in found.problems] == [("LG102", 2)]
    assert found.problems[0].line_text == "  b: [1"
    assert found.changes == []


def test_reading_knows_nothing_of_how_a_file_was_written():
    document, _ = read_file(ROOT / FILES[0], FILES[0], ROOT)
    assert document.tree == tree(formatted((ROOT / FILES[0]).read_text(encoding="utf-8")))
