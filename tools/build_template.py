"""Makes `templates/report.docx`, always the same bytes: `python tools/build_template.py`.

The template is the packaged one; users edit a copy of it in Word (fonts, logo, texts, order of
the sections). It is written part by part, so that it has none of the ballast of an empty document:
no theme, no thumbnail, no compatibility mode, fonts by name in every style.
"""

import argparse
from pathlib import Path

from template_styles import TEXT_WIDTH, numbering, styles

from legalgap.office.package import Package
from legalgap.office.xml import SPACES, field, t

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def settings() -> str:
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


def par(text: str = "", style: str = "", extra: str = "") -> str:
    """A paragraph of the template."""
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra
    look = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{look}{t(text) if text else ''}</w:p>"


def block(name: str, *arguments: str) -> str:
    """The place of a block."""
    listed = ", ".join([f"'{name}'", *arguments])
    return par("{{ block(" + listed + ") }}")


def on(condition: str, *content: str) -> str:
    """Content under a condition."""
    return par("{%p if " + condition + " %}") + "".join(content) + par("{%p endif %}")


WIDE = 14002  # 24.7 cm: the width of the text on a turned page
BREAK = "<w:pageBreakBefore/>"
PLAIN = (
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
)


def section(condition: str, title: str, name: str) -> str:
    """A section of a chapter: there only where it has something to say."""
    return on(
        f"area.{condition}", par("{{ words." + title + " }}", "Heading2"), block(name, "area.id")
    )


def chapter() -> str:
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
            section("left_out", "left_out", "left_out"),
            section("observed", "published", "observations"),
            section("practices", "practices", "practices"),
            section("recommendations", "recommendations", "recommendations"),
            section("training", "training", "training"),
            section("open", "open_questions", "questions"),
            par("{%p endfor %}"),
        ]
    )


def machinery() -> str:
    """The chapter on enforceability: there where anything is known or asked of it."""
    sections = "".join(
        on(f"machinery.{condition}", par("{{ words." + title + " }}", "Heading2"), block(name))
        for condition, title, name in (
            ("tracker", "tracker", "bylaws"),
            ("questions", "ask", "enforceability_questions"),
            ("pending", "pending", "pending"),
        )
    )
    return on(
        "machinery.any",
        par("{{ words.enforceability }}", "Heading1"),
        block("enforceability"),
        on(
            "machinery.areas",
            par("{{ words.side_by_side }}", "Heading2"),
            block("enforceability_areas"),
        ),
        block("robustness"),
        sections,
    )


def head(title: str, *, new_page: bool = True, numbered: bool = True) -> str:
    """The heading of a chapter."""
    look = BREAK * new_page + PLAIN * (not numbered)
    return par("{{ words." + title + " }}", "Heading1", look)


def part(title: str, name: str, *, numbered: bool = True) -> str:
    """A section with a heading of its own."""
    return par("{{ words." + title + " }}", "Heading2", PLAIN * (not numbered)) + block(name)


def cover() -> str:
    """The cover, then how to read, then the contents."""
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
            head("how_to_read", numbered=False),
            block("how_to_read"),
            par("{{ words.contents }}", "TOCHeading"),
            block("contents"),
            block("lists"),
        ]
    )


def summary() -> str:
    """The decisions asked, and the executive summary."""
    return "".join(
        [
            on("summary.recommendations", head("decisions"), block("decisions")),
            head("summary"),
            block("assessed"),
            on("summary.changes", part("changes", "changes")),
            on("summary.since", part("since", "since")),
            part("areas_at_a_glance", "heat_strip"),
            on("summary.strengths", part("strengths", "main_strengths")),
            on("summary.gaps", part("gaps", "main_gaps")),
            on("summary.lenses", part("lenses", "lenses")),
            on("summary.recommendations", part("key_recommendations", "key_recommendations")),
            part("what_next", "what_next"),
        ]
    )


def background() -> str:
    """Method, standards, the framework, the journey."""
    return "".join(
        [
            head("method", new_page=False),
            part("scope", "scope"),
            part("how_known", "grades"),
            part("how_scored", "scoring"),
            part("limits", "limits"),
            head("treaties", new_page=False),
            block("treaties"),
            head("framework", new_page=False),
            part("acts", "acts"),
            *(
                on(f"framework.{name}", part(name, name))
                for name in ("bodies", "services", "plans")
            ),
            on("machinery.journey", head("journey", new_page=False), block("journey")),
        ]
    )


