"""Enters a newer edition into the file of an act: the old wording ends, the new one begins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from legalgap.corpus.editing import Edited
from legalgap.corpus.nesting import Nesting, nested
from legalgap.errors import LegalGapError
from legalgap.intake.versions.edition import NewerEdition
from legalgap.intake.versions.passages import Passage
from legalgap.model.act import Act, Wording
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.source import Grade
from legalgap.prose.catalogues import SOURCE_LANGUAGE

_WORDING = [name if name != "except_" else "except" for name in Wording.model_fields]
"""What a provision keeps in its editions once it has any."""


@dataclass
class _Plan:
    """What happens to one number on the first day of the newer edition."""

    ends: Passage | None = None
    begins: Passage | None = None
    now_at: Pin | None = None
    """Where the words that ended here stand from that day."""


def enter(edited: Edited, edition: NewerEdition) -> None:
    """Change the tree of an act's file; raises LegalGapError where a date does not fit.

    A claim stays with the wording of which it was made. What did not change is not touched,
    apart from a note of amendment that was added to it.
    """
    _Entering(edited, edition).enter()


@dataclass
class _Entering:
    edited: Edited
    edition: NewerEdition
    key: str = ""
    older_key: str = ""
    levels: Mapping[Pin, tuple[str, ...]] = field(default_factory=dict)

    def enter(self) -> None:
        plans = _plans(self.edition)
        if not plans and not self.edition.comparison.notes:
            return
        self.levels = {piece.pin: piece.levels for piece in self.edition.imported.provisions.pieces}
        self._nest(plans)
        tree = self.edited.tree
        entries = self._entries()
        self._name_sources(any(plan.ends and pin not in entries for pin, plan in plans.items()))
        added = {}
        for pin, plan in plans.items():
            if pin in entries:
                self._change(pin, entries[pin], plan)
            else:
                added[pin] = self._new(pin, plan)
        for old, new in self.edition.comparison.notes:
            if new.pin in entries and old.pin == new.pin:
                self._note(entries[new.pin], new)
        tree["provisions"] = list(self._placed(entries, added))

    @property
    def start(self) -> date:
        return self.edition.start

    @property
    def act(self) -> Act:
        return self.edition.act

    def _entries(self) -> dict[Pin, dict[str, Any]]:
        listed = self.edited.get(("provisions",)) or []
        return {Pin.parse(entry["pin"]): entry for entry in listed}

    def _nest(self, plans: Mapping[Pin, _Plan]) -> None:
        """Make the wording of each provision that gets a second one its first edition."""
        found = [
            Nesting(
                ("provisions", number),
                "editions",
                tuple(name for name in _WORDING if name in entry),
                ("in_force",),
                self._term(pin, entry),
            )
            for number, (pin, entry) in enumerate(self._entries().items())
            if pin in plans and not entry.get("editions") and _second(entry, plans[pin])
        ]
        if found:
            self.edited.take_text(nested(self.edited.text, found))

    def _name_sources(self, with_older: bool) -> None:
        stamp = str(self.start).replace("-", "_")
        self.key = f"edition_{stamp}"
        self._source(self.key, self.edition.file)
        if with_older and self.edition.older:
            self.older_key = f"before_{stamp}"
            self._source(self.older_key, self.edition.older)

    def _source(self, key: str, title: str) -> None:
        if self.edited.get(("sources", key)) is None:
            self.edited.set_value(("sources", key), {"title": self._text(title)})

    # one provision

    def _change(self, pin: Pin, entry: dict[str, Any], plan: _Plan) -> None:
        if not entry.get("editions"):
            if not _second(entry, plan):
                self._end(pin, entry)
                return
            first = {**self._term(pin, entry), **_pick(entry, _WORDING)}
            for name in ("in_force", *_WORDING):
                entry.pop(name, None)
            entry["editions"] = [first]
        claims = self._end_edition(pin, entry["editions"], plan)
        if plan.begins is not None:
            entry["editions"].append(self._edition(plan.begins, entry))
        elif plan.now_at and claims:
            entry["editions"].append(self._moved(plan.now_at, entry))

    def _end(self, pin: Pin, entry: dict[str, Any]) -> None:
        term = dict(entry.get("in_force") or {})
        self._begun(pin, term.get("from"))
        if _open(term.get("to"), self.start):
            entry["in_force"] = {**term, "to": str(self.edition.last)}

    def _end_edition(self, pin: Pin, editions: list[dict[str, Any]], plan: _Plan) -> bool:
        """End the edition in force; whether anything is claimed of it."""
        claims = False
        for one in editions:
            self._begun(pin, one["from"])
            if not _holds(one, self.edition.last):
                continue
            one["to"] = str(self.edition.last)
            claims = bool(one.get("claims"))
            _in_order(one, ("from", "to"))
            if plan.ends is not None and plan.ends.text and "text" not in one:
                one["text"] = self._text(plan.ends.text)
        return claims

    def _term(self, pin: Pin, entry: Mapping[str, Any]) -> dict[str, str]:
        """From when, and until when, the wording that a provision had so far was in force."""
        term = entry.get("in_force") or {}
        start = str(term.get("from") or self._beginning())
        self._begun(pin, start)
        last = str(self.edition.last)
        return {"from": start, "to": last if _open(term.get("to"), self.start) else term["to"]}

    def _begun(self, pin: Pin, start: str | None) -> None:
        """Refuse where the wording begins on the day or later."""
        if start is not None and PartialDate.parse(str(start)).latest >= self.start:
            raise LegalGapError(
                f"`{pin}` has a wording that begins {start}, and the newer edition is of "
                f"{self.start}; nothing was written",
                "enter editions in the order of time, each once; check --from",
            )

    def _beginning(self) -> str:
        start = self.act.in_force.from_ or self.act.adopted
        if start is None:
            raise LegalGapError(
                f"the act `{self.act.id}` does not say since when it is in force, so its older "
                "wording has no first day; nothing was written",
                "write `in_force: {from: 2020-01-01}`, with the true day, into the act",
            )
        return str(start)

    def _edition(self, passage: Passage, entry: Mapping[str, Any]) -> dict[str, Any]:
        return {"from": str(self.start), **self._unread(entry, self.key), **self._words(passage)}

    def _moved(self, now_at: Pin, entry: Mapping[str, Any]) -> dict[str, Any]:
        """Keeps claims of the old number in sight: they are read again, at the new one."""
        note = f"From {self.start} these words are {now_at}."
        said = note if self.act.lang == SOURCE_LANGUAGE else {SOURCE_LANGUAGE: note}
        return {"from": str(self.start), **self._unread(entry, self.key), "note": said}

    def _unread(self, entry: Mapping[str, Any], source: str) -> dict[str, Any]:
        """That nobody has read a wording yet, where the provision or the act says otherwise."""
        made: dict[str, Any] = {}
        if entry.get("grade") or self.act.grade not in (None, Grade.RECALLED):
            made["grade"] = Grade.RECALLED.value
        if entry.get("read") == "whole":
            made["read"] = "part"
        return {**made, "source": source} if source else made

    def _new(self, pin: Pin, plan: _Plan) -> dict[str, Any]:
        """A provision that the file did not have."""
        made: dict[str, Any] = {"pin": str(pin)}
        levels = self.levels.get(pin, ())
        if _differs(levels, self.act.levels) and pin.steps[0] not in ("preamble", "title"):
            made["levels"] = list(levels)
        if plan.ends is None:
            assert plan.begins is not None
            made["in_force"] = {"from": str(self.start)}
            return {**made, **self._unread({}, self.key), **self._words(plan.begins)}
        old = {**self._unread({}, self.older_key), **self._words(plan.ends)}
        last = str(self.edition.last)
        if plan.begins is None:
            return {**made, "in_force": {"to": last}, **old}
        made["editions"] = [
            {"from": self._beginning(), "to": last, **old},
            self._edition(plan.begins, {}),
        ]
        return made

    def _words(self, passage: Passage) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if passage.heading:
            made["heading"] = self._text(passage.heading)
        if passage.label:
            made["label"] = passage.label
        if passage.text:
            made["text"] = self._text(passage.text)
        if passage.amended:
            made["amended"] = self._text(passage.amended)
        if passage.repealed:
            made["repealed"] = "true"
        return made

    def _note(self, entry: dict[str, Any], new: Passage) -> None:
        holder = entry
        for one in entry.get("editions") or ():
            if _open(one.get("to"), self.start):
                holder = one
        if new.amended and (holder.get("text") or holder.get("heading")):
            holder["amended"] = self._text(new.amended)

    def _text(self, text: str) -> Any:
        lang = self.edition.imported.lang
        return text if lang == self.act.lang else {lang: text}

    def _placed(
        self, entries: Mapping[Pin, dict[str, Any]], added: Mapping[Pin, dict[str, Any]]
    ) -> Iterator[dict[str, Any]]:
        """The provisions in their order, each new one behind what it stands behind in the text."""
        followers: dict[Pin | None, list[Pin]] = {}
        placed = set(entries)
        for passages in (self.edition.comparison.old, self.edition.comparison.new):
            before = None
            for passage in passages:
                if passage.pin in added and passage.pin not in placed:
                    followers.setdefault(before, []).append(passage.pin)
                    placed.add(passage.pin)
                if passage.pin in placed:
                    before = passage.pin
        waiting: list[Pin | None] = [None]
        waiting[:0] = list(entries)[::-1]
        while waiting:
            pin = waiting.pop()
            if pin is not None:
                yield entries[pin] if pin in entries else added[pin]
            waiting.extend(followers.pop(pin, ())[::-1] if pin in followers else ())


def _plans(edition: NewerEdition) -> dict[Pin, _Plan]:
    plans: dict[Pin, _Plan] = {}
    for change in edition.comparison.changes:
        if change.old is not None:
            plan = plans.setdefault(change.old.pin, _Plan())
            plan.ends = change.old
            moved = change.new is not None and change.new.pin != change.old.pin
            plan.now_at = change.new.pin if moved and change.new is not None else change.went_to
        if change.new is not None:
            plans.setdefault(change.new.pin, _Plan()).begins = change.new
    return plans


def _second(entry: Mapping[str, Any], plan: _Plan) -> bool:
    """Whether a provision gets a further edition, and not only an end."""
    return plan.begins is not None or bool(plan.now_at and entry.get("claims"))


def _pick(entry: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name in names}


def _holds(one: Mapping[str, Any], day: date) -> bool:
    """Whether an edition is in force on a day."""
    begins = PartialDate.parse(str(one["from"])).latest
    return begins <= day and _open(one.get("to"), day)


def _open(end: str | None, start: date) -> bool:
    return end is None or PartialDate.parse(str(end)).latest >= start


def _differs(levels: Sequence[str], usual: Sequence[str]) -> bool:
    for place, name in enumerate(levels):
        known = usual[place] if place < len(usual) else "subpoint"
        if name not in ("note", "indent", known):
            return True
    return False


def _in_order(one: dict[str, Any], first: Sequence[str]) -> None:
    """Bring keys to the front of a map, in place."""
    rest = {name: value for name, value in one.items() if name not in first}
    head = {name: one[name] for name in first if name in one}
    one.clear()
    one.update({**head, **rest})


__all__ = ["enter"]
