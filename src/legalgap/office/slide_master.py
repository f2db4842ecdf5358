"""The empty presentation that slides are put into, and what makes its file clean and stable.

It begins from the default template of python-pptx: wide slides, three layouts, one font and one
palette; whatever names a program, a printer or a moment is taken away.
"""

import re
from collections.abc import Mapping
from datetime import date

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as File
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from legalgap.office.chart_sheets import still
from legalgap.office.drawing import EMU, INK, SPACES, A, P, emu, solid
from legalgap.office.package import CONTENT_TYPES, ROOT_RELS, Package, parse, relations_part, to_xml
from legalgap.office.properties import set_core
from legalgap.office.xml import locale

WIDE, HIGH = 960.0, 540.0
"""A slide in points: 16 to 9."""
MARGIN = 46.0
TEXT_WIDTH = WIDE - 2 * MARGIN
TITLE = (MARGIN, 22.0, TEXT_WIDTH, 92.0)
"""Left, top, width, height."""
BODY = (MARGIN, 126.0, TEXT_WIDTH, 372.0)
FOOTER = (MARGIN, 508.0, TEXT_WIDTH - 80, 22.0)
NUMBER = (WIDE - MARGIN - 70, 508.0, 70.0, 22.0)
FONT = "Arial"
TITLE_SIZE, BODY_SIZE, FOOTER_SIZE = 26, 24, 12
BLUE, ORANGE, GREY = "1F4E79", "C55A11", "595959"
COLORS = {
    "dk2": BLUE,
    "lt2": "F2F2F2",
    "accent1": BLUE,
    "accent2": ORANGE,
    "accent3": "9DC3E6",
    "accent4": "F8CBAD",
    "accent5": GREY,
    "accent6": "A6A6A6",
    "hlink": "1F4E79",
    "folHlink": GREY,
}
OPENING, TEXT, ONLY_TITLE = "Title Slide", "Title and Content", "Title Only"
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>legalgap</Application></Properties>'
)
HANDOUT = "handouts3"
"""Three slides on a page, with lines beside them."""
UNWANTED = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")
STALE = re.compile("(?i)thumbnail|printerSettings")


def blank() -> File:
    """An empty presentation of wide slides with the layouts `OPENING`, `TEXT`, `ONLY_TITLE`."""
    file = Presentation()
    file.slide_width, file.slide_height = Pt(WIDE), Pt(HIGH)
    size = file.part._element.find(f"{{{P}}}sldSz")
    if size is not None and "type" in size.attrib:
        del size.attrib["type"]
    for layout in list(file.slide_layouts):
        if layout.name not in (OPENING, TEXT, ONLY_TITLE):
            file.slide_layouts.remove(layout)
        else:
            _layout(layout)
    _master(file.slide_master)
    return file


def layout_of(file: File, name: str) -> SlideLayout:
    """A layout by its name."""
    return next(layout for layout in file.slide_layouts if layout.name == name)


def _master(master: SlideMaster) -> None:
    places = {"title": TITLE, "body": BODY, "ftr": FOOTER, "sldNum": NUMBER}
    for shape in list(master.placeholders):
        kind = _kind(shape._element)
        if kind == "dt":
            _drop(shape._element)
            continue
        left, top, wide, high = places[kind]
        shape.left, shape.top, shape.width, shape.height = (
            Pt(left),
            Pt(top),
            Pt(wide),
            Pt(high),
        )
        _frame(shape._element, "t" if kind in ("title", "body") else "ctr")
        if kind in ("ftr", "sldNum"):
            _small(shape._element, "l" if kind == "ftr" else "r")
    _styles(master._element)
    _band(master._element)


def _frame(shape: etree._Element, anchor: str) -> None:
    """No margins at the sides; letters never shrink by themselves."""
    body = shape.find(f".//{{{A}}}bodyPr")
    assert body is not None
    for child in list(body):
        body.remove(child)
    body.attrib.clear()
    for name, value in (("lIns", "0"), ("rIns", "0"), ("anchor", anchor)):
        body.set(name, value)
    etree.SubElement(body, f"{{{A}}}noAutofit")


def _small(shape: etree._Element, align: str) -> None:
    look = f'<a:defRPr sz="{FOOTER_SIZE}00">{solid(GREY)}</a:defRPr></a:lvl1pPr>'
    _style(shape, f'<a:lvl1pPr {SPACES} algn="{align}">{look}')


def _style(shape: etree._Element, level: str) -> None:
    """One level of text, whatever the shape had."""
    style = shape.find(f".//{{{A}}}lstStyle")
    assert style is not None
    for child in list(style):
        style.remove(child)
    style.append(etree.fromstring(level))


def _drop(shape: etree._Element) -> None:
    parent = shape.getparent()
    if parent is not None:
        parent.remove(shape)


def _kind(shape: etree._Element) -> str:
    """The type of a placeholder."""
    mark = shape.find(f".//{{{P}}}ph")
    return "" if mark is None else str(mark.get("type") or "")


