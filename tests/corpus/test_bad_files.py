"""Files that hold no record, or none that may be read: each says so, and none does any harm."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from small_workspace import ACT, ADVICE, CONVENTION, FILES, INDICATOR, METHOD, OTHER, STATE, shown

from legalgap.corpus import yaml_text
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.reading import read_setting
from legalgap.corpus.yaml_text import MOST_BYTES, read_bytes, read_text

TEXTS = {
    "a tab": ("a:\n\tb: c\n", "LG103", (2, 1), "a tab stands in the indentation"),
    "a tab after spaces": ("a:\n  b: c\n  \td: e\n", "LG103", (3, 3), "a tab"),
    "a tab in folded text": ("a: >-\n\ttext\n", "LG103", (2, 1), "a tab"),
    "an anchor": ("a: &x b\n", "LG105", (1, 4), "the anchor `&x` is not read"),
    "an alias": ("a: *x\n", "LG105", (1, 4), "the alias `*x` is not read"),
    "an alias right after a colon": ('{"a":*x}\n', "LG105", (1, 6), "the alias `*x`"),
    "an anchor right after a colon": ('{"a":&x [1]}\n', "LG105", (1, 6), "the anchor `&x`"),
    "a tag": ("a: !!python/name:os.system x\n", "LG105", (1, 4), "is not read"),
    "a tag of one's own": ("a:\n  - !x b\n", "LG105", (2, 5), "the tag `!x` is not read"),
    "a merge key": ("a: b\n<<: {c: d}\n", "LG105", (2, 1), "the merge key `<<` is not read"),
    "an anchor on a key": ("&x a: b\n", "LG105", (1, 1), "the anchor `&x`"),
    "brackets too deep": ("a: " + "[" * 60, "LG106", (1, 53), "nested more than 50 deep"),
    "braces too deep": ("{a: " * 60, "LG106", (1, 201), "nested more than 50 deep"),
    "dashes too deep": ("- " * 60 + "a\n", "LG106", (1, 101), "nested more than 50 deep"),
    "indents too deep": (
        "".join(" " * n + "a:\n" for n in range(60)),
        "LG106",
        (51, 51),
        "nested more than 50 deep",
    ),
    "an empty file": ("", "LG108", (1, 1), "the file is empty"),
    "blank lines and comments": ("\n# nothing\n\n", "LG108", (1, 1), "the file is empty"),
    "a second document": ("a: b\n---\nc: d\n", "LG109", (2, 1), "a second document begins here"),
    "a list as a key": ("a: b\n[c]: d\n", "LG110", (2, 1), "a key must be plain text"),
    "no key": ("a: b\n?\n: c\n", "LG110", (2, 2), "a key must be plain text"),
    "a null byte": ("a: b\nc: \0d\n", "LG102", (2, 4), "a control character stands here"),
    "a bell": ("a: b\nc: d\x07\n", "LG102", (2, 5), "a control character stands here"),
    "a null byte escaped": ('a: "b\\0"\n', "LG102", (1, 4), "a control character is written"),
    "half a character": ('a: "\\ud800"\n', "LG102", (1, 7), "invalid Unicode"),
    "no character": ('a: "\\U00110000"\n', "LG102", (1, 7), ""),
    "a wrong escape": ('a: "C:\\law"\n', "LG102", (1, 7), "unknown escape character"),
    "a colon in text": ("a: b: c\n", "LG102", (1, 5), "a colon and a space stand within the text"),
    "a key too far in": ("a: b\n  c: d\n", "LG102", (2, 4), "indentation does not fit"),
    "no space after the colon": ("a:b\nc: d\n", "LG102", (1, 2), "no space stands after the colon"),
    "no space after the hyphen": ("a:\n  - b\n  -c\n", "LG102", (3, 3), "after the hyphen"),
    "a long dash": ("a:\n  - b: c\n  \u2013 b: d\n", "LG102", (3, 3), "a long dash `\u2013`"),
    "a space of the web": (
        "a:\n  - b: c\n\u00a0\u00a0  d: e\n    f: g\n",
        "LG102",
        (3, 1),
        "a space that is none",
    ),
    "a quotation mark left open": ('a: b\nc: "d\ne: f\n', "LG102", (2, 4), "never closed"),
    "a bracket left open": (
        "a: [b, c\nd: e\n",
        "LG102",
        (1, 4),
        "bracket that opens here is never",
    ),
    "no comma between two": ('a: ["b" "c"]\n', "LG102", (1, 9), "a comma or a closing bracket"),
    "a bracket open at the end": ("a: [b,\n\n\n", "LG102", (1, 7), "expected node content"),
    "an indent that fits nothing": ("a:\n  b: c\n d: e\n", "LG102", (3, 2), "expected key"),
    "an at sign": ("a: @b\n", "LG102", (1, 4), "cannot start any token"),
    "a version that is not known": ("%YAML 9.9\n---\na: b\n", "LG102", (1, 1), "incompatible"),
}


def parsers():
    return [yaml_text._PythonParser, yaml_text._Parser]


@pytest.mark.parametrize("parser", parsers(), ids=["python", "c"])
@pytest.mark.parametrize("name", TEXTS)
def test_text_that_is_refused_says_where_and_why(monkeypatch, parser, name):
    monkeypatch.setattr(yaml_text, "_Parser", parser)
    text, code, place, said = TEXTS[name]
    _, found = read_text("x.yaml", text)
    problem = found[0]
    assert problem.code == code
    assert problem.hint
    assert len(found) == 1
    if parser is not yaml_text._PythonParser or code != "LG102":  # the two word syntax otherwise
        assert (problem.place.line, problem.place.column) == place
        assert said in problem.message


@pytest.mark.parametrize("parser", parsers(), ids=["python", "c"])
def test_both_parsers_give_the_same_tree_and_places(monkeypatch, parser):
    expected = {path: read_text(path, text)[0] for path, text in FILES.items()}
    monkeypatch.setattr(yaml_text, "_Parser", parser)
    for path, text in FILES.items():
        document, found = read_text(path, text)
        assert found == []
        assert (document.tree, document.marks) == (expected[path].tree, expected[path].marks)


def test_scalars_are_text_and_nothing_is_nothing():
    text = "a: no\nb: 24.30\nc: 2024-01-22\nd: ~\ne:\nf: ''\n- g"[:-4]
    assert read_text("x.yaml", text)[0].tree == {
        "a": "no",
        "b": "24.30",
        "c": "2024-01-22",
        "d": "~",
        "e": None,
        "f": "",
    }


@pytest.mark.parametrize(
    "text",
    ['["]",' * 100_000, "[" * 1_000_000, "- " * 1_000_000, "{a: " * 500_000, "? " * 500_000],
    ids=["brackets in quotes", "brackets", "dashes", "braces", "question marks"],
)
def test_nesting_without_end_ends_no_process(text):
    _, (problem,) = read_text("x.yaml", text)
    assert problem.code in ("LG102", "LG106")


def test_aliases_cannot_multiply():
    """The billion laughs: nine lines that would unfold to a billion words."""
    text = '{"a":&a ["ha","ha"]' + "".join(
        f',"{new}":&{new} [{",".join(["*" + old] * 9)}]' for old, new in pairwise("abcdefghi")
    )
    _, (problem,) = read_text("x.yaml", text + "}")
    assert problem.code == "LG105"


ENCODED = {
    "Windows-1251": ("a: b\nимя: ".encode() + "Кодекс".encode("cp1251"), (2, 6), "0xCA"),
    "a cut letter": ("имя: я".encode()[:-1] + b"\n", (1, 6), "0xD1"),
    "UTF-16": ("a: b\n".encode("utf-16"), (1, 1), "0xFF"),
    "after a byte order mark": (b"\xef\xbb\xbfa: \xff\n", (1, 4), "0xFF"),
    "half a character": (b"a: \xed\xa0\x80\n", (1, 4), "0xED"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_file_that_is_not_utf8_shows_the_first_such_byte(name):
    data, place, byte = ENCODED[name]
    _, (problem,) = read_bytes("x.yaml", data)
    assert shown(problem) == ("LG101", *place)
    assert byte in problem.message
    assert problem.line_text[place[1] - 1 :].startswith("\\x" + byte[2:].lower())


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_byte_order_marks_and_line_ends_change_nothing(workspace, mark, end):
    for path, text in FILES.items():
        workspace.write(path, mark + text.replace("\n", end))
    assert workspace.found() == []
    text = FILES[ACT].replace("kind: code", "kind: statute")
    workspace.write(ACT, mark + text.replace("\n", end))
    (problem,) = workspace.errors()
    assert shown(problem) == ("LG203", 3, 7)
    assert problem.line_text == "kind: statute"


def test_a_file_of_a_scalar_or_a_list_says_what_is_expected(workspace):
    for content, called in (("just words\n", "`just words`"), ("- a\n- b\n", "a list")):
        for path in (ACT, STATE, CONVENTION, METHOD):
            workspace.write(path, content)
            (problem,) = workspace.errors()
            assert shown(problem) == ("LG206", 1, 1)
            assert problem.message == f"{called} stands here; a map of keys and values is expected"
            workspace.write(path, FILES[path])


def test_a_file_of_records_that_holds_none_says_how_to_begin(workspace):
    for content in ("just words\n", "[]\n", "id: CRIM-01\n", "indicators: none\n"):
        workspace.write(INDICATOR, content)
        problem = next(item for item in workspace.errors() if item.code == "LG206")
        assert (problem.place.line, problem.place.column) == (1, 1)
        assert problem.message == "a list of indicators is expected"
        assert "begin each record with `- id:`" in problem.hint


def test_a_list_of_words_where_records_are_expected(workspace):
    workspace.write(INDICATOR, "- CRIM-01\n- CRIM-02\n")
    assert [shown(problem) for problem in workspace.errors()] == [("LG206", 1, 3), ("LG206", 2, 3)]


def test_a_file_that_is_too_large_is_not_opened(workspace, monkeypatch):
    workspace.write(OTHER, b"#" * (MOST_BYTES + 1))
    opened = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: opened.append(file.name) or real(file))
    (problem,) = workspace.errors()
    assert problem.code == "LG107"
    assert "5,000,001 bytes" in problem.message
    assert Path(OTHER).name not in opened


def test_a_large_file_full_of_slips_is_read_in_good_time(workspace):
    claims = "".join(f"  - {{pin: {n}, grade: text_red}}\n" for n in range(20_000))
    workspace.write(
        OTHER, f"id: labour-code\ntitle: Labour Code\nkind: code\nprovisions:\n{claims}"
    )
    found = workspace.errors()
    assert len(found) == 20_000
    assert shown(found[-1])[:2] == ("LG203", 20_004)


def linked(link, target):
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")


def test_a_link_out_of_the_workspace_is_not_followed(workspace, tmp_path):
    outside = tmp_path / "labour-code.yaml"
    outside.write_text("id: [\n", encoding="utf-8")
    linked(workspace.path(OTHER), outside)
    (problem,) = workspace.errors()
    assert (problem.code, problem.line_text) == ("LG113", "")
    assert problem.place.file.endswith(OTHER)


def test_a_link_inside_the_workspace_is_followed(workspace):
    linked(workspace.path("recommendations/prevention.yaml"), workspace.path(ADVICE))
    assert [item.code for item in workspace.errors()] == ["LG308"]


def test_a_link_to_a_folder_is_told(workspace, tmp_path):
    (tmp_path / "DEF").mkdir()
    linked(workspace.path("national_law/DEF"), tmp_path / "DEF")
    linked(workspace.path("national_law/GHI"), workspace.path("national_law/ABC"))
    assert [(item.code, item.place.file[-3:]) for item in workspace.errors()] == [
        ("LG113", "DEF"),
        ("LG113", "GHI"),
    ]


def test_a_link_to_itself_or_to_nothing_is_told(workspace):
    linked(workspace.path(OTHER), workspace.path(OTHER))
    linked(workspace.path("national_law/ABC/acts/gone.yaml"), workspace.folder / "gone")
    assert [item.code for item in workspace.errors()] == ["LG114", "LG114"]


def test_a_folder_with_the_name_of_a_file_is_told(workspace):
    workspace.path("standards/indicators/x.yaml").mkdir()
    (problem,) = workspace.errors()
    assert (problem.code, problem.message) == ("LG114", "this is a folder, not a file")


def test_a_file_that_may_not_be_read_is_told(workspace, monkeypatch):
    real = Path.read_bytes

    def refuse(file):
        if file.name == "criminal-code.yaml":
            raise PermissionError(13, "Permission denied")
        return real(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = workspace.errors()
    assert (problem.code, problem.message) == (
        "LG114",
        "the file cannot be opened: Permission denied",
    )


def test_files_of_editors_and_other_endings_do_no_harm(workspace):
    workspace.write("national_law/ABC/acts/._criminal-code.yaml", b"\x00\x05\x16\x07")
    workspace.write("national_law/ABC/acts/criminal-code.yaml.bak", b"\xff")
    workspace.write("national_law/ABC/texts/code.txt", b"\xff")
    workspace.write("national_law/ABC/acts/labour-code.yml", "id: labour-code\n")
    assert [(code, file) for code, file, _, _ in workspace.found()] == [
        ("LG112", "national_law/ABC/acts/labour-code.yml")
    ]


def test_a_name_that_is_not_utf8_can_be_shown(workspace):
    from legalgap.prose.problems import as_json, as_sarif, as_text

    name = os.fsdecode(b"national_law/ABC/acts/\xca\xee\xe4.yaml")
    try:
        workspace.write(name, "id: [\n")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    found = workspace.problems()
    for said in ("\n".join(as_text(found)), as_json(found), as_sarif(found)):
        said.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("country: [ABC]\n", "LG206", (1, 1)),
        ("country: abc\n", "LG204", (1, 10)),
        ("contry: ABC\n", "LG201", (1, 1)),
        ("with_package: perhaps\n", "LG206", (1, 15)),
        ("language: English\n", "LG204", (1, 11)),
        ("country: ABC\ncountry: DEF\n", "LG104", (2, 1)),
        ("- country: ABC\n", "LG206", (1, 1)),
        ("a: [\n", "LG102", (1, 5)),
        (b"\xff\xfe", "LG101", (1, 1)),
    ],
)
def test_settings_with_a_slip_stop_with_their_place(workspace, content, code, place):
    workspace.write("legalgap.yaml", content)
    with pytest.raises(DataProblems) as raised:
        read_setting(workspace.folder)
    (problem,) = raised.value.problems
    assert problem.place.file == "legalgap.yaml"
    assert shown(problem) == (code, *place)


def test_settings_of_comments_alone_are_all_defaults(workspace):
    workspace.write("legalgap.yaml", "# nothing yet\n")
    assert read_setting(workspace.folder).workspace.language == "en"
