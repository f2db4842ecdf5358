"""Each rule finds a document that breaks it, and leaves one alone that keeps it."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from documents import BODY, line, with_body, zipped

from legalgap.errors import LegalGapError
from legalgap.office.accessibility.check import MOST_ALIKE, check
from legalgap.office.accessibility.colours import contrast
from legalgap.office.package import MOST_BYTES, Package
from legalgap.office.properties import set_core
from legalgap.office.xml import Table, bookmark, cell, field, link, p, t

OPENING = (
    "The law has an offence of its own. It covers the acts and the purposes that the Protocol "
    "names; three of the means are left out, and no by-law says how victims are identified."
)
TEXTS = {
    "title": "The law on trafficking in persons",
    "subject": "Assessment",
    "creator": "legalgap",
    "keywords": "trafficking",
}


def table(**changes):
    made = {"head": [cell("A"), cell("B")], "rows": [[cell("1"), cell("2")]], **changes}
    return Table([4, 4], made["head"], made["rows"], made.get("title", "T"), "What it shows").xml()


def caption(number=1, name="Table", words="Acts", style="Caption"):
    counted = field(rf"SEQ {name} \* ARABIC", t(str(number)))
    return p(bookmark(f"_Toc{number}", number, t(f"{name} ") + counted + t(f". {words}")), style)


def listed(instruction, style, *entries):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    rows = [link(name, t(words) + field(rf"PAGEREF {name} \h", t("3"))) for name, words in entries]
    rows[0] = mark("begin") + code + mark("separate") + rows[0]
    rows[-1] += mark("end")
    return "".join(p(row, style) for row in rows)


COVER = line("The law on trafficking in persons", "Title") + line("Law in force. Footer Header")
CONTENTS = listed(r"TOC \o &quot;1-2&quot; \h \z \u", "TOC1", ("_Toc90", "1Summary"))
TABLES = listed(r"TOC \h \z \c &quot;Table&quot;", "TableofFigures", ("_Toc1", "Table 1. Acts"))
SUMMARY = p(bookmark("_Toc90", 90, t("Summary")), "Heading1") + line(OPENING)
SOUND = (COVER, CONTENTS, TABLES, SUMMARY, caption(), table(), line("The end."))


def packed(*pieces, styles=None, settings=None, parts=None, core=None):
    package = Package.open(with_body(*pieces))
    set_core(package, date(2026, 1, 1), "en", {**TEXTS, **(core or {})})
    for name, change in (("word/styles.xml", styles), ("word/settings.xml", settings)):
        if change is not None:
            before = package.parts[name].decode()
            after = before.replace(*change)
            assert after != before
            package.parts[name] = after.encode()
    package.parts.update(parts or {})
    return package


def found(*pieces, **changes):
    return check(packed(*pieces, **changes))


def with_piece(piece, **changes):
    return found(*SOUND[:-1], piece, SOUND[-1], **changes)


def test_a_sound_document_has_no_faults():
    assert found(*SOUND) == []


def drawing(descr="", kind="picture", holder="inline", inside=""):
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'<w:r><w:drawing><wp:{holder} xmlns:wp="{wp}"><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="7" name="x" descr="{descr}">{inside}</wp:docPr><a:graphic xmlns:a="{a}">'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/>'
        f"</a:graphic></wp:{holder}></w:drawing></w:r>"
    )


TELLING = "Bars: law scores are highest for support, 80, 61 and 40; data in Table 1"
DECORATIVE = (
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/>'
)
FIGURES = listed(r"TOC \h \z \c &quot;Figure&quot;", "TableofFigures", ("_Toc5", "Figure 1. F"))
KEPT = "<w:pPr><w:keepNext/></w:pPr>"
FIGURE_CAPTION = p(
    bookmark("_Toc5", 5, t("Figure ") + field("SEQ Figure", t("1")) + t(". F")), "Caption"
)


def figure(descr=TELLING, keep=KEPT):
    return FIGURES + f"<w:p>{keep}{drawing(descr, 'chart')}</w:p>" + FIGURE_CAPTION


def run(look, words="Some words here"):
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def para(look, words="Some words here"):
    return f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


LONG = "word " * 40
SPAN = '<w:tcPr><w:gridSpan w:val="2"/>'
TEXT_BOX = f"<w:p><w:r><w:pict><w:txbxContent>{line('x')}</w:txbxContent></w:pict></w:r></w:p>"
FRAMED = '<w:framePr w:w="2000" w:wrap="around" w:hAnchor="page" w:vAnchor="page"/>'
INSERTED = f'<w:p><w:ins w:id="1" w:author="a">{t("x")}</w:ins></w:p>'
COMMENTED = f'<w:p>{t("x")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
SYMBOL = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
RAISED = f'<w:p>{t("Text")}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
RAISED += "</w:p>"
TURNED = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838" w:orient="landscape"/></w:sectPr>'
TURNED += "</w:pPr></w:p>"
ROW = "<w:cantSplit/><w:tblHeader/>"
NESTED = table().replace("<w:p>", table() + "<w:p>", 1)
MENTIONS = p(bookmark("CRIM_09__card", 60, t("CRIM-09"))) + line("See CRIM-09 above.")
CARD = p(bookmark("CRIM_09__card", 60, t("CRIM-09")))

BROKEN = [
    # rule, piece, words of the message
    (1, line("", "Heading1") + line("x"), "an empty heading"),
    (1, line("Deep", "Heading3") + line("x"), "a level is skipped"),
    (1, line("A", "Heading2") + line("B", "Heading2") + line("x"), "nothing stands under"),
    (1, line("2.1 Scope", "Heading2") + line("x"), "is typed"),
    (1, line("Another title", "Title"), "a second paragraph has the style Title"),
    (1, run("<w:b/>", "Bold words"), "looks like a heading"),
    (1, table(head=[cell("A", "Heading2"), cell("B")]), "inside a table"),
    (2, line("Уголовный кодекс"), "Cyrillic letters are tagged as `en-GB`"),
    (2, run('<w:lang w:val="ru-RU"/>', "the words of the law say"), "Latin letters are tagged"),
    (2, run('<w:lang w:val="russian"/>'), "not a language tag"),
    (4, table().replace("<w:tblHeader/>", ""), "no header row"),
    (4, table().replace('w:firstRow="1"', 'w:firstRow="0"'), "tblLook"),
    (4, table().replace("<w:cantSplit/></w:trPr>", f"{ROW}</w:trPr>"), "every row is a header"),
    (
        4,
        table(rows=[[cell("1"), cell("2")], [cell("3"), cell("4")]])[::-1].replace(
            "<w:cantSplit/></w:trPr>"[::-1], f"{ROW}</w:trPr>"[::-1], 1
        )[::-1],
        "below rows of data",
    ),
    (5, table().replace("<w:cantSplit/>", ""), "row 2 may break"),
    (6, table().replace("<w:tcPr>", SPAN, 1), "merged or split"),
    (6, table().replace('<w:gridCol w:w="2268"/>', "", 1), "row 1 has 2 cells"),
    (6, table(rows=[[cell(""), cell("")]]), "row 2 is blank"),
    (6, table(rows=[[cell("1"), cell("")]]), "an empty cell"),
    (6, NESTED, "in a cell of another table"),
    (6, table(rows=[]), "a layout"),
    (6, re.sub(r"<w:tblCaption [^>]*/>", "", table()), "has no title"),
    (6, re.sub(r"<w:tblDescription [^>]*/>", "", table()), "has no description"),
    (7, p(drawing()), "no alternative text"),
    (7, p(drawing("chart1.png")), "the name of a file"),
    (7, p(drawing("A map of the State", holder="anchor")), "floats"),
    (7, p(drawing("A line", inside=DECORATIVE)), "a decorative picture has alternative text"),
    (7, figure("Bars of all areas; data in Table 1"), "fewer than three values"),
    (7, figure("Bars: 80, 61 and 40"), "which table holds its data"),
    (7, "<w:p><w:r><w:pict/></w:r></w:p>", "of the old kind"),
    (8, line("Table 2. Typed", "Caption"), "typed"),
    (8, line("Figure 3. Typed"), "typed"),
    (8, caption(2, style="Note") + table(), "not in the style Caption"),
    (8, caption(7) + table(), "it is number 2"),
    (8, caption(2), "no table stands below"),
    (8, caption(2, style="TableText") + table(), "on one page and its table on the next"),
    (8, FIGURES + FIGURE_CAPTION, "no figure stands above"),
    (8, figure(keep=""), "its caption on the next"),
    (8, p(drawing(TELLING, "chart")), "a chart has no caption"),
    (9, line("More", "Heading1") + line("x"), "the contents have 1 entries, the document 2"),
    (9, caption(2) + table(), "the list of tables have 1 entries, the document 2"),
    (9, FIGURE_CAPTION, "figures with captions, and no list"),
    (9, '<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r></w:p>', "dirty"),
    (10, p(link("nowhere", t("finding"))), "not there: nowhere"),
    (10, p(field("REF nowhere \\h", t("finding"))), "not there: nowhere"),
    (10, MENTIONS, "`CRIM-09` is named in several places"),
    (11, CARD + p(link("CRIM_09__card", t("click here"))), "do not say where the link leads"),
    (11, CARD + p(link("CRIM_09__card", t("https://example.org/a"))), "a bare address"),
    (11, CARD + p(link("CRIM_09__card", "")), "a link without words"),
    (12, run('<w:color w:val="AAAAAA"/>'), "contrast of 2.3:1"),
    (12, run('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'), "contrast of 1.0:1"),
    (12, table(rows=[[cell("1", fill="1F3864"), cell("2", color="FFFFFF")]]), "#FFFFFF on #FFFFFF"),
    (12, table(rows=[[cell("1"), cell("", fill="FF0000")]]), "by its colour alone"),
    (13, run('<w:rFonts w:ascii="Times New Roman"/>'), "the font `Times New Roman`"),
    (13, run('<w:sz w:val="14"/>'), "letters of 7 points"),
    (13, para('<w:jc w:val="both"/>'), "stretched"),
    (13, para('<w:jc w:val="center"/>', LONG), "not left-aligned"),
    (13, run("<w:caps/>"), "capital letters only"),
    (13, line("ALWAYS VERIFY this"), "capital letters only"),
    (13, run('<w:u w:val="single"/>'), "underlined"),
    (14, line("• first"), "typed"),
    (14, line("- first"), "typed"),
    (14, line("1) first") + line("2) second"), "typed"),
    (15, TEXT_BOX, "a text box"),
    (15, RAISED, "the number of a footnote is typed"),
    (15, line("The law[1] says"), "the number of a footnote is typed"),
    (15, '<w:p><w:r><w:footnoteReference w:id="4"/></w:r></w:p>', "a footnote has no text"),
    (16, TURNED, "called landscape and is not"),
    (16, table().replace('<w:gridCol w:w="2268"/>', '<w:gridCol w:w="9000"/>'), "cm wide"),
    (18, SYMBOL, "a sign of the font Wingdings"),
    (18, table(rows=[[cell("Law"), cell("✓")]]), "has no words beside it"),
    (19, para(FRAMED), "floating frame"),
    (19, p(drawing("A cycle", "diagram")), "SmartArt"),
    (21, INSERTED, "tracked changes"),
    (21, COMMENTED, "a comment is left"),
    (21, run("<w:vanish/>"), "hidden text"),
    (None, p(bookmark("a", 61, "") + bookmark("a", 62, "")), "bookmark name twice"),
    (None, p(t("\ue000ru\ue001x\ue002")), "a mark of the writer is left"),
]


@pytest.mark.parametrize(("rule", "piece", "said"), BROKEN, ids=[f"{a}-{c}" for a, _, c in BROKEN])
def test_it_finds_what_breaks_a_rule(rule, piece, said):
    faults = with_piece(piece)
    assert any(fault.rule == rule and said in fault.message for fault in faults), faults
    assert all(fault.hint for fault in faults)


SETTINGS = [
    (2, {"styles": ('<w:lang w:val="en-GB"/>', "")}, "names no language"),
    (2, {"styles": ('val="en-GB"', 'val="en-GB" w:eastAsia="ja-JP"')}, "a second language"),
    (3, {"core": {"title": "Document1"}}, "does not say what the document is"),
    (3, {"core": {"subject": ""}}, "the property `subject` is empty"),
    (3, {"core": {"keywords": ""}}, "the property `keywords` is empty"),
    (4, {"styles": ('<w:tblStylePr w:type="firstRow">', '<w:tblStylePr w:type="firstRow"><w:trPr>'
      "<w:tblHeader/></w:trPr>")}, "makes every row a header row"),
    (9, {"settings": ("<w:zoom", "<w:updateFields/><w:zoom")}, "updateFields"),
    (13, {"styles": ('<w:sz w:val="22"/>', '<w:sz w:val="20"/>')}, "has 10 points"),
    (13, {"styles": ('w:line="276"', 'w:line="240"')}, "the line spacing"),
    (21, {"settings": ("<w:zoom", "<w:trackRevisions/><w:zoom")}, "still being tracked"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change", "said"), SETTINGS, ids=[c for _, _, c in SETTINGS])
def test_it_finds_what_styles_settings_and_properties_break(rule, change, said):
    faults = found(*SOUND, **change)
    assert any(fault.rule == rule and said in fault.message for fault in faults), faults


def test_who_saved_the_file_last_is_a_person_too():
    package = packed(*SOUND)
    core = package.parts["docProps/core.xml"]
    core = core.replace(b"<cp:lastModifiedBy>legalgap<", b"<cp:lastModifiedBy>A. Person<")
    package.parts["docProps/core.xml"] = core
    assert [fault.rule for fault in check(package)] == [3]


@pytest.mark.parametrize(
    ("rule", "pieces", "said"),
    [
        (1, SOUND[1:], "no paragraph in the style Title"),
        (1, (COVER, line("x")), "no headings"),
        (9, (COVER, *SOUND[2:]), "no contents"),
        (9, (COVER, CONTENTS, *SOUND[3:]), "tables with captions, and no list"),
        (9, (COVER, CONTENTS.replace("Summary", "Old"), *SOUND[2:]), "the contents say `1Old"),
        (9, (COVER, CONTENTS.replace("1-2", "1-3"), *SOUND[2:]), "levels 1 to 3"),
        (9, (COVER, CONTENTS.replace(r"\h \z", r"\z"), *SOUND[2:]), "do not link"),
        (15, (COVER.replace("Footer ", ""), *SOUND[1:]), "nowhere in the body: Footer"),
        (20, (*SOUND[:3], SUMMARY.replace(OPENING, "Short."), *SOUND[4:]), "does not open with"),
    ],
)  # fmt: skip
def test_it_finds_what_is_missing(rule, pieces, said):
    faults = found(*pieces)
    assert any(fault.rule == rule and said in fault.message for fault in faults), faults


@pytest.mark.parametrize(
    "piece",
    [
        p(drawing(inside=DECORATIVE)),
        p(drawing("A map of the State with its five provinces")),
        figure(),
        table(rows=[[cell("● A"), cell("none")]]),
        table(rows=[[cell("x" * 2000), cell("y")]]).replace("<w:cantSplit/></w:trPr>", "</w:trPr>"),
        run('<w:lang w:val="ru-RU"/>', "Уголовный кодекс"),
        line("UNODC and ECPAT, with OSCE"),
        line("10.5 per cent is a number, not a list"),
        line("first", "ListBullet"),
        table(rows=[[cell("● ○"), cell("operational, not operational")]]),
        table(rows=[[cell("1. A row of a plan"), cell("№")]]),
        run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'),
        CARD + p(link("CRIM_09__card", t("CRIM-09"))),
        CARD + p(link("CRIM_09__card", t("https://example.org/a")), "ListBullet"),
        line("A long sentence in bold is emphasis and ends with a full stop.").replace(
            "<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"
        ),
    ],
)
def test_it_leaves_alone_what_keeps_the_rules(piece):
    assert with_piece(piece) == []


def test_a_place_is_told_in_the_terms_of_the_reader():
    fault = with_piece(run('<w:u w:val="single"/>'))[0]
    assert fault.place.paragraph == len(re.findall(r"<w:p>", "".join(SOUND[:-1]))) + 1
    assert fault.place.under == "Summary"
    assert str(fault.place).endswith('under "Summary": "Some words here"')
    in_table = with_piece(table(rows=[[cell("1"), cell("")]]))[0]
    assert (in_table.place.table, in_table.place.part) == (2, "document")


def test_many_alike_are_counted_and_not_all_listed():
    faults = with_piece(line("• word") * (MOST_ALIKE + 7))
    assert len(faults) == MOST_ALIKE
    assert faults[-1].message.endswith("(and 7 more places)")


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.005)


JUNK = ("", "-1", "²", "9" * 400, "1.5", "nothing", "\u0661", "{0}", "٣")


@pytest.mark.parametrize("junk", JUNK)
def test_nonsense_in_attributes_never_stops_it(junk):
    pieces = (*SOUND, figure(), NESTED, TURNED, CARD, SYMBOL, COMMENTED)
    package = packed(*pieces)
    for name in (BODY, "word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        text = package.parts[name].decode()
        for attribute in set(re.findall(r'w:\w+="', text)):
            spoilt = re.sub(rf'{attribute}[^"]*"', f'{attribute}{junk}"', text)
            assert isinstance(check(Package({**package.parts, name: spoilt.encode()})), list)


@pytest.mark.parametrize("gone", ["styles", "numbering", "settings", "header1", "footer1"])
def test_a_missing_part_never_stops_it(gone):
    package = packed(*SOUND)
    del package.parts[f"word/{gone}.xml"]
    assert isinstance(check(package), list)


def test_remarks_in_the_xml_never_stop_it():
    package = packed(*SOUND)
    for name in ("docProps/core.xml", BODY, "word/styles.xml", "_rels/.rels"):
        package.parts[name] = package.parts[name].replace(b"><", b"><!-- x --><?y z?><", 3)
    assert check(package) == []


class TestFilesThatAreNoReport:
    def test_a_workbook_is_not_a_word_document(self):
        package = packed(*SOUND)
        relations = package.parts["_rels/.rels"]
        package.parts["_rels/.rels"] = relations.replace(b"word/document.xml", b"xl/workbook.xml")
        with pytest.raises(LegalGapError, match="not a Word document"):
            check(package)

    def test_strict_open_xml_gets_its_own_message(self):
        package = packed(*SOUND)
        strict = b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
        package.parts[BODY] = strict
        with pytest.raises(LegalGapError, match="Strict Open XML"):
            check(package)

    def test_a_password_gets_its_own_message(self):
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(LegalGapError, match="protected by a password"):
            Package.unpacked(data)

    def test_an_old_doc_gets_its_own_message(self):
        with pytest.raises(LegalGapError, match="before 2007"):
            Package.unpacked(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)

    @pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04" + b"\x00" * 99])
    def test_what_is_no_archive_is_said_to_be_none(self, data):
        with pytest.raises(LegalGapError, match="not an Office file"):
            Package.unpacked(data)

    def test_a_bomb_is_not_unpacked(self):
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"\x00" * (MOST_BYTES + 1))
        with pytest.raises(LegalGapError, match="far larger"):
            Package.unpacked(out.getvalue())

    @pytest.mark.parametrize(
        "xml",
        [
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
            b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
            b"<w:document",
            b"<a>" * 5000,
        ],
    )
    def test_a_hostile_part_is_refused(self, xml):
        package = packed(*SOUND)
        with pytest.raises(LegalGapError):
            check(Package({**package.parts, BODY: xml}))

    def test_a_part_out_of_the_package_is_refused(self):
        with pytest.raises(LegalGapError, match="forbidden name"):
            Package.unpacked(zipped({"../../etc/passwd": b"x"}))

    def test_a_file_larger_than_any_report_is_not_read(self, tmp_path):
        path = tmp_path / "huge.docx"
        with path.open("wb") as stream:
            stream.truncate(MOST_BYTES + 1)
        with pytest.raises(LegalGapError, match="far larger than any report"):
            Package.unpacked(path)

    def test_a_folder_and_a_missing_file_get_a_message(self, tmp_path):
        with pytest.raises(LegalGapError, match="not a file"):
            Package.unpacked(tmp_path)
        with pytest.raises(LegalGapError, match="cannot be opened"):
            Package.unpacked(tmp_path / "none.docx")
