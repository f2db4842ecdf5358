"""Reads the text layer of PDF files; a scan has none, and that is said."""

import re
import time
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import Manuscript, Progress, words
from legalgap.intake.reading.lines import Hyphens
from legalgap.intake.reading.pdf_layout import PageLines, lines_of
from legalgap.intake.reading.pdf_letters import pieces_of
from legalgap.intake.reading.pdf_paragraphs import paragraphs_of

MOST_PAGES = 5_000
MOST_LETTERS = 15_000_000
MOST_SECONDS = 600
MOST_UNPACKED = 1_000_000_000
"""The most that all packed streams of a file may hold, its pictures aside."""
MOST_ONE = 200_000_000
STEP = 1 << 20
UNREADABLE = 0.2
"""The share of letters without a meaning from which a page is not readable."""
OCR = "recognise its letters with an OCR program and import the result"
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b|(?:/FlateDecode\s*){2}")


def read_pdf(data: bytes, progress: Progress | None = None) -> Manuscript:
    """Read a PDF from its bytes.

    Raises LegalGapError for a file that is damaged, cut short, protected by a password, unsafe,
    or that holds pictures of pages only.
    """
    _refuse_bombs(data)
    document = _opened(data)
    try:
        made = Manuscript("pdf")
        _describe(document, made)
        _read(document, made, progress)
    finally:
        document.close()
    return made


def _opened(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD:
            raise LegalGapError(
                "the PDF is protected by a password",
                "open it with its password and save or print it to a PDF without one",
            ) from error
        raise LegalGapError(
            "the PDF is damaged or cut short", "take it again from its source"
        ) from error
    tail = data[-8192:]
    if not count or (b"%%EOF" not in tail and b"startxref" not in tail):
        document.close()
        raise LegalGapError(
            "the PDF is damaged or cut short: its end is missing", "take it again from its source"
        )
    if count > MOST_PAGES:
        document.close()
        raise LegalGapError(
            f"the PDF has {count} pages, more than the {MOST_PAGES} that are read",
            "save the pages of the act as a file of their own",
        )
    return document


def _describe(document: Any, made: Manuscript) -> None:
    said = document.get_metadata_dict()
    made.title = (said.get("Title") or "").strip()
    if said.get("CreationDate"):
        made.metadata["created"] = said["CreationDate"]
    made.metadata["pages"] = str(len(document))


def _read(document: Any, made: Manuscript, progress: Progress | None) -> None:
    pages: list[PageLines] = []
    raw: list[str] = []
    pictures: list[int] = []
    garbled: list[int] = []
    letters = 0
    end = time.monotonic() + MOST_SECONDS
    for page_lines, text, pictured in _pages(document):
        number = page_lines.number
        pages.append(page_lines)
        raw.append(text)
        letters += len(text)
        if not page_lines.lines and pictured:
            pictures.append(number)
        elif _is_garbled(text):
            garbled.append(number)
        if letters > MOST_LETTERS or time.monotonic() > end:
            raise LegalGapError(
                f"the PDF is too large: reading stopped at page {number}",
                "save the pages of the act as a file of their own",
            )
        if progress:
            progress(number, len(document))
    _refuse_unread(pages, pictures, garbled)
    lines = [line.text for page in pages for line in page.lines]
    hyphens = Hyphens("\n".join(lines))
    made.paragraphs = paragraphs_of(pages, hyphens)
    merged = sum(page.merged for page in pages)
    # What pdfium itself makes of each page, and no line of ours, is counted; words that were
    # broken at the end of a line, or before a raised number, are one word and not two.
    made.words_in = sum(len(words(text)) for text in raw) - hyphens.joined - merged
    made.problems += _notes(pictures, "has no text layer, it is a picture", "have no text layer")
    made.problems += _notes(
        garbled, "has letters that the file gives no meaning", "have letters without a meaning"
    )


def _pages(document: Any) -> Iterator[tuple[PageLines, str, bool]]:
    """Each page: its lines, the text that pdfium makes of it, and whether it holds a picture."""
    gutter = None
    for at in range(len(document)):
        try:
            page = document[at]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise LegalGapError(
                f"page {at + 1} of the PDF is damaged", "take the file again from its source"
            ) from error
        try:
            left, bottom, right, top = page.get_mediabox()
            pieces = pieces_of(text_page.raw, page.get_rotation() // 90, right + left, top + bottom)
            width, height = page.get_size()
            lines = lines_of(pieces, at + 1, width, height, gutter)
            gutter = lines.gutter
            text = text_page.get_text_range(errors="replace") if pieces else ""
            yield lines, text, bool(not pieces and _has_picture(page))
        finally:
            text_page.close()
            page.close()


def _has_picture(page: Any) -> bool:
    """Whether anything at all is drawn on a page without text."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)


def _is_garbled(text: str) -> bool:
    """Whether a page has letters that stand for nothing: fonts without a table of letters."""
    seen = [letter for letter in text if not letter.isspace()]
    bad = sum(
        letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " for letter in seen
    )
    return len(seen) > 20 and bad > UNREADABLE * len(seen)


def _refuse_unread(pages: list[PageLines], pictures: list[int], garbled: list[int]) -> None:
    full = [page for page in pages if page.lines]
    if not full and pictures:
        raise LegalGapError("the PDF is a scan: its pages are pictures without text", OCR)
    if full and len(garbled) >= 0.8 * len(full):
        raise LegalGapError(
            "the PDF does not say which letters its signs stand for, so that it cannot be read", OCR
        )


def _notes(pages: list[int], one: str, many: str) -> list[str]:
    if not pages:
        return []
    if len(pages) == 1:
        return [f"page {pages[0]} {one}"]
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return [f"pages {shown} {many}"]


def _refuse_bombs(data: bytes) -> None:
    """Unpack every packed stream once, keeping nothing, to see how much it holds."""
    if _TWICE.search(data):
        raise LegalGapError(
            "the PDF packs its content twice, as files that mean harm do",
            "print it to a new PDF and import that",
        )
    total = 0
    for found in _STREAM.finditer(data):
        start = found.end()
        if data[start : start + 1] not in (b"\x78", b"\x58", b"\x48", b"\x68", b"\x38", b"\x08"):
            continue
        unpacker = zlib.decompressobj()
        size = 0
        rest = memoryview(data)[start : start + 65_536]
        at = start + 65_536
        try:
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, STEP))
                if size > MOST_ONE or total + size > MOST_UNPACKED:
                    raise LegalGapError(
                        "the PDF unpacks to far more than it should, as a zip bomb does",
                        "take it from another source",
                    )
                rest = memoryview(unpacker.unconsumed_tail)
                if not rest and not unpacker.eof:
                    rest = memoryview(data)[at : at + 65_536]
                    at += 65_536
        except zlib.error:
            pass  # not a packed stream, or a damaged one, which pdfium leaves out
        total += size
