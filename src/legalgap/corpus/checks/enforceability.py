"""Whether the tests of enforceability and the journey name what is there."""

from collections.abc import Iterator

from legalgap.corpus.checks.references import known_source, unknown
from legalgap.corpus.checks.rules import leaves
from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Act
from legalgap.model.enforceability import Enforceability, TestAnswer
from legalgap.model.journey import Journey
from legalgap.model.rule import Number, Ratified, Rule


def of_tests(library: Library) -> Iterator[Problem]:
    """Indicators, acts, provisions, tests, lens questions and sources that the answers name."""
    methods = [item.enforceability for item in library.methodologies.values()]
    rules = [item for item in methods if item is not None]
    tests = {name for item in rules for name in item.tests}
    questions = {name for item in rules for name in item.lens.questions}
    for entry in library.of("enforceability").values():
        record: Enforceability = entry.record
        acts = _acts(library, entry)
        yield from known_source(entry, ("source",), record.source, record.sources)
        pins = {
            name: {str(provision.pin) for provision in act.provisions} for name, act in acts.items()
        }
        seen: set[str] = set()
        for number, found in enumerate(record.acts):
            loc: Loc = ("acts", number)
            yield from unknown(entry, "LG304", (*loc, "act"), "act", found.act, acts)
            yield from _answers(entry, loc, found.tests, tests)
            yield from known_source(entry, (*loc, "source"), found.source, record.sources)
        for number, item in enumerate(record.indicators):
            loc = ("indicators", number)
            at = (*loc, "indicator")
            yield from unknown(entry, "LG302", at, "indicator", item.indicator, library.indicators)
            if item.indicator in seen:
                said = f"`{item.indicator}` stands in this list already"
                yield entry.problem("LG308", at, said, "keep one of the two, or merge them")
            seen.add(item.indicator)
            yield from _answers(entry, loc, item.tests, tests)
            yield from known_source(entry, (*loc, "source"), item.source, record.sources)
            yield from _provisions(entry, loc, item.provisions, pins)
            for name in item.lens:
                yield from unknown(
                    entry, "LG411", (*loc, "lens", name), "lens question", name, questions, key=True
                )


def _acts(library: Library, entry: Entry) -> dict[str, Act]:
    prefix = entry.country + "/"
    return {
        name.removeprefix(prefix): found.record
        for name, found in library.of("act").items()
        if name.startswith(prefix)
    }


def _answers(
    entry: Entry, loc: Loc, answers: dict[str, TestAnswer], tests: set[str]
) -> Iterator[Problem]:
    sources = entry.record.sources
    for name, answer in answers.items():
        at = (*loc, "tests", name)
        yield from unknown(entry, "LG411", at, "test", name, tests, key=True)
        yield from known_source(entry, (*at, "source"), answer.source, sources)


def _provisions(
    entry: Entry, loc: Loc, provisions: tuple[str, ...], pins: dict[str, set[str]]
) -> Iterator[Problem]:
    for number, reference in enumerate(provisions):
        at = (*loc, "provisions", number)
        act, _, pin = reference.partition(":")
        if act not in pins:
            yield from unknown(entry, "LG304", at, "act", act, pins)
            continue
        if pin not in pins[act]:
            hint = did_you_mean(pin, pins[act], "name a provision that the act has a claim on")
            said = f"`{act}` has no provision `{pin}`"
            yield entry.problem("LG304", at, said, hint, severity=Severity.WARNING)


def of_journeys(library: Library) -> Iterator[Problem]:
    """Elements that the steps of a journey name."""
    for entry in library.of("journey").values():
        journey: Journey = entry.record
        for number, step in enumerate(journey.steps):
            listed: list[tuple[Rule, Loc]] = [(step.rule, ("steps", number, "rule"))]
            listed += [
                (rule, ("steps", number, "variants", person))
                for person, rule in step.variants.items()
            ]
            for rule, loc in listed:
                for leaf, at in leaves(rule, loc):
                    if isinstance(leaf, Ratified):
                        continue
                    name = leaf.number.element if isinstance(leaf, Number) else str(leaf)
                    yield from _element(library, entry, at, name)


def _element(library: Library, entry: Entry, loc: Loc, name: str) -> Iterator[Problem]:
    owner, dot, element = name.partition(".")
    indicator = library.indicators.get(owner)
    if not dot or indicator is None:
        said = f"`{name}` is no element of an indicator"
        hint = did_you_mean(owner, library.indicators, "write its full id: `ID-03.low_threshold`")
        yield entry.problem("LG401", loc, said, hint)
    elif element not in indicator.elements:
        hint = did_you_mean(element, indicator.elements, "check the elements of the indicator")
        yield entry.problem("LG401", loc, f"{owner} has no element `{element}`", hint)
