"""Which body is asked for what: measures, by-laws, questions, gathered under one name of it.

Recommendations name bodies in words that fit any State, by-laws and questions as the State does.
Two names are one body where they are the same in a language, where one holds the other as whole
words, or where the State's data say so (`known_as`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legalgap.engine.waiting import Waiting
from legalgap.frozen import frozen
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.jurisdiction import NamedFact
from legalgap.model.text import Text
from legalgap.report.outline import OpenTest, Outline

BETWEEN = re.compile(r"\W+")
Names = dict[str, str]
"""A name in each of its languages, in small letters, with one space around each word."""


@dataclass
class Body:
    """A body, and what the report asks of it."""

    title: Text
    fact: NamedFact | None = None
    """What the data say of it, where it is one of the State's institutions."""
    names: list[Names] = field(default_factory=list)
    called: list[Text] = field(default_factory=list)
    """Other names under which it leads measures."""
    leads: list[str] = field(default_factory=list)
    """Its recommendations, in the order of the table of all."""
    partners: list[str] = field(default_factory=list)
    """Those in which it takes part."""
    bylaws: list[Waiting] = field(default_factory=list)
    """Those that something waits for, what holds back most first."""
    issued: list[Waiting] = field(default_factory=list)
    """Its by-laws in force."""
    questions: list[OpenTest] = field(default_factory=list)
    """The tests that it can answer, those of most findings first."""
    jointly: list[OpenTest] = field(default_factory=list)
    """Those among them that are asked of several bodies together."""

    @property
    def asked(self) -> bool:
        """Whether it gets a sheet."""
        return bool(self.leads or self.bylaws or self.questions)


@frozen
class Bodies:
    """Those with a sheet, and those that only take part."""

    sheets: tuple[Body, ...]
    """Those that lead most measures first."""
    partners: tuple[tuple[Text, tuple[str, ...]], ...]
    """A name, and the recommendations in which it takes part; the most first."""


def any_asked(plan: Outline) -> bool:
    """Whether any body gets a sheet."""
    found = plan.machinery
    return (
        bool(plan.consolidated)
        or any(item.bylaw.body and item.open for item in found.bylaws)
        or any(item.whom for item in found.questions)
    )


def asked_bodies(plan: Outline, facts: Iterable[NamedFact]) -> Bodies:
    """Gather what is asked of each body; `facts` are the institutions that may be named."""
    found = _Register()
    for fact in facts:
        body = found.new(fact.name, fact)
        body.names += map(_names, fact.known_as)
    catalogue = plan.assessment.yardstick.recommendations
    for name in plan.consolidated:
        lead = catalogue[name].lead
        body = found.of(lead)[0]
        body.leads.append(name)
        if not any(_same(_names(lead), _names(known)) for known in (body.title, *body.called)):
            body.called.append(lead)
    # A name comes before the longer ones that hold it, with those of other bodies maybe.
    named = [item for item in plan.machinery.bylaws if item.bylaw.body]
    for item in sorted(named, key=lambda item: _length(item.bylaw.body)):
        found.of(item.bylaw.body or {})
    for test in sorted(plan.machinery.questions, key=lambda test: _length(test.whom)):
        if test.whom:
            found.of(test.whom)
    for item in named:
        for body in found.of(item.bylaw.body or {}):
            if item.open:
                body.bylaws.append(item)
            elif item.status is ByLawStatus.IN_FORCE:
                body.issued.append(item)
    for test in sorted(plan.machinery.questions, key=lambda test: -len(test.findings)):
        bodies = found.of(test.whom) if test.whom else []
        for body in bodies:
            body.questions.append(test)
            body.jointly += [test] * (len(bodies) > 1)
    others = _take_part(plan, found)
    ranked = sorted(found.bodies, key=lambda body: -len(body.leads))
    only = [(item.title, tuple(item.partners)) for item in ranked if not item.asked]
    only = [item for item in [*only, *others] if item[1]]
    return Bodies(
        tuple(body for body in ranked if body.asked),
        tuple(sorted(only, key=lambda item: -len(item[1]))),
    )


def _take_part(plan: Outline, found: "_Register") -> list[tuple[Text, tuple[str, ...]]]:
    """Note the measures in which bodies take part; those of names that are no body yet."""
    others: dict[str, tuple[Text, dict[str, None]]] = {}
    known: dict[tuple[str, ...], list[Body]] = {}  # the same partners stand in many measures
    for name in plan.consolidated:
        for part in _parts(plan.assessment.yardstick.recommendations[name].partners):
            key = (*part, *part.values())
            if key not in known:
                known[key] = found.known(part)
            bodies = known[key]
            for body in bodies:
                if name not in (*body.leads, *body.partners):
                    body.partners.append(name)
            if not bodies:
                names = _names(part)
                said = names.get("en") or names[min(names)]
                others.setdefault(said, (part, {}))[1][name] = None
    return [(part, tuple(listed)) for part, listed in others.values()]


def _parts(partners: Text | None) -> Iterator[Text]:
    """The partners one by one: a list with semicolons, the same in all languages."""
    split = {lang: words.strip(" .").split("; ") for lang, words in (partners or {}).items()}
    first = split.get("en") or next(iter(split.values()), [])
    for place in range(len(first)):
        yield {
            lang: words[place].strip()
            for lang, words in split.items()
            if len(words) == len(first) and words[place].strip()
        } or {"en": first[place]}


class _Register:
    """The bodies named so far."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self._found: dict[tuple[tuple[str, str], ...], list[Body]] = {}

    def new(self, title: Text, fact: NamedFact | None = None) -> Body:
        """A body that was not named yet."""
        self.bodies.append(Body(title, fact, [_names(title)]))
        return self.bodies[-1]

    def of(self, text: Text) -> list[Body]:
        """The bodies that a text names; a new one where it names none."""
        key = tuple(sorted(text.items()))
        if key not in self._found:
            self._found[key] = self.known(text) or [self.new(text)]
        return self._found[key]

    def known(self, text: Text) -> list[Body]:
        """The bodies that a text names: the one of this very name, else each that it holds."""
        names = _names(text)
        for body in self.bodies:
            for known in body.names:
                if _same(names, known):
                    return [body]
        return [body for body in self.bodies if any(_meets(names, known) for known in body.names)]


def _names(text: Text) -> Names:
    return {lang: f" {BETWEEN.sub(' ', words.casefold()).strip()} " for lang, words in text.items()}


def _length(text: Text | None) -> int:
    return min(map(len, (text or {"": ""}).values()))


def _same(one: Names, other: Names) -> bool:
    return not one.items().isdisjoint(other.items())


def _meets(text: Names, known: Names) -> bool:
    """Whether a text holds a name that is known, or is the beginning of it.

    A name of one word has to stand first: `government` is also that of a town.
    """
    for lang, words in text.items():
        name = known.get(lang, "")
        if not name.strip():
            continue
        if name.startswith(words) or words.startswith(name):
            return True
        if name.count(" ") > 2 and name in words:
            return True
    return False
