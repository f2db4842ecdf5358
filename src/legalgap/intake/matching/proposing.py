"""Proposals for a State: which provisions may answer which indicators. None of them is a claim."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legalgap.corpus.library import Library
from legalgap.intake.matching.explanation import Explainer
from legalgap.intake.matching.glossary import Glossary, WordReader
from legalgap.intake.matching.matcher import HEADING, Asked, Match, Matcher, Side, side
from legalgap.intake.matching.places import Place, places_of
from legalgap.intake.matching.questions import Question, question_of, standards_of
from legalgap.intake.matching.stems import LETTERS, has_stemmer
from legalgap.model.act import Act

BRIDGE = "en"
"""The language of a question that has no wording in the language of the text."""
FIRM = 0.45
"""From this score on the best indicators of a provision are proposed, even where each of them has
better provisions."""
BEGINNING = 300
"""How many letters of the wording a proposal shows."""

Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Proposal:
    """A provision that may answer an indicator, for a person to decide."""

    indicator: str
    act: str
    pin: str
    score: float
    rank: int
    """Its place among the provisions proposed for the indicator, from 1."""
    rank_of_indicator: int
    """The place of the indicator among those that the provision may answer, from 1."""
    carried: tuple[str, ...]
    missing: tuple[str, ...]
    elements: tuple[str, ...]
    heading: str
    beginning: str
    mark: str
    """A mark of the wording of the article; another one where the text changes."""

    @property
    def id(self) -> str:
        """Short, and the same as long as indicator, act and pin are."""
        whole = f"{self.indicator}|{self.act}|{self.pin}"
        return "p" + hashlib.sha256(whole.encode()).hexdigest()[:7]


@dataclass(frozen=True)
class Proposals:
    """What was proposed, and what a reader must know about it."""

    items: tuple[Proposal, ...]
    notes: tuple[str, ...]
    places: int
    """How many articles were looked at."""


def propose(
    library: Library,
    acts: Sequence[Act],
    glossary: Glossary,
    top: int,
    step: Step | None = None,
) -> Proposals:
    """The likely provisions of acts for every indicator, and the likely indicators of each."""
    by_language: dict[str, list[Place]] = {}
    for act in acts:
        for place in places_of(act):
            by_language.setdefault(place.lang, []).append(place)
    found: list[Proposal] = []
    notes: list[str] = []
    for lang, places in sorted(by_language.items()):
        notes += _notes(lang, places, glossary)
        for asked_in, questions in _questions(library, lang):
            found += _matched(questions, asked_in, places, lang, glossary, top, step)
    order = {name: number for number, name in enumerate(library.indicators)}
    found.sort(key=lambda item: (order[item.indicator], -item.score, item.act, item.pin))
    return Proposals(tuple(found), tuple(notes), sum(map(len, by_language.values())))


def _questions(library: Library, lang: str) -> list[tuple[str, list[Question]]]:
    """All indicators, in the language of the text where they have it, else over the bridge."""
    standards = standards_of(library.instruments)
    found: dict[str, list[Question]] = {}
    for indicator in library.indicators.values():
        question = question_of(indicator, standards, lang)
        question = question or question_of(indicator, standards, BRIDGE)
        if question is not None:
            found.setdefault(question.lang, []).append(question)
    return sorted(found.items())


def ready_places(places: Sequence[Place], reader: WordReader, bridge: bool) -> list[Side]:
    """Places with their words made ready."""
    return [
        side([(HEADING, place.heading), (1.0, place.text)], reader, bridge=bridge)
        for place in places
    ]


def ready_question(question: Question, reader: WordReader, bridge: bool) -> Asked:
    """A question with its words made ready."""

    def one(text: str) -> Side:
        return side([(1.0, text)], reader, bridge=bridge)

    return Asked(
        side(question.fields, reader, bridge=bridge),
        tuple(one(text) for text in question.elements.values()),
        tuple(one(text) for text in question.standards.values()),
    )


def _matched(
    questions: list[Question],
    asked_in: str,
    places: list[Place],
    lang: str,
    glossary: Glossary,
    top: int,
    step: Step | None,
) -> list[Proposal]:
    bridge = asked_in != lang
    said = WordReader(lang, glossary)
    asked = WordReader(asked_in, glossary) if bridge else said
    matcher = Matcher(ready_places(places, said, bridge), glossary)
    ready = [ready_question(question, asked, bridge) for question in questions]
    explainer = Explainer(matcher.index, asked, said, glossary)
    ranks: dict[tuple[str, int], int] = {}
    made = []
    # Among the best are those that are claimed already; they are left out, and others step up.
    matches = matcher.matches(ready, top + most_claimed(places), step)
    for match in matches:
        question, place = questions[match.question], places[match.text]
        if question.id in place.claimed:
            continue
        of_question = _next(ranks, ("question", match.question))
        of_place = _next(ranks, ("place", match.text))
        if of_question <= top or (of_place <= top and match.score >= FIRM):
            made.append(_proposal(question, place, match, (of_question, of_place), explainer))
    return made


def most_claimed(places: Sequence[Place]) -> int:
    """The greatest number of places that one indicator is already claimed of, within reason."""
    counts: dict[str, int] = {}
    for place in places:
        for name in place.claimed:
            counts[name] = counts.get(name, 0) + 1
    return min(max(counts.values(), default=0), 20)


def _next(ranks: dict[tuple[str, int], int], key: tuple[str, int]) -> int:
    ranks[key] = ranks.get(key, 0) + 1
    return ranks[key]


def _proposal(
    question: Question, place: Place, match: Match, ranks: tuple[int, int], explainer: Explainer
) -> Proposal:
    reasons = explainer.reasons(question, place)
    text = " ".join(place.text.split())
    part = next((item for item in place.parts if str(item.pin) == reasons.pin), None)
    if part is not None:
        text = " ".join(part.text.split())
    return Proposal(
        question.id,
        place.act,
        reasons.pin,
        match.score,
        *ranks,
        reasons.carried,
        reasons.missing,
        reasons.elements,
        place.heading,
        text if len(text) <= BEGINNING else text[:BEGINNING].rsplit(" ", 1)[0] + " …",
        place.mark,
    )


def _notes(lang: str, places: list[Place], glossary: Glossary) -> list[str]:
    made = []
    own = sum(place.own_words for place in places)
    if own:
        made.append(
            f"{own} of {len(places)} articles in `{lang}` have no imported wording and were "
            "matched by their summary; import the text for more"
        )
    if not has_stemmer(lang):
        made.append(
            f"there is no stemmer for `{lang}`: words were compared by {LETTERS} first letters"
        )
    if lang not in glossary.languages():
        made.append(f"the glossary has no terms in `{lang}`: add them in templates/glossary")
    return made
