"""Whether every id that a record names exists."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.model.act import Act
from legalgap.model.bylaw import ByLaw, Tracker
from legalgap.model.claim import Claim
from legalgap.model.indicator import Indicator
from legalgap.model.jurisdiction import Jurisdiction, PlanSection
from legalgap.model.pin import Pin


def unknown(
    entry: Entry,
    code: str,
    loc: Loc,
    what: str,
    name: str,
    known: Collection[str],
    *,
    key: bool = False,
) -> Iterator[Problem]:
    """A problem if `name` is not among the known ones, with the nearest of them."""
    if name not in known:
        listed = ", ".join(sorted(known)) if 0 < len(known) <= 12 else ""
        shown = f"known: {listed}" if listed else f"`legalgap list {what}s` shows the known ones"
        hint = did_you_mean(name, known, shown)
        found = entry.problem(code, loc, f"there is no {what} `{name}`", hint, key=key)
        yield replace(found, missing=(what, name))


def each(
    entry: Entry, code: str, loc: Loc, what: str, names: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """As `unknown`, for every entry of a list."""
    for number, name in enumerate(names):
        yield from unknown(entry, code, (*loc, number), what, name, known)


def standard_ids(library: Library) -> set[str]:
    """The ids of all standards."""
    found = library._cache.get("standard_ids")
    if found is None:
        found = library._cache["standard_ids"] = {
            f"{slug}:{standard.pin}"
            for slug, instrument in library.instruments.items()
            for standard in instrument.standards
        }
    ids: set[str] = found
    return ids


def known_source(
    entry: Entry, loc: Loc, name: str | None, known: Collection[str]
) -> Iterator[Problem]:
    """A problem if a key of `sources` is named that the file does not have."""
    if name is not None and name not in known:
        hint = did_you_mean(name, known, "add it under `sources:` of this file")
        yield entry.problem("LG305", loc, f"there is no source `{name}` in this file", hint)


def _again(entry: Entry, loc: Loc, name: str, before: set[str]) -> Iterator[Problem]:
    """A problem where a list that speaks once of each indicator speaks of one again."""
    if name in before:
        said = f"`{name}` stands in this list already"
        yield entry.problem("LG308", loc, said, "keep one of the two, or merge them")
    before.add(name)


def _twice(entry: Entry, loc: Loc, records: Iterable[Any]) -> Iterator[Problem]:
    """A problem for every record of a list whose id one before it has."""
    seen: set[str] = set()
    for number, record in enumerate(records):
        if record.id in seen:
            said = f"the id `{record.id}` is taken"
            hint = "give one of them another id, or merge the two"
            yield entry.problem("LG308", (*loc, number, "id"), said, hint)
        seen.add(record.id)


def of_indicators(library: Library) -> Iterator[Problem]:
    """Standards, lenses and recommendations that indicators name; pins doubled in instruments."""
    standards = standard_ids(library)
    lenses = {lens for method in library.methodologies.values() for lens in method.lenses}
    for name, entry in library.of("indicators").items():
        indicator: Indicator = entry.record
        yield from each(entry, "LG301", ("standards",), "standard", indicator.standards, standards)
        for element, record in indicator.elements.items():
            loc = ("elements", element, "from")
            yield from each(entry, "LG301", loc, "standard", record.from_, standards)
            for number, asked in enumerate(record.from_):
                if asked in standards and asked not in indicator.standards:
                    yield entry.problem(
                        "LG312",
                        (*loc, number),
                        f"`{asked}` is not among the standards of {name}",
                        "add it to `standards:`, which lists all that the indicator rests on",
                        severity=Severity.WARNING,
                    )
        for lens in indicator.lenses:
            yield from unknown(entry, "LG306", ("lenses", lens), "lens", lens, lenses, key=True)
        yield from each(
            entry,
            "LG307",
            ("closes_with",),
            "recommendation",
            indicator.closes_with,
            library.recommendations,
        )
    yield from _doubled_pins(library)


def _doubled_pins(library: Library) -> Iterator[Problem]:
    for entry in library.of("instrument").values():
        seen: set[str] = set()
        for number, standard in enumerate(entry.record.standards):
            loc = ("standards", number, "pin")
            if standard.pin in seen:
                said = f"the standard `{entry.record.id}:{standard.pin}` stands twice"
                yield entry.problem("LG308", loc, said, "merge the two, or make the pin finer")
            seen.add(standard.pin)
            yield from known_source(
                entry, ("standards", number, "source"), standard.source, entry.record.sources
            )
        yield from known_source(entry, ("source",), entry.record.source, entry.record.sources)


def of_acts(library: Library) -> Iterator[Problem]:
    """Indicators, groups, sources and provisions that acts name."""
    groups = groups_of(library)
    for entry in library.encoded():
        act: Act = entry.record
        indicators = library.indicators
        for key in ("silent_on", "bears_on"):
            yield from each(entry, "LG302", (key,), "indicator", getattr(act, key), indicators)
        yield from known_source(entry, ("source",), act.source, act.sources)
        pins = {str(provision.pin) for provision in act.provisions}
        for number, provision in enumerate(act.provisions):
            here: tuple[str | int, ...] = ("provisions", number)
            wordings: list[tuple[tuple[str | int, ...], Any]] = [(here, provision)]
            wordings += [
                ((*here, "editions", place), edition)
                for place, edition in enumerate(provision.editions)
            ]
            for loc, wording in wordings:
                yield from known_source(entry, (*loc, "source"), wording.source, act.sources)
                for name, listed in wording.claims.items():
                    at = (*loc, "claims", name)
                    yield from unknown(entry, "LG302", at, "indicator", name, indicators, key=True)
                    for place, claim in enumerate(listed):
                        yield from of_claim(library, entry, act, (*at, place), claim, groups, pins)
        if act.replaced_by is not None:
            known = acts_of(library, entry.country, entry.coder)
            yield from unknown(entry, "LG304", ("replaced_by",), "act", act.replaced_by, known)


def groups_of(library: Library) -> set[str]:
    """The groups of people that the methodologies know."""
    return {group for method in library.methodologies.values() for group in method.groups}


def of_claim(
    library: Library,
    entry: Entry,
    act: Act,
    loc: tuple[str | int, ...],
    claim: Claim,
    groups: set[str],
    pins: set[str],
) -> Iterator[Problem]:
    """Groups, sources and provisions that one claim on an act names."""
    yield from each(entry, "LG306", (*loc, "for"), "group", claim.for_, groups)
    yield from known_source(entry, (*loc, "source"), claim.source, act.sources)
    for number, reference in enumerate(claim.through):
        body = reference.partition("@")[0]
        other, colon, pin = body.rpartition(":")
        at = (*loc, "through", number)
        try:
            Pin.parse(pin)
        except ValueError as error:
            yield entry.problem("LG205", at, str(error))
            continue
        acts = acts_of(library, entry.country, entry.coder)
        if colon and other not in acts:
            yield from unknown(entry, "LG304", at, "act", other, acts)
            continue
        there = {str(item.pin) for item in acts[other].provisions} if colon else pins
        if pin not in there:
            yield entry.problem(
                "LG304",
                at,
                f"the provision `{pin}` is not recorded in `{other or act.id}`",
                did_you_mean(pin, there, "add it under `provisions:`, so that its wording is kept"),
                severity=Severity.WARNING,
            )


def acts_of(library: Library, country: str, coder: str = "") -> dict[str, Act]:
    """The agreed acts of a State; for a coder, in the form that this coder gave them."""
    agreed = {
        name.removeprefix(country + "/"): entry.record
        for name, entry in library.of("act").items()
        if name.startswith(country + "/")
    }
    return {**agreed, **library.coders(country).get(coder, {})} if coder else agreed


def of_jurisdictions(library: Library) -> Iterator[Problem]:
    """Treaties, standards, indicators, acts and sources that a jurisdiction names."""
    standards = standard_ids(library)
    for code, entry in library.of("jurisdiction").items():
        record: Jurisdiction = entry.record
        for slug, status in record.treaties.items():
            loc: tuple[str | int, ...] = ("treaties", slug)
            yield from unknown(
                entry, "LG309", loc, "instrument", slug, library.instruments, key=True
            )
            yield from known_source(entry, (*loc, "source"), status.source, record.sources)
            yield from each(
                entry,
                "LG301",
                (*loc, "reservations"),
                "standard",
                status.reservations,
                standards,
            )
        for name in ("bodies", "services", "plans"):
            yield from _twice(entry, (name,), getattr(record, name))
            for number, fact in enumerate(getattr(record, name)):
                yield from known_source(
                    entry, (name, number, "source"), fact.source, record.sources
                )
        for number, plan in enumerate(record.plans):
            yield from _sections(library, entry, ("plans", number, "sections"), plan.sections)
        for number, item in enumerate(record.not_applicable):
            at = ("not_applicable", number, "indicator")
            yield from unknown(entry, "LG302", at, "indicator", item.indicator, library.indicators)
        acts = acts_of(library, code)
        for number in range(len(record.read_in_full)):
            yield from _read_in_full(library, entry, number, acts)
    known = library.of("jurisdiction")
    for kind in ("act", "tracker", "observations", "judgements", "draft"):
        for entry in library.of(kind).values():
            if entry.country not in known:
                said = f"the folder `{entry.country}` has no jurisdiction.yaml"
                hint = f"`legalgap new jurisdiction {entry.country}` writes one"
                found = entry.problem("LG313", (), said, hint)
                yield replace(found, missing=("jurisdiction", entry.country))


def _sections(
    library: Library, entry: Entry, loc: Loc, sections: tuple[PlanSection, ...]
) -> Iterator[Problem]:
    areas = {area for method in library.methodologies.values() for area in method.areas}
    yield from _twice(entry, loc, sections)
    for number, section in enumerate(sections):
        here: tuple[str | int, ...] = (*loc, number)
        yield from each(entry, "LG306", (*here, "areas"), "area", section.areas, areas)
        at = (*here, "recommendations")
        named = section.recommendations
        yield from each(entry, "LG307", at, "recommendation", named, library.recommendations)


def _read_in_full(
    library: Library, entry: Entry, number: int, acts: dict[str, Act]
) -> Iterator[Problem]:
    full = entry.record.read_in_full[number]
    here: tuple[str | int, ...] = ("read_in_full", number)
    before = {name for item in entry.record.read_in_full[:number] for name in item.indicators}
    for place, name in enumerate(full.indicators):
        yield from _again(entry, (*here, "indicators", place), name, before)
    yield from each(
        entry, "LG302", (*here, "indicators"), "indicator", full.indicators, library.indicators
    )
    for place, name in enumerate(full.acts):
        loc = (*here, "acts", place)
        yield from unknown(entry, "LG304", loc, "act", name, acts)
        if name in acts and acts[name].read != "whole":
            said = f"the act `{name}` was not read whole"
            hint = "read it and write `read: whole` in it, or take it out of `read_in_full`"
            yield entry.problem("LG604", loc, said, hint)


def of_trackers(library: Library) -> Iterator[Problem]:
    """Provisions, acts and indicators that the by-law tracker names; ids that stand twice."""
    for entry in library.of("tracker").values():
        tracker: Tracker = entry.record
        acts = acts_of(library, entry.country)
        yield from _twice(entry, ("bylaws",), tracker.bylaws)
        yield from known_source(entry, ("source",), tracker.source, tracker.sources)
        for number, bylaw in enumerate(tracker.bylaws):
            yield from of_bylaw(library, entry, ("bylaws", number), bylaw, acts)


def of_bylaw(
    library: Library, entry: Entry, loc: Loc, bylaw: ByLaw, acts: dict[str, Act]
) -> Iterator[Problem]:
    """What one by-law names, in the tracker or in a draft."""
    indicators = library.indicators
    yield from known_source(entry, (*loc, "source"), bylaw.source, entry.record.sources)
    if bylaw.act is not None:
        yield from unknown(entry, "LG304", (*loc, "act"), "act", bylaw.act, acts)
    yield from each(entry, "LG302", (*loc, "indicators"), "indicator", bylaw.indicators, indicators)
    for place, reference in enumerate(bylaw.mandated_by):
        act = reference.partition(":")[0]
        yield from unknown(entry, "LG304", (*loc, "mandated_by", place), "act", act, acts)
    for place, reference in enumerate(bylaw.unlocks):
        act, colon, pin = reference.partition(":")
        at = (*loc, "unlocks", place)
        if not colon:
            yield from unknown(entry, "LG302", at, "indicator", reference, indicators)
            continue
        yield from unknown(entry, "LG304", at, "act", act, acts)
        try:
            Pin.parse(pin)
        except ValueError as error:
            yield entry.problem("LG205", at, str(error))


def of_published(library: Library) -> Iterator[Problem]:
    """Indicators and sources that judgements and observations name."""
    for entry in library.of("judgements").values():
        judged: set[str] = set()
        for number, item in enumerate(entry.record.judgements):
            loc = ("judgements", number, "indicator")
            yield from unknown(entry, "LG302", loc, "indicator", item.indicator, library.indicators)
            yield from _again(entry, loc, item.indicator, judged)
    for entry in library.of("observations").values():
        sources = entry.record.sources
        yield from _twice(entry, ("observations",), entry.record.observations)
        yield from known_source(entry, ("source",), entry.record.source, sources)
        for number, item in enumerate(entry.record.observations):
            yield from known_source(entry, ("observations", number, "source"), item.source, sources)
            at = ("observations", number, "indicators")
            yield from each(entry, "LG302", at, "indicator", item.indicators, library.indicators)


def of_recommendations(library: Library) -> Iterator[Problem]:
    """Standards, elements, practices and recommendations that remedies name."""
    standards = standard_ids(library)
    for entry in library.of("recommendations").values():
        record = entry.record
        yield from each(entry, "LG301", ("standards",), "standard", record.standards, standards)
        yield from each(
            entry, "LG307", ("after",), "recommendation", record.after, library.recommendations
        )
        yield from each(
            entry, "LG307", ("practices",), "practice", record.practices, library.practices
        )
        for way in ("provides", "ends", "values"):
            for name, names in getattr(record, way).items():
                loc = (way, name)
                yield from unknown(
                    entry, "LG302", loc, "indicator", name, library.indicators, key=True
                )
                indicator = library.indicators.get(name)
                for number, element in enumerate(names if indicator else ()):
                    assert indicator is not None
                    at = (*loc, element) if way == "values" else (*loc, number)
                    if element not in indicator.elements:
                        said = f"{name} has no element `{element}`"
                        known = ", ".join(indicator.elements)
                        hint = did_you_mean(element, indicator.elements, f"known: {known}")
                        yield entry.problem("LG303", at, said, hint, key=way == "values")
    for entry in library.of("practices").values():
        yield from each(
            entry,
            "LG302",
            ("indicators",),
            "indicator",
            entry.record.indicators,
            library.indicators,
        )
    for entry in library.of("clauses").values():
        yield from each(
            entry, "LG301", ("standards",), "standard", entry.record.standards, standards
        )
        yield from each(
            entry,
            "LG307",
            ("recommendations",),
            "recommendation",
            entry.record.recommendations,
            library.recommendations,
        )
