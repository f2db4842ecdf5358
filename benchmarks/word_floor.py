"""The floor of a Word report: a bare process that has the finished XML of every block.

It imports what our writer imports (docx, docxtpl, the chart writer of pptx), opens the template,
parses each block once, puts it in, does the same with the notes and the charts, which are parts of
their own, and saves. It reads no law, answers nothing and decides nothing.
"""

import base64
import json
import sys

import docx  # noqa: F401
import docxtpl
import pptx.chart.xmlwriter  # noqa: F401
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KINDS = {".xlsx": "package", "notes.xml": "footnotes", ".xml": "chart"}

blocks, template, out = sys.argv[1:]
with open(blocks, encoding="utf-8") as stream:  # noqa: PTH123 (pathlib is one import more)
    ready = json.load(stream)
form = docxtpl.DocxTemplate(template)
form.init_docx()
last = form.docx.element.body[-1]
for block in ready["blocks"]:
    for element in list(etree.fromstring(f"<body {ready['spaces']}>{block}</body>")):
        last.addprevious(element)
document = form.docx.part
for name, content in ready["parts"].items():
    data = base64.b64decode(content)
    if name.endswith(".xml"):
        data = etree.tostring(etree.fromstring(data))
    kind = next(kind for ending, kind in KINDS.items() if name.endswith(ending))
    part = Part(PackURI(f"/{name}"), "application/xml", data, document.package)
    document.relate_to(part, RELATIONSHIP + kind)
form.save(out)
