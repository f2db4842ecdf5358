"""Acts as they stand in YAML, taken apart into what each provision says of each element."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from legalgap.model.pin import Pin
from legalgap.office.spreadsheet import text as cell_text

LONGEST_QUOTE = 600
"""Letters of a wording that a cell shows; a longer one is not edited in a form."""
Tree = dict[str, Any]


@dataclass(frozen=True)
class Wording:
    """One wording of a provision: the provision itself, or one of its editions."""

    loc: tuple[str | int, ...]
    provision: Tree
    raw: Tree
    since: str = ""
    """The day from which it is in force, where the provision has editions."""

    @property
    def place(self) -> str:
        """As the column of articles has it: `57`, or `57@2024-01-22`."""
        pin = str(self.provision["pin"])
        return f"{pin}@{self.since}" if self.since else pin


@dataclass(frozen=True)
class Said:
    """What a claim says of one element; without an element, of the whole question."""

    element: str
    way: str
    words: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    block: int = 0
    """Which block of the claim says so, counted from 0."""


@dataclass(frozen=True)
class Line:
    """One row of a form: what one provision says of one element, or a blank."""

    indicator: str
    element: str
    cells: Mapping[str, str]
    """By key of the column; codes where the form has words."""
    ref: str = ""
    wording: Wording | None = None
    said: Said | None = None

    @property
    def id(self) -> str:
        """As the first column has it."""
        return full_id(self.indicator, self.element)


def full_id(indicator: str, element: str) -> str:
    """`SUP-04.legal_info`, or `SUP-04` for the whole question."""
    return f"{indicator}.{element}" if element else indicator


def flat(value: str) -> str:
    """A text as two cells are compared: programs break and pad lines in their own ways."""
    return " ".join(cell_text(value).split())


def digest(value: str) -> str:
    """A short fingerprint of what a cell says."""
    return hashlib.sha256(flat(value).encode()).hexdigest()[:12]


def by_language(raw: Any, lang: str) -> dict[str, str]:
    """A text of the YAML by language; plain text is in the language of the file."""
    if raw is None:
        return {}
    return {lang: raw} if isinstance(raw, str) else dict(raw)


def with_language(raw: Any, file_lang: str, lang: str, value: str) -> Any:
    """A text of the YAML with the words of one language replaced; None where none are left."""
    texts = by_language(raw, file_lang)
    if value:
        texts[lang] = value
    else:
        texts.pop(lang, None)
    if not texts:
        return None
    plain = isinstance(raw, str) and set(texts) == {file_lang}
    return texts[file_lang] if plain else texts


def wordings(act: Tree) -> Iterator[Wording]:
    """Every wording of every provision of an act, in the order of the file."""
    for number, provision in enumerate(act.get("provisions") or ()):
        loc = ("provisions", number)
        editions = provision.get("editions") or ()
        if not editions:
            yield Wording(loc, provision, provision)
        for place, edition in enumerate(editions):
            yield Wording((*loc, "editions", place), provision, edition, str(edition["from"]))


def blocks(raw: Any) -> list[Tree]:
    """The blocks of the claims on one indicator: one, or several in a list."""
    return list(raw) if isinstance(raw, list) else [raw]


def statements(raw: Any, lang: str) -> Iterator[Said]:
    """What the claims on one indicator say of each element, block by block."""
    for number, block in enumerate(blocks(raw)):
        for way in ("provides", "narrows", "partly", "lacks", "values"):
            for name in block.get(way) or ():
                below = block[way][name] if isinstance(block[way], dict) else None
                if way == "values":
                    many = below if isinstance(below, list) else [below]
                    yield Said(name, way, number="; ".join(map(str, many)), block=number)
                else:
                    yield Said(name, way, by_language(below, lang), block=number)
        if block.get("contradicts"):
            how, only = (by_language(block.get(key), lang) for key in ("contradicts", "only"))
            yield Said("", "contradicts", how, only, block=number)


def inherited(act: Tree, wording: Wording, key: str) -> str:
    """What a claim of a wording has for `grade`, `source` or `read` where it names none."""
    found = wording.raw.get(key) or wording.provision.get(key)
    if key == "read":
        return str(found or "part")
    return str(found or act.get(key) or "")


def lines_of(act: Tree, coder: str = "") -> Iterator[Line]:
    """Every statement of an act as a row, in all languages that it has."""
    lang = str(act.get("lang") or "en")
    met: dict[str, int] = {}
    for wording in wordings(act):
        for indicator, raw in (wording.raw.get("claims") or {}).items():
            listed = blocks(raw)
            for said in statements(raw, lang):
                cells = _cells(act, wording, listed[said.block], said, lang)
                name = full_id(indicator, said.element)
                ref = f"{coder}/" if coder else ""
                ref += f"{act['id']}:{wording.place} {name}"
                met[ref] = met.get(ref, 0) + 1
                if met[ref] > 1:
                    ref += f" #{met[ref]}"
                cells |= {"id": name, "coder": coder, "ref": ref}
                yield Line(indicator, said.element, cells, ref, wording, said)


def _cells(act: Tree, wording: Wording, block: Tree, said: Said, lang: str) -> dict[str, str]:
    cells = {
        "answer": said.way,
        "number": said.number,
        "act": str(act["id"]),
        "article": wording.place,
        "for": ", ".join(block.get("for") or ()),
        "through": ", ".join(block.get("through") or ()),
    }
    for key in ("grade", "source", "read"):
        cells[key] = str(block.get(key) or inherited(act, wording, key))
    cells["checked"] = checked(act, cells["source"])
    texts = {
        "words": said.words,
        "only": said.only,
        "summary": by_language(wording.raw.get("summary"), lang),
        "quote": {k: quoted(v) for k, v in by_language(wording.raw.get("text"), lang).items()},
        "note": by_language(block.get("note"), lang),
    }
    for key, below in texts.items():
        cells |= {f"{key}.{name}": value.strip() for name, value in below.items()}
    return cells


def quoted(text: str) -> str:
    """As much of a wording as a cell shows."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"


def checked(act: Tree, source: str) -> str:
    """When a source of an act was last opened."""
    return str(((act.get("sources") or {}).get(source) or {}).get("checked") or "")


def found_wording(act: Tree, place: str, day: str) -> Wording | None:
    """The wording that a cell of the column of articles names, or None for a new provision.

    Without a date it is the wording that is in force on `day`, else the last one.
    """
    pin, _, since = place.partition("@")
    wanted = Pin.parse(pin)
    found = [item for item in wordings(act) if Pin.parse(str(item.provision["pin"])) == wanted]
    if since:
        return next((item for item in found if item.since == since), None)
    in_force = [item for item in found if item.since <= day]
    chosen = in_force or found
    return chosen[-1] if chosen else None
