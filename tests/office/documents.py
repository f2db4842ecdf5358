"""Small Word files for tests, made with the functions of the package itself."""

from io import BytesIO
from zipfile import ZipFile

from legalgap.corpus.tree import data_root
from legalgap.office.package import Package
from legalgap.office.xml import p, t

BODY = "word/document.xml"


def template() -> Package:
    return Package.open(data_root() / "templates" / "report.docx")


def with_body(*paragraphs: str) -> bytes:
    """The packaged template with other paragraphs in its body."""
    package = template()
    text = package.parts[BODY].decode()
    start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr>")
    package.parts[BODY] = (text[:start] + "".join(paragraphs) + text[end:]).encode()
    for name in list(package.parts):
        if name.startswith("word/header"):
            package.parts[name] = package.parts[name].replace(b"{{ header }}", b"Header")
        if name.startswith("word/footer"):
            package.parts[name] = package.parts[name].replace(b"{{ footer }}", b"Footer")
    return package.to_bytes()


def line(text: str, style: str = "") -> str:
    return p(t(text), style)


def words(data: bytes, part: str = BODY) -> str:
    """All the words of a part, a line for each paragraph."""
    from legalgap.office.package import parse
    from legalgap.office.xml import text_of, w

    root = parse(Package.open(data, charts=True).parts[part])
    return "\n".join(text_of(paragraph) for paragraph in root.iter(w("p")))


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
