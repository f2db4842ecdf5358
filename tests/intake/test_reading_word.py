"""Word documents: everything that is seen is read, in order, and nothing else."""

import pytest
from handmade import manuscript, p, t, texts, word, word_parts, zipped

RAISED = '<w:vertAlign w:val="superscript"/>'


def test_paragraphs_are_read_in_order_with_their_words_whole(tmp_path):
    body = p(t("Ста") + t("тья 1.") + t(" Торговля")) + p(t("людьми"))
    made = manuscript(tmp_path, word(body))
    assert texts(made) == ["Статья 1. Торговля", "людьми"]
    assert made.format == "docx"


@pytest.mark.parametrize(
    "look",
    [RAISED, '<w:position w:val="8"/>', '<w:rStyle w:val="Up"/>'],
    ids=["as superscript", "by its position", "by a style"],
)
def test_a_raised_number_is_told_from_the_number_before_it(tmp_path, look):
    styles = f'<w:style w:type="character" w:styleId="Up"><w:rPr>{RAISED}</w:rPr></w:style>'
    made = manuscript(tmp_path, word(p(t("статья 240") + t("1", look) + t(" УК")), styles=styles))
    (paragraph,) = made.paragraphs
    assert paragraph.text == "статья 2401 УК"
    assert paragraph.raised == ((10, 11),)


def test_digits_that_unicode_raises_are_raised_too(tmp_path):
    (paragraph,) = manuscript(tmp_path, word(p(t("статьи 124 и 124¹⁰")))).paragraphs
    assert [paragraph.text[start:end] for start, end in paragraph.raised] == ["¹⁰"]


def test_a_number_set_low_is_not_raised(tmp_path):
    (paragraph,) = manuscript(
        tmp_path, word(p(t("H") + t("2", '<w:vertAlign w:val="subscript"/>') + t("O")))
    ).paragraphs
    assert paragraph.raised == ()


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%2)"/>
  </w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def item(level: int, text: str, number: int = 1) -> str:
    look = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(t(text), look)


def test_numbers_that_word_computes_stand_beside_the_text(tmp_path):
    body = item(0, "a") + item(1, "b") + item(1, "c") + item(0, "d") + item(1, "e") + item(2, "f")
    body += item(0, "g", 2) + item(0, "h", 2) + p(t("i"))
    made = manuscript(tmp_path, word(body, numbering=NUMBERING))
    numbers = [part.number for part in made.paragraphs]
    assert numbers == ["1.", "а)", "б)", "2.", "а)", None, "5.", "6.", None]
    assert texts(made) == list("abcdefghi")


def test_a_heading_is_what_a_style_or_its_outline_says(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H"/></w:style>'
    )
    body = p(t("Глава 1"), '<w:pStyle w:val="Own"/>') + p(t("text"))
    body += p(t("Раздел"), '<w:outlineLvl w:val="0"/>')
    made = manuscript(tmp_path, word(body, styles=styles))
    assert [(part.kind, part.level) for part in made.paragraphs] == [
        ("heading", 2),
        ("text", None),
        ("heading", 1),
    ]


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path):
    inserted = f'<w:ins w:id="1" w:author="x">{t("new ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="x">{t("gone ")}</w:moveFrom>'
    made = manuscript(tmp_path, word(p(inserted + deleted + moved + t("law"))))
    assert texts(made) == ["new law"]
    assert "2 tracked deletions" in made.problems[0]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path):
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    assert texts(manuscript(tmp_path, word(p(t("сло"), mark) + p(t("во"))))) == ["слово"]


def test_results_of_fields_are_read_and_their_codes_are_not(tmp_path):
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
    complex_field = step("begin") + code + step("separate") + t("статья 5") + step("end")
    simple = f'<w:fldSimple w:instr="PAGE">{t("7")}</w:fldSimple>'
    made = manuscript(tmp_path, word(p(complex_field + t(" ") + simple)))
    assert texts(made) == ["статья 5 7"]


def test_links_keep_their_address(tmp_path):
    link = f'<w:hyperlink r:id="rIdLink" w:anchor="st_5">{t("статьей 5")}</w:hyperlink>'
    (paragraph,) = manuscript(tmp_path, word(p(t("со ") + link))).paragraphs
    assert paragraph.links == ((3, 12, "https://example.org/act#st_5"),)


