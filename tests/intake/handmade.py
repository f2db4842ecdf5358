"""Small documents made by hand, so that each test shows all that its file holds."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from legalgap.intake.manuscript import Manuscript, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def t(text: str, look: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, look: str = "") -> str:
    """A paragraph."""
    look = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{look}{content}</w:p>"


def word_parts(body: str, **more: str) -> dict[str, str]:
    """The parts of a Word file; further ones by kind: `styles`, `numbering`, `footnotes`."""
    relations = "".join(
        f'<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in more
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}'
        f'<Relationship Id="rIdLink" Type="{OFFICE}/hyperlink" Target="https://example.org/act" '
        'TargetMode="External"/></Relationships>',
    }
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    roots |= {"header": "hdr", "footer": "ftr", "styles": "styles", "numbering": "numbering"}
    for kind, content in more.items():
        name = roots[kind]
        parts[f"word/{kind}.xml"] = f"<w:{name} {SPACES}>{content}</w:{name}>"
    return parts


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **more: str) -> bytes:
    return zipped(dict(word_parts(body, **more)))


def pdf(*pages: str, packed: bool = False, end: bytes = b"%%EOF\n") -> bytes:
    """A PDF of content streams on pages of 600 by 800 points.

    Font F1 is upright, F2 bold; every letter of both is 0.6 of its size wide.
    """
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for content in pages:
        data = content.encode("cp1252")
        how = b""
        if packed:
            data, how = zlib.compress(data), b"/Filter/FlateDecode"
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), how, data))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objects) + 1, table)
    return out + end


def shown(text: str, x: float, y: float, size: float = 12, font: str = "F1") -> str:
    """A piece of text at a place of a PDF page."""
    text = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def printed(lines: list[str], *, top: float = 740, x: float = 60, step: float = 16) -> str:
    """Lines of a PDF page, one below the other."""
    return "".join(shown(line, x, top - step * at) for at, line in enumerate(lines) if line)


def saved(folder: Path, data: bytes | str, name: str = "act.bin") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def manuscript(folder: Path, data: bytes | str, name: str = "act.bin") -> Manuscript:
    """What is read from a file; no word of it may be lost or doubled."""
    made = read(saved(folder, data, name))
    assert made.words_read == made.words_in, made.kinds()
    return made


def texts(made: Manuscript, kind: str = "") -> list[str]:
    return [part.text for part in made.paragraphs if not kind or part.kind == kind]
