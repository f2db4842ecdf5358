"""Which letters the bytes of a text stand for, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The code pages in which laws of the region, and of Europe, were kept before Unicode.
CODE_PAGES = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "ptcp154"),
    *("cp1252", "cp1250", "cp1254", "cp1257", "cp1256", "cp1253", "iso8859_2", "iso8859_9"),
)
NAMES = {"cp1251": "windows-1251", "koi8_r": "KOI8-R", "koi8_u": "KOI8-U", "cp866": "DOS (cp866)"}
SAMPLE = 60_000
BROKEN = 0.002
"""The share of letters outside ASCII that may be damaged in a text still taken for UTF-8."""
CONTROLS = 0.005
"""The share of control characters up to which bytes may be a text."""
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_ASCII = re.compile(rb"[\x00-\x7f]+")


@dataclass(frozen=True)
class Decoded:
    """A text, the name of its encoding and, where it was guessed or damaged, a note."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text that bytes stand for, or None if they are no text.

    A byte order mark decides, then UTF-8 if it fits, then what the document declares, then what
    the letters look like.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            lost = text.count("\ufffd")
            return Decoded(text, name, f"{lost} damaged letters are shown as \ufffd" * bool(lost))
    wide = _wide(data)
    if wide:
        text = data[: len(data) // 2 * 2].decode(wide, errors="replace")
        return Decoded(text, wide, f"read as {wide}: the file does not say its encoding")
    if b"\x00" in data or len(_CONTROLS.findall(data[:SAMPLE])) > CONTROLS * len(data[:SAMPLE]):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _damaged(data) or _guessed(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte is one of few (0 for Latin, 4 for Cyrillic)."""
    sample = data[:4000]
    if len(sample) < 4 or (b"\x00" not in sample and b"\x04" not in sample):
        return ""
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]),
                            ("utf-16-be", sample[::2], sample[1::2])):  # fmt: skip
        few = sum(high.count(value) for value in (0, 4, 0x20))
        if few >= 0.95 * len(high) and low.count(0) < 0.05 * len(low) and len(set(low)) > 3:
            try:
                text = sample[: len(sample) // 2 * 2].decode(name, errors="strict")
            except UnicodeDecodeError:
                continue
            if sum(letter.isprintable() or letter.isspace() for letter in text) > 0.98 * len(text):
                return name
    return ""


def _declared(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        name = "cp1252"  # what every browser takes these for
    if not name or name.replace("-", "").replace("_", "").startswith(("utf8", "utf16", "utf32")):
        return None
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return Decoded(text, name)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 in which some letters are broken."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    wide = sum(letter > "\x7f" for letter in text)
    if wide < 50 or lost > BROKEN * wide:
        return None
    return Decoded(text, "utf-8", f"{lost} damaged letters are shown as \ufffd")


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    # Lines without a letter outside ASCII say nothing about the code page.
    telling = b"\n".join(line for line in data.splitlines() if _ASCII.sub(b"", line))
    best = from_bytes(telling[:SAMPLE], cp_isolation=list(CODE_PAGES)).best()
    for name in (best.encoding if best else "", "cp1251"):
        try:
            text = data.decode(name)
        except (LookupError, UnicodeError):
            continue
        shown = NAMES.get(name, name)
        return Decoded(
            text,
            name,
            f"the letters were read as {shown}, which is a guess: the file does not say; "
            "if they look wrong, save it as UTF-8",
        )
    return None
