"""Writes down what our Word report of a State puts into its template, for the floor."""

import base64
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from legalgap.cli import shared
from legalgap.office import template
from legalgap.office.document import Document
from legalgap.office.package import Package
from legalgap.office.xml import SPACES
from legalgap.report import word

ADDED = ("word/charts/", "word/embeddings/", "word/footnotes.xml")
"""The parts that a template does not hold: charts with their workbooks, and notes."""


def main(country: str, blocks: Path, form: Path) -> None:
    """Assess a State and keep the XML of each block as it is parsed, and each new part."""
    found: list[str] = []
    one, all_ = template.elements, Document.put_in

    def kept(xml: str) -> list[object]:
        found.append(xml)
        return list(one(xml))

    def kept_all(document: Document, pieces: Mapping[str, str]) -> None:
        found.extend(pieces.values())
        all_(document, pieces)

    template.elements, Document.put_in = kept, kept_all  # type: ignore[method-assign]
    asked = shared.asked(country, None, None, None, None)
    made = Package.unpacked(word.render(asked.assessed(), asked.voice))
    parts = {
        name: base64.b64encode(data).decode()
        for name, data in made.parts.items()
        if name.startswith(ADDED) and "_rels/" not in name
    }
    ready = {"spaces": SPACES, "blocks": found, "parts": parts}
    blocks.write_text(json.dumps(ready), encoding="utf-8")
    form.write_bytes(word.packaged_template())


main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
