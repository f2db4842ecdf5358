"""What a text of ours may cite: the acts of a State and the instruments, each when it is asked for.

Names are looked up first as they are printed, then by their stems; among acts of one name the one
in force on the day is meant, and a year in the name must be that of the act.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from legalgap.corpus.citations.naming import GENERIC, stems, supplemented
from legalgap.corpus.citations.outline import Outline, outline_of_act
from legalgap.model.act import Act
from legalgap.model.instrument import Instrument
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.pin import Pin
from legalgap.model.statement import act_span

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?:No\.|№)\s?(\d+)")
_ARTICLE_THE = re.compile(r"the\s+", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<base>\d[\w.]*(?:\(\w{1,4}\))*?)\((?P<first>\w)\)-\((?P<last>\w)\)")
_IN_BRACKETS = re.compile(r"\s\([^)]*[^)\d][^)]*\)$")
"""`Criminal Code (new edition of 2022)`"""
_OWN_WORD = re.compile(r"\([^\W\d]{4,}\)$")
ALIKE = 5
"""First letters by which a word is told to be of the same root."""
REPUBLIC = stems("republic Республики")
NOWHERE = Outline("", (), (), whole=False)
"""What holds a text that belongs to no act."""


class Known(Mapping[str, Outline]):
    """The outlines of acts and instruments by id."""

    def __init__(
        self,
        acts: Mapping[str, Act],
        instruments: Mapping[str, Instrument],
        state: Iterable[str] = (),
    ) -> None:
        """`state` are the names of the State: a citation may leave them out of a title."""
        self._acts, self._instruments = acts, instruments
        self._state = {stem[:ALIKE] for name in state for stem in stems(name)}
        self._made: dict[str, Outline] = {"": NOWHERE}
        self._meant: dict[tuple[str, str, date], str | None] = {}

    @classmethod
    def of(
        cls,
        state: Jurisdiction,
        acts: Mapping[str, Act],
        instruments: Mapping[str, Instrument],
    ) -> "Known":
        """The acts of a State and the instruments."""
        forms = (forms or {} for _, forms in state.forms)
        named = [*state.name.values(), *(form for known in forms for form in known.values())]
        return cls(acts, instruments, named)

    def __getitem__(self, name: str) -> Outline:
        if name not in self._made:
            if name in self._acts:
                self._made[name] = outline_of_act(self._acts[name])
            else:
                self._made[name] = outline_of_instrument(self._instruments[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._acts, *self._instruments))

    def __len__(self) -> int:
        return len(self._acts) + len(self._instruments)

    @property
    def acts(self) -> Iterable[str]:
        """The acts of the State by id."""
        return self._acts

    def names(self, name: str) -> tuple[str, ...]:
        """The titles and short names of an act or instrument, in every language."""
        record: Act | Instrument = self._acts.get(name) or self._instruments[name]
        titles = (_IN_BRACKETS.sub("", title) for title in record.title.values())
        return tuple(dict.fromkeys((*(record.short or {}).values(), *titles)))

    def printed(self, lang: str) -> list[str]:
        """The names of all in a language, short and in full, as they are printed."""
        records: list[Act | Instrument] = [*self._acts.values(), *self._instruments.values()]
        texts = [text for item in records for text in (item.short, item.title) if text]
        return [_IN_BRACKETS.sub("", text[lang]) for text in texts if lang in text]

    def meant(self, words: str, own: Outline, day: date) -> str | None:
        """Which act or instrument a name means in a text of the own one; None if none for sure."""
        key = words, own.act, day
        if key not in self._meant:
            self._meant[key] = self._mean(_ARTICLE_THE.sub("", words, count=1), own, day)
        return self._meant[key]

    def _mean(self, words: str, own: Outline, day: date) -> str | None:
        fitting = self._by_name.get(_folded(words))
        if not fitting:
            cited = stems(_YEAR.sub(" ", words))
            numbered = _NUMBER.search(words)
            if numbered and set(cited) <= GENERIC:
                fitting = [name for name in self if self._is(name, numbered[1], cited)]
            elif set(cited) <= GENERIC:
                return self._alone(cited, own)
            else:
                fitting = self._by_stems.get(self._root(cited), [])
            years = set(_YEAR.findall(words))
            fitting = [name for name in fitting if not years or years & self._years(name)]
        return own.act if own.act in fitting else self._in_force(fitting, day)

    def _alone(self, cited: Sequence[str], own: Outline) -> str | None:
        """`the Code`: the own act, if it is one; `the Convention`: what a protocol supplements."""
        if any(set(cited) <= set(stems(name)) for name in own.names):
            return own.act
        others = [self[name] for name in self._instruments if own.act in self._instruments]
        return supplemented(own, others) if len(cited) == 1 else None

    def _is(self, name: str, number: str, kinds: Sequence[str]) -> bool:
        """Whether an act or instrument is of a kind and has a number: `Convention No. 29`."""
        if self._number(name) != number:
            return False
        return any(set(kinds) <= set(stems(title)) for title in self.names(name))

    def _root(self, words: Iterable[str]) -> frozenset[str]:
        """The stems of a name without those of the State: `кыргызск` belongs to Kyrgyzstan."""
        return frozenset(
            stem
            for stem in words
            if stem not in REPUBLIC and not (len(stem) >= ALIKE and stem[:ALIKE] in self._state)
        )

    @cached_property
    def _by_stems(self) -> dict[frozenset[str], list[str]]:
        """By the stems of a name, whose it is; a name is cited in full or with its State left out.

        If more could be left out the Criminal Code would be taken for that of criminal procedure.
        """
        found: dict[frozenset[str], list[str]] = {}
        for name in self:
            for root in dict.fromkeys(self._root(stems(title)) for title in self.names(name)):
                found.setdefault(root, []).append(name)
        return found

    def _in_force(self, names: Sequence[str], day: date) -> str | None:
        """The one of several that is meant on a day; None where two could be."""
        if len(names) > 1:
            names = [
                name
                for name in names
                if name not in self._acts or act_span(self._acts[name]).holds(day)
            ]
        return names[0] if len(names) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self:
            for words in dict.fromkeys(map(_folded, self.names(name))):
                found.setdefault(words, []).append(name)
        return found

    def articles(self, pin: Pin) -> set[str]:
        """The acts of which something in the article of a pin is recorded."""
        return self._articles.get(Pin(pin.steps[:1], pin.annex), set())

    def of_treaty(self, name: str) -> bool:
        """Whether it is an instrument, no act of the State."""
        return name not in self._acts

    @cached_property
    def _articles(self) -> dict[Pin, set[str]]:
        found: dict[Pin, set[str]] = {}
        for name, act in self._acts.items():
            for provision in act.provisions:
                pin = provision.pin
                found.setdefault(Pin(pin.steps[:1], pin.annex), set()).add(name)
        return found

    def _years(self, name: str) -> set[str]:
        record: Act | Instrument = self._acts.get(name) or self._instruments[name]
        start = record.in_force.from_ if isinstance(record, Act) else record.in_force
        days = [day for day in (record.adopted, start) if day is not None]
        found = {str(day.year) for day in days}
        return found.union(*(_YEAR.findall(words) for words in self.names(name)))

    def _number(self, name: str) -> str:
        if name in self._acts:
            return self._acts[name].number or ""
        found = (_NUMBER.search(words) for words in self.names(name))
        return next((one[1] for one in found if one), "")


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").split())


def outline_of_instrument(instrument: Instrument) -> Outline:
    """The outline of a treaty or of soft law: what is recorded of it, and what lies above that."""
    pins: dict[Pin, None] = {}
    for standard in instrument.standards:
        for pin in pins_of(standard.pin):
            for depth in range(1, len(pin.steps) + 1):
                pins[Pin(pin.steps[:depth])] = None
    names = (*instrument.title.values(), *(instrument.short or {}).values())
    return Outline(instrument.id, names, tuple(pins), whole=False)


def pins_of(pin: str) -> tuple[Pin, ...]:
    """The provisions that the pin of a standard stands for.

    >>> [str(pin) for pin in pins_of("9(1)-(3)")], [str(pin) for pin in pins_of("16(5)(return)")]
    (['9(1)', '9(2)', '9(3)'], ['16(5)'])
    """
    listed = [_OWN_WORD.sub("", pin)]
    found = _NUMBERED.fullmatch(listed[0])
    if found:
        first, last = ord(found["first"]), ord(found["last"])
        listed = [f"{found['base']}({chr(code)})" for code in range(first, last + 1)]
    try:
        return tuple(Pin.parse(name) for name in listed)
    except ValueError:
        return ()  # a principle, a chapter, or a word of our own
