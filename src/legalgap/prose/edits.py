"""What a change to the data moves, in words: counts, warnings, articles."""

from collections.abc import Iterator

from legalgap.engine.edits import Edit, Touched, Unconfirmed
from legalgap.model.source import Grade
from legalgap.prose import words
from legalgap.prose.voice import Voice

HOW = {"new": words.N_("new"), "changed": words.N_("changed"), "gone": words.N_("gone")}


def summary(voice: Voice, edit: Edit) -> str:
    """One line: how many answers, scores and provisions differ."""
    if not edit.any:
        return voice("nothing differs")
    parts = [
        voice.count("one answer moves", "{n} answers move", len(edit.changes.answers)),
        voice.count("one score moves", "{n} scores move", len(edit.changes.scores)),
        voice.count("one article is affected", "{n} articles are affected", len(edit.articles)),
    ]
    return "; ".join(parts)


def unconfirmed_heading(voice: Voice, edit: Edit) -> str:
    """The warning above the claims that go away."""
    return voice.count(
        "One claim that rested on a text that was read goes away or says otherwise:",
        "{n} claims that rested on a text that was read go away or say otherwise:",
        len(edit.unconfirmed),
    )


def unconfirmed(voice: Voice, item: Unconfirmed) -> tuple[str, str, str, str]:
    """Provision, indicator with its element, what was claimed, what is claimed now."""
    what = f"{item.indicator}.{item.element}" if item.element else item.indicator
    now = item.after or voice("gone")
    if item.after and item.grade:
        now += f" ({words.grade(voice, Grade(item.grade))})"
    return item.id, what, item.before, now


def touched(voice: Voice, item: Touched) -> tuple[str, str, str]:
    """The provision, what became of its record, and the indicators that it bears on."""
    return item.id, voice(HOW[item.how]), ", ".join(item.indicators)


def notes(voice: Voice, edit: Edit) -> Iterator[str]:
    """What is left out, and why."""
    if edit.withheld:
        yield voice.count(
            "One more record rests on a source that is not public and is not named here.",
            "{n} more records rest on sources that are not public and are not named here.",
            edit.withheld,
        )
