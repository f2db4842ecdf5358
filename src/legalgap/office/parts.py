"""Which parts of an Office file belong together: by relationships, as programs rename parts."""

from legalgap.errors import LegalGapError
from legalgap.office.package import ROOT_RELS, Package, parse, relations_part, within

STRICT = b"http://purl.oclc.org/ooxml/"


def main_part(package: Package) -> str:
    """The document of a Word file.

    Raises LegalGapError for a workbook, a presentation, or a file of another format.
    """
    relations = package.parts.get(ROOT_RELS)
    for item in parse(relations, ROOT_RELS) if relations else ():
        if (item.get("Type") or "").endswith("/officeDocument"):
            name = within(ROOT_RELS, item.get("Target") or "")
            if STRICT in package.parts.get(name, b"")[:4000]:
                raise LegalGapError(
                    "the file is saved as Strict Open XML",
                    "open it in Word and choose Save As > Word Document (.docx)",
                )
            if name.startswith("word/") and name in package.parts:
                return name
    raise LegalGapError("this is not a Word document", "choose the .docx file of a report")


def related(package: Package, source: str, kind: str) -> list[str]:
    """The parts of a kind to which a part leads: `comments`, `footnotes`."""
    name = relations_part(source)
    data = package.parts.get(name)
    found = []
    for item in parse(data, name) if data else ():
        if (item.get("Type") or "").rpartition("/")[2] != kind:
            continue
        target = within(name, item.get("Target") or "")
        if item.get("TargetMode") != "External" and target in package.parts:
            found.append(target)
    return list(dict.fromkeys(found))
