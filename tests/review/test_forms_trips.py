"""Forms on their way: random edits, other programs, other languages, and whoever is stopped."""

import os
import random
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from filling import ACT, CODE, Office, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legalgap
from legalgap.corpus.desk import Desk
from legalgap.corpus.reading import Setting, read_library, read_setting
from legalgap.model.workspace import Workspace
from legalgap.prose.voice import Voice
from legalgap.review.forms.merging import planned
from legalgap.review.forms.questions import Asked, Ground
from legalgap.review.forms.reading import read_form
from legalgap.review.forms.statements import flat
from legalgap.review.forms.workbook import make
from legalgap.review.forms.writing import Writer
from other_programs import SOFFICE, converted

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
VOICES = [Voice("en"), Voice("ru")]
NEW = {"answer": "provides", "act": "criminal-code", "grade": "text read", "source": "official"}


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


# Random edits

WORDS = st.sampled_from(
    ["of minors", "a: b", "# no", "=1+1", "it's", "- x", "two\nlines", "  padded  ", "«from laws»",
     "[x]", "yes", "166", "@x", "word " * 40, "a\u00a0b", "{", "😀"]
)  # fmt: skip
ANSWERS = {
    "recruitment": ["provides", "partly", "narrows", "lacks", "withdraw"],
    "no_means_required": ["provides", "partly", "narrows", "lacks", "withdraw"],
    "age_test": ["provides", "partly", "narrows", "withdraw"],
    "max_years": ["values", "partly", "narrows", "lacks", "withdraw"],
    "": ["contradicts", "withdraw"],
}


@st.composite
def edits(draw, line):
    """What a person may write into the row of a claim."""
    cells = {}
    kind = draw(st.sampled_from(["answer", "note", "summary", "source", "for"]))
    if kind == "answer":
        cells["answer"] = answer = draw(st.sampled_from(ANSWERS[line.element]))
        worded = answer in ("partly", "narrows", "contradicts")
        cells["words.en"] = draw(WORDS) if worded else ""
        cells["words.ru"] = ""
        cells["only.en"] = draw(WORDS | st.just("")) if answer == "contradicts" else ""
        cells["number"] = draw(st.sampled_from(["6", "0.5", "4; 6", "life"]))
        cells["number"] = cells["number"] if answer == "values" else ""
        cells |= {"grade": "text_read", "read": "whole"}
    elif kind == "note":
        cells["note.en"] = draw(WORDS | st.just(""))
    elif kind == "summary":
        cells["summary.en"] = draw(WORDS)
    elif kind == "source":
        cells |= {"source": draw(st.sampled_from(["official", "press"])), "checked": ""}
    else:
        cells["for"] = draw(st.sampled_from(["", "children", "women, children"]))
    return cells


def ground(folder):
    library = read_library(read_setting(folder))
    return Ground(library, library.yardstick("example-2026"), "ABC")


KEPT = {}


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_what_random_edits_say_is_what_the_next_form_says(tmp_path_factory, data):
    from openpyxl import load_workbook

    if not KEPT:  # each example begins from the same files
        made = Office(tmp_path_factory.mktemp("office"))
        KEPT.update(office=made, ground=ground(made.folder))
        KEPT["form"] = make(KEPT["ground"], Asked(), VOICES).data
        KEPT["rows"] = read_form(KEPT["form"], VOICES).rows
    office, before = KEPT["office"], KEPT["ground"]
    office.workspace.write(ACT, CODE)
    lines = before.lines()
    chosen = data.draw(st.lists(st.sampled_from(sorted(lines)), unique=True, max_size=4))
    wanted = {ref: data.draw(edits(lines[ref])) for ref in chosen}
    summaries = {}
    for ref, cells in wanted.items():  # a provision has one summary, and one day of its source
        cells.pop("checked", None)
        if "summary.en" in cells:
            place = lines[ref].cells["article"]
            cells["summary.en"] = summaries.setdefault(place, cells["summary.en"])
    book = load_workbook(BytesIO(KEPT["form"]))
    sheet = book["Criminalization"]
    at = {row.get("ref"): row for row in KEPT["rows"]}
    for ref, cells in wanted.items():
        for key, value in cells.items():
            sheet.cell(at[ref].number, at[ref].columns[key]).value = value or None
            sheet.cell(at[ref].number, at[ref].columns[key]).data_type = "s" if value else "n"
    filled = BytesIO()
    book.save(filled)
    plan = planned(before, read_form(filled.getvalue(), VOICES), VOICES)
    assert not plan.errors, plan.errors
    assert not plan.conflicts
    writer = Writer(before, office.folder)
    writer.apply(plan)
    assert not writer.problems()
    writer.save()
    after = {flat(ref): line for ref, line in ground(office.folder).lines().items()}
    for ref, line in lines.items():
        now = after.get(ref)
        own = wanted.get(ref, {})
        if own.get("answer") == "withdraw":
            assert now is None
            continue
        place = line.cells["article"]
        shared = {"summary.en": summaries[place]} if place in summaries else {}
        expected = {**line.cells, **shared, **own}
        for key in {*expected, *now.cells} - {"checked"}:
            assert flat(now.cells.get(key, "")) == flat(expected.get(key, "")), (ref, key)
    if not any(wanted.values()):
        assert office.act == CODE
    assert office.act.count("# opened twice") == 1


# Other programs


