"""Cases that a lawyer can read: the format of the YAML beside this file (see README.md).

A case gives a rule, the claims of a few acts and what is expected. Everything it does not say has
a default, so that a case shows only what it is about. A key that the format does not know is an
error.
"""

import re
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import pytest
from expected import OWN, Expected, Names
from pydantic import Field, TypeAdapter, model_validator

from legalgap.corpus.tree import data_root
from legalgap.corpus.yaml_text import read_text
from legalgap.engine.assess import assess
from legalgap.model.act import Act, Kind
from legalgap.model.assessment import Assessment
from legalgap.model.base import Record
from legalgap.model.bylaw import Tracker
from legalgap.model.country import Country, Yardstick
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.enforceability import Enforceability
from legalgap.model.indicator import Indicator, Needs, Type, Weight
from legalgap.model.instrument import Force, Instrument
from legalgap.model.journey import Journey
from legalgap.model.judgement import Answer, Judgement
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Methodology
from legalgap.model.recommendation import Practice, Recommendation
from legalgap.model.rule import Rule, elements
from legalgap.model.source import Grade

AS_OF = "2026-01-01"
RULE: TypeAdapter[Any] = TypeAdapter(Rule)
INDICATOR = re.compile(r"^[A-Z][A-Z0-9]*-\d+$")
PIN = re.compile(r"^(annex-\d+/)?\d")
AROUND = {"grade", "read", "in_force", "from", "to", "editions", "checked"}
"""What a provision says of itself; its other keys are claims."""
TREATY_WORDS: dict[str, dict[str, str] | None] = {
    "in_force": {"in_force": "2000", "grade": "text_read"},
    "recalled": {"in_force": "2000", "grade": "recalled"},
    "signatory": {"status": "signatory", "grade": "text_read"},
    "not_party": {"status": "not_party", "grade": "text_read"},
    "unlisted": None,
}
METHODOLOGY = {
    "id": "cases",
    "lenses": {"gender": {}, "age": {}, "survivor": {}},
    "groups": ["children", "adults", "women", "men", "foreigners", "nationals"],
    "bands": {"A": "80", "B": "60", "C": "40", "D": "20", "E": "0"},
    "cap": {"contradicted_obligation": "C"},
}


@cache
def shipped_rules() -> dict[str, Any]:
    """The enforceability rules of the packaged methodology, as they stand in its file."""
    file = data_root() / "standards" / "methodology" / "legalgap-2026.yaml"
    if not file.is_file():
        pytest.skip("the data is not there as YAML")
    document, _ = read_text(file.name, file.read_text(encoding="utf-8"))
    assert document is not None
    rules: dict[str, Any] = document.tree["enforceability"]
    # The chain names indicators of the package.
    return {key: value for key, value in rules.items() if key != "chain"}


def _node(raw: Any) -> Any:
    """A list of elements is short for `all`."""
    return {"all": raw} if isinstance(raw, list) else raw


class Asked(Record):
    """An indicator; its elements are those that its rule names."""

    rule: Any = "x"
    bonus: tuple[Any, ...] = ()
    needs: Needs = Needs.LAW
    penal: bool = False
    standards: dict[str, Force] = Field(default_factory=lambda: {"treaty:1": Force.DUTY})
    from_: dict[str, Names] = Field(default_factory=dict, alias="from")
    lenses: dict[str, Weight] = Field(default_factory=dict)
    computed: dict[str, str] = Field(default_factory=dict)
    closes_with: Names = ()
    type: Type | None = None
    tests: Any = Field(default=None, description="Twelve answers in a line, or by their id.")
    machinery: dict[str, Any] = Field(default_factory=dict)

    def machine(self, name: str) -> dict[str, Any]:
        """The answers on what is there to apply it, as a State's file holds them."""
        tests = self.tests or {}
        if isinstance(tests, str):
            tests = {f"E{n}": word for n, word in enumerate(tests.split(), start=1)}
        return {"indicator": name, "tests": tests, "grade": "text_read", **self.machinery}

    def indicator(self, name: str) -> Indicator:
        """The indicator as the engine takes it."""
        rules = [RULE.validate_python(_node(raw)) for raw in (self.rule, *self.bonus)]
        owned = {
            element.removeprefix(f"{name}."): bad
            for rule in rules
            for element, bad in elements(rule)
            if "." not in element or element.startswith(f"{name}.")
        }
        strange = {*self.from_, *self.computed} - set(owned)
        assert not strange, f"no rule names {sorted(strange)}"
        return Indicator.model_validate(
            {
                "id": name,
                "question": "?",
                "standards": list(self.standards),
                "lenses": self.lenses,
                "needs": self.needs,
                "penal": self.penal,
                "type": self.type,
                "elements": {
                    element: {
                        "label": element,
                        "bad": bad,
                        "from": self.from_.get(element, ()),
                        "computed": self.computed.get(element),
                    }
                    for element, bad in (owned or {"none_of_its_own": False}).items()
                },
                "full": rules[0],
                "closes_with": self.closes_with,
                "bonus": rules[1:],
            }
        )


