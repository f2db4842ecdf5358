"""Places of law to match: an article with all that lies below it, and its parts likewise."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legalgap.intake.matching.normaliser import normalised
from legalgap.model.act import Act, Provision
from legalgap.model.pin import Pin
from legalgap.model.text import Text


@dataclass(frozen=True)
class Place:
    """A provision as a match sees it: with the wording of all that lies below it."""

    act: str
    pin: Pin
    lang: str
    heading: str
    text: str
    own_words: bool = False
    """There is no wording, only what somebody wrote that it says."""
    claimed: frozenset[str] = frozenset()
    """Indicators that it, or what lies below it, is already claimed to answer."""
    parts: tuple["Place", ...] = ()
    """What lies directly below an article."""

    @property
    def id(self) -> str:
        """Act and pin."""
        return f"{self.act}:{self.pin}"

    @property
    def mark(self) -> str:
        """A short mark of the wording: another one where the text changes."""
        whole = normalised(f"{self.heading}\n{self.text}")
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


def places_of(act: Act) -> list[Place]:
    """The articles of an act that say something, in the order of the text."""
    made = []
    for article in _groups(act.provisions, 1):
        place = _joined(act, article, 1)
        if place is not None:
            below = [item for item in article if len(item.pin.steps) > 1]
            parts = [_joined(act, group, 2, place.heading) for group in _groups(below, 2)]
            made.append(replace(place, parts=tuple(part for part in parts if part is not None)))
    return made


def _groups(provisions: Sequence[Provision], depth: int) -> Iterator[list[Provision]]:
    """Provisions that share the first steps of their pins, the one that has no more first."""
    held: dict[tuple[str, ...], list[Provision]] = {}
    for item in provisions:
        held.setdefault((item.pin.annex, *item.pin.steps[:depth]), []).append(item)
    for group in held.values():
        yield sorted(group, key=lambda item: len(item.pin.steps) > depth)


def _joined(act: Act, group: list[Provision], depth: int, above: str = "") -> Place | None:
    wordings = [(item, item.editions[-1] if item.editions else item) for item in group]
    wordings = [pair for pair in wordings if not (pair[0].repealed or pair[1].repealed)]
    worded = any(last.text for _, last in wordings)
    lang = _language([last.text if worded else last.summary for _, last in wordings], act.lang)
    headings = [above] if above else []
    texts = []
    for item, last in wordings:
        headings.append(_said(last.heading or item.heading, lang))
        texts.append(_said(last.text if worded else last.summary, lang))
    texts = [text for text in texts if text]
    if not texts:
        return None
    return Place(
        act.id,
        Pin(group[0].pin.steps[:depth], group[0].pin.annex),
        lang,
        " ".join(heading for heading in headings if heading),
        "\n".join(texts),
        not worded,
        frozenset(name for pair in wordings for part in pair for name in part.claims),
    )


def _said(text: Text | None, lang: str) -> str:
    return (text or {}).get(lang, "")


def _language(texts: list[Text | None], lang: str) -> str:
    """The language of the act, where anything is said in it; else that of the first text."""
    given = [text for text in texts if text]
    if not given or any(lang in text for text in given):
        return lang
    return min(given[0])
