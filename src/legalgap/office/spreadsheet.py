"""Workbooks: sheets as plain records, written so that they sort, filter, print and stay inert.

Each sheet is one Excel table with its header in the first row. A cell never becomes a formula,
whatever its text begins with: neither when the file is opened nor when somebody edits the cell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from io import BytesIO
from typing import Any

from legalgap.office import paper
from legalgap.office.letters import height, longest_word
from legalgap.office.package import Package
from legalgap.office.properties import set_core
from legalgap.office.xml import clean, plain

Value = str | int | Fraction | date | None
"""What a cell holds; None is a blank for a person to fill in."""

NARROWEST, WIDEST = 12, 60
ARROW = 2
"""Letters that the arrow of the filter covers in a heading."""
LONGEST_WORD = 18
"""A column grows to fit its words up to this width; longer ones are codes and addresses."""
"""Widths of a column, in letters."""
LONGEST_CELL = 32_000
LONGEST_NAME = 31
LONGEST_HEAD = 200
LONGEST_LINK = 2_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""What a spreadsheet may take for the beginning of a formula, or another program does."""
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
HEAD_FILL, HEAD_LETTERS = "1F4E79", "FFFFFF"
FILL_IN = "FFF8E1"
"""The ground of cells that a person fills in; the heading says so too."""
LINES = "BFBFBF"
FONT, SIZE = "Arial", 10
APP = "docProps/app.xml"
MAKER = b"legalgap"
TABS = "xl/worksheets/sheet"
FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
"""A height that no program would change again, whatever somebody writes into the row."""
DATE = "yyyy-mm-dd"
ALLOWED = (
    *("format_cells", "format_columns", "format_rows", "insert_rows"),
    *("sort", "autofilter", "select_locked_cells", "select_unlocked_cells"),
)
"""What anybody may do on a guarded sheet without taking the guard off."""
FIRST_YEAR = 1901
"""Excel counts no day before 1900, and miscounts the first weeks of that year."""


@dataclass(frozen=True)
class Cell:
    """A cell with its look: colours as RRGGBB, and where a click leads."""

    value: Value
    fill: str = ""
    color: str = ""
    bold: bool = False
    url: str = ""
    """An address on the web; http and https only."""
    sheet: str = ""
    """The key of another sheet of the workbook."""
    choices: str = ""
    """The name of a list, where it is another one than the column's."""
    is_open: bool = False
    """Whether it can be written into on a guarded sheet though its column cannot."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in letters, and what may be put into it."""

    title: str
    width: int = 20
    number: str = "0"
    """How numbers are shown: `0`, `0.0`, `0%`."""
    choices: str = ""
    """The name of a list; cells then offer its words."""
    day: bool = False
    """Whether it takes dates; Excel then refuses anything else."""
    fill_in: bool = False
    """Whether readers are asked to fill it in."""
    prompt: str = ""
    """What is shown to somebody who comes to fill in a cell."""
    as_text: bool = False
    """Whether what somebody types stays text: `5-1` is no date then, and `010` no number."""
    hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet, which is one table."""

    key: str
    """An ASCII name: of the table, and for links between sheets."""
    title: str
    """The name on the tab."""
    about: str
    """What it holds, in one sentence; read aloud by screen readers."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value | Cell]]
    frozen: int = 1
    """How many columns stay in sight."""
    names: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    """Lists for `Column.choices`: the first and the last row below the header, and the column;
    counted from 0."""
    guarded: bool = False
    """A sheet to fill in: only the columns for it can be written into, rows can be added, and
    anybody can take the guard off, since it has no password. It is no Excel table: in one, a
    guarded sheet takes no row."""
    hidden: bool = False
    """Kept for programs; readers are not shown it."""


@dataclass(frozen=True)
class Properties:
    """What is said of the whole file; `day` stands for every date in it."""

    day: date
    lang: str
    texts: Mapping[str, str]
    """`title`, `subject`, `creator`, `keywords`, `description`."""
    custom: Mapping[str, str]
    footer: str = ""


