"""Which act a name means: `Уголовного кодекса` is the Criminal Code, `УПК` that of procedure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from legalgap.corpus.citations.outline import Outline

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|иям|ях|ах|ов|ев|ий|ый|ой|ая|яя|ую|юю|ое|ее|ей|ом|ем"
    r"|ым|им|ых|их|ия|ии|ию|ие|ам|ям|а|я|о|е|у|ю|ы|и|ь)$"
)
_SMALL = frozenset(
    [
        "о",
        "об",
        "и",
        "в",
        "на",
        "по",
        "с",
        "от",
        "для",
        "the",
        "of",
        "on",
        "and",
        "against",
        "for",
        "to",
        "in",
        "its",
        "all",
        "by",
        "a",
        "an",
        "concerning",
        "relating",
        "especially",
    ]
)
GENERIC = frozenset(
    [
        "convention",
        "protocol",
        "act",
        "covenant",
        "charter",
        "constitution",
        "code",
        "law",
        "agreement",
        "statute",
        "treaty",
        "кодекс",
        "закон",
        "протокол",
        "конвенц",
        "положен",
        "правил",
        "указ",
    ]
)
"""What an act may be called alone: `the Code`, `Протокол`."""
_NUMBER = re.compile(r"(?:№|N|No\.?)\s?(?P<number>\d[\d-]*)|(?P<of>\d+)\s+of\s+\d{4}")
_ASIDE = re.compile(
    r"\(?(?:№|No\.)\s?\d+\)?|\bот\s+\d{1,2}\s+\w+\s+\d{4}(?:\s+(?:года|г\.))?|\bот\b.*|\d{4}"
)
"""Numbers and dates: what is not the name itself."""
_INITIALS = re.compile(r"(?P<letters>[А-ЯЁ][А-Яа-яЁё]{0,2}[А-ЯЁ])(?:\s+(?P<state>[А-ЯЁ]{2,3}))?")
MOST_LEFT = 2
"""Words of a title that a citation may leave out: the name of the State."""


@lru_cache(maxsize=4096)
def stems(name: str) -> tuple[str, ...]:
    """The words of a name without their endings."""
    low = name.casefold().replace("ё", "е")
    return tuple(_ENDING.sub("", word) or word for word in _WORD.findall(low) if word not in _SMALL)


def act_named(words: str, own: Outline, others: Sequence[Outline]) -> str | None:
    """The id of the act that the words name, among the own and the others; None if none fits."""
    known = [own, *(other for other in others if other.act != own.act)]
    cited = stems(_ASIDE.sub(" ", words))
    if len(cited) == 1 and cited[0] in GENERIC and not _NUMBER.search(words):
        return _alone(cited[0], own, known)
    if all(stem in GENERIC for stem in cited):
        return _by_number(words, known)
    short = _INITIALS.fullmatch(words.strip())
    if short:
        return _by_initials(short, known)
    fitting: list[tuple[int, int, str]] = []
    for place, outline in enumerate(known):
        for name in outline.names:
            left = _left_out(cited, name)
            if left is not None:
                fitting.append((left, place, outline.act))
    return min(fitting)[2] if fitting else None


def _by_number(words: str, known: Sequence[Outline]) -> str | None:
    """`Act 16 of 2022`, `Закона № 54`: named by its number alone."""
    found = _NUMBER.search(words)
    number = (found["number"] or found["of"]) if found else ""
    fitting = [outline.act for outline in known if number and outline.number == number]
    return fitting[0] if len(fitting) == 1 else None


def _left_out(cited: Sequence[str], name: str) -> int | None:
    """How many words of a title the citation leaves out; None where it means another act."""
    title = stems(name)
    left = [stem for stem in title if stem not in cited]
    extra = [stem for stem in cited if stem not in title]
    initials = "".join(stem[0] for stem in left)
    if any(stem != initials and stem != initials[-2:] for stem in extra):
        return None
    if not any(stem in title and stem not in extra for stem in cited):
        return None
    return len(left) if len(left) <= MOST_LEFT else None


def _by_initials(short: re.Match[str], known: Sequence[Outline]) -> str | None:
    letters = short["letters"].casefold()
    for outline in known:
        for name in outline.names:
            if name.casefold() == short[0].casefold():
                return outline.act
            words = [
                bit for word in re.findall(r"[^\W\d_]+", name) for bit in (word[0].casefold(),)
            ]
            if letters[0] == words[0] and "".join(words[: len(letters)]) == letters:
                rest = "".join(words[len(letters) :])
                if not short["state"] or short["state"].casefold() == rest:
                    return outline.act
    return None


def _alone(kind: str, own: Outline, known: Sequence[Outline]) -> str | None:
    """`the Convention`: the own act, or the one that a protocol supplements."""
    kinds = [stem for name in own.names for stem in stems(name) if stem in GENERIC]
    if not kinds or kinds[0] == kind:
        return own.act
    return supplemented(own, [other for other in known[1:] if _is_a(kind, other)])


def _is_a(kind: str, outline: Outline) -> bool:
    return any(kind in stems(name) for name in outline.names)


def supplemented(own: Outline, others: Sequence[Outline]) -> str | None:
    """The act whose name stands in the name of this one: what a protocol is a protocol to."""
    inside = {stem for name in own.names for stem in stems(name)}
    fitting = []
    for other in others:
        for name in other.names:
            words = set(stems(name))
            if words < inside and words - GENERIC:
                fitting.append((-len(words), other.act))
    return min(fitting)[1] if fitting else None
