"""The words of a finished report, each with the language that a screen reader takes for it."""

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FORMATS = ("docx", "html", "pptx", "xlsx")
TOLD = ("title", "aria-label", "placeholder", "alt", "aria-description")
QUIET = ("style", "script")
WHOLE = ("title", "option")
"""Elements that hold text alone: nothing within them can be tagged."""


def spoken(name, data):
    """Pairs of language tag and words; an empty tag where they are in the report's own language.

    The tag is None where a file cannot name a language: attributes, properties, charts.
    """
    return {"docx": _docx, "html": _html, "pptx": _pptx, "xlsx": _xlsx}[name](data)


def _parts(data, form):
    with ZipFile(BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if re.fullmatch(form, name):
                yield name, etree.fromstring(package.read(name))


def _local(node):
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _docx(data):
    for _, root in _parts(data, r"word/(document|footnotes|header\d*|footer\d*|comments)\.xml"):
        for run in root.iter(f"{W}r"):
            tag = run.find(f"{W}rPr/{W}lang")
            words = "".join(node.text or "" for node in run.iter(f"{W}t"))
            yield (tag.get(f"{W}val") if tag is not None else ""), words
        for node in root.iter():
            if _local(node) in ("tblCaption", "tblDescription"):
                yield None, node.get(f"{W}val")
            if _local(node) == "docPr":
                yield None, node.get("descr", "")
    yield from _charts(data, "word/charts")
    yield from _properties(data)


def _pptx(data):
    for _, root in _parts(data, r"ppt/(slides|notesSlides)/[^/]+\.xml"):
        for run in [*root.iter(f"{A}r"), *root.iter(f"{A}fld")]:
            look = run.find(f"{A}rPr")
            yield (look.get("lang", "") if look is not None else ""), run.findtext(f"{A}t") or ""
        for node in root.iter():
            if _local(node) == "cNvPr":
                yield None, node.get("descr", "")
    yield from _charts(data, "ppt/charts")
    yield from _properties(data)


def _charts(data, folder):
    for _, root in _parts(data, folder + r"/[^/]+\.xml"):
        for node in root.iter():
            if _local(node) in ("v", "t") and node.text:
                yield None, node.text


def _xlsx(data):
    for _, root in _parts(data, r"xl/sharedStrings\.xml"):
        for cell in root:
            yield "", "".join(node.text or "" for node in cell.iter() if _local(node) == "t")
    for _, root in _parts(data, r"xl/workbook\.xml"):
        for node in root.iter():
            if _local(node) == "sheet":
                yield None, node.get("name")
    for _, root in _parts(data, r"xl/worksheets/[^/]+\.xml"):
        for node in root.iter():
            if _local(node) in ("oddFooter", "oddHeader"):
                yield None, node.text or ""
            for told in ("prompt", "promptTitle", "error", "errorTitle", "tooltip"):
                yield None, node.get(told, "")
    yield from _properties(data)


def _html(data):
    root = html.fromstring(data)
    own = root.get("lang")

    def walk(node, lang):
        if not isinstance(node.tag, str) or node.tag in QUIET:
            return
        lang = node.get("lang", lang)
        shown = None if node.tag in WHOLE else "" if lang == own else lang
        yield shown, node.text or ""
        for told in TOLD:
            yield None, node.get(told, "")
        for child in node:
            yield from walk(child, lang)
            yield shown, child.tail or ""

    yield from walk(root, own)


def _properties(data):
    for _, root in _parts(data, r"docProps/core\.xml"):
        for node in root:
            if _local(node) in ("title", "subject", "description", "keywords"):
                yield None, node.text or ""