@pytest.fixture(scope="module")
def calc(tmp_path_factory):
    """Turns a file into another kind by LibreOffice; skips where it is not installed."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def convert(file, kind, folder):
        folder.mkdir(exist_ok=True)
        made = converted(file, kind, folder, profile)
        if made is None:
            pytest.skip("LibreOffice has no Calc here")
        return made

    return convert


@pytest.mark.parametrize("way", [["xlsx"], ["ods", "xlsx"]])
def test_a_form_that_libreoffice_saved_is_read_as_it_was(office, calc, way):
    office.export().fill(
        ("CRIM-01.max_years", "166(1)", {"number": 8}),
        ("CRIM-01.age_test", None, {**NEW, "article": "129-1"}),
    )
    file = office.form
    for number, kind in enumerate(way):
        file = calc(file, kind, office.folder / f"out-{number}")
    result = run("form", "import", file)
    assert result.exit_code == 0, result.output
    assert "1 claim added, 1 changed, 0 withdrawn; 6 as before" in result.output
    assert "lost" not in result.output
    assert "values: {max_years: 8}" in office.act
    assert "- pin: 129-1\n" in office.act
    ods = office.folder / "out-0" / "form.ods"
    if ods.exists():
        result = run("form", "import", ods)
        assert "an OpenDocument (.ods)" in result.exception.message


def test_libreoffice_shows_the_hidden_record_to_nobody(office, calc):
    from openpyxl import load_workbook

    saved = calc(office.export().form, "xlsx", office.folder / "out")
    assert load_workbook(saved)["legalgap"].sheet_state != "visible"


# Other languages, other data


def test_a_form_in_russian_alone_is_read_too(office):
    from openpyxl import load_workbook

    office.export("--lang", "ru")
    book = load_workbook(office.form)
    sheet = book["Криминализация"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        number
        for number in range(2, 30)
        if sheet.cell(number, 1).value == "CRIM-01.recruitment"
        and sheet.cell(number, heads["Статья"]).value == "166(1)"
    )
    sheet.cell(row, heads["Что говорит норма"]).value = "закрепляет частично"
    sheet.cell(row, heads["В какой части или каким образом (ru)"]).value = "одним лицом"
    book.save(office.form)
    office.takes()
    assert "recruitment:\n            ru: одним лицом" in office.act


def test_a_claim_on_an_act_of_the_package_copies_the_act_into_the_workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("legalgap.yaml").write_text("country: TKM\n", encoding="utf-8")
    office = Office.__new__(Office)
    office.folder, office.form = tmp_path, tmp_path / "form.xlsx"
    options = ["--indicator", "SUP-28", "--out", office.form]
    result = run("form", "export", "TKM", *options)
    assert result.exit_code == 0, result.output
    office.fill(("SUP-28.state_pays", "title", {"note": "To be read in the law itself."}))
    result = office.takes("--dry-run")
    shown = [line for line in result.output.splitlines() if line[:1] in "+-"]
    assert len(shown) < 8
    assert not Path("national_law").exists()
    office.takes()
    made = Path("national_law/TKM/acts/ctip-law-2016.yaml").read_text(encoding="utf-8")
    assert "To be read in the law itself." in made
    assert run("validate").exit_code == 0
    assert "Nothing to write" in office.takes().output


@pytest.mark.parametrize("code", ["TKM", "KGZ"])
def test_the_forms_of_all_areas_of_shipped_data_come_back_as_they_went(code):
    library = read_library(Setting(None, Workspace()))
    shipped = Ground(library, library.yardstick(Workspace().methodology), code)
    form = make(shipped, Asked(), VOICES)
    assert len(form.areas) == len(shipped.yardstick.methodology.areas)
    plan = planned(shipped, read_form(form.data, VOICES), VOICES)
    assert (plan.same, plan.edits, plan.errors, plan.conflicts, plan.notes) == (
        *(form.claims, [], []),
        *([], []),
    )
    assert not plan.texts
    assert not plan.checks


# Whoever is stopped

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(legalgap.__file__).parents[1])}
COMMAND = [sys.executable, "-c", "from legalgap.cli.main import run; run()", "form", "import"]


@posix
def test_a_kill_at_any_moment_of_an_import_leaves_every_file_whole(office):
    others = [f"act-{number}" for number in range(12)]
    for name in others:
        office.workspace.write(
            ACT.replace("criminal-code", name), CODE.replace("criminal-code", name)
        )
    entries = [("CRIM-01.max_years", "166(1)", {"number": 8})]
    office.export()

    def everywhere(book, sheet, places):
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, places["id"]).value == "CRIM-01.max_years":
                sheet.cell(row, places["number"]).value = 8

    office.fill(*entries, change=everywhere)
    paths = [office.folder / ACT.replace("criminal-code", name) for name in others]
    paths.append(office.folder / ACT)
    old = {path: path.read_bytes() for path in paths}
    began = time.monotonic()
    command = [*COMMAND, str(office.form)]
    done = subprocess.run(
        command, cwd=office.folder, check=False, capture_output=True, env=ENVIRONMENT
    )
    whole = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    new = {path: path.read_bytes() for path in paths}
    assert all(new[path] != old[path] for path in paths)
    chance = random.Random(6)
    for _ in range(8):
        for path, text in old.items():
            path.write_bytes(text)
        process = subprocess.Popen(
            command,
            cwd=office.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        time.sleep(whole * chance.uniform(0.5, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert all(path.read_bytes() in (old[path], new[path]) for path in paths)
        Desk(office.folder)  # whoever comes next finishes what was begun: all files or none
        found = {path.read_bytes() == new[path] for path in paths}
        assert len(found) == 1
    assert not list(office.folder.rglob(".legalgap-unfinished.json"))
