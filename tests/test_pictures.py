"""The pictures of the README and the guides: there, small, described, and made by the tool."""

import re
import sys
from pathlib import Path

import pytest

import legalgap

ROOT = Path(legalgap.__file__).parents[2]
if not (ROOT / "tools" / "pictures.py").is_file():
    pytest.skip("not in a checkout", allow_module_level=True)
sys.path.insert(0, str(ROOT / "tools"))

import bitmaps  # noqa: E402
import pictures  # noqa: E402

PICTURE = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
TEXTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("guide.*.md"))]
SHOWN = [
    (path.parent / target, described)
    for path in TEXTS
    for described, target in PICTURE.findall(path.read_text(encoding="utf-8"))
]


def test_every_picture_that_is_shown_is_made_by_the_tool_and_no_other_lies_there():
    docs = ROOT / "docs"
    made = {docs / shot.name for shot in bitmaps.SHOTS} | {docs / bitmaps.PAGE[1]}
    made |= {pictures.PICTURES / f"{name}.svg" for name in pictures.WANTED}
    assert {path for path, _ in SHOWN} == made
    assert {*docs.rglob("*.png"), *docs.rglob("*.svg")} == made


def test_each_is_small_and_says_what_is_seen():
    for path, described in SHOWN:
        assert path.stat().st_size < bitmaps.MOST_BYTES
        assert len(described.split()) >= 6, f"{path.name}: {described}"
