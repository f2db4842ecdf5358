"""What rows of a form share: the summary of a provision, and the day on which a source was read."""

from collections.abc import Mapping

from legalgap.review.forms.checking import Checker
from legalgap.review.forms.plan import Plan, Prefer, Target, cut
from legalgap.review.forms.questions import Ground
from legalgap.review.forms.reading import Filled, Remark
from legalgap.review.forms.statements import (
    LONGEST_QUOTE,
    by_language,
    digest,
    flat,
    inherited,
    quoted,
)


class Shared:
    """Gathers what provisions and sources are said to be, and where rows disagree on it."""

    def __init__(self, ground: Ground, plan: Plan, checker: Checker, prefer: Prefer) -> None:
        self.ground, self.plan, self.checker, self.prefer = ground, plan, checker, prefer

    def wordings(
        self,
        row: Filled,
        cells: Mapping[str, str],
        target: Target,
        keys: set[str],
        *,
        new: bool = False,
    ) -> None:
        """Summary and quotation belong to the provision."""
        act = self.checker.act(cells)
        wording = self.checker.wording({**cells, "article": target[2]})
        for key in sorted(keys):
            name, _, lang = key.partition(".")
            stored = wording.raw.get("text" if name == "quote" else name) if wording else None
            now = by_language(stored, str(act.get("lang") or "en")).get(lang, "")
            if name == "quote" and len(now) > LONGEST_QUOTE:
                if digest(cells[key]) != digest(quoted(now)):
                    said = "the wording of this provision is longer than a form shows"
                    hint = "it is changed in the YAML, or by `legalgap import`"
                    self.plan.errors.append(Remark(row.at(key), said, hint))
                continue
            if new and now and not self._replaces(row, key, (now, cells[key]), target):
                continue
            self.plan.texts.setdefault((target, key), {}).setdefault(cells[key], row)

    def _replaces(self, row: Filled, key: str, words: tuple[str, str], target: Target) -> bool:
        """Whether a new row may say something else of a provision than the data do."""
        now, said = words
        planned = self.plan.texts.get((target, key), {})
        if digest(said) in (digest(now), *map(digest, planned)):
            return False
        if not self.prefer:
            told = f"the provision has other words in the data: {cut(flat(now))}"
            hint = "empty the cell to keep them"
            self.plan.conflicts.append(Remark(row.at(key), told, hint))
        return self.prefer == "sheet"

    def opened(self, row: Filled, cells: Mapping[str, str], keys: set[str]) -> None:
        """The day on which a source was opened belongs to the source."""
        if not keys:
            return
        act = self.checker.act(cells)
        wording = self.checker.wording(cells)
        source = cells.get("source") or (
            inherited(act, wording, "source") if wording else str(act.get("source") or "")
        )
        if source:
            place = (cells.get("coder", ""), cells["act"], source)
            self.plan.checks.setdefault(place, {}).setdefault(cells["checked"], row)

    def agree(self) -> None:
        """One provision has one summary, whichever of its rows it was written in."""
        for (_, key), given in self.plan.texts.items():
            if len(given) > 1:
                first, *others = [row.at(key) for row in given.values()]
                said = f"{first} says something else of the same provision"
                hint = "write the same in both, or change one of them only"
                self.plan.errors += [Remark(at, said, hint) for at in others]
