"""WordprocessingML as strings: one function an object, and all escaping in one place.

Strings are parsed once for each block; this is the fastest way, and the shortest to read.
Words of another language stand between `FOREIGN` marks until `speak` turns them into runs of
their own, so that a screen reader changes its voice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import NamedTuple, cast

from lxml import etree

from legalgap.frozen import frozen

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Private-use characters: they stand around words of another language and never reach a file.
OPEN, SPEAK, CLOSE = "\ue000", "\ue001", "\ue002"
PLACE = "\ue003"
"""Stands around the name of a block until the block takes its place; never part of data."""
FOREIGN = re.compile(f"{OPEN}([a-zA-Z-]{{2,11}}){SPEAK}([^{OPEN}{SPEAK}{CLOSE}]*){CLOSE}")
MARKS = re.compile(f"[{OPEN}{SPEAK}{CLOSE}]")
# The same for words that lead to another place of the document, see `office.leads`.
END = "\ue004"
STRAY = re.compile(f"[\U000f0000-\U000ffffd{END}]")
LED = re.compile(f"([\U000f0000-\U000ffffd])([^\U000f0000-\U000ffffd{END}]*){END}")

FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue003\ufdd0-\ufdef\ufffe\uffff]"
)
# Characters that change the direction or the order of what follows them.
DIRECTION = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
# What `clean` may have to look at: white space, and what it replaces.
UNCLEAN = re.compile(f"[\t\r\n\x0b\x0c\x85\u2028\u2029]|  |{FORBIDDEN}|{DIRECTION}")
REPLACEMENT = "\ufffd"
TWIPS = 567
"""Twentieths of a point in a centimetre."""


@cache
def w(name: str) -> str:
    """The full name of a Word element."""
    return f"{{{W}}}{name}"


def foreign(lang: str, words: str) -> str:
    """Words of another language, marked for `speak`."""
    return f"{OPEN}{lang}{SPEAK}{MARKS.sub('', words)}{CLOSE}"


def plain(text: str) -> str:
    """The text without marks of languages and links: for attributes and properties."""
    if text.isprintable():  # no mark is
        return text
    return unled(MARKS.sub("", FOREIGN.sub(lambda found: found.group(2), text)))


def unled(text: str) -> str:
    """The text without the marks of words that lead elsewhere."""
    return text if text.isprintable() else STRAY.sub("", text)


def clean(text: str) -> str:
    """Text that a paragraph can hold: one line, without characters that XML or readers forbid."""
    # Most text is printable, which Python knows fast; nothing that is replaced here is.
    if (text.isprintable() and "  " not in text) or UNCLEAN.search(text) is None:
        return text
    text = " ".join(re.split(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+", text))
    return re.sub(f"{FORBIDDEN}|{DIRECTION}", REPLACEMENT, text)


def escaped(text: str) -> str:
    """Clean text with the characters that mean something in XML written as references."""
    if not text.isprintable() or "  " in text:
        text = clean(text)
    # Four looks for one letter are faster than one look for any of four, and mostly all.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def as_text(words: str) -> str:
    """Words of a document that was read, as lxml writes them between two tags."""
    # Each is looked for alone: a search for any of them takes five times as long.
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\r", "&#13;") if "\r" in words else words


def from_text(written: str) -> str:
    """The words that `as_text` wrote."""
    if "&" not in written:
        return written
    written = written.replace("&lt;", "<").replace("&gt;", ">").replace("&#13;", "\r")
    return written.replace("&amp;", "&")


def t(
    text: str, *, bold: bool = False, italic: bool = False, style: str = "", color: str = ""
) -> str:
    """A run of text."""
    if not (bold or italic or style or color):
        return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:b/>" * bold + "<w:i/>" * italic
    look += f'<w:color w:val="{color}"/>' if color else ""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def p(content: str = "", style: str = "", *, keep: bool = False) -> str:
    """A paragraph of runs; `keep` holds it together with the next one."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += "<w:keepNext/>" * keep
    look = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{look}{content}</w:p>"


