"""What time has overtaken by a day that the user names; the clock is never asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from legalgap.corpus.checks.claims import placed
from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.problems import Problem, Severity, shortened
from legalgap.corpus.word_diff import in_brackets, marked, near, word_diff
from legalgap.model.act import Act
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.pin import Pin

FEW = 3
"""Words shown beside those that changed."""
CODES = ("LG616", "LG617", "LG618")
"""The codes that are looked for only where a day is named."""
SOURCED = (
    "act", "coding", "draft", "enforceability", "instrument", "jurisdiction", "observations",
    "tracker",
)  # fmt: skip
"""The kinds of record that list their sources."""


def checked(library: Library, day: date) -> Iterator[Problem]:
    """Sources that nobody has opened since a day, with how many claims rest on each."""
    resting = Counter((item.entry.document.path, item.source) for item in placed(library))
    for kind in SOURCED:
        for entry in library.of(kind).values():
            for name, source in entry.record.sources.items():
                if source.checked is not None and source.checked.latest >= day:
                    continue
                count = resting[entry.document.path, name]
                claims = (
                    f"; {count} claim{' rests' if count == 1 else 's rest'} on it" if count else ""
                )
                since = (
                    f"last opened on {source.checked}"
                    if source.checked
                    else "opened nobody says when"
                )
                yield _stale(entry, ("sources", name), f"`{name}` was {since}{claims}", key=True)
    for entry in library.of("practices").values():
        valid: PartialDate = entry.record.valid_as_of
        if valid.latest < day:
            said = f"the practice was last checked on {valid}"
            yield _stale(entry, ("valid_as_of",), said)


def _stale(entry: Entry, loc: Loc, said: str, *, key: bool = False) -> Problem:
    hint = "open it again, mend what has changed, and write the day under `checked:`"
    if not key:
        hint = hint.replace("checked", "valid_as_of")
    return entry.problem("LG616", loc, said, hint, severity=Severity.WARNING, key=key)


def amended(library: Library, day: date) -> Iterator[Problem]:
    """Acts that were amended or have ended between the date of their State and a day."""
    for entry in library.of("act").values():
        act: Act = entry.record
        as_of = _as_of(library, entry)
        if as_of is None:
            continue
        hint = f"read the new wording, and move `as_of` of {entry.country} ({as_of}) on"
        for pin, loc, start in beginnings(act):
            if as_of.latest < start.earliest <= day:
                said = f"`{act.id}:{pin}` was amended on {start}, after the date of assessment"
                said += _words_changed(act, loc)
                yield entry.problem("LG617", loc, said, hint, severity=Severity.WARNING)
        end = act.in_force.to
        if end is not None and as_of.latest <= end.earliest < day:
            said = f"`{act.id}` ended on {end}, after the date of assessment"
            loc = ("in_force", "to")
            yield entry.problem("LG617", loc, said, hint, severity=Severity.WARNING)


def beginnings(act: Act) -> Iterator[tuple[Pin, tuple[str | int, ...], PartialDate]]:
    """The day on which each dated wording of an act begins, and where it stands."""
    for number, provision in enumerate(act.provisions):
        here = ("provisions", number)
        if provision.in_force and provision.in_force.from_:
            yield provision.pin, (*here, "in_force", "from"), provision.in_force.from_
        for place, edition in enumerate(provision.editions):
            yield provision.pin, (*here, "editions", place, "from"), edition.from_


def _words_changed(act: Act, loc: tuple[str | int, ...]) -> str:
    """The words that an edition changed, where it and the one before it hold their texts."""
    if len(loc) < 5:
        return ""
    editions = act.provisions[int(loc[1])].editions
    now = editions[int(loc[3])]
    former = [one for one in editions if one.from_.latest < now.from_.earliest]
    was = max(former, key=lambda one: one.from_.latest, default=None)
    if was is None or not was.text or not now.text:
        return ""
    lang = next((lang for lang in now.text if lang in was.text), None)
    if lang is None:
        return ""
    segments = near(word_diff(was.text[lang], now.text[lang]), FEW)
    if all(part.op == "same" for part in segments):
        return ""
    return f": {shortened(' '.join(marked(segments, in_brackets).split()))}"


def _as_of(library: Library, entry: Entry) -> PartialDate | None:
    state = library.jurisdictions.get(entry.country)
    return state.as_of if state else None


def overtaken(library: Library, day: date) -> Iterator[Problem]:
    """Drafts whose day has passed, and those of a wording that was amended after they were read."""
    for entry in library.of("draft").values():
        draft: Draft = entry.record
        if draft.in_force.latest < day:
            said = f"the draft was to be in force from {draft.in_force}"
            hint = "encode the act if it was adopted; else give the draft a later day, or delete it"
            loc: Loc = ("in_force",)
            yield entry.problem("LG618", loc, said, hint, severity=Severity.WARNING)
        found = library.of("act").get(f"{entry.country}/{draft.amends}")
        if found is not None:
            yield from _redrawn(library, entry, found.record, day)


def _redrawn(library: Library, entry: Entry, act: Act, day: date) -> Iterator[Problem]:
    draft: Draft = entry.record
    source = draft.sources.get(draft.source or "")
    written = (source.checked if source else None) or _as_of(library, entry)
    if written is None:
        return
    hint = "see whether the draft still fits, and write when it was read under `checked:`"
    for number, change in enumerate(draft.changes):
        later = [
            start
            for pin, _, start in beginnings(act)
            if change.pin.touches(pin) and written.latest < start.earliest <= day
        ]
        if later:
            way = "replace" if change.replace else "repeal" if change.repeal else "add"
            said = f"`{act.id}:{change.pin}` was amended on {later[-1]}, after the draft was read"
            loc = ("changes", number, way)
            yield entry.problem("LG618", loc, said, hint, severity=Severity.WARNING)


ALL = (checked, amended, overtaken)
