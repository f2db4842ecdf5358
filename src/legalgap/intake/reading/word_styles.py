"""What a Word style says of a paragraph or a run: heading, raised, bold, hidden."""

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from lxml import etree

from legalgap.office.xml import w

OFF = ("0", "false", "off", "none")
RAISED_BY = 4
"""Half-points by which a run has to stand above the line to count as raised."""
_HEADING = re.compile(r"^(?:heading|заголовок)\s*([1-9])$", re.IGNORECASE)
_TOC = re.compile(r"^(?:toc|оглавление)\s*[1-9]$", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """What is seen of a run."""

    raised: bool = False
    strong: bool = False
    struck: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Style:
    """A style with everything that it inherits."""

    look: dict[str, bool]
    level: int | None = None
    toc: bool = False
    centred: bool = False
    list_id: str | None = None
    list_level: int | None = None


PLAIN = Style({})


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of a Word element."""
    return None if element is None else element.get(w(name))


def _on(properties: etree._Element, name: str) -> bool | None:
    found = properties.find(w(name))
    if found is None:
        return None
    return (value(found) or "true").lower() not in OFF


def direct_look(properties: etree._Element | None) -> dict[str, bool]:
    """What `w:rPr` itself says; what it is silent on is not in the answer."""
    if properties is None or not len(properties):
        return {}
    said: dict[str, bool] = {}
    for name, key in (("b", "strong"), ("vanish", "hidden"), ("strike", "struck")):
        on = _on(properties, name)
        if on is not None:
            said[key] = on
    if _on(properties, "dstrike"):
        said["struck"] = True
    align = value(properties.find(w("vertAlign")))
    if align is not None:
        said["raised"] = align == "superscript"
    position = value(properties.find(w("position")))
    if position is not None and align != "superscript":
        with suppress(ValueError):
            said["raised"] = float(position.removesuffix("pt")) >= RAISED_BY
    return said


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self._looks: dict[tuple[str, str, bytes], Look] = {}
        self.default = ""
        self._base: dict[str, bool] = {}
        if root is None:
            return
        for element in root.iter(w("style")):
            name = value(element, "styleId") or ""
            self._elements.setdefault(name, element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
                self.default = name
        self._base = direct_look(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))

    def style(self, name: str | None) -> Style:
        """A style by its id, with what it inherits."""
        name = name or self.default
        if name not in self._made:
            chain: list[etree._Element] = []
            seen: set[str] = set()
            at: str | None = name
            while at and at in self._elements and at not in seen:
                seen.add(at)
                chain.append(self._elements[at])
                at = value(self._elements[at].find(w("basedOn")))
            made = PLAIN
            for element in reversed(chain):
                made = _inherit(made, element)
            self._made[name] = made
        return self._made[name]

    def look(self, paragraph: str | None, properties: etree._Element | None) -> Look:
        """What is seen of a run of a paragraph in a style."""
        said = {**self._base, **self.style(paragraph).look}
        if properties is not None:
            character = value(properties.find(w("rStyle")))
            if character:
                said.update(self.style(character).look)
            said.update(direct_look(properties))
        return Look(**said)


def _inherit(base: Style, element: etree._Element) -> Style:
    """A style upon the one that it is based on."""
    made = replace(base, look={**base.look, **direct_look(element.find(w("rPr")))})
    name = value(element.find(w("name"))) or ""
    heading, contents = _HEADING.match(name), _TOC.match(name)
    if heading:
        made = replace(made, level=int(heading.group(1)))
    if contents:
        made = replace(made, toc=True)
    properties = element.find(w("pPr"))
    if properties is None:
        return made
    level = outline_level(properties)
    if level is not None:
        made = replace(made, level=level or None)
    centred = value(properties.find(w("jc")))
    if centred is not None:
        made = replace(made, centred=centred == "center")
    numbering = properties.find(w("numPr"))
    if numbering is not None:
        list_id, list_level = list_of(numbering)
        made = replace(
            made,
            list_id=list_id if list_id is not None else made.list_id,
            list_level=list_level if list_level is not None else made.list_level,
        )
    return made


def outline_level(properties: etree._Element) -> int | None:
    """The level of a heading from 1; 0 where the text is said to be none; None if not said."""
    said = value(properties.find(w("outlineLvl")))
    if said is None or not said.isdigit():
        return None
    return int(said) + 1 if int(said) < 9 else 0


def list_of(numbering: etree._Element) -> tuple[str | None, int | None]:
    """The id of the list and the level, from 0, that `w:numPr` names."""
    level = value(numbering.find(w("ilvl")))
    return value(numbering.find(w("numId"))), int(level) if level and level.isdigit() else None
