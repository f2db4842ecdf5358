"""Native charts in a Word file: their parts, and the paragraph that they stand in."""

from lxml import etree

from legalgap.office.document import WORKBOOK, Document
from legalgap.office.xml import escaped, plain

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AFTER_DATA = ("printSettings", "userShapes", "extLst")
CENTIMETRE = 360_000
"""In the units of drawings."""
FIRST_ID = 500_000
"""The number of the first drawing; docxtpl counts those of the template from 1001."""


def attach(document: Document, space: etree._Element, book: bytes) -> str:
    """Put a chart and its workbook into a document; the id that leads to it."""
    chart = document.free("word/charts/chart%d.xml")
    name = chart.rpartition("/")[2].removesuffix(".xml")
    numbers = document.add(f"word/embeddings/{name}.xlsx", WORKBOOK, book)
    _lead(space, document.relations(chart).add("package", numbers))
    return document.relations().add("chart", document.add(chart, CHART, space))


def _lead(space: etree._Element, relation: str) -> None:
    """Say which workbook holds the numbers of a chart."""
    data = etree.Element(f"{{{C}}}externalData")
    data.set(f"{{{R}}}id", relation)
    etree.SubElement(data, f"{{{C}}}autoUpdate").set("val", "0")
    later = [space.find(f"{{{C}}}{tag}") for tag in AFTER_DATA]
    first = next((found for found in later if found is not None), None)
    if first is None:
        space.append(data)
    else:
        first.addprevious(data)


def paragraph(relation: str, number: int, alt: str, wide: float, high: float) -> str:
    """The paragraph of a chart, kept with its caption; `number` counts from 1, sizes in cm."""
    drawing = FIRST_ID + number
    size = f'cx="{round(wide * CENTIMETRE)}" cy="{round(high * CENTIMETRE)}"'
    return (
        '<w:p><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{drawing}" name="Chart {number}" descr="{escaped(plain(alt))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="{escaped(relation)}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def caption_below(content: str, *, noted: bool = False) -> str:
    """The caption of a figure: it lets go of what follows, but for a note.

    The style keeps with the next paragraph, which is right above a table; below figures it would
    chain one to the other, and all of them would move to the next page.
    """
    keep = "" if noted else '<w:keepNext w:val="0"/>'
    look = f'<w:pStyle w:val="Caption"/>{keep}'
    return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"
