"""How far a rule can be applied: its score in words, what holds it down, and what to ask."""

from fractions import Fraction

from legalgap.engine.waiting import is_public
from legalgap.model.assessment import AreaResult, Assessment, Finding
from legalgap.model.country import Country
from legalgap.model.enforceability import ActMachinery, EnforceabilityRules, Machinery
from legalgap.model.enforced import Capped, Enforced, Tested
from legalgap.model.source import Grade, Source, Visibility
from legalgap.prose import citations, words
from legalgap.prose.chapters import capital
from legalgap.prose.scores import lowered
from legalgap.prose.voice import Voice

WEAK = 1
"""The answer next to the worst; named where no answer is the worst."""
MOST_WEAK = 4


def band_words(voice: Voice, rules: EnforceabilityRules, band: str | None) -> str:
    """The band by letter and word: `D, largely declaratory`; or that there is none."""
    if band is None:
        return voice("not enough evidence")
    title = rules.band_titles.get(band)
    return f"{band}, {lowered(voice.words(title))}" if title else band


def band_sign(rules: EnforceabilityRules, band: str | None) -> str:
    """The shape of a band; it never stands without its word."""
    return rules.no_score_shape if band is None else rules.shapes.get(band, "")


def area_sentence(voice: Voice, rules: EnforceabilityRules, result: AreaResult) -> str:
    """The enforceability of an area, beside its law score; what is unread is not called zero."""
    found = result.enforceability
    if found.count == 0:
        return voice("Enforceability: not asked yet; nothing here was found in full or in part.")
    if found.score is None:
        return voice(
            "Enforceability: could not be verified yet; the tests with an answer cover {coverage}, "
            "and a score needs {floor}.",
            coverage=voice.percent(found.coverage),
            floor=voice.percent(Fraction(rules.floor)),
        )
    return voice(
        "Enforceability: {score} of 100, band {band}; coverage {coverage}.",
        score=voice.number(found.score, rules.digits),
        band=band_words(voice, rules, found.band),
        coverage=voice.percent(found.coverage),
    )


def title(voice: Voice, rules: EnforceabilityRules, test: str) -> str:
    """The name of a test in running text."""
    return lowered(voice.words(rules.tests[test].title)) if test in rules.tests else test


def level(voice: Voice, rules: EnforceabilityRules, test: Tested) -> str:
    """What the answer to a test means; empty where the methodology does not say."""
    rule = rules.tests.get(test.id)
    if rule is None or rule.levels is None or test.score is None:
        return ""
    return voice.words(rule.levels[test.score])


def score_sentence(voice: Voice, rules: EnforceabilityRules, found: Enforced) -> str:
    """The score of one rule: `22 of 100, band D, largely declaratory`, and its coverage."""
    if found.score is not None:
        return voice(
            "{score} of 100, band {band}; coverage {coverage}.",
            score=voice.number(found.score, rules.digits),
            band=band_words(voice, rules, found.band),
            coverage=voice.percent(found.coverage),
        )
    if not found.known:
        return voice("Could not be verified yet: no test has an answer.")
    return voice(
        "Could not be verified yet: the tests with an answer cover {coverage}, and a score needs "
        "{floor}.",
        coverage=voice.percent(found.coverage),
        floor=voice.percent(Fraction(rules.floor)),
    )


def explanation(
    voice: Voice, assessment: Assessment, found: Enforced, *, unknown: bool = True
) -> list[str]:
    """The score with all that holds it down and helps it, in sentences."""
    rules = assessment.yardstick.methodology.enforceability
    if rules is None:
        return []
    said = [score_sentence(voice, rules, found)]
    if found.holds_down:
        said.append(voice("Held down by: {tests}.", tests=_tests(voice, rules, found.holds_down)))
    weak = tuple(test for test in found.known if test.score == WEAK)[:MOST_WEAK]
    if weak and not found.holds_down:
        said.append(voice("Weak: {tests}.", tests=_tests(voice, rules, weak)))
    if found.helps:
        said.append(voice("Helped by: {tests}.", tests=_tests(voice, rules, found.helps)))
    said += [_cap(voice, found, cap) for cap in found.caps]
    said += [f"{capital(voice(words.TAGS[tag]))}." for tag in found.tags if tag in words.TAGS]
    missing = bylaw_names(voice, assessment, found.bylaws)
    if missing:
        said.append(voice("By-law not in force: {bylaws}.", bylaws=missing))
    said += lens_sentences(voice, found)
    if unknown and found.known and found.unknown:
        named = "; ".join(title(voice, rules, test.id) for test in found.unknown)
        said.append(voice("Not yet verified: {tests}.", tests=named))
    return said