class Given(Record):
    """An act; its pins stand beside its other keys."""

    kind: Kind | None = None
    penal: bool = False
    grade: Grade = Grade.TEXT_READ
    in_force: dict[str, str] = Field(default_factory=dict)
    silent: bool | Names = False
    read: Literal["whole", "part"] = "whole"
    checked: str | None = None
    adopted: str | None = None
    replaced_by: str | None = None
    provisions: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _pins(cls, raw: Any) -> Any:
        """Keys that begin with a digit are pins."""
        raw = dict(raw or {})
        pins = {key: raw.pop(key) for key in list(raw) if PIN.match(key)}
        return {**raw, "provisions": pins} if pins else raw

    def act(self, name: str) -> Act:
        """The act as the engine takes it; without `kind:` its name says its rank."""
        rank = name.replace("-", "_") if name.replace("-", "_") in set(Kind) else "law"
        sources: dict[str, Any] = {"gazette": {"title": "Gazette", "checked": self.checked}}
        provisions = []
        for pin, raw in self.provisions.items():
            provision, own = _wording(raw, f"s{len(sources)}")
            sources.update(own)
            provisions.append({"pin": pin, **provision})
        silent = (OWN,) if self.silent is True else self.silent or ()
        return Act.model_validate(
            {
                "id": name,
                "title": name,
                "kind": self.kind or rank,
                "penal": self.penal,
                "grade": self.grade,
                "adopted": self.adopted,
                "replaced_by": self.replaced_by,
                "in_force": {"from": "2000-01-01", **self.in_force},
                "read": self.read,
                "silent_on": silent,
                "sources": sources,
                "source": "gazette",
                "provisions": provisions,
            }
        )


