"""Opens Office packages safely, writes them stably, and knows whether one was changed since."""

import hashlib
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.xml import escaped

MOST_BYTES = 100_000_000
"""The most that a package may hold once it is unpacked."""
MOST_PARTS = 2_000
EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 4
"""How hard zlib tries: a report packed at 6 is about a tenth smaller, and takes twice as long."""
CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"
CUSTOM = "docProps/custom.xml"
DIGEST = "legalgap-digest"

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
CUSTOM_NS = OFFICE + "custom-properties"
VARIANT_NS = OFFICE + "docPropsVTypes"
HYPERLINK = OFFICE + "relationships/hyperlink"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

# What runs code, or brings in another document, when the file is opened.
REFUSED_LINKS = (
    "vbaProject",
    "oleObject",
    "control",
    "activeXControlBinary",
    "attachedTemplate",
    "aFChunk",
    "subDocument",
    "frame",
    "package",
    "externalLink",
    "wordVbaData",
    "keyMapCustomizations",
    "attachedToolbars",
    "mailMergeSource",
)
REFUSED_PARTS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|macrosheets", re.IGNORECASE)
BOOK = re.compile(r"(word|ppt)/embeddings/[^/]+\.xlsx", re.IGNORECASE)
"""The workbook of a chart."""
CHART_LINKS = re.compile(r"(word|ppt)/charts/_rels/[^/]+\.xml\.rels")
MAIL_MERGE = b"mailMerge"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAFE_ADDRESS = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)


def parse(data: bytes, name: str = "") -> etree._Element:
    """XML without entities, DTD or network; raises LegalGapError for anything else."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LegalGapError(
            f"the file is damaged: the part `{name}` is not well-formed XML",
            "open it in Word, save it under another name and try again",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise LegalGapError(
            f"the part `{name}` declares a document type, which no Office program writes",
            "take the file from another source",
        )
    return root


def relations_part(name: str) -> str:
    """The part that holds the relationships of a part: `word/_rels/document.xml.rels`."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