def lens_sentences(voice: Voice, found: Enforced) -> list[str]:
    """How many of the gender and age questions on forms, staff and places are answered yes."""
    if found.lens is None:
        return []
    yes, applicable = found.lens
    return [
        voice.count(
            "Gender and age in forms, staff and places: yes on {yes} of {n} question.",
            "Gender and age in forms, staff and places: yes on {yes} of {n} questions.",
            applicable,
            yes=voice.number(yes),
        )
    ]


def _tests(voice: Voice, rules: EnforceabilityRules, tests: tuple[Tested, ...]) -> str:
    """Tests with what their answer means: `money and means (no payer)`."""
    said = []
    for test in tests:
        meaning = level(voice, rules, test)
        named = title(voice, rules, test.id)
        said.append(f"{named} ({meaning})" if meaning else named)
    return "; ".join(said)


def _cap(voice: Voice, found: Enforced, cap: Capped) -> str:
    """A cap with its reason, and whether it lowers the score."""
    most, reason = voice.number(cap.most), voice.words(cap.reason)
    if cap.lowers:
        raw = voice.number(found.raw or cap.most)
        return voice("Capped at {most} (from {raw}): {reason}.", most=most, raw=raw, reason=reason)
    if found.score is None:
        return voice("It can reach {most} at most: {reason}.", most=most, reason=reason)
    return voice(
        "It could reach {most} at most, which lowers nothing further: {reason}.",
        most=most,
        reason=reason,
    )


def bylaw_names(voice: Voice, assessment: Assessment, names: tuple[str, ...]) -> str:
    """By-laws by their titles; those that may be named."""
    known = {item.id: item for item in assessment.country.bylaws}
    return "; ".join(
        voice.words(known[name].title)
        for name in names
        if name in known and is_public(assessment, known[name])
    )


def test_line(voice: Voice, assessment: Assessment, test: Tested) -> str:
    """One test with its answer, who gave it, and how it is known."""
    rules = assessment.yardstick.methodology.enforceability
    assert rules is not None
    named = f"{test.id} {capital(title(voice, rules, test.id))}"
    if not test.applicable:
        said = voice("{test}: does not apply", test=named)
    elif test.score is None:
        said = voice("{test}: not yet verified", test=named)
        recalled = test.grade is Grade.RECALLED and bool(test.basis)
        return f"{said} · {words.grade(voice, test.grade)}" if recalled else said
    else:
        said = voice("{test}: {score} of 3", test=named, score=voice.number(test.score))
        meaning = level(voice, rules, test)
        said += f", {meaning}" if meaning else ""
    who = basis_words(voice, assessment, test.basis)
    known = words.grade(voice, test.grade) if test.grade else ""
    return " · ".join(part for part in (said, who, known) if part)


def basis_words(voice: Voice, assessment: Assessment, basis: str) -> str:
    """Who answered a test: the expert, the act as a whole, or the by-law tracker."""
    kind, _, name = basis.partition(":")
    if kind == "expert":
        return voice("answered by the expert")
    if kind == "act":
        act = assessment.country.acts.get(name)
        named = citations.act_name(voice, act) if act is not None else name
        return voice("answered for the whole act: {act}", act=named)
    if kind == "bylaw":
        named = bylaw_names(voice, assessment, (name,))
        if not named:
            return voice("the by-law tracker")
        return voice("by the by-law tracker: {bylaw}", bylaw=named)
    return ""


def question(voice: Voice, rules: EnforceabilityRules, test: Tested) -> str:
    """What to ask where a test is unknown, and whom; empty where the methodology has none."""
    rule = rules.tests.get(test.id)
    asked = voice.words(rule.question) if rule is not None and rule.question else ""
    if not asked or not test.ask:
        return asked
    return voice("{question} (to ask: {whom})", question=asked, whom=voice.words(test.ask))


def note(voice: Voice, country: Country, finding: Finding, test: Tested) -> str:
    """The note on an answer, where its source may be shown to everybody."""
    source = _source(country, finding, test)
    if source is not None and source.visibility is not Visibility.PUBLIC:
        return ""
    return voice.words(test.note) if test.note else ""


def _source(country: Country, finding: Finding, test: Tested) -> Source | None:
    """The source of an answer: its own, that of the record it stands in, or of the file."""
    data = country.enforceability
    kind, _, name = test.basis.partition(":")
    records: list[Machinery | ActMachinery] = (
        [item for item in data.acts if item.act == name]
        if kind == "act"
        else [item for item in data.indicators if item.indicator == finding.id]
    )
    for record in records:
        if test.id in record.tests:
            key = record.tests[test.id].source or record.source or data.source
            return data.sources.get(key or "")
    return None
