"""The styles and numbering of the packaged template: few, and named as Word names them."""

from legalgap.office.xml import SPACES

FONT = "Arial"  # metric-compatible with Liberation Sans: pages break alike in both
BLUE, GREY, LINE = "1F3864", "595959", "BFBFBF"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT_WIDTH = 9072  # 16 cm


def run_look(
    size: float = 0.0,
    *,
    bold: bool = False,
    italic: bool = False,
    color: str = "",
    font: bool = False,
) -> str:
    """Run properties; sizes in points."""
    parts = ""
    if font:
        parts += f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    parts += "<w:b/>" * bold + "<w:i/>" * italic
    parts += f'<w:color w:val="{color}"/>' if color else ""
    if size:
        half = round(size * 2)
        parts += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return f"<w:rPr>{parts}</w:rPr>" if parts else ""


def paragraph_style(
    key: str,
    name: str,
    based: str = "Normal",
    following: str = "",
    look: str = "",
    before: float = 0,
    after: float = 0,
    line: int = 0,
    extra: str = "",
    indent: str = "",
    level: int | None = None,
    quick: bool = True,
    last: str = "",
) -> str:
    """A paragraph style; distances in points. `extra` and `last` keep the order of the schema."""
    spacing = f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"'
    spacing += f' w:line="{line}" w:lineRule="auto"/>' if line else "/>"
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    follow = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{follow}<w:uiPriority w:val="9"/>{"<w:qFormat/>" * quick}'
        f"<w:pPr>{extra}{spacing}{indent}{last}{outline}</w:pPr>{look}</w:style>"
    )


def heading(level: int, size: float, before: float, after: float) -> str:
    """A built-in heading with its place in the multilevel list."""
    number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    if level == 3:
        number = ""
    return paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        following="Normal",
        look=run_look(size, bold=True, color=BLUE),
        before=before,
        after=after,
        extra=f"<w:keepNext/><w:keepLines/>{number}",
        level=level - 1,
    )