def advice() -> str:
    """Groups and lenses, all recommendations on turned pages, the road map, next steps."""
    return "".join(
        [
            on(
                "reached",
                head("reached", new_page=False),
                block("by_group"),
                block("reached"),
            ),
            on(
                "advised",
                turn(UPRIGHT_FIRST),
                head("recommendations", new_page=False),
                block("consolidated"),
                turn(TURNED),
                head("roadmap", new_page=False),
                block("roadmap"),
            ),
            head("next", new_page=False),
            block("next"),
        ]
    )


def annexes() -> str:
    """The annexes; tables for drafters and planners on turned pages."""
    titled = {
        name: head(f"annex_{name}", new_page=name in FRESH, numbered=False) for name in ANNEXES
    }
    turned = "".join(titled[name] + block(f"annex_{name}") for name in ANNEXES[2:8])
    return "".join(
        [
            head("annex_acts", numbered=False),
            block("annex_acts"),
            titled["indicators"],
            block("annex_indicators"),
            on("advised", turn(UPRIGHT)),
            on("not advised", turn(UPRIGHT_FIRST)),
            turned,
            turn(TURNED),
            titled["glossary"],
            block("annex_glossary"),
            titled["open"],
            part("to_read", "annex_to_read", numbered=False),
            part("all_questions", "annex_questions", numbered=False),
            on("asked", part("all_ask", "annex_ask", numbered=False)),
            part("to_verify", "annex_to_verify", numbered=False),
            on("summary.since_more", part("since", "annex_since", numbered=False)),
            part("sources", "annex_sources", numbered=False),
            on("sheets", titled["bodies"], block("annex_bodies")),
        ]
    )


ANNEXES = (
    "acts",
    "indicators",
    "register",
    "wording",
    "practices",
    "bylaws",
    "plan",
    "comments",
    "glossary",
    "open",
    "bodies",
)
"""In the order of their letters."""
FRESH = ("comments", "bodies")
"""Those that begin on a new page, to be taken out."""


def page(*, turned: bool = False, first: bool = False) -> str:
    """The properties of a section: upright or turned, with the cover or without."""
    wide, high = (16838, 11906) if turned else (11906, 16838)
    parts = [("header", "default", 4), ("footer", "default", 8 if turned else 5)]
    parts += [("header", "first", 6), ("footer", "first", 7)] if first else []
    linked = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="rId{number}"/>' for kind, when, number in parts
    )
    orient = ' w:orient="landscape"' * turned
    margins = (1134, 1418, 964, 1418) if turned else (1134, 1417, 1020, 1417)
    top, right, bottom, left = margins
    return (
        f'<w:sectPr>{linked}<w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        'w:header="680" w:footer="567" w:gutter="0"/>' + "<w:titlePg/>" * first + "</w:sectPr>"
    )


UPRIGHT_FIRST, UPRIGHT, TURNED = page(first=True), page(), page(turned=True)


def turn(ended: str) -> str:
    """A small paragraph that ends a section with the given properties."""
    return par("", "SectionEnd", ended)


def body() -> str:
    """The report from cover to annexes."""
    return "".join(
        [cover(), summary(), background(), chapter(), machinery(), advice(), annexes(), UPRIGHT]
    )


def header(text: str) -> str:
    """A header of one line."""
    return f"{HEAD}<w:hdr {SPACES}>{par(text, 'Header') if text else par(style='Header')}</w:hdr>"


def footer(*, numbered: bool, turned: bool = False) -> str:
    """A footer with the page number; on a turned page at its own right margin."""
    tab = "<w:r><w:tab/></w:r>"
    content = t("{{ footer }}") + tab + field("PAGE", t("1")) if numbered else ""
    tabs = (
        f'<w:tabs><w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/>'
        f'<w:tab w:val="right" w:pos="{WIDE}"/></w:tabs>'
    )
    look = f'<w:pPr><w:pStyle w:val="Footer"/>{tabs * turned}</w:pPr>'
    return f"{HEAD}<w:ftr {SPACES}><w:p>{look}{content}</w:p></w:ftr>"


def parts() -> dict[str, str]:
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
        "word/footer3.xml": f"{WML}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    linked = (
        "styles",
        "numbering",
        "settings",
        "header1",
        "footer1",
        "header2",
        "footer2",
        "footer3",
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{REL}/{name.rstrip("123")}" Target="{name}.xml"/>'
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
        "word/footer3.xml": footer(numbered=True, turned=True),
        "docProps/core.xml": f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Report template</dc:title>'
        "<dc:creator>legalgap</dc:creator></cp:coreProperties>",
    }


def main() -> int:
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
