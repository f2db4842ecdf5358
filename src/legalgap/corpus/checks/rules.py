"""Whether rules name elements that are there, and lead round in no circle."""

from collections.abc import Iterator

from legalgap.corpus.checks.references import unknown
from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.indicator import Indicator
from legalgap.model.rule import (
    All,
    AnyOf,
    AtLeast,
    Not,
    Number,
    Ratified,
    Rule,
    elements,
)


def leaves(rule: Rule, loc: Loc) -> Iterator[tuple[Rule, Loc]]:
    """Every leaf of a rule, with where it stands."""
    match rule:
        case All():
            below = [(child, (*loc, "all", n)) for n, child in enumerate(rule.all)]
        case AnyOf():
            below = [(child, (*loc, "any", n)) for n, child in enumerate(rule.any)]
        case AtLeast():
            of = rule.at_least.of
            below = [(child, (*loc, "at_least", "of", n)) for n, child in enumerate(of)]
        case Not():
            below = [(rule.not_, (*loc, "not"))]
        case _:
            yield rule, loc
            return
    for child, at in below:
        yield from leaves(child, at)


def _rules(indicator: Indicator) -> Iterator[tuple[Rule, Loc]]:
    yield from leaves(indicator.full, ("full",))
    for number, rule in enumerate(indicator.bonus):
        yield from leaves(rule, ("bonus", number))


def names(library: Library) -> Iterator[Problem]:
    """Elements and treaties that a rule names and nobody defines; elements that no rule uses."""
    used: set[str] = set()
    for name, entry in library.of("indicators").items():
        for leaf, loc in _rules(entry.record):
            if isinstance(leaf, Ratified):
                yield from unknown(
                    entry,
                    "LG309",
                    (*loc, "ratified"),
                    "instrument",
                    leaf.ratified,
                    library.instruments,
                )
                continue
            at = (*loc, "number", "element") if isinstance(leaf, Number) else loc
            element = leaf.number.element if isinstance(leaf, Number) else str(leaf)
            used.add(element if "." in element else f"{name}.{element}")
            yield from _element(library, entry, at, element)
    for name, entry in library.of("indicators").items():
        for element in entry.record.elements:
            if f"{name}.{element}" not in used:
                yield entry.problem(
                    "LG403",
                    ("elements", element),
                    f"no rule uses the element `{element}`",
                    "name it in `full:` or `bonus:`, or delete it",
                    severity=Severity.WARNING,
                    key=True,
                )


def _element(library: Library, entry: Entry, loc: Loc, element: str) -> Iterator[Problem]:
    indicator: Indicator = entry.record
    if "." not in element:
        if element not in indicator.elements:
            hint = did_you_mean(
                element, indicator.elements, "define it under `elements:` of this indicator"
            )
            said = f"{indicator.id} has no element `{element}`"
            yield entry.problem("LG401", loc, said, hint)
        return
    other, _, name = element.partition(".")
    if other not in library.indicators:
        yield from unknown(entry, "LG302", loc, "indicator", other, library.indicators)
    elif name not in library.indicators[other].elements:
        hint = did_you_mean(name, library.indicators[other].elements)
        yield entry.problem("LG401", loc, f"{other} has no element `{name}`", hint)


def circles(library: Library) -> Iterator[Problem]:
    """Indicators that name each other's elements in a ring: each would wait for the other."""
    below: dict[str, dict[str, Loc]] = {}
    for name, entry in library.of("indicators").items():
        targets: dict[str, Loc] = {}
        for leaf, loc in _rules(entry.record):
            for element, _ in elements(leaf):
                other = element.partition(".")[0]
                if "." in element and other != name:
                    targets.setdefault(other, loc)
        below[name] = targets
    reported: set[frozenset[str]] = set()
    for start in sorted(below):
        ring = _ring(start, below)
        if ring and frozenset(ring) not in reported:
            reported.add(frozenset(ring))
            entry = library.of("indicators")[start]
            shown = " → ".join([*ring, start])
            yield entry.problem(
                "LG402",
                below[start][ring[1]],
                f"the elements lead round in a circle: {shown}",
                "let one of them own the element, and only the other name it by its full id",
            )


def _ring(start: str, below: dict[str, dict[str, Loc]]) -> list[str] | None:
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop()
        for target in below.get(path[-1], {}):
            if target == start:
                return path
            if target not in seen:
                seen.add(target)
                paths.append([*path, target])
    return None


def bad_marks(library: Library) -> Iterator[Problem]:
    """`bad` stands on exactly the elements that stand under `not`."""
    negated: dict[str, set[bool]] = {}
    for name, entry in library.of("indicators").items():
        for rule in (entry.record.full, *entry.record.bonus):
            for element, under_not in elements(rule):
                full = element if "." in element else f"{name}.{element}"
                negated.setdefault(full, set()).add(under_not)
    for name, entry in library.of("indicators").items():
        for element, record in entry.record.elements.items():
            ways = negated.get(f"{name}.{element}", set())
            loc = ("elements", element)
            if len(ways) == 2:
                said = f"`{element}` stands under `not` in one rule and is wanted in another"
                hint = "make two elements of it"
                yield entry.problem("LG404", loc, said, hint, key=True)
            elif ways and record.bad is not ways.copy().pop():
                said = (
                    f"`{element}` is marked `bad` but no rule has it under `not`"
                    if record.bad
                    else f"`{element}` stands under `not` but is not marked `bad: true`"
                )
                hint = "a bad element is one that ought not to be there: mend the mark or the rule"
                yield entry.problem("LG404", loc, said, hint, key=True)
