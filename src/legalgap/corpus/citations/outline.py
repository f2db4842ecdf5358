"""What an act has to be cited: its names, provisions and divisions, without the wording."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property

from legalgap.corpus.numbers import ORDINALS, roman, step_of
from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.pin import Pin

_COUNT = (
    r"(?:(?P<number{0}>\d+(?:[-‐–]\d+|[⁰¹²³⁴-⁹]+)?)|(?P<roman{0}>[IVXLХ]+)(?P<letter{0}>[A-Z]?)"
    r"|(?P<word{0}>перв|втор|трет|четв|пят|шест|седьм|восьм|девят|десят)[^\W\d_]+)(?![^\W_])"
)
_DIVISION = (
    r"(?P<name>глава|раздел|chapter|part)\s+"
    + _COUNT.format("")
    + "|"
    + _COUNT.format("_")
    + r"\s+(?P<name_>глава|раздел)(?![^\W_])"
)
"""`Глава 27`, `РАЗДЕЛ ПЕРВЫЙ`, `II ГЛАВА`, `Part IA`"""
_WORDS = {"глава": "chapter", "раздел": "section", "chapter": "chapter", "part": "part"}


@frozen
class Outline:
    """One act as citations see it."""

    act: str
    names: tuple[str, ...]
    """Its titles and short names, in any language."""
    pins: tuple[Pin, ...]
    """Every provision in the order of the text."""
    levels: tuple[tuple[str, ...], ...] = ()
    """What the steps of each are called, in the same order."""
    repealed: frozenset[Pin] = frozenset()
    divisions: tuple[tuple[str, Pin | None], ...] = ()
    """`chapter-27` with the provision that follows its heading."""
    number: str = ""
    whole: bool = True
    """All its provisions are here, so one that is not does not exist."""
    places: dict[Pin, int] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the provisions."""
        self.places.update((pin, place) for place, pin in enumerate(self.pins))

    def has(self, pin: Pin) -> bool:
        """Whether there is such a provision."""
        return pin in self.places

    def name_of(self, pin: Pin) -> str:
        """What the last step of a provision is called; empty where that is not known."""
        step = pin.steps[-1]
        if step.startswith("note"):
            return "note"
        if step.startswith("par-"):
            return "indent"
        place = self.places.get(pin)
        if place is None or place >= len(self.levels):
            return ""
        levels = self.levels[place]
        depth = len(pin.steps) - 1
        return levels[depth] if depth < len(levels) else ""

    @cached_property
    def below(self) -> dict[Pin, tuple[Pin, ...]]:
        """By provision, what lies directly below it; by the annex, its articles."""
        found: dict[Pin, list[Pin]] = {}
        for pin in self.pins:
            found.setdefault(Pin(pin.steps[:-1], pin.annex), []).append(pin)
        return {above: tuple(pins) for above, pins in found.items()}

    def pins_below(self, base: Pin) -> tuple[Pin, ...]:
        """All that lies below a provision, in order."""
        found = []
        for pin in self.pins[self.places.get(base, len(self.pins)) + 1 :]:
            if not base.covers(pin):
                break
            found.append(pin)
        return tuple(found)

    def between(self, first: Pin, last: Pin) -> tuple[Pin, ...]:
        """Two provisions of one list and all that stand between them."""
        siblings = self.below.get(Pin(first.steps[:-1], first.annex), ())
        if first not in siblings or last not in siblings:
            return (first, last)
        start, end = siblings.index(first), siblings.index(last)
        return siblings[start : end + 1] if start <= end else (first, last)

    def division(self, word: str, number: str) -> str:
        """The id of a division: `chapter-27`; empty where there is none."""
        name = f"{word}-{number}"
        return name if any(name == other for other, _ in self.divisions) else ""

    def division_of(self, word: str, pin: Pin) -> str:
        """The id of the division that a provision lies in."""
        starts = [
            (self.places[before], name)
            for name, before in self.divisions
            if before is not None and before in self.places and name.startswith(f"{word}-")
        ]
        starts.sort()
        place = bisect_right([start for start, _ in starts], self.places.get(pin, -1))
        return starts[place - 1][1] if place else ""

    @property
    def annexes(self) -> frozenset[str]:
        """The ids of its annexes."""
        return frozenset(pin.annex for pin in self.pins if pin.annex)


def outline_of_act(act: Act) -> Outline:
    """The outline of an act of a workspace."""
    names = (*act.title.values(), *(act.short or {}).values())
    headings = [(next(iter(item.heading.values())), item.before) for item in act.divisions]
    return Outline(
        act.id,
        names,
        tuple(item.pin for item in act.provisions),
        tuple(item.levels or act.levels for item in act.provisions),
        frozenset(item.pin for item in act.provisions if item.repealed),
        divisions_of(headings),
        act.number or "",
        whole=any(item.text for item in act.provisions),
    )


def divisions_of(headings: Iterable[tuple[str, Pin | None]]) -> tuple[tuple[str, Pin | None], ...]:
    """Headings as ids: `РАЗДЕЛ III` is `section-3`."""
    waiting: list[tuple[str, Pin | None]] = []
    for heading, before in headings:
        found = re.match(_DIVISION, heading[:60], re.IGNORECASE)
        if found:
            waiting.append((division_id(found), before))
    return tuple(waiting)


def division_id(found: re.Match[str]) -> str:
    """`chapter-27` from what the pattern found."""
    tail = "" if found["name"] else "_"
    word = _WORDS[found["name" + tail].casefold()]
    if found["number" + tail]:
        return f"{word}-{step_of(found['number' + tail])}"
    if found["word" + tail]:
        return f"{word}-{ORDINALS[found['word' + tail].casefold()]}"
    value = roman(found["roman" + tail].upper().replace("Х", "X"))
    return f"{word}-{value or found['roman' + tail]}{found['letter' + tail] or ''}"
