"""Random States for the laws of the engine: indicators, rules, treaties, acts and claims."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from lawcase import Case

from legalgap.model.assessment import Assessment, Score

WANTED = ("a", "b", "c", "d")
NUMBER = "n"
LINE = {"element": NUMBER, "min": "4", "partly": "2"}
INDICATORS = ("A-01", "A-02", "B-01")
BAD = ("Z-01", "Z-02")
"""Each owns one element under `not`, so that it can be read in full by itself."""
BAN = "ban"
KINDS = ("law", "code", "order", "plan")
GRADES = ("text_read", "heading_read", "reported")
DAY = "2025-06-01"


@dataclass(frozen=True)
class Spot:
    """An element in a world: who owns it, and how the rule wants it."""

    owner: str
    element: str

    @property
    def bad(self) -> bool:
        """Whether it stands under `not`."""
        return self.element == BAN


def leaves() -> st.SearchStrategy[Any]:
    """One child of a rule."""
    return st.sampled_from(
        [*WANTED, {"number": LINE}, {"ratified": "ilo"}, *({"not": f"{z}.{BAN}"} for z in BAD)]
    )


def groups(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A group of children."""
    listed = st.lists(below, min_size=1, max_size=3)
    return st.one_of(
        listed.map(lambda of: {"all": of}),
        listed.map(lambda of: {"any": of}),
        listed.flatmap(
            lambda of: st.integers(1, len(of)).map(lambda n: {"at_least": {"n": n, "of": of}})
        ),
    )


def rules() -> st.SearchStrategy[Any]:
    """Any rule over the elements; nothing that is wanted stands under `not`."""
    return st.recursive(leaves(), groups, max_leaves=6)


def named(rule: Any) -> set[str]:
    """The elements that a rule names, without those of other indicators."""
    if isinstance(rule, str):
        return {rule}
    if isinstance(rule, list):
        return set().union(*map(named, rule))
    ((key, inner),) = rule.items()
    if key == "number":
        return {inner["element"]}
    if key in ("ratified", "not"):
        return set()
    return named(inner["of"] if key == "at_least" else inner)