def test_a_footnote_follows_the_paragraph_that_refers_to_it(tmp_path):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="0" w:type="separator">{p(t("line"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(t("See the note."))}</w:footnote>'
    made = manuscript(tmp_path, word(p(t("First") + reference) + p(t("Second")), footnotes=notes))
    assert texts(made) == ["First", "See the note.", "Second"]
    assert (made.paragraphs[1].kind, made.paragraphs[1].number) == ("footnote", "1")


def test_a_text_box_is_read_once_though_the_file_holds_it_twice(tmp_path):
    box = f"<w:txbxContent>{p(t('in the box'))}</w:txbxContent>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    made = manuscript(tmp_path, word(p(t("сло") + f"<w:r>{twice}</w:r>" + t("во"))))
    assert texts(made) == ["слово", "in the box"]


def test_content_controls_and_smart_tags_hold_text_like_any_other(tmp_path):
    inner = f"<w:sdt><w:sdtContent>{t('two ')}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:element="x">{t("three")}</w:smartTag>'
    block = f"<w:sdt><w:sdtContent>{p(t('one ') + inner + tag)}</w:sdtContent></w:sdt>"
    assert texts(manuscript(tmp_path, word(block))) == ["one two three"]


def test_breaks_tabs_and_hyphens_are_what_they_look_like(tmp_path):
    run = "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>what</w:t><w:noBreakHyphen/>"
    run += "<w:t>ever sof</w:t><w:softHyphen/><w:t>ten\u00add\u00a0 x</w:t></w:r>"
    assert texts(manuscript(tmp_path, word(p(run)))) == ["one\ntwo\twhat-ever softend x"]


def test_hidden_text_is_kept_apart_and_noted(tmp_path):
    made = manuscript(tmp_path, word(p(t("seen ") + t("secret", "<w:vanish/>") + t("text"))))
    assert texts(made, "text") == ["seen text"]
    assert texts(made, "hidden") == ["secret"]
    assert "hidden" in made.problems[0]


def table(rows: list[list[str]]) -> str:
    cells = ["".join(f"<w:tc>{p(t(cell))}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_cells_of_a_table_know_their_row_and_column(tmp_path):
    made = manuscript(tmp_path, word(table([["a", "b"], ["c", "d"]]) + p(t("after"))))
    assert [(part.text, part.kind, part.cell) for part in made.paragraphs] == [
        ("a", "table", (1, 1, 1)),
        ("b", "table", (1, 1, 2)),
        ("c", "table", (1, 2, 1)),
        ("d", "table", (1, 2, 2)),
        ("after", "text", None),
    ]


def test_a_law_set_in_two_languages_side_by_side_is_read_column_after_column(tmp_path):
    rows = [
        [f"{number}-берене. " + "сөз " * 60, f"Статья {number}. " + "слово " * 60]
        for number in range(1, 8)
    ]
    made = manuscript(tmp_path, word(table(rows)))
    assert [part.column for part in made.paragraphs] == [1] * 7 + [2] * 7
    assert {part.kind for part in made.paragraphs} == {"text"}
    assert made.paragraphs[7].text.startswith("Статья 1.")


def test_a_contents_list_is_told_from_the_text(tmp_path):
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    body = p(step("begin") + code + step("separate") + t("Глава 1")) + p(t("Глава 2"))
    body += p(step("end")) + p(t("Глава 1"))
    made = manuscript(tmp_path, word(body))
    assert [part.kind for part in made.paragraphs] == ["toc", "toc", "text"]


def test_dot_leaders_make_a_line_one_of_a_contents_list(tmp_path):
    made = manuscript(tmp_path, word(p(t("Статья 1. Цели ........... 12")) + p(t("Статья 1."))))
    assert [part.kind for part in made.paragraphs] == ["toc", "text"]


def test_headers_and_comments_are_counted_and_kept_apart(tmp_path):
    comments = f'<w:comment w:id="0" w:author="x">{p(t("to check"))}</w:comment>'
    made = manuscript(
        tmp_path, word(p(t("law")), header=p(t("head")), footer=p(t("foot")), comments=comments)
    )
    assert [(part.text, part.kind) for part in made.paragraphs] == [
        ("head", "header"),
        ("law", "text"),
        ("foot", "header"),
        ("to check", "comment"),
    ]


def test_who_wrote_a_document_is_not_kept(tmp_path):
    parts = word_parts(p(t("law")))
    parts["docProps/core.xml"] = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Somebody</dc:creator><dc:title>Code</dc:title></c:coreProperties>"
    )
    made = manuscript(tmp_path, zipped(dict(parts)))
    assert made.title == "Code"
    assert "Somebody" not in repr(made)


def test_a_file_with_macros_gives_its_text_and_says_so(tmp_path):
    parts = dict(word_parts(p(t("law"))))
    parts["word/vbaProject.bin"] = "Sub AutoOpen()"
    made = manuscript(tmp_path, zipped(parts))
    assert texts(made) == ["law"]
    assert "macros" in made.problems[0]


def test_a_strict_document_is_read_like_any_other(tmp_path):
    parts = word_parts(p(t("law")))
    strict = "http://purl.oclc.org/ooxml/"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        f"{strict}wordprocessingml/main",
    )
    assert texts(manuscript(tmp_path, zipped(dict(parts)))) == ["law"]


def test_a_lost_part_would_show_in_the_count(tmp_path, monkeypatch):
    from handmade import saved

    from legalgap.intake.manuscript import read
    from legalgap.intake.reading import word as reader

    monkeypatch.setattr(reader.WordReader, "_table", lambda self, element: None)
    made = read(saved(tmp_path, word(p(t("one")) + table([["two", "three"]]))))
    assert (made.words_in, made.words_read) == (3, 1)
