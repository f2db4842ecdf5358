"""Reads the charts of a file as a program does that opens them: parts, workbooks, references."""

import re
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from legalgap.office.package import Package, parse

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAME = re.compile(r"(word|ppt)/charts/chart\d+\.xml")
NOT_THERE = (None, "#N/A")


@dataclass
class Found:
    """A chart as it lies in a file."""

    name: str
    root: etree._Element
    book: str
    """The part of its workbook; empty where it has none."""
    data: bytes

    def references(self) -> list[tuple[str, dict[int, str]]]:
        """Each reference to cells, with the values that the chart keeps of them, by place."""
        return [
            (
                formula.text or "",
                {
                    int(point.get("idx")): point.findtext(f"{C}v") or ""
                    for point in formula.getparent().iter(f"{C}pt")
                },
            )
            for formula in self.root.iter(f"{C}f")
        ]

    def cells(self, reference: str, data: bytes | None = None, *, formulas: bool = False):
        """The cells that a reference names, in their order."""
        sheet, _, area = reference.partition("!")
        book = load_workbook(BytesIO(data or self.data), data_only=not formulas)
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        table = book[sheet]
        return [
            table.cell(row, column).value
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def series(self) -> list[etree._Element]:
        return list(self.root.iter(f"{C}ser"))


def charts(data: bytes) -> list[Found]:
    package = Package.unpacked(data)
    books = {rels: book for book, rels in package.chart_books().items()}
    found = []
    for name in sorted(filter(NAME.fullmatch, package.parts)):
        folder, _, file = name.rpartition("/")
        # LibreOffice saves the charts of slides without their workbooks.
        book = books.get(f"{folder}/_rels/{file}.rels", "")
        found.append(Found(name, parse(package.parts[name]), book, package.parts.get(book, b"")))
    return found


def reference(series: etree._Element, kind: str) -> str:
    """The cells of one role of a series: `tx`, `xVal`, `yVal`, `cat`, `val`."""
    return series.find(f"{C}{kind}").find(f".//{C}f").text or ""


def kept(series: etree._Element, kind: str) -> list[str | None]:
    """The values of one role of a series as the chart keeps them; None where there is no mark."""
    role = series.find(f"{C}{kind}")
    count = int(role.find(f".//{C}ptCount").get("val"))
    values: list[str | None] = [None] * count
    for point in role.iter(f"{C}pt"):
        values[int(point.get("idx"))] = point.findtext(f"{C}v")
    return values
