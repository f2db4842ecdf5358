"""The guide for lawyers has ten pages at most, in each language, printed with its pictures."""

import re
import sys
from pathlib import Path

import pytest

import legalgap

ROOT = Path(legalgap.__file__).parents[2]
if not (ROOT / "tools" / "guide_pages.py").is_file():
    pytest.skip("not in a checkout", allow_module_level=True)
sys.path.insert(0, str(ROOT / "tools"))

import guide_pages  # noqa: E402


@pytest.mark.skipif(guide_pages.chromium() is None, reason="Chromium is not installed")
@pytest.mark.parametrize("lang", guide_pages.LANGUAGES)
def test_a_guide_fits_on_ten_pages(lang, tmp_path):
    from pypdf import PdfReader

    pages = guide_pages.printed(lang, tmp_path)
    printed = PdfReader(tmp_path / f"guide.{lang}.pdf")
    shown = [image for page in printed.pages for image in page.images]
    guide = (ROOT / "docs" / f"guide.{lang}.md").read_text(encoding="utf-8")
    bitmaps = re.findall(r"!\[[^]]*\]\([^)]*\.png\)", guide)
    assert len(shown) >= len(bitmaps) > 0, "a picture is not printed"
    assert 5 <= pages <= guide_pages.MOST_PAGES