def _styles(master: etree._Element) -> None:
    """Titles left and bold, body in one size, a bullet on the first level."""
    title = master.find(f".//{{{P}}}titleStyle/{{{A}}}lvl1pPr")
    assert title is not None
    title.set("algn", "l")
    _letters(title, TITLE_SIZE, BLUE, bold=True)
    for level, style in enumerate(master.findall(f".//{{{P}}}bodyStyle/*")):
        _letters(style, BODY_SIZE if level == 0 else BODY_SIZE - 4, INK)
        if level == 0:
            style.set("marL", str(20 * EMU))
            style.set("indent", str(-20 * EMU))


def _letters(style: etree._Element, size: int, color: str, *, bold: bool = False) -> None:
    look = style.find(f"{{{A}}}defRPr")
    if look is None:
        return
    look.set("sz", str(100 * size))
    if bold:
        look.set("b", "1")
    fill = look.find(f"{{{A}}}solidFill")
    new = etree.fromstring(solid(color).replace("<a:solidFill", f"<a:solidFill {SPACES}", 1))
    if fill is not None:
        look.replace(fill, new)


def _band(master: etree._Element) -> None:
    """A band along the upper edge, behind everything."""
    tree = master.find(f".//{{{P}}}spTree")
    assert tree is not None
    tree.insert(
        2,
        etree.fromstring(
            f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn='
            f'"1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(WIDE)}" '
            f'cy="{emu(9)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{solid(BLUE)}'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        ),
    )


def _layout(layout: SlideLayout) -> None:
    """Places as on the master, but for the opening slide; no date."""
    for shape in list(layout.placeholders):
        kind = _kind(shape._element)
        if kind == "dt":
            _drop(shape._element)
        elif kind in ("ctrTitle", "subTitle"):
            top, high = (120, 150) if kind == "ctrTitle" else (290, 190)
            shape.left, shape.top = Pt(MARGIN), Pt(top)
            shape.width, shape.height = Pt(TEXT_WIDTH), Pt(high)
            _frame(shape._element, "b" if kind == "ctrTitle" else "t")
            size, color = (36, BLUE) if kind == "ctrTitle" else (20, INK)
            look = f'sz="{size}00">{solid(color)}</a:defRPr></a:lvl1pPr>'
            place = 'marL="0" indent="0" algn="l"><a:buNone/>'
            _style(shape._element, f"<a:lvl1pPr {SPACES} {place}<a:defRPr {look}")


def finished(
    data: bytes, day: date, lang: str, texts: Mapping[str, str], properties: Mapping[str, str]
) -> bytes:
    """A saved presentation with nothing of the time and place of the run, signed.

    `texts` are its core properties, `properties` its custom ones.
    """
    package = Package.unpacked(data)
    for name in [name for name in package.parts if name in UNWANTED]:
        del package.parts[name]
    for name in (ROOT_RELS, relations_part("ppt/presentation.xml"), CONTENT_TYPES):
        _forget(package, name)
    package.parts["docProps/app.xml"] = APP.encode()
    for name in sorted(package.parts):
        if name.startswith("ppt/theme/"):
            _theme(package, name)
        elif name == "ppt/presentation.xml":
            _speaks(package, name, lang)
        elif name == "ppt/presProps.xml":
            _prints(package, name)
        elif name.startswith("ppt/embeddings/"):
            package.parts[name] = still(Package.unpacked(package.parts[name]), day, lang)
    set_core(package, day, lang, texts)
    package.sign(properties)
    return package.to_bytes()


def _speaks(package: Package, name: str, lang: str) -> None:
    """The language of text that names none."""
    root = parse(package.parts[name], name)
    for look in root.iter(f"{{{A}}}defRPr"):
        if look.get("lang"):
            look.set("lang", locale(lang))
    package.parts[name] = to_xml(root)


def _prints(package: Package, name: str) -> None:
    """What a program offers to print: a handout with room for notes, without hidden slides."""
    root = parse(package.parts[name], name)
    for old in root.findall(f"{{{P}}}prnPr"):
        root.remove(old)
    wanted = {"prnWhat": HANDOUT, "hiddenSlides": "0", "frameSlides": "1"}
    root.insert(0, etree.Element(f"{{{P}}}prnPr", wanted))
    package.parts[name] = to_xml(root)


def _forget(package: Package, name: str) -> None:
    """Take away what leads to a part that is gone."""
    root = parse(package.parts[name], name)
    for item in list(root):
        said = " ".join(str(item.get(key) or "") for key in ("Target", "PartName"))
        stale = name == CONTENT_TYPES and item.get("Extension") in ("bin", "jpeg")
        if stale or STALE.search(said):
            root.remove(item)
    package.parts[name] = to_xml(root)


def _theme(package: Package, name: str) -> None:
    root = parse(package.parts[name], name)
    for key, color in COLORS.items():
        entry = root.find(f".//{{{A}}}clrScheme/{{{A}}}{key}")
        if entry is not None:
            for child in list(entry):
                entry.remove(child)
            etree.SubElement(entry, f"{{{A}}}srgbClr").set("val", color)
    for fonts in root.iter(f"{{{A}}}majorFont", f"{{{A}}}minorFont"):
        for child in list(fonts):
            if child.tag == f"{{{A}}}latin":
                child.attrib.clear()
                child.set("typeface", FONT)
            elif child.tag == f"{{{A}}}font":
                fonts.remove(child)
    package.parts[name] = to_xml(root)
