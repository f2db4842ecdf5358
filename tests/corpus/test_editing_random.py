"""Random edits of random documents, written as people write them."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legalgap.corpus import style
from legalgap.corpus.editing import Edited
from legalgap.corpus.nodes import read_nodes, tree_of
from legalgap.corpus.yaml_text import read_text

WORDS = st.sampled_from(
    ["no", "166(1)", "tip:3(c)", "a: b", "it's", "- x", "# no", "2024-01-22", "[x]", "a, b", "x #y",
     "Уголовный кодекс", "", " lead", "trail ", "two\nlines", "a\n\nb", "tab\tbed", "{", "*a", "&a",
     "!t", "%", "@", "`", "~", "null", "'q'", '"q"', "a\u00a0b", "\u2028", "?", "- ", "...", "---",
     "key:", ":", "😀", "a  b", "word " * 40 + "end", "слово " * 30 + "конец: все"]
)  # fmt: skip
TEXT = WORDS | st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"
    ),
    max_size=12,
)
KEYS = st.sampled_from(
    ["id", "pin", "provides", "CRIM-01", "en", "ru", "a b", "166(1)", "no", "от"]
)
TREES = st.recursive(
    TEXT | st.none(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)
TOPS = st.dictionaries(KEYS, TREES, min_size=1, max_size=4) | st.lists(
    TREES, min_size=1, max_size=4
)
COMMENT = st.sampled_from(["", "", "  # why", "   # see: [x] 'y'"])
QUIET = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@st.composite
def documents(draw):
    """A document in the usual style, with comments, brackets, quotes and blank lines strewn in."""
    return "\n".join(_block(draw, draw(TOPS), 0, draw(st.sampled_from([2, 4])))) + "\n"


def _block(draw, tree, column, step):
    made = []
    for name, below in tree.items() if isinstance(tree, dict) else ((None, item) for item in tree):
        made += draw(st.sampled_from([[], [], [""], [" " * column + "# note: on what follows"]]))
        lead = " " * column + (f"{style.key_text(name)}:" if name is not None else "-")
        inline = isinstance(below, list | dict) and (not below or draw(st.booleans()))
        if inline and None not in _leaves(below):
            made.append(f"{lead} {style.inline(below)}{draw(COMMENT)}")
        elif isinstance(below, list | dict) and below:
            lines = _block(draw, below, column + step, step)
            if name is None and not lines[0].strip().startswith("#") and lines[0]:
                lines[0] = lead + " " * (step - 1) + lines[0].lstrip(" ")
                made += lines
            else:
                made += [lead + draw(COMMENT), *lines]
        elif isinstance(below, list | dict):
            made.append(f"{lead} {style.inline(below)}{draw(COMMENT)}")
        else:
            head, *rest = style.written(below, column, len(lead))
            if head and not rest and draw(st.booleans()):
                head = style.quoted(below)
            made += [f"{lead} {head}{draw(COMMENT)}".rstrip(" "), *rest]
    return made


def _leaves(tree):
    if isinstance(tree, dict | list):
        for below in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(below)
    else:
        yield tree


def places(tree, loc=()):
    yield loc
    if isinstance(tree, dict | list):
        pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for part, below in pairs:
            yield from places(below, (*loc, part))


@st.composite
def edits(draw, tree):
    loc = draw(st.sampled_from(list(places(tree))[1:]))
    value = draw(TREES)
    return draw(st.sampled_from(["set", "append", "insert", "remove"])), loc, value


def apply(file, edit):
    """Make an edit where it fits what stands there."""
    what, loc, value = edit
    here = file.get(loc)
    if what == "append" and isinstance(here, list):
        file.append(loc, value)
    elif what == "insert" and isinstance(here, dict) and "new" not in here:
        file.insert(loc, "new", value)
    elif what == "remove":
        file.remove(loc)
    else:
        file.set_value(loc, value)


@QUIET
@given(documents())
def test_the_nodes_say_what_the_reader_reads(text):
    document, problems = read_text("x.yaml", text)
    assert document is not None, (text, problems)
    assert tree_of(read_nodes(text)) == document.tree


@QUIET
@given(st.data(), documents(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_random_edit_gives_the_tree_that_was_asked_for(data, text, newline, last):
    text = text.replace("\n", newline)
    text = text if last else text.removesuffix(newline)
    file = Edited(text)
    for _ in range(data.draw(st.integers(1, 3))):
        if list(places(file.tree))[1:]:
            apply(file, data.draw(edits(file.tree)))
    if not file.tree:
        return  # a file that says nothing is no file
    made = file.text  # raises where the text would say something else
    document, problems = read_text("x.yaml", made)
    assert document is not None, problems
    assert document.tree == style.tree_to_write(file.tree)
    assert not re.search(r"(?<!\r)\n", made) or newline == "\n" or newline not in text


@QUIET
@given(st.data(), documents())
def test_only_lines_of_the_edited_piece_change(data, text):
    before = Edited(text)
    loc = data.draw(st.sampled_from(list(places(before.tree))[1:]))
    file = Edited(text)
    file.set_value(loc, data.draw(TREES))
    if not file.is_changed:
        assert file.text == text
        return
    first, last = _lines_of(text, loc)
    old, new = text.splitlines(), file.text.splitlines()
    after = len(old) - last - 1
    assert old[:first] == new[:first], (text, file.text)
    assert after <= 0 or old[-after:] == new[-after:], (text, file.text)


def _lines_of(text, loc):
    """The first and the last line of the outermost brackets around a place, or of the place."""
    node = read_nodes(text)
    key = None
    for part in loc:
        if node.in_brackets:
            break
        if node.is_map:
            key, node = next((k, v) for name, k, v in node.pairs() if name == part)
        else:
            node = node.items[part]
            key = None
    start = key.start if key else node.start
    first = len(text[:start].splitlines()) - (not text[:start].endswith("\n") and start > 0)
    if key is None and not text[: node.start].rsplit("\n", 1)[-1].strip():
        first = 0  # its dash stands on a line above
    last = len(text[: max(node.end, start + 1)].splitlines()) - 1
    return first, last
