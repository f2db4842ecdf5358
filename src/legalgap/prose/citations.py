"""How a provision and a standard are cited in running text."""

import re
from collections.abc import Iterable

from legalgap.model.act import Act
from legalgap.model.country import Yardstick
from legalgap.model.pin import Pin
from legalgap.model.statement import Statement
from legalgap.prose.voice import NO_BREAK, Voice
from legalgap.prose.words import LEVELS


def act_name(voice: Voice, act: Act) -> str:
    """The short name of an act, else its title."""
    return voice.words(act.short or act.title)


def pin_words(voice: Voice, act: Act, pin: Pin) -> str:
    """A pinpoint read aloud: `art. 166, part 2, point 3`; in Russian from small to large."""
    article, *rest = pin.steps
    levels = _levels(act, pin)
    if article in ("preamble", "title"):
        steps = [voice("preamble") if article == "preamble" else voice("title")]
    else:
        steps = [_step(voice, levels, 0, article)]
    steps += [_step(voice, levels, number, step) for number, step in enumerate(rest, start=1)]
    if pin.annex:
        number = pin.annex.partition("-")[2]
        steps.insert(0, voice("annex {number}", number=number))
    if voice.lang == "ru":
        return " ".join(reversed(steps))
    return ", ".join(steps)


def _levels(act: Act, pin: Pin) -> tuple[str, ...]:
    """What the steps of a pin are called: as its provision says, else as the act does."""
    own = next((item.levels for item in act.provisions if item.pin == pin and item.levels), ())
    return own or act.levels


def _step(voice: Voice, levels: tuple[str, ...], depth: int, step: str) -> str:
    note = re.fullmatch(r"note(?:-(\d+))?", step)
    if note:
        number = note.group(1)
        return voice("note {number}", number=number) if number else voice("note")
    indent = re.fullmatch(r"par-(\d+)", step)
    if indent:
        return voice("indent {number}", number=indent.group(1))
    name = levels[depth] if depth < len(levels) else "subpoint"
    return f"{voice(LEVELS.get(name, name))}{NO_BREAK}{step}"


def provision(voice: Voice, act: Act, pin: Pin) -> str:
    """A provision with its act: `art. 166, part 4, Criminal Code`."""
    if voice.lang == "ru":
        name = act_name(voice, act)
        return f"{pin_words(voice, act, pin)}{before_act(name)}{name}"
    return f"{act_name(voice, act)}, {pin_words(voice, act, pin)}"


def before_act(name: str) -> str:
    """What stands in Russian between an article and its act: `ст. 166 УК`, `ст. 1, Закон …`."""
    return NO_BREAK if name.split(maxsplit=1)[0].isupper() else ", "


def provisions(voice: Voice, statements: Iterable[Statement]) -> str:
    """Several provisions, each once, in their order."""
    seen: dict[str, str] = {}
    for item in statements:
        seen.setdefault(item.id, provision(voice, item.wording.act, item.wording.pin))
    return "; ".join(seen.values())


def standard(voice: Voice, yardstick: Yardstick, standard_id: str) -> str:
    """A standard: `Palermo Protocol, art. 3(c)`."""
    slug, _, pin = standard_id.partition(":")
    instrument = yardstick.instruments.get(slug)
    if instrument is None:
        return standard_id
    name = voice.words(instrument.short or instrument.title)
    if pin[0].isdigit() and instrument.reach != "soft_law":
        article = voice("art.")
        return f"{name}, {article}{NO_BREAK}{pin}"
    return f"{name}, {pin}"


def standards(voice: Voice, yardstick: Yardstick, ids: Iterable[str]) -> str:
    """Several standards."""
    return "; ".join(standard(voice, yardstick, name) for name in ids)
