"""Page numbers: found by a layout engine, kept with a digest, filled in for the same text."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from legalgap.errors import LegalGapError
from legalgap.office import pages as numbers
from legalgap.office import soffice
from legalgap.office.package import Package, is_untouched, parse
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import pages, word
from legalgap.report.outputs import Output

BODY = "word/document.xml"
needs_soffice = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed",
)


def output(path, data):
    return Output(path, data, is_untouched)


def shown(data):
    """The entries of the contents, with what they show as their page."""
    entries = []
    for paragraph in parse(Package.unpacked(data).parts[BODY]).iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in ("TOC1", "TOC2", "TableofFigures"):
            entries.append(text_of(paragraph))
    return entries


@pytest.fixture
def report(tmp_path, reports):
    path = tmp_path / "KGZ-assessment.docx"
    path.write_bytes(reports["KGZ", "en"])
    return path


@pytest.fixture
def laid_out(monkeypatch):
    """A layout engine that puts each heading on a page of its own."""

    def found(_pdf, names):
        return {name: place for place, name in enumerate(names, start=1)}, len(names)

    monkeypatch.setattr(soffice, "to_pdf", lambda _data: b"%PDF")
    monkeypatch.setattr(numbers, "pages_of", found)


class TestBefore:
    def test_without_numbers_every_entry_shows_a_dash(self, reports):
        entries = shown(reports["KGZ", "en"])
        assert len(entries) > 100
        assert all(entry.endswith(numbers.UNKNOWN) for entry in entries)

    def test_assess_starts_no_other_program(self, assessment, tmp_path, monkeypatch):
        def refused(*_args, **_kwargs):
            raise AssertionError("a program was started")

        monkeypatch.setattr(subprocess, "Popen", refused)
        data = word.render(assessment, Voice("en"))
        assert pages.numbered(output(tmp_path / "a.docx", data)).data == data


@pytest.mark.usefixtures("laid_out")
class TestKept:
    def test_they_are_kept_beside_the_report_with_a_digest_of_its_text(self, report):
        made = pages.lay_out(report)
        kept = json.loads(pages.beside(report).read_text(encoding="utf-8"))
        assert pages.beside(report).name == "KGZ-assessment.docx.pages.json"
        assert kept["text"] == numbers.digest(Package.unpacked(report))
        assert kept["pages"] == dict(made.pages)
        assert kept["total"] == len(made.pages)

    def test_the_report_shows_them_at_once_and_stays_ours(self, report):
        assert pages.lay_out(report).filled
        entries = shown(report.read_bytes())
        assert entries[0].endswith("1")
        assert not any(entry.endswith(numbers.UNKNOWN) for entry in entries)
        assert is_untouched(report)

    def test_the_next_build_of_the_same_text_is_the_same_file(self, report, reports):
        pages.lay_out(report)
        again = pages.numbered(output(report, reports["KGZ", "en"]))
        assert again.data == report.read_bytes()

    def test_another_text_shows_dashes_again(self, report, reports):
        pages.lay_out(report)
        other = output(report, reports["KGZ", "ru"])
        assert pages.numbered(other) is other

    def test_another_look_of_the_same_text_shows_dashes_again(self, report, assessment):
        pages.lay_out(report)
        template = Package.open(word.packaged_template())
        styles = template.parts["word/styles.xml"]
        template.parts["word/styles.xml"] = styles.replace(b'w:val="22"', b'w:val="24"')
        data = word.render(assessment, Voice("en"), template=template.to_bytes())
        assert all(entry.endswith("–") for entry in shown(data))
        assert pages.numbered(output(report, data)).data == data

    def test_a_report_that_somebody_changed_is_left_alone(self, report):
        package = Package.unpacked(report)
        package.parts[BODY] = package.parts[BODY].replace(b"Executive summary", b"Summary")
        report.write_bytes(package.to_bytes())
        before = report.read_bytes()
        assert not pages.lay_out(report).filled
        assert report.read_bytes() == before
        assert pages.beside(report).is_file()

    def test_other_formats_are_left_alone(self, tmp_path):
        other = output(tmp_path / "a.json", b"{}")
        assert pages.numbered(other) is other

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            "{",
            "[" * 100_000,
            '{"format": 2}',
            '{"format": 1, "pages": {"a": "x"}, "text": ""}',
            '{"format": 1, "pages": {"a": true}, "text": ""}',
            '{"format": 1, "pages": 3, "text": ""}',
            "\x00",
        ],
    )
    def test_a_file_of_numbers_that_is_damaged_is_passed_over(self, report, reports, content):
        pages.beside(report).write_text(content, encoding="utf-8")
        given = output(report, reports["KGZ", "en"])
        assert pages.numbered(given) is given

    def test_a_document_without_contents_gets_a_message(self, tmp_path):
        from documents import line, with_body

        path = tmp_path / "plain.docx"
        path.write_bytes(with_body(line("x")))
        with pytest.raises(LegalGapError, match="asks for no page number"):
            pages.lay_out(path)

    def test_a_document_that_fetches_something_is_not_given_to_libreoffice(self, report):
        package = Package.unpacked(report)
        name = "word/_rels/document.xml.rels"
        link = (
            b'<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/a.dotm" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'attachedTemplate"/></Relationships>'
        )
        package.parts[name] = package.parts[name].replace(b"</Relationships>", link)
        report.write_bytes(package.to_bytes())
        with pytest.raises(LegalGapError, match="from outside"):
            pages.lay_out(report)


class TestLibreOffice:
    def test_without_it_the_message_says_so(self, report, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        monkeypatch.setattr(soffice, "USUAL", ())
        with pytest.raises(LegalGapError, match="not installed"):
            pages.lay_out(report)
        assert not pages.beside(report).exists()

    @pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
    def test_one_that_makes_nothing_gets_a_message(self, report, monkeypatch):
        monkeypatch.setattr(soffice, "found", lambda: shutil.which("true"))
        with pytest.raises(LegalGapError, match="could not open"):
            pages.lay_out(report)

    @pytest.mark.skipif(os.name != "posix", reason="needs a shell")
    def test_one_that_does_not_end_is_ended_with_what_it_started(
        self, report, monkeypatch, tmp_path
    ):
        script = tmp_path / "soffice"
        script.write_text("#!/bin/sh\nsleep 60 & echo $! > " + str(tmp_path / "pid") + "\nwait\n")
        script.chmod(0o755)
        monkeypatch.setattr(soffice, "found", lambda: str(script))
        with pytest.raises(LegalGapError, match="has not laid out"):
            soffice.to_pdf(report.read_bytes(), patience=1)
        number = int((tmp_path / "pid").read_text())
        status = Path(f"/proc/{number}/stat")
        for _ in range(50):
            if not status.exists() or status.read_text().split()[2] == "Z":
                return
            time.sleep(0.1)
        pytest.fail("what it started still runs")

    @needs_soffice
    def test_an_entry_shows_the_page_of_its_heading_and_numbers_move_no_page(self, report):
        from io import BytesIO

        from pypdf import PdfReader

        made = pages.lay_out(report)
        data = soffice.to_pdf(report.read_bytes())
        assert numbers.pages_of(data, list(made.pages)) == (made.pages, made.total)
        pdf = PdfReader(BytesIO(data))
        root = parse(Package.unpacked(report).parts[BODY])
        checked = 0
        for paragraph in root.iter(w("p")):
            marks = [mark.get(w("name")) for mark in paragraph.findall(w("bookmarkStart"))]
            name = next((mark for mark in marks if mark in made.pages), None)
            if name is not None and checked < 20:
                words = "".join(text_of(paragraph).split())
                page = "".join(pdf.pages[made.pages[name] - 1].extract_text().split())
                assert words in page
                checked += 1
        assert checked == 20
