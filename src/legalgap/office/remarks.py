"""Writes remarks into a copy of a template, as Word comments at the fields that they are about."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from lxml import etree

from legalgap.office.fields import Remark
from legalgap.office.margin import AUTHOR, INITIALS
from legalgap.office.package import Package
from legalgap.office.tags import letters, paragraphs
from legalgap.office.xml import clean, w


def annotated(data: bytes, remarks: Sequence[Remark]) -> Package:
    """A copy of a template with a comment for each remark.

    Headers and footers can hold no comments: theirs stand at the first paragraph of the body.
    """
    document = Document(BytesIO(data))
    body = paragraphs(document.element.body)
    for remark in remarks:
        inside = remark.spot.part == "document" and remark.spot.paragraph <= len(body)
        lead = "" if inside else f"In the {remark.spot.part}: "
        comment = document.comments.add_comment(
            text=clean(f"{lead}{remark.message}. {remark.hint}"), author=AUTHOR, initials=INITIALS
        )
        element = comment._comment_elm
        element.attrib.pop(w("date"), "")  # no file holds the time of a run
        if not body:
            continue
        paragraph = body[remark.spot.paragraph - 1] if inside else body[0]
        span = (remark.spot.start, remark.spot.end) if inside else (0, 0)
        _mark(paragraph, str(comment.comment_id), span)
    out = BytesIO()
    document.save(out)
    return Package.open(out.getvalue())


def _mark(paragraph: etree._Element, number: str, span: tuple[int, int]) -> None:
    """Anchor a comment at the runs that hold some letters; at the whole paragraph for none."""
    first, last = _runs(paragraph, span)
    start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
    run = etree.Element(w("r"))
    reference = etree.SubElement(run, w("commentReference"))
    for element in (start, end, reference):
        element.set(w("id"), number)
    if first is None or last is None:
        paragraph.extend([start, end, run])
        return
    first.addprevious(start)
    last.addnext(end)
    end.addnext(run)


def _runs(
    paragraph: etree._Element, span: tuple[int, int]
) -> tuple[etree._Element | None, etree._Element | None]:
    """The first and the last child of a paragraph that hold letters of a span."""
    held: list[etree._Element] = []
    place = 0
    for node in letters(paragraph):
        size = len(node.text or "")
        touched = place < span[1] and place + size > span[0] if span[1] else True
        place += size
        if touched:
            child = node
            while child.getparent() is not paragraph:
                above = child.getparent()
                assert above is not None
                child = above
            held.append(child)
    return (held[0], held[-1]) if held else (None, None)
