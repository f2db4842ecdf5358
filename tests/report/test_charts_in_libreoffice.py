"""A number changed in the sheet of a chart in LibreOffice changes the chart, and stays changed."""

import shutil
import sys
from functools import cache
from pathlib import Path

import pytest
from chart_reading import C, charts, kept

from legalgap.prose.voice import Voice
from legalgap.report import slides
from other_programs import SOFFICE, finished

SCRIPT = Path(__file__).with_name("change_chart.py")
PYTHONS = ("/usr/bin/python3", "python3", sys.executable)
DOCUMENT, DECK = "MS Word 2007 XML", "Impress MS PowerPoint 2007 XML"
NEW = 33.0


@cache
def python():
    """The Python that speaks with LibreOffice; None where there is none."""
    for name in PYTHONS:
        program = shutil.which(name)
        if program and not finished([program, "-c", "import uno"]).returncode:
            return program
    return None


pytestmark = pytest.mark.skipif(
    SOFFICE is None or python() is None, reason="LibreOffice with Python is not installed"
)


def changed(data: bytes, folder: Path, kind: str, chart: int, series: int, role: str):
    """The file after LibreOffice has changed one number of it, and that number as it was."""
    ending = {DOCUMENT: "docx", DECK: "pptx"}[kind]
    source, out = folder / f"before.{ending}", folder / f"after.{ending}"
    source.write_bytes(data)
    command = [python(), str(SCRIPT), SOFFICE, str(source), str(out), kind]
    command += [str(chart), str(series), role, str(NEW)]
    done = finished(command)
    assert done.returncode == 0, done.stderr
    return out.read_bytes(), float(done.stdout)


def numbers(chart, role):
    """All numbers of a chart, series by series; None where there is no mark."""
    return [[value and float(value) for value in kept(item, role)] for item in chart.series()]


def expected(before, series):
    """The numbers with the one that was changed."""
    made = [list(values) for values in before]
    made[series][0] = NEW
    return made


def test_the_dots_of_the_report_follow_their_table(tmp_path: Path, reports):
    before = charts(reports["KGZ", "ru"])
    marked = [
        place
        for place, item in enumerate(before[0].series())
        if item.find(f"{C}marker/{C}symbol").get("val") == "circle"
    ]
    data, old = changed(reports["KGZ", "ru"], tmp_path, DOCUMENT, 0, marked[0], "values-x")
    after = charts(data)
    assert old == numbers(before[0], "xVal")[marked[0]][0] != NEW
    assert numbers(after[0], "xVal") == expected(numbers(before[0], "xVal"), marked[0])
    assert numbers(after[0], "yVal") == numbers(before[0], "yVal")
    assert numbers(after[2], "val") == numbers(before[2], "val")
    assert [len(chart.data) for chart in after] == [len(chart.data) for chart in before]


def test_the_marks_of_the_timeline_follow_their_table(tmp_path: Path, reports):
    before = charts(reports["KGZ", "en"])[1]
    lane = next(
        place for place, item in enumerate(before.series()) if kept(item, "xVal")[0] is not None
    )
    data, old = changed(reports["KGZ", "en"], tmp_path, DOCUMENT, 1, lane, "values-x")
    after = charts(data)[1]
    assert old == numbers(before, "xVal")[lane][0] != NEW
    assert numbers(after, "xVal") == expected(numbers(before, "xVal"), lane)
    assert numbers(after, "yVal") == numbers(before, "yVal")


def test_the_bars_of_the_report_follow_their_table(tmp_path: Path, reports):
    before = charts(reports["TKM", "en"])[0]
    data, old = changed(reports["TKM", "en"], tmp_path, DOCUMENT, 0, 0, "values-y")
    after = charts(data)[0]
    assert old == numbers(before, "val")[0][0] != NEW
    assert numbers(after, "val") == expected(numbers(before, "val"), 0)


def test_the_bars_of_a_slide_follow_their_table(tmp_path: Path, assessments):
    made = slides.render(assessments["KGZ"], Voice("en"))
    before = charts(made)
    data, old = changed(made, tmp_path, DECK, 0, 0, "values-y")
    after = charts(data)
    shown = [numbers(chart, "val") for chart in after]
    first = numbers(before[0], "val")
    assert old == first[0][0] != NEW
    assert expected(first, 0) in shown
    assert first not in shown
