"""The numbers of lists that Word computes and that no text of the document holds."""

import re
from dataclasses import dataclass, field

from lxml import etree

from legalgap.intake.reading.word_styles import value
from legalgap.office.xml import w

LEVELS = 9
# Word leaves ё, й, ъ and ь out of its Russian lists.
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "lowerLetter": LATIN,
    "upperLetter": LATIN.upper(),
    "russianLower": RUSSIAN,
    "russianUpper": RUSSIAN.upper(),
}
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass
class Level:
    """How one level of a list counts and looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass
class ListKind:
    """An abstract list: its levels, and where its counters stand."""

    levels: dict[int, Level] = field(default_factory=dict)
    linked: str = ""
    at: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass
class ListUse:
    """A list as paragraphs name it."""

    kind: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """Counts the lists of a document while its paragraphs are read in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._kinds: dict[str, ListKind] = {}
        self._uses: dict[str, ListUse] = {}
        if root is None:
            return
        owners: dict[str, str] = {}
        for element in root.iter(w("abstractNum")):
            name = value(element, "abstractNumId") or ""
            kind = ListKind(linked=value(element.find(w("numStyleLink"))) or "")
            kind.levels = dict(_level(item) for item in element.findall(w("lvl")))
            self._kinds[name] = kind
            style = value(element.find(w("styleLink")))
            if style:
                owners[style] = name
        for element in root.iter(w("num")):
            name = value(element, "numId") or ""
            kind_name = value(element.find(w("abstractNumId"))) or ""
            linked = self._kinds.get(kind_name, ListKind()).linked
            use = ListUse(owners.get(linked, kind_name))
            for change in element.findall(w("lvlOverride")):
                level = _number(value(change, "ilvl"), 0)
                start = value(change.find(w("startOverride")))
                if start is not None:
                    use.starts[level] = _number(start, 1)
                own = change.find(w("lvl"))
                if own is not None:
                    use.levels[level] = _level(own)[1]
            self._uses[name] = use

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style has in its list, from 0."""
        use = self._uses.get(list_id)
        for number, level in self._kinds[use.kind].levels.items() if use and self._has(use) else ():
            if level.style == style:
                return number
        return 0

    def _has(self, use: ListUse) -> bool:
        return use.kind in self._kinds

    def next(self, list_id: str, level: int) -> str | None:
        """The number of the next paragraph of a list, or None for a bullet or no list."""
        use = self._uses.get(list_id)
        if use is None or not self._has(use) or not 0 <= level < LEVELS:
            return None
        kind = self._kinds[use.kind]
        if not use.used:
            use.used = True
            for at, start in use.starts.items():
                if 0 <= at < LEVELS:
                    kind.at[at] = start - 1
        self._step(kind, use, level)
        return self._shown(kind, use, level)

    def _look(self, kind: ListKind, use: ListUse, level: int) -> Level:
        return use.levels.get(level) or kind.levels.get(level) or Level(form="none")

    def _step(self, kind: ListKind, use: ListUse, level: int) -> None:
        at = kind.at[level]
        kind.at[level] = self._look(kind, use, level).start if at is None else at + 1
        for deeper in range(level + 1, LEVELS):
            restart = self._look(kind, use, deeper).restart
            if restart is None or 0 < restart > level:
                kind.at[deeper] = None

    def _shown(self, kind: ListKind, use: ListUse, level: int) -> str | None:
        look = self._look(kind, use, level)
        if look.form == "bullet":
            return None

        def count(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            above = self._look(kind, use, at)
            number = kind.at[at]
            form = "decimal" if look.legal and above.form != "none" else above.form
            return shown(above.start if number is None else number, form)

        return re.sub(r"%([1-9])", count, look.text).strip() or None


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _level(element: etree._Element) -> tuple[int, Level]:
    form = element.find(w("numFmt"))
    restart = value(element.find(w("lvlRestart")))
    legal = element.find(w("isLgl"))
    return _number(value(element, "ilvl"), 0), Level(
        start=_number(value(element.find(w("start"))), 0),
        form=value(form) or "decimal",
        text=value(element.find(w("lvlText"))) or "",
        restart=None if restart is None else _number(restart, 0),
        legal=legal is not None and value(legal) not in ("0", "false"),
        style=value(element.find(w("pStyle"))) or "",
    )


def shown(number: int, form: str) -> str:
    """A number in one of Word's forms; forms that laws do not use are shown as digits."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form.endswith("Roman") and 0 < number < 4000:
        roman = ""
        for amount, letters in ROMAN:
            roman += letters * (number // amount)
            number %= amount
        return roman.upper() if form == "upperRoman" else roman
    alphabet = ALPHABETS.get(form)
    if alphabet and number > 0:
        # After z comes aa, after aa comes bb.
        repeats, at = divmod(number - 1, len(alphabet))
        return alphabet[at] * min(repeats + 1, 30)
    return str(number)
