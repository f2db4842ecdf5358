"""Prints the guides for lawyers on A4, and says how many pages each has.

`python tools/guide_pages.py [DIR]` writes DIR/guide.en.pdf and DIR/guide.ru.pdf by way of Chromium
(without DIR they are counted and thrown away) and fails where a guide has more than ten pages.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "ru")
MOST_PAGES = 10
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 120
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><base href="{base}/"><style>
@page {{ size: A4; margin: 20mm }}
body {{ font: 11pt/1.35 "Liberation Serif", "Times New Roman", serif; margin: 0 }}
h1, h2 {{ font-family: "Liberation Sans", Arial, sans-serif; break-after: avoid }}
h1 {{ font-size: 20pt }} h2 {{ font-size: 14pt; margin: 1.2em 0 .4em }}
p, ul, ol {{ margin: .5em 0 }}
table {{ border-collapse: collapse; margin: .6em 0 }}
td, th {{ border: 1px solid #999; padding: 2pt 5pt; text-align: left; vertical-align: top }}
tr, img {{ break-inside: avoid }}
pre {{ background: #f3f3f3; padding: 6pt; white-space: pre-wrap }}
pre, code {{ font: 9pt/1.3 "Liberation Mono", "Courier New", monospace }}
blockquote {{ margin: .5em 1.5em }}
img {{ max-width: 100%; max-height: 110mm }}
</style><body>{text}</body></html>
"""
"""Ordinary fonts and margins: the length is that of the text."""


def chromium() -> str | None:
    """The browser that prints, where there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def printed(lang: str, folder: Path) -> int:
    """Print one guide into a folder; returns the number of its pages."""
    browser = chromium()
    if browser is None:
        raise SystemExit("Chromium is not installed")
    guide = ROOT / "docs" / f"guide.{lang}.md"
    text = MarkdownIt().enable("table").render(guide.read_text(encoding="utf-8"))
    page, target = folder / f"guide.{lang}.html", folder / f"guide.{lang}.pdf"
    page.write_text(PAGE.format(lang=lang, base=guide.parent.as_uri(), text=text), encoding="utf-8")
    options = ["--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run(  # noqa: S603 - the browser of this machine, on a page of our own
        [browser, *options, f"--user-data-dir={folder / 'profile'}",
         f"--print-to-pdf={target}", page.as_uri()],
        check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    shutil.rmtree(folder / "profile", ignore_errors=True)
    page.unlink()
    return len(PdfReader(target).pages)


def main(arguments: list[str]) -> int:
    """Print both; 1 where one is too long."""
    long = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0] if arguments else temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for lang in LANGUAGES:
            pages = printed(lang, folder)
            long = long or pages > MOST_PAGES
            print(f"docs/guide.{lang}.md: {pages} pages of at most {MOST_PAGES}")
    return int(long)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
