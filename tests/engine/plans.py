"""Random States with recommendations, and what trying every set of measures would find."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import strategies as st
from lawcase import Case

from legalgap.engine.measures import Measures, Outcome
from legalgap.model.assessment import Assessment

WANTED = ("a", "b", "c", "d")
UNWANTED = ("x", "y", "z")
AGE = {"number": {"element": "age", "min": "18", "partly": "16"}}
OWNERS = ("A-01", "B-01")
NAMES = tuple(f"REC-A-0{n}" for n in range(1, 6))
ZERO = Fraction(0)


def groups(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """All, any or at least so many of some children."""
    listed = st.lists(below, min_size=1, max_size=3)
    return st.one_of(
        listed.map(lambda of: {"all": of}),
        listed.map(lambda of: {"any": of}),
        listed.flatmap(
            lambda of: st.integers(1, len(of)).map(lambda n: {"at_least": {"n": n, "of": of}})
        ),
    )


def unwanted() -> st.SearchStrategy[Any]:
    """A group of bad elements under `not`."""
    return st.recursive(st.sampled_from(UNWANTED), groups, max_leaves=4).map(
        lambda rule: {"not": rule}
    )


def rules() -> st.SearchStrategy[Any]:
    """Any rule over wanted elements, bad ones under `not`, a number and a treaty."""
    leaf = st.sampled_from([*WANTED, AGE, {"ratified": "ilo"}])
    return st.recursive(st.one_of(leaf, leaf, unwanted()), groups, max_leaves=6)


def named(rule: Any) -> set[str]:
    """The elements that a rule names."""
    if isinstance(rule, str):
        return {rule}
    if isinstance(rule, list):
        return set().union(*map(named, rule))
    ((key, inner),) = rule.items()
    if key == "number":
        return {inner["element"]}
    return set() if key == "ratified" else named(inner["of"] if key == "at_least" else inner)


@st.composite
def laws(draw: st.DrawFn, elements: dict[str, list[str]]) -> dict[str, Any]:
    """One code, read whole: what it says of each element, and whether it says the opposite."""
    provision: dict[str, Any] = {}
    for owner, names in elements.items():
        claim: dict[str, Any] = {}
        for name in names:
            way = draw(st.sampled_from(["provides", "narrows", "lacks", "silent"]))
            if name == "age" and way != "silent":
                claim.setdefault("values", {})[name] = draw(st.sampled_from(["14", "16", "18"]))
            elif way == "narrows":
                claim.setdefault("narrows", {})[name] = "in some cases"
            elif way == "provides" or (way == "lacks" and name not in UNWANTED):
                claim.setdefault(way, []).append(name)
        against = draw(st.sampled_from(["no", "no", "no", "all", "some"]))
        if against != "no":
            claim["contradicts"] = "the opposite"
        if against == "some":
            claim["only"] = "some cases"
        if claim:
            provision[owner] = claim
    return {"5": provision}


@st.composite
def remedies(draw: st.DrawFn, elements: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Some recommendations, each with what it gives, what it ends and what comes first."""
    found: dict[str, dict[str, Any]] = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=5)):
        item: dict[str, Any] = {"effort": draw(st.sampled_from(["low", "medium", "high"]))}
        for owner, names in elements.items():
            given = draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
            for element in given:
                if element == "age":
                    value = draw(st.sampled_from(["16", "18"]))
                    item.setdefault("values", {}).setdefault(owner, {})[element] = value
                else:
                    way = "ends" if element in UNWANTED else "provides"
                    item.setdefault(way, {}).setdefault(owner, []).append(element)
        item["after"] = [other for other in found if draw(st.integers(0, 3)) == 0]
        found[name] = item
    return found


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    """A whole case, as the YAML of tests/rules would say it."""
    asked: dict[str, dict[str, Any]] = {}
    elements: dict[str, list[str]] = {}
    for owner in OWNERS:
        rule = draw(rules())
        own = sorted(named(rule))
        standards = {"treaty:1": "duty", "other:1": "duty", "guide:1": "soft"}
        asked[owner] = {
            "rule": rule,
            "standards": standards,
            "from": {name: [draw(st.sampled_from(sorted(standards)))] for name in own},
            "lenses": {"gender": draw(st.sampled_from(["core", "relevant", "none"]))},
        }
        if own:
            elements[owner] = own
    main = asked.pop("A-01")
    return {
        "case": "random",
        **main,
        "also": asked,
        "soft_law": ["guide"],
        "treaties": {
            "treaty": "in_force",
            "other": draw(st.sampled_from(["in_force", "not_party", "recalled"])),
            "ilo": draw(st.sampled_from(["in_force", "not_party", "recalled"])),
        },
        "acts": {"code": draw(laws(elements))} if elements else {},
        "read_in_full": [owner for owner in elements if draw(st.booleans())],
        "recommendations": draw(remedies(elements)) if elements else {},
        "judgement": draw(st.sampled_from([None] * 9 + ["partial"])),
        "methodology": {"floor": "0"},
        "expect": {"low": 0},
    }


def assessed(world: dict[str, Any]) -> Assessment:
    """The assessment of a world."""
    return Case.model_validate(world).assessed()


def gained(before: Assessment, after: Outcome) -> dict[str, Fraction]:
    """What an outcome gains by stage, from findings alone: the assessment with minus without."""
    found = dict.fromkeys(("obligations", "lenses", "rest", "open_obligations", "open_rest"), ZERO)
    weights = {"core": Fraction(1), "relevant": Fraction(1, 2), "none": ZERO}
    for old, new in zip(before.findings, after.findings, strict=True):
        lenses = sum((weights[weight] for weight in old.indicator.lenses.values()), ZERO)
        rise = new.interval.high - old.interval.high
        found["lenses"] += lenses * rise
        found["rest"] += rise
        found["open_rest"] += new.interval.low - old.interval.low
        if old.obligations.interval and new.obligations.interval:
            was, now = old.obligations.interval, new.obligations.interval
            found["obligations"] += now.high - was.high
            found["open_obligations"] += now.low - was.low
    return found


def allowed(measures: Measures, budget: int) -> Iterator[tuple[str, ...]]:
    """Every set of at most so many measures that has all that must come first."""
    for size in range(min(budget, len(measures.useful)) + 1):
        for chosen in combinations(measures.useful, size):
            if all(set(measures.needs(name)) <= set(chosen) for name in chosen):
                yield chosen


def merit(measures: Measures, chosen: Collection[str]) -> tuple[Any, ...]:
    """What makes one set better than another: its gains, its effort, and then its ids."""
    gains = measures.gain((), chosen).values()
    return (*gains, -measures.effort(chosen), [name in chosen for name in measures.useful])
