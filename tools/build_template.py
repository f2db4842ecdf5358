"""Makes `templates/report.docx`, always the same bytes: `python tools/build_template.py`.

The template is the packaged one; users edit a copy of it in Word (fonts, logo, texts, order of
the sections). It is written part by part, so that it has none of the ballast of an empty document:
no theme, no thumbnail, no compatibility mode, fonts by name in every style.
"""

import argparse
from pathlib import Path

from legalgap.office.package import Package
from legalgap.office.xml import SPACES, field, t

FONT = "Arial"  # metric-compatible with Liberation Sans: pages break alike in both
BLUE, GREY, LINE = "1F3864", "595959", "BFBFBF"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
TEXT_WIDTH = 9072  # 16 cm


def run_look(size=0.0, *, bold=False, italic=False, color="", font=False):
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
    key,
    name,
    based="Normal",
    following="",
    look="",
    before=0,
    after=0,
    line=0,
    extra="",
    indent="",
    level=None,
    quick=True,
    last="",
):
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


def heading(level, size, before, after):
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


def box(color, fill):
    """Borders and shading of a boxed paragraph."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{color}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def styles():
    """All styles: few, named as Word names them."""
    default = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr>'
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
    toc_tab = f'<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
    sub_tab = f'<w:tabs><w:tab w:val="left" w:pos="1247"/></w:tabs>'
    list_number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:contextualSpacing/>'
    made = [
        default,
        normal,
        heading(1, 18, 24, 10),
        heading(2, 13, 16, 6),
        heading(3, 11, 12, 4),
        paragraph_style("Title", "Title", look=run_look(28, bold=True, color=BLUE), after=10, line=240),
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
        paragraph_style(
            "TOCHeading",
            "TOC Heading",
            look=run_look(18, bold=True, color=BLUE),
            after=10,
            extra="<w:keepNext/><w:pageBreakBefore/>",
        ),
        paragraph_style(
            "TOC1", "toc 1", look=run_look(bold=True), before=6, after=2, extra=toc_tab, quick=False
        ),
        paragraph_style(
            "TOC2",
            "toc 2",
            after=1,
            extra=sub_tab,
            indent='<w:ind w:left="567"/>',
            quick=False,
        ),
        paragraph_style(
            "Message",
            "Message",
            look=run_look(12, bold=True),
            after=6,
            extra="<w:keepNext/>",
        ),
        paragraph_style("ScoreLine", "Score Line", after=8, extra=box(LINE, "F5F7FA")),
        paragraph_style("Note", "Note", look=run_look(9.5, color=GREY), after=6),
        paragraph_style(
            "ListBullet",
            "List Bullet",
            after=4,
            extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
        ),
        paragraph_style(
            "Practice", "Practice", after=0, extra=f"<w:keepLines/>{box('2E75B6', 'EEF5FB')}",
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
        paragraph_style("TableText", "Table Text", look=run_look(9), before=2, after=2, line=252),
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
            "AfterTable", "After Table", look=run_look(5), line=240, quick=False
        ),
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
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr>'
        "</w:style>",
        '<w:style w:type="character" w:styleId="RecordLink"><w:name w:val="Record Link"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E9E"/></w:rPr></w:style>',
        table_styles(),
    ]
    return f"{HEAD}<w:styles {SPACES}>{''.join(made)}</w:styles>"


def table_styles():
    """The plain table and that of the report; the header row is set in each table itself."""
    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
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


def numbering():
    """Chapter numbers, bullets of the text, bullets of tables."""
    levels = ""
    for number in range(3):
        shown = ".".join(f"%{part + 1}" for part in range(number + 1))
        bound = f'<w:pStyle w:val="Heading{number + 1}"/>' if number < 2 else ""
        levels += (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{bound}'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:tabs><w:tab w:val="num" w:pos="680"/></w:tabs>'
            '<w:ind w:left="680" w:hanging="680"/></w:pPr></w:lvl>'
        )

    def bullets(key, left):
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


def settings():
    """No questions on opening, no compatibility mode."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compat}</w:compat>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def par(text="", style="", extra=""):
    """A paragraph of the template."""
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra
    look = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{look}{t(text) if text else ''}</w:p>"


def block(name, *arguments):
    """The place of a block."""
    listed = ", ".join([f"'{name}'", *arguments])
    return par("{{ block(" + listed + ") }}")


def on(condition, *content):
    """Content under a condition."""
    return par("{%p if " + condition + " %}") + "".join(content) + par("{%p endif %}")


BREAK = "<w:pageBreakBefore/>"
PLAIN = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'


def section(condition, title, name):
    """A section of a chapter: there only where it has something to say."""
    return on(
        f"area.{condition}", par("{{ words." + title + " }}", "Heading2"), block(name, "area.id")
    )


