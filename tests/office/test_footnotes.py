import re

import pytest
from documents import BODY, line, template, with_body, words

from legalgap.office.accessibility.check import check
from legalgap.office.checks import unsound
from legalgap.office.footnotes import MOST_PLACES, Footnotes, Note, Piece
from legalgap.office.package import Package, parse
from legalgap.office.template import Template
from legalgap.office.xml import foreign, p, t, text_of, w

NOTES = "word/footnotes.xml"
LINKS = "word/_rels/footnotes.xml.rels"
LAW = Note("law", (Piece("The Law, "),), (Piece(". "), Piece("Gazette", "https://example.org/law")))
CODE = Note("code", (Piece("The Code, "),), (Piece("."),))
TREATY = Note("treaty", (Piece("A treaty."),), anew=False)


def made(*blocks, base=None):
    """A document of blocks; each gets the notes and gives its XML."""
    notes = Footnotes()
    named = {f"b{place}": block for place, block in enumerate(blocks)}
    places = [line("{{ block('" + name + "') }}") for name in named]
    form = Template(
        base or with_body(*places),
        {name: (lambda block=block: block(notes)) for name, block in named.items()},
        close=notes.put,
    )
    return form.render({})


def cites(note, *places, style=""):
    return lambda notes: p(t("Text") + notes.mark(note, places), style)


def heading(said):
    return lambda notes: p(t(said), "Heading1")


def noted(package):
    root = parse(package.parts[NOTES])
    return [
        (note.get(w("id")), text_of(note).strip())
        for note in root.findall(w("footnote"))
        if note.get(w("type")) is None
    ]


def fields(package):
    return [
        (node.text or "").split()
        for node in parse(package.parts[BODY]).iter(w("instrText"))
        if "NOTEREF" in (node.text or "")
    ]


class TestNumbers:
    def test_a_document_without_notes_gets_no_part_for_them(self):
        assert NOTES not in made(lambda _: line("Text")).parts

    def test_ids_begin_at_one_and_follow_the_document(self):
        package = made(cites(LAW, "art. 1"), cites(CODE, "art. 2"))
        assert [key for key, _ in noted(package)] == ["1", "2"]

    def test_each_note_has_one_number_in_the_text(self):
        package = made(cites(LAW, "art. 1"), cites(LAW, "art. 2"), cites(CODE))
        used = [
            node.get(w("id")) for node in parse(package.parts[BODY]).iter(w("footnoteReference"))
        ]
        assert used == ["1", "2"]

    def test_a_source_that_returns_repeats_its_number_by_a_field_that_leads_there(self):
        package = made(cites(LAW, "art. 1"), cites(CODE), cites(LAW, "art. 2"))
        assert words(package.to_bytes()).splitlines() == ["Text", "Text", "Text1"]
        names = {
            mark.get(w("name")) for mark in parse(package.parts[BODY]).iter(w("bookmarkStart"))
        }
        assert [field[1] in names for field in fields(package)] == [True]

    def test_the_note_names_every_place_that_is_cited_once(self):
        package = made(cites(LAW, "art. 1"), cites(LAW, "art. 2"), cites(LAW, "art. 1"))
        assert noted(package) == [("1", "The Law, art. 1; art. 2. Gazette")]

    def test_a_note_with_many_places_lists_the_first_and_says_that_the_text_has_the_others(self):
        note = Note("a", (Piece("Code, "),), (Piece("."),), others="others in the text")
        places = [f"art. {number}" for number in range(1, MOST_PLACES + 2)]
        ((_, said),) = noted(made(cites(note, *places)))
        assert said.endswith(f"art. {MOST_PLACES}; others in the text.")
        ((_, said),) = noted(made(cites(note, *places[:-1])))
        assert said.endswith(f"art. {MOST_PLACES}.")

    def test_each_chapter_tells_a_source_in_full_again(self):
        package = made(heading("A"), cites(LAW, "art. 1"), heading("B"), cites(LAW, "art. 9"))
        assert [said for _, said in noted(package)] == [
            "The Law, art. 1. Gazette",
            "The Law, art. 9. Gazette",
        ]
        assert fields(package) == []

    def test_what_is_told_once_is_told_where_the_document_first_names_it(self):
        package = made(heading("A"), cites(TREATY), heading("B"), cites(TREATY))
        assert len(noted(package)) == len(fields(package)) == 1

    def test_a_text_is_named_in_full_once_in_a_chapter_whatever_its_sources(self):
        first, second = (
            Note(key, (Piece("The Act of 2016, "),), subject="act", brief=(Piece("Act, "),))
            for key in ("official", "copy")
        )
        package = made(cites(first, "art. 1"), cites(second, "art. 2"))
        assert [said for _, said in noted(package)] == ["The Act of 2016, art. 1", "Act, art. 2"]

    def test_numbers_follow_the_document_and_not_the_order_of_writing(self):
        notes = Footnotes()
        late, early = p(t("Late") + notes.mark(LAW)), p(t("Early") + notes.mark(CODE))
        form = Template(
            with_body(line("{{ block('early') }}"), line("{{ block('late') }}")),
            {"early": lambda: early, "late": lambda: late},
            close=notes.put,
        )
        assert [said for _, said in noted(form.render({}))] == ["The Code, .", "The Law, . Gazette"]

    def test_several_numbers_stand_apart(self):
        package = made(lambda notes: p(t("Text") + notes.marks([(LAW, ()), (CODE, ())])))
        assert words(package.to_bytes()) == "Text, "


