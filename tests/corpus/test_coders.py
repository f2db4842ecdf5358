"""Two experts who encode the same act apart: both are kept, and neither is ever assessed."""

import pytest
from small_workspace import ACT, FILES, shown, standing

from legalgap.corpus.checks.coders import concerns_coders
from legalgap.corpus.problems import Place, Problem, Severity
from legalgap.engine.assess import assess
from legalgap.report import json_file

ONE = "national_law/ABC/coders/A1/acts/criminal-code.yaml"
TWO = "national_law/ABC/coders/B2/acts/criminal-code.yaml"
OTHER_READING = FILES[ACT].replace("lacks: [no_means_required]", "contradicts: it asks for means")


@pytest.fixture
def coded(workspace):
    workspace.write(ONE, FILES[ACT])
    workspace.write(TWO, OTHER_READING)
    return workspace


def assessed(workspace):
    library = workspace.library()
    found = assess(library.country("ABC"), library.yardstick("example-2026"))
    return json_file.render(found)


def test_each_coder_is_kept_under_a_code(coded):
    library = coded.library()
    assert sorted(library.of("coding")) == ["ABC/A1/criminal-code", "ABC/B2/criminal-code"]
    coders = library.coders("ABC")
    assert {coder: list(acts) for coder, acts in coders.items()} == {
        "A1": ["criminal-code"],
        "B2": ["criminal-code"],
    }
    claims = [acts["criminal-code"].provisions[0].claims["CRIM-01"][0] for acts in coders.values()]
    assert [claim.contradicts is None for claim in claims] == [True, False]
    assert library.coders("XYZ") == {}


def test_two_coders_in_order_are_no_problem(coded):
    assert coded.found() == []


def test_no_assessment_changes(coded, tmp_path):
    from small_workspace import SmallWorkspace

    assert assessed(coded) == assessed(SmallWorkspace(tmp_path / "without"))
    library = coded.library()
    assert list(library.country("ABC").acts) == ["criminal-code"]
    assert list(library.records("act")) == ["ABC/criminal-code"]


def test_the_acts_of_a_coder_are_checked_like_the_agreed_ones(coded):
    wrong = {
        "LG303": ("provides: [recruitment]", "provides: [recruitement]"),
        "LG305": ("source: official", "source: offical"),
        "LG609": ("    grade: text_read\n", ""),
        "LG605": ("    read: whole\n", ""),
        "LG302": ("      CRIM-01:", "      CRIM-10:"),
        "LG603": ("in_force: {from: 2021-01-01}", "in_force: {from: 2021-01-01, to: 2020-01-01}"),
        "LG203": ("kind: code", "kind: codex"),
    }
    for code, (right, slip) in wrong.items():
        text = FILES[ACT].replace(right, slip)
        assert text != FILES[ACT]
        coded.write(ONE, text)
        found = coded.errors()
        assert [problem.code for problem in found] == [code]
        assert found[0].place.file.endswith(ONE)
        assert concerns_coders(found[0])


def test_a_coder_may_refer_to_an_agreed_act_and_to_an_own_one(coded):
    own = "national_law/ABC/coders/A1/acts/labour-code.yaml"
    coded.write(own, FILES[ACT].replace("id: criminal-code", "id: labour-code"))
    through = "        provides: [recruitment]\n        through: ['{}:166(1)']\n"
    for act in ("labour-code", "criminal-code"):
        text = FILES[ACT].replace("        provides: [recruitment]\n", through.format(act))
        coded.write(ONE, text)
        assert coded.errors() == []
    coded.write(TWO, FILES[ACT].replace("        provides: [recruitment]\n", through.format("x")))
    assert [problem.code for problem in coded.errors()] == ["LG304"]


def test_an_act_that_nobody_has_agreed_on_is_a_hint(coded):
    text = FILES[ACT].replace("id: criminal-code", "id: labour-code")
    coded.write("national_law/ABC/coders/A1/acts/labour-code.yaml", text)
    (found,) = coded.problems()
    assert shown(found) == ("LG613", *standing(text, "labour-code"))
    assert found.severity is Severity.HINT
    assert "encoded by A1" in found.message


@pytest.mark.parametrize("folder", ["a1", "Ivanova", "A_1", "-A1", "A 1", "Ж1"])
def test_a_folder_is_called_by_a_code_and_never_by_a_name(coded, folder):
    for name in ("criminal-code", "labour-code"):
        text = FILES[ACT].replace("id: criminal-code", f"id: {name}")
        coded.write(f"national_law/ABC/coders/{folder}/acts/{name}.yaml", text)
    (found,) = coded.errors()
    assert found.code == "LG612"
    assert f"`{folder}`" in found.message
    assert "never the name of a person" in found.hint


def test_a_coder_writes_in_one_language(coded):
    coded.write(ONE, FILES[ACT].replace("{en: Criminal Code, ru: Уголовный кодекс}", "Code"))
    assert coded.found() == []


def test_ids_are_taken_within_one_coder_only(coded):
    coded.write(ONE.replace("criminal-code", "second"), FILES[ACT])
    assert {problem.code for problem in coded.errors()} == {"LG111", "LG308"}


def test_a_file_beside_the_acts_of_a_coder_is_told_where_it_belongs(coded):
    coded.write("national_law/ABC/coders/A1/criminal-code.yaml", FILES[ACT])
    (found,) = coded.problems()
    assert found.code == "LG112"
    assert "coders/<code>/acts/" in found.hint


@pytest.mark.parametrize(
    ("file", "is_so"),
    [
        (ONE, True),
        ("work/" + ONE, True),
        ("C:\\work\\" + ONE.replace("/", "\\"), True),
        (ACT, False),
        ("national_law/ABC/coders/" + ACT, False),
        ("recommendations/coders/A1.yaml", False),
    ],
)
def test_what_concerns_coders_is_told_by_the_place(file, is_so):
    assert concerns_coders(Problem("LG303", "", Place(file))) is is_so
