"""Problems as they are shown: to people with a caret, to programs as JSON, GitHub and SARIF."""

import json
import os
import re
from pathlib import Path

import pytest
from small_workspace import ACT, FILES, STATE

from legalgap.corpus.problems import Place, Problem, Severity
from legalgap.corpus.yaml_text import read_text
from legalgap.prose.problems import as_github, as_json, as_sarif, as_text, escaped, summary

URI = re.compile(r"[A-Za-z0-9\-._~%!$&'()*+,;=:@/]+")


def problem(**changes):
    made = {
        "code": "LG203",
        "message": "`statute` is not allowed here",
        "place": Place("acts/labour-code.yaml", 3, 7, 7),
        "hint": "one of `code`, `law`",
        "line_text": "kind: statute",
    }
    return Problem(**{**made, **changes})


def text(found):
    return list(as_text([found]))


def caret(lines):
    """The words that stand above the carets."""
    shown, below = lines[3], lines[4]
    start = below.index("^")
    return shown[start : start + below.count("^")]


def test_a_problem_shows_its_line_with_a_caret_and_the_hint():
    assert text(problem()) == [
        "error[LG203]: `statute` is not allowed here",
        "  --> acts/labour-code.yaml:3:7",
        "   |",
        " 3 | kind: statute",
        "   |       ^^^^^^^ one of `code`, `law`",
        "",
    ]


def test_the_caret_stands_under_the_word_in_every_file(workspace):
    workspace.edit(ACT, "grade: text_read", "grade: text_red")
    workspace.edit(STATE, "ru: Пример государства", "русский: Пример")
    assert [caret(text(found)) for found in workspace.errors()] == ["text_red", "русский"]


def test_a_hint_stands_alone_where_there_is_no_line():
    lines = text(problem(line_text=""))
    assert lines[2:] == ["   = one of `code`, `law`", ""]
    assert text(problem(line_text="", hint=""))[2:] == [""]


def test_control_and_bidi_characters_are_shown_escaped():
    word = "\x1b[31mred\u202eder\u2066"
    (found,) = read_text("x.yaml", f"a: b\n'{word}'".replace("\x1b", "") + ": *x\n")[1]
    assert "\u202e" in found.line_text
    said = "\n".join(text(found))
    assert "\u202e" not in said
    assert "\\u202e" in said
    assert caret(text(found)) == "*x"
    said = "\n".join(text(problem(message=word, hint=word, line_text="kind: " + word)))
    assert "\x1b" not in said
    assert "\\u001b[31mred\\u202eder\\u2066" in said


@pytest.mark.parametrize(
    "char", ["\0", "\t", "\n", "\r", "\x7f", "\x85", "\u2028", "\ufeff", "\ud800"]
)
def test_no_character_that_moves_the_cursor_gets_out(char):
    assert escaped(f"a{char}b") == f"a\\u{ord(char):04x}b"


def test_letters_of_every_language_are_shown_as_they_are():
    assert escaped("Ñandú, қазақ, ქართული, 中文 – « »") == "Ñandú, қазақ, ქართული, 中文 – « »"


def test_a_tab_keeps_the_caret_in_its_place():
    (found,) = read_text("x.yaml", "a:\n\tb: c\n")[1]
    assert caret(text(found)) == "\\u0009"
    lines = text(problem(line_text="\tkind: statute", place=Place("x.yaml", 3, 8, 7)))
    assert caret(lines) == "statute"


@pytest.mark.parametrize("column", [1, 100, 400, 5000, 9000])
def test_a_long_line_is_cut_around_the_word(column):
    line = "x" * (column - 1) + "wrong" + "y" * 5000
    lines = text(problem(line_text=line, place=Place("x.yaml", 1, column, 5)))
    assert caret(lines) == "wrong"
    assert max(map(len, lines)) < 260


def test_a_place_past_the_end_of_its_line_still_shows():
    lines = text(problem(line_text="ab", place=Place("x.yaml", 1, 9, 3)))
    assert "^" in lines[4]


def test_github_annotations_escape_what_would_end_them():
    bad = "100%\r\n::error::done \u202e"
    found = problem(message=bad, hint="", place=Place("a,b:c%\n.yaml", 2, 3))
    (line,) = as_github([found])
    assert "\r" not in line
    assert "\n" not in line
    assert "\u202e" not in line
    assert line == (
        "::error file=a%2Cb%3Ac%25\\u000a.yaml,line=2,col=3,endColumn=4,title=LG203"
        "::100%25\\u000d\\u000a::error::done \\u202e"
    )


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("hint", "notice")]
)
def test_github_knows_three_severities(severity, command):
    (line,) = as_github([problem(severity=Severity(severity))])
    assert line.startswith(f"::{command} file=")


