"""How a provision and a standard are cited in running text."""

import re
from collections.abc import Iterable
from functools import reduce

from legalgap.model.act import Act
from legalgap.model.country import Yardstick
from legalgap.model.pin import Pin
from legalgap.model.statement import Statement
from legalgap.prose.voice import NO_BREAK, Voice
from legalgap.prose.words import LEVELS

NOTE, INDENT = re.compile(r"note(?:-(\d+))?"), re.compile(r"par-(\d+)")


def act_name(voice: Voice, act: Act) -> str:
    """The short name of an act, else its title."""
    return voice.words(act.short or act.title)


def pin_words(voice: Voice, act: Act, pin: Pin) -> str:
    """A pinpoint read aloud: `art. 166, part 2, point 3`; other languages have their own order."""
    levels = _levels(act, pin)
    return voice.made(("pin", levels, pin.steps, pin.annex), lambda: _pin(voice, levels, pin))


def _pin(voice: Voice, levels: tuple[str, ...], pin: Pin) -> str:
    article, *rest = pin.steps
    if article in ("preamble", "title"):
        steps = [voice("preamble") if article == "preamble" else voice("title")]
    else:
        steps = [_step(voice, levels, 0, article)]
    steps += [_step(voice, levels, number, step) for number, step in enumerate(rest, start=1)]
    if pin.annex:
        number = pin.annex.partition("-")[2]
        steps.insert(0, voice("annex {number}", number=number))
    return reduce(lambda outer, inner: voice("{outer}, {inner}", outer=outer, inner=inner), steps)


def _levels(act: Act, pin: Pin) -> tuple[str, ...]:
    """What the steps of a pin are called: as its provision says, else as the act does."""
    own = next((item.levels for item in act.provisions if item.levels and item.pin == pin), ())
    return own or act.levels


def _step(voice: Voice, levels: tuple[str, ...], depth: int, step: str) -> str:
    note = NOTE.fullmatch(step)
    if note:
        number = note.group(1)
        return voice("note {number}", number=number) if number else voice("note")
    indent = INDENT.fullmatch(step)
    if indent:
        return voice("indent {number}", number=indent.group(1))
    name = levels[depth] if depth < len(levels) else "subpoint"
    if name not in LEVELS:
        return f"{name}{NO_BREAK}{step}"
    return voice(LEVELS[name], number=step)


def provision(voice: Voice, act: Act, pin: Pin) -> str:
    """A provision with its act: `Criminal Code, art. 166, part 4`."""
    return of_act(voice, act, [pin_words(voice, act, pin)])


def of_act(voice: Voice, act: Act, pins: list[str]) -> str:
    """Provisions of one act: `CC, art. 29, part 3; art. 30`; in Russian `ч. 3 ст. 29, ст. 30 УК`.

    After an act that is named by letters only a language may need no comma.
    """
    listed = reduce(lambda pins, pin: voice("{pins}; {pin}", pins=pins, pin=pin), pins)
    name = act_name(voice, act)
    if sum(letter.isupper() for letter in name.split(maxsplit=1)[0]) > 1:
        return voice("{abbreviation}, {provisions}", abbreviation=name, provisions=listed)
    return voice("{title}, {provisions}", title=name, provisions=listed)


def provisions(voice: Voice, statements: Iterable[Statement]) -> str:
    """Several provisions, each once, in their order."""
    seen: dict[str, str] = {}
    for item in statements:
        seen.setdefault(item.id, provision(voice, item.wording.act, item.wording.pin))
    return "; ".join(seen.values())


def standard(voice: Voice, yardstick: Yardstick, standard_id: str) -> str:
    """A standard: `Palermo Protocol, art. 3(c)`."""
    known = yardstick.standards.get(standard_id)
    if known is None:
        return _standard(voice, yardstick, standard_id)
    return voice.once(known, lambda: _standard(voice, yardstick, standard_id), "citation")


def _standard(voice: Voice, yardstick: Yardstick, standard_id: str) -> str:
    slug, _, pin = standard_id.partition(":")
    instrument = yardstick.instruments.get(slug)
    if instrument is None:
        return standard_id
    name = voice.words(instrument.short or instrument.title)
    known = yardstick.standards.get(standard_id)
    if known is not None and known.cited:
        return voice("{instrument}, {pin}", instrument=name, pin=voice.words(known.cited))
    if pin[0].isdigit() and instrument.reach != "soft_law":
        return voice("{instrument}, art.\u00a0{pin}", instrument=name, pin=pin)
    return voice("{instrument}, {pin}", instrument=name, pin=pin)


def standards(voice: Voice, yardstick: Yardstick, ids: Iterable[str]) -> str:
    """Several standards, each citation once."""
    return "; ".join(dict.fromkeys(standard(voice, yardstick, name) for name in ids))


def pin(voice: Voice, yardstick: Yardstick, standard_id: str) -> str:
    """Where a standard stands in its instrument, without naming that."""
    known = yardstick.standards.get(standard_id)
    if known is not None and known.cited:
        return voice.words(known.cited)
    return standard_id.partition(":")[2]