class TestTheFile:
    def test_it_is_sound_and_keeps_the_rules_of_notes(self):
        package = made(heading("A"), cites(LAW, "art. 1"), cites(LAW, "art. 2"), cites(CODE))
        document = parse(package.parts[BODY])
        roots = {
            name: parse(data, name)
            for name, data in package.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        assert unsound(package, roots, document) == []
        assert [
            fault for fault in check(package) if fault.rule == 15 and "note" in str(fault)
        ] == []

    def test_a_link_of_a_note_stands_in_the_relationships_of_the_notes(self):
        package = made(cites(LAW))
        assert b'Target="https://example.org/law"' in package.parts[LINKS]
        link = next(parse(package.parts[NOTES]).iter(w("hyperlink")))
        assert text_of(link) == "Gazette"

    def test_separators_come_first_and_the_settings_name_them(self):
        package = made(cites(LAW))
        kinds = [note.get(w("type")) for note in parse(package.parts[NOTES])]
        assert kinds[:2] == ["separator", "continuationSeparator"]
        settings = [child.tag for child in parse(package.parts["word/settings.xml"])]
        assert settings.index(w("footnotePr")) < settings.index(w("compat"))

    def test_words_of_another_language_in_a_note_name_it(self):
        note = Note("x", (Piece("Закон. " + foreign("en", "Official Gazette")),))
        tags = [
            item.get(w("val")) for item in parse(made(cites(note)).parts[NOTES]).iter(w("lang"))
        ]
        assert tags == ["en-GB"]

    def test_hostile_words_stay_words(self):
        note = Note("x", (Piece('<w:p>&amp; {{ 6*7 }} "\x00\ud800'),))
        (_, said), *_ = noted(made(cites(note)))
        assert said.startswith('<w:p>&amp; {{ 6*7 }} "')

    def test_the_same_notes_give_the_same_bytes(self):
        blocks = [heading("A"), cites(LAW, "art. 1"), cites(CODE), cites(LAW, "art. 2")]
        assert made(*blocks).to_bytes() == made(*blocks).to_bytes()


class TestTemplatesOfUsers:
    def without_styles(self):
        package = Package.open(with_body(line("{{ block('b0') }}")))
        text = package.parts["word/styles.xml"].decode()
        for key in ("FootnoteText", "FootnoteReference", "Hyperlink"):
            text = re.sub(rf'<w:style [^>]*w:styleId="{key}".*?</w:style>', "", text)
        package.parts["word/styles.xml"] = text.encode()
        return package

    def test_one_without_the_styles_of_notes_gets_them(self):
        package = made(cites(LAW), base=self.without_styles().to_bytes())
        styles = package.parts["word/styles.xml"].decode()
        assert 'w:val="footnote text"' in styles
        assert 'w:val="footnote reference"' in styles

    def test_one_whose_styles_word_has_given_other_ids_keeps_them(self):
        base = self.without_styles()
        own = (
            '<w:style w:type="character" w:styleId="a7"><w:name w:val="footnote reference"/>'
            "</w:style></w:styles>"
        )
        text = base.parts["word/styles.xml"].decode()
        base.parts["word/styles.xml"] = text.replace("</w:styles>", own).encode()
        package = made(cites(LAW), base=base.to_bytes())
        assert b'<w:rStyle w:val="a7"/>' in package.parts[BODY]
        assert b"FootnoteReference" not in package.parts[BODY]

    def test_notes_of_the_template_stay_and_are_counted(self):
        own = made(cites(CODE))
        text = own.parts[BODY].decode()
        at = text.index("</w:p>", text.index("<w:body>")) + len("</w:p>")
        place = line("{{ block('b0') }}") + line("{{ block('b1') }}")
        own.parts[BODY] = (text[:at] + place + text[at:]).encode()
        package = made(cites(LAW, "art. 1"), cites(LAW), base=own.to_bytes())
        assert [said for _, said in noted(package)] == ["The Code, .", "The Law, art. 1. Gazette"]
        assert words(package.to_bytes()).splitlines()[2] == "Text2"

    def test_a_tag_in_a_note_of_the_template_is_reported(self):
        own = made(cites(Note("x", (Piece("{{ title }}"),))))
        form = Template(own.to_bytes(), {})
        assert [item.spot.part for item in form.proofread({}).remarks] == ["footnotes"]


class TestTheRuleOnTypedNumbers:
    @pytest.mark.parametrize("instruction", ["REF x", "PAGE"])
    def test_only_cross_references_to_notes_may_look_like_one(self, instruction):
        package = template()
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'

        def typed(code):
            mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
            inside = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
            field = mark("begin") + inside + mark("separate") + raised + mark("end")
            package.parts[BODY] = Package.open(with_body(p(t("A") + field))).parts[BODY]
            return [fault.message for fault in check(package) if "typed" in fault.message]

        assert typed("NOTEREF _Ref_note_1") == []
        assert typed(instruction) == ["the number of a footnote is typed"]
