"""From a citation to the provisions that it means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legalgap.corpus.citations.naming import act_named, supplemented
from legalgap.corpus.citations.outline import Outline
from legalgap.corpus.citations.records import Citation, Level, Step
from legalgap.frozen import frozen
from legalgap.model.pin import Pin

_NAMES = {
    Level.PART: ("part", "subsection"),
    Level.POINT: ("point", "paragraph"),
    Level.SUBPOINT: ("subpoint", "subparagraph"),
}
"""What the levels of provisions are called, by the unit that a citation names."""
_LESS_SURE = 0.6
Named = Callable[[str, Outline, Sequence[Outline]], str | None]
"""Which act some words name, among the own and the others."""


@frozen
class Resolved:
    """A citation with the provisions that it means."""

    citation: Citation
    act: str | None
    """The id of the cited act; None where it is not at hand."""
    targets: tuple[str, ...]
    """`criminal-code:166(2)`, or `criminal-code#chapter-27` for a division."""
    missing: tuple[str, ...] = ()
    """Targets that the act, of which all is here, does not have."""
    repealed: tuple[str, ...] = ()
    """Targets that are no longer in force."""
    confidence: float = 1.0

    @property
    def broken(self) -> bool:
        """Whether it leads to what is not there, or no longer."""
        return bool(self.missing or self.repealed)


@dataclass
class _Memory:
    """What was cited before in the same provision."""

    article: tuple[Outline, Pin] | None = None
    act: str = ""
    last: Pin | None = None


class Resolver:
    """Resolves the citations of one act, against itself and the acts beside it."""

    def __init__(
        self,
        own: Outline,
        others: Iterable[Outline] = (),
        known: Mapping[str, Outline] | None = None,
        named: Named = act_named,
    ) -> None:
        """`others` are the other acts of the jurisdiction that are at hand.

        `known` are their outlines by id, where `others` hold their names alone; `named` tells
        which act a name means.
        """
        self.own = own
        self.others = tuple(others)
        self.known = known or {outline.act: outline for outline in (own, *self.others)}
        self._named = named

    def resolve(self, citations: Sequence[Citation], holder: Pin | None) -> tuple[Resolved, ...]:
        """The citations of one text in order; `holder` is the provision that it belongs to."""
        memory = _Memory()
        return tuple(self._one(citation, holder, memory) for citation in citations)

    def _one(self, citation: Citation, holder: Pin | None, memory: _Memory) -> Resolved:
        act = self._act(citation, holder, memory)
        outline = self.known.get(act) if act else None
        if citation.act.kind in ("named", "said"):
            memory.act = act or ""
        if outline is None:
            return Resolved(citation, None, (), confidence=citation.confidence)
        walk = _Walk(outline, holder if outline is self.own else None, memory)
        for path in citation.paths:
            walk.add(path)
        return Resolved(
            citation,
            walk.outline.act,
            tuple(dict.fromkeys(walk.targets)),
            tuple(dict.fromkeys(walk.missing)) if walk.outline.whole else (),
            tuple(dict.fromkeys(walk.repealed)),
            round(min(citation.confidence, _LESS_SURE if walk.guessed else 1.0), 2),
        )

    def _act(self, citation: Citation, holder: Pin | None, memory: _Memory) -> str | None:
        name = citation.act
        if name.kind == "silent" and holder is not None and holder.steps[0] == "preamble":
            # A preamble recites the articles of others; those of its own act it says to be so.
            own = citation.paths[0][0]
            if own.level is Level.ARTICLE and not own.points:
                return supplemented(self.own, self.others)
        if name.kind in ("silent", "own"):
            return self.own.act
        if name.kind == "said":
            return memory.act or supplemented(self.own, self.others)
        return self._named(name.words, self.own, self.others)


class _Walk:
    """Goes down the paths of one citation."""

    def __init__(self, outline: Outline, holder: Pin | None, memory: _Memory) -> None:
        self.outline = outline
        self.holder = holder
        self.memory = memory
        self.targets: list[str] = []
        self.missing: list[str] = []
        self.repealed: list[str] = []
        self.guessed = False

    def add(self, path: Sequence[Step]) -> None:
        """Follow one path; what it leads to is a target."""
        base: Pin | None = None
        given = False
        annex = ""
        for place, step in enumerate(path):
            last = place == len(path) - 1
            if step.level in (Level.DIVISION, Level.ANNEX) and last:
                self._division(step)
                return
            if step.level is Level.ANNEX and f"annex-{step.number}" not in self.outline.annexes:
                return  # of another act, or one that was not imported
            if step.level in (Level.DIVISION, Level.ANNEX):
                annex = f"annex-{step.number}" if step.level is Level.ANNEX else annex
                continue
            first = self._step(base, step, given)
            if first is None:
                return
            if annex and step.level is Level.ARTICLE:
                first = Pin(first.steps, annex)
            if step.level is Level.ARTICLE:
                self.memory.article = (self.outline, first)
            if last and step.last:
                end = self._step(base, Step(step.level, step.last), given)
                self._range(first, end or first)
                return
            base, given = first, True
        if base is not None:
            self._target(base)

    def _target(self, pin: Pin) -> None:
        name = f"{self.outline.act}:{pin}"
        self.targets.append(name)
        self.memory.last = pin
        if not self.outline.has(pin):
            self.missing.append(name)
        elif any(Pin(pin.steps[:n], pin.annex) in self.outline.repealed for n in _depths(pin)):
            self.repealed.append(name)

    def _range(self, first: Pin, last: Pin) -> None:
        for pin in self.outline.between(first, last):
            inner = pin not in (first, last)
            if not (inner and pin in self.outline.repealed):
                self._target(pin)

    def _division(self, step: Step) -> None:
        outline = self.outline
        if step.points:
            if self.holder is None:
                return
            found = (
                self.holder.annex
                if step.level is Level.ANNEX
                else outline.division_of(step.word, self.holder)
            )
            if found:
                self.targets.append(f"{outline.act}#{found}")
            return
        for number in _numbers(step):
            label = f"{step.word or 'annex'}-{number}"
            there = label in outline.annexes or outline.division(step.word, number)
            self.targets.append(f"{outline.act}#{label}")
            if not there and (outline.divisions if step.word else outline.annexes):
                self.missing.append(f"{outline.act}#{label}")

    def _step(self, base: Pin | None, step: Step, given: bool) -> Pin | None:
        if step.level is Level.ARTICLE:
            return self._article(step)
        if step.points:
            return self._pointed(step)
        if base is not None:
            return self._child(base, step)
        return self._relative(step)

    def _article(self, step: Step) -> Pin | None:
        if step.points == "said":
            if self.memory.article is None:
                return None
            self.outline, pin = self.memory.article
            return pin
        if step.points:
            if self.holder is None:
                return None
            own = Pin(self.holder.steps[:1], self.holder.annex)
            return own if step.points == "this" else self._before(own, step.back)
        annex = self.holder.annex if self.holder else ""
        inside = Pin((step.number,), annex)
        return inside if annex and self.outline.has(inside) else Pin((step.number,))

    def _before(self, pin: Pin, back: int) -> Pin | None:
        siblings = self.outline.below.get(Pin(pin.steps[:-1], pin.annex), ())
        place = siblings.index(pin) if pin in siblings else 0
        return siblings[place - back] if place >= back else None

    def _pointed(self, step: Step) -> Pin | None:
        """The ancestor of the holder that `this subsection` means."""
        if step.points == "said":
            return self._said(step.level)
        if self.holder is None:
            return None
        for depth in range(len(self.holder.steps), 1, -1):
            pin = Pin(self.holder.steps[:depth], self.holder.annex)
            if self._called(pin, step.level):
                return pin if step.points == "this" else self._before(pin, step.back)
        if step.points == "preceding":
            return (
                self._before(self.holder, step.back) if len(self.holder.steps) > 1 else self.holder
            )
        return self.holder if step.points == "this" else None

    def _said(self, level: Level) -> Pin | None:
        """`that subsection`: the last one cited before in the same text."""
        pin = self.memory.last
        if pin is None:
            return None
        for depth in range(len(pin.steps), 1, -1):
            above = Pin(pin.steps[:depth], pin.annex)
            if self._called(above, level):
                return above
        return None

    def _called(self, pin: Pin, level: Level) -> bool:
        name = self.outline.name_of(pin)
        if level is Level.INDENT:
            return name == "indent"
        if level is Level.NOTE:
            return name == "note"
        return name in _NAMES.get(level, ())

    def _relative(self, step: Step) -> Pin | None:
        """A step without an article: beside or below what holds the text."""
        if self.holder is None:
            return None
        above = [Pin(self.holder.steps[:n], self.holder.annex) for n in _depths(self.holder)]
        if step.level in _NAMES:
            for base in reversed(above):
                for pin in self._numbered(base, step.number):
                    if self._called(pin, step.level):
                        return pin
            for base in reversed(above):
                for pin in self._numbered(base, step.number):
                    self.guessed = True
                    return pin
            return self._child(above[0], step)
        if step.level is Level.INDENT:
            for base in reversed(above):
                found = self._indent(base, step.number)
                if self.outline.has(found) and found != base:
                    return found
            return self._indent(above[-1], step.number)
        return self._child(above[0], step)

    def _numbered(self, base: Pin, number: str) -> tuple[Pin, ...]:
        pin = Pin((*base.steps, number), base.annex)
        return (pin,) if self.outline.has(pin) else ()

    def _child(self, base: Pin, step: Step) -> Pin:
        """What lies below a provision by its number, however deep the act keeps it."""
        if step.level is Level.INDENT:
            return self._indent(base, step.number)
        if step.level is Level.NOTE:
            return self._note(base, step.number)
        direct = Pin((*base.steps, step.number), base.annex)
        if self.outline.has(direct):
            return self._below_paragraph(base, direct, step)
        deeper = [
            pin
            for pin in self.outline.pins_below(base)
            if pin.steps[-1] == step.number and self._called(pin, step.level)
        ]
        if len(deeper) == 1:
            self.guessed = True
            return deeper[0]
        paragraph = Pin((*base.steps, f"par-{step.number}"), base.annex)
        if step.level is Level.PART and self.outline.has(paragraph):
            return paragraph
        if step.level is Level.PART and step.number == "1" and self._undivided(base):
            self.guessed = True
            return base
        return direct

    def _below_paragraph(self, base: Pin, direct: Pin, step: Step) -> Pin:
        """A sub-paragraph of an article lies below one of its paragraphs, where there is one."""
        if step.level is not Level.SUBPOINT or len(base.steps) > 1:
            return direct
        if self._called(direct, step.level):
            return direct
        deeper = [
            pin
            for pin in self.outline.pins_below(base)
            if len(pin.steps) == len(base.steps) + 2 and pin.steps[-1] == step.number
        ]
        if len(deeper) != 1:
            return direct
        self.guessed = True
        return deeper[0]

    def _undivided(self, base: Pin) -> bool:
        """Whether an article has no parts of its own, so that it is its first part."""
        below = self.outline.below.get(base, ())
        return self.outline.has(base) and not any(
            self._called(pin, Level.PART) or pin.steps[-1].startswith("par-") for pin in below
        )

    def _indent(self, base: Pin, number: str) -> Pin:
        pin = Pin((*base.steps, f"par-{number}"), base.annex)
        return base if number == "1" and not self.outline.has(pin) else pin

    def _note(self, base: Pin, number: str) -> Pin:
        if not number:
            return Pin((*base.steps, "note"), base.annex)
        for steps in ((f"note-{number}",), ("note", number), ("note", f"par-{number}")):
            pin = Pin((*base.steps, *steps), base.annex)
            if self.outline.has(pin):
                return pin
        return Pin((*base.steps, f"note-{number}"), base.annex)


def _depths(pin: Pin) -> range:
    return range(1, len(pin.steps) + 1)


def _numbers(step: Step) -> list[str]:
    """The numbers of a step or range of divisions."""
    if step.last.isdecimal() and step.number.isdecimal():
        first, last = int(step.number), int(step.last)
        if first < last < first + 100:
            return [str(number) for number in range(first, last + 1)]
    return [step.number, *([step.last] if step.last else [])]
