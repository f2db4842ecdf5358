"""Brings what a form changes into the YAML: in place, all files together or none."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legalgap.corpus.desk import Desk, difference
from legalgap.corpus.editing import Edited
from legalgap.corpus.key_order import placed
from legalgap.corpus.layout import kind_of
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.modeline import schema_line
from legalgap.corpus.problems import DataProblems, Problem, errors
from legalgap.corpus.saving import Change, save
from legalgap.corpus.schema_errors import schema_problems
from legalgap.corpus.style import block
from legalgap.corpus.tree import data_root
from legalgap.corpus.yaml_text import read_text
from legalgap.errors import LegalGapError
from legalgap.model.act import Act
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.review.forms.claims import Rewriter
from legalgap.review.forms.plan import Edit, Plan, Target
from legalgap.review.forms.questions import Ground
from legalgap.review.forms.statements import (
    Tree,
    Wording,
    found_wording,
    with_language,
    wordings,
)

MODELINE = "# yaml-language-server:"
DROPPED = ("silent_on", "bears_on", "note", "divisions", "provisions", "kept_apart", "read")
"""What a coder's copy of an act leaves out: it is for the coder to say."""


class Writer:
    """The acts of a workspace while a form is written into them."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        self.ground, self.folder = ground, folder
        self.desk = Desk(folder)
        self._made: dict[str, Edited] = {}
        """Acts that the workspace did not have: those of the package, and of a new coder."""
        self._begun: dict[str, str] = {}
        self._open: dict[tuple[str, str], Edited] = {}

    def apply(self, plan: Plan) -> None:
        """Make all edits of a plan; nothing is written yet."""
        groups: dict[tuple[Target, str], list[Edit]] = {}
        for edit in plan.edits:
            groups.setdefault((edit.target, edit.indicator), []).append(edit)
        for (target, indicator), edits in groups.items():
            self._claims(target, indicator, edits)
        for (target, key), texts in plan.texts.items():
            self._text(target, key, next(iter(texts)))
        for (coder, act, source), days in plan.checks.items():
            day = max(days, key=lambda one: PartialDate.parse(one).latest)
            opened = self.act(act, coder)
            if opened.get(("sources", source)) is not None:
                opened.set_value(("sources", source, "checked"), day)

    def act(self, name: str, coder: str) -> Edited:
        """An act, opened; one that the workspace has not is begun."""
        if (name, coder) not in self._open:
            path = self.ground.path(name, coder)
            if (self.folder / path).is_file():
                made = self.desk.open(path)
                if made.tree != self.ground.tree(name, coder):
                    raise LegalGapError(
                        f"{path} was changed by somebody while the command ran; "
                        "nothing was written",
                        "run the command again",
                    )
            else:
                text = self._coders(name) if coder else _packaged(path)
                self._begun[path] = self._headed(path, text)
                made = self._made[path] = Edited(self._begun[path], kind_of(path), path)
            self._open[name, coder] = made
        return self._open[name, coder]

    def _headed(self, path: str, text: str) -> str:
        """A text with the line for editors that fits its new place."""
        first, _, rest = text.partition("\n")
        bare = rest if first.startswith(MODELINE) else text
        line = schema_line(self.folder, path)
        return f"{line}\n{bare}" if line else bare

    def _coders(self, name: str) -> str:
        """An act for a coder who has none yet: its head and sources, and no claim."""
        head = {k: v for k, v in self.ground.acts[name].items() if k not in DROPPED}
        return "\n".join(block(head, 0)) + "\n"

    def _claims(self, target: Target, indicator: str, edits: list[Edit]) -> None:
        coder, name, place = target
        file = self.act(name, coder)
        wording = found_wording(file.tree, place, self.ground.day)
        if wording is None:
            wording = _new_provision(file, place, edits)
        raw = (wording.raw.get("claims") or {}).get(indicator)
        made = Rewriter(file.tree, wording).rewritten(raw, edits)
        loc = (*wording.loc, "claims")
        if made is not None and raw is not None:
            file.set_value((*loc, indicator), made)
        elif made is not None:
            claims: Tree = file.get(loc) or {}
            file.set_value(loc, placed(claims, indicator, made, sorted([*claims, indicator])))
        elif raw is not None:
            file.remove((*loc, indicator))
            if not file.get(loc):
                file.remove(loc)

    def _text(self, target: Target, key: str, value: str) -> None:
        coder, name, place = target
        file = self.act(name, coder)
        wording = found_wording(file.tree, place, self.ground.day)
        if wording is None:  # its row was left out
            return
        field, _, lang = key.partition(".")
        field = "text" if field == "quote" else field
        made = with_language(
            wording.raw.get(field), str(file.tree.get("lang") or "en"), lang, value
        )
        if made is not None:
            file.set_value((*wording.loc, field), made)
        elif field in wording.raw:
            file.remove((*wording.loc, field))

    # What is written

    def changes(self) -> list[Change]:
        """All files that change."""
        new = [
            Change(self.folder / path, made.data)
            for path, made in self._made.items()
            if made.is_changed
        ]
        return [*self.desk.changes(), *new]

    def diff(self) -> str:
        """The changed lines, as `git diff` shows them; of a copied act those alone that change."""
        shown = []
        for change in self.changes():
            made = self._made.get(change.path.relative_to(self.folder).as_posix())
            if made is not None:
                begun = Change(change.path, change.data, self._begun[made.path].encode())
                shown.append(difference(begun, self.folder))
            else:
                shown.append(difference(change, self.folder))
        return "".join(shown)

    def problems(self) -> list[Problem]:
        """Errors that the edits would bring into the data; nothing is written with one of them."""
        from legalgap.corpus import checks

        library = self.ground.library
        entries = {kind: dict(found) for kind, found in library.entries.items()}
        for (name, coder), file in self._open.items():
            if not file.is_changed:
                continue
            document, found = read_text(file.path, file.text)
            if document is None or found:
                raise DataProblems(found)
            document.lines.extend(file.text.splitlines())
            try:
                record = Act.model_validate(document.tree, context={"lang": document.lang})
            except ValidationError as error:
                return list(schema_problems(error, document, Act))
            country = self.ground.country
            kind, key = (
                ("coding", f"{country}/{coder}/{name}") if coder else ("act", f"{country}/{name}")
            )
            entries.setdefault(kind, {})[key] = Entry(record, document, (), country, False, coder)
        before = {(one.code, one.message) for one in errors(checks.run(library))}
        after = errors(checks.run(Library(entries, library.problems, library.unread)))
        return [one for one in after if (one.code, one.message) not in before]

    def save(self) -> list[Path]:
        """Write all files as one change; returns their paths."""
        return save(self.changes(), self.folder)


def _packaged(path: str) -> str:
    try:
        return (data_root() / path).read_text(encoding="utf-8")
    except OSError as error:
        raise LegalGapError(
            f"the act {path} cannot be copied into the workspace: {error.strerror or error}",
            "check that the package is whole",
        ) from None


def _new_provision(file: Edited, place: str, edits: list[Edit]) -> Wording:
    """A provision that was not there, at its place by the order of pins."""
    act = file.tree
    said = next((edit.block for edit in edits if edit.wanted), {})
    made: dict[str, Any] = {"pin": place}
    for key in ("grade", "read", "source"):
        own = said.get(key, "")
        if own and own != ("part" if key == "read" else act.get(key)):
            made[key] = own
    pin = Pin.parse(place)
    listed = act.get("provisions")
    if not listed:
        file.set_value(("provisions",), [made])
        return next(wordings(act))
    before = [
        (Pin.parse(str(one["pin"])), number)
        for number, one in enumerate(listed)
        if Pin.parse(str(one["pin"])) < pin
    ]
    at = max(before)[1] + 1 if before else 0
    listed.insert(at, made)
    return Wording(("provisions", at), made, made)
