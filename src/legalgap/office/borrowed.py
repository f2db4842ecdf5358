"""Styles that a document needs and its template may lack: added where no style has their name."""

from lxml import etree

from legalgap.frozen import frozen
from legalgap.office.xml import SPACES, w


@frozen
class Needed:
    """A built-in style: its name as Word knows it in all languages, and how it looks by default."""

    name: str
    key: str
    kind: str
    look: str
    """What stands in the style after its name: `w:basedOn` is added by itself."""


FOOTNOTE_TEXT = Needed(
    "footnote text",
    "FootnoteText",
    "paragraph",
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:before="0" w:after="20" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
)
FOOTNOTE_REFERENCE = Needed(
    "footnote reference",
    "FootnoteReference",
    "character",
    '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
)
COMMENT_TEXT = Needed(
    "annotation text",
    "CommentText",
    "paragraph",
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    '</w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>',
)
COMMENT_REFERENCE = Needed(
    "annotation reference",
    "CommentReference",
    "character",
    '<w:uiPriority w:val="99"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
)
LINK = Needed(
    "Hyperlink",
    "Hyperlink",
    "character",
    '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr>',
)


def style(styles: etree._Element, needed: Needed) -> str:
    """The id of a style in a document; the style is added where the document has none such."""
    default, keys = "", set()
    for item in styles.iter(w("style")):
        key, kind = str(item.get(w("styleId")) or ""), item.get(w("type"))
        name = item.find(w("name"))
        if kind == needed.kind:
            if name is not None and str(name.get(w("val"))).lower() == needed.name.lower():
                return key
            if item.get(w("default")) in ("1", "true"):
                default = key
        keys.add(key)
    key = needed.key
    while key in keys:  # another style has taken the id
        key += "1"
    based = f'<w:basedOn w:val="{default}"/>' if default else ""
    made = etree.fromstring(
        f'<w:style {SPACES} w:type="{needed.kind}" w:styleId="{key}">'
        f'<w:name w:val="{needed.name}"/>{based}{needed.look}</w:style>'
    )
    etree.cleanup_namespaces(made)
    styles.append(made)
    return key