@dataclass
class Package:
    """The parts of an Office file by name, and how they are written."""

    parts: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def open(
        cls, source: Path | bytes, *, most_bytes: int = MOST_BYTES, charts: bool = False
    ) -> "Package":
        """Read a package and refuse what an honest document does not hold.

        `charts` admits the workbooks of charts, which reports have and templates have not.
        Raises LegalGapError for a file that is damaged or protected by a password, that unpacks
        to more than `most_bytes`, or that brings macros, embedded objects, document types or
        links that fetch something when it is opened.
        """
        package = cls.unpacked(source, most_bytes=most_bytes)
        package.refuse_dangers(charts=charts)
        return package

    @classmethod
    def unpacked(cls, source: Path | bytes, *, most_bytes: int = MOST_BYTES) -> "Package":
        """Read a package whatever it holds: to look at its parts, never to build upon them.

        Charts bring the workbook of their numbers, which `open` refuses as an embedded object.
        Raises LegalGapError for a file that is damaged, protected or far too large.
        """
        data = _content(source, most_bytes) if isinstance(source, Path) else source
        return cls(_unpacked(data, most_bytes))

    def refuse_dangers(self, *, charts: bool = False, written: bool = False) -> None:
        """Raise LegalGapError for macros, embedded objects and links that fetch something.

        With `charts`, a workbook to which only charts lead, and which is itself sound, may stay.
        With `written`, a program of ours has just written the XML out of a package that was looked
        at before: what its parts lead to is looked at again, not whether they are well-formed.
        """
        if CONTENT_TYPES not in self.parts:
            raise LegalGapError(
                "this is not an Office file: it holds no list of content types",
                "choose a .docx file",
            )
        relations = self._relations()
        books = self._books(relations) if charts else {}
        for name, data in self.parts.items():
            if name in books:
                Package.open(data)
                continue
            if REFUSED_PARTS.search(name):
                raise LegalGapError(
                    f"the file holds a macro or an embedded object (`{name}`)",
                    "save it in Word as a plain .docx without macros and objects",
                )
            if name in relations:
                _refuse_links(relations[name], name, books=name in books.values())
                continue
            if not name.endswith(".xml") or (written and name != CONTENT_TYPES):
                continue
            root = parse(data, name)
            if name == CONTENT_TYPES:
                _refuse_macro_types(root)
            elif name == "word/settings.xml" and MAIL_MERGE in data:
                raise LegalGapError(
                    "the file fetches addresses for a mail merge",
                    "in Word choose Mailings > Start Mail Merge > Normal Word Document, and save",
                )

    def chart_books(self) -> dict[str, str]:
        """The workbook of each chart, and the part of relationships that leads to it.

        A workbook to which anything else leads is not among them.
        """
        return self._books(self._relations())

    def _relations(self) -> dict[str, etree._Element]:
        parts = self.parts.items()
        return {name: parse(data, name) for name, data in parts if name.endswith(".rels")}

    def _books(self, relations: Mapping[str, etree._Element]) -> dict[str, str]:
        led: dict[str, list[str]] = {}
        for name, root in relations.items():
            for item in root:
                target = within(name, str(item.get("Target") or ""))
                if BOOK.fullmatch(target) and item.get("TargetMode") != "External":
                    led.setdefault(target, []).append(name)
        return {
            book: leading[0]
            for book, leading in led.items()
            if len(leading) == 1 and CHART_LINKS.fullmatch(leading[0]) and book in self.parts
        }

    def to_bytes(self) -> bytes:
        """The package as a file: always the same bytes for the same parts."""
        names = sorted(self.parts, key=lambda name: (_rank(name), name))
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                info = zipfile.ZipInfo(name, EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                info.external_attr = 0
                archive.writestr(info, self.parts[name], compresslevel=LEVEL)
        return out.getvalue()

    def digest(self) -> str:
        """SHA-256 over all parts but the custom properties, which hold it."""
        total = hashlib.sha256()
        for name in sorted(self.parts):
            if name != CUSTOM:
                total.update(hashlib.sha256(name.encode()).digest())
                total.update(hashlib.sha256(self.parts[name]).digest())
        return total.hexdigest()

    def properties(self) -> dict[str, str]:
        """The custom properties."""
        if CUSTOM not in self.parts:
            return {}
        root = parse(self.parts[CUSTOM], CUSTOM)
        return {
            str(item.get("name")): "".join(str(piece) for piece in item.itertext()) for item in root
        }

    def sign(self, properties: Mapping[str, str]) -> None:
        """Write the custom properties, and with them the digest of everything else."""
        self._declare_custom()
        everything = {**properties, DIGEST: self.digest()}
        self.parts[CUSTOM] = _custom_xml(everything)

    def is_untouched(self) -> bool:
        """Whether every part is as it was when `sign` was called."""
        return self.properties().get(DIGEST) == self.digest()

    def _declare_custom(self) -> None:
        types = parse(self.parts[CONTENT_TYPES], CONTENT_TYPES)
        if not any(item.get("PartName") == f"/{CUSTOM}" for item in types):
            etree.SubElement(
                types,
                f"{{{TYPES}}}Override",
                PartName=f"/{CUSTOM}",
                ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml",
            )
            self.parts[CONTENT_TYPES] = to_xml(types)
        relations = parse(self.parts[ROOT_RELS], ROOT_RELS)
        kind = OFFICE + "relationships/custom-properties"
        if not any(item.get("Type") == kind for item in relations):
            etree.SubElement(
                relations,
                f"{{{RELATIONSHIPS}}}Relationship",
                Id="rIdCustom",
                Type=kind,
                Target=CUSTOM,
            )
            self.parts[ROOT_RELS] = to_xml(relations)


def is_untouched(source: Path | bytes) -> bool:
    """Whether a file was written by us and nobody has changed or saved it since.

    Any edit, comment or new save by an Office program makes it False, and so does any file that
    is not ours, or is damaged. It never raises for what the file holds.
    """
    try:
        return Package.unpacked(source).is_untouched()
    except LegalGapError:
        return False


def to_xml(root: etree._Element) -> bytes:
    """An element as the bytes of a part."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _content(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file; neither a device nor a file without end is read."""
    try:
        if path.exists() and not path.is_file():
            raise LegalGapError(f"{path} is not a file", "choose a .docx file")
        if path.stat().st_size > most_bytes:
            raise LegalGapError(
                "the file is far larger than any report is",
                "make its pictures smaller: Word does it with Picture Format > Compress Pictures",
            )
        return path.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"the file cannot be opened: {error.strerror or error}",
            "check that it is there and that you may read it",
        ) from error


