"""Files that cannot be read give a clear message, in bounded time and memory."""

import json
import random
import subprocess
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from handmade import SPACES, p, pdf, printed, saved, shown, t, word, word_parts, zipped

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import read

LAW = word(p(t("Article 1. " + "The law is here. " * 50)))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def bomb() -> bytes:
    """A Word file of a few kilobytes that unpacks to hundreds of megabytes."""
    parts = dict(word_parts(""))
    parts["word/document.xml"] = (
        f"<w:document {SPACES}><w:body><w:p><w:r><w:t>" + "a " * 100_000_000
    )
    return zipped(parts)


def many_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "&a{level - 1};&a{level - 1};&a{level - 1};&a{level - 1};">'
        for level in range(1, 30)
    )
    parts = dict(word_parts(""))
    parts["word/document.xml"] = (
        f"<!DOCTYPE w:document [{entities}]><w:document {SPACES}><w:body><w:p><w:r><w:t>&a29;"
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped(parts)


def fetching() -> bytes:
    parts = dict(word_parts(""))
    parts["word/document.xml"] = (
        f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {SPACES}>'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped(parts)


def protected_pdf() -> bytes:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(pdf(shown("Article 1", 60, 700)))))
    writer.encrypt("secret")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"0 0 m " * 50_000_000, 9)
    page = pdf("BT ET").replace(
        b"<</Length 5>>stream\nBT ET",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s" % (len(packed), packed),
    )
    assert packed in page
    return page


GOOD_PDF = pdf(printed(["Article 1. The law is here."] * 20), packed=True)
PICTURE = pdf("0 0 600 800 re f", "10 10 50 50 re f")

BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t ", "empty"),
    "cut short, Word": (LAW[: len(LAW) // 2], "damaged or cut short"),
    "cut short, PDF": (GOOD_PDF[: len(GOOD_PDF) // 2], "damaged or cut short"),
    "cut short, JSON": (b'{"title": "Act", "provisions": [{"section": "1", ', "damaged"),
    "a part cut short": (LAW.replace(LAW[60:70], b"x" * 10, 1), "damaged"),
    "protected, Word": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "protected, PDF": (protected_pdf(), "password"),
    "old Word": (COMPOUND + "WordDocument".encode("utf-16-le"), r"before 2007 \(\.doc\)"),
    "old Excel": (COMPOUND + "Workbook".encode("utf-16-le"), "holds no Word document"),
    "zip bomb": (bomb(), "zip bomb"),
    "PDF bomb": (pdf_bomb(), "zip bomb"),
    "PDF packed twice": (
        GOOD_PDF.replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]"),
        "packs its content twice",
    ),
    "entities": (many_laughs(), "document type"),
    "an entity that fetches": (fetching(), "document type"),
    "page with entities": (
        b'<!DOCTYPE html [<!ENTITY a "b">]><html><body><p>&a;</p></body></html>',
        "entities",
    ),
    "rich text": (rb"{\rtf1\ansi Article 1}", "Rich Text"),
    "workbook": (zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "Excel"),
    "presentation": (zipped({"[Content_Types].xml": "<a/>", "ppt/a.xml": "<a/>"}), "presentation"),
    "OpenDocument": (zipped({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument"),
    "archive": (zipped({"act.docx": LAW}), "holds no Word document"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "archive"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "scan": (PICTURE, "scan"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "no text"),
    "bytes of no meaning": (
        random.Random(3).randbytes(90_000).replace(b"\x00", b"\x01"),
        "no text",
    ),
    "Word kept as XML": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "one XML file",
    ),
    "other XML": (b'<?xml version="1.0"?><act><p>1</p></act>', "XML of a kind"),
    "page without text": (b"<html><body><script>go()</script></body></html>", "no text"),
    "deep JSON": (b'{"a": ' * 100_000, "nested too deeply"),
    "no words in JSON": (b'{"a": null, "b": []}', "no text"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt"])
def test_a_bad_file_gives_a_clear_message_whatever_its_name(tmp_path, name, suffix):
    data, message = BAD[name]
    path = saved(tmp_path, data, f"act{suffix}")
    start = time.process_time()
    with pytest.raises(LegalGapError, match=message) as caught:
        read(path)
    assert time.process_time() - start < 5
    assert "Traceback" not in caught.value.message
    assert [item.name for item in tmp_path.iterdir()] == [path.name], "nothing is written"


@pytest.mark.parametrize("name", ["zip bomb", "PDF bomb", "entities"])
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path, name):
    path = saved(tmp_path, BAD[name][0], "act.docx")
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from legalgap.errors import LegalGapError\n"
        "from legalgap.intake.manuscript import read\n"
        "import legalgap.intake.reading.word, legalgap.intake.reading.pdf\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    read(Path(sys.argv[1]))\n"
        "except LegalGapError:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    source = Path(sys.modules["legalgap"].__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(source), "PATH": ""},
    )
    assert int(done.stdout) < 60_000, "kilobytes beyond what the program itself takes"


def test_every_message_says_what_to_do(tmp_path):
    for name, (data, _) in BAD.items():
        with pytest.raises(LegalGapError) as caught:
            read(saved(tmp_path, data))
        assert caught.value.hint, name


def test_a_folder_and_a_missing_file_are_said(tmp_path):
    with pytest.raises(LegalGapError, match="folder"):
        read(tmp_path)
    with pytest.raises(LegalGapError, match="there is no file"):
        read(tmp_path / "nothing.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_a_device_without_end_is_not_read():
    with pytest.raises(LegalGapError, match="not a file"):
        read(Path("/dev/zero"))


def test_tags_nested_without_end_are_read_all_the_same(tmp_path):
    page = "<html><body>" + "<font><div>" * 3_000 + "Article 1" + "</body></html>"
    made = read(saved(tmp_path, page))
    assert [part.text for part in made.paragraphs] == ["Article 1"]


def test_a_long_name_in_another_script_is_no_hindrance(tmp_path):
    name = "Кыргыз Республикасынын Жазык кодекси — расмий басылма 道路 قانون.docx"
    assert read(saved(tmp_path, LAW, name)).format == "docx"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (LAW, "docx"),
        (GOOD_PDF, "pdf"),
        (b"<html><body><p>Article 1</p></body></html>", "html"),
        (b"Article 1. The law.", "txt"),
        (json.dumps({"provisions": ["The law is here"]}).encode(), "json"),
    ],
)
def test_a_format_is_known_by_content_and_not_by_name(tmp_path, data, form):
    for name in ("act.doc", "act.docx", "act.pdf", "act.html", "act"):
        assert read(saved(tmp_path, data, name)).format == form


def test_a_file_with_bytes_changed_here_and_there_never_ends_in_a_traceback(tmp_path):
    change = random.Random(7)
    for data in (LAW, GOOD_PDF, pdf(printed(["Article 1"] * 9))):
        for _ in range(60):
            bad = bytearray(data)
            for _ in range(change.randint(1, 8)):
                bad[change.randrange(len(bad))] = change.randrange(256)
            with suppress(LegalGapError):
                read(saved(tmp_path, bytes(bad)))
