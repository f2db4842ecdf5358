"""A form that came back: its rows with the address of each cell, and the record of its export."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legalgap.corpus.nearest import did_you_mean
from legalgap.errors import LegalGapError
from legalgap.office.cells import Page, Read, letters, read
from legalgap.office.spreadsheet import is_risky
from legalgap.prose.voice import Voice
from legalgap.review.forms.fields import BY_KEY, FIELDS, FIXED, NEEDED, keys, stem
from legalgap.review.forms.workbook import FORMAT, MANIFEST

HEADED_WITHIN = 12
"""Rows from the top in which the headings are looked for: people write titles above them."""
LANG = re.compile(r"\(([a-z]{2,3})\)\s*$")
BOTH = " / "


@dataclass(frozen=True)
class Remark:
    """What is to be said of a cell or a sheet: `Support!F14: …`."""

    at: str
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Filled:
    """A row as it came back."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    """By key of the column; a column that was deleted is not among them."""
    odd: Mapping[str, Read]
    """Cells that are a formula, an error, a date or a number."""
    columns: Mapping[str, int]

    def at(self, key: str) -> str:
        """The address of a cell of this row: `Support!F14`."""
        return f"{self.sheet}!{letters(self.columns.get(key, 1))}{self.number}"

    def get(self, key: str) -> str:
        """What a cell says; nothing where its column is gone."""
        return self.cells.get(key, "")


@dataclass(frozen=True)
class Returned:
    """A form that was read."""

    rows: tuple[Filled, ...]
    head: Mapping[str, str]
    """What the hidden sheet says of the export; empty where it is lost."""
    marks: Mapping[str, Mapping[str, str]]
    """The fingerprint of each cell that was exported, by reference of the claim."""
    langs: tuple[str, ...]
    errors: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()


@dataclass
class _Reader:
    voices: Sequence[Voice]
    errors: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def known(self) -> dict[str, str]:
        """The headings in every language, and the field of each."""
        found: dict[str, str] = {}
        for one in FIELDS:
            found[one.key] = one.key
            for voice in self.voices:
                found.setdefault(_folded(voice(one.title)), one.key)
        return found


def read_form(source: Path | bytes, voices: Sequence[Voice]) -> Returned:
    """Read a form; `voices` are all languages in which its words may stand.

    Raises LegalGapError for a file that is no form; what is wrong in cells is gathered.
    """
    pages = read(source)
    reader = _Reader(voices)
    head, marks = _record(pages, reader)
    known = reader.known()
    rows: list[Filled] = []
    langs: list[str] = head.get("languages", "").split()
    found = 0
    for page in pages:
        at = _heading_row(page, known)
        if at is None:
            continue
        found += 1
        columns = _columns(page, at, known, head, reader)
        langs += [key.partition(".")[2] for key in columns if "." in key]
        rows += _rows(page, at, columns, reader)
    if not found:
        raise LegalGapError(
            "no sheet of this workbook is a form: the headings of its columns are not there",
            "choose a file that `legalgap form export` wrote, with its row of headings",
        )
    return Returned(
        tuple(rows),
        head,
        marks,
        tuple(dict.fromkeys(langs)),
        tuple(reader.errors),
        tuple(reader.notes),
    )


def _record(pages: list[Page], reader: _Reader) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    head: dict[str, str] = {}
    marks: dict[str, dict[str, str]] = {}
    lost = Remark(
        MANIFEST,
        "the hidden sheet that says what the form was made from is lost or damaged",
        "the rows are read; what others changed in the data since cannot be told from your changes",
    )
    page = next((one for one in pages if one.title == MANIFEST), None)
    try:
        for row in page.rows.values() if page else ():
            kind, name, value = (row.get(place, Read()).text for place in (1, 2, 3))
            if kind == "head":
                head[name] = value
            elif kind == "claim":
                said = json.loads(value)
                marks[name] = {str(key): str(mark) for key, mark in said.items()}
    except (ValueError, AttributeError, RecursionError):
        page = None
    if page is None or "jurisdiction" not in head:
        reader.notes.append(lost)
        return {}, {}
    if head.get("format") != FORMAT:
        raise LegalGapError(
            f"the form has the format {head.get('format') or '?'}, this program reads {FORMAT}",
            f"import it with legalgap {head.get('tool') or 'of the version that made it'}",
        )
    return head, marks


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _field_of(title: str, known: Mapping[str, str]) -> str | None:
    """The column that a heading names: `words.ru`."""
    said = " ".join(title.split())
    lang = LANG.search(said)
    bare = LANG.sub("", said)
    for part in (bare, *bare.split(BOTH)):
        found = known.get(_folded(part))
        if found and BY_KEY[found].by_language:
            return f"{found}.{lang.group(1)}" if lang else None
        if found:
            return found
    return None


def _heading_row(page: Page, known: Mapping[str, str]) -> int | None:
    """The row of headings; a sheet that has none is no part of the form."""
    for number in sorted(page.rows):
        if number > HEADED_WITHIN:
            return None
        named = {_field_of(cell.text, known) for cell in page.rows[number].values()}
        if len(named.intersection(NEEDED)) >= 2 and len(named) > 4:
            return number
    return None


def _columns(
    page: Page, at: int, known: Mapping[str, str], head: Mapping[str, str], reader: _Reader
) -> dict[str, int]:
    """Where each column stands; what is missing and what is unknown is told."""
    found: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for place, cell in sorted(page.rows[at].items()):
        key = _field_of(cell.text, known)
        if key is None:
            unknown[place] = cell.text
        elif key in found:
            where = f"{page.title}!{letters(place)}{at}"
            said = f"a second column is headed `{cell.text}`"
            reader.errors.append(Remark(where, said, "delete one of the two"))
        else:
            found[key] = place
    wanted = head.get("columns", "").split() or [
        key for key in keys(()) + list(NEEDED) if "." not in key
    ]
    missing = [key for key in dict.fromkeys(wanted) if key not in found and stem(key) in BY_KEY]
    voice = reader.voices[0]
    titles = {key: _titled(voice, key) for key in missing}
    for place, title in unknown.items():
        where = f"{page.title}!{letters(place)}{at}"
        if missing:
            hint = did_you_mean(title, titles.values(), "missing: " + ", ".join(titles.values()))
            said = f"no column of the form is called `{title}`"
            reader.errors.append(Remark(where, said, f"{hint}; or delete this column"))
        else:
            reader.notes.append(Remark(where, f"the column `{title}` is not read"))
    for key in [] if unknown else missing:
        told = f"the column `{titles[key]}` is gone"
        if key in NEEDED:
            reader.errors.append(Remark(page.title, told, "export the form again and copy it"))
        elif key not in FIXED:
            reader.notes.append(Remark(page.title, told + "; its cells count as unchanged"))
    return found


def _titled(voice: Voice, key: str) -> str:
    name, _, lang = key.partition(".")
    return voice(BY_KEY[name].title) + (f" ({lang})" if lang else "")


def _rows(page: Page, at: int, columns: Mapping[str, int], reader: _Reader) -> list[Filled]:
    made = []
    for area in page.across:
        first = int(re.sub(r"\D", "", area.partition(":")[0]))
        if first > at:
            reader.errors.append(
                Remark(
                    f"{page.title}!{area}",
                    "these cells are merged over several columns",
                    "unmerge them: each column says something else",
                )
            )
    for number in sorted(page.rows):
        if number <= at:
            continue
        cells = {key: page.rows[number].get(place, Read()) for key, place in columns.items()}
        odd = {
            key: cell
            for key, cell in cells.items()
            if cell.is_formula or cell.is_error or cell.is_date or cell.is_number
        }
        row = Filled(page.title, number, {k: c.text for k, c in cells.items()}, odd, columns)
        if any(row.cells.values()) or odd:
            made.append(row)
            _refuse_formulas(row, reader)
    return made


def _refuse_formulas(row: Filled, reader: _Reader) -> None:
    for key, cell in row.odd.items():
        if stem(key) in ("question", "element"):
            continue
        if cell.is_formula:
            hint = "write the text or the number itself"
            if is_risky(cell.text):
                hint += "; text that begins with = needs an apostrophe before it"
            reader.errors.append(Remark(row.at(key), "a formula; no formula is read", hint))
        elif cell.is_error:
            said = f"the cell holds the error {cell.text}"
            reader.errors.append(Remark(row.at(key), said, "write the text or the number itself"))
