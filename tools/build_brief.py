"""Makes `templates/brief.docx`, always the same bytes: `python tools/build_brief.py`.

The note of six pages that a working group gets before it meets, from the blocks of the report:
the decisions asked, the areas, strengths, gaps, first measures, what happens next.
"""

import argparse
import re
from pathlib import Path

from build_template import (
    HEAD,
    UPRIGHT_FIRST,
    block,
    head,
    on,
    par,
    part,
    parts,
)

from legalgap.office.package import Package
from legalgap.office.xml import SPACES

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
TITLE = 40
"""Half points of the title: the decisions stand on its page."""


def close(page: str) -> str:
    """The last properties of a page, with less white above and below than in the report."""
    return re.sub(r'w:top="\d+"', 'w:top="1134"', re.sub(r'w:bottom="\d+"', 'w:bottom="964"', page))


def first_page() -> str:
    """What it is, of which day, and the decisions asked."""
    return "".join(
        [
            f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr><w:sz w:val="{TITLE}"/>'
            f'<w:szCs w:val="{TITLE}"/></w:rPr><w:t>{{{{ cover.title }}}}</w:t></w:r></w:p>',
            par("{{ cover.status }}", "CoverStatus", '<w:spacing w:before="120" w:after="120"/>'),
            par("{{ cover.date }}", "CoverText", '<w:spacing w:after="0"/>'),
            on("cover.drafts", par("{{ cover.drafts }}", "CoverText")),
            on(
                "summary.recommendations",
                head("decisions", new_page=False).replace(
                    '<w:pStyle w:val="Heading1"/>',
                    '<w:pStyle w:val="Heading1"/><w:spacing w:before="200" w:after="80"/>',
                ),
                block("decisions"),
            ),
        ]
    )


def body() -> str:
    """The brief from its title to its contents, which stand last: the decisions come first."""
    return "".join(
        [
            first_page(),
            head("summary", new_page=False),
            block("assessed"),
            on("summary.changes", part("changes", "changes")),
            on("summary.since", part("since", "since")),
            part("areas_at_a_glance", "heat_strip"),
            on("summary.strengths", part("strengths", "main_strengths")),
            on("summary.gaps", part("gaps", "main_gaps")),
            on("summary.lenses", part("lenses", "lenses")),
            on(
                "summary.recommendations",
                part("key_recommendations", "key_recommendations"),
            ),
            part("what_next", "what_next"),
            par(
                "{{ words.contents }}",
                "TOCHeading",
                '<w:pageBreakBefore w:val="0"/><w:spacing w:before="360" w:after="120"/>',
            ),
            block("contents"),
            block("lists"),
            close(UPRIGHT_FIRST),
        ]
    )


def brief() -> bytes:
    """The template: the parts of the report's, with a body of its own."""
    made = parts()
    made[DOCUMENT] = f"{HEAD}<w:document {SPACES}><w:body>{body()}</w:body></w:document>"
    made[CORE] = made[CORE].replace("Report template", "Template of a brief")
    return Package({name: text.encode() for name, text in made.items()}).to_bytes()


def main() -> int:
    """Write the template, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if it differs")
    options = parser.parse_args()
    target = Path(__file__).resolve().parents[1] / "templates" / "brief.docx"
    if options.check:
        return 0 if target.is_file() and target.read_bytes() == brief() else 1
    target.write_bytes(brief())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