def box(color: str, fill: str) -> str:
    """Borders and shading of a boxed paragraph."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{color}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def styles() -> str:
    """All styles: few, named as Word names them."""
    default = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="276" w:lineRule="auto"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
    )
    made = [
        default,
        normal,
        *title_styles(),
        *contents_styles(),
        *text_styles(),
        *cell_styles(),
        *page_styles(),
        table_styles(),
    ]
    return f"{HEAD}<w:styles {SPACES}>{''.join(made)}</w:styles>"


def title_styles() -> list[str]:
    """Headings, cover."""
    return [
        heading(1, 18, 20, 8),
        heading(2, 13, 10, 4),
        heading(3, 11, 7, 2),
        paragraph_style(
            "Title", "Title", look=run_look(28, bold=True, color=BLUE), after=10, line=240
        ),
        paragraph_style("Subtitle", "Subtitle", look=run_look(15, color=GREY), after=8, line=252),
        paragraph_style("CoverText", "Cover Text", look=run_look(11), after=6),
        paragraph_style(
            "CoverStatus",
            "Cover Status",
            look=run_look(11, bold=True, color=BLUE),
            before=18,
            after=18,
            extra=box(BLUE, "EAF1FA"),
        ),
    ]


def contents_styles() -> list[str]:
    """The contents."""
    page = f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'
    toc_tab = f'<w:tabs><w:tab w:val="left" w:pos="567"/>{page}</w:tabs>'
    sub_tab = f'<w:tabs><w:tab w:val="left" w:pos="1247"/>{page}</w:tabs>'
    return [
        paragraph_style(
            "TOCHeading",
            "TOC Heading",
            look=run_look(18, bold=True, color=BLUE),
            after=10,
            extra="<w:keepNext/><w:pageBreakBefore/>",
        ),
        paragraph_style(
            "TOC1",
            "toc 1",
            look=run_look(10, bold=True),
            before=1,
            line=240,
            extra=toc_tab,
            indent='<w:ind w:left="567" w:hanging="567"/>',
            quick=False,
        ),
        paragraph_style(
            "TOC2",
            "toc 2",
            look=run_look(9),
            line=228,
            extra=sub_tab,
            indent='<w:ind w:left="1247" w:hanging="680"/>',
            quick=False,
        ),
        paragraph_style(
            "ListHeading",
            "List Heading",
            look=run_look(13, bold=True, color=BLUE),
            before=10,
            after=4,
            extra="<w:keepNext/>",
            quick=False,
        ),
        paragraph_style(
            "TableofFigures",
            "table of figures",
            look=run_look(9),
            line=228,
            extra=f"<w:tabs>{page}</w:tabs>",
            indent='<w:ind w:left="567" w:hanging="567"/>',
            quick=False,
        ),
    ]


def text_styles() -> list[str]:
    """Running text, boxes, captions."""
    return [
        # It does not keep with the score below it: three that keep together lose their heading.
        paragraph_style("Message", "Message", look=run_look(12, bold=True), after=6),
        paragraph_style("ScoreLine", "Score Line", after=8, extra=box(LINE, "F5F7FA")),
        paragraph_style("Note", "Note", look=run_look(9.5, color=GREY), after=6),
        paragraph_style(
            "ListBullet",
            "List Bullet",
            after=3,
            extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
        ),
        paragraph_style(
            "Practice",
            "Practice",
            after=0,
            extra=box("2E75B6", "EEF5FB"),
            indent='<w:ind w:left="142" w:right="142"/>',
        ),
        paragraph_style(
            "Caption",
            "caption",
            look=run_look(9.5, bold=True, color=BLUE),
            before=10,
            after=4,
            extra="<w:keepNext/>",
        ),
    ]


def cell_styles() -> list[str]:
    """Text in tables."""
    return [
        paragraph_style("TableText", "Table Text", look=run_look(9), before=1, after=1, line=250),
        paragraph_style(
            "TableHead",
            "Table Head",
            based="TableText",
            look=run_look(9, bold=True, color="FFFFFF"),
            before=2,
            after=2,
            extra="<w:keepNext/>",
        ),
        paragraph_style(
            "TableSmall",
            "Table Small",
            based="TableText",
            look=run_look(9, color=GREY),
            after=2,
        ),
        paragraph_style(
            "TableList",
            "Table List",
            based="TableText",
            before=1,
            after=1,
            extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
        ),
        paragraph_style(
            "SectionEnd",
            "Section End",
            look=run_look(1),
            line=240,
            quick=False,
        ),
        paragraph_style("AfterTable", "After Table", look=run_look(5), line=240, quick=False),
    ]


def page_styles() -> list[str]:
    """Headers, footers, links."""
    return [
        paragraph_style(
            "Header",
            "header",
            look=run_look(9, color=GREY),
            extra=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
            quick=False,
        ),
        paragraph_style(
            "Footer",
            "footer",
            look=run_look(9, color=GREY),
            extra=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>',
            quick=False,
        ),
        paragraph_style(
            "FootnoteText",
            "footnote text",
            look=run_look(9),
            after=1,
            line=240,
            quick=False,
        ),
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr>'
        "</w:style>",
        '<w:style w:type="character" w:styleId="RecordLink"><w:name w:val="Record Link"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E9E"/></w:rPr></w:style>',
    ]


def table_styles() -> str:
    """The plain table and that of the report; the header row is set in each table itself."""
    margins = (
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>{margins}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{BLUE}"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )


def numbering() -> str:
    """Chapter numbers, bullets of the text, bullets of tables."""
    levels = ""
    for number in range(3):
        shown = ".".join(f"%{part + 1}" for part in range(number + 1))
        bound = f'<w:pStyle w:val="Heading{number + 1}"/>' if number < 2 else ""
        levels += (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{bound}'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:tabs><w:tab w:val="num" w:pos="794"/></w:tabs>'
            '<w:ind w:left="794" w:hanging="794"/></w:pPr></w:lvl>'
        )

    def bullets(key: int, left: int) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="hybridMultilevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr>'
            f"{run_look(font=True)}</w:lvl></w:abstractNum>"
        )

    kinds = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>{bullets(1, 340)}{bullets(2, 227)}"
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        for number in (1, 2, 3)
    )
    return f"{HEAD}<w:numbering {SPACES}>{kinds}{numbers}</w:numbering>"
