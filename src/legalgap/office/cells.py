"""Reads workbooks that others have saved: as plain cells, and nothing in them is ever run."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from legalgap.errors import LegalGapError
from legalgap.office.package import COMPOUND, ENCRYPTED, Package

MOST_BYTES = 20_000_000
"""Of the file; a form of all areas has less than one million."""
MOST_UNPACKED = 100_000_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
OPEN_DOCUMENT = "mimetype"
WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class Read:
    """A cell as text, and what is strange about it."""

    text: str = ""
    is_formula: bool = False
    is_error: bool = False
    is_date: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet: the cells that hold something, by row and column, both counted from 1."""

    title: str
    hidden: bool
    rows: dict[int, dict[int, Read]] = field(default_factory=dict)
    across: tuple[str, ...] = ()
    """Cells that are merged over several columns, as `F14:G14`."""


def read(source: Path | bytes) -> list[Page]:
    """The sheets of an .xlsx file.

    A cell merged over several rows counts in each of them. Raises LegalGapError for a file that is
    no workbook, is protected, damaged or far too large, or that brings macros or links to others.
    """
    data = source if isinstance(source, bytes) else _content(source)
    _refuse(data)
    try:
        package = Package.open(data, most_bytes=MOST_UNPACKED)
    except LegalGapError as error:
        raise LegalGapError(
            error.message.replace("(.docm)", "(.xlsm)"),
            "in Excel choose Save As > Excel Workbook (.xlsx), without macros and without links "
            "to other files; in LibreOffice save as Excel 2007-365 (.xlsx)",
        ) from error
    if WORKBOOK not in package.parts:
        raise LegalGapError(
            "this is an Office file, but no workbook",
            "choose the .xlsx file that `legalgap form export` wrote",
        )
    return list(_pages(package.to_bytes()))


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise LegalGapError(f"{path} is not a file", "choose an .xlsx file", exit_code=2)
        if path.stat().st_size > MOST_BYTES:
            raise LegalGapError("the file is far larger than any form is", "choose the form")
        return path.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"{path} cannot be opened: {error.strerror or error}",
            "check that it is there, and close it in other programs",
            exit_code=2,
        ) from None


def _refuse(data: bytes) -> None:
    """Files of other formats, which people take for workbooks or call so."""
    if data.startswith(COMPOUND) and ENCRYPTED in data:
        raise LegalGapError(
            "the file is protected by a password",
            "open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, "
            "empty the password, and save",
        )
    if data.startswith(COMPOUND):
        raise LegalGapError(
            "the file has the format of Excel before 2007 (.xls)",
            "open it and choose Save As > Excel Workbook (.xlsx)",
        )
    if data.startswith(b"PK") and b"application/vnd.oasis.opendocument" in data[:200]:
        raise LegalGapError(
            "the file is an OpenDocument (.ods)",
            "open it in LibreOffice and choose Save As > Excel 2007-365 (.xlsx)",
        )
    if not data.startswith(b"PK"):
        raise LegalGapError(
            "this is no workbook",
            "choose an .xlsx file; a .csv file or a page of the web cannot be read as a form",
        )


def _pages(data: bytes) -> Iterator[Page]:
    from openpyxl import load_workbook  # heavy: only where a workbook is read

    try:
        book = load_workbook(BytesIO(data), data_only=False, keep_links=False)
        for sheet in book.worksheets:
            yield _page(sheet)
    except LegalGapError:
        raise
    except Exception as error:  # openpyxl raises whatever a strange file makes it trip over
        raise LegalGapError(
            f"the file is damaged: it cannot be read as a workbook ({type(error).__name__})",
            "open it in Excel or LibreOffice, save it under another name as .xlsx, and try again",
        ) from error


def _page(sheet: Any) -> Page:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise LegalGapError(
            f"the sheet `{sheet.title}` has {sheet.max_row} rows and {sheet.max_column} columns: "
            "far more than a form has",
            "delete the empty rows below and the empty columns to the right of it, and save",
        )
    page = Page(sheet.title, sheet.sheet_state != "visible", across=tuple(_across(sheet)))
    for cells in sheet.iter_rows():
        for cell in cells:
            found = _read(cell)
            if found.text or found.is_formula or found.is_error:
                page.rows.setdefault(cell.row, {})[cell.column] = found
    for area in sheet.merged_cells.ranges:
        if area.min_col == area.max_col:
            first = page.rows.get(area.min_row, {}).get(area.min_col)
            for row in range(area.min_row + 1, area.max_row + 1):
                if first is not None:
                    page.rows.setdefault(row, {})[area.min_col] = first
    return page


def _across(sheet: Any) -> Iterator[str]:
    return (str(area) for area in sheet.merged_cells.ranges if area.min_col != area.max_col)


def _read(cell: Any) -> Read:
    value = cell.value
    if value is None:
        return Read()
    if cell.data_type == "f":
        return Read(str(getattr(value, "text", value) or ""), is_formula=True)
    if cell.data_type == "e":
        return Read(str(value), is_error=True)
    if isinstance(value, datetime):
        whole = not (value.hour or value.minute or value.second)
        return Read(value.date().isoformat() if whole else value.isoformat(), is_date=True)
    if isinstance(value, date):
        return Read(value.isoformat(), is_date=True)
    if isinstance(value, bool):
        return Read(str(value).upper())
    if isinstance(value, int | float):
        return Read(_number(value), is_number=True)
    return Read(str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip())


def _number(value: float) -> str:
    """A number as its cell shows it: 5 rather than 5.0."""
    return str(int(value)) if value == int(value) else repr(value)


def letters(column: int) -> str:
    """The letters of a column counted from 1: A, B … Z, AA."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(ord("A") + rest) + made
    return made
