"""Keys of a record that go one level down take their lines with them."""

import pytest

from legalgap.corpus.nesting import Nesting, nested
from legalgap.corpus.yaml_text import read_text

TEXT = """\
provisions:
  # before one
  - pin: 1   # first
    in_force: {from: 2020} # by the law itself
    # on the text
    text: >-
      One two,

      three.
    note: 'it''s: quoted'
    claims:
      CRIM-01:
        provides: [threat,
          force]   # beside
  # before two
  - {pin: 2, text: in brackets}
  - text: begun by what moves
    pin: 3
  - pin: 4
    text: last"""
LEAD = {"from": "2020", "to": "2021"}
MOVED = ("text", "note", "claims")


def nestings(*numbers: int) -> list[Nesting]:
    return [
        Nesting(("provisions", number), "editions", MOVED, ("in_force",), LEAD)
        for number in numbers
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_values_and_comments_stay_what_they_are(newline: str):
    text = TEXT.replace("\n", newline)
    made = nested(text, nestings(0, 3))
    before, after = read_text("", text)[0], read_text("", made)[0]
    assert before is not None
    assert after is not None
    for number in (0, 3):
        old = before.tree["provisions"][number]
        assert after.tree["provisions"][number] == {
            "pin": old["pin"],
            "editions": [{**LEAD, **{name: old[name] for name in MOVED if name in old}}],
        }
    for comment in ("# before one", "# first", "# by the law itself", "# on the text", "# beside"):
        assert made.count(comment) == 1
    assert made.count("\r\n") == (made.count("\n") if newline == "\r\n" else 0)
    assert not made.endswith("\n")


def test_what_cannot_be_moved_by_lines_stays_as_it_is():
    assert nested(TEXT, nestings(1, 2)) == TEXT