def field(instruction: str, shown: str) -> str:
    """A field with the result that readers see until they update it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + shown + mark("end")


def link(anchor: str, content: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{escaped(anchor)}" w:history="1">{content}</w:hyperlink>'


def outside(relation: str, content: str) -> str:
    """A link to an address; `relation` is the id of the relationship that holds it."""
    return f'<w:hyperlink r:id="{escaped(relation)}" w:history="1">{content}</w:hyperlink>'


def bookmark(name: str, number: int, content: str) -> str:
    """A bookmark around runs of one paragraph; `number` is unique in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


class Cell(NamedTuple):
    """A cell: paragraphs as XML, and its colours as RRGGBB."""

    content: str
    fill: str = ""


def cell(
    text: str, style: str = "TableText", *, fill: str = "", color: str = "", bold: bool = False
) -> Cell:
    """A cell of one plain paragraph."""
    return Cell(p(t(text, bold=bold, color=color), style), fill)


TAGS = re.compile("<[^>]*>")
WRITTEN = re.compile(">([^<]+)")
"""What stands between two tags."""
STYLED = re.compile("(<w:pStyle [^>]*/>)(?!<w:keepNext/>)")
"""The style of a paragraph that may stand apart from the next one."""
LETTER = 0.17
"""Centimetres that a letter takes in a table, about."""
MARGINS = 0.36
"""Centimetres that the margins of a cell take."""
HIGHEST_ROW = 14
"""Lines up to which a row is never broken across pages: less than half a turned page."""


@frozen
class Table:
    """A table with a header row that repeats and rows that do not break.

    `widths` are centimetres; `title` and `description` are read aloud by screen readers.
    """

    widths: Sequence[float]
    head: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    title: str
    description: str = ""
    style: str = "ReportTable"
    breaks: bool = False
    """Whether its long rows may break across pages: for long cards only."""
    opens: int = 2
    """How many rows, its head among them, keep with the next."""
    whole: bool = False
    """Whether it stays on one page: for tables under half a page only."""

    def xml(self) -> str:
        """The table, followed by nothing; put a paragraph after it."""
        twips = [round(width * TWIPS) for width in self.widths]
        describe = (
            f'<w:tblCaption w:val="{escaped(plain(self.title))}"/>'
            f'<w:tblDescription w:val="{escaped(plain(self.description or self.title))}"/>'
        )
        look = (
            f'<w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{describe}</w:tblPr>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
        rows = [row(self.head, twips, head=True)]
        rows += [row(cells, twips, breaks=self.breaks and self._high(cells)) for cells in self.rows]
        # A table shows at least so many rows, and one more, before it goes on on the next page.
        kept = len(rows) - 1 if self.whole else min(self.opens, len(rows) - 1)
        rows = [*(_kept(made) for made in rows[:kept]), *rows[kept:]]
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _high(self, cells: Sequence[Cell]) -> bool:
        """Whether a row may fill so much of a page that it has to break."""
        return any(
            lines(item, wide) > HIGHEST_ROW for item, wide in zip(cells, self.widths, strict=True)
        )


def lines(item: Cell, wide: float) -> float:
    """How many lines a cell takes, about, in a column of so many centimetres."""
    return len(TAGS.sub("", item.content)) * LETTER / max(wide - MARGINS, LETTER)


def row(
    cells: Sequence[Cell], twips: Sequence[int], *, head: bool = False, breaks: bool = False
) -> str:
    """A row; raises ValueError where its cells are not as many as the columns."""
    if len(cells) != len(twips):
        raise ValueError(f"{len(cells)} cells in a table of {len(twips)} columns")
    look = "<w:cantSplit/>" * (not breaks or head) + "<w:tblHeader/>" * head
    look = f"<w:trPr>{look}</w:trPr>" if look else ""
    content = "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(fill)}'
            f"</w:tcPr>{content}</w:tc>"
            for (content, fill), width in zip(cells, twips, strict=True)
        ]
    )
    return f"<w:tr>{look}{content}</w:tr>"


def _kept(xml: str) -> str:
    """A row whose paragraphs keep with the next."""
    return STYLED.sub(r"\1<w:keepNext/>", xml)


