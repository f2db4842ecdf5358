"""Rules 4 to 6: header rows, rows that stay whole, and tables of a plain grid with a title."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.accessibility.look import first_row_marked, switched_on, value, whole
from legalgap.office.xml import text_of, w

HEADER, ROWS, GRID = 4, 5, 6
LETTERS_PER_TWIP = 1 / 110
"""How many letters of small text stand in a twentieth of a point, rather too few."""
WIDEST = 9_000
SHORT_ROW = 14
"""Lines of the tallest cell below which a row is surely under half a page."""


def faults(document: Document) -> Iterator[Fault]:
    """Tables that a screen reader cannot walk through."""
    for style in document.styles.by_id.values():
        if next(style.iter(w("tblHeader")), None) is not None:
            said = f"the style `{value(style.find(w('name')))}` makes every row a header row"
            hint = "take w:tblHeader out of the style, and set it in the first row of each table"
            yield Fault(HEADER, Place("styles"), said, hint)
    for table in document.tables:
        yield from _header(document, table)
        yield from _rows(document, table)
        yield from _structure(document, table)
        yield from _cells(document, table)


def _is_header(row: etree._Element) -> bool:
    return switched_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))


def _header(document: Document, table: etree._Element) -> Iterator[Fault]:
    rows = table.findall(w("tr"))
    hint = "mark the first row and choose Layout > Repeat Header Rows"
    if rows and not _is_header(rows[0]):
        yield document.fault(HEADER, table, "the table has no header row", hint)
    headers = [_is_header(row) for row in rows]
    if any(later and not earlier for earlier, later in pairwise(headers)):
        said = "a header row stands below rows of data, where it does not repeat"
        yield document.fault(HEADER, table, said, "header rows come first, one after another")
    if len(rows) > 1 and all(headers):
        yield document.fault(HEADER, table, "every row is a header row", hint)
    if not first_row_marked(table):
        said = "the table does not say that its first row is a header (tblLook)"
        hint = "in Word tick Table Design > Header Row"
        yield document.fault(HEADER, table, said, hint)


def _rows(document: Document, table: etree._Element) -> Iterator[Fault]:
    for number, row in enumerate(table.findall(w("tr")), start=1):
        if switched_on(row.find(f"{w('trPr')}/{w('cantSplit')}")):
            continue
        if _lines(row) < SHORT_ROW:
            said = f"row {number} may break across pages although it is short"
            hint = "in Word take the tick off Table Properties > Row > Allow row to break"
            yield document.fault(ROWS, row, said, hint)


def _lines(row: etree._Element) -> int:
    """The lines of the tallest cell, rather too many than too few."""
    tallest = 0
    for cell in row.findall(w("tc")):
        width = whole(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w")) or WIDEST
        room = max(width * LETTERS_PER_TWIP, 8.0)
        lines = sum(
            max(1, -(-len(text_of(paragraph)) // int(room))) for paragraph in cell.iter(w("p"))
        )
        tallest = max(tallest, lines)
    return tallest


def _structure(document: Document, table: etree._Element) -> Iterator[Fault]:
    grid = table.find(w("tblGrid"))
    rows = table.findall(w("tr"))
    columns = 0 if grid is None else len(grid)
    plain = "split the table, or repeat the words in each row"
    for number, row in enumerate(rows, start=1):
        cells = row.findall(w("tc"))
        merged = any(
            cell.find(f"{w('tcPr')}/{w(name)}") is not None
            for cell in cells
            for name in ("gridSpan", "vMerge", "hMerge")
        )
        if merged:
            yield document.fault(GRID, row, f"row {number} has merged or split cells", plain)
        elif columns and len(cells) != columns:
            said = f"row {number} has {len(cells)} cells, the table {columns} columns"
            yield document.fault(GRID, row, said, "give each row a cell for each column")
        if not text_of(row).strip() and next(row.iter(w("drawing")), None) is None:
            said, hint = f"row {number} is blank", "delete it; space comes from the style"
            yield document.fault(GRID, row, said, hint)
    if next(table.iterancestors(w("tbl")), None) is not None:
        said = "a table stands in a cell of another table"
        yield document.fault(GRID, table, said, "put it below the other table")
    if columns == 1 or len(rows) == 1:
        said = "a table of one row or one column is a layout, not a table"
        hint = "use a paragraph style with a border"
        yield document.fault(GRID, table, said, hint)
    for name, said in (("tblCaption", "title"), ("tblDescription", "description")):
        if not value(table.find(f"{w('tblPr')}/{w(name)}")).strip():
            message = f"the table has no {said} for screen readers"
            hint = "in Word fill in Table Properties > Alt Text"
            yield document.fault(GRID, table, message, hint)


def _cells(document: Document, table: etree._Element) -> Iterator[Fault]:
    for row in table.findall(w("tr")):
        if not text_of(row).strip():
            continue
        for cell in row.findall(w("tc")):
            if cell.find(w("tbl")) is not None:
                continue
            if not text_of(cell).strip() and next(cell.iter(w("drawing")), None) is None:
                said = "an empty cell: a reader cannot tell whether something is missing"
                yield document.fault(GRID, cell, said, "write what is meant, such as `none`")
