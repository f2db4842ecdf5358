"""The reference pages say what the schemas and the pages of the codes say."""

import re
import sys
from pathlib import Path

import pytest

import legalgap
from legalgap.corpus import codes
from legalgap.corpus.editor_schema import kinds, schema

ROOT = Path(legalgap.__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="not in a checkout")


@pytest.fixture(scope="module")
def reference():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import reference

        yield reference
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.mark.parametrize("name", ["fields", "problems"])
def test_a_page_is_up_to_date(reference, name):
    made = {"fields": reference.fields_page, "problems": reference.problems_page}[name]()
    assert (FOLDER / f"{name}.md").read_text(encoding="utf-8") == made, (
        "run `python tools/reference.py`"
    )


@pytest.mark.parametrize("kind", sorted({*kinds()} - {"coding"}))
def test_every_field_of_a_kind_of_file_stands_in_its_section(kind):
    text = (FOLDER / "fields.md").read_text(encoding="utf-8")
    section = re.split(r"\n## ", text.partition(f"\n## {kind}\n")[2])[0]
    made = schema(kind)
    holders = [one for one in (made, *made.get("$defs", {}).values()) if "properties" in one]
    for holder in holders:
        required = set(holder.get("required", ()))
        for field in holder["properties"]:
            row = f"| `{field}`" + (" (required) |" if field in required else " |")
            assert row in section, (kind, field)
    for line in section.splitlines():
        if line.startswith("| `"):
            cells = re.split(r"(?<!\\)\|", line)[1:-1]
            assert len(cells) == 4
            assert all(cell.strip() for cell in cells[:3]), line


def test_most_fields_have_an_example_from_the_data():
    lines = (FOLDER / "fields.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    shown = [line for line in rows if line.endswith("` |")]
    assert len(shown) > len(rows) * 0.6


def test_every_code_stands_in_the_page_of_problems():
    text = (FOLDER / "problems.md").read_text(encoding="utf-8")
    for code in codes.codes():
        assert f"| [{code}](#{code.lower()}) |" in text
        assert f"\n## {code}: {codes.title(code)}\n" in text
        assert f'<a id="{code.lower()}"></a>' in text
