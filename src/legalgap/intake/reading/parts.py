"""The parts of a Word file that hold text, unpacked within bounds."""

import posixpath
import zipfile
import zlib
from functools import cached_property
from io import BytesIO

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.intake.reading.recognise import refuse_other_package
from legalgap.office.package import CONTENT_TYPES, ROOT_RELS, parse, relations_part

MOST_BYTES = 120_000_000
"""The most that the parts which are read may hold once unpacked, all together."""
LARGE = 4_000_000
MOST_RATIO = 120
"""How much a large part may shrink in the archive; text of a law shrinks 8 to 30 times."""
MOST_PARTS = 5_000
DOCUMENT_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
DECLARES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
STRICT_PATHS = (
    (b"/wordprocessingml/main", b"/wordprocessingml/2006/main"),
    (b"/officeDocument/relationships", b"/officeDocument/2006/relationships"),
    (b"/officeDocument/math", b"/officeDocument/2006/math"),
)


class WordParts:
    """A Word file as parts by name; only what is asked for is unpacked."""

    def __init__(self, data: bytes) -> None:
        """Raise LegalGapError for an archive that is damaged, protected or no Word file."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise LegalGapError(
                "the file is damaged or cut short: its archive cannot be opened",
                "take it again from its source; if Word can open it, save it anew",
            ) from error
        if len(entries) > MOST_PARTS:
            raise LegalGapError("the file is damaged: it has far too many parts")
        self.entries = {entry.filename: entry for entry in entries if not entry.is_dir()}
        if len(self.entries) < sum(not entry.is_dir() for entry in entries):
            raise LegalGapError("the file is damaged: two of its parts share one name")
        self._left = MOST_BYTES
        if CONTENT_TYPES not in self.entries:
            refuse_other_package(list(self.entries))

    @cached_property
    def main(self) -> str:
        """The name of the part with the body of the document."""
        types = self.root(CONTENT_TYPES)
        for item in types if types is not None else ():
            if item.get("ContentType") in DOCUMENT_TYPES:
                name = (item.get("PartName") or "").lstrip("/")
                if name in self.entries:
                    return name
        for kind, target in self._relations(ROOT_RELS, ""):
            if kind == "officeDocument" and target in self.entries and "word/" in target:
                return target
        refuse_other_package(list(self.entries))
        return ""

    @property
    def has_macros(self) -> bool:
        """Whether something in the file would run in Word; it is never opened here."""
        return any("vbaproject" in name.lower() for name in self.entries)

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the body points to by the kind of relationship: `styles`."""
        found = self._relations(relations_part(self.main), posixpath.dirname(self.main))
        return [target for name, target in found if name == kind and target in self.entries]

    def addresses(self) -> dict[str, str]:
        """Addresses of links by the id of their relationship."""
        root = self.root(relations_part(self.main))
        return {
            item.get("Id") or "": item.get("Target") or ""
            for item in (root if root is not None else ())
            if (item.get("Type") or "").endswith("/hyperlink")
        }

    def _relations(self, part: str, folder: str) -> list[tuple[str, str]]:
        root = self.root(part)
        if root is None:
            return []
        found = []
        for item in root:
            target = item.get("Target") or ""
            if item.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            name = (item.get("Type") or "").rpartition("/")[2]
            found.append((name, posixpath.normpath(path).lstrip("/")))
        return found

    def root(self, name: str) -> etree._Element | None:
        """A part as XML without entities or DTD; None if there is no such part."""
        if name not in self.entries:
            return None
        data = self._read(name)
        if any(mark in data for mark in DECLARES):
            raise LegalGapError(
                f"the part `{name}` declares a document type, which no Office program writes",
                "take the file from another source",
            )
        if STRICT[0] in data:
            data = data.replace(*STRICT)
            for strict, usual in STRICT_PATHS:
                data = data.replace(strict, usual)
        return parse(data, name)

    def _read(self, name: str) -> bytes:
        """One part; what the archive says of its size is not believed."""
        entry = self.entries[name]
        if entry.flag_bits & 1:
            raise LegalGapError(
                "the file is protected by a password", "save it without one and try again"
            )
        most = max(LARGE, entry.compress_size * MOST_RATIO)
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(min(self._left, most) + 1)
        except (
            *(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError),
            *(OSError, ValueError),
        ) as error:
            raise LegalGapError(
                f"the file is damaged or cut short: its part `{name}` cannot be read",
                "take it again from its source; if Word can open it, save it anew",
            ) from error
        if len(data) > min(self._left, most):
            raise LegalGapError(
                f"the file unpacks to far more than it should (`{name}`), as a zip bomb does",
                "take it from another source, or open it in Word and save it anew",
            )
        self._left -= len(data)
        return data
