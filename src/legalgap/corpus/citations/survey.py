"""All citations of an act: how many, what they mean, and which lead nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from legalgap.corpus.citations import extractor_for
from legalgap.corpus.citations.outline import Outline
from legalgap.corpus.citations.resolving import Resolved, Resolver
from legalgap.model.act import Act
from legalgap.model.pin import Pin


@dataclass(frozen=True)
class Cited:
    """A citation with the provision whose text holds it."""

    holder: Pin
    resolved: Resolved

    def summary(self) -> dict[str, Any]:
        """The same for programs."""
        found = self.resolved
        return {
            "in": str(self.holder),
            "start": found.citation.start,
            "end": found.citation.end,
            "text": found.citation.text,
            "kind": found.citation.kind,
            "targets": list(found.targets),
            "confidence": found.confidence,
        }


@dataclass(frozen=True)
class Survey:
    """The citations of an act in the order of its text."""

    cited: tuple[Cited, ...] = ()

    @property
    def resolved(self) -> int:
        """How many lead to a provision that is at hand."""
        return sum(bool(item.resolved.targets) and not item.resolved.broken for item in self.cited)

    @property
    def broken(self) -> tuple[Cited, ...]:
        """Those that lead to what the act does not have, or what is repealed."""
        return tuple(
            item
            for item in self.cited
            if item.resolved.broken and any(not _is(target, item.holder) for target in _bad(item))
        )

    def broken_references(self) -> list[dict[str, Any]]:
        """The same for programs, with the reason."""
        return [
            {
                "in": str(item.holder),
                "text": item.resolved.citation.text,
                "missing": list(item.resolved.missing),
                "repealed": list(item.resolved.repealed),
            }
            for item in self.broken
        ]

    def joined(self, other: "Survey") -> "Survey":
        """Its citations with what another text of the act cites."""
        return Survey((*self.cited, *other.cited))

    def line(self) -> str:
        """One line that says how many were found and how many lead nowhere."""
        if not self.cited:
            return ""
        broken = len(self.broken)
        tail = f"; {broken:,} lead to what is missing or repealed" if broken else ""
        return f"{len(self.cited):,} citations, {self.resolved:,} of them resolved{tail}"


def _bad(item: Cited) -> tuple[str, ...]:
    return (*item.resolved.missing, *item.resolved.repealed)


def _is(target: str, pin: Pin) -> bool:
    """Whether a target is the provision itself: a note that says of itself it is repealed."""
    return target.partition(":")[2] == str(pin)


@dataclass(frozen=True)
class Wording:
    """A text of a provision in one language."""

    holder: Pin
    lang: str
    text: str


def texts_of(act: Act) -> list[Wording]:
    """The imported wordings of an act, by provision; its latest where there are editions."""
    found = []
    for provision in act.provisions:
        text = provision.editions[-1].text if provision.editions else provision.text
        found += [Wording(provision.pin, lang, words) for lang, words in (text or {}).items()]
    return found


def survey(
    own: Outline, lang: str, texts: Iterable[tuple[Pin, str]], others: Sequence[Outline] = ()
) -> Survey:
    """Every citation in the texts of an act; empty for a language without an extractor."""
    extractor = extractor_for(lang)
    if extractor is None:
        return Survey()
    resolver = Resolver(own, others)
    cited = []
    for holder, text in texts:
        found = extractor.extract(text)
        cited += [Cited(holder, item) for item in resolver.resolve(found, holder)]
    return Survey(tuple(cited))


def said_of(item: Cited) -> str:
    """A broken reference as one line: where it stands, its words, and what is wrong."""
    found = item.resolved
    wrong = []
    if found.missing:
        wrong.append(f"not there: {', '.join(found.missing)}")
    if found.repealed:
        wrong.append(f"repealed: {', '.join(found.repealed)}")
    return f"{item.holder}: “{found.citation.text}” ({'; '.join(wrong)})"
