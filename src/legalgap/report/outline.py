"""What is printed where: which findings get a card, which recommendations stand in which chapter.

Everything here is choice and order; no sentence and no markup.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property

from legalgap.engine.examples import Chooser
from legalgap.engine.gaps import gravity, shows_a_gap
from legalgap.engine.waiting import Waiting, waiting
from legalgap.frozen import frozen
from legalgap.model.assessment import AreaResult, Assessment, Finding, ToRead, Verb
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer, Observation
from legalgap.model.recommendation import Horizon, Practice
from legalgap.model.source import Visibility
from legalgap.model.text import Text
from legalgap.prose.chapters import has_evidence, lead_standards
from legalgap.report.planned import MOST_DECISIONS, Measure, by_verb, first_measures

MOST_CARDS = 8
FEW_CARDS, LEAST_CARDS = 3, 2
"""In an area without enough evidence for a score; fewer where few findings have evidence."""
MOST_FULL, FEW_FULL = 6, 3
"""Recommendations of a chapter that are printed in full; fewer in an area without a score."""
MOST_PRACTICES = 2
MOST_STRENGTHS = 5
MOST_GAPS = 7
MOST_KEY_RECOMMENDATIONS = 10
MOST_BYLAWS = 5
MOST_OPEN_QUESTIONS = 4
"""Of by-laws and questions to ministries in the body; the annexes hold them all."""
WORDED = ("law", "by_law")
"""Measures that need wording."""
TRAINING = "training"
"""The measure that a table of its own gathers."""
LONG = 6
"""Findings with evidence from which a chapter begins on a new page."""


@frozen
class Chapter:
    """What the chapter of one area holds."""

    area: str
    result: AreaResult
    findings: tuple[Finding, ...]
    """Those with evidence, in the order of their ids."""
    unread: tuple[Finding, ...]
    cards: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    standards: tuple[str, ...]
    recommendations: tuple[str, ...]
    """Asked for here first, those that close the gravest findings first."""
    elsewhere: tuple[str, ...]
    """Asked for here, and printed in an earlier chapter."""
    training: tuple[str, ...]
    """Measures of training, in the one chapter that tables them."""
    practices: tuple[Practice, ...]
    observations: tuple[Observation, ...]
    to_read: tuple[ToRead, ...]

    @property
    def every(self) -> tuple[Finding, ...]:
        """All findings of the area."""
        return (*self.findings, *self.unread)

    @property
    def full(self) -> tuple[str, ...]:
        """The recommendations printed in full."""
        return self.recommendations[: self._most_full]

    @property
    def short(self) -> tuple[str, ...]:
        """The recommendations named with their titles only."""
        return self.recommendations[self._most_full :]

    @property
    def _most_full(self) -> int:
        return FEW_FULL if self.result.law.score is None else MOST_FULL

    @property
    def long(self) -> bool:
        """Whether it has enough to say to begin on a new page: a score, and many findings."""
        return self.result.law.score is not None and len(self.findings) >= LONG


@frozen
class OpenTest:
    """One question of a test that is still open, for the rules of several findings."""

    test: str
    whom: Text | None
    """The body to ask, where an expert has named it."""
    findings: tuple[Finding, ...]


@frozen
class Machinery:
    """What the chapter on enforceability holds."""

    bylaws: tuple[Waiting, ...] = ()
    """All of public sources, the one that holds back most first."""
    hidden_bylaws: int = 0
    """Those that rest on sources that are not public."""
    questions: tuple[OpenTest, ...] = ()
    """All, by the body to ask, then test by test."""
    scored: bool = False
    """Whether any finding has a score, so that bands can be counted."""

    @property
    def pressing(self) -> tuple[OpenTest, ...]:
        """The questions that most findings wait for, in their order."""
        ranked = sorted(self.questions, key=lambda item: -len(item.findings))
        shown = ranked[:MOST_OPEN_QUESTIONS]
        return tuple(item for item in self.questions if item in shown)


@frozen
class Outline:
    """The whole report."""

    assessment: Assessment
    chapters: tuple[Chapter, ...]
    strengths: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    recommendations: tuple[str, ...]
    """The key ones: what is to be decided, then those that answer the gravest findings."""
    decided: tuple[Measure, ...] = ()
    """The first measures of the road map."""
    closes: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    """The findings that each recommendation closes, the gravest first."""
    consolidated: tuple[str, ...] = ()
    """Every recommendation that closes a finding with evidence, by horizon."""
    examples: tuple[Practice, ...] = ()
    """The practices of other States for the findings with a card and in the chapters, by id."""
    machinery: Machinery = field(default_factory=Machinery)

    def chapter(self, area: str) -> Chapter:
        """The chapter of an area."""
        return next(chapter for chapter in self.chapters if chapter.area == area)

    @cached_property
    def carded(self) -> set[str]:
        """The indicators that have a card."""
        return {finding.id for chapter in self.chapters for finding in chapter.cards}

    @cached_property
    def tabled(self) -> set[str]:
        """The indicators that stand in a table of findings."""
        return {finding.id for chapter in self.chapters for finding in chapter.findings}

    @cached_property
    def printed(self) -> set[str]:
        """The recommendations that are printed in full."""
        return {name for chapter in self.chapters for name in chapter.full}

    @property
    def worded(self) -> tuple[str, ...]:
        """The recommendations with wording for drafters, those that close the gravest first.

        All that ask for a law and close a duty that is not met, the key ones, and those for which
        there is a model clause.
        """
        yardstick = self.assessment.yardstick
        catalogue, chosen = yardstick.recommendations, set(self.recommendations)
        chosen |= {name for item in yardstick.clauses.values() for name in item.recommendations}
        found = [
            name
            for name in self.consolidated
            if set(catalogue[name].measure) & set(WORDED)
            and (name in chosen or self.verb_of(name) is Verb.MUST)
        ]
        return tuple(sorted(found, key=lambda name: (gravity(self.closes[name][0]), name)))

    @property
    def decisions(self) -> list[Measure]:
        """What the working group is asked to decide, the same in every format, with its verb.

        The first measures of the road map; where there is none, the key recommendations.
        """
        if self.decided:
            return list(self.decided)
        named = [(name, self.verb_of(name)) for name in self.recommendations]
        return by_verb(named)[:MOST_DECISIONS]

    def verb_of(self, recommendation: str) -> Verb | None:
        """The strongest verb among the findings that a recommendation closes."""
        found = self.closes.get(recommendation, ())
        return found[0].verb if found else None


def outline(assessment: Assessment) -> Outline:
    """Decide what is printed where."""
    gravest = sorted((item for item in assessment.findings if shows_a_gap(item)), key=gravity)
    closes: dict[str, list[Finding]] = {}
    for finding in gravest:
        for name in finding.recommendations:
            closes.setdefault(name, []).append(finding)
    printed: set[str] = set()
    chapters = []
    training, chooser = _training(assessment, closes), _chooser(assessment)
    for result in assessment.areas:
        chapter = _chapter(assessment, chooser, result, printed, training.get(result.id, ()))
        printed |= set(chapter.recommendations)
        chapters.append(chapter)
    answers = _by_turns([finding.recommendations for finding in gravest if has_evidence(finding)])
    decided = first_measures(assessment) if answers else []
    key = list(dict.fromkeys([*(name for name, _ in decided), *answers]))
    return Outline(
        assessment=assessment,
        chapters=tuple(chapters),
        strengths=tuple(_strongest(chapters)),
        gaps=tuple(item for item in gravest if has_evidence(item))[:MOST_GAPS],
        decided=tuple(decided),
        recommendations=tuple(key[:MOST_KEY_RECOMMENDATIONS]),
        closes={name: tuple(found) for name, found in closes.items()},
        consolidated=tuple(_consolidated(assessment, closes)),
        examples=tuple(_examples(assessment, chooser, chapters)),
        machinery=_machinery(assessment),
    )


def _machinery(assessment: Assessment) -> Machinery:
    tracked = waiting(assessment)
    public = [item for item in tracked if item.public]
    return Machinery(
        bylaws=tuple(public),
        hidden_bylaws=len(tracked) - len(public),
        questions=tuple(_open_tests(assessment)),
        scored=any(item.enforced and item.enforced.band for item in assessment.findings),
    )


def _open_tests(assessment: Assessment) -> list[OpenTest]:
    """The tests without an answer: by the body to ask, named ones first, then test by test."""
    rules = assessment.yardstick.methodology.enforceability
    grouped: dict[tuple[tuple[str, ...], str], tuple[Text | None, list[Finding]]] = {}
    for finding in assessment.findings:
        for test in finding.enforced.unknown if finding.enforced else ():
            words = test.ask or {}
            key = (tuple(words[lang] for lang in sorted(words)), test.id)
            grouped.setdefault(key, (test.ask, []))[1].append(finding)
    order = list(rules.tests) if rules is not None else []
    ranked = sorted(grouped, key=lambda key: (not key[0], key[0], order.index(key[1])))
    return [OpenTest(key[1], grouped[key][0], tuple(grouped[key][1])) for key in ranked]


def _training(
    assessment: Assessment, closes: Mapping[str, list[Finding]]
) -> dict[str, tuple[str, ...]]:
    """The measures of training, in the area that most of them serve."""
    catalogue = assessment.yardstick.recommendations
    found = tuple(name for name in sorted(closes) if TRAINING in catalogue[name].measure)
    if not found:
        return {}
    known = {finding.id: finding.area for finding in assessment.findings}
    served = Counter(
        known[indicator]
        for item in catalogue.values()
        if TRAINING in item.measure
        for indicator in item.closes
        if indicator in known
    )
    areas = [result.id for result in assessment.areas]
    return {max(areas, key=lambda area: (served[area], -areas.index(area))): found}


def _consolidated(assessment: Assessment, closes: Mapping[str, list[Finding]]) -> list[str]:
    """Every recommendation: the soonest first, then by the gravity of what it closes."""
    horizons, catalogue = list(Horizon), assessment.yardstick.recommendations
    return sorted(
        (name for name, found in closes.items() if any(has_evidence(item) for item in found)),
        key=lambda name: (horizons.index(catalogue[name].horizon), gravity(closes[name][0]), name),
    )


def _examples(assessment: Assessment, chooser: Chooser, chapters: list[Chapter]) -> list[Practice]:
    """The practices of the chapters, and those for the findings with a card."""
    names = {item.id for chapter in chapters for item in chapter.practices}
    for chapter in chapters:
        for finding in chapter.cards:
            names |= set(chooser.for_indicator(finding.id))
    return [assessment.yardstick.practices[name] for name in sorted(names)]


def _chapter(
    assessment: Assessment,
    chooser: Chooser,
    result: AreaResult,
    printed: set[str],
    training: tuple[str, ...],
) -> Chapter:
    every = assessment.findings_of(result.id)
    known = tuple(finding for finding in every if has_evidence(finding))
    gaps = sorted((finding for finding in known if shows_a_gap(finding)), key=gravity)
    asked = list(dict.fromkeys(name for finding in gaps for name in finding.recommendations))
    ids = {finding.id for finding in every}
    return Chapter(
        area=result.id,
        result=result,
        findings=known,
        unread=tuple(finding for finding in every if not has_evidence(finding)),
        cards=tuple(gaps[: _most_cards(result, known)]),
        strengths=tuple(sorted((item for item in known if _met(item)), key=_by_strength)),
        standards=tuple(lead_standards(assessment, every)),
        recommendations=tuple(name for name in asked if name not in printed),
        elsewhere=tuple(name for name in asked if name in printed),
        training=training,
        practices=tuple(_practices(assessment, chooser, gaps)),
        observations=tuple(
            item
            for item in assessment.country.observations
            if ids & set(item.indicators) and _public(assessment, item)
        ),
        to_read=tuple(item for item in assessment.to_read if ids & set(item.indicators)),
    )


def _most_cards(result: AreaResult, known: tuple[Finding, ...]) -> int:
    if result.law.score is not None:
        return MOST_CARDS
    return FEW_CARDS if len(known) >= LONG else LEAST_CARDS


def _met(finding: Finding) -> int:
    return sum(element.met for element in finding.elements)


def _by_strength(finding: Finding) -> tuple[bool, int, str]:
    return finding.answer is not Answer.FULL, -_met(finding), finding.id


def _strongest(chapters: Iterable[Chapter]) -> list[Finding]:
    """The strengths to credit first: met in full, area by area in turn, core to a lens first.

    What a provision in force contradicts is no strength, whatever else was found.
    """
    listed = []
    for chapter in chapters:
        full = [finding for finding in chapter.strengths if finding.answer is Answer.FULL]
        listed.append(sorted(full, key=lambda item: (-_lens_weight(item), item.id)))
    in_turn: list[Finding] = []
    for place in range(MOST_STRENGTHS):
        in_turn += [found[place] for found in listed if len(found) > place]
    if len(in_turn) < MOST_STRENGTHS:
        in_turn += [
            item
            for chapter in chapters
            for item in chapter.strengths
            if item not in in_turn and not item.contradictions
        ]
    return in_turn[:MOST_STRENGTHS]


def _lens_weight(finding: Finding) -> int:
    weights = finding.indicator.lenses.values()
    return sum(2 * (weight is Weight.CORE) + (weight is Weight.RELEVANT) for weight in weights)


def _by_turns(listed: list[tuple[str, ...]]) -> list[str]:
    """The first of each, then the second of each, and so on; each once."""
    longest = max((len(names) for names in listed), default=0)
    return list(
        dict.fromkeys(
            names[place] for place in range(longest) for names in listed if len(names) > place
        )
    )


def _chooser(assessment: Assessment) -> Chooser:
    yardstick = assessment.yardstick
    return Chooser(
        assessment.country.jurisdiction,
        yardstick.practices,
        yardstick.methodology.examples,
        assessment.as_of,
    )


def _practices(assessment: Assessment, chooser: Chooser, gaps: list[Finding]) -> list[Practice]:
    """The practices to show for the gaps of a chapter, and after them one that warns."""
    names = chooser.among(
        name
        for finding in gaps
        for name in (finding.practices or chooser.for_indicator(finding.id))
    )
    warned = chooser.warnings(finding.id for finding in gaps)
    return [assessment.yardstick.practices[name] for name in (*names[:MOST_PRACTICES], *warned)]


def _public(assessment: Assessment, item: Observation) -> bool:
    source = assessment.country.observation_sources.get(item.source or "")
    return source is None or source.visibility is Visibility.PUBLIC
