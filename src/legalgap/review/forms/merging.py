"""What a form changes: its rows against the data as exported, and as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legalgap.prose.voice import Voice
from legalgap.review.forms.checking import Checker, split_id
from legalgap.review.forms.fields import BLOCK, FIXED, SAYING, WITHDRAW, WORDING, stem
from legalgap.review.forms.plan import Edit, Plan, Prefer, Same, cut, said_by, same
from legalgap.review.forms.questions import Ground
from legalgap.review.forms.reading import Filled, Remark, Returned
from legalgap.review.forms.shared import Shared
from legalgap.review.forms.statements import (
    Line,
    digest,
    flat,
)
from legalgap.review.forms.vocabulary import Vocabulary

NOTHING = digest("")


@dataclass
class _Row:
    """A row with codes, and whose claims it is about."""

    filled: Filled
    cells: dict[str, str]
    coder: str
    wrong: bool = False
    """Whether it holds a word that no list knows; nothing of it is written then."""

    @property
    def key(self) -> Same:
        return same(self.coder, self.cells)


def planned(
    ground: Ground,
    form: Returned,
    voices: Sequence[Voice],
    *,
    coder: str = "",
    prefer: Prefer = "",
) -> Plan:
    """Compare a form with the data; nothing is written.

    `coder` is whose claims the rows are that name nobody; `prefer` decides where the form and the
    data were both changed.
    """
    return _Merger(ground, form, voices, coder, prefer).run()


class _Merger:
    def __init__(
        self,
        ground: Ground,
        form: Returned,
        voices: Sequence[Voice],
        coder: str,
        prefer: Prefer,
    ) -> None:
        self.ground, self.form, self.prefer = ground, form, prefer
        self.exported = form.head.get("coder", "") if form.head else coder
        self.coder = coder or self.exported
        self.plan = Plan(errors=list(form.errors), notes=list(form.notes))
        self.words = Vocabulary(voices)
        self.checker = Checker(ground, voices[0])
        self.checker.errors = self.plan.errors
        self.shared = Shared(ground, self.plan, self.checker, prefer)
        self._known: dict[str, dict[str, Line]] = {}
        self._natural: dict[str, dict[Same, list[Line]]] = {}
        self.owned: set[str] = set()
        """References of claims that a row of the form stands for."""
        self.final: dict[Same, list[tuple[str, str]]] = {}

    def lines(self, coder: str) -> dict[str, Line]:
        """The claims as they are now."""
        if coder not in self._known:
            self._known[coder] = self.ground.lines(coder)
            by_key: dict[Same, list[Line]] = {}
            for line in self._known[coder].values():
                by_key.setdefault(same(coder, line.cells), []).append(line)
            self._natural[coder] = by_key
        return self._known[coder]

    def alike(self, row: _Row) -> list[Line]:
        """The claims on the same element by the same wording, as they are now."""
        self.lines(row.coder)
        wording = None
        if row.cells.get("act") in self.ground.acts and row.cells.get("article"):
            try:
                wording = self.checker.wording(row.cells)
            except ValueError:
                wording = None
        cells = {**row.cells, "article": wording.place} if wording else row.cells
        return self._natural[row.coder].get(same(row.coder, cells), [])

    def run(self) -> Plan:
        rows = [self._coded(filled) for filled in self.form.rows]
        owners = self._owners(rows)
        self.owned = set(owners.values())
        for number, row in enumerate(rows):
            ref = owners.get(number, "")
            if row.wrong:
                continue
            if ref:
                self._known_row(row, ref)
            elif any(value for key, value in row.cells.items() if stem(key) in SAYING):
                self._new_row(row)
        self._twice()
        self._missing(set(owners.values()))
        self.shared.agree()
        return self.plan

    def _coded(self, filled: Filled) -> _Row:
        before = len(self.plan.errors)
        cells = self.words.coded(filled, self.plan.errors)
        wrong = len(self.plan.errors) > before
        return _Row(filled, cells, cells.get("coder", "") or self.coder, wrong)

    def _owners(self, rows: list[_Row]) -> dict[int, str]:
        """Which row stands for which claim; a copied row stands for none, and is a new one."""
        found: dict[int, str] = {}
        by_ref: dict[str, list[int]] = {}
        lines = self.lines(self.exported)
        for number, row in enumerate(rows):
            ref = row.cells.get("ref", "")
            if "ref" not in row.cells:
                alike = self._natural[self.exported].get(same(self.exported, row.cells), [])
                ref = next((one.ref for one in alike if one.ref not in by_ref), "")
            if ref and (ref in lines or ref in self.form.marks):
                by_ref.setdefault(ref, []).append(number)
        for ref, numbers in by_ref.items():
            # Of a row and its copies, the claim is that of the row on the same article.
            home = ref.rpartition(" #")[0] or ref
            home = home.partition(" ")[0].removeprefix(f"{self.exported}/")
            numbers.sort(
                key=lambda n: f"{rows[n].cells.get('act')}:{rows[n].cells.get('article')}" != home
            )
            found[numbers[0]] = ref
        return found

    # A row that stands for a claim

    def _known_row(self, row: _Row, ref: str) -> None:
        line = self.lines(self.exported).get(ref)
        marks = self.form.marks.get(ref)
        if line is None:
            self._gone(row, marks or {})
            return
        if row.coder != self.exported:
            self._for_another(row, line, marks)
            return
        changed, crossed = self._compared(row, line, marks)
        if not row.cells.get("answer") and "answer" in changed:
            word = self.checker.word(WITHDRAW)
            hint = f"choose “{word}” to take the claim away, or write the answer again"
            self.plan.errors.append(Remark(row.filled.at("answer"), "the answer is empty", hint))
            return
        if row.cells.get("answer") == WITHDRAW:
            self._withdraw(row, line, marks)
            return
        if crossed and not self.prefer:
            self.plan.conflicts += [self._conflict(row, key, line) for key in sorted(crossed)]
            return
        if self.prefer == "sheet":
            changed |= crossed
        if not changed:
            self.plan.same += 1
            self._stays(row.coder, line.cells, row.filled.at("answer"))
            return
        cells = {**line.cells, **{key: row.cells[key] for key in changed}}
        if not self.checker.sound(row.filled, cells, changed):
            return
        self.plan.changed += 1
        if changed & {"act", "article", "id"}:
            self.plan.edits.append(self._out(row, line))
            self._add(row, cells)
        else:
            self._change(row, line, cells, changed)

    def _compared(
        self, row: _Row, line: Line, marks: Mapping[str, str] | None
    ) -> tuple[set[str], set[str]]:
        """The columns that the form changes, and those that the data changed otherwise too."""
        changed: set[str] = set()
        crossed: set[str] = set()
        for key, value in row.cells.items():
            if key in ("question", "element", "ref", "coder"):
                continue
            sheet, now = digest(value), digest(line.cells.get(key, ""))
            base = now if marks is None or key == "id" else marks.get(key, NOTHING)
            if sheet in (base, now):
                continue
            (changed if now == base else crossed).add(key)
        return changed, crossed

    def _conflict(self, row: _Row, key: str, line: Line | None, hint: str = "") -> Remark:
        now = flat(line.cells.get(key, "")) if line else ""
        said = f"changed in the form and in the data too; the data say: {cut(now) or 'nothing'}"
        return Remark(
            row.filled.at(key), said, hint or f"the form says: {cut(flat(row.cells[key]))}"
        )

    def _withdraw(self, row: _Row, line: Line, marks: Mapping[str, str] | None) -> None:
        moved = [
            key
            for key, value in line.cells.items()
            if marks is not None
            and stem(key) not in (*FIXED, *WORDING, "checked", "coder")
            and digest(value) != marks.get(key, NOTHING)
        ]
        if moved and not self.prefer:
            said = "the form withdraws a claim that was changed in the data since"
            hint = f"the data say: {cut(flat(line.cells[moved[0]]))}"
            self.plan.conflicts.append(Remark(row.filled.at("answer"), said, hint))
        elif not moved or self.prefer == "sheet":
            self.plan.withdrawn += 1
            self.plan.edits.append(self._out(row, line))

    def _gone(self, row: _Row, marks: Mapping[str, str]) -> None:
        """The claim of the row is not in the data any more."""
        changed = [
            key
            for key, value in row.cells.items()
            if stem(key) not in FIXED and digest(value) != marks.get(key, NOTHING)
        ]
        where = row.filled.at("answer")
        if row.cells.get("answer") == WITHDRAW or not changed:
            said = "this claim is not in the data any more; nothing is written"
            self.plan.notes.append(Remark(where, said))
        elif any(self._says(line, row) for line in self.alike(row)):
            self.plan.same += 1
        elif self.prefer == "sheet":
            self._new_row(row)
        elif not self.prefer:
            said = "changed in the form, but the claim was taken out of the data since"
            self.plan.conflicts.append(Remark(where, said, "copy it into an empty row to add it"))

    def _for_another(self, row: _Row, line: Line, marks: Mapping[str, str] | None) -> None:
        """A row that was made from one folder of claims and now belongs to another coder."""
        changed, crossed = self._compared(row, line, marks)
        if changed or crossed or row.cells.get("coder", "") not in ("", self.exported):
            if row.cells.get("answer") == WITHDRAW:
                said = f"{row.coder} has made no such claim; nothing is withdrawn"
                self.plan.notes.append(Remark(row.filled.at("answer"), said))
            else:
                self._new_row(row)
        else:
            self.plan.same += 1

    # A row that stands for no claim yet

    def _new_row(self, row: _Row) -> None:
        cells = {key: value for key, value in row.cells.items() if value}
        cells["coder"] = row.coder
        said = {key for key in cells if stem(key) not in FIXED} | {"id"}
        if not self.checker.sound(row.filled, cells, said):
            return
        if cells["answer"] == WITHDRAW:
            hint = "withdraw it in the row that shows the claim"
            at = row.filled.at("answer")
            self.plan.errors.append(Remark(at, "this row has no claim to withdraw", hint))
            return
        alike = self.alike(row)
        if any(self._says(line, row) for line in alike):
            self.plan.same += 1
            return
        free = [line for line in alike if line.ref not in self.owned]
        if free:
            self._met(row, free[0], cells)
            return
        self.plan.added += 1
        self._add(row, cells)

    def _says(self, line: Line, row: _Row) -> bool:
        """Whether a claim says already all that a row says."""
        return all(
            digest(line.cells.get(key, "")) == digest(value)
            for key, value in row.cells.items()
            if value and stem(key) not in (*FIXED, *("article", "coder"))
        )

    def _met(self, row: _Row, line: Line, cells: dict[str, str]) -> None:
        """Somebody has written a claim on the same element by the same article meanwhile."""
        keys = {
            key
            for key, value in cells.items()
            if stem(key) not in (*FIXED, "article", "coder")
            and digest(value) != digest(line.cells.get(key, ""))
        }
        self.owned.add(line.ref)
        if not self.prefer:
            self.plan.conflicts += [self._conflict(row, key, line) for key in sorted(keys)]
        elif self.prefer == "sheet":
            self.plan.changed += 1
            self._change(row, line, {**line.cells, **cells}, keys)

    # What is written

    def _out(self, row: _Row, line: Line) -> Edit:
        assert line.wording is not None
        target = (row.coder, line.cells["act"], line.wording.place)
        return Edit(target, line.indicator, row.filled.at("answer"), line.said, None)

    def _add(self, row: _Row, cells: dict[str, str]) -> None:
        wording = self.checker.wording(cells)
        target = (row.coder, cells["act"], wording.place if wording else cells["article"])
        indicator, _ = split_id(cells["id"])
        block = {key: value for key, value in cells.items() if stem(key) in BLOCK and value}
        self.plan.edits.append(
            Edit(target, indicator, row.filled.at("answer"), None, said_by(cells), block)
        )
        self._stays(row.coder, {**cells, "article": target[2]}, row.filled.at("answer"))
        copied = self.form.marks.get(row.cells.get("ref", ""), {}) if wording else {}
        texts = {
            key
            for key, value in cells.items()
            if stem(key) in WORDING and value and digest(value) != copied.get(key)
        }
        self.shared.wordings(row.filled, cells, target, texts, new=True)
        self.shared.opened(row.filled, cells, {"checked"} & set(cells))

    def _change(self, row: _Row, line: Line, cells: dict[str, str], changed: set[str]) -> None:
        assert line.wording is not None
        target = (row.coder, line.cells["act"], line.wording.place)
        self._stays(row.coder, cells, row.filled.at("answer"))
        block = {key: cells[key] for key in changed if stem(key) in BLOCK}
        saying = {key for key in changed if stem(key) in ("answer", "words", "number", "only")}
        if block or saying:
            at = row.filled.at(min(saying or block))
            self.plan.edits.append(
                Edit(target, line.indicator, at, line.said, said_by(cells), block)
            )
        self.shared.wordings(
            row.filled, cells, target, {key for key in changed if stem(key) in WORDING}
        )
        self.shared.opened(row.filled, cells, changed & {"checked"})

    # What is said at the end

    def _stays(self, coder: str, cells: Mapping[str, str], at: str) -> None:
        """Note a statement that there will be."""
        key = same(coder, cells)
        self.final.setdefault(key, []).append((cells.get("for", ""), at))

    def _twice(self) -> None:
        """Two rows that say of one element what the same wording does with it."""
        for key, listed in self.final.items():
            whole = "." not in key[3]
            seen: dict[str, str] = {}
            for groups, at in listed:
                if groups in seen and not whole and any(edit.at == at for edit in self.plan.edits):
                    said = f"{seen[groups]} says already what this article does with {key[3]}"
                    hint = "keep one of the two rows, or say for which groups each of them is"
                    self.plan.errors.append(Remark(at, said, hint))
                seen.setdefault(groups, at)

    def _missing(self, there: set[str]) -> None:
        gone = [ref for ref in self.form.marks if ref not in there]
        for ref in gone[:10]:
            said = f"the row of the claim {ref} is gone; nothing is taken out of the data"
            self.plan.notes.append(
                Remark("rows", said, f"to take it out, choose “{self.checker.word(WITHDRAW)}”")
            )
        if len(gone) > 10:
            self.plan.notes.append(Remark("rows", f"{len(gone) - 10} more rows are gone"))
