"""Whether web addresses can be opened by anybody's browser."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from legalgap.corpus.checks.survey import surveys
from legalgap.corpus.library import Library
from legalgap.corpus.problems import Problem, Severity

ADDRESS = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"«»]*")
AFTER = ".,;:!?'”’…"
"""What ends a sentence, not an address."""
LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
NEVER = re.compile(r"[\\^`{|}]|%(?![0-9A-Fa-f]{2})")


def parse(library: Library) -> Iterator[Problem]:
    """Addresses of sources, and those within texts, that do not parse."""
    for survey in surveys(library):
        for loc, words in survey.addresses:
            whole = loc[-1:] == ("url",)
            for address in [words] if whole else map(_trimmed, ADDRESS.findall(words)):
                wrong = fault(address)
                if wrong:
                    said = f"the address `{address}` does not parse: {wrong}"
                    hint = "open it in a browser, and copy it from there"
                    yield survey.document.problem(
                        "LG320", loc, said, hint, severity=Severity.WARNING
                    )


def _trimmed(address: str) -> str:
    """An address within a text, without the marks of the sentence around it."""
    found = address.rstrip(AFTER)
    while found.endswith((")", "]")) and found.count(found[-1]) > found.count(
        "(["[found[-1] == "]"]
    ):
        found = found[:-1].rstrip(AFTER)
    return found


def fault(address: str) -> str:
    """What keeps an address from being opened; empty where nothing does.

    >>> fault("https://example.org/law?id=1"), fault("https://example/law"), fault("ftp://x.org")
    ('', 'its host `example` has no dot', 'it begins with neither http nor https')
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return str(error)[:1].lower() + str(error)[1:]
    if parts.scheme not in ("http", "https"):
        return "it begins with neither http nor https"
    if not host:
        return "it names no host"
    found = NEVER.search(address)
    if found:
        return f"`{found.group()}` cannot stand in it"
    if ":" in host:  # an address of version 6 in brackets
        return ""
    if "." not in host.strip("."):
        return f"its host `{host}` has no dot"
    wrong = next((label for label in host.split(".") if not LABEL.fullmatch(label)), None)
    return "" if wrong is None else f"`{wrong}` cannot stand in the name of a host"
