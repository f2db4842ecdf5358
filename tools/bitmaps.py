"""Photographs what `legalgap` makes: pages of the report, a slide, the web page and a form.

Used by tools/pictures.py. LibreOffice turns the files into PDF, poppler the pages into pictures,
and Chromium shows the web page; each picture has few colours and fits into 150 kB.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide_pages import chromium
from PIL import Image
from pypdf import PdfReader

PATIENCE = 600
"""Seconds for each program; a few are enough where the machine is not busy."""
MOST_BYTES = 150_000
COLOURS = (64, 32, 16)
PAGE_DPI, SLIDE_DPI, SHEET_DPI = 90, 85, 270
WINDOW = 1100, 1000
CONTENTS = "....."
"""Stands on pages of contents, which name every heading before its place."""
HEADER = (31, 78, 121)
"""The colour of the first row of a sheet."""
CUT = 0.239, 0.149
"""How much of the width and height of a form is shown, from its first row on."""


@dataclass(frozen=True)
class Shot:
    """One picture: of which file, and the words by which its page is known."""

    name: str
    file: str
    words: str


SHOTS = (
    Shot("report-page.png", "KGZ-assessment.docx", "{n} Criminalization"),
    Shot("pictures/report-decisions.png", "TKM-assessment.docx", "{n} Decisions asked"),
    Shot("pictures/report-summary.png", "TKM-assessment.docx", "{n} Executive summary"),
    Shot("pictures/report-findings.png", "KGZ-assessment.docx", "Findings: Criminalization"),
    Shot("pictures/report-bylaws.png", "TKM-assessment.docx", "By-laws that hold back most"),
    Shot("pictures/report-timeline.png", "TKM-assessment.docx", "A mark is the day"),
    Shot("pictures/report-sheet.png", "TKM-assessment.docx", "Why this sheet"),
    Shot("pictures/slide.png", "KGZ-assessment.pptx", "invented people"),
    Shot("pictures/form.png", "form.xlsx", "CRIM-09.child_rule_explicit"),
)
PAGE = "KGZ-assessment.html", "pictures/web-page.png"
COMMANDS = (
    ("assess", "KGZ", "--formats", "docx,pptx,html"),
    ("assess", "TKM", "--formats", "docx"),
    ("form", "export", "KGZ", "--indicator", "CRIM-09", "--out", "form.xlsx"),
)


def made(run: Callable[[list[str], Path], str], docs: Path) -> Iterator[Path]:
    """Make all pictures below a folder; `run` runs a command of ours in a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for command in COMMANDS:
            run(["legalgap", *command], folder)
        known: dict[str, Path] = {}
        for shot in SHOTS:
            pdf = known.get(shot.file) or _pdf(folder / shot.file, folder)
            known[shot.file] = pdf
            yield _saved(_taken(shot, pdf), docs / shot.name)
        yield _saved(_browsed(folder / PAGE[0], folder), docs / PAGE[1])


def _pdf(file: Path, folder: Path) -> Path:
    """A file as PDF; those of a report and its slides have the same name, so each has a folder."""
    out = folder / file.suffix[1:]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(
        _program("soffice", "libreoffice"), profile, "--headless", "--convert-to", "pdf",
        "--outdir", str(out), str(file),
    )  # fmt: skip
    pdf = out / f"{file.stem}.pdf"
    if not pdf.is_file():
        raise SystemExit(f"LibreOffice could not open {file.name}")
    return pdf


def _taken(shot: Shot, pdf: Path) -> Image.Image:
    number = _page_of(pdf, shot.words)
    ending = Path(shot.file).suffix
    dpi = {".docx": PAGE_DPI, ".pptx": SLIDE_DPI, ".xlsx": SHEET_DPI}[ending]
    page = pdf.with_name(f"{number}-{dpi}")
    _run(
        _program("pdftoppm"), "-r", str(dpi), "-png", "-singlefile",
        "-f", str(number), "-l", str(number), str(pdf), str(page),
    )  # fmt: skip
    with Image.open(page.with_suffix(".png")) as image:
        whole = image.convert("RGB")
    return _top_of_sheet(whole) if ending == ".xlsx" else whole


def _page_of(pdf: Path, words: str) -> int:
    """The first page with the words, behind the contents; `{n}` is the number of a heading."""
    for number, page in enumerate(PdfReader(pdf).pages, 1):
        text = page.extract_text().replace("\u00a0", " ")
        if CONTENTS not in text and _holds(text, words):
            return number
    raise SystemExit(f"{pdf.name}: no page has `{words}`")


def _holds(text: str, words: str) -> bool:
    if not words.startswith("{n} "):
        return words in text
    heads = (line.split(maxsplit=1) for line in text.splitlines())
    wanted = words.removeprefix("{n} ")
    return any(len(head) == 2 and head[0].isdigit() and head[1] == wanted for head in heads)


def _top_of_sheet(image: Image.Image) -> Image.Image:
    """The upper left of a sheet, from its header on: the rest cannot be read at this size."""
    wide, high = image.size
    spots = [
        (x, y)
        for y in range(0, high, 2)
        for x in range(0, wide // 4, 2)
        if image.getpixel((x, y)) == HEADER
    ]
    if not spots:
        raise SystemExit("the form has no header in its colour")
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    return image.crop((left, top, left + round(wide * CUT[0]), top + round(high * CUT[1])))


def _browsed(file: Path, folder: Path) -> Image.Image:
    """The beginning of the web page, as a window shows it."""
    browser = chromium()
    if browser is None:
        raise SystemExit("Chromium is not installed")
    target = folder / "window.png"
    _run(
        browser, "--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars",
        f"--user-data-dir={folder / 'browser'}", f"--window-size={WINDOW[0]},{WINDOW[1]}",
        f"--screenshot={target}", file.as_uri(),
    )  # fmt: skip
    with Image.open(target) as image:
        return image.convert("RGB")


def _saved(image: Image.Image, path: Path) -> Path:
    """Write a picture with as many colours as its size allows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for count in COLOURS:
        few = image.quantize(count, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size < MOST_BYTES:
            return path
    raise SystemExit(f"{path} is larger than {MOST_BYTES} bytes")


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit(f"{names[0]} is not installed")
    return found


def _run(*command: str) -> None:
    try:
        subprocess.run(  # noqa: S603 - programs of this machine, on files of our own
            command, check=True, capture_output=True, timeout=PATIENCE
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{(error.stderr or b'').decode(errors='replace')}\n")
        raise SystemExit(f"{Path(command[0]).name} did not finish") from None
