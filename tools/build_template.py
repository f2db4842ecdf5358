"""Makes `templates/report.docx`, always the same bytes: `python tools/build_template.py`.

The template is the packaged one; users edit a copy of it in Word (fonts, logo, texts, order of
the sections). It is written part by part, so that it has none of the ballast of an empty document:
no theme, no thumbnail, no compatibility mode, fonts by name in every style.
"""

import argparse
from pathlib import Path

from template_styles import numbering, styles

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
            section("observed", "published", "observations"),
            section("recommendations", "recommendations", "recommendations"),
            section("practices", "practices", "practices"),
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
            ("journey", "journey", "journey"),
            ("questions", "ask", "enforceability_questions"),
            ("pending", "pending", "pending"),
        )
    )
    return on(
        "machinery.any",
        par("{{ words.enforceability }}", "Heading1", BREAK),
        block("enforceability"),
        on(
            "machinery.areas",
            par("{{ words.side_by_side }}", "Heading2"),
            block("enforceability_areas"),
        ),
        block("robustness"),
        sections,
    )


def body() -> str:
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
            on(
                "summary.strengths",
                par("{{ words.strengths }}", "Heading2"),
                block("main_strengths"),
            ),
            par("{{ words.areas_at_a_glance }}", "Heading2"),
            block("heat_strip"),
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
            machinery(),
            annexes,
            page,
        ]
    )


def header(text: str) -> str:
    """A header of one line."""
    return f"{HEAD}<w:hdr {SPACES}>{par(text, 'Header') if text else par(style='Header')}</w:hdr>"


def footer(*, numbered: bool) -> str:
    """A footer with the page number."""
    tab = "<w:r><w:tab/></w:r>"
    content = t("{{ footer }}") + tab + field("PAGE", t("1")) if numbered else ""
    look = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
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