def to_bytes(sheets: Sequence[Sheet], properties: Properties) -> bytes:
    """The workbook as a file, signed: always the same bytes for the same sheets."""
    from xlsxwriter import Workbook  # heavy: only where a workbook is written

    made = BytesIO()
    normal = {"font_name": FONT, "font_size": SIZE}  # widths are counted in its letters
    book = Workbook(made, {"in_memory": True, "default_format_properties": normal})
    names = sheet_names([sheet.title for sheet in sheets])
    tabs = {sheet.key: name for sheet, name in zip(sheets, names, strict=True)}
    press = _Press(book, tabs, properties)
    for sheet in sheets:
        press.add(sheet)
    book.close()
    package = Package.open(made.getvalue())
    for name, data in package.parts.items():
        if name.startswith(TABS):
            package.parts[name] = FIXED_HEIGHT.sub(rb"\1", data)
    package.parts[APP] = package.parts[APP].replace(b"Microsoft Excel", MAKER)
    set_core(package, properties.day, properties.lang, properties.texts)
    package.sign(properties.custom)
    return package.to_bytes()


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that Excel takes: at most 31 letters, no mark that it forbids, none twice."""
    made: list[str] = []
    for number, title in enumerate(titles, 1):
        name = FORBIDDEN_IN_NAME.sub(" ", clean(plain(title))).strip(" '")[:LONGEST_NAME].strip()
        name = name or str(number)
        if name.casefold() in {other.casefold() for other in made}:
            name = f"{name[: LONGEST_NAME - 4]} ({number})"
        made.append(name)
    return made


@lru_cache(maxsize=1 << 14)
def text(value: str) -> str:
    """Text that a cell can hold: no character that XML forbids, and not too long."""
    lines = (clean(plain(line)).rstrip() for line in value.splitlines())
    made = "\n".join(lines).strip("\n")
    return made if len(made) <= LONGEST_CELL else made[: LONGEST_CELL - 1] + "…"


def is_risky(value: str) -> bool:
    """Whether a program may take the text for a formula."""
    return value.startswith(FORMULA) or value.lstrip("\u00a0 ").startswith(FORMULA)


def heads(columns: Sequence[Column]) -> list[str]:
    """The headings; Excel wants each of them once."""
    made: list[str] = []
    for column in columns:
        name = clean(plain(column.title)).strip()[:LONGEST_HEAD] or "–"
        number, unique = 1, name
        while unique.casefold() in {other.casefold() for other in made}:
            number += 1
            unique = f"{name} ({number})"
        made.append(unique)
    return made


class _Press:
    """Writes sheets into a workbook."""

    def __init__(self, book: Any, tabs: Mapping[str, str], properties: Properties) -> None:
        self.book, self.tabs, self.properties = book, tabs, properties
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **given: Any) -> Any:
        """A format, made once."""
        base = {"font_name": FONT, "font_size": SIZE, "text_wrap": True, "valign": "top"}
        base |= {"border": 1, "border_color": f"#{LINES}", "align": "left"}
        wanted = {**base, **given}
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(wanted)
        return self._formats[key]

    def add(self, sheet: Sheet) -> None:
        """One sheet with its table, its lists and its page."""
        tab = self.book.add_worksheet(self.tabs[sheet.key])
        titles = heads(sheet.columns)
        widths = [_width(sheet, place, title) for place, title in enumerate(titles)]
        for place, width in enumerate(widths):
            tab.set_column(place, place, width, None, {"hidden": sheet.columns[place].hidden})
        if sheet.guarded:
            self._guard(tab, sheet, titles)
        else:
            self._table(tab, sheet, titles)
        if sheet.hidden:
            tab.very_hidden()
        room = [width - ARROW for width in widths]
        tab.set_row(0, height(list(zip(titles, room, strict=True)), bold=True))
        for down, row in enumerate(sheet.rows, 1):
            for place, (column, given) in enumerate(zip(sheet.columns, row, strict=True)):
                cell = given if isinstance(given, Cell) else Cell(given)
                self._cell(tab, (down, place), column, cell, sheet.guarded)
            tab.set_row(down, height([*zip(map(_shown, row), widths, strict=True)]))
        for place, column in enumerate(sheet.columns):
            for choices, rows in _offers(sheet, place).items():
                self._validation(tab, replace(column, choices=choices), place, rows)
        for name, (first, last, place) in sheet.names.items():
            letter = _letters(place)
            area = f"${letter}${first + 2}:${letter}${last + 2}"
            self.book.define_name(name, f"={_quoted(self.tabs[sheet.key])}!{area}")
        self._page(tab, sheet, widths)

    def _table(self, tab: Any, sheet: Sheet, titles: list[str]) -> None:
        head = self.look(bold=True, bg_color=f"#{HEAD_FILL}", font_color=f"#{HEAD_LETTERS}")
        tab.add_table(
            0,
            0,
            len(sheet.rows),
            len(sheet.columns) - 1,
            {
                "name": sheet.key,
                "style": None,
                "columns": [{"header": title, "header_format": head} for title in titles],
                "title": clean(plain(sheet.title)),
                "description": clean(plain(sheet.about)),
            },
        )

    def _guard(self, tab: Any, sheet: Sheet, titles: list[str]) -> None:
        head = self.look(bold=True, bg_color=f"#{HEAD_FILL}", font_color=f"#{HEAD_LETTERS}")
        for place, title in enumerate(titles):
            tab.write_string(0, place, title, head)
        tab.autofilter(0, 0, len(sheet.rows), len(titles) - 1)
        tab.protect("", dict.fromkeys(ALLOWED, True))

    def _cell(
        self, tab: Any, at: tuple[int, int], column: Column, cell: Cell, guarded: bool
    ) -> None:
        down, place = at
        look: dict[str, Any] = {"locked": False} if guarded and _is_open(column, cell) else {}
        if column.as_text:
            look["num_format"] = "@"
        fill = cell.fill or (FILL_IN if column.fill_in or cell.is_open else "")
        if fill:
            look["bg_color"] = f"#{fill}"
        if cell.color:
            look["font_color"] = f"#{cell.color}"
        if cell.bold:
            look["bold"] = True
        value = cell.value
        if value is None:
            extra = {"num_format": DATE} if column.day else {}
            tab.write_blank(down, place, None, self.look(**look, **extra))
        elif isinstance(value, date) and value.year < FIRST_YEAR:
            self._text(tab, down, place, replace(cell, value=value.isoformat()), look)
        elif isinstance(value, str):
            self._text(tab, down, place, cell, look)
        elif isinstance(value, date):
            tab.write_datetime(down, place, value, self.look(**look, num_format=DATE))
        else:
            tab.write_number(down, place, float(value), self.look(**look, num_format=column.number))

    def _text(self, tab: Any, down: int, place: int, cell: Cell, look: dict[str, Any]) -> None:
        said = text(str(cell.value))
        if is_risky(said):
            look["quote_prefix"] = True
        target = _target(cell, self.tabs)
        if target:
            look |= {"font_color": "#0B5394", "underline": 1}
            tab.write_url(down, place, target, self.look(**look), string=said)
        else:
            tab.write_string(down, place, said, self.look(**look))

    def _validation(self, tab: Any, column: Column, place: int, rows: Sequence[range]) -> None:
        given: dict[str, Any] = {}
        if column.choices:
            given = {"validate": "list", "source": f"={column.choices}"}
        elif column.day:
            first, last = date(2000, 1, 1), date(2099, 12, 31)
            given = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        elif column.prompt:
            given = {"validate": "any"}
        if not given:
            return
        if column.prompt:
            given["input_title"] = clean(column.title)[:32]
            given["input_message"] = clean(column.prompt)[:255]
        first_rows, *others = [(part[0], place, part[-1], place) for part in rows]
        if others:
            given["other_cells"] = others
        tab.data_validation(*first_rows, given)

    def _page(self, tab: Any, sheet: Sheet, widths: Sequence[int]) -> None:
        listed = zip(sheet.columns, widths, strict=True)
        shown = [0 if column.hidden else width for column, width in listed]
        tab.freeze_panes(1, sheet.frozen)
        tab.hide_gridlines(2)
        paper.lay(tab, sum(shown), sheet.frozen, sum(shown[: sheet.frozen]))
        tab.set_header(f"&L{paper.line(self.properties.texts.get('title', ''))}&R&A")
        tab.set_footer(f"&L{paper.line(self.properties.footer)}&R&P / &N")


def _width(sheet: Sheet, place: int, title: str) -> int:
    """The width of a column: as asked for, or as much more as its words need."""
    needed = longest_word(title, bold=True) + ARROW
    for row in sheet.rows:
        said = longest_word(_shown(row[place]), bold=_is_bold(row[place]))
        needed = max(needed, said if said <= LONGEST_WORD else 0)
    wanted = max(sheet.columns[place].width, min(needed, LONGEST_WORD + ARROW))
    return min(max(wanted, NARROWEST), WIDEST)


def _is_open(column: Column, cell: Cell) -> bool:
    return column.fill_in or cell.is_open


def _offers(sheet: Sheet, place: int) -> dict[str, list[range]]:
    """The lists that the cells of a column offer, each with its rows: counted from 1, unbroken."""
    found: dict[str, list[range]] = {}
    for down, row in enumerate(sheet.rows, 1):
        cell = row[place]
        own = cell.choices if isinstance(cell, Cell) else ""
        parts = found.setdefault(own or sheet.columns[place].choices, [])
        if parts and parts[-1].stop == down:
            parts[-1] = range(parts[-1].start, down + 1)
        else:
            parts.append(range(down, down + 1))
    return found


def _is_bold(given: Value | Cell) -> bool:
    return isinstance(given, Cell) and given.bold


def _shown(given: Value | Cell) -> str:
    """The text of a cell; what is shown of a number or a date takes one line."""
    value = given.value if isinstance(given, Cell) else given
    return text(value) if isinstance(value, str) else ""


def _target(cell: Cell, tabs: Mapping[str, str]) -> str:
    """Where a click on the cell leads; empty where nowhere."""
    if cell.sheet:
        return f"internal:{_quoted(tabs[cell.sheet])}!A1"
    safe = re.match(r"https?://\S+$", cell.url) and len(cell.url) <= LONGEST_LINK
    return cell.url if safe else ""


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _letters(place: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    made = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        made = chr(ord("A") + rest) + made
    return made