def test_a_github_line_is_exactly_what_its_documentation_asks_for():
    """`::command key=value,key=value::message`: %, CR and LF are escaped in the message as %25,
    %0D and %0A; in a value the colon and the comma too, as %3A and %2C."""
    found = problem(
        message="50% of `a`, b: c", hint="mend it", place=Place("law: one, two.yaml", 3, 7, 7)
    )
    assert list(as_github([found])) == [
        "::error file=law%3A one%2C two.yaml,line=3,col=7,endColumn=14,title=LG203"
        "::50%25 of `a`, b: c (mend it)"
    ]


def unescaped(text):
    """What the reader of a workflow command makes of a value."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize("name", ["a%3Ab.yaml", "100%,1:2.yaml", "Кодекс о труде.yaml", "%25.yaml"])
def test_a_github_line_gives_the_file_back(name):
    (line,) = as_github([problem(place=Place(name, 1, 1))])
    fields, _, _ = line.removeprefix("::error ").partition("::")
    values = dict(field.split("=", 1) for field in fields.split(","))
    assert unescaped(values["file"]) == name


def test_json_holds_every_field():
    assert json.loads(as_json([problem()])) == [
        {
            "code": "LG203",
            "severity": "error",
            "file": "acts/labour-code.yaml",
            "line": 3,
            "column": 7,
            "message": "`statute` is not allowed here",
            "hint": "one of `code`, `law`",
        }
    ]
    assert json.loads(as_json([])) == []


SCHEMAS = [Path(__file__).parents[1] / "data" / "sarif-subset.json"]
"""The objects that we write, closed; and the schema of OASIS itself, where it is at hand."""
if os.environ.get("SARIF_SCHEMA"):
    SCHEMAS.append(Path(os.environ["SARIF_SCHEMA"]))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.name)
def test_sarif_is_valid_by_the_schema(workspace, schema):
    import jsonschema

    known = json.loads(schema.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(known)(
        known, format_checker=jsonschema.FormatChecker()
    )
    for path in FILES:
        if path != "legalgap.yaml":
            workspace.write(path, FILES[path].replace(": ", ": \u202e", 1))
    workspace.write("national_law/ABC/acts/Кодекс, 100%.yaml", "id: [\n")
    found = [*workspace.problems(), problem(severity=Severity.HINT, hint="")]
    for log in (as_sarif(found), as_sarif([])):
        assert [item.message for item in validator.iter_errors(json.loads(log))] == []
    log = json.loads(as_sarif(found))
    log["runs"][0]["results"][0]["lvl"] = "error"
    assert list(validator.iter_errors(log))


def test_sarif_holds_what_version_2_1_0_asks_for():
    found = [
        problem(place=Place("acts/Кодекс о труде.yaml", 3, 7, 7)),
        problem(code="LG310", severity=Severity.WARNING),
        problem(code="LG310", severity=Severity.HINT, hint=""),
    ]
    log = json.loads(as_sarif(found))
    assert log["version"] == "2.1.0"
    assert "sarif" in log["$schema"]
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "legalgap"
    assert [rule["id"] for rule in driver["rules"]] == ["LG203", "LG310"]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert URI.fullmatch(physical["artifactLocation"]["uri"])
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1
    assert json.loads(as_sarif([]))["runs"][0]["results"] == []


def test_every_problem_of_every_code_can_be_shown_in_every_form(workspace):
    for path, content in FILES.items():
        if path != "legalgap.yaml":
            workspace.write(path, content.replace(": ", ": \u202e", 1))
    found = workspace.problems()
    assert found
    for said in ("\n".join(as_text(found)), "\n".join(as_github(found))):
        assert "\u202e" not in said
    assert len(json.loads(as_json(found))) == len(found)
    assert len(json.loads(as_sarif(found))["runs"][0]["results"]) == len(found)


def test_a_word_without_end_does_not_flood_the_screen(workspace):
    workspace.edit(ACT, "kind: code", "kind: " + "x" * 100_000)
    assert sum(map(len, as_text(workspace.errors()))) < 2000


def test_the_summary_counts():
    found = [problem(), problem(severity=Severity.WARNING), problem(severity=Severity.WARNING)]
    assert summary(found, 3).startswith("1 error, 2 warnings in 3 files.")
    assert summary([], 1).startswith("No problem in 1 file")
