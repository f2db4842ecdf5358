import zipfile
from io import BytesIO

import pytest
from documents import BODY, template, zipped

from legalgap.errors import LegalGapError
from legalgap.office import package as packages
from legalgap.office.package import CONTENT_TYPES, CUSTOM, Package, is_untouched

RELS = "word/_rels/document.xml.rels"


def relation(kind, target):
    return (
        f'<Relationship Id="rIdX" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    ).encode()


def with_relation(kind, target):
    made = template()
    made.parts[RELS] = made.parts[RELS].replace(
        b"</Relationships>", relation(kind, target) + b"</Relationships>"
    )
    return made.to_bytes()


class TestWriting:
    def test_it_writes_the_same_bytes_whatever_the_order_of_the_parts(self):
        made = template()
        turned = Package(dict(reversed(list(made.parts.items()))))
        assert made.to_bytes() == turned.to_bytes()

    def test_it_puts_the_content_types_first_and_dates_nothing(self):
        archive = zipfile.ZipFile(BytesIO(template().to_bytes()))
        entries = archive.infolist()
        assert entries[0].filename == CONTENT_TYPES
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in entries} == {0}


class TestDigest:
    @pytest.fixture
    def signed(self):
        made = template()
        made.sign({"edition": "A & B <c>"})
        return made

    def test_a_signed_file_is_untouched(self, signed):
        assert is_untouched(signed.to_bytes())
        assert signed.properties()["edition"] == "A & B <c>"

    def test_signing_twice_declares_the_properties_once(self, signed):
        again = Package.open(signed.to_bytes())
        again.sign({})
        assert again.parts[CONTENT_TYPES].count(CUSTOM.encode()) == 1
        assert is_untouched(again.to_bytes())

    @pytest.mark.parametrize("part", [BODY, "word/styles.xml", "docProps/core.xml", CONTENT_TYPES])
    def test_any_change_of_a_part_touches_it(self, signed, part):
        signed.parts[part] += b"\n"
        assert not is_untouched(signed.to_bytes())

    def test_a_new_part_such_as_comments_touches_it(self, signed):
        signed.parts["word/comments.xml"] = b"<comments/>"
        assert not is_untouched(signed.to_bytes())

    def test_a_new_save_by_another_program_touches_it(self, signed):
        from docx import Document

        out = BytesIO()
        document = Document(BytesIO(signed.to_bytes()))
        document.core_properties.revision = 2
        document.save(out)
        assert not is_untouched(out.getvalue())

    def test_a_file_that_is_not_ours_is_not_untouched(self):
        assert not is_untouched(template().to_bytes())
        assert not is_untouched(b"no archive at all")


class TestDangers:
    def refused(self, data, **limits):
        with pytest.raises(LegalGapError) as caught:
            Package.open(data, **limits)
        assert "Traceback" not in caught.value.message
        return caught.value.message

    def test_it_refuses_what_is_no_archive(self):
        assert "password" in self.refused(b"\xd0\xcf\x11\xe0 an old or encrypted file")

    def test_it_refuses_an_archive_that_is_no_office_file(self):
        assert "not an Office file" in self.refused(zipped({"a.txt": b"a"}))

    def test_it_refuses_a_document_type(self):
        made = template()
        made.parts["word/x.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        assert "document type" in self.refused(made.to_bytes())

    def test_it_refuses_broken_xml(self):
        made = template()
        made.parts[BODY] = made.parts[BODY][:-20]
        assert "well-formed" in self.refused(made.to_bytes())

    @pytest.mark.parametrize(
        "name", ["word/vbaProject.bin", "word/embeddings/a.bin", "word/activeX/activeX1.xml"]
    )
    def test_it_refuses_macros_and_embedded_objects(self, name):
        made = template()
        made.parts[name] = b"<a/>"
        assert "macro or an embedded object" in self.refused(made.to_bytes())

    @pytest.mark.parametrize(
        ("kind", "target"),
        [
            ("image", "https://example.org/pixel.png"),
            ("attachedTemplate", "https://example.org/t.dotm"),
            ("aFChunk", "https://example.org/a.html"),
            ("hyperlink", "javascript:alert(1)"),
            ("hyperlink", "file:///etc/passwd"),
        ],
    )
    def test_it_refuses_links_that_fetch_or_run(self, kind, target):
        self.refused(with_relation(kind, target))

    def test_it_allows_links_that_a_reader_clicks(self):
        Package.open(with_relation("hyperlink", "https://example.org/law"))

    def test_it_refuses_macro_enabled_types(self):
        made = template()
        made.parts[CONTENT_TYPES] = made.parts[CONTENT_TYPES].replace(
            b"wordprocessingml.document.main", b"wordprocessingml.document.macroEnabled.main"
        )
        assert "macros" in self.refused(made.to_bytes())

    def test_it_stops_reading_where_a_file_unpacks_to_too_much(self):
        made = template()
        made.parts["word/media/big.png"] = b"\0" * 300_000
        assert "larger" in self.refused(made.to_bytes(), most_bytes=200_000)

    def test_it_refuses_names_that_lead_out_of_the_package(self):
        made = dict(template().parts)
        assert "forbidden name" in self.refused(zipped({**made, "../../evil.xml": b"<a/>"}))

    def test_it_says_so_where_the_file_is_missing(self, tmp_path):
        with pytest.raises(LegalGapError, match="cannot be opened"):
            Package.open(tmp_path / "none.docx")

    def test_it_refuses_two_parts_with_one_name(self):
        out = BytesIO(template().to_bytes())
        with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(BODY, b"<a/>")
        assert "two share one name" in self.refused(out.getvalue())


def test_the_relationships_of_a_part_lie_beside_it():
    assert packages.relations_part("word/document.xml") == RELS
    assert packages.relations_part("root.xml") == "_rels/root.xml.rels"