@cache
def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def elements(xml: str) -> list[etree._Element]:
    """The block-level elements of a piece of XML."""
    return list(etree.fromstring(f"<w:body {SPACES}>{xml}</w:body>"))


@cache
def _path(expression: str) -> etree.XPath:
    return etree.XPath(expression, namespaces={"w": W})


def select(root: etree._Element, expression: str, **values: str) -> list[etree._Element]:
    """The elements below one that an XPath leads to, in the order of the document.

    No Python object is made for the others, of which a report has tens of thousands.
    """
    return cast(list[etree._Element], _path(expression)(root, **values))


def style_of(paragraph: etree._Element) -> str:
    """The style that a paragraph names; empty where it names none."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else str(found.get(w("val")))


def text_of(element: etree._Element) -> str:
    """The words of an element."""
    return "".join(node.text or "" for node in element.iter(w("t")))


MARKED = (
    "descendant::w:t[contains(., $open) or contains(., $speak) or contains(., $close) "
    "or contains(., $end)]"
)
MARKED_AS_LEADING = "descendant::w:t[contains(., $end)]"


def speak(root: etree._Element) -> None:
    """Turn marked words of another language into runs that name their language.

    Marks of words that lead elsewhere go.
    """
    for node in _marked(root, MARKED):
        node.text = unled(node.text or "")


def leading(root: etree._Element) -> list[etree._Element]:
    """The texts with words that lead elsewhere, where `speak` has told their languages."""
    return [node for node in _marked(root, MARKED_AS_LEADING) if END in (node.text or "")]


def _marked(root: etree._Element, where: str) -> Iterator[etree._Element]:
    for node in select(root, where, open=OPEN, speak=SPEAK, close=CLOSE, end=END):
        yield from _split(node) if MARKS.search(node.text or "") else [node]


def _split(node: etree._Element) -> list[etree._Element]:
    """The texts of the runs that a run with marks becomes."""
    run = node.getparent()
    assert run is not None
    assert node.text is not None
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in FOREIGN.finditer(node.text):
        pieces.append(("", node.text[end : found.start()]))
        pieces.append((found.group(1), found.group(2)))
        end = found.end()
    pieces.append(("", node.text[end:]))
    if len(list(run.iter(w("t")))) > 1 or run.tag != w("r"):
        node.text = plain(node.text)
        return []
    made = []
    for lang, marked in pieces:
        words = MARKS.sub("", marked)
        if words:
            new = _spoken(run, lang, words)
            run.addprevious(new)
            made.append(next(new.iter(w("t"))))
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    return made


def _spoken(run: etree._Element, lang: str, words: str) -> etree._Element:
    new = deepcopy(run)
    new.tail = None
    text = next(new.iter(w("t")))
    text.text = words
    text.set(SPACE, "preserve")
    if lang:
        look = new.find(w("rPr"))
        if look is None:
            look = etree.Element(w("rPr"))
            new.insert(0, look)
        for old in look.findall(w("lang")):
            look.remove(old)
        etree.SubElement(look, w("lang")).set(w("val"), locale(lang))
    return new


LOCALES = {"en": "en-GB", "ru": "ru-RU"}
"""Tags that are chosen, or asked for so often that nobody should look them up."""


@cache
def locale(lang: str) -> str:
    """The language tag that Office programs know for a language code: `kk-KZ`."""
    if lang in LOCALES or "-" in lang:
        return LOCALES.get(lang, lang)
    territory = _likely(lang)[1]
    return f"{lang}-{territory}" if territory else lang


@cache
def script(lang: str) -> str:
    """The script of a language, by its ISO 15924 code: `Cyrl`; empty where nobody knows."""
    return _likely(lang)[0]


def _likely(lang: str) -> tuple[str, str]:
    from babel.core import get_global

    parts = get_global("likely_subtags").get(lang, "").split("_")
    return (parts[1], parts[2]) if len(parts) == 3 else ("", "")


def joined(parts: Iterable[str], between: str) -> str:
    """Runs with a separator between them."""
    return t(between).join(parts)
