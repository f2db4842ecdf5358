import pytest
from documents import BODY, line, with_body

from legalgap.office.checks import faults
from legalgap.office.package import Package
from legalgap.office.xml import Table, bookmark, cell, field, link, p, t

HEADING = line("Heading", "Heading1")


def found(*paragraphs):
    package = Package.open(with_body(HEADING, *paragraphs, line("the end")))
    return " | ".join(faults(package))


def table(**changes):
    made = {"head": [cell("A")], "rows": [[cell("1")]], "title": "T", **changes}
    return Table([4], made["head"], made["rows"], made["title"]).xml()


def test_a_sound_document_has_no_faults():
    assert found(table(), p(bookmark("a", 1, t("x"))), p(link("a", t("y")))) == ""


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        (p(bookmark("a", 1, "") + bookmark("a", 2, "")), "bookmark name twice: a"),
        (p(bookmark("a", 1, "") + bookmark("b", 1, "")), "bookmark number twice: 1"),
        (p(bookmark("a" * 41, 1, "")), "bookmark name too long"),
        (p('<w:bookmarkStart w:id="1" w:name="a"/>'), "starts and ends differ"),
        (p(link("nowhere", t("x"))), "link to a missing bookmark: nowhere"),
        (p(field("PAGEREF nowhere", t("1"))), "field to a missing bookmark: nowhere"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), "a field has no end"),
        (table(rows=[[cell("")]]), "an empty cell"),
        (table(rows=[]), "nothing below its header"),
        (table(title=""), "without tblCaption"),
        (table().replace("<w:tblHeader/>", ""), "without a header row"),
        (table().replace('<w:gridCol w:w="2268"/>', ""), "columns"),
        (line("x", "NoSuchStyle"), "not defined: NoSuchStyle"),
        (line("Deep", "Heading3"), "heading level is skipped: 1 to 3"),
        (line("", "Heading2") + line("x"), "an empty heading"),
        (p(t("\ue000ru\ue001x\ue002")), "a mark of the writer is left"),
        (p('<w:hyperlink r:id="rId99"/>'), "missing relationship rId99"),
    ],
)
def test_it_finds_what_the_schemas_cannot(piece, fault):
    assert fault in found(piece)


def test_a_heading_with_nothing_under_it_is_a_fault():
    package = Package.open(with_body(HEADING))
    assert "nothing under the heading" in " ".join(faults(package))


def test_settings_that_make_word_ask_a_question_are_a_fault():
    package = Package.open(with_body(HEADING, line("x")))
    name = "word/settings.xml"
    package.parts[name] = package.parts[name].replace(b"<w:zoom", b"<w:updateFields/><w:zoom")
    assert "updateFields" in " ".join(faults(package))


def test_a_document_without_a_language_is_a_fault():
    package = Package.open(with_body(HEADING, line("x")))
    name = "word/styles.xml"
    package.parts[name] = package.parts[name].replace(b'<w:lang w:val="en-GB"/>', b"")
    assert "names no language" in " ".join(faults(package))


def test_a_package_without_a_document_is_a_fault():
    package = Package.open(with_body(HEADING))
    del package.parts[BODY]
    assert faults(package) == ["the document or its styles are missing"]
