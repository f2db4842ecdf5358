"""The workbook behind a chart, in which a person changes its numbers.

The first sheet holds names and numbers as a reader expects them. Where a chart needs more, such as
the ends of lines between dots, a second sheet reckons it from the first, so that whoever changes
a number changes the whole drawing. It is as small as a workbook can be, and is written as text: to
import a library for the files of others takes longer than all that is done here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from legalgap.frozen import frozen
from legalgap.office.charts import Chart, Dots, Lanes, said
from legalgap.office.package import CONTENT_TYPES, OFFICE, RELATIONSHIPS, ROOT_RELS, TYPES, Package
from legalgap.office.properties import CORE, set_core
from legalgap.office.xml import as_text

NUMBERS, DRAWING = "Sheet1", "Sheet2"
"""Named as every chart's sheets are, so that no language has to be known to find them."""
MISSING = "#N/A"
FIRST_WIDTH, WIDTH = 48.7109375, 18.7109375
"""Of its columns, in letters and the room around them."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = OFFICE + "relationships/"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOLD = 1
"""The number of the look of heads among those in `STYLES`."""
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as a sign by its number."""


@frozen
class Column:
    """Where the numbers of one column stand."""

    sheet: str
    place: int
    """From 0."""
    rows: int

    def cell(self, row: int) -> str:
        """The address of one cell; row 0 is the head."""
        return f"{self.sheet}!${letters(self.place)}${row + 1}"

    @property
    def head(self) -> str:
        """The address of the name of the column."""
        return self.cell(0)

    @property
    def body(self) -> str:
        """The address of its numbers."""
        return f"{self.cell(1)}:{self.cell(self.rows).partition('!')[2]}"


def letters(place: int) -> str:
    """The name of a column: A, B, ... Z, AA."""
    above, last = divmod(place, 26)
    return (letters(above - 1) if above else "") + chr(ord("A") + last)


@dataclass
class Sheet:
    """The cells of a sheet: written as text, row by row."""

    widths: str = ""
    rows: dict[int, dict[int, str]] = field(default_factory=dict)

    def text(self, row: int, place: int, words: str, look: int = 0) -> None:
        """Words in a cell, which are never a formula."""
        shown = ESCAPE.sub("_x005F_", as_text(words))
        kept = ' xml:space="preserve"' if shown != shown.strip() else ""
        content = f"<is><t{kept}>{shown}</t></is>"
        self._put(row, place, f't="inlineStr"{_styled(look)}', content)

    def number(self, row: int, place: int, value: float) -> None:
        """A number in a cell."""
        self._put(row, place, "", f"<v>{value:.16G}</v>")

    def formula(self, row: int, place: int, formula: str, value: float | str) -> None:
        """A formula of ours with the value that it has now; a string is the name of an error."""
        kind = 't="e"' if isinstance(value, str) else ""
        shown = value if isinstance(value, str) else f"{value:.16G}"
        self._put(row, place, kind, f"<f>{as_text(formula)}</f><v>{shown}</v>")

    def _put(self, row: int, place: int, given: str, content: str) -> None:
        address = f'<c r="{letters(place)}{row + 1}" {given}'.rstrip()
        self.rows.setdefault(row, {})[place] = f"{address}>{content}</c>"

    def xml(self) -> bytes:
        """The part."""
        rows = "".join(
            f'<row r="{row + 1}">{"".join(cells[place] for place in sorted(cells))}</row>'
            for row, cells in sorted(self.rows.items())
        )
        return (
            f'{HEAD}<worksheet xmlns="{MAIN}">{self.widths}<sheetData>{rows}</sheetData>'
            "</worksheet>"
        ).encode()


def _styled(look: int) -> str:
    return f' s="{look}"' if look else ""


def column(chart: Chart, place: int) -> Column:
    """A column of the first sheet: 0 holds the categories, the others a series each."""
    rows = chart.rows if isinstance(chart, Lanes) else len(chart.categories)
    return Column(NUMBERS, place, rows)


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


