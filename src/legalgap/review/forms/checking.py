"""Whether a row that somebody wrote can be a claim: each mistake at its cell, with what to do."""

import re
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from legalgap.corpus.layout import CODER
from legalgap.corpus.nearest import did_you_mean, nearest_date
from legalgap.model.claim import PIN_AT
from legalgap.model.dates import PartialDate
from legalgap.model.pin import Pin
from legalgap.model.rule import Amount
from legalgap.model.source import Grade
from legalgap.prose.voice import Voice
from legalgap.review.forms.fields import WAYS, WITHDRAW
from legalgap.review.forms.questions import Ground
from legalgap.review.forms.reading import Filled, Remark
from legalgap.review.forms.statements import (
    Tree,
    Wording,
    found_wording,
    inherited,
    wordings,
)
from legalgap.review.forms.vocabulary import listed

PIN_WITHIN = re.compile(r"\d[^\s,;–—]*")
WORDED = ("partly", "narrows", "contradicts")
"""Answers that need words."""
AMOUNT: TypeAdapter[Amount] = TypeAdapter(Amount)


def split_id(name: str) -> tuple[str, str]:
    """`SUP-04` and `legal_info` of `SUP-04.legal_info`."""
    indicator, _, element = name.partition(".")
    return indicator, element


class Checker:
    """Looks at one row after the other and gathers what is wrong."""

    def __init__(self, ground: Ground, voice: Voice) -> None:
        self.ground, self.voice = ground, voice
        self.errors: list[Remark] = []
        self._ids = [
            f"{indicator}.{name}" if name else indicator
            for indicator in ground.yardstick.indicators
            for name, _ in ground.asked(indicator)
        ]

    def sound(self, row: Filled, cells: Mapping[str, str], changed: set[str]) -> bool:
        """Whether a row can be written; looks at what was changed, and what it must agree with."""
        before = len(self.errors)
        self._typed(row, changed)
        if not self._is_known(row, cells) or not self._answered(row, cells):
            return False
        if not self._placed(row, cells):
            return False
        act = self.act(cells)
        self._sourced(row, cells, act, changed)
        self._listed(row, cells, changed)
        if cells["answer"] != WITHDRAW:
            self._worded(row, cells, changed)
            self._shown(row, cells, act)
        return len(self.errors) == before

    def word(self, way: str) -> str:
        """What the list of answers calls a way."""
        said = WAYS[way]
        return self.voice(said)

    def act(self, cells: Mapping[str, str]) -> Tree:
        """The act of a row: as the coder has it, else as it is agreed."""
        name = cells["act"]
        return self.ground.tree(name, cells.get("coder", "")) or self.ground.acts[name]

    def wording(self, cells: Mapping[str, str]) -> Wording | None:
        """The wording of a row, or None where its provision is new."""
        return found_wording(self.act(cells), cells["article"], self.ground.day)

    def _tell(self, row: Filled, key: str, message: str, hint: str = "") -> None:
        self.errors.append(Remark(row.at(key), message, hint))

    def _typed(self, row: Filled, changed: set[str]) -> None:
        for key in changed.intersection(row.odd):
            cell = row.odd[key]
            if key == "article" and (cell.is_date or (cell.is_number and "." in cell.text)):
                what = "a date" if cell.is_date else "a number"
                said = f"the spreadsheet took the article for {what}: {cell.text}"
                self._tell(row, key, said, "format the cell as text, and write the article again")

    def _is_known(self, row: Filled, cells: Mapping[str, str]) -> bool:
        name = cells.get("id", "")
        if name in self._ids:
            return True
        if not name:
            hint = "choose the id in the first column, as SUP-04.legal_info"
            self._tell(
                row,
                "id",
                "the row names no element",
                hint.replace("SUP-04.legal_info", self._ids[0]),
            )
            return False
        indicator, element = split_id(name)
        known = self.ground.yardstick.indicators.get(indicator)
        if known is not None and element in known.elements:
            self._tell(row, "id", f"`{name}` is counted from the by-law tracker, never claimed")
            return False
        own = [one for one in self._ids if one.startswith(indicator + ".")]
        self._tell(row, "id", f"there is no element `{name}`", did_you_mean(name, own or self._ids))
        return False

    def _answered(self, row: Filled, cells: Mapping[str, str]) -> bool:
        answer = cells.get("answer", "")
        indicator, element = split_id(cells["id"])
        ways = self.ground.ways(indicator, element)
        if not answer:
            said = "the row says something, but has no answer: what does the provision say?"
            self._tell(row, "answer", said, f"choose one of: {self._words(ways)}; or empty the row")
        elif answer not in ways:
            said = f"“{self.word(answer)}” cannot be said of {cells['id']}"
            hint = f"choose one of: {self._words(ways)}"
            if answer == "contradicts":
                hint = f"a contradiction is said of the whole question: in a row `{indicator}`"
            elif answer == "provides" and ways[0] == "values":
                hint = "it is a number: choose “{}”".format(self.word("values"))
            elif answer == "lacks":
                hint = "it ought not to be there, and one text cannot show that no text has it"
            self._tell(row, "answer", said, hint)
        else:
            return True
        return False

    def _words(self, ways: tuple[str, ...]) -> str:
        return ", ".join(self.word(way) for way in ways)

    def _placed(self, row: Filled, cells: Mapping[str, str]) -> bool:
        """The act and the article; and who codes."""
        act, article, coder = (cells.get(key, "") for key in ("act", "article", "coder"))
        before = len(self.errors)
        if coder and not re.fullmatch(CODER, coder):
            hint = "capital letters and digits, such as A1; never the name of a person"
            self._tell(row, "coder", "this is not the code of a coder", hint)
        if not act:
            self._tell(row, "act", "the row names no act", "choose its id from the list")
        elif act not in self.ground.acts:
            hint = did_you_mean(act, self.ground.acts, "choose one from the list")
            hint += f"; a new act is begun with `legalgap new act {act}`"
            self._tell(row, "act", f"there is no act `{act}` of {self.ground.country}", hint)
        if not article:
            self._tell(row, "article", "the row names no article", "write one provision: 166(2)")
        elif len(self.errors) == before:
            self._pinned(row, cells)
        return len(self.errors) == before

    def _pinned(self, row: Filled, cells: Mapping[str, str]) -> None:
        pin, _, since = cells["article"].partition("@")
        try:
            wanted = Pin.parse(pin)
        except ValueError as error:
            within = PIN_WITHIN.search(pin)
            hint = ""
            if within and within.group() != pin.strip():
                try:
                    hint = f"did you mean `{Pin.parse(within.group())}`?"
                except ValueError:
                    hint = ""
            self._tell(row, "article", str(error), hint)
            return
        if since and self.wording(cells) is None:
            known = [
                item.since
                for item in wordings(self.act(cells))
                if item.since and Pin.parse(str(item.provision["pin"])) == wanted
            ]
            said = f"`{cells['act']}` has no wording of {pin} from {since}"
            hint = f"known: {', '.join(known)}" if known else f"write {pin} alone"
            self._tell(row, "article", said, hint)

    def _sourced(self, row: Filled, cells: Mapping[str, str], act: Tree, changed: set[str]) -> None:
        source, day = cells.get("source", ""), cells.get("checked", "")
        sources = act.get("sources") or {}
        if "source" in changed and source and source not in sources:
            listed_ = ", ".join(sources)
            hint = did_you_mean(source, sources, f"its sources: {listed_}" if sources else "")
            said = f"`{cells['act']}` has no source `{source}`"
            self._tell(row, "source", said, hint or "write it under `sources:` of the act first")
        if "checked" not in changed or not day:
            return
        try:
            PartialDate.parse(day)
        except ValueError as error:
            near = nearest_date(day)
            self._tell(row, "checked", str(error), f"did you mean `{near}`?" if near else "")
            return
        if not source and not act.get("source"):
            self._tell(row, "checked", "the row names no source that was opened", "choose one")

    def _listed(self, row: Filled, cells: Mapping[str, str], changed: set[str]) -> None:
        groups = self.ground.yardstick.methodology.groups
        for name in listed(cells.get("for", "")) if "for" in changed else ():
            if name not in groups:
                hint = did_you_mean(name, groups, f"known: {', '.join(groups)}")
                self._tell(row, "for", f"there is no group `{name}`", hint)
        for name in listed(cells.get("through", "")) if "through" in changed else ():
            act, colon, pin = name.rpartition(":")
            try:
                if not re.match(PIN_AT, name):
                    raise ValueError(f"`{name}` is not a pinpoint")
                Pin.parse(pin.partition("@")[0])
            except ValueError as error:
                self._tell(row, "through", str(error), "write 166(4), or act-id:166(4)")
                continue
            if colon and act not in self.ground.acts:
                hint = did_you_mean(act, self.ground.acts)
                self._tell(row, "through", f"there is no act `{act}`", hint)

    def _worded(self, row: Filled, cells: Mapping[str, str], changed: set[str]) -> None:
        """Words where the answer asks for them and nowhere else; a number where it is one."""
        answer = cells["answer"]
        said = [key for key, value in cells.items() if key.startswith("words.") and value]
        first = next((key for key in row.columns if key.startswith("words.")), "answer")
        name = self.word(answer)
        if answer in WORDED and not said and "answer" in row.columns:
            hint = "say which part, which cases or in what way"
            self._tell(row, first, f"“{name}” needs words", hint)
        if answer not in WORDED and said:
            hint = "empty the cell, or move the words into the note"
            self._tell(row, said[0], f"“{name}” takes no words here", hint)
        only = [key for key, value in cells.items() if key.startswith("only.") and value]
        if answer != "contradicts" and only:
            hint = "for an element choose “{}” and say for which cases in the words"
            hint = hint.format(self.word("narrows"))
            self._tell(row, only[0], "only a contradiction has this", hint)
        self._counted(row, cells)
        self._in_its_language(row, cells, changed)

    def _counted(self, row: Filled, cells: Mapping[str, str]) -> None:
        number, answer = cells.get("number", ""), cells["answer"]
        if answer == "values":
            if not number:
                self._tell(row, "number", "the number is missing", "what does the text guarantee?")
            for part in number.split("; ") if number else ():
                try:
                    AMOUNT.validate_python(part)
                except ValidationError:
                    said = f"`{part[:40]}` is neither a number nor `life`"
                    self._tell(row, "number", said, "write 6 or 0.5; several tiers: 4; 6")
        elif number:
            hint = "choose “{}”, or empty the cell".format(self.word("values"))
            self._tell(row, "number", "a number, but the answer is another one", hint)

    def _in_its_language(self, row: Filled, cells: Mapping[str, str], changed: set[str]) -> None:
        """Words in the letters of another language stand in the wrong column."""
        for key in changed:
            lang = key.partition(".")[2]
            letters = [sign for sign in cells.get(key, "") if sign.isalpha()]
            cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in letters)
            foreign = {"en": 2 * cyrillic > len(letters), "ru": len(letters) > 30 and not cyrillic}
            if foreign.get(lang):
                said = f"these words do not seem to be in the language `{lang}`"
                self._tell(row, key, said, "move them into the column of their language")

    def _shown(self, row: Filled, cells: Mapping[str, str], act: Tree) -> None:
        """A grade, a source, and a text read whole for what it lacks or contradicts."""
        wording = self.wording(cells) or Wording((), {"pin": "1"}, {})
        grade, source, read = (
            cells.get(key) or inherited(act, wording, key) for key in ("grade", "source", "read")
        )
        if not grade:
            self._tell(row, "grade", "it is not said how this is known", "choose from the list")
            return
        if not source and grade != Grade.RECALLED:
            self._tell(row, "source", "the claim has no source", "choose a source of the act")
        proves = (grade == Grade.TEXT_READ and read == "whole") or grade == Grade.REPORTED
        if cells["answer"] in ("lacks", "contradicts") and not proves and grade != Grade.RECALLED:
            said = "“{}” needs a text that was read whole, or another document that says so".format(
                self.word(cells["answer"])
            )
            self._tell(row, "answer", said, "read it to its end and say so, or claim less")
