"""Reads what our own texts cite: summaries, notes and claims, in the manner of lawyers' notes.

Beside citations in full they cite in short form (`CC 166(4)`), name an act before an article (`the
Labour Code, article 10`), and leave out an act that the reader knows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from legalgap.corpus.citations import Extractor, extractor_for
from legalgap.corpus.citations.known import NOWHERE, Known
from legalgap.corpus.citations.outline import Outline
from legalgap.corpus.citations.parting import parted
from legalgap.corpus.citations.records import ActName, Citation
from legalgap.corpus.citations.resolving import Resolved, Resolver
from legalgap.corpus.citations.shorthand import Shorthand
from legalgap.model.pin import Pin

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"(?<![\w.,])(?P<steps>\d+(?:-\d+)?\()|(?<![\w.,-])\d{1,3}(?!\d)")
UNITS = (
    *("art", "sec", "subs", "par", "subp", "poi", "cla"),
    *("ста", "ст.", "час", "ч.", "пун", "п.", "пп.", "подп", "абз", "прим"),
)
"""How the word before a number begins, where it may be cited."""
LONGEST_UNIT = 14
INSTRUMENT = re.compile(
    r"[A-Z]{3}|C\d\d|Conven|Proto|Coven|Direct|онвенц|ротокол|акта |акту |иректив|[КМ][ЛП][ДРП]"
)
"""What a text that belongs to no State must hold to cite anything."""
REACH = 90
KINDS = (
    "Code|Law|Act|Convention|Protocol|Covenant|Constitution|Directive|Rules|Principles|Guidelines"
)
BEHIND = re.compile(
    rf"(?P<name>(?:[A-Z][\w’-]*\s(?:(?:of|on|for|the|against|to)\s){{0,2}}){{0,8}}(?:(?:{KINDS})"
    r"(?:\s(?:of|on|for|against)\s(?:the\s)?[\w’-]+(?:\s[\w’-]+){0,7}?)?|[A-Z]{2,}|C\d{3})(?:\s\d{4})?(?:\sNo\.\s?\d+)?"
    r"|(?:[А-ЯЁ][\w-]*\s)?(?:[Кк]одекс|[Зз]акон|[Кк]онвенци|[Пп]ротокол|[Кк]онституци)[а-я]*"
    r"(?:\s(?:об?\s)?[\w-]+){0,3}?(?:\s№\s?\d+)?)"
    r"(?:,?\s(?:whose|its|in\sits|чь[ияею]|его|ее)|,)?\s$"
)
"""The name of an act directly before a citation."""
CAPITALS = re.compile(r"[A-Z][A-Z\d]")
NAMED = (*KINDS.split("|"), "одекс", "акон", "онвенци", "ротокол", "онституци")
"""What there is of such a name, with two capitals: far faster found than the name itself."""


class NoteReader:
    """Reads the citations of notes on the acts of one State."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._extractors: dict[str, tuple[Extractor, ...]] = {}
        self._resolvers: dict[tuple[str, date], Resolver] = {}

    def citations(self, words: str, lang: str) -> list[Citation]:
        """Citations in full, and between them those in short form, each provision by itself."""
        if lang not in self._extractors:
            full = extractor_for(lang, notes=True)
            short = Shorthand(self.known.printed(lang))
            self._extractors[lang] = (full, short) if full else (short,)
        found: list[Citation] = []
        for extractor in self._extractors[lang]:
            for one in extractor.extract(words):
                if all(one.end <= other.start or other.end <= one.start for other in found):
                    found.append(one)
        return sorted((_behind_act(words, one) for one in parted(found)), key=lambda one: one.start)

    def resolve(
        self,
        citations: Sequence[Citation],
        act: str,
        pin: Pin | None,
        day: date,
        *,
        doubted: bool = True,
    ) -> tuple[Resolved, ...]:
        """What citations mean in a text that belongs to an act or instrument, or to none.

        Where none is named it is the own one; if `doubted`, unless another act may be meant.
        """
        if (act, day) not in self._resolvers:
            own = self.known[act] if act else NOWHERE
            self._resolvers[act, day] = Resolver(own, (), self.known, partial(self._named, day))
        found = self._resolvers[act, day].resolve(citations, pin)
        return tuple(self._sure(one, act) for one in found) if doubted else found

    def _named(self, day: date, words: str, own: Outline, _: Sequence[Outline]) -> str | None:
        return self.known.meant(words, own, day)

    def _sure(self, found: Resolved, act: str) -> Resolved:
        """A citation without what another act may have too."""
        if found.citation.act.kind != "silent" or found.citation.kind == "short" or not act:
            return found
        depth = max(map(len, found.citation.paths))
        kept = tuple(name for name in found.targets if self._of_own(name, act, depth))
        return found if kept == found.targets else replace(found, targets=kept, missing=())

    def _of_own(self, name: str, act: str, depth: int) -> bool:
        """Whether an act has what is cited, to its last step, or no other one has the article."""
        owner, _, words = name.partition(":")
        if owner != act or not words:
            return False
        pin = Pin.parse(words)
        others = self.known.articles(pin) - {act}
        exact = self.known[act].has(pin) and len(pin.steps) == depth
        return exact or not others or self.known.of_treaty(act)


def worth(words: str) -> bool:
    """Whether a text may cite something: a number stands behind a unit or a name, or has steps."""
    if DIGIT.search(words) is None:
        return False
    for found in NUMBER.finditer(words):
        if found["steps"]:
            return True
        start = found.start()
        unit = words[max(0, start - LONGEST_UNIT) : start].replace("\xa0", " ").rstrip(" (")
        before = unit.rpartition(" ")[2].lstrip("(")
        if before[:1].isupper() or before.lower().startswith(UNITS):
            return True
    return False


def _behind_act(words: str, citation: Citation) -> Citation:
    """`the Labour Code, whose article 10`: of the act that is named before."""
    if citation.act.kind != "silent":
        return citation
    before = words[max(0, citation.start - REACH) : citation.start]
    if CAPITALS.search(before) is None and not any(kind in before for kind in NAMED):
        return citation
    found = BEHIND.search(words, max(0, citation.start - REACH), citation.start)
    return replace(citation, act=ActName("named", found["name"])) if found else citation
