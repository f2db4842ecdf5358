"""The workbook behind a chart, in which a person changes its numbers.

The first sheet holds names and numbers as a reader expects them. Where a chart needs more, such as
the ends of lines between dots, a second sheet reckons it from the first, so that whoever changes
a number changes the whole drawing.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from legalgap.office.charts import Chart, Dots, said
from legalgap.office.package import Package
from legalgap.office.properties import set_core

NUMBERS, DRAWING = "Sheet1", "Sheet2"
"""Named as every chart's sheets are, so that no language has to be known to find them."""
MISSING = "#N/A"
FIRST_WIDTH, WIDTH = 48, 18


@dataclass(frozen=True)
class Column:
    """Where the numbers of one column stand."""

    sheet: str
    place: int
    """From 0."""
    rows: int

    def cell(self, row: int) -> str:
        """The address of one cell; row 0 is the head."""
        return f"{self.sheet}!${xl_col_to_name(self.place)}${row + 1}"

    @property
    def head(self) -> str:
        """The address of the name of the column."""
        return self.cell(0)

    @property
    def body(self) -> str:
        """The address of its numbers."""
        return f"{self.cell(1)}:{self.cell(self.rows).partition('!')[2]}"


def column(chart: Chart, place: int) -> Column:
    """A column of the first sheet: 0 holds the categories, the others a series each."""
    return Column(NUMBERS, place, len(chart.categories))


def drawing_column(chart: Dots, name: str, place: int = 0) -> Column:
    """A column of the second sheet.

    `edge` and `height` place the names of the rows, `aside` and `beside` their notes; `dot` is the
    height of the dots of a series, `line` and `level` are the ends and the height of the line of
    a row.
    """
    many, row = len(chart.series), len(chart.categories)
    first = {"edge": 0, "height": 1, "aside": 2, "beside": 3, "dot": 4 + place}
    lines = 4 + many
    if name in ("line", "level"):
        place = chart.joined.index(place)
        return Column(DRAWING, lines + 2 * place + (name == "level"), row)
    return Column(DRAWING, first[name], row)


def workbook(chart: Chart) -> bytes:
    """The workbook as a file; `still` makes it stable."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        sheet = book.add_worksheet(NUMBERS)
        bold = book.add_format({"bold": True})
        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, len(chart.series), WIDTH)
        for row, name in enumerate(chart.categories, start=1):
            sheet.write_string(row, 0, said(name))
        for place, series in enumerate(chart.series, start=1):
            sheet.write_string(0, place, said(series.name), bold)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, place, value)
        if isinstance(chart, Dots):
            _drawing(book, chart)
    return out.getvalue()


def _drawing(book: Workbook, chart: Dots) -> None:
    """The second sheet: where names, dots and lines stand, reckoned from the first."""
    sheet = book.add_worksheet(DRAWING)

    def put(where: Column, row: int, formula: str, value: float | str) -> None:
        sheet.write_formula(row, where.place, f"={formula}", None, value)

    for row, height in enumerate(chart.heights, start=1):
        sheet.write_number(row, drawing_column(chart, "edge").place, 0)
        sheet.write_number(row, drawing_column(chart, "height").place, height)
        end, beside = chart.aside[row - 1]
        sheet.write_number(row, drawing_column(chart, "aside").place, end)
        if beside is not None:
            sheet.write_number(row, drawing_column(chart, "beside").place, beside)
        level = drawing_column(chart, "height").cell(row)
        for place, series in enumerate(chart.series):
            cell = column(chart, place + 1).cell(row)
            known = series.values[row - 1] is not None
            where = drawing_column(chart, "dot", place)
            put(where, row, f"IF(ISNUMBER({cell}),{level},NA())", height if known else MISSING)
    for line in chart.joined:
        for row in range(1, len(chart.categories) + 1):
            # All columns are of one length: the second end of a line is repeated.
            which = 0 if row == 1 else 1
            value = chart.series[which].values[line]
            assert value is not None
            source = column(chart, which + 1).cell(line + 1)
            put(drawing_column(chart, "line", line), row, source, value)
            level = drawing_column(chart, "height").cell(line + 1)
            put(drawing_column(chart, "level", line), row, level, chart.heights[line])


def still(data: bytes, day: date, lang: str) -> bytes:
    """A workbook with fixed dates and order of parts."""
    book = Package.unpacked(data)
    set_core(book, day, lang, {"creator": "legalgap"})
    return book.to_bytes()
