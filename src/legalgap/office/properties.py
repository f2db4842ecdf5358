"""Properties of a document: title, language, dates; never the name of a person."""

from collections.abc import Mapping
from datetime import date

from legalgap.office.package import Package, parse, to_xml
from legalgap.office.xml import escaped, locale, plain, w

CORE = "docProps/core.xml"
STYLES = "word/styles.xml"
NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def set_core(package: Package, day: date, lang: str, texts: Mapping[str, str]) -> None:
    """Write the core properties anew, whatever the template held.

    `texts` gives `title`, `subject`, `creator`, `keywords`, `description`; the dates are `day`,
    never those of the clock.
    """
    stamp = f"{day.isoformat()}T00:00:00Z"
    given = {name: escaped(plain(text)) for name, text in texts.items()}
    package.parts[CORE] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {NAMESPACES}>"
        f"<dc:title>{given.get('title', '')}</dc:title>"
        f"<dc:subject>{given.get('subject', '')}</dc:subject>"
        f"<dc:creator>{given.get('creator', '')}</dc:creator>"
        f"<cp:keywords>{given.get('keywords', '')}</cp:keywords>"
        f"<dc:description>{given.get('description', '')}</dc:description>"
        f"<cp:lastModifiedBy>{given.get('creator', '')}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{locale(lang)}</dc:language>"
        "</cp:coreProperties>"
    ).encode()


def set_language(package: Package, lang: str) -> None:
    """The language of the document, for spelling and for screen readers."""
    root = parse(package.parts[STYLES], STYLES)
    for node in root.iter(w("lang")):
        node.attrib.clear()
        node.set(w("val"), locale(lang))
    package.parts[STYLES] = to_xml(root)