def lane_column(chart: Lanes, name: str, place: int = 0) -> Column:
    """A column of the second sheet of lanes.

    `edge` and `height` place the names of the lanes, `line` and `level` the ends of the upright
    line; `mark` is the height of the marks of a lane.
    """
    first = {"edge": 0, "height": 1, "line": 2, "level": 3, "mark": 4 + place}
    return Column(DRAWING, first[name], chart.rows)


def workbook(chart: Chart) -> Package:
    """The workbook; `still` gives it its date."""
    sheet, many = Sheet(), len(chart.series)
    sheet.widths = (
        f'<cols><col min="1" max="1" width="{FIRST_WIDTH}" customWidth="1"/>'
        f'<col min="2" max="{many + 1}" width="{WIDTH}" customWidth="1"/></cols>'
    )
    for row, name in enumerate(chart.categories, start=1):
        sheet.text(row, 0, said(name))
    for place, series in enumerate(chart.series, start=1):
        sheet.text(0, place, said(series.name), BOLD)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.number(row, place, value)
    sheets = {NUMBERS: sheet}
    if isinstance(chart, Dots):
        sheets[DRAWING] = _drawing(chart)
    elif isinstance(chart, Lanes):
        sheets[DRAWING] = _placed(chart)
    return _package(sheets)


def _package(sheets: dict[str, Sheet]) -> Package:
    """The parts of a workbook."""
    files = {f"worksheets/sheet{place}.xml": "worksheet" for place in range(1, len(sheets) + 1)}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(sheets, start=1)
    )
    book = (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{KIND.rstrip("/")}"><sheets>{listed}</sheets>'
        '<calcPr fullCalcOnLoad="1"/></workbook>'
    )
    types = {"/xl/workbook.xml": f"{BOOK_TYPE}.sheet.main+xml", f"/{CORE}": CORE_TYPE}
    types |= {f"/xl/{name}": f"{BOOK_TYPE}.worksheet+xml" for name in files}
    types["/xl/styles.xml"] = f"{BOOK_TYPE}.styles+xml"
    declared = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    made = {
        CONTENT_TYPES: f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{declared}</Types>',
        ROOT_RELS: _relations([(KIND + "officeDocument", "xl/workbook.xml"), (CORE_KIND, CORE)]),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((KIND + kind, name) for name, kind in files.items()),
                (KIND + "styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": STYLES,
    }
    parts = {name: text.encode() for name, text in made.items()}
    for name, sheet in zip(files, sheets.values(), strict=True):
        parts[f"xl/{name}"] = sheet.xml()
    return Package(parts)


def _relations(led: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(led, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{listed}</Relationships>'


def _drawing(chart: Dots) -> Sheet:
    """The second sheet: where names, dots and lines stand, reckoned from the first."""
    sheet = Sheet()

    def put(where: Column, row: int, formula: str, value: float | str) -> None:
        sheet.formula(row, where.place, formula, value)

    for row, height in enumerate(chart.heights, start=1):
        sheet.number(row, drawing_column(chart, "edge").place, 0)
        sheet.number(row, drawing_column(chart, "height").place, height)
        end, beside = chart.aside[row - 1]
        sheet.number(row, drawing_column(chart, "aside").place, end)
        if beside is not None:
            sheet.number(row, drawing_column(chart, "beside").place, beside)
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
    return sheet


def _placed(chart: Lanes) -> Sheet:
    """The second sheet of lanes: how high names, marks and the upright line stand."""
    sheet = Sheet()
    columns: dict[Column, Sequence[float | None]] = {
        lane_column(chart, "edge"): [chart.first] * len(chart.series),
        lane_column(chart, "height"): chart.middles,
    }
    if chart.line is not None:
        columns[lane_column(chart, "line")] = [chart.line, chart.line]
        columns[lane_column(chart, "level")] = [0, len(chart.series)]
    for place, heights in enumerate(chart.heights):
        columns[lane_column(chart, "mark", place)] = heights
    for column_, values in columns.items():
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.number(row, column_.place, value)
    return sheet


def still(book: Package, day: date, lang: str) -> bytes:
    """A workbook with fixed dates and order of parts, as a file."""
    set_core(book, day, lang, {"creator": "legalgap"})
    return book.to_bytes()