def _refuse_compound(data: bytes) -> None:
    """Files of the format before .docx, which is also how Word keeps what has a password."""
    if not data.startswith(COMPOUND):
        return
    if ENCRYPTED in data:
        raise LegalGapError(
            "the file is protected by a password",
            "open it in Word, choose File > Info > Protect Document > Encrypt with Password, "
            "empty the password, and save",
        )
    raise LegalGapError(
        "the file has the format of Word before 2007 (.doc)",
        "open it in Word and choose Save As > Word Document (.docx)",
    )


def _unpacked(data: bytes, most_bytes: int) -> dict[str, bytes]:
    _refuse_compound(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        raise LegalGapError(
            "this is not an Office file, or it is protected by a password",
            "choose a .docx file; take a password off in Word first; if it was cut off on its way, "
            "ask for it again",
        ) from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
        raise LegalGapError("the file is damaged: its parts are too many, or two share one name")
    parts: dict[str, bytes] = {}
    left = most_bytes
    for entry in entries:
        if entry.filename.startswith("/") or ".." in entry.filename or "\\" in entry.filename:
            raise LegalGapError(f"the file holds a part with a forbidden name `{entry.filename}`")
        parts[entry.filename] = _read(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """One part; what the archive says of its size is not believed."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise LegalGapError(
            f"the file is damaged, or protected by a password: `{entry.filename}` cannot be read"
        ) from error
    if len(data) > left:
        raise LegalGapError(
            "the file is far larger once it is unpacked than any report is",
            "take the file from another source",
        )
    return data


def _refuse_macro_types(root: etree._Element) -> None:
    if any("macroEnabled" in (item.get("ContentType") or "") for item in root):
        raise LegalGapError(
            "the file may hold macros (.docm)", "save it in Word as a plain .docx without macros"
        )


def within(relations: str, target: str) -> str:
    """The name of the part that a relationship leads to; `relations` is the part that holds it."""
    if target.startswith("/"):
        return target[1:]
    folder = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join(folder, target))


def _refuse_links(root: etree._Element, name: str, *, books: bool = False) -> None:
    """Refuse links that run or fetch something; `books` admits one to the workbook of a chart."""
    for item in root:
        kind = (item.get("Type") or "").rpartition("/")[2]
        target = item.get("Target") or ""
        inside = item.get("TargetMode") != "External"
        if books and kind == "package" and inside and BOOK.fullmatch(within(name, target)):
            continue
        if kind in REFUSED_LINKS:
            raise LegalGapError(
                f"the file brings in something from outside or something that runs: `{kind}`",
                "take macros, embedded objects and the attached template out of it in Word",
            )
        if item.get("TargetMode") != "External":
            continue
        if kind != "hyperlink" or not SAFE_ADDRESS.match(target):
            raise LegalGapError(
                f"`{name}` fetches something from outside when it is opened: {target[:80]!a}",
                "only links that a reader clicks are allowed, and only to http, https and mailto; "
                "pictures must be inside the file",
            )


def _rank(name: str) -> int:
    return (CONTENT_TYPES, ROOT_RELS).index(name) if name in (CONTENT_TYPES, ROOT_RELS) else 2


def _custom_xml(properties: Mapping[str, str]) -> bytes:
    items = "".join(
        f'<property fmtid="{FORMAT_ID}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(sorted(properties.items()), start=2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{CUSTOM_NS}" xmlns:vt="{VARIANT_NS}">{items}</Properties>'
    ).encode()
