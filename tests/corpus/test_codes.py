"""The page of every problem code says what is true: its examples are tried."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

import legalgap
from legalgap.corpus import codes
from legalgap.corpus.problems import Severity
from legalgap.corpus.yaml_text import MOST_BYTES
from legalgap.errors import LegalGapError

SOURCES = Path(legalgap.__file__).parent
BLOCK = re.compile(r"```(\w+)\n(.*?)\n```", re.DOTALL)
ACT = "national_law/ABC/acts/labour-code.yaml"
ACT_TEXT = "id: labour-code\ntitle: {en: Labour Code, ru: Трудовой кодекс}\nkind: code\n"


def emitted():
    """The codes that stand in the sources as text of their own."""
    found = set()
    for file in SOURCES.rglob("*.py"):
        found |= set(re.findall(r"\"(LG\d{3})\"", file.read_text(encoding="utf-8")))
    return found


def example(code, heading):
    """The language of the fenced block under a heading, and what stands in it."""
    section = codes.page(code).partition(f"\n## {heading}\n")[2]
    return BLOCK.search(section).groups()


def put(workspace, block):
    """Write an example as the file that its first line names."""
    path = block.splitlines()[0].removeprefix("# ")
    workspace.write(path, block + "\n")
    return path


def day_of(block):
    """The day that an example names for `--stale-before`, or none."""
    named = re.search(r"--stale-before (\S+)", block)
    return date.fromisoformat(named.group(1)) if named else None


def with_yaml():
    return [code for code in codes.codes() if example(code, "Wrong")[0] == "yaml"]


def test_every_code_has_a_page_and_every_page_a_code():
    assert set(codes.codes()) == emitted()


def test_the_small_workspace_has_no_problem(workspace):
    assert workspace.found() == []


@pytest.mark.parametrize("code", codes.codes())
def test_a_page_follows_the_pattern(code):
    page = codes.page(code)
    assert re.match(rf"# {code}: [a-zA-Z`]", page)
    assert page.count("\n## ") == 2
    assert page.index("Severity: ") < page.index("To mend it: ") < page.index("\n## Wrong\n")
    assert page.index("\n## Wrong\n") < page.index("\n## Right\n")
    assert max(map(len, page.splitlines())) <= 120
    assert example(code, "Wrong") != example(code, "Right")
    assert codes.title(code) in page


@pytest.mark.parametrize("code", with_yaml())
def test_the_wrong_example_gives_its_code(workspace, code):
    block = example(code, "Wrong")[1]
    path = put(workspace, block)
    found = [problem for problem in workspace.problems(day_of(block)) if problem.code == code]
    assert found
    if not path.startswith("standards/methodology/"):  # what it asks for is found elsewhere
        assert any(problem.place.file.endswith(path) for problem in found)
    severities = {problem.severity.value for problem in found}
    said = codes.page(code).partition("Severity: ")[2].partition("\n")[0]
    assert all(severity in said for severity in severities), said
    assert found[0].hint


@pytest.mark.parametrize("code", with_yaml())
def test_the_wrong_example_shows_one_thing_only(workspace, code):
    put(workspace, example(code, "Wrong")[1])
    errors = {item.code for item in workspace.problems() if item.severity is Severity.ERROR}
    assert errors <= {code}


@pytest.mark.parametrize("code", with_yaml())
def test_the_right_example_is_in_order(workspace, code):
    block = example(code, "Right")[1]
    path = put(workspace, block)
    found = workspace.problems(day_of(block))
    if day_of(block):  # the other files of the workspace are stale on purpose
        found = [item for item in found if item.place.file.endswith(path)]
    assert [item for item in found if item.code == code or item.severity is Severity.ERROR] == []


def not_utf8(workspace):
    workspace.write(ACT, ACT_TEXT.encode("cp1251"))


def too_large(workspace):
    workspace.write(ACT, ACT_TEXT + "#" * MOST_BYTES)


def linked_out(workspace):
    outside = workspace.folder.parent / "labour-code.yaml"
    outside.write_text(ACT_TEXT, encoding="utf-8")
    try:
        workspace.path(ACT).symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")


def a_folder(workspace):
    workspace.path(ACT).mkdir()


MADE = {"LG101": not_utf8, "LG107": too_large, "LG113": linked_out, "LG114": a_folder}


def test_what_is_not_shown_as_yaml_is_made_here():
    assert set(MADE) == set(codes.codes()) - set(with_yaml())


@pytest.mark.parametrize("code", MADE)
def test_what_cannot_be_shown_as_yaml_gives_its_code(workspace, code):
    MADE[code](workspace)
    assert [(found, file) for found, file, _, _ in workspace.found()] == [(code, ACT)]


def test_the_same_file_in_order_gives_none(workspace):
    workspace.write(ACT, ACT_TEXT)
    assert workspace.found() == []


def test_a_code_is_found_in_any_case():
    assert codes.page(" lg203 ") == codes.page("LG203")
    assert codes.title("LG203") == "a word that is not allowed here"


def test_a_code_that_is_not_there_is_refused_gently():
    with pytest.raises(LegalGapError) as raised:
        codes.page("LG20")
    assert raised.value.exit_code == 2
    assert "did you mean `LG20" in raised.value.hint
    with pytest.raises(LegalGapError) as raised:
        codes.page("../secret")
    assert raised.value.hint == "`legalgap explain` lists every code"


def test_the_pages_are_read_without_the_data_model():
    """`legalgap explain` starts fast: nothing heavy is imported for it."""
    import subprocess
    import sys

    program = (
        "import sys; from legalgap.corpus import codes; codes.page('LG203'); "
        "print('pydantic' in sys.modules)"
    )
    paths = [
        str(SOURCES.parent),
        *([os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else []),
    ]
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
