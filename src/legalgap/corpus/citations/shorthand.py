"""The short form in which lawyers cite in notes: an act by its short name, and the bare pin.

CC 364 and 365 · CPC 27(1)(9) · CC 166(2)-(3) · CEDAW, art. 6 · Code of Offences 413-2 · 79(2)
"""

import re
from collections.abc import Iterable, Iterator

from legalgap.corpus.citations.records import ActName, Citation, Kind, Level, Step
from legalgap.corpus.numbers import step_of

_STEPS = r"(?:\((?:\d{1,2}|[a-zа-я]{1,2}|[ivx]{1,4})\))"
_UNTIL = r"[-‐‑–]"
_PIN = rf"\d{{1,3}}(?:[⁰¹²³⁴-⁹]+|{_UNTIL}\d{{1,3}}(?!\d))?(?:{_STEPS}+(?:{_UNTIL}{_STEPS})?)?"
_COUNTED = (
    r"(?!\d|[.,]\d|%|\s(?:days?|months?|years?|hours?|per|of|дн|лет|год|месяц|суток|час|раз|из)"
    r"|\sto\s\d)"
)
_BETWEEN = re.compile(r",?\s(?:and|or|и|или)\s|,\s")
_ONE = re.compile(_PIN + _COUNTED)
_BARE = re.compile(rf"(?<![\w/.§-])\d{{1,3}}(?:-\d)?{_STEPS}+(?:{_UNTIL}{_STEPS})?(?![\w(])")
_PARTS = re.compile(
    rf"(?P<number>\d+[⁰¹²³⁴-⁹]*)(?:{_UNTIL}(?P<added>\d+))?(?P<steps>{_STEPS}*)"
    rf"(?:{_UNTIL}\((?P<last>\w+)\))?"
)
_LEVELS = (Level.ARTICLE, Level.PART, Level.POINT, Level.SUBPOINT)
_NAMED = re.compile(r"\d(?=\s(?:(?:s?elcitra|\.s?tra|[яи]ьтатс|\.тс)\s)?,?(?P<last>\w+))")
"""The last word of a name, with a number behind it: `CC 166`, `CC, article 166`.

It is read from behind, `661 elcitra ,CC`: there are few numbers, and many words.
"""
_SURE, _LESS_SURE = 0.9, 0.6


class Shorthand:
    """Finds the pins that stand behind the names of some acts, and those that stand alone."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are the short names of acts, as they are printed."""
        self._names: dict[str, list[str]] = {}
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            self._names.setdefault(re.split(r"\W+", name)[-1], []).append(name)

    def extract(self, text: str) -> tuple[Citation, ...]:
        """All citations of a text in order, each pin by itself; spans never overlap."""
        found = list(self._behind_names(text))
        taken = [(one.start, one.end) for one in found]
        for bare in _BARE.finditer(text):
            if not any(start < bare.end() and bare.start() < end for start, end in taken):
                found.append(_citation(text, bare.start(), bare, ActName(), _LESS_SURE))
        return tuple(sorted(found, key=lambda one: one.start))

    def _behind_names(self, text: str) -> Iterator[Citation]:
        for found in reversed(list(_NAMED.finditer(text[::-1]))):
            last = len(text) - found.start("last")
            name = self._ending(text, last, found["last"][::-1])
            if not name:
                continue
            start, act = last - len(name), ActName("named", name)
            pin = _ONE.match(text, len(text) - found.end())
            while pin:
                yield _citation(text, start, pin, act, _SURE)
                joint = _BETWEEN.match(text, pin.end())
                pin = _ONE.match(text, joint.end()) if joint else None
                start = pin.start() if pin else 0

    def _ending(self, text: str, end: int, last: str) -> str:
        """The longest name that ends in a place of a text; empty where none does."""
        for name in self._names.get(last, ()):
            start = end - len(name)
            if text.endswith(name, 0, end) and (start == 0 or not text[start - 1].isalnum()):
                return name
        return ""


def _citation(text: str, start: int, pin: re.Match[str], act: ActName, sure: float) -> Citation:
    parts = _PARTS.match(pin[0])
    assert parts is not None
    number, until = step_of(parts["number"]), ""
    if parts["added"]:
        if int(parts["added"]) < int(re.sub(r"\D.*", "", number)):
            number += f"-{parts['added']}"
        else:
            until = parts["added"]
    numbers = [number, *re.findall(r"\((\w+)\)", parts["steps"])][: len(_LEVELS)]
    lasts = [""] * (len(numbers) - 1) + [parts["last"] or ("" if len(numbers) > 1 else until)]
    path = tuple(
        Step(level, step, last) for level, step, last in zip(_LEVELS, numbers, lasts, strict=False)
    )
    kind: Kind = "range" if path[-1].last else "full"
    return Citation(
        start, pin.end(), text[start : pin.end()], kind, act, (path,), f"shorthand+{act.kind}", sure
    )
