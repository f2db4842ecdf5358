"""Whether claims name elements that are there, and rest on enough."""

from collections.abc import Iterator
from typing import Any

from legalgap.corpus.checks.rules import leaves
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.claim import Claim
from legalgap.model.indicator import Element, Indicator
from legalgap.model.rule import Number
from legalgap.model.source import Grade

Loc = tuple[str | int, ...]


@frozen
class Placed:
    """A claim with everything around it that decides what it can show."""

    entry: Entry
    loc: Loc
    act: Act | None
    indicator: str
    claim: Claim
    grade: Grade | None
    read: str
    source: str | None


def placed(library: Library) -> Iterator[Placed]:
    """Every claim of every act and draft, with the grade, reading and source that it inherits."""
    for entry in library.encoded():
        act: Act = entry.record
        for number, provision in enumerate(act.provisions):
            here: Loc = ("provisions", number)
            yield from _of(entry, here, act, provision, provision)
            for place, edition in enumerate(provision.editions):
                yield from _of(entry, (*here, "editions", place), act, edition, provision)
    for entry in library.of("draft").values():
        for number, change in enumerate(entry.record.changes):
            yield from _of(entry, ("changes", number), None, change, change)


def _of(entry: Entry, loc: Loc, act: Act | None, wording: Any, around: Any) -> Iterator[Placed]:
    grade = wording.grade or around.grade or (act.grade if act else Grade.TEXT_READ)
    read = wording.read if "read" in wording.model_fields_set else around.read
    source = wording.source or around.source or (act.source if act else entry.record.source)
    for name, listed in wording.claims.items():
        for place, claim in enumerate(listed):
            yield Placed(
                entry,
                (*loc, "claims", name, place),
                act,
                name,
                claim,
                claim.grade or grade,
                claim.read or read,
                claim.source or source,
            )


def _numbers(indicator: Indicator) -> set[str]:
    rules = [("full", indicator.full), *(("bonus", rule) for rule in indicator.bonus)]
    return {
        leaf.number.element
        for name, rule in rules
        for leaf, _ in leaves(rule, (name,))
        if isinstance(leaf, Number)
    }


def elements(library: Library) -> Iterator[Problem]:
    """Elements that a claim names: whether they exist, and can be claimed in that way."""
    numbers: dict[str, set[str]] = {}
    for own, found in library.indicators.items():
        for number in _numbers(found):
            owner, dot, bare = number.rpartition(".")
            numbers.setdefault(owner if dot else own, set()).add(bare)
    for item in placed(library):
        indicator = library.indicators.get(item.indicator)
        if indicator is None:
            continue
        known = numbers.get(item.indicator, set())
        for way in ("provides", "lacks", "narrows", "partly", "values"):
            for place, name in enumerate(getattr(item.claim, way)):
                flat = way in ("provides", "lacks")
                loc = (*item.loc, way, place if flat else name)
                element = indicator.elements.get(name)
                if element is None:
                    hint = did_you_mean(
                        name, indicator.elements, "known: " + ", ".join(indicator.elements)
                    )
                    said = f"{item.indicator} has no element `{name}`"
                    yield item.entry.problem("LG303", loc, said, hint, key=not flat)
                    continue
                yield from _way(item, loc, way, name, element, name in known)


def _way(
    item: Placed, loc: Loc, way: str, name: str, element: Element, is_number: bool
) -> Iterator[Problem]:
    key = way in ("narrows", "partly", "values")
    if element.computed:
        said = f"`{name}` is counted from the by-law tracker"
        yield item.entry.problem("LG406", loc, said, "enter by-laws in bylaws.yaml", key=key)
    elif way == "lacks" and element.bad:
        yield item.entry.problem(
            "LG405",
            loc,
            f"`{name}` ought not to be there: one text cannot show that no text has it",
            "leave it out; declare `read_in_full` in jurisdiction.yaml once every act was read",
        )
    elif way == "values" and not is_number:
        said = f"`{name}` is not a number in the rule of {item.indicator}"
        yield item.entry.problem("LG407", loc, said, "claim it with `provides:`", key=True)
    elif way == "provides" and is_number:
        said = f"`{name}` is a number in the rule of {item.indicator}"
        hint = f"write `values: {{{name}: ...}}` with what the text guarantees"
        yield item.entry.problem("LG408", loc, said, hint)


def evidence(library: Library) -> Iterator[Problem]:
    """A grade and a source for every claim; a text read whole for what it lacks or contradicts."""
    for item in placed(library):
        if item.grade is None:
            hint = "write `grade:` here, at the provision or at the act"
            yield item.entry.problem("LG609", item.loc, "the claim has no grade", hint)
            continue
        if item.source is None and item.grade is not Grade.RECALLED and item.act is not None:
            hint = "name one of `sources:` here, at the provision or at the act"
            yield item.entry.problem("LG610", item.loc, "the claim has no source", hint)
        whole = item.grade is Grade.TEXT_READ and item.read == "whole"
        shows = whole or item.grade is Grade.REPORTED
        if shows or item.grade is Grade.RECALLED:
            continue
        hint = "read it to its end and write `read: whole`, or claim less"
        if item.claim.lacks:
            said = "a text that was not read whole cannot show that something is lacking"
            yield item.entry.problem("LG605", (*item.loc, "lacks"), said, hint, key=True)
        if item.claim.contradicts:
            said = "a text that was not read whole cannot show a contradiction"
            yield item.entry.problem("LG606", (*item.loc, "contradicts"), said, hint, key=True)


def silence(library: Library) -> Iterator[Problem]:
    """Acts that are silent on what they answer; acts that cannot show what penal law lacks."""
    for entry in library.encoded():
        act: Act = entry.record
        claimed = {
            name
            for provision in act.provisions
            for wording in (provision, *provision.editions)
            for name in wording.claims
        }
        for number, name in enumerate(act.silent_on):
            loc = ("silent_on", number)
            if name in claimed:
                said = f"the act is called silent on {name}, but a provision of it answers"
                yield entry.problem("LG607", loc, said, "keep one of the two")
            indicator = library.indicators.get(name)
            if indicator is not None and indicator.penal and not act.penal:
                yield _not_penal(entry, loc, name)
    for item in placed(library):
        indicator = library.indicators.get(item.indicator)
        penal = indicator is not None and indicator.penal
        if penal and item.claim.lacks and item.act is not None and not item.act.penal:
            yield _not_penal(item.entry, (*item.loc, "lacks"), item.indicator)


def _not_penal(entry: Entry, loc: Loc, name: str) -> Problem:
    return entry.problem(
        "LG611",
        loc,
        f"an act that creates no criminal liability cannot show what penal law lacks ({name})",
        "leave it out: the penal code decides",
        severity=Severity.WARNING,
    )