def _wording(
    raw: Any, key: str, *, read: str | None = "whole"
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A provision, edition or change in the form of the model, and the sources it adds.

    It was read whole, where it says nothing else; an edition takes this from its provision.
    """
    if isinstance(raw, list):
        return {"read": "whole", "claims": {OWN: raw}}, {}
    raw = dict(raw or {})
    made: dict[str, Any] = {name: raw.pop(name) for name in list(raw) if name in AROUND}
    sources: dict[str, Any] = {}
    if "checked" in made:
        sources[key] = {"title": "Gazette", "checked": made.pop("checked")}
        made["source"] = key
    editions = []
    for number, edition in enumerate(made.pop("editions", ())):
        wording, own = _wording(edition, f"{key}_{number}", read=None)
        editions.append(wording)
        sources.update(own)
    claims = {name: raw.pop(name) for name in list(raw) if INDICATOR.match(name)}
    if raw:
        claims[OWN] = raw
    if read:
        made.setdefault("read", read)
    return {**made, "claims": claims, "editions": editions} if editions else {
        **made,
        "claims": claims,
    }, sources


class Proposed(Record):
    """A draft: what it replaces, adds and repeals."""

    amends: str = "law"
    in_force: str = "2026-01-01"
    replace: dict[str, Any] = Field(default_factory=dict)
    add: dict[str, Any] = Field(default_factory=dict)
    repeal: Names = ()
    bylaws: tuple[dict[str, Any], ...] = ()

    def draft(self) -> Draft:
        """The draft as the engine takes it."""
        changes: list[dict[str, Any]] = [{"repeal": pin} for pin in self.repeal]
        for way, given in (("replace", self.replace), ("add", self.add)):
            changes += [{way: pin, **_wording(raw, "s")[0]} for pin, raw in given.items()]
        return Draft.model_validate(
            {
                "id": "draft",
                "title": "draft",
                "amends": self.amends,
                "in_force": self.in_force,
                "changes": changes,
                "bylaws": [{"title": "?", "grade": "text_read", **item} for item in self.bylaws],
            }
        )


class Case(Asked):
    """One case; its own keys `rule`, `needs` ... are those of the indicator A-01."""

    case: str
    also: dict[str, Asked] = Field(default_factory=dict)
    acts: dict[str, Given] = Field(default_factory=dict)
    as_of: str = AS_OF
    treaties: dict[str, str | dict[str, Any]] = Field(default_factory=dict)
    soft_law: Names = ()
    instruments: dict[str, dict[str, Any]] = Field(default_factory=dict)
    read_in_full: bool | Names = False
    not_applicable: Names = ()
    judgement: Answer | None = None
    walk: tuple[Any, ...] = Field(default=(), description="Steps of a journey: rules, ids in full.")
    act_tests: dict[str, dict[str, Any]] = Field(default_factory=dict)
    bylaws: tuple[dict[str, Any], ...] = ()
    recommendations: dict[str, dict[str, Any]] = Field(default_factory=dict)
    practices: dict[str, dict[str, Any]] = Field(default_factory=dict)
    methodology: dict[str, Any] = Field(default_factory=dict)
    enforceability: dict[str, Any] = Field(default_factory=dict)
    draft: Proposed | None = None
    before: Expected | None = None
    expect: Expected | None = None
    at: dict[str, Expected] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _complete(self) -> "Case":
        if self.expect is None and not self.at:
            raise ValueError("a case needs `expect:`, or `at:` with dates")
        if self.before is not None and self.draft is None:
            raise ValueError("`before:` belongs to a `draft:`")
        return self

    @property
    def asked(self) -> dict[str, Asked]:
        """Every indicator of the case by id."""
        return {OWN: self, **self.also}

    @cached_property
    def country(self) -> Country:
        """The State with its acts."""
        slugs = dict.fromkeys(self._slugs())
        treaties: dict[str, dict[str, Any]] = {}
        for slug in slugs:
            given = self.treaties.get(slug, "in_force")
            status = TREATY_WORDS[given] if isinstance(given, str) else given
            if status is not None:
                treaties[slug] = {"grade": "text_read", **status}
        in_full = (OWN,) if self.read_in_full is True else self.read_in_full or ()
        # What was read in full was something, even where it said nothing.
        acts = self.acts or ({"law": Given()} if in_full else {})
        jurisdiction = {
            "id": "XXX",
            "name": "Exland",
            "as_of": self.as_of,
            "treaties": treaties,
            "read_in_full": [{"indicators": in_full, "acts": list(acts), "reason": "read"}]
            if in_full
            else [],
            "not_applicable": [
                {"indicator": name, "reason": "no such cases"} for name in self.not_applicable
            ],
        }
        bylaws = [
            {"id": f"bylaw-{n}", "title": "?", "grade": "text_read", **item}
            for n, item in enumerate(self.bylaws)
        ]
        judged = [
            {"indicator": OWN, "answer": self.judgement, "reason": "?", "by": "E1", "when": "2026"}
        ]
        return Country(
            Jurisdiction.model_validate(jurisdiction),
            {name: given.act(name) for name, given in acts.items()},
            Tracker.model_validate({"bylaws": bylaws}),
            tuple(Judgement.model_validate(item) for item in judged if self.judgement),
            enforceability=self._machinery(),
        )

    def _machinery(self) -> Enforceability:
        """The tests of the case and of its acts."""
        acts = [
            {"act": name, "tests": tests, "grade": "text_read"}
            for name, tests in self.act_tests.items()
        ]
        asked = [
            item.machine(name)
            for name, item in self.asked.items()
            if item.tests is not None or item.machinery
        ]
        return Enforceability.model_validate({"acts": acts, "indicators": asked})

    @cached_property
    def yardstick(self) -> Yardstick:
        """The standards, the indicators and the methodology."""
        prefixes = dict.fromkeys(name.partition("-")[0] for name in self.asked)
        areas = {prefix.lower(): {"prefix": prefix} for prefix in prefixes}
        standards: dict[str, dict[str, Force]] = {slug: {} for slug in self._slugs()}
        for asked in self.asked.values():
            for standard, force in asked.standards.items():
                slug, _, pin = standard.partition(":")
                standards[slug][pin] = force
        return Yardstick(
            {
                slug: Instrument.model_validate(
                    {
                        "id": slug,
                        "title": slug,
                        "reach": "soft_law" if slug in self.soft_law else "treaty",
                        "region": "world",
                        "grade": "text_read",
                        "standards": [
                            {"pin": pin, "asks": "?", "force": force, "grade": "text_read"}
                            for pin, force in listed.items()
                        ],
                        **self.instruments.get(slug, {}),
                    }
                )
                for slug, listed in standards.items()
            },
            {name: asked.indicator(name) for name, asked in sorted(self.asked.items())},
            Methodology.model_validate(
                {**METHODOLOGY, **self._rules(), "areas": areas, **self.methodology}
            ),
            {name: _recommendation(name, raw) for name, raw in self.recommendations.items()},
            {name: _practice(name, raw) for name, raw in self.practices.items()},
            journey=self._journey(),
        )

    def _journey(self) -> Journey | None:
        """One person who takes the steps of the case."""
        steps = [
            {"id": f"step_{number}", "title": "?", "question": "?", "rule": _node(raw)}
            for number, raw in enumerate(self.walk)
        ]
        people = [{"id": "person", "title": "?", "story": "?"}]
        return Journey.model_validate({"people": people, "steps": steps}) if steps else None

    def _rules(self) -> dict[str, Any]:
        """The shipped numbers of enforceability, where the case is about them."""
        if not any(item.type for item in self.asked.values()):
            return {}
        return {"enforceability": {**shipped_rules(), **self.enforceability}}

    def _slugs(self) -> list[str]:
        """The treaties that standards or the case itself name."""
        named = [
            standard.partition(":")[0]
            for asked in self.asked.values()
            for standard in asked.standards
        ]
        return list(dict.fromkeys([*named, *self.treaties]))

    def assessed(self, day: str | None = None, *, with_draft: bool = True) -> Assessment:
        """The assessment of the case, at its date or another one."""
        when: date | None = PartialDate.parse(day).latest if day else None
        drafts = [self.draft.draft()] if self.draft and with_draft else []
        return assess(self.country, self.yardstick, when, drafts)

    def amiss(self) -> list[str]:
        """Everything that is not as the case expects, one line each."""
        found: list[str] = []
        if self.before is not None:
            found += [
                f"before: {line}" for line in self.before.amiss(self.assessed(with_draft=False))
            ]
        if self.expect is not None:
            found += self.expect.amiss(self.assessed())
        for day, expected in self.at.items():
            found += [f"at {day}: {line}" for line in expected.amiss(self.assessed(day))]
        return found


def _recommendation(name: str, raw: dict[str, Any]) -> Recommendation:
    words = dict.fromkeys(("title", "gap", "adopt", "lead"), "?")
    rest = {"measure": ["law"], "horizon": "short", "effort": "low"}
    return Recommendation.model_validate({"id": name, **words, **rest, **raw})


def _practice(name: str, raw: dict[str, Any]) -> Practice:
    words = dict.fromkeys(("country", "instrument", "does", "why", "caveat"), "?")
    rest = {"region": "world", "source": {"title": "?"}, "grade": "reported", "valid_as_of": "2025"}
    return Practice.model_validate({"id": name, "indicators": [OWN], **words, **rest, **raw})


def read_cases(file: Path) -> list[dict[str, Any]]:
    """The cases of a file as they stand there; scalars are text, as in the data."""
    document, problems = read_text(file.name, file.read_text(encoding="utf-8"))
    assert document is not None, problems
    assert not problems, problems
    cases: list[dict[str, Any]] = document.tree
    return cases
