"""The web page: an assessment as one file that opens in any browser and never asks the network.

All data is escaped; a content security policy in the page allows its own style and script, by
their hashes, and nothing else.
"""

import hashlib
import re
from base64 import b64encode
from importlib.resources import files

from markupsafe import Markup

from legalgap.model.assessment import Assessment
from legalgap.prose.voice import Voice
from legalgap.report.leading import CitingVoice
from legalgap.report.outline import outline
from legalgap.report.web import markup
from legalgap.report.web.content import content
from legalgap.report.web.page import Page

__all__ = ["is_untouched", "render"]

ASSETS = "legalgap.report.web"
SEAL = "<!-- legalgap sha256 {digest} -->\n"
SEALED = re.compile(rb"<!-- legalgap sha256 ([0-9a-f]{64}) -->\n\Z")


def render(assessment: Assessment, voice: Voice, *, before: Assessment | None = None) -> bytes:
    """The page as UTF-8: the same bytes for the same assessment, with a digest in its last line.

    `before` is the assessment without the drafts, for the table of what they would change.
    """
    citing = CitingVoice(voice, assessment)
    page = Page(assessment, citing, outline(assessment), before)
    style, script = asset("page.css"), asset("page.js")
    facts = content(page)  # when all is written, it is known where each provision stands

    def lead(number: int) -> str:
        return page.stands.get(citing.leads.place(number, page.stands), "")

    form = markup.environment(lead).from_string(asset("page.html"))
    made = form.render(
        facts,
        lang=voice.lang,
        policy=policy(style, script),
        style=Markup(style),  # noqa: S704 - a file of the package
        script=Markup(script),  # noqa: S704 - a file of the package
    )
    return sealed(made.rstrip("\n") + "\n")


def asset(name: str) -> str:
    """A file of the page that the package brings, with plain line ends."""
    return (files(ASSETS) / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """The content security policy: this style, this script, and nothing from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_source(style)}",
            f"script-src {_source(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def sealed(text: str) -> bytes:
    """The page with the digest by which `is_untouched` sees whether it was changed since."""
    data = text.encode()
    return data + SEAL.format(digest=hashlib.sha256(data).hexdigest()).encode()


def is_untouched(data: bytes) -> bool:
    """Whether the file was written by `render` and nobody has changed it since."""
    found = SEALED.search(data)
    if found is None:
        return False
    return hashlib.sha256(data[: found.start()]).hexdigest() == found.group(1).decode()
