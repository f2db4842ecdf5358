"""The tree as provisions with pins, in the order of the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legalgap.intake.styles import Rank
from legalgap.intake.tree import Apart, Body, Division, Text, Tree, Unit, continues, opens_list
from legalgap.model.pin import FORM, LONGEST, Pin


@dataclass
class Piece:
    """One provision: its own wording; what lies below it has pieces of its own."""

    pin: Pin
    levels: tuple[str, ...]
    label: str = ""
    automatic: bool = False
    heading: str = ""
    text: str = ""
    """Its own paragraphs, one a line."""
    amended: str = ""
    repealed: bool = False
    note: str = ""
    place: str = ""
    forms: tuple[str, ...] = ()


@dataclass
class Heading:
    """A division with the provision that follows it."""

    heading: str
    level: int
    text: str = ""
    annex: str = ""
    before: Pin | None = None


@dataclass
class Kept:
    """What was set apart, with the provision that it stands behind."""

    apart: Apart
    after: Pin | None = None


@dataclass
class Provisions:
    """A law as an act keeps it."""

    pieces: list[Piece] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    articles: int = 0
    """Articles or sections of the act itself, annexes apart, whose number is printed plainly."""
    problems: list[str] = field(default_factory=list)


def provisions_of(
    tree: Tree, levels: Mapping[str, str], rules: Mapping[str, str], first: str
) -> Provisions:
    """Every provision of a tree.

    `levels` names the items by the form of their numbers, `rules` those of a body without
    articles, `first` what stands at the top.
    """
    made = Provisions(problems=list(tree.problems))
    waiting: list[Heading] = []
    for body in tree.bodies:
        flat = _Flat(body, levels, rules, first, made)
        if body.heading is not None:
            waiting.append(_heading(body.heading, body.annex))
            made.headings.append(waiting[-1])
        for part in body.parts:
            if isinstance(part, Division):
                waiting.append(_heading(part, body.annex))
                made.headings.append(waiting[-1])
            elif isinstance(part, Apart):
                last = made.pieces[-1].pin if made.pieces else None
                made.kept.append(Kept(part, Pin(last.steps[:1], last.annex) if last else None))
            else:
                start = len(made.pieces)
                flat.add(part)
                for heading in waiting:
                    heading.before = made.pieces[start].pin
                waiting = []
    main = tree.bodies[0].articles if tree.bodies else []
    made.articles = sum(not unit.guessed for unit in main)
    return made


def _heading(division: Division, annex: str) -> Heading:
    return Heading(division.heading, division.level, "\n".join(division.text), annex)


class _Flat:
    """Gives the units of one body their pins."""

    def __init__(
        self,
        body: Body,
        levels: Mapping[str, str],
        rules: Mapping[str, str],
        first: str,
        made: Provisions,
    ) -> None:
        self.annex = body.annex
        top = body.articles[0].form if body.articles else "article"
        self.levels = levels if top == "article" else rules
        self.first = first if top == "article" else rules.get(top, first)
        self.made = made
        self.taken: set[Pin] = set()
        self.doubled: dict[tuple[str, ...], int] = {}
        """Below which steps a number stood twice, and the indent that the next one becomes."""

    def add(self, unit: Unit) -> None:
        """An article, or the preamble, with all below it."""
        self._unit(unit, (), ())

    def _unit(self, unit: Unit, above: tuple[str, ...], forms: tuple[str, ...]) -> None:
        pin = self._pin((*above, unit.step))
        forms = (*forms, unit.form)
        piece = Piece(
            pin,
            self._levels(forms),
            label=unit.label,
            automatic=unit.automatic,
            heading=unit.heading,
            amended="\n".join(unit.amended),
            repealed=unit.repealed,
            place=unit.place,
            forms=forms,
        )
        if unit.repealed and unit.automatic and not unit.label:
            piece.note = "repealed together with the provisions before it"
        self.made.pieces.append(piece)
        own, rest = split_wording(unit)
        piece.text = "\n".join(text.text for text in own)
        for number, block in rest:
            if isinstance(block, Unit):
                if block.form == "indent":
                    block.step = f"par-{number}"
                self._unit(block, pin.steps, forms)
            else:
                self._indent(pin, number, block, forms)

    def _indent(self, above: Pin, number: int, texts: list[Text], forms: tuple[str, ...]) -> None:
        pin = self._pin((*above.steps, f"par-{number}"))
        wording = "\n".join(text.text for text in texts)
        forms = (*forms, "indent")
        gone = all(text.repealed for text in texts)
        levels = self._levels(forms)
        self.made.pieces.append(Piece(pin, levels, text=wording, repealed=gone, forms=forms))

    def _pin(self, steps: tuple[str, ...]) -> Pin:
        """A pin that no other provision has."""
        if len(steps) == 1 and not FORM.match(steps[0]):
            steps = (re.sub(r"\D.*", "", steps[0]) or "0",)
        pin = Pin(steps, self.annex)
        above = (
            steps[:-1] or steps if FORM.match(str(pin)) and len(str(pin)) <= LONGEST else steps[:1]
        )
        number = self.doubled.get(above, 2)
        while pin in self.taken or not FORM.match(str(pin)) or len(str(pin)) > LONGEST:
            pin = Pin((*above, f"par-{number}"), self.annex)
            number += 1
        self.doubled[above] = number
        self.taken.add(pin)
        return pin

    def _levels(self, forms: tuple[str, ...]) -> tuple[str, ...]:
        names = [self.first]
        for form in forms[1:]:
            if form in ("indent", "note"):
                names.append(form)
            else:
                names.append(self.levels.get(form, "subpoint"))
        return tuple(names)


Numbered = tuple[int, Unit | list[Text]]


def split_wording(unit: Unit) -> tuple[list[Text], list[Numbered]]:
    """A unit's own wording, and what lies below it with the number of each paragraph.

    Paragraphs are counted as lawyers count them, the first being the unit's own beginning. One
    sentence is one wording, even where a paragraph breaks it; where several stand side by side
    each is an indent of its own.
    """
    rest: list[Numbered] = []
    number = 0
    for place, block in enumerate(unit.blocks):
        if isinstance(block, Unit):
            number += block.form == "indent"
            rest.append((number, block))
            continue
        number += 1
        before = unit.blocks[place - 1] if place else None
        last = rest[-1][1] if rest else None
        if isinstance(before, Text) and isinstance(last, list) and _one_wording(before, block):
            last.append(block)
        else:
            rest.append((number, [block]))
    return _own(rest)


def _own(rest: list[Numbered]) -> tuple[list[Text], list[Numbered]]:
    if not rest or not isinstance(rest[0][1], list):
        return [], rest
    first = rest[0][1]
    beside = len(rest) > 1 and (
        isinstance(rest[1][1], list) or (isinstance(rest[1][1], Unit) and _is_indent(rest[1][1]))
    )
    if beside and not opens_list(first[-1].text):
        return [], rest
    return first, rest[1:]


def _is_indent(unit: Unit) -> bool:
    return unit.form == "indent"


def _one_wording(before: Text, text: Text) -> bool:
    if before.table or text.table:
        return before.table and text.table
    if before.repealed or text.repealed:
        return False
    return continues(before.text, text.text)


def steps_below(unit: Unit) -> Iterator[Unit]:
    """All units below one, in order."""
    for block in unit.blocks:
        if isinstance(block, Unit):
            yield block
            yield from steps_below(block)


__all__ = ["Heading", "Kept", "Piece", "Provisions", "Rank", "provisions_of", "split_wording"]
