"""The claims on one indicator, rewritten for what changes: whatever else they say stays."""

import copy
from collections.abc import Sequence
from typing import Any

from legalgap.corpus.key_order import placed
from legalgap.model.claim import Claim
from legalgap.review.forms.fields import stem
from legalgap.review.forms.plan import Edit
from legalgap.review.forms.statements import (
    Said,
    Tree,
    Wording,
    blocks,
    by_language,
    inherited,
    statements,
    with_language,
)
from legalgap.review.forms.vocabulary import listed

LISTS = ("provides", "lacks")
SAYINGS = ("provides", "narrows", "partly", "lacks", "values", "contradicts", "only")
"""What a block says; everything else is how this is known, and for whom."""
ORDER = tuple(
    field.alias or name
    for name, field in sorted(
        Claim.model_fields.items(), key=lambda item: item[0] not in Claim.__annotations__
    )
)


class Rewriter:
    """Rewrites claims of one wording of an act."""

    def __init__(self, act: Tree, wording: Wording) -> None:
        self.act, self.wording = act, wording
        self.lang = str(act.get("lang") or "en")

    def rewritten(self, raw: Any, edits: Sequence[Edit]) -> Any:
        """The claims on an indicator after the edits; None where none are left."""
        listed_ = copy.deepcopy(blocks(raw)) if raw else []
        fresh: list[Tree] = []
        for number, block in enumerate(listed_):
            own = [edit for edit in edits if edit.origin and edit.origin.block == number]
            if own:
                fresh += self._changed(block, number, own)
        for edit in edits:
            if edit.origin is None and edit.wanted is not None:
                self._add(edit, edit.wanted, listed_, fresh)
        left = [block for block in (*listed_, *fresh) if any(block.get(key) for key in SAYINGS)]
        if not left:
            return None
        return left[0] if len(left) == 1 and not isinstance(raw, list) else left

    def _changed(self, block: Tree, number: int, edits: Sequence[Edit]) -> list[Tree]:
        """Change a block; what is known otherwise than the rest goes into blocks of its own."""
        said = [
            one for one in statements([{}] * number + [block], self.lang) if one.block == number
        ]
        by_origin = {_name(edit.origin): edit for edit in edits if edit.origin}
        staying = [
            one for one in said if (edit := by_origin.get(_name(one))) is None or edit.wanted
        ]
        deltas = {
            tuple(sorted(edit.block.items())) if (edit := by_origin.get(_name(one))) else ()
            for one in staying
        }
        together = len(deltas) == 1
        frame = {key: copy.deepcopy(below) for key, below in block.items() if key not in SAYINGS}
        apart: dict[tuple[tuple[str, str], ...], Tree] = {}
        for edit in edits:
            assert edit.origin is not None
            delta = tuple(sorted(edit.block.items()))
            if edit.wanted is None:
                self._take(block, edit.origin)
            elif together or not delta:
                self._swap(block, edit.origin, edit.wanted)
            else:
                self._take(block, edit.origin)
                if delta not in apart:
                    apart[delta] = copy.deepcopy(frame)
                    for key, value in delta:
                        self._set(apart[delta], key, value)
                self._put(apart[delta], edit.wanted)
        if together:
            for key, value in next(iter(deltas)):
                self._set(block, key, value)
        return list(apart.values())

    def _add(self, edit: Edit, wanted: Said, listed_: list[Tree], fresh: list[Tree]) -> None:
        """A new statement goes into a block that is known in the same way, or a new one."""
        frame: Tree = {}
        for key, value in edit.block.items():
            self._set(frame, key, value)
        for block in (*listed_, *fresh):
            own = {key: below for key, below in block.items() if key not in SAYINGS}
            if self._known(own) == self._known(frame) and not self._has(block, wanted):
                self._put(block, wanted)
                return
        self._put(frame, wanted)
        fresh.append(frame)

    def _known(self, frame: Tree) -> Tree:
        """What a block says besides its elements, whether its note is plain or by language."""
        return {**frame, "note": by_language(frame.get("note"), self.lang)}

    def _has(self, block: Tree, wanted: Said) -> bool:
        return any(one.element == wanted.element for one in statements(block, self.lang))

    def _swap(self, block: Tree, old: Said, new: Said) -> None:
        """One statement in place of another; texts that stay the same stay as they are written."""
        if (old.way, old.element) != (new.way, new.element):
            self._take(block, old)
            self._put(block, new)
            return
        if new.way == "contradicts":
            self._text(block, "contradicts", new.words)
            self._text(block, "only", new.only)
        elif new.way == "values":
            if old.number != new.number:
                block["values"][new.element] = _amounts(new.number)
        elif new.way not in LISTS:
            self._text(block[new.way], new.element, new.words)

    def _take(self, block: Tree, said: Said) -> None:
        if said.way == "contradicts":
            block.pop("contradicts", None)
            block.pop("only", None)
            return
        held = block[said.way]
        if isinstance(held, list):
            held.remove(said.element)
        else:
            held.pop(said.element)
        if not held:
            del block[said.way]

    def _put(self, block: Tree, said: Said) -> None:
        if said.way == "contradicts":
            self._text(block, "contradicts", said.words)
            self._text(block, "only", said.only)
            return
        if not block.get(said.way):
            block.pop(said.way, None)
            _place(block, said.way, [] if said.way in LISTS else {})
        if said.way in LISTS:
            block[said.way].append(said.element)
        elif said.way == "values":
            block["values"][said.element] = _amounts(said.number)
        else:
            self._text(block[said.way], said.element, said.words)

    def _text(self, holder: Tree, key: str, words: Any) -> None:
        """Bring a text to these words; a plain text stays plain."""
        made = holder.get(key)
        for lang in dict.fromkeys([*by_language(made, self.lang), *words]):
            made = with_language(made, self.lang, lang, words.get(lang, ""))
        if made is None:
            holder.pop(key, None)
        elif key in holder:
            holder[key] = made
        elif key in SAYINGS:
            _place(holder, key, made)
        else:
            holder[key] = made

    def _set(self, block: Tree, key: str, value: str) -> None:
        """Write what a block says of all its elements, as `grade` or `note.ru`."""
        name, _, lang = key.partition(".")
        new: Any = value
        if stem(key) == "note":
            new = with_language(block.get("note"), self.lang, lang, value)
        elif name in ("for", "through"):
            new = listed(value)
        elif value == inherited(self.act, self.wording, name):
            new = None
        if new:
            _place(block, name, new)
        else:
            block.pop(name, None)


def _amounts(number: str) -> Any:
    many = number.split("; ")
    return many if len(many) > 1 else many[0]


def _name(said: Said | None) -> tuple[str, str]:
    assert said is not None
    return said.way, said.element


def _place(tree: Tree, key: str, value: Any) -> None:
    """Write a key into a block, where the order of the fields has it."""
    made = placed(tree, key, value, ORDER)
    tree.clear()
    tree.update(made)