def claims(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """What one provision says of one indicator, and how it is known."""

    def made(ways: dict[str, str], numbers: list[str], drawn: tuple[Any, ...]) -> dict[str, Any]:
        grade, whole, only, for_ = drawn
        claim: dict[str, Any] = {"grade": grade, "read": "whole" if whole else "part"}
        for name, way in ways.items():
            if name == NUMBER:
                if way in ("provides", "narrows") and numbers:
                    claim["values"] = {name: numbers}
                elif way == "lacks":
                    claim.setdefault("lacks", []).append(name)
            elif way in ("provides", "lacks"):
                if not (way == "lacks" and name == BAN):
                    claim.setdefault(way, []).append(name)
            else:
                claim.setdefault(way, {})[name] = "in some cases"
        if only != "none":
            claim["contradicts"] = "the opposite"
            if only == "only":
                claim["only"] = "some"
        if for_:
            claim["for"] = ["children"]
        return claim

    return st.builds(
        made,
        st.dictionaries(
            st.sampled_from(names),
            st.sampled_from(["provides", "narrows", "partly", "lacks"]),
            min_size=1,
            max_size=3,
        ),
        st.lists(st.sampled_from(["1", "3", "4", "9", "life"]), min_size=1, max_size=2),
        st.tuples(
            st.sampled_from(GRADES),
            st.booleans(),
            st.sampled_from(["none"] * 8 + ["only", "all"]),
            st.sampled_from([False] * 5 + [True]),
        ),
    ).filter(says_something)


def says_something(claim: dict[str, Any]) -> bool:
    """Whether a claim says anything beside how it is known."""
    return bool(set(claim) - {"grade", "read", "for"})


@st.composite
def acts(draw: st.DrawFn, elements: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Some acts with claims on some indicators."""
    found: dict[str, dict[str, Any]] = {}
    for name in draw(st.lists(st.sampled_from(KINDS), unique=True, max_size=3)):
        act: dict[str, Any] = {"penal": draw(st.booleans()), "checked": "2023-01-01"}
        for pin in draw(
            st.lists(st.sampled_from(["1", "1(1)", "2", "3"]), unique=True, max_size=3)
        ):
            said = {
                owner: draw(st.lists(claims(names), min_size=1, max_size=2))
                for owner, names in elements.items()
                if draw(st.booleans())
            }
            if draw(st.integers(0, 4)) == 0:
                later = draw(st.booleans())
                wording = [{}, said] if later else [said, {}]
                act[pin] = {
                    "editions": [
                        {"from": "2000-01-01", "to": "2023-12-31", **wording[0]},
                        {"from": "2024-01-01", **wording[1]},
                    ]
                }
            else:
                act[pin] = said
        silent = draw(st.lists(st.sampled_from(sorted(elements)), unique=True, max_size=2))
        found[name] = {**act, "silent": silent} if silent else act
    return found


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """A whole case, as the YAML of tests/rules would say it."""
    asked: dict[str, dict[str, Any]] = {}
    elements: dict[str, list[str]] = {}
    standards = {"treaty:1": "duty", "treaty:2": "weigh", "other:1": "match", "guide:1": "soft"}
    for name in INDICATORS:
        rule = draw(rules())
        own = sorted(named(rule))
        asked[name] = {
            "rule": rule,
            "needs": draw(st.sampled_from(["law", "law_and_regulation", "regulation"])),
            "penal": draw(st.booleans()),
            "standards": {
                standard: standards[standard]
                for standard in draw(
                    st.lists(st.sampled_from(sorted(standards)), unique=True, min_size=1)
                )
            },
            "lenses": {"gender": draw(st.sampled_from(["core", "relevant", "none"]))},
        }
        listed = sorted(asked[name]["standards"])
        asked[name]["from"] = {
            element: [draw(st.sampled_from(listed))] for element in own if draw(st.booleans())
        }
        if own:
            elements[name] = own
    for name in BAD:
        asked[name] = {"rule": {"not": BAN}, "standards": {"treaty:3": "duty"}}
        elements[name] = [BAN]
    status = st.sampled_from(["in_force", "in_force", "not_party", "recalled"])
    main = asked.pop("A-01")
    return {
        "case": "random",
        **main,
        "also": asked,
        "treaties": {slug: draw(status) for slug in ("treaty", "other", "ilo")},
        "acts": draw(acts(elements)),
        "read_in_full": [name for name in BAD if draw(st.integers(0, 3)) == 0],
        "methodology": {
            "floor": draw(st.sampled_from(["0", "0.3"])),
            "answer_floor": draw(st.sampled_from(["0", "0.5"])),
            "area": draw(st.sampled_from(["share", "mean"])),
            "index": "mean_of_areas",
            "digits": 6,
            "lenses": {"gender": {}},
        },
        "expect": {"low": 0},
    }


def spots(world: dict[str, Any]) -> list[Spot]:
    """Every element that a claim can answer."""
    found = [
        Spot(name, element)
        for name in INDICATORS
        for element in sorted(named(rule_of(world, name)))
    ]
    return found + [Spot(name, BAN) for name in BAD]


def rule_of(world: dict[str, Any], name: str) -> Any:
    """The rule of an indicator."""
    return (world if name == "A-01" else world["also"][name])["rule"]


def with_act(world: dict[str, Any], name: str, act: dict[str, Any]) -> dict[str, Any]:
    """The same State with one more act."""
    return {**world, "acts": {**world["acts"], name: act}}


def assessed(world: dict[str, Any]) -> Assessment:
    """The assessment of a world at its day."""
    return Case.model_validate(world).assessed(DAY)


def scores(made: Assessment) -> dict[str, Score]:
    """Every score of an assessment by a name of its own."""
    assert made.index is not None
    found = {"index": made.index}
    for lens, score in made.lenses.items():
        found[f"lens {lens}"] = score
    for area in made.areas:
        found[f"{area.id} law"] = area.law
        found[f"{area.id} obligations"] = area.obligations
        found[f"{area.id} good practice"] = area.good_practice
        for lens, score in area.lenses.items():
            found[f"{area.id} lens {lens}"] = score
    return found


def measures(made: Assessment) -> dict[str, Fraction]:
    """All numbers that the laws speak of: the values of findings and the scores there are."""
    found: dict[str, Fraction] = {}
    for finding in made.findings:
        found[f"{finding.id} low"] = finding.interval.low
        found[f"{finding.id} high"] = finding.interval.high
    for name, score in scores(made).items():
        for key in ("score", "low", "high"):
            value = getattr(score, key)
            if value is not None:
                found[f"{name} {key}"] = value
    return found


def content(made: Assessment) -> dict[str, Any]:
    """All that an assessment says, with its provisions in the order in which it says them."""
    return {
        "scores": scores(made),
        "findings": {
            finding.id: {
                "answer": (finding.answer, finding.interval, finding.verb),
                "parts": (finding.obligations, finding.good_practice),
                "contradictions": [item.id for item in finding.contradictions],
                "elements": [
                    (
                        element.id,
                        element.state,
                        element.limits,
                        element.settled,
                        element.grade,
                        {said.partition(":")[0] for said in element.basis},
                        [item.id for item in element.statements],
                    )
                    for element in finding.elements
                ],
                "to_verify": [item.id for item in finding.to_verify],
                "to_read_again": [item.id for item in finding.to_read_again],
            }
            for finding in made.findings
        },
        "to_read": made.to_read,
    }


def without_lists(found: dict[str, Any]) -> dict[str, Any]:
    """The same without what only asks for somebody to look: it decides no answer."""
    return {
        "scores": found["scores"],
        "findings": {
            name: {key: said for key, said in finding.items() if not key.startswith("to_")}
            for name, finding in found["findings"].items()
        },
    }
