"""What several commands do first: find the workspace, read the data, choose the State."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from legalgap.errors import LegalGapError
from legalgap.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legalgap.corpus.library import Library
    from legalgap.corpus.problems import Problem
    from legalgap.corpus.reading import Setting
    from legalgap.model.assessment import Assessment
    from legalgap.model.country import Country, Yardstick
    from legalgap.model.draft import Draft
    from legalgap.model.pin import Pin
    from legalgap.prose.voice import Voice


def setting_here() -> Setting:
    """The workspace around the current folder, or none."""
    from legalgap.corpus.reading import read_setting

    return read_setting(Path.cwd())


def sound_library(setting: Setting) -> Library:
    """All data; raises DataProblems where an error in it would falsify an assessment.

    What the wheel holds was checked before it was released, and cannot be edited in place: it is
    checked across files only where a workspace adds to it (`legalgap validate` always does).
    """
    from legalgap.corpus.problems import DataProblems, errors
    from legalgap.corpus.reading import is_released, read_library

    with kept_to_the_end():
        library = read_library(setting)
    problems = library.problems if is_released(setting) else _checked(library)
    found = list(errors(problems))
    if found:
        from legalgap.corpus.checks.coders import concerns_coders

        found = [item for item in found if not concerns_coders(item)]
    if found:
        raise DataProblems(found)
    return library


@contextmanager
def kept_to_the_end() -> Iterator[None]:
    """Around reading: what is made within stays to the end, so nobody looks for circles in it."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _checked(library: Library) -> Iterable[Problem]:
    from legalgap.corpus import checks

    return checks.run(library)


def country_code(code: str | None, setting: Setting, library: Library) -> str:
    """The State asked for, else that of the workspace."""
    chosen = code or setting.workspace.country
    if chosen is None:
        known = ", ".join(library.jurisdictions)
        raise LegalGapError(
            "which State?",
            f"name one of {known}, or write `country:` into legalgap.yaml",
            exit_code=2,
        )
    if chosen not in library.jurisdictions:
        if chosen.upper() in library.jurisdictions:
            return chosen.upper()
        raise library.unknown("jurisdiction", chosen, list(library.jurisdictions))
    return chosen


def day(text: str | None, option: str = "--as-of") -> date | None:
    """A date given on the command line."""
    if text is None:
        return None
    from legalgap.model.dates import PartialDate

    try:
        return PartialDate.parse(text).latest
    except ValueError as error:
        raise LegalGapError(f"{option}: {error}", exit_code=2) from None


@frozen
class Asked:
    """What an assessing command was asked for, read and checked."""

    voice: Voice
    library: Library
    country: Country
    yardstick: Yardstick
    day: date | None
    drafts: tuple[Draft, ...]

    def assessed(self) -> Assessment:
        """The assessment, with the drafts."""
        from legalgap.engine.assess import assess

        return assess(self.country, self.yardstick, self.day, self.drafts)


def asked(
    country: str | None,
    lang: str | None,
    as_of: str | None,
    drafts: list[str] | None,
    methodology: str | None,
) -> Asked:
    """Read the data and resolve the options that `assess` and `why` have in common."""
    from legalgap.prose.voice import Voice

    setting = setting_here()
    voice = Voice(lang or setting.workspace.language, setting.folder)
    when = day(as_of)
    library = sound_library(setting)
    code = country_code(country, setting, library)
    with kept_to_the_end():  # records of the package are made when they are asked for
        state = library.country(code)
        yardstick = library.yardstick(methodology or setting.workspace.methodology)
    found = tuple(draft_named(name, code, library) for name in dict.fromkeys(drafts or []))
    return Asked(voice, library, state, yardstick, when, found)


def tell_untold(voices: list[Voice]) -> None:
    """Say how many sentences stand in English because nobody has translated them."""
    import typer

    for voice in voices:
        count = len(voice.untold)
        if not count:
            continue
        said = "1 sentence stands" if count == 1 else f"{count} sentences stand"
        typer.echo(
            f"note: {said} in English: no translation in {voice.lang}.po yet; "
            f"`legalgap new language {voice.lang}` adds what is new to the file",
            err=True,
        )


def draft_named(name: str, code: str, library: Library) -> Draft:
    """A draft by its file, or by the id that it has in the data."""
    found = library.of("draft").get(f"{code}/{name}")
    if found is not None:
        draft: Draft = found.record
        return draft
    path = Path(name)
    if not path.is_file():
        known = [item.partition("/")[2] for item in library.of("draft") if item.startswith(code)]
        if path.suffix or not known:
            raise LegalGapError(
                f"there is no file {name}", "give the path of a draft amendment", exit_code=2
            )
        raise library.unknown("draft", name, known)
    from legalgap.corpus.draft_file import read_draft

    return read_draft(path, code, library)


def refuse_rivals(drafts: tuple[Draft, ...]) -> None:
    """Two drafts that change the same provision, or one within the other, have no result."""
    changed: list[tuple[Draft, Pin]] = []
    brought: dict[str, Draft] = {}
    for draft in drafts:
        for pin in (change.pin for change in draft.changes):
            for other, before in changed:
                if other is not draft and other.amends == draft.amends and before.touches(pin):
                    raise _rivals(other, draft, f"{draft.amends}:{min(before, pin)}")
            changed.append((draft, pin))
        for bylaw in draft.bylaws:
            if brought.setdefault(bylaw.id, draft) is not draft:
                raise _rivals(brought[bylaw.id], draft, bylaw.id)


def _rivals(first: Draft, second: Draft, what: str) -> LegalGapError:
    return LegalGapError(
        f"the drafts `{first.id}` and `{second.id}` both change {what}",
        "assess them one at a time, or merge them",
        exit_code=2,
    )