def chapter():
    """The chapter of one area."""
    return "".join(
        [
            par("{%p for area in areas %}"),
            on("area.long", par("{{ area.title }}", "Heading1", BREAK)),
            on("not area.long", par("{{ area.title }}", "Heading1")),
            par("{{ area.message }}", "Message"),
            par("{{ area.score_line }}", "ScoreLine"),
            section("asks", "what_standards_ask", "standards"),
            section("works", "what_works", "strengths"),
            section("findings", "findings", "findings"),
            section("cards", "pressing", "cards"),
            section("observed", "published", "observations"),
            section("recommendations", "recommendations", "recommendations"),
            section("practices", "practices", "practices"),
            section("open", "open_questions", "questions"),
            par("{%p endfor %}"),
        ]
    )


def body():
    """The report from cover to annexes."""
    annexes = "".join(
        par("{{ words.annex_" + name + " }}", "Heading1", f"{BREAK if first else ''}{PLAIN}")
        + block(f"annex_{name}")
        for name, first in (
            ("acts", True),
            ("indicators", False),
            ("to_read", False),
            ("to_verify", False),
            ("sources", False),
        )
    )
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1417" w:bottom="1304" w:left="1417" w:header="680" '
        'w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return "".join(
        [
            par("{{ cover.kind }}", "Subtitle", '<w:spacing w:before="2400" w:after="160"/>'),
            par("{{ cover.title }}", "Title"),
            par("{{ cover.subtitle }}", "Subtitle"),
            par("{{ cover.status }}", "CoverStatus"),
            par("{{ cover.date }}", "CoverText"),
            par("{{ cover.translation }}", "CoverText"),
            par("{{ cover.method }}", "CoverText"),
            on("cover.drafts", par("{{ cover.drafts }}", "CoverText")),
            par("{{ words.contents }}", "TOCHeading"),
            block("contents"),
            par("{{ words.summary }}", "Heading1", BREAK),
            block("assessed"),
            on("summary.changes", par("{{ words.changes }}", "Heading2"), block("changes")),
            par("{{ words.areas_at_a_glance }}", "Heading2"),
            block("heat_strip"),
            on("summary.strengths", par("{{ words.strengths }}", "Heading2"), block("main_strengths")),
            on("summary.gaps", par("{{ words.gaps }}", "Heading2"), block("main_gaps")),
            on("summary.lenses", par("{{ words.lenses }}", "Heading2"), block("lenses")),
            on(
                "summary.recommendations",
                par("{{ words.key_recommendations }}", "Heading2"),
                block("key_recommendations"),
            ),
            par("{{ words.what_next }}", "Heading2"),
            block("what_next"),
            par("{{ words.method }}", "Heading1", BREAK),
            par("{{ words.scope }}", "Heading2"),
            block("scope"),
            par("{{ words.how_known }}", "Heading2"),
            block("grades"),
            par("{{ words.how_scored }}", "Heading2"),
            block("scoring"),
            par("{{ words.limits }}", "Heading2"),
            block("limits"),
            par("{{ words.treaties }}", "Heading1"),
            block("treaties"),
            chapter(),
            annexes,
            page,
        ]
    )


def header(text):
    """A header of one line."""
    return f'{HEAD}<w:hdr {SPACES}>{par(text, "Header") if text else par(style="Header")}</w:hdr>'


def footer(*, numbered):
    """A footer with the page number."""
    tab = "<w:r><w:tab/></w:r>"
    content = t("{{ footer }}") + tab + field("PAGE", t("1")) if numbered else ""
    look = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    return f"{HEAD}<w:ftr {SPACES}><w:p>{look}{content}</w:p></w:ftr>"


def parts():
    """Every part of the package."""
    kinds = {
        "word/document.xml": f"{WML}.document.main+xml",
        "word/styles.xml": f"{WML}.styles+xml",
        "word/numbering.xml": f"{WML}.numbering+xml",
        "word/settings.xml": f"{WML}.settings+xml",
        "word/header1.xml": f"{WML}.header+xml",
        "word/header2.xml": f"{WML}.header+xml",
        "word/footer1.xml": f"{WML}.footer+xml",
        "word/footer2.xml": f"{WML}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    linked = ("styles", "numbering", "settings", "header1", "footer1", "header2", "footer2")
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{REL}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for number, name in enumerate(linked, start=1)
    )
    content_types = "http://schemas.openxmlformats.org/package/2006/content-types"
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{content_types}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">'
        f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">'
        f"{links}</Relationships>",
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body()}</w:body></w:document>",
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/header1.xml": header("{{ header }}"),
        "word/header2.xml": header(""),
        "word/footer1.xml": footer(numbered=True),
        "word/footer2.xml": footer(numbered=False),
        "docProps/core.xml": f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Report template</dc:title>'
        "<dc:creator>legalgap</dc:creator></cp:coreProperties>",
    }


def main():
    """Write the template, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if it differs")
    options = parser.parse_args()
    target = Path(__file__).resolve().parents[1] / "templates" / "report.docx"
    made = Package({name: text.encode() for name, text in parts().items()}).to_bytes()
    if options.check:
        return 0 if target.is_file() and target.read_bytes() == made else 1
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
