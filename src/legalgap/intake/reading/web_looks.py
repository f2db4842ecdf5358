"""What tags, attributes and styles of a web page mean to whoever reads its text."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from legalgap.intake.manuscript import Kind
from legalgap.intake.reading.word_numbering import shown

BLOCKS = frozenset(
    {
        *("html", "body", "p", "div", "section", "article", "main", "header", "footer"),
        *("aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt"),
        *("dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("blockquote", "pre", "hr", "address", "form", "fieldset", "legend", "figure"),
        *("figcaption", "center", "details", "summary", "dir", "menu", "title"),
    }
)
LEFT_OUT = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "nav", "button", "select"),
        *("option", "datalist", "textarea", "svg", "iframe", "object", "embed", "audio"),
        *("video", "canvas", "map", "rt", "rp", "dialog", "title"),
    }
)
ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "tablist"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SUPER = re.compile(r"vertical-align\s*:\s*(?:super|text-top)|(?<![\w-])top\s*:\s*-\d")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden")
_CENTRED = re.compile(r"text-align\s*:\s*center")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:\s*[^;]*line-through")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_CLASS = re.compile(r"^\s*[a-z0-9]*\.([\w-]+)\s*$", re.IGNORECASE)
_NOTE = re.compile(r"^_?(?:sdfootnote|sdendnote|ftn|edn|fn)[-_:]?\d+$", re.IGNORECASE)
_TOC = re.compile(r"(?:^|[\s_-])(?:mso)?toc(?:$|[\s_\d-])|table-of-contents", re.IGNORECASE)
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the text inside an element."""

    raised: bool = False
    strong: bool = False
    struck: bool = False
    hidden: bool = False
    kept: bool = False
    centred: bool = False
    kind: Kind = "text"
    level: int | None = None
    link: str = ""


PLAIN = Context()


def is_left_out(element: etree._Element) -> bool:
    """Whether an element holds no text of the document: scripts, navigation, forms."""
    return element.tag in LEFT_OUT or element.get("role") in ROLES


def class_looks(root: etree._Element) -> dict[str, str]:
    """What the style sheet inside the page says of each class."""
    said: dict[str, str] = {}
    for style in root.iter("style"):
        for names, rules in _RULE.findall((style.text or "")[:500_000]):
            for name in names.split(","):
                found = _CLASS.match(name)
                if found:
                    said[found.group(1)] = f"{said.get(found.group(1), '')};{rules.lower()}"
    return said


def context_of(element: etree._Element, outer: Context, looks: dict[str, str]) -> Context:
    """What holds inside an element, given what holds around it."""
    made = _of_tag(element, outer)
    if not element.attrib:
        return made
    names = element.get("class", "")
    style = element.get("style", "").lower()
    if names and looks:
        style = ";".join([*(looks.get(name, "") for name in names.split()), style])
    if style.strip(";"):
        made = _of_style(made, style)
    if element.get("hidden") is not None:
        made = replace(made, hidden=True)
    if (element.get("align") or "").lower() == "center":
        made = replace(made, centred=True)
    kind = _kind(element, names)
    return replace(made, kind=kind) if kind and made.kind == "text" else made


def _of_tag(element: etree._Element, outer: Context) -> Context:
    tag = str(element.tag)
    if tag == "sup":
        return replace(outer, raised=True)
    if tag in ("b", "strong"):
        return replace(outer, strong=True)
    if tag in ("s", "strike", "del"):
        return replace(outer, struck=True)
    if tag == "a":
        return replace(outer, link=(element.get("href") or "").strip())
    if tag in HEADINGS:
        kind: Kind = "heading" if outer.kind == "text" else outer.kind
        return replace(outer, kind=kind, level=HEADINGS[tag], strong=True)
    if tag == "pre":
        return replace(outer, kept=True)
    if tag == "center":
        return replace(outer, centred=True)
    if tag == "footer" and outer.kind == "text":
        return replace(outer, kind="header")
    return outer


def _of_style(made: Context, style: str) -> Context:
    if _SUPER.search(style):
        made = replace(made, raised=True)
    if _BOLD.search(style):
        made = replace(made, strong=True)
    elif made.strong and _NOT_BOLD.search(style):
        made = replace(made, strong=False)
    if HIDDEN.search(style):
        made = replace(made, hidden=True)
    if "text-align" in style:
        made = replace(made, centred=bool(_CENTRED.search(style)))
    if _STRUCK.search(style):
        made = replace(made, struck=True)
    if "white-space" in style and re.search(r"white-space\s*:\s*pre", style):
        made = replace(made, kept=True)
    return made


def _kind(element: etree._Element, names: str) -> Kind | None:
    name = element.get("id") or ""
    if element.tag == "div" and element.get("title") in ("header", "footer"):
        return "header"
    if _NOTE.match(name) or "footnote-text" in names.lower() or "MsoFootnoteText" in names:
        return "footnote"
    if element.tag in BLOCKS and (_TOC.search(names) or _TOC.search(name)):
        return "toc"
    return None


def item_number(item: etree._Element) -> str | None:
    """The number that a browser prints before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return None
    counted = list(item.itersiblings("li", preceding=True))
    number = _whole(parent.get("start"), 1)
    for child in reversed(counted):
        number = _whole(child.get("value"), number) + 1
    number = _whole(item.get("value"), number)
    return f"{shown(number, FORMS.get(parent.get('type') or '', 'decimal'))}."


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
