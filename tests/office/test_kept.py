"""What of a document stays text: the document that comes out is the one that all of it gives."""

import re

import pytest
from documents import BODY, line, with_body, words
from lxml import etree

from legalgap.office.kept import HOLDS, Kept
from legalgap.office.package import parse, to_xml
from legalgap.office.template import Template
from legalgap.office.xml import SPACES, Table, bookmark, cell, field, foreign, link, p, t

PLAIN = p(t("Plain words"), "TableText")
HEAD = p(t("A title"), "Heading1")
NUMBERED = p(t("Table ") + field("SEQ Table", t("1")), "Caption")


def document(*content):
    return f"<w:document {SPACES}><w:body>{''.join(content)}<w:sectPr/></w:body></w:document>"


def sifted(*content, pieces=None, styles=("Heading1",)):
    kept = Kept()
    return kept, kept.sifted(document(*content), pieces or {}, styles)


class TestSifting:
    def test_paragraphs_in_which_nothing_is_looked_for_are_not_read(self):
        kept, read = sifted(PLAIN, HEAD, PLAIN, PLAIN, NUMBERED, PLAIN)
        assert HOLDS.sub("-", read) == document("-", HEAD, "-", NUMBERED, "-").replace(
            "-<w:sectPr/>", "-"
        )
        assert kept.restored(read) == document(PLAIN, HEAD, PLAIN, PLAIN, NUMBERED, PLAIN)

    def test_a_paragraph_is_found_in_the_cell_of_a_table_whatever_stands_around_it(self):
        table = Table([4, 4], [cell("A"), cell("B")], [[cell("1"), cell(foreign("ru", "Да"))]], "T")
        kept, read = sifted(PLAIN, table.xml(), PLAIN)
        assert re.findall("<w:p>", read) == ["<w:p>"]
        assert "Да" in read
        etree.fromstring(read)
        assert kept.restored(read) == document(PLAIN, table.xml(), PLAIN)

    def test_pieces_take_the_place_of_their_instructions_and_others_stay(self):
        kept, read = sifted(
            PLAIN, "<?here 0?>", "<?later 0?>", PLAIN, pieces={"<?here 0?>": PLAIN + HEAD}
        )
        assert kept.restored(read) == document(PLAIN, PLAIN, HEAD, "<?later 0?>", PLAIN)
        assert read.index(HEAD) < read.index("<?later 0?>")

    @pytest.mark.parametrize(
        "odd",
        [p(), p(t("")), p(t('He said "yes"')), "<w:p/>", p(link("a", "")), '<w:p of="1"></w:p>'],
    )
    def test_what_is_kept_has_the_form_of_what_is_written(self, odd):
        kept, read = sifted(PLAIN, odd, PLAIN)
        written = kept.restored(to_xml(parse(read.encode())).decode())
        assert written == to_xml(parse(document(PLAIN, odd, PLAIN).encode())).decode()

    def test_a_document_with_text_boxes_is_read_whole(self):
        box = f"<w:p><w:r><w:pict><w:txbxContent>{PLAIN}</w:txbxContent></w:pict></w:r></w:p>"
        _, read = sifted(PLAIN, box, "<?here 0?>", pieces={"<?here 0?>": PLAIN})
        assert read == document(PLAIN, box, PLAIN)


class TestLinks:
    def test_those_to_known_bookmarks_stay_and_others_become_words(self):
        here = p(bookmark("here", 1, t("Place")))
        kept, read = sifted(here, p(link("here", t("a"))), p(link("gone", t("b")) + t("c")))
        assert kept.names() == {"here"}
        kept.unlink(kept.names())
        assert kept.restored(read) == document(here, p(link("here", t("a"))), p(t("b") + t("c")))


def test_a_document_whose_blocks_are_kept_holds_them_where_the_template_puts_them():
    form = Template(
        with_body(line("{{ block('b') }}"), line("{{ block('a') }}")),
        {"a": lambda: PLAIN, "b": lambda: HEAD + p(t("More"))},
    )
    package = form.render({})
    assert words(package.to_bytes()).splitlines() == ["A title", "More", "Plain words"]
    assert to_xml(parse(package.parts[BODY])) == package.parts[BODY]
    assert b"<?legalgap" not in package.parts[BODY]
