"""What a file is by its content, whatever its name says."""

import json
import re

from legalgap.errors import LegalGapError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
    b"AT&TFORM": "DjVu",
}
ARCHIVES = {b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"\x1f\x8b": "gzip", b"\xfd7zXZ": "xz"}
OFFICE = {
    "xl/": "an Excel workbook (.xlsx)",
    "ppt/": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file (.odt)",
    "META-INF/container.xml": "an e-book (.epub)",
}
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|p|div|table|h[1-6]|br|span|font|meta|title|ul|ol|pre)\b",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:html|body|p|div|table|h[1-6]|br|ul|ol|pre)\b", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}#{1,6}\s*\S", re.MULTILINE)
SAVE = "open it in Word or LibreOffice and save it as Word Document (.docx)"


def known_bytes(data: bytes) -> str:
    """`zip`, `pdf`, `mhtml` or empty for a text; raises LegalGapError for what is not read."""
    head = data[:1024].lstrip()
    if not head:
        raise LegalGapError("the file is empty", "choose the file that holds the text of the act")
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"PK\x05\x06"):
        raise LegalGapError("the file is an empty archive", "choose the file of the act")
    if b"%PDF-" in head:
        return "pdf"
    if data.startswith(COMPOUND):
        raise _compound(data)
    if head.startswith(b"{\\rtf"):
        raise LegalGapError("the file is Rich Text (.rtf), whatever its name says", SAVE)
    for mark, name in PICTURES.items():
        if data.startswith(mark) and (name != "BMP" or b"\x00" in head):
            raise LegalGapError(
                f"the file is a picture ({name}), it holds no text",
                "recognise its letters with an OCR program and import the result",
            )
    for mark, name in ARCHIVES.items():
        if data.startswith(mark):
            raise LegalGapError(
                f"the file is an archive ({name})", "unpack it and import the document inside"
            )
    if re.match(rb"(?:[\w-]+: [^\n]*\n)*MIME-Version:", head, re.IGNORECASE):
        return "mhtml"
    return ""


def _compound(data: bytes) -> LegalGapError:
    """The container of Office before 2007, which is also how a password is kept."""
    if ENCRYPTED in data:
        return LegalGapError(
            "the file is protected by a password",
            "open it in Word, choose File > Info > Protect Document > Encrypt with Password, "
            "empty the password, and save",
        )
    if OLD_WORD in data:
        return LegalGapError(
            "the file has the format of Word before 2007 (.doc), whatever its name says", SAVE
        )
    return LegalGapError(
        "the file has a format of Office before 2007, and holds no Word document", SAVE
    )


def refuse_other_package(names: list[str]) -> None:
    """Raise LegalGapError for a ZIP archive that is not a Word document."""
    for start, what in OFFICE.items():
        if any(name.startswith(start) for name in names):
            raise LegalGapError(f"the file is {what}, whatever its name says", SAVE)
    raise LegalGapError(
        "the file is an archive (ZIP) and holds no Word document",
        "unpack it and import the document inside",
    )


def known_text(text: str, name: str) -> str:
    """`html`, `json`, `markdown` or `txt`; raises LegalGapError for XML of another kind."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if not head:
        raise LegalGapError("the file is empty", "choose the file that holds the text of the act")
    if head[0] in "{[" and _is_json(text):
        return "json"
    if re.match(r'\{\s*"[^"\n]{1,100}"\s*:|\[\s*\{\s*"', head):
        raise LegalGapError(
            "the JSON is damaged, cut short or nested too deeply",
            "take it again from the program that wrote it",
        )
    markdown = name.lower().endswith((".md", ".markdown"))
    if re.match(r"<\?xml|<!DOCTYPE|<\w+:|<[A-Za-z]", head, re.IGNORECASE):
        opening = re.sub(r"<\?.*?\?>|<!--.*?-->", "", head, flags=re.DOTALL).lstrip()
        if re.match(r"<!doctype\s+html|<html", opening, re.IGNORECASE):
            return "html"
        if "progid=" in head[:500] or re.match(r"<(?:w:wordDocument|pkg:package)", opening):
            raise LegalGapError("the file is a Word document kept as one XML file", SAVE)
        if re.match(r"<\?xml", head):
            raise LegalGapError(
                "the file is XML of a kind that is not read here",
                "import the Word, PDF or HTML edition of the act",
            )
    if markdown and (_HEADING.search(text) or not _BLOCK_TAG.search(head)):
        return "markdown"
    if len(_TAG.findall(head)) >= 3 and _BLOCK_TAG.search(head):
        return "html"
    if len(_HEADING.findall(text)) >= 3:
        return "markdown"
    return "markdown" if markdown else "txt"


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return False
    return True
